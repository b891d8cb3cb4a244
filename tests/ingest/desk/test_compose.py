from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.content.checks.kinds import kind_faults
from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.core.errors import Fault
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import (
    Carrier,
    DateBasis,
    Passage,
    Provenance,
    Report,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.text import MAX_SLUG, is_slug
from sitrep.ingest.desk.compose import compose_report, doubts_of, source_id
from sitrep.ingest.desk.fingerprints import fingerprints_of
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.knowledge.bank import RULES
from tests.support.ingest.documents import (
    CANAL,
    EXAMPLES,
    FLOOD,
    PORT,
    Example,
    blog_copy,
    cleaned,
    group_families,
    joined,
    knowledge,
    own_page,
    paragraphs_of,
)

TAKEN = dt.date(2031, 1, 2)
LINK = "https://harbour-review.example/2021/pontoons-washed-away-below-dam/"
HEADLINE = "Pontoons washed away below the old dam"
OWN = joined("Support Harbour Review", HEADLINE, "By Jane Roe", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood!", "Meridian Post, May 16, 2021", *FLOOD, "Source: Harbour Review"
)


def family(*texts: str) -> DraftFamily:
    (found,) = group_families([cleaned(text, f"{number}.txt") for number, text in enumerate(texts)])
    return found


def composed(*texts: str, ids: frozenset[str] = frozenset()) -> Report:
    return compose_report(family(*texts), knowledge(), taken=TAKEN, ids=ids)


def doubts(*texts: str) -> tuple[str, ...]:
    return doubts_of(family(*texts), composed(*texts))


def test_an_own_page_becomes_a_draft_with_all_that_it_shows() -> None:
    assert composed(OWN) == Report(
        id="2021-05-14-harbour-review-pontoons-washed-away-below-the",
        added=TAKEN,
        title=HEADLINE,
        title_kind=TitleKind.STATED,
        date=dt.date(2021, 5, 14),
        date_basis=DateBasis.STATED,
        source="harbour-review",
        byline="Jane Roe",
        text=TextKind.VERBATIM,
        status=Status.DRAFT,
        provenance=Provenance(TAKEN, RULES),
        fingerprint=fingerprints_of(family(OWN).copies),
        passages=(Passage(joined(*FLOOD)),),
    )


def test_a_copy_becomes_a_carrier_with_its_own_date_title_and_provenance() -> None:
    report = composed(REPRINT, OWN)
    assert (report.source, report.date, report.title) == (
        "harbour-review",
        dt.date(2021, 5, 14),
        HEADLINE,
    )
    provenance = Provenance(TAKEN, RULES)
    title, changed = "Pontoons lost in the flood!", ("Has another headline.",)
    carrier = Carrier(
        "meridian-post", dt.date(2021, 5, 16), title=title, changed=changed, provenance=provenance
    )
    assert report.carriers == (carrier,)


def test_a_title_that_only_a_carrier_shows_is_marked_as_its() -> None:
    report = composed(REPRINT)
    assert (report.title, report.title_kind) == ("Pontoons lost in the flood!", TitleKind.CARRIER)


def test_a_bloggers_copy_is_a_carrier_of_unknown_name() -> None:
    blog = joined("May 17, 2021 Posted by lakeside_reader", *FLOOD)
    assert [(each.source, str(each.date)) for each in composed(blog, OWN).carriers] == [
        ("unknown", "2021-05-17")
    ]


def test_what_no_copy_shows_is_null() -> None:
    report = composed(joined(*FLOOD))
    assert (report.title, report.date, report.source, report.byline, report.url) == (None,) * 5
    assert (report.title_kind, report.date_basis) == (None, None)
    assert report.carriers == ()
    assert report.id == "undated-report"


def test_a_byline_that_names_an_outlet_is_no_writer() -> None:
    assert composed(joined(HEADLINE, "By Harbour Review", *FLOOD)).byline is None


def test_a_day_without_a_year_is_no_date() -> None:
    assert (composed(joined(*CANAL)).date, composed(joined(*CANAL)).date_basis) == (None, None)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Harbour Review", "harbour-review"),
        ("HarbourReview", "harbour-review"),
        ("Lakeside Gazette", "lakeside-gazette"),
    ],
)
def test_a_source_has_the_id_under_which_it_stands_or_would(name: str, wanted: str) -> None:
    assert source_id(name, knowledge()) == wanted


