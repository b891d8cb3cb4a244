from __future__ import annotations

import pytest

from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.find.outlet_names import outlet_at, outlet_called
from sitrep.ingest.find.outlets import find_outlets
from sitrep.ingest.find.whose.finding import is_copy
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import (
    BORDER,
    CANAL,
    FLOOD,
    PORT,
    cleaned,
    document,
    joined,
    knowledge,
)

HEADLINE = "Pontoons washed away below the dam"
REPORT = joined(*FLOOD)
OWN = joined("Support Harbour Review", HEADLINE, REPORT)
"""A page that appeals in its outlet's own name."""


def named(draft: Draft) -> tuple[str | None, str | None]:
    """Publisher and origin."""
    return draft.publisher and draft.publisher.value, draft.origin and draft.origin.value  # type: ignore[return-value]


def outlets(*parts: str) -> tuple[str | None, str | None]:
    return named(cleaned(joined(*parts)))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Harbour Review", "harbour-review"),
        ("the HARBOUR review", "harbour-review"),
        ("HarbourReview", "harbour-review"),
        ("N.R.A.", "northern-radio"),
        ("Thomson Reuters", "reuters"),
        ("Harbour", None),
        ("Harbour Review of Books", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_any_of_its_names_alone(name: str, found: str | None) -> None:
    outlet = outlet_called(name, knowledge())
    assert (outlet.id if outlet else None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbour Review, 2021", "harbour-review"),
        ("The Harbour Review and friends", "harbour-review"),
        ("Agence France Presse (AFP)", "agence-france-presse"),
        ("A new Harbour Review", None),
        ("", None),
    ],
)
def test_an_outlet_is_found_where_a_text_begins_with_it(text: str, found: str | None) -> None:
    outlet = outlet_at(text, knowledge())
    assert (outlet.id if outlet else None) == found


# --- Who published this copy ---


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("Become a Member of Meridian Post", "“member of meridian post”"),
        ("Meridian Post, May 14, 2021", "Meridian Post, May 14, 2021"),
        ("14 May 2021 | The Meridian Post", "14 May 2021 | The Meridian Post"),
        ("Follow Meridian Post on Telegram", "Follow Meridian Post on Telegram"),
        ("Please support Meridian Post", "Please support Meridian Post"),
        (
            "Copyright © 2021 Meridian Post. All rights reserved.",
            "Copyright © 2021 Meridian Post. All rights reserved.",
        ),
    ],
)
def test_the_publisher_is_whom_the_page_shows_as_its_own(line: str, evidence: str) -> None:
    draft = cleaned(joined(line, HEADLINE, REPORT))
    assert named(draft) == ("Meridian Post", "Meridian Post")
    assert draft.publisher
    assert draft.publisher.evidence == evidence
    assert draft.origin
    assert draft.origin.evidence == f"{evidence}; nothing points elsewhere"


@pytest.mark.parametrize(
    "line", ["Follow Lakeside Gazette on Telegram", "Copyright © 2021 Lakeside Gazette", "Home"]
)
def test_nothing_is_made_up_for_an_outlet_nobody_knows(line: str) -> None:
    assert outlets(line, HEADLINE, REPORT) == (None, None)


def test_a_copy_does_not_take_its_origins_appeal_for_its_own() -> None:
    assert outlets("Posted on by lakeside_reader", OWN) == (None, None)


def test_a_copyright_in_the_credit_is_not_the_publishers() -> None:
    credit = "Original source of this report: Harbour Review Copyright © Harbour Review, 2021"
    assert (
        outlets(
            HEADLINE, REPORT, f"The {credit.lower().replace('harbour review', 'Harbour Review')}"
        )[0]
        is None
    )


@pytest.mark.parametrize("credit", ["© 2021 Reuters", "© AFP / Jane Roe", "(c) 2021 AP Photo"])
def test_a_photographs_copyright_names_no_publisher(credit: str) -> None:
    assert outlets(HEADLINE, credit, REPORT) == (None, None)


# --- Who published it first ---


