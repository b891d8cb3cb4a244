"""What a record is made of: a small page with the attributes that Pagefind reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sitrep.core.language import Language

REPORT, EVENT, ACTOR = "report", "event", "actor"
REGION, SOURCE, EDITION = "region", "source", "edition"
"""The kinds of records."""

_RECORD = Markup(
    '<!doctype html>\n<html lang="%s"><head>%s</head><body data-pagefind-body>%s</body></html>\n'
)
_FACT = Markup('<meta data-pagefind-%s="%s[content]" content="%s">')
_NAME = Markup("<h1>%s</h1>")
_WORDS = Markup("<p>%s</p>")
_ASIDE = Markup('<p data-pagefind-weight="0.5">%s</p>')


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A page of the site as the index takes it in."""

    address: str
    html: Markup


def record(
    address: str, facts: Iterable[Markup], words: Iterable[Markup], language: Language
) -> SearchRecord:
    """A record of what a result shows and what it is found by, and its words."""
    html = _RECORD % (language.code, Markup().join(facts), Markup().join(words))
    return SearchRecord(address, html)


def meta(name: str, value: str) -> Markup:
    """What a result shows beside its words."""
    return _FACT % ("meta", name, value)


def narrowed(name: str, value: str) -> Markup:
    """What results can be narrowed by."""
    return _FACT % ("filter", name, value)


def sorted_by(name: str, value: str) -> Markup:
    """What results can be put in order by."""
    return _FACT % ("sort", name, value)


def heading(name: str) -> Markup:
    """What counts most."""
    return _NAME % name


def words(text: str) -> Markup:
    """What counts as it is."""
    return _WORDS % text


def aside(text: str) -> Markup:
    """What counts for less than a page's own words."""
    return _ASIDE % text