# --- Ids ---


def test_an_id_that_is_given_is_not_given_again() -> None:
    first = composed(OWN).id
    second = composed(OWN, ids=frozenset({first})).id
    third = composed(OWN, ids=frozenset({first, second})).id
    assert [second, third] == [f"{first}-2", f"{first}-3"]


def test_the_hundredth_report_of_one_name_gets_an_id_of_its_own() -> None:
    first = composed(OWN).id
    taken = frozenset({first, *(f"{first}-{number}" for number in range(2, 101))})
    assert composed(OWN, ids=taken).id not in taken


@pytest.mark.parametrize(
    "headline",
    [
        "Ünïcödé “quotes” & signs: 100 % odd",
        "الجسر يفتح من جديد اليوم",
        "Мост снова открыт сегодня",
        "X" * 300 + " y and z at noon",
    ],
)
def test_an_id_can_stand_in_an_address_whatever_the_headline(headline: str) -> None:
    report = composed(joined("Support Harbour Review", headline, "May 14, 2021", *FLOOD))
    assert report.title == headline
    assert is_slug(report.id)
    assert len(report.id) <= MAX_SLUG


def test_without_a_headline_the_address_of_the_origin_names_the_file_and_not_the_report() -> None:
    report = composed(joined(*FLOOD, "Source: Harbour Review", LINK))
    assert report.title is None
    assert report.url == LINK
    assert report.id == "undated-harbour-review-pontoons-washed-away-below-dam"


# --- Passages ---


def test_consecutive_paragraphs_of_the_same_regions_are_one_passage() -> None:
    passages = composed(joined(*CANAL[:3], *PORT)).passages
    assert [set(each.regions) for each in passages] == [
        {"SD-GZ"},
        {"SD-DN", "SD-DS", "SD-DW"},
        {"YE-AD"},
    ]
    assert [len(plain_paragraphs(each.text)) for each in passages] == [2, 1, 4]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_passages_hold_the_body_and_nothing_else(example: Example) -> None:
    report = composed(example.text)
    assert (
        tuple(text for each in report.passages for text in plain_paragraphs(each.text))
        == example.body
    )


@pytest.mark.parametrize(
    "sign",
    [
        "2021. The guards",
        "* * *",
        "[x]: y",
        "&#x202e;",
        ":::",
        "# One",
        "> Two",
        "- Three",
        "`four`",
        "<b>",
        "\\5",
    ],
)
def test_signs_that_mean_something_in_markdown_come_out_as_they_were(sign: str) -> None:
    paragraph = f"{sign} were seen at the mill on Monday by two men who sold flour there."
    draft = cleaned(joined(paragraph, *FLOOD))
    report = compose_report(group_families([draft])[0], knowledge(), taken=TAKEN, ids=())
    found = tuple(text for each in report.passages for text in plain_paragraphs(each.text))
    assert found == paragraphs_of(draft)
    assert found[0] == paragraph.replace("<b>", "").strip()


def test_a_document_without_a_report_has_no_passage() -> None:
    assert composed("Home").passages == ()


@pytest.mark.parametrize(
    "texts",
    [(OWN,), (REPRINT, OWN), (joined(*PORT),), *((each.text,) for each in EXAMPLES.values())],
)
def test_a_drafts_file_reads_back_as_the_draft_without_a_fault(texts: tuple[str, ...]) -> None:
    faults: list[Fault] = []
    report = composed(*texts)
    found = parse_report(dump_report(report, notes=doubts(*texts)).encode(), "x.md", faults)
    assert faults == []
    assert found
    assert found.report == report


def test_a_draft_with_many_doubts_can_be_read() -> None:
    villages = [f"{chr(65 + number % 26)}{'a' * 150}{number}" for number in range(400)]
    text = joined(
        *(
            f"Shells fell on the village of {name} on Monday, people who fled from it said."
            for name in villages
        )
    )
    faults: list[Fault] = []
    assert parse_report(dump_report(composed(text), notes=doubts(text)).encode(), "x.md", faults)
    assert faults == []


# --- What a curator should look at ---


