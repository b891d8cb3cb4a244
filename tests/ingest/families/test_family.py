from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.model import DateBasis
from sitrep.ingest.draft import Draft
from sitrep.ingest.families import sharing
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.family import (
    DraftFamily,
    group_bodies,
    settle_family,
)
from sitrep.ingest.families.kinship import is_same
from sitrep.ingest.families.sharing import sharing_pairs
from sitrep.ingest.output import json_answer
from tests.support.ingest.documents import (
    BORDER,
    CANAL,
    COMMENTS,
    EXAMPLES,
    FLOOD,
    PORT,
    blog_copy,
    cleaned,
    day_of,
    group_families,
    joined,
    own_page,
)

OWN = joined("Support Harbour Review", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined("Pontoons lost!", "Meridian Post, May 16, 2021", *FLOOD, "Source: Harbour Review")
NAMELESS = joined(*FLOOD)
DISCLAIMER = (
    "Disclaimer: the views expressed here are those of whoever wrote them, and the desk that sends them out takes no "
    "side in the quarrel between the two councils; it is put together by unpaid hands in three time zones, at night, "
    "and may hold slips, which are fixed in the next number once somebody has written in to tell us about them."
)


def grouped(*texts: str) -> list[list[str]]:
    """The documents' texts by family, each sorted."""
    families = group_families([cleaned(text) for text in texts])
    return sorted(sorted(copy.document.text for copy in family.copies) for family in families)


def same(*texts: str) -> bool:
    return len(grouped(*texts)) == 1


def family(*texts: str) -> DraftFamily:
    (found,) = group_families([cleaned(text) for text in texts])
    return found


def values(draft: Draft) -> tuple[str | None, ...]:
    found = (draft.publisher, draft.origin, draft.url)
    return (
        *(each.value if each else None for each in found),
        day_of(draft, "published"),
        day_of(draft, "original"),
    )


def bulletin(day: str, figures: tuple[int, ...], places: tuple[str, ...]) -> str:
    """A number of a daily whose wording never changes."""
    breaches, north, south, parcels = figures
    one, two, three, four = places
    return joined(
        f"Bulletin of the joint monitors, {day}",
        f"In the past day the joint monitors counted {breaches} breaches of the truce along the river line, {north} of "
        f"them near {one} and {south} near {two}. Nobody was hurt, the duty officers said. Patrols drove the roads "
        f"near {three} and {four} as agreed and saw nothing unusual on the way.",
        "The monitors go on with what they were asked to do: they take calls from villagers, keep the list of bands "
        "that have signed the truce, and hand out flour and pills wherever a lorry can get through. "
        f"In the past day {parcels} parcels were handed out. "
        "Whoever wants to sign may ring the duty officers at any hour.",
    )


# --- One report or two ---


@pytest.mark.parametrize(
    "other",
    [
        NAMELESS,
        OWN,
        joined(*FLOOD[:3]),
        joined(*FLOOD[1:]),
        joined(*FLOOD[:2], BORDER[4], *FLOOD[2:]),
        NAMELESS.replace("eleven", "twelve").replace("Friday", "Saturday"),
        NAMELESS.upper(),
        joined(*reversed(FLOOD)),
        joined("Home", "World", "Another headline altogether", *FLOOD, "17 comments", *COMMENTS),
    ],
    ids=[
        "same",
        "own-page",
        "cut-end",
        "cut-start",
        "added",
        "edited",
        "upper-case",
        "reordered",
        "with-comments",
    ],
)
def test_whole_cut_and_lightly_edited_copies_are_one_report(other: str) -> None:
    assert same(REPRINT, other)


@pytest.mark.parametrize(
    "texts",
    [
        (joined(*FLOOD), joined(*PORT)),
        (joined("Same headline here", *FLOOD), joined("Same headline here", *PORT)),
        (joined(*FLOOD, DISCLAIMER), joined(*PORT, DISCLAIMER)),
        (joined("Support Harbour Review", *FLOOD), joined("Support Harbour Review", *PORT)),
        (joined(*FLOOD, "17 comments", *COMMENTS), joined(*PORT, "17 comments", *COMMENTS)),
        (joined(FLOOD[0], *CANAL), joined(FLOOD[0], *PORT, *BORDER)),
    ],
    ids=[
        "other-text",
        "same-title",
        "same-disclaimer",
        "same-appeal",
        "same-comments",
        "one-shared-paragraph",
    ],
)
def test_two_reports_that_share_what_is_around_them_stay_two(texts: tuple[str, str]) -> None:
    assert not same(*texts)


@pytest.mark.parametrize(
    "text", ["Nothing to report.", "Two boats sank on Monday near the old mill, said the ferryman."]
)
def test_texts_too_short_to_tell_a_copy_from_a_formula_stay_apart(text: str) -> None:
    assert len(group_families([cleaned(text), cleaned(f"{text}\n")])) == 2


@pytest.mark.parametrize(
    "places",
    [("Ariha", "Binnish", "Nawa", "Tafas"), ("Hama", "Morek", "Jasim", "Izra")],
    ids=["same-places", "others"],
)
def test_two_numbers_of_a_daily_template_stay_two(places: tuple[str, ...]) -> None:
    first = bulletin("3 March 2021", (12, 7, 5, 450), ("Ariha", "Binnish", "Nawa", "Tafas"))
    assert not same(first, bulletin("4 March 2021", (9, 4, 3, 380), places))


def test_two_short_reports_with_the_same_notice_of_unknown_wording_stay_two() -> None:
    notice = DISCLAIMER.removeprefix(
        "Disclaimer: the views expressed here are those of whoever wrote them, and "
    )
    assert not same(joined(FLOOD[0], notice), joined(PORT[1], notice))


def test_copies_of_a_copy_are_of_its_family() -> None:
    middle = joined(*FLOOD[:3], *BORDER[:2])
    assert same(joined(*FLOOD[:3]), middle, joined(FLOOD[1], *FLOOD[2:3], *BORDER[:2]))


def test_sameness_goes_both_ways_and_asks_for_enough_runs() -> None:
    one, other = BodyRuns.of(cleaned(NAMELESS)), BodyRuns.of(cleaned(joined(*FLOOD[:2])))
    assert is_same(one, other)
    assert is_same(other, one)
    few = replace(one, runs=frozenset(sorted(one.runs)[:19]))
    assert not is_same(few, few)


def test_runs_are_of_the_body_alone() -> None:
    assert BodyRuns.of(
        cleaned(joined("17 comments", NAMELESS, "Leave a reply", *COMMENTS))
    ) == BodyRuns.of(cleaned(NAMELESS))


# --- Order ---


def test_families_come_in_the_order_of_their_first_document() -> None:
    families = group_families(
        [cleaned(text) for text in (NAMELESS, joined(*PORT), REPRINT, joined(*BORDER))]
    )
    assert [len(each.copies) for each in families] == [2, 1, 1]
    assert families[1].leader.document.text == joined(*PORT)


DRAFTS = [
    cleaned(text)
    for text in (OWN, REPRINT, NAMELESS, blog_copy().text, own_page().text, joined(*PORT))
]


def answers(drafts: list[Draft]) -> set[tuple[str, tuple[tuple[str, ...], ...]]]:
    """What programs are told of every family, its copies in their order."""
    families = group_families(drafts)
    return {
        (each.id, tuple((json_answer(copy, each.id),) for copy in each.copies)) for each in families
    }


@given(st.permutations(DRAFTS))
def test_what_is_found_never_depends_on_the_order_of_documents(drafts: list[Draft]) -> None:
    assert answers(drafts) == answers(DRAFTS)


def test_the_evidence_never_depends_on_the_order_of_documents() -> None:
    one, other = group_families(DRAFTS[:3]), group_families(DRAFTS[2::-1])
    assert [each.copies for each in one] == [each.copies for each in other]


def test_no_documents_have_no_families() -> None:
    assert group_families([]) == ()


# --- What one copy tells another ---


def test_a_copys_year_completes_the_origins_day() -> None:
    (origin, copy) = family(own_page().text, blog_copy().text).copies
    assert (day_of(origin, "published"), day_of(origin, "original")) == (None, "2021-05-03")
    assert (day_of(copy, "published"), day_of(copy, "original")) == ("2021-05-05", "2021-05-03")


def test_an_origin_that_one_copy_shows_is_told_to_all_with_its_evidence() -> None:
    copies = {copy.document.text: copy for copy in family(own_page().text, blog_copy().text).copies}
    blog = copies[blog_copy().text]
    assert blog.origin
    assert blog.origin.value == "Harbour Review"
    assert blog.origin.evidence.startswith("another copy: ")
    assert blog.publisher is None


def test_an_address_that_one_copy_shows_is_told_to_all() -> None:
    link = "https://harbour-review.example/2021/pontoons-washed-away-below-dam/"
    found = family(joined(REPRINT, link), NAMELESS)
    assert {copy.url.value if copy.url else None for copy in found.copies} == {link}


def test_what_a_copy_shows_itself_is_not_replaced() -> None:
    for copy in family(OWN, REPRINT).copies:
        assert copy.origin == cleaned(copy.document.text).origin
        assert copy.published == cleaned(copy.document.text).published


def test_an_origin_on_which_copies_differ_is_not_told_to_others() -> None:
    other = REPRINT.replace("Source: Harbour Review", "Source: Northern Radio")
    found = {copy.document.text: copy.origin for copy in family(REPRINT, other, NAMELESS).copies}
    assert found[NAMELESS] is None
    assert {origin.value for origin in found.values() if origin} == {
        "Harbour Review",
        "Northern Radio",
    }


def test_the_origins_own_date_is_that_of_all_copies() -> None:
    assert {day_of(copy, "original") for copy in family(REPRINT, OWN, NAMELESS).copies} == {
        "2021-05-14"
    }


def test_of_several_dates_the_best_founded_counts_then_the_earliest() -> None:
    copies = [cleaned(text) for text in (OWN, NAMELESS, joined(*FLOOD[:3]))]
    assert copies[0].original
    stated = replace(copies[0].original, day=13)
    from_address = replace(stated, day=1, basis=DateBasis.URL)
    days = (replace(stated, day=14), stated, from_address)
    (found,) = group_families(
        replace(copy, original=day) for copy, day in zip(copies, days, strict=True)
    )
    assert {copy.original for copy in found.copies} == {stated}


def test_the_first_publication_is_never_later_than_a_copy() -> None:
    stray = joined("Pontoons lost!", "May 20, 2021", *FLOOD)
    assert {day_of(copy, "original") for copy in family(REPRINT, stray).copies} == {None}


@pytest.mark.parametrize(
    "texts", list(itertools.permutations([OWN, REPRINT, NAMELESS])), ids=range(6)
)
def test_the_origins_own_page_leads(texts: tuple[str, ...]) -> None:
    assert family(*texts).leader.document.text == OWN


def test_without_the_origins_page_the_copy_that_shows_most_leads() -> None:
    longer = joined(*FLOOD, BORDER[4])
    assert (
        family(NAMELESS, joined("Pontoons washed away!", *FLOOD[:3]), longer).leader.title
        is not None
    )
    assert family(NAMELESS, longer).leader.document.text == longer


def test_a_family_is_called_the_same_whatever_else_was_ingested() -> None:
    alone = family(OWN, REPRINT).id
    assert alone in {
        each.id
        for each in group_families([cleaned(text) for text in (joined(*PORT), REPRINT, OWN)])
    }


def test_examples_of_all_kinds_fall_into_their_families() -> None:
    names = {cleaned(example.text).document.sha256: name for name, example in EXAMPLES.items()}
    families = group_families([cleaned(example.text) for example in EXAMPLES.values()])
    assert [{names[copy.document.sha256] for copy in each.copies} for each in families] == [
        {"reprint-pdf", "blog-copy", "own-page"},
        {"reprint-page"},
        {"portal-page"},
        {"page-with-menus"},
    ]


def test_all_copies_of_an_invented_report_agree_on_what_they_can_know() -> None:
    names = ("reprint-pdf", "blog-copy", "own-page")
    found = family(*(EXAMPLES[name].text for name in names))
    known = {copy.document.text: values(copy) for copy in found.copies}
    link = "https://harbour-review.example/ferry-runs-again-while-traders-pay/"
    shared = ("Harbour Review", link)
    assert known == {
        EXAMPLES["reprint-pdf"].text: ("Meridian Post", *shared, None, "2021-05-03"),
        EXAMPLES["blog-copy"].text: (None, *shared, "2021-05-05", "2021-05-03"),
        EXAMPLES["own-page"].text: ("Harbour Review", *shared, None, "2021-05-03"),
    }


# --- Many documents ---


def packed(*texts: str) -> list[PackedRuns]:
    return [PackedRuns.of(BodyRuns.of(cleaned(text))) for text in texts]


TEXTS = (OWN, joined(*PORT), REPRINT, joined(*BORDER), NAMELESS, joined(*CANAL))


def test_packed_runs_are_the_runs() -> None:
    body = BodyRuns.of(cleaned(OWN))
    assert PackedRuns.of(body).unpacked() == body
    assert PackedRuns.of(body).runs.itemsize == 4


def test_bodies_are_grouped_as_their_documents_are() -> None:
    assert group_bodies(packed(*TEXTS)) == ((0, 2, 4), (1,), (3,), (5,))


@pytest.mark.parametrize("size", [1, 7, 50, 10**9])
def test_pairs_are_the_same_however_few_runs_are_looked_at_in_one_go(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "SLICE", size)
    found = list(sharing_pairs(packed(*TEXTS)))
    assert sorted(found) == [(0, 2), (0, 4), (2, 4)]


def test_a_family_is_settled_the_same_whatever_the_order_of_its_copies() -> None:
    drafts = [cleaned(text) for text in (REPRINT, OWN, NAMELESS)]
    assert settle_family(drafts) == settle_family(drafts[::-1])