@pytest.mark.parametrize(
    "line",
    [
        "The original source of this report is Harbour Review",
        "This text was first published by Harbour Review.",
        "Originally appeared on HarbourReview",
        "Published in partnership with Harbour Review",
        "Source: Harbour Review",
        "Via: The Harbour Review",
        "Original: Harbour Review (May 14)",
    ],
)
def test_the_origin_is_whom_a_credit_line_names(line: str) -> None:
    draft = cleaned(joined(HEADLINE, REPORT, line))
    assert draft.origin
    assert (draft.origin.value, draft.origin.evidence) == ("Harbour Review", line)
    assert is_copy(draft)


@pytest.mark.parametrize(
    "credit",
    [
        "This article is published in association with",
        "Source:",
    ],
)
def test_a_credit_names_the_outlet_on_the_next_line(credit: str) -> None:
    assert outlets(HEADLINE, credit, "Harbour Review", REPORT)[1] == "Harbour Review"


def test_an_origin_nobody_knows_is_called_as_the_credit_writes_it() -> None:
    assert (
        outlets(HEADLINE, REPORT, "This text was first published by the Lakeside Gazette.")[1]
        == "Lakeside Gazette"
    )
    assert outlets(HEADLINE, REPORT, "Source: Lakeside Gazette")[1] == "Lakeside Gazette"


@pytest.mark.parametrize("line", ["Source", "Source: our own reporters", "Via"])
def test_a_credit_without_a_name_names_nobody(line: str) -> None:
    draft = cleaned(joined(HEADLINE, REPORT, line))
    assert draft.origin is None
    assert is_copy(draft)


@pytest.mark.parametrize(
    "line",
    [
        "This article was first published on July 3, 2020.",
        "Originally published in Arabic.",
        "First posted on Monday.",
    ],
)
def test_a_credit_that_gives_no_name_but_a_day_or_language_names_nobody(line: str) -> None:
    assert outlets(HEADLINE, REPORT, line)[1] is None


def test_a_byline_that_names_an_outlet_names_the_origin() -> None:
    draft = cleaned(joined(HEADLINE, "By Harbour Review", REPORT))
    assert draft.origin
    assert (draft.origin.value, draft.origin.evidence) == ("Harbour Review", "By Harbour Review")


@pytest.mark.parametrize(
    "lead",
    [
        "GORIS (Reuters) - ",
        "GORIS, Armenia (Reuters) — ",
        "GORIS, May 14 (Reuters) - ",
        "TÜRKÖY (Reuters) - ",
        "Goris (Thomson Reuters) -- ",
    ],
)
def test_an_agencys_dateline_names_the_origin(lead: str) -> None:
    draft = cleaned(joined(HEADLINE, lead + FLOOD[0], *FLOOD[1:]))
    assert draft.origin
    assert draft.origin.value == "Reuters"
    assert draft.origin.evidence == lead.strip()


@pytest.mark.parametrize(
    "lead", ["GORIS (by boat) - ", "GORIS (Lakeside Gazette) - ", "The town (Reuters said) fell. "]
)
def test_brackets_that_are_no_agencys_dateline_name_nobody(lead: str) -> None:
    assert outlets(HEADLINE, lead + FLOOD[0], *FLOOD[1:])[1] is None


def test_whom_people_told_is_the_origin() -> None:
    draft = cleaned(joined(*BORDER))
    assert draft.origin
    assert (draft.origin.value, draft.origin.evidence) == ("Northern Radio", "told Northern Radio")


@pytest.mark.parametrize(
    "told", ["told the Lakeside Gazette", "told reporters", "told Governor Reuters", "told us"]
)
def test_whom_people_told_is_nobody_where_it_is_no_outlet(told: str) -> None:
    assert (
        outlets(
            HEADLINE,
            *FLOOD,
            f"Nobody has slept for three nights, an old ferryman {told} on the left bank.",
        )[1]
        is None
    )


def test_a_recording_on_an_outlets_server_names_the_origin() -> None:
    draft = cleaned(joined(*FLOOD[:2], "https://media.harbour-review.example/dam.mp4", *FLOOD[2:]))
    assert draft.origin
    assert (draft.origin.value, draft.origin.evidence) == (
        "Harbour Review",
        "https://media.harbour-review.example/dam.mp4",
    )


