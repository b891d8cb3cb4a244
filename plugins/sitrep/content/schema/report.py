"""The keys of a report's front matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sitrep.content.schema.key import Key, Need
from sitrep.content.schema.kinds import (
    DAY,
    FINGERPRINTS,
    LANGUAGE,
    SLUG,
    TEXTS,
    URL,
    WORDS,
    choice,
    number,
)
from sitrep.content.schema.records import (
    CARRIERS,
    CHANGES,
    FORMERLY,
    KEEPS,
    ORIGIN_OF_TEXT,
    REVISIONS,
)
from sitrep.core.model import DateBasis, Report, Status, TextKind, TitleKind

REPORT = (
    Key(
        "id",
        SLUG,
        "part of the URL, and the id in feeds; given once, never changed",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write lower-case letters, digits and hyphens, at most 80; it becomes the address",
        default="",
    ),
    Key(
        "title",
        WORDS,
        "the headline",
        secret=True,
        need=Need.PUBLISHED,
        remedy="Write title: the headline, and title_kind: who worded it",
    ),
    Key(
        "title_kind",
        choice(TitleKind, "`stated` (the origin), `carrier`, `editor` (you)"),
        "who worded the headline; null as long as there is none",
        secret=False,
    ),
    Key(
        "date",
        DAY,
        "when the origin first published it",
        secret=False,
        need=Need.PUBLISHED,
        remedy="Write date: the day the origin first published it, as 2020-07-01",
        form="a date, as 2020-07-01",
    ),
    Key(
        "date_basis",
        choice(DateBasis),
        "what the date rests on; null as long as there is none",
        secret=False,
    ),
    Key(
        "added",
        DAY,
        "when it entered the digest; readers are shown the record's day once that has one",
        secret=False,
        need=Need.PUBLISHED,
        remedy="Write added: the day it entered this digest, as 2020-07-06",
    ),
    Key(
        "source",
        WORDS,
        "the origin",
        secret=False,
        need=Need.PUBLISHED,
        remedy="Write source: an id of sources.toml, or unknown",
        form="an id of `sources.toml`, or `unknown`",
    ),
    Key("byline", WORDS, "who wrote it", secret=True),
    Key(
        "lang",
        LANGUAGE,
        "the language of its words, if it is not the digest's",
        secret=False,
        is_optional=True,
    ),
    Key("url", URL, "the origin's page", secret=False),
    Key("archived", URL, "a copy in a public archive", secret=False),
    Key("carriers", CARRIERS, "who reprinted it", secret=False),
    Key(
        "cites",
        TEXTS,
        "what the whole report leans on; a passage that says `from=` leans on that instead",
        secret=False,
        form="ids of sources or reports",
    ),
    Key(
        "text",
        choice(
            TextKind,
            "`verbatim` (the origin's: its rights rule them), `excerpt` (what `tidy` left of "
            "them), `summary` (yours)",
        ),
        "whose words these are",
        secret=False,
        need=Need.PUBLISHED,
        remedy="Write text: verbatim where the words are the origin's, summary where they are "
        "yours",
        default=TextKind.VERBATIM,
    ),
    Key(
        "regions",
        TEXTS,
        "where it is filed, if its text has no passages",
        secret=False,
        form="codes, or ids of `regions.toml`",
    ),
    Key(
        "credibility",
        number(1, 6),
        "how far its passages can be believed, where they do not say it themselves",
        secret=False,
        form="1 to 6; 1 needs two independent roots",
    ),
    Key(
        "status",
        choice(Status),
        "whether it is shown",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write status: draft, published or withdrawn",
        default=Status.DRAFT,
    ),
    Key("changes", CHANGES, "errata, shown to readers", secret=False),
    Key(
        "revisions",
        REVISIONS,
        "other versions of its source's page",
        secret=False,
        is_optional=True,
    ),
    ORIGIN_OF_TEXT,
    Key(
        "keep",
        KEEPS,
        "what is published although it looks private",
        secret=False,
        is_optional=True,
    ),
    Key(
        "fingerprint",
        FINGERPRINTS,
        "one-way marks of its documents' words, by which a published summary that copies them is "
        "a fault",
        secret=False,
        is_optional=True,
    ),
    FORMERLY,
)
"""The keys, in the order in which they are written."""

OLD_KEYS = {
    "corroborated_by": (
        "is no longer read: what confirms a passage follows from the events that it belongs to",
        "Run ./dev tidy, which removes it, and join what tells of one event: ./dev event ID PASSAGE…",
    ),
}
"""Keys of earlier versions, each with what became of it and what to write now."""


def without_words(report: Report) -> Report:
    """The report, its carriers included, without what a source said in its own words.

    Its passages stay: what of them may be shown, its rights say.
    """
    left: Report = _without_words(report, REPORT)
    return left


def _without_words(record: Any, keys: Iterable[Key]) -> Any:
    left: dict[str, Any] = {}
    for key in keys:
        value = getattr(record, key.name)
        if key.secret:
            left[key.name] = () if key.kind.is_list else key.default
        elif key.kind.keys and key.kind.is_list:
            left[key.name] = tuple(_without_words(each, key.kind.keys) for each in value)
        elif key.kind.keys and value is not None:
            left[key.name] = _without_words(value, key.kind.keys)
    return replace(record, **left)
