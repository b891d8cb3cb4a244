"""Who said it first, who carried it, when, and how far to believe it, in one line.

A feed reader may drop everything but title and text, so that this line stands
first in every text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import Markup, escape

from sitrep.core.language import Language
from sitrep.core.links.hosts import host_of
from sitrep.site.addresses import report_address
from sitrep.site.catalogue.family import Carriage, Family
from sitrep.site.site import Site

DOT = Markup(" · ")
_TURNING = frozenset(
    {"R", "AL", "AN", "LRE", "LRO", "LRI", "RLE", "RLO", "RLI", "FSI", "PDF", "PDI"}
)
"""Unicode's bidirectional classes that can turn the words around them."""
_URI_SIGNS = ";/?:@&=+$-_.!~*'()%,#"
"""What may stand in a URI beside letters and digits; RFC 2396, by which feeds are checked."""


def attribution(family: Family, site: Site) -> Markup:
    """One paragraph: origin, date, grade, carriers, link."""
    report, language = family.report, site.language
    parts = [*_facts(family, language)]
    if report.url:
        parts.append(link(report.url, language.say("original")))
    else:
        parts.append(link(site.absolute(report_address(report)), language.say("in this digest")))
    if report.archived:
        parts.append(link(report.archived, language.say("archived copy")))
    return paragraph(DOT.join(parts))


def attribution_words(family: Family, language: Language) -> str:
    """The same facts as plain text, without links."""
    return DOT.join(_facts(family, language)).striptags()


def isolated(words: str, language: str | None = None) -> Markup:
    """Somebody else's words as markup that cannot change the direction of the text around them.

    They are marked with their ``language`` where that is not the digest's own.
    """
    turns = not words.isascii() and any(
        unicodedata.bidirectional(sign) in _TURNING for sign in words
    )
    if language:
        return Markup('<span dir="auto" lang="%s">%s</span>') % (language, words)
    return Markup('<span dir="auto">%s</span>') % (words,) if turns else escape(words)


def link(address: str, words: Markup | str) -> Markup:
    """A link to an absolute address."""
    return Markup('<a href="%s">%s</a>') % (uri(address), words)


def paragraph(words: Markup | str) -> Markup:
    """A paragraph on a line of its own."""
    return Markup("<p>%s</p>\n") % (words,)


@lru_cache(maxsize=20_000)
def uri(address: str) -> str:
    """A web address in the signs that a URI may have."""
    parts = urlsplit(address)
    if parts.netloc.isascii():
        return quote(address, safe=_URI_SIGNS)
    port = f":{parts.port}" if parts.port else ""
    return quote(urlunsplit(parts._replace(netloc=f"{host_of(address)}{port}")), safe=_URI_SIGNS)


def _facts(family: Family, language: Language) -> Iterator[Markup]:
    report, origin = family.report, family.origin
    yield Markup("<strong>%s</strong>") % (isolated(origin.name),)
    if origin.affiliation:
        yield isolated(language.say(origin.affiliation))
    yield escape(language.day(report.date) if report.date else language.say("date unknown"))
    words = language.say(
        "grade %(code)s (%(words)s)", code=family.grade_codes, words=family.grade_words(language)
    )
    yield escape(words)
    if family.carriages:
        carriers = Markup(", ").join(_carriage(each, language) for each in family.carriages)
        yield escape(language.say("carried by %(names)s")) % {"names": carriers}
    if family.is_summary:
        yield escape(language.say("summarised in our words"))


def _carriage(carriage: Carriage, language: Language) -> Markup:
    carrier = carriage.carrier
    name = isolated(carriage.name)
    if carrier.url:
        name = link(carrier.url, name)
    return name + (Markup(" (%s)") % (language.day(carrier.date),) if carrier.date else Markup())