@pytest.mark.parametrize(
    "host", ["harbour-review.example.org", "notharbour-review.example", "youtube.com"]
)
def test_a_recording_on_another_server_names_nobody(host: str) -> None:
    assert outlets(*FLOOD[:2], f"https://{host}/dam.mp4", *FLOOD[2:])[1] is None


def test_a_credit_line_is_stronger_than_whom_people_told() -> None:
    assert outlets(*BORDER, "Source: Harbour Review")[1] == "Harbour Review"


def test_an_outlet_that_quotes_another_stays_the_origin_of_its_own_page() -> None:
    assert outlets(OWN, "The steel will come in June, a minister told Reuters on Sunday.") == (
        "Harbour Review",
        "Harbour Review",
    )


def test_two_outlets_that_were_told_things_name_nobody() -> None:
    told = (
        "A ferryman told Northern Radio that he lost his boat.",
        "The steel is late, a minister told Al Jazeera.",
    )
    assert outlets(HEADLINE, *FLOOD[:3], *told, FLOOD[3])[1] is None


@pytest.mark.parametrize("page", [OWN, REPORT], ids=["own-page", "no-publisher"])
def test_an_agency_quoted_at_the_end_is_not_the_origin(page: str) -> None:
    origin = outlets(
        page, "Work went on all night in spite of heavy rain, the state agency SANA reported."
    )[1]
    assert origin != "SANA"


def test_an_agency_that_contributed_is_the_origin_where_nothing_else_is_shown() -> None:
    assert (
        outlets(REPORT, "The Associated Press contributed to this report.")[1] == "Associated Press"
    )


def test_an_agency_whose_writers_contributed_is_the_origin_where_nothing_else_is_shown() -> None:
    note = "Associated Press writers Ines Example in Merrow and Tom Brill in Goris contributed."
    assert outlets(REPORT, note)[1] == "Associated Press"
    assert outlets(REPORT, "Farmers contributed to this work for nine days.")[1] is None


# --- Where its own page is ---

ADDRESS = "https://harbour-review.example/2021/pontoons-washed-away-below-dam/"


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ([ADDRESS], ADDRESS),
        (
            [
                ADDRESS,
                ADDRESS,
                "https://harbour-review.example/give/",
                "https://a.example/b-c-d-e-f/",
            ],
            ADDRESS,
        ),
        ([ADDRESS, "https://www.harbour-review.example/a-rather-different-text-here"], None),
        (["https://harbour-review.example/give/"], None),
        (["https://elsewhere.example/pontoons-washed-away-below-dam/"], None),
    ],
    ids=["one", "one-twice", "two", "no-article", "elsewhere"],
)
def test_the_address_is_the_only_article_of_the_origin_linked(
    links: list[str], found: str | None
) -> None:
    url = cleaned(joined(HEADLINE, REPORT, "Source: Harbour Review", "\n".join(links))).url
    assert (url.value if url else None) == found


def test_without_an_origin_no_address_is_its_own() -> None:
    assert cleaned(joined(HEADLINE, REPORT, ADDRESS)).url is None


def test_order_and_length_of_texts_play_no_part() -> None:
    assert outlets(*PORT) == outlets(*CANAL, *FLOOD) == (None, None)


def found_in(text: str) -> object:
    return find_outlets(
        Draft(document(text), (Block(0, len(text), text, Verdict.BODY),)), knowledge()
    )


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    [
        "told Aa ",
        "https://a.example/b ",
        "A",
    ],
)
def test_finding_outlets_takes_linear_time(unit: str) -> None:
    assert growth(found_in, lambda size: unit * (size // len(unit)), 400) < LINEAR


def test_signs_for_two_outlets_of_one_weight_name_none_and_the_doubt_says_which() -> None:
    draft = cleaned(
        joined(
            "Dam holds",
            *FLOOD,
            "Support Harbour Review",
            "© 2021 Northern Radio. All rights reserved.",
        )
    )
    assert draft.publisher is None
    assert draft.origin is None
    doubt = next(each for each in draft.doubts if each.startswith("publisher: "))
    assert "“Harbour Review”" in doubt
    assert "“Northern Radio”" in doubt
