from __future__ import annotations

import pytest

from sitrep.ingest.draft import Verdict
from sitrep.ingest.head.line_labels import label_end, notes_in, outlet_before, town_before
from tests.support.ingest.documents import cleaned, day_of, knowledge

HEADLINE = "Barge with flour reaches Merrow after ten days"
TEXT = (
    "A barge with flour reached Merrow on Saturday after ten days on the river and the mayor said that every household"
    " would get two loaves. Soldiers had held the barge at the lock for lack of a permit. The crew slept on the sacks"
    " and traded cigarettes for fish. Another barge is to follow within the week the mayor said."
)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Press Release Barge lands", "Press Release "),
        ("BREAKING NEWS: Barge lands", "BREAKING NEWS: "),
        ("Home > World > Africa Barge lands", "Home > World > Africa "),
        ("Accueil Afrique Une péniche arrive", "Accueil Afrique "),
        ("الرئيسية سوريا وصول زورق", "الرئيسية سوريا "),
        ("Africa Corps lands", ""),
        ("World leaders meet", ""),
        ("War and news of it", ""),
    ],
)
def test_labels_of_a_page_end_where_the_headline_begins(line: str, label: str) -> None:
    assert line[: label_end(line, 0)] == label


def test_labels_before_a_headline_are_labels() -> None:
    draft = cleaned(f"Press Release {HEADLINE} 8 May 2021 {TEXT}")
    assert draft.title
    assert draft.title.value.strip() == HEADLINE
    assert [block.verdict for block in draft.blocks if not block.is_body] == [
        Verdict.LABEL,
        Verdict.TITLE,
        Verdict.DATELINE,
    ]
    assert day_of(draft, "published") == "2021-05-08"


def test_a_note_by_editors_is_neither_headline_nor_text() -> None:
    draft = cleaned(f"{HEADLINE} (Adds mayor, paragraph 4) MERROW May 8 (Reuters) - {TEXT}")
    assert draft.title
    assert draft.title.value.strip() == HEADLINE
    assert "Adds" not in " ".join(block.text for block in draft.body)
    assert [note[0] for note in notes_in("(Adds mayor) (a mill)")] == ["(Adds mayor) "]


def test_an_outlet_before_the_date_is_not_of_the_headline() -> None:
    draft = cleaned(f"{HEADLINE} Daily Sabah 8 May 2021 {TEXT}")
    assert draft.title
    assert draft.title.value.strip() == HEADLINE
    found = outlet_before("lands Daily Sabah ", len("lands Daily Sabah "), knowledge())
    assert found is not None
    assert (found[0], found[1].name) == (6, "Daily Sabah")
    assert outlet_before("a daily ", len("a daily "), knowledge()) is None


def test_a_writer_before_a_dash_and_the_date_is_no_headline() -> None:
    draft = cleaned(f"{HEADLINE} By Ada Moss - May 08,2021 {TEXT}")
    assert draft.title
    assert draft.title.value.strip() == HEADLINE
    assert day_of(draft, "published") == "2021-05-08"


def test_a_town_in_small_letters_before_an_agency_is_of_its_dateline() -> None:
    line = "barge lands beirut reuters"
    assert town_before(line, line.index("reuters"), knowledge()) == line.index("beirut")
    line = "barge lands says reuters"
    assert town_before(line, line.index("reuters"), knowledge()) == line.index("reuters")
