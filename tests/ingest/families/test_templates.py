"""Issues of a template are reports of their own, copies are one report, however either is made."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from sitrep.ingest.draft import Draft
from sitrep.ingest.families.slots import is_spelling_of
from tests.support.ingest.desk import WebPage, new_desk
from tests.support.ingest.documents import cleaned, group_families
from tests.support.ingest.issues import COPIES, EDITS, ISSUES, TEMPLATES, cut, headlined
from tests.support.site.pages import cleaned_page

MIN_WORDS_OF_COPY = 45
"""Shorter pieces share too little with anything."""


def families(*texts: str) -> list[list[str]]:
    groups = group_families([cleaned(text, f"{number}.txt") for number, text in enumerate(texts)])
    return sorted(sorted(copy.document.name for copy in family.copies) for family in groups)


@pytest.mark.parametrize("issues", ISSUES.values(), ids=ISSUES)
def test_issues_of_a_template_are_reports_of_their_own(issues: tuple[str, ...]) -> None:
    assert len(families(*issues)) == len(issues)


@pytest.mark.parametrize("copies", COPIES.values(), ids=COPIES)
def test_copies_are_one_report(copies: tuple[str, ...]) -> None:
    assert len(families(*copies)) == 1


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_copy_of_an_issue_goes_with_its_issue_among_all_others(name: str, edit: str) -> None:
    issues = ISSUES[name]
    copy = EDITS[edit](issues[0])
    groups = families(*issues, copy) if copy != issues[0] else []
    assert [group for group in groups if len(group) > 1] in ([], [["0.txt", "6.txt"]])
    assert len(groups) == len(issues) or copy == issues[0]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_piece_that_two_issues_share_makes_them_one(name: str) -> None:
    """A piece of the boilerplate is a copy of both: it goes to one of them."""
    issues = ISSUES[name][:3]
    pieces = [cut(issue) for issue in issues]
    common = [
        paragraph
        for paragraph in issues[0].split("\n\n")
        if all(paragraph in issue for issue in issues)
    ]
    groups = families(*issues, *pieces, "\n\n".join(common))
    for one, other in combinations(["0.txt", "1.txt", "2.txt"], 2):
        assert not any(one in group and other in group for group in groups)


UNCASED = (
    "الطرق المؤدية إلى {town} مفتوحة أمام السيارات الصغيرة طوال النهار، وتمنع الشاحنات من المرور بعد غروب الشمس.",
    "لم يسجل أي إطلاق نار في {town} منذ الزيارة السابقة، والسوق والمخبز والعيادة تعمل كما كانت تعمل في الربيع.",
    "على من يقصد {town} أن يحمل ورقتين من المكتب، وأن يتصل به عند آخر حاجز، وألا يسير وحده على الطريق القديم.",
)


def test_places_tell_issues_apart_in_a_script_without_capitals() -> None:
    issues = ["\n\n".join(UNCASED).format(town=town) for town in ("عتمان", "جاسم", "نوى")]
    assert len(families(*issues)) == 3
    assert len(families(issues[0], issues[0].replace("كما كانت تعمل في الربيع", "كالمعتاد"))) == 1


def test_the_order_of_documents_makes_no_difference() -> None:
    texts = [*ISSUES["flash"], *(headlined(each) for each in ISSUES["flash"])]
    sizes = [
        sorted(map(len, families(*order))) for order in (texts, texts[::-1], texts[6:] + texts[:6])
    ]
    assert sizes == [[2] * 6] * 3


def test_over_several_runs_each_issue_is_a_draft_of_its_own(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for issue in ISSUES["situation"]:
        desk.take(issue)
    assert len(desk.files) == len(ISSUES["situation"])
    before = desk.state
    desk.take(*ISSUES["situation"])
    assert desk.state == before


def test_an_outlets_reports_of_two_days_at_two_addresses_are_two_though_a_figure_is_all_that_differs() -> (
    None
):
    def page(killed: str, day: str, address: str) -> Draft:
        text = tuple(
            part.replace("12 people", f"{killed} people")
            for part in ISSUES["strike"][0].split("\n\n")
        )
        found = WebPage(
            text,
            site="Harbour Review",
            address=f"https://harbour-review.example/{address}",
            date=day,
        )
        return cleaned_page(str(found).encode())

    first = page("12", "2021-05-07", "2021/drone-struck-house")
    assert (
        len(group_families([first, page("15", "2021-05-08", "2021/drone-struck-house-again")])) == 2
    )
    assert len(group_families([first, page("15", "2021-05-07", "2021/drone-struck-house")])) == 1
    assert (
        len(group_families([first, page("15", "2021-05-07", "2021/drone-struck-house-again")])) == 1
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Saraqib", "Saraqeb", True),
        ("Kafr Nabl", "Kafranbel", True),
        ("Deir ez-Zor", "Deir al-Zour", True),
        ("al-Hasakah", "Hasaka", True),
        ("Idlib", "Idleb", True),
        ("Ma'arrat al-Numan", "Maarat al-Nu'man", True),
        ("Saraqib", "Binnish", False),
        ("Homs", "Hama", False),
        ("Tell Abyad", "Tell Rifaat", False),
        ("Ras al-Ayn", "Ayn al-Arab", False),
    ],
)
def test_names_are_spellings_of_one_by_their_letters(one: str, other: str, same: bool) -> None:
    assert is_spelling_of(one, other) is same
