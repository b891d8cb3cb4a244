from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.core.model import Carrier, DateBasis, Provenance, Report, Status, TextKind, TitleKind
from sitrep.ingest.desk.compose import compose_report
from sitrep.ingest.desk.origin import (
    Arrival,
    may_lead,
    replaces_text,
    say_place,
    take_place,
    why_not,
)
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.differences import Texts
from sitrep.ingest.knowledge.bank import RULES
from tests.support.ingest.documents import (
    FLOOD,
    cleaned,
    document,
    group_families,
    joined,
    knowledge,
)

TAKEN = dt.date(2021, 6, 1)
LATER = dt.date(2021, 6, 9)
OWN = joined(
    "Support Harbour Review",
    "Pontoons washed away below the dam",
    "By Jane Roe",
    "May 14, 2021",
    *FLOOD,
)
REPRINT = joined(
    "Pontoons lost in the flood!",
    "Meridian Post, May 16, 2021",
    *FLOOD[:3],
    "Source: Harbour Review",
)
NAMELESS = joined("Pontoons gone for good", *FLOOD[:3], "Source: Harbour Review")


def composed(text: str) -> Report:
    (family,) = group_families([cleaned(text)])
    return compose_report(family, knowledge(), taken=TAKEN, ids=())


def page() -> Draft:
    return cleaned(OWN)


def arrival(report: Report, *, as_ingested: bool = True) -> Arrival:
    wordings = {document(text).sha256: Texts.of(cleaned(text)) for text in (REPRINT, NAMELESS)}
    return Arrival(page(), report, wordings, as_ingested)


def taken(report: Report, *, as_ingested: bool = True) -> Report:
    return take_place(arrival(report, as_ingested=as_ingested), knowledge(), LATER)


def test_the_page_brings_its_facts_and_text_and_the_report_keeps_id_and_day_of_entry() -> None:
    old, alone = composed(REPRINT), composed(OWN)
    found = taken(old)
    assert found.id == old.id != alone.id
    assert found.added == TAKEN
    assert found.provenance == Provenance(LATER, RULES)
    assert found.provenance.sha256 == document(OWN).sha256
    facts = ("source", "url", "date", "date_basis", "title", "title_kind", "byline", "passages")
    assert [getattr(found, fact) for fact in facts] == [getattr(alone, fact) for fact in facts]


def test_the_copy_that_led_is_a_carrier_and_what_it_has_otherwise_is_said() -> None:
    (carrier,) = taken(composed(REPRINT)).carriers
    assert (carrier.source, carrier.title) == ("meridian-post", "Pontoons lost in the flood!")
    assert carrier.changed == (
        "Has another headline.",
        "Lacks 1 paragraph, beginning “Engineers hope to lay a…”.",
    )


def test_a_nameless_copy_that_led_becomes_a_carrier_of_unknown_source() -> None:
    old = composed(NAMELESS)
    assert [(each.source, each.provenance) for each in old.carriers] == [
        ("unknown", old.provenance)
    ]
    assert [(each.source, each.provenance) for each in taken(old).carriers] == [
        ("unknown", old.provenance)
    ]


def test_of_carriers_whose_text_is_not_at_hand_nothing_is_said_that_may_be_untrue() -> None:
    stray = Carrier(
        "northern-radio",
        changed=("Lacks 2 paragraphs, the first beginning “A”.", "Names no writer."),
    )
    old = composed(REPRINT)
    assert taken(replace(old, carriers=(*old.carriers, stray))).carriers[1].changed == (
        "Names no writer.",
    )


def test_what_the_editor_set_stays() -> None:
    old = replace(
        composed(REPRINT),
        title="Mine",
        title_kind=TitleKind.EDITOR,
        credibility=3,
        cites=("northern-radio",),
    )
    old = replace(old, date=dt.date(2021, 5, 13), date_basis=DateBasis.EDITOR)
    found = taken(old)
    assert (found.title, found.title_kind, found.date, found.date_basis) == (
        "Mine",
        "editor",
        old.date,
        "editor",
    )
    assert (found.credibility, found.cites) == (3, ("northern-radio",))


@pytest.mark.parametrize(
    ("as_ingested", "text"), [(False, TextKind.VERBATIM), (True, TextKind.SUMMARY)]
)
def test_a_text_that_somebody_worked_on_stays(as_ingested: bool, text: TextKind) -> None:
    old = replace(composed(REPRINT), text=text)
    assert not replaces_text(arrival(old, as_ingested=as_ingested))
    found = taken(old, as_ingested=as_ingested)
    assert found.passages == old.passages
    assert found.source == "harbour-review"


@pytest.mark.parametrize("source", [None, "unknown", "harbour-review"])
def test_the_page_of_the_origin_may_lead_a_report_that_lacks_it(source: str | None) -> None:
    assert may_lead(page(), replace(composed(REPRINT), source=source), "harbour-review")


def test_a_page_may_not_lead_the_report_of_another_origin() -> None:
    assert not may_lead(
        page(), replace(composed(REPRINT), source="northern-radio"), "harbour-review"
    )


def test_a_reprint_may_not_lead_nor_a_second_copy_of_the_origins_page() -> None:
    assert not may_lead(cleaned(REPRINT), composed(NAMELESS), "harbour-review")
    assert not may_lead(page(), composed(OWN), "harbour-review")


def test_only_a_draft_gives_way() -> None:
    report = composed(REPRINT)
    assert why_not(report) is None
    assert "readers know it" in (why_not(replace(report, status=Status.PUBLISHED)) or "")


def test_a_report_that_readers_know_says_how_its_origins_page_differs() -> None:
    old = replace(composed(REPRINT), status=Status.PUBLISHED)
    found = say_place(arrival(old), knowledge(), LATER)
    assert (found.title, found.passages, found.source) == (old.title, old.passages, old.source)
    assert [(each.note, each.followed) for each in found.revisions] == [
        ("1 paragraph added; another headline.", False)
    ]
    assert found.carriers[0].changed[-1].startswith("Lacks 1 paragraph")


def test_of_two_outlets_that_call_a_text_their_own_the_earlier_leads() -> None:
    claimed = replace(composed(OWN), source="meridian-post", date=dt.date(2021, 5, 16))
    assert may_lead(page(), claimed, "harbour-review")
    assert not may_lead(page(), replace(claimed, date=dt.date(2021, 5, 13)), "harbour-review")
    assert not may_lead(page(), replace(claimed, status=Status.PUBLISHED), "harbour-review")
    carrier = taken(claimed).carriers[0]
    assert (carrier.source, carrier.date) == ("meridian-post", dt.date(2021, 5, 16))
