from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sitrep.core.language import Language
from sitrep.core.model import (
    UNKNOWN_SOURCE,
    Carrier,
    Passage,
    Region,
    Report,
    Rights,
    RightsKind,
    Source,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, What, When
from sitrep.core.regions import Regions
from sitrep.core.weeks import Span, Week
from sitrep.site.catalogue.family import ELSEWHERE, Family, Known, build_family, newest_first
from tests.support.site.translated import translated
from tests.support.strategies import day
from tests.support.trees import CODES

IDLIB, DARAA = (
    Region("idlib", "Idlib", frozenset({"SY-ID"}), order=0),
    Region("daraa", "Daraa", frozenset({"SY-DR"}), order=1),
)
SYRIA = Region("syria", "Syria", frozenset({"SY"}), order=2)
REGIONS = Regions((IDLIB, DARAA, SYRIA), CODES)
WIRE = Source("wire", "Wire", reliability="B", rights=Rights(RightsKind.FULL))
REVIEW = Source("review", "Review", reliability="D", rights=Rights(RightsKind.WITHHOLD))
SOURCES = {source.id: source for source in (UNKNOWN_SOURCE, WIRE, REVIEW)}
REPORT = Report(
    "a",
    title="Bridge reopens",
    date=day("2020-07-01"),
    added=day("2020-07-03"),
    source="wire",
    credibility=3,
    status=Status.PUBLISHED,
    passages=(
        Passage("The bridge *reopened*.", ("SY-ID",)),
        Passage("The ford is shut.", ("SY-DR", "SY-ID")),
    ),
)
COPIED = replace(
    REPORT,
    carriers=(
        Carrier(
            "wire",
            title="Bridge reopens at last",
            changed=("Adds 1 paragraph (“Bridge reopens”).",),
        ),
    ),
)


def family(report: Report = REPORT, *, announced: str = "") -> Family:
    weeks = {Week(2020, 27): day(announced)} if announced else {}
    return build_family(report, Known(SOURCES, REGIONS, weeks))


def test_a_family_is_a_report_with_its_outlets() -> None:
    found = family(
        replace(REPORT, carriers=(Carrier("review"), Carrier("unknown", day("2020-07-02"))))
    )
    assert found.origin == WIRE
    assert [each.name for each in found.carriages] == ["Review", "a carrier not named"]
    assert (found.title, found.whole, found.week) == ("Bridge reopens", True, Week(2020, 27))


def test_passages_stand_in_their_regions_and_mention_others() -> None:
    first, second = family().passages
    assert (first.number, first.region, first.mentions, first.codes) == (1, IDLIB, (), ("SY-ID",))
    assert (second.number, second.region, second.mentions, second.codes) == (
        2,
        SYRIA,
        (DARAA, IDLIB),
        ("SY-DR", "SY-ID"),
    )
    assert first.html == "<p>The bridge <em>reopened</em>.</p>\n"
    assert family().regions == (IDLIB, SYRIA)


def test_a_passage_without_regions_stands_in_those_of_its_report() -> None:
    days = Span(day("2020-06-30"), day("2020-07-01"))
    (passage,) = family(
        replace(REPORT, regions=("daraa",), passages=(Passage("x", days=days),))
    ).passages
    assert (passage.region, passage.days) == (DARAA, days)


def test_the_origins_rights_rule_the_family_whoever_carried_it() -> None:
    carried = family(replace(REPORT, source="review", carriers=(Carrier("wire"),)))
    assert [passage.html for passage in carried.passages] == ["", ""]
    assert (carried.title, carried.whole) == ("Report by Review", False)


def test_a_summary_is_shown_whatever_the_rights() -> None:
    found = family(replace(REPORT, source="review", text=TextKind.SUMMARY))
    assert found.is_summary
    assert found.whole
    assert "reopened" in found.passages[0].html


def test_a_withdrawn_report_shows_neither_title_nor_text() -> None:
    gone = family(replace(REPORT, status=Status.WITHDRAWN))
    assert gone.is_withdrawn
    assert (gone.title, gone.whole) == ("Report by Wire", False)
    assert all(not passage.html for passage in gone.passages)


def test_a_withdrawn_report_still_says_where_it_stood_so_that_subscribers_there_hear_of_it() -> (
    None
):
    gone = family(replace(REPORT, status=Status.WITHDRAWN))
    assert [region.id for region in gone.regions] == [region.id for region in family().regions]


@pytest.mark.parametrize(
    ("announced", "late"),
    [("", False), ("2020-07-02", True), ("2020-07-03", False), ("2020-07-04", False)],
)
def test_a_report_is_late_if_it_came_after_its_week_was_announced(
    announced: str, late: bool
) -> None:
    assert family(announced=announced).late is late


def test_the_announcement_of_another_week_makes_nothing_late() -> None:
    assert not family(replace(REPORT, date=day("2020-07-06")), announced="2020-07-02").late


def test_a_draft_that_does_not_say_when_it_came_is_not_late() -> None:
    assert not family(replace(REPORT, added=None, status=Status.DRAFT), announced="2020-07-02").late


def test_it_is_updated_when_it_is_published_and_when_the_record_says_that_it_changed() -> None:
    thing = Thing(ThingKind.REPORT, REPORT.id)
    published = RecordEntry(When(day("2020-07-05")), What.PUBLISHED, thing)
    changed = RecordEntry(When(day("2020-07-09")), What.REGRADED, thing)
    assert family().updated == day("2020-07-03")
    for entries, updated in [((published,), "2020-07-05"), ((changed, published), "2020-07-09")]:
        found = build_family(REPORT, Known(SOURCES, REGIONS, {}, Record(entries)))
        assert found.updated == day(updated)


def test_it_is_late_where_the_record_says_so_whatever_its_file_says() -> None:
    thing = Thing(ThingKind.REPORT, REPORT.id)
    record = Record((RecordEntry(When(day("2020-07-15")), What.LATE, thing),))
    announced = {Week(2020, 27): day("2020-07-14")}
    assert build_family(REPORT, Known(SOURCES, REGIONS, announced, record)).late


def test_a_draft_may_lack_anything_and_says_what_it_lacks() -> None:
    empty = family(Report("a", passages=(Passage("Text."),)))
    assert empty.is_draft
    assert (empty.title, empty.origin.name, empty.week, empty.updated) == (
        "Untitled report by a source not named", "Unknown source", None, None
    )  # fmt: skip
    assert [passage.region for passage in empty.passages] == [ELSEWHERE]


def test_a_source_that_a_draft_alone_knows_goes_by_its_id() -> None:
    found = family(Report("a", source="new-outlet", carriers=(Carrier("other"),)))
    assert [found.origin.name, found.carriages[0].source.name] == ["new-outlet", "other"]


def test_newest_come_first_then_by_id_and_the_undated_last() -> None:
    dated = [("b", "2020-07-01"), ("a", "2020-07-01"), ("c", "2020-07-02")]
    found = [family(Report(name, date=day(date))) for name, date in dated] + [family(Report("0"))]
    assert [each.report.id for each in sorted(found, key=newest_first)] == ["c", "a", "b", "0"]


@pytest.mark.parametrize(
    ("values", "title", "text"),
    [
        ({}, "ar", "ar"),
        ({"title_kind": TitleKind.CARRIER}, "ar", "ar"),
        ({"title_kind": TitleKind.EDITOR}, None, "ar"),
        ({"text": TextKind.SUMMARY}, "ar", None),
        ({"title_kind": TitleKind.EDITOR, "text": TextKind.SUMMARY}, None, None),
        ({"lang": None}, None, None),
    ],
)
def test_the_curators_own_words_are_in_the_digests_language_and_the_others_in_the_reports(
    values: dict[str, Any], title: str | None, text: str | None
) -> None:
    found = family(replace(REPORT, **{"lang": "ar", **values}))
    assert (found.title_lang, found.text_lang) == (title, text)


def test_what_the_digest_says_of_a_family_is_in_its_own_words() -> None:
    words = {
        "Report by %(source)s": "Bericht von %(source)s",
        "Region not yet set": "Noch ohne Region",
    }
    known = Known(SOURCES, REGIONS, {}, Record(), Language("de", translated(words)))
    hidden = build_family(replace(REPORT, source="review", passages=(Passage("x"),)), known)
    assert (hidden.title, hidden.passages[0].region.name) == (
        "Bericht von Review",
        "Noch ohne Region",
    )


@pytest.mark.parametrize(
    "report",
    [replace(COPIED, source="review"), replace(COPIED, status=Status.WITHDRAWN)],
    ids=["withheld", "withdrawn"],
)
def test_what_rights_do_not_let_through_is_nowhere_in_the_family(report: Report) -> None:
    assert "reopen" not in repr(family(report))
