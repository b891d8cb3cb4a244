"""Whatever readers see of a published thing is a part of it: no edit goes unnoticed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.content.page_file import SitePage
from sitrep.content.record.parts import (
    actor_parts,
    edition_parts,
    event_parts,
    page_parts,
    region_parts,
    report_parts,
    source_parts,
)
from sitrep.content.schema.events import EVENT, KEY_POINT, STATEMENT, TREND
from sitrep.content.schema.files import EDITION, PAGE
from sitrep.content.schema.key import Key
from sitrep.content.schema.records import CARRIER
from sitrep.content.schema.report import REPORT
from sitrep.content.schema.rows import ACTOR, REGARD, REGION, SOURCE
from sitrep.core.actors import Actor, Regard
from sitrep.core.events import Direction, Event, KeyPoint, Reference, Statement, Trend
from sitrep.core.figures import Amount, Figure, FigureKind, Precision
from sitrep.core.model import (
    Carrier,
    Change,
    EditionNotes,
    LocalName,
    Passage,
    Pcode,
    Region,
    Report,
    Rights,
    RightsKind,
    Source,
    TextKind,
)
from sitrep.core.record import ThingPart, is_hash
from sitrep.core.weeks import Span, Week
from tests.support.strategies import reports, values_of

FULL, WITHHELD = Rights(RightsKind.FULL), Rights(RightsKind.WITHHOLD)
DAY, OTHER_DAY = dt.date(2020, 7, 1), dt.date(2020, 7, 2)
OF_FILES = {"keep", "formerly"}
"""Keys that no reader sees."""
UNSEEN = {
    "report": OF_FILES | {"fingerprint", "provenance"},
    "carrier": {"provenance"},
    "edition": OF_FILES,
    "event": OF_FILES,
    "page": OF_FILES,
    "source": OF_FILES | {"aliases", "feeds"},
    "region": OF_FILES | {"spellings"},
    "actor": OF_FILES,
}
ELSEWHERE = {
    "report": {"id", "added", "status", "changes", "revisions"},
    "edition": {"announced", "errata"},
    "page": {"slug"},
}
"""Keys that the record has outside the parts: ids, days, what happened, notes."""


def names(keys: Iterable[Key], kind: str) -> set[str]:
    return {key.name for key in keys} - UNSEEN.get(kind, set()) - ELSEWHERE.get(kind, set())


def of_report(report: Report) -> tuple[ThingPart, ...]:
    return report_parts(report, FULL)


@pytest.mark.parametrize("name", sorted(names(REPORT, "report")))
@given(data=st.data())
def test_every_key_of_a_report_that_readers_see_is_noticed(name: str, data: st.DataObject) -> None:
    (key,) = [each for each in REPORT if each.name == name]
    bare = Report("a", passages=(Passage("Text."),))
    one, other = (replace(bare, **{name: data.draw(values_of(key))}) for _ in range(2))
    assume(getattr(one, name) != getattr(other, name))
    assert of_report(one) != of_report(other)


@given(data=st.data(), report=reports)
def test_what_readers_do_not_see_is_no_part(data: st.DataObject, report: Report) -> None:
    unseen = UNSEEN["report"] | ELSEWHERE["report"]
    keys = [key for key in REPORT if key.name in unseen]
    changed = {key.name: data.draw(values_of(key)) for key in keys}
    assert of_report(replace(report, **changed)) == of_report(report)


PASSAGE = Passage("Text.", ("idlib",))
PASSAGES: dict[str, Any] = {
    "text": "Another.",
    "regions": ("daraa",),
    "days": Span(DAY, DAY),
    "title": "A headline",
    "events": ("ford",),
    "rests_on": ("sohr",),
    "credibility": 5,
    "figures": (Figure(FigureKind.KILLED, Amount(Precision.EXACT, 5)),),
}


def test_every_field_of_a_passage_is_tried() -> None:
    assert {each.name for each in fields(Passage)} == PASSAGES.keys()


@pytest.mark.parametrize("name", PASSAGES)
@pytest.mark.parametrize("place", [0, 1])
def test_every_edit_of_a_passage_is_noticed(name: str, place: int) -> None:
    report = Report("a", passages=(PASSAGE, PASSAGE))
    changed = [*report.passages]
    changed[place] = replace(PASSAGE, **{name: PASSAGES[name]})
    edited = replace(report, passages=tuple(changed))
    assert of_report(edited) != of_report(report)
    swapped = replace(report, passages=(*reversed(changed),))
    assert of_report(edited) != of_report(swapped), "it matters of which passage it is said"


@given(reports)
def test_a_passage_more_or_less_is_noticed(report: Report) -> None:
    assume(report.passages)
    assert of_report(replace(report, passages=report.passages[:-1])) != of_report(report)


REFERENCES = (Reference("a", 1),)
STATEMENTS = (Statement("So.", REFERENCES),)
REGARDED = (Regard("Them", "theirs"),)
Parts = Callable[[Any], tuple[ThingPart, ...]]
EVENT_OF = Event("ford", "A ford", ("idlib",), days=Span(DAY, DAY), kind="other")
NOTES = EditionNotes(
    Week(2020, 27),
    key_points=(KeyPoint("A point.", REFERENCES),),
    trends=(Trend("idlib", Direction.DETERIORATED, "Why.", REFERENCES),),
)
SOURCE_OF, REGION_OF = Source("wire", "Wire"), Region("idlib", "Idlib", frozenset({"SY-ID"}))
ACTOR_OF = Actor("guard", "Guard")
PAGE_OF = SitePage("About", "about", "Text.")
EDITS: dict[str, tuple[object, Parts, tuple[Key, ...], dict[str, Any]]] = {
    "carrier": (
        Carrier("wire"),
        lambda carrier: of_report(Report("a", carriers=(carrier,))),
        CARRIER,
        {
            "source": "review",
            "date": DAY,
            "url": "https://example.org/",
            "title": "A title",
            "changed": ("Leaves out a name.",),
        },
    ),
    "edition": (
        NOTES,
        edition_parts,
        EDITION,
        {
            "title": "A week",
            "key_points": (KeyPoint("Another.", REFERENCES),),
            "trends": (),
            "lead": "Lead.",
        },
    ),
    "key_point": (
        KeyPoint("A point.", REFERENCES),
        lambda point: edition_parts(replace(NOTES, key_points=(point,))),
        KEY_POINT,
        {"text": "Another.", "rests_on": (Reference("b", None),)},
    ),
    "trend": (
        NOTES.trends[0],
        lambda trend: edition_parts(replace(NOTES, trends=(trend,))),
        TREND,
        {
            "region": "daraa",
            "trend": Direction.IMPROVED,
            "reason": "Else.",
            "rests_on": (Reference("b", 2),),
        },
    ),
    "event": (
        EVENT_OF,
        event_parts,
        EVENT,
        {
            "title": "A bridge",
            "regions": ("daraa",),
            "place": "Example Ford",
            "days": Span(DAY, OTHER_DAY),
            "kind": "clash",
            "see": ("bridge",),
            "lead": Reference("a", 1),
            "agreed": STATEMENTS,
            "disputed": STATEMENTS,
            "note": "A note.",
        },
    ),
    "statement": (
        STATEMENTS[0],
        lambda said: event_parts(replace(EVENT_OF, agreed=(said,))),
        STATEMENT,
        {"says": "Not so.", "rests_on": (Reference("b", None),)},
    ),
    "page": (
        PAGE_OF,
        page_parts,
        PAGE,
        {"title": "Who we are", "description": "Who.", "body": "Another."},
    ),
    "source": (
        SOURCE_OF,
        source_parts,
        SOURCE,
        {
            "name": "The Wire",
            "homepage": "https://wire.example.org/",
            "affiliation": "independent",
            "about": "Who.",
            "evidence": ("https://example.org/",),
            "reliability": "B",
            "reason": "Why.",
            "judged": DAY,
            "rights": FULL,
            "feed": "https://wire.example.org/feed",
        },
    ),
    "region": (
        REGION_OF,
        region_parts,
        REGION,
        {
            "name": "Idleb",
            "codes": frozenset({"SY-HM"}),
            "names": (LocalName("ar", "إدلب"),),
            "pcodes": (Pcode("SY-ID", "SY07"),),
        },
    ),
    "actor": (
        ACTOR_OF,
        actor_parts,
        ACTOR,
        {
            "name": "River Guard",
            "spellings": ("The Guard",),
            "about": "Who.",
            "regarded": REGARDED,
            "evidence": ("https://example.org/",),
        },
    ),
    "regard": (
        REGARDED[0],
        lambda regard: actor_parts(replace(ACTOR_OF, regarded=(regard,))),
        REGARD,
        {"by": "Others", "as": "ours"},
    ),
}
"""Of each other kind: one, its parts, its keys, and another value for each that readers see."""
TEXTS_BELOW = {"lead", "note", "body"}
"""What stands below the front matter and has no key."""


@pytest.mark.parametrize("kind", EDITS)
def test_every_key_that_readers_see_is_tried(kind: str) -> None:
    _, _, keys, edits = EDITS[kind]
    below = TEXTS_BELOW - {key.name for key in keys}
    assert edits.keys() - below == names(keys, kind)


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, (*_, edits) in EDITS.items() for name in edits]
)
def test_every_edit_of_it_is_noticed(kind: str, name: str) -> None:
    thing, parts, keys, edits = EDITS[kind]
    field = next((key.field for key in keys if key.name == name), name)
    edited = replace(thing, **{field: edits[name]})  # type: ignore[type-var]
    assert edited != thing
    assert parts(edited) != parts(thing)


def words(report: Report, rights: Rights) -> dict[str, str]:
    return {
        part.name: part.value for part in report_parts(report, rights) if not is_hash(part.value)
    }


def test_texts_stand_as_hashes_and_so_does_a_title_that_rights_withhold() -> None:
    report = Report("a", title="Bridge reopens", byline="A. Writer", passages=(PASSAGE,))
    for rights in (FULL, WITHHELD):
        said = " ".join(words(report, rights).values())
        assert "Text." not in said
        assert "Writer" not in said
    assert words(report, FULL)["title"] == "Bridge reopens"
    assert "title" not in words(report, WITHHELD)
    summary = replace(report, text=TextKind.SUMMARY)
    assert words(summary, WITHHELD)["title"] == "Bridge reopens"


@given(reports)
def test_the_parts_of_a_report_say_something_and_are_small(report: Report) -> None:
    said = of_report(report)
    assert all(part.value for part in said)
    assert len({part.name for part in said}) == len(said)
    hashed = {"text", "headlines", "copies", "url", "archived"}
    assert all(is_hash(part.value) for part in said if part.name in hashed)


def test_notes_are_no_parts() -> None:
    noted = Report("a", changes=(Change(DAY, "Why."),))
    assert of_report(noted) == of_report(Report("a"))