def test_a_whole_report_leaves_nothing_to_look_at() -> None:
    own = joined("Support Harbour Review", "Wheat ships wait off Aden", "May 6, 2021", *PORT)
    assert doubts(own) == ()


def test_all_that_is_missing_is_said() -> None:
    assert doubts(joined(*FLOOD)) == (
        "title: none shown",
        "date: none shown",
        "source: nothing shows who published it first",
        "regions: no place is named that the gazetteer knows",
    )


@pytest.mark.parametrize(
    ("texts", "doubt"),
    [
        ((joined(*CANAL),), "date: no year shown for “as of May 3”"),
        (
            (joined(*FLOOD, "Source: Harbour Review", LINK),),
            "the origin reads “pontoons washed away below dam”",
        ),
        (
            (joined(*FLOOD, "Source: Harbour Review"),),
            "carriers: nothing shows whose page this copy was",
        ),
        ((REPRINT,), "title: a carrier's; the origin's own is not shown"),
        (
            (blog_copy().text, own_page().text),
            "date: not stated; it rests on the words “as of May 3",
        ),
        (
            (
                REPRINT,
                REPRINT.replace("Source: Harbour", "Source: Northern").replace(
                    "Northern Review", "Northern Radio"
                ),
            ),
            "source: the copies name different origins: Harbour Review, Northern Radio",
        ),
        (("Home",), "text: nothing in the document reads like a report"),
        (
            (joined(*PORT, "Nobody in the village of Tumbar slept that night, an old man said."),),
            "regions: Tumbar is not",
        ),
    ],
)
def test_what_is_doubtful_is_said(texts: tuple[str, ...], doubt: str) -> None:
    assert any(doubt in each for each in doubts(*texts))


def test_a_document_that_is_given_twice_is_carried_once() -> None:
    assert len(composed(REPRINT, REPRINT).carriers) == 1


def test_doubts_of_several_copies_are_said_once() -> None:
    village = "Nobody in the village of Tumbar slept that night, an old man said."
    found = doubts(joined(*PORT, village), joined("Home", *PORT, village))
    assert len([each for each in found if "Tumbar" in each]) == 1


# --- What a carrier has otherwise ---


def test_what_each_carrier_has_otherwise_than_the_leader_is_recorded() -> None:
    cut = joined(
        "Pontoons lost in the flood!",
        "Northern Radio, May 17, 2021",
        *FLOOD[:3],
        "Source: Harbour Review",
    )
    found = {each.source: each.changed for each in composed(OWN, REPRINT, cut).carriers}
    assert found == {
        "meridian-post": ("Has another headline.",),
        "northern-radio": (
            "Has another headline.",
            "Lacks 1 paragraph, beginning “Engineers hope to lay a…”.",
        ),
    }


def test_a_carriers_copy_that_leads_is_compared_with_nothing() -> None:
    assert [each.changed for each in composed(REPRINT).carriers] == [()]


def test_a_copy_that_shows_no_publisher_is_a_carrier_of_unknown_source_unless_it_leads() -> None:
    assert [each.source for each in composed(OWN, joined(*FLOOD)).carriers] == ["unknown"]
    assert composed(joined(*FLOOD)).carriers == ()


def test_the_origins_own_page_is_never_a_carrier() -> None:
    assert composed(OWN, f"{OWN}\n\n17 comments").carriers == ()


def test_what_gives_somebody_away_is_noted_first_by_its_paragraph_and_not_repeated() -> None:
    found = doubts(
        joined(
            HEADLINE, "May 14, 2021", *FLOOD[:-1], f"{FLOOD[-1]} Call 0944 555 012 for the ferry."
        )
    )
    assert found[0].endswith("holds what looks like a phone number; leave it out or coarsen it")
    assert "555" not in "".join(found)


def test_where_no_origin_is_shown_title_and_date_are_a_copys_word() -> None:
    """They were `stated`, which says that the origin states them, and is refused beside `source: unknown`."""
    made = composed(joined(HEADLINE, "May 14, 2021", *FLOOD))
    assert (made.title, str(made.date), made.source) == (HEADLINE, "2021-05-14", None)
    assert (made.title_kind, made.date_basis) == (TitleKind.CARRIER, DateBasis.CARRIER)
    named = ReportFile("a.md", replace(made, source="unknown", status=Status.PUBLISHED))
    assert [*kind_faults(named)] == []
