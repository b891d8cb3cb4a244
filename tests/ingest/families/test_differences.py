from __future__ import annotations

import pytest

from sitrep.core.model import Passage, Report
from sitrep.ingest.families.differences import Texts, changes_anew, changes_between, revision_note
from tests.support.documents import BORDER, CANAL, FLOOD, PORT, cleaned, joined
from tests.support.growth import growth

FIGURES = (
    "By noon 1,200 sacks of flour and 14 crates of pills lay on the quay, and 3 of 5 cranes stood idle, clerks said.",
    "On 7 May a lorry with 40 sheep was sent back, and the toll rose from 2.5 to 4 pounds a head.",
)


def wording(*paragraphs: str, title: str | None = None) -> Texts:
    return Texts(title, paragraphs)


def changes(leader: tuple[str, ...], copy: tuple[str, ...]) -> tuple[str, ...]:
    return changes_between(wording(*leader), wording(*copy))


def test_a_copy_of_the_same_words_has_nothing_else() -> None:
    assert changes(FLOOD, FLOOD) == ()


@pytest.mark.parametrize(
    "copy",
    [
        (joined(*FLOOD),),
        tuple(reversed(FLOOD)),
        tuple(each.upper() for each in FLOOD),
        (" ".join(FLOOD),),
    ],
)
def test_other_breaks_order_and_letters_are_no_change(copy: tuple[str, ...]) -> None:
    assert changes(FLOOD, copy) == ()


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Boats burn", "Boats burn at the quay", True),
        ("Boats burn", "BOATS BURN!", False),
        ("“Boats” burn", "Boats burn", False),
        (None, "Boats burn", False),
        ("Boats burn", None, False),
        ("Boats burn", "مراكب تحترق", True),
    ],
)
def test_another_headline_is_said_and_other_quotes_are_not(
    one: str | None, other: str | None, said: bool
) -> None:
    found = changes_between(wording(*FLOOD, title=one), wording(*FLOOD, title=other))
    assert found == (("Has another headline.",) if said else ())


def test_a_paragraph_left_out_is_told_by_its_first_words() -> None:
    assert changes(FLOOD, FLOOD[:-1]) == (
        "Lacks 1 paragraph, beginning “Engineers hope to lay a…”.",
    )


def test_several_left_out_are_counted() -> None:
    assert changes(CANAL, CANAL[:2]) == (
        "Lacks 4 paragraphs, the first beginning “Farther west, in Darfur, envoys…”.",
    )


def test_a_paragraph_that_was_added_is_told_by_its_first_words() -> None:
    assert changes(FLOOD, (*FLOOD[:2], BORDER[1], *FLOOD[2:])) == (
        "Has 1 paragraph more, beginning “Patrols of both armies looked…”.",
    )


def test_a_short_paragraph_is_shown_whole() -> None:
    assert changes(FLOOD, (*FLOOD, "Flour is dear.")) == (
        "Has 1 paragraph more, beginning “Flour is dear.”.",
    )


def test_a_lightly_edited_paragraph_is_neither_left_out_nor_added() -> None:
    edited = FLOOD[0].replace("washed away", "carried off").replace("on Friday", "on Saturday")
    assert changes(FLOOD, (edited, *FLOOD[1:])) == ()


def test_altered_figures_are_named_with_the_leaders() -> None:
    other = (
        FIGURES[0].replace("14 crates", "41 crates"),
        FIGURES[1].replace("40 sheep", "45 sheep"),
    )
    assert changes(FIGURES, other) == ("Has other figures: 41 for 14, 45 for 40.",)


def test_three_figures_are_named_and_the_rest_counted() -> None:
    other = (
        FIGURES[0].replace("1,200", "1,300").replace("14", "15").replace("3 of 5", "2 of 6"),
        FIGURES[1].replace("40", "41"),
    )
    assert changes(FIGURES, other) == (
        "Has other figures: 1,300 for 1,200, 15 for 14, 2 for 3 and 2 more.",
    )


@pytest.mark.parametrize(("one", "other"), [("1,200", "1200"), ("1,200", "1.200")])
def test_a_figure_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert changes(FIGURES, tuple(each.replace(one, other) for each in FIGURES)) == ()


def test_a_figure_of_a_paragraph_left_out_is_not_altered() -> None:
    assert changes(FIGURES, FIGURES[:1]) == ("Lacks 1 paragraph, beginning “On 7 May a lorry…”.",)


def test_headline_then_lacking_then_more_then_figures() -> None:
    leader = wording(*FIGURES, *FLOOD[:2], title="Flour on the quay")
    copy = wording(FIGURES[0].replace("14", "15"), *FLOOD[:2], PORT[1], title="Pills on the quay")
    assert [each.split(" ")[:2] for each in changes_between(leader, copy)] == [
        ["Has", "another"],
        ["Lacks", "1"],
        ["Has", "1"],
        ["Has", "other"],
    ]


def test_of_a_text_that_is_empty_only_the_headline_is_said() -> None:
    assert changes((), FLOOD) == changes(FLOOD, ()) == changes((), ()) == ()


def test_a_document_and_a_report_are_worded_alike() -> None:
    report = Report(
        "a", title="Boats burn", passages=(Passage(joined(*FLOOD[:2])), Passage(joined(*FLOOD[2:])))
    )
    draft = cleaned(joined("Pontoons washed away", "May 14, 2021", *FLOOD))
    assert Texts.of_report(report) == wording(*FLOOD, title="Boats burn")
    assert Texts.of(draft) == wording(*FLOOD, title="Pontoons washed away")


def test_what_was_found_beside_a_former_leader_gives_way_and_the_curators_words_stay() -> None:
    old = (
        "Has another headline.",
        "Lacks 2 paragraphs, the first beginning “A”.",
        "Names the writer Jane.",
    )
    assert changes_anew(old, wording(*FLOOD), wording(*FLOOD[:-1])) == (
        "Names the writer Jane.",
        "Lacks 1 paragraph, beginning “Engineers hope to lay a…”.",
    )
    assert changes_anew(old, wording(*FLOOD), None) == ("Names the writer Jane.",)


@pytest.mark.growth
def test_time_grows_with_the_length_alone() -> None:
    def work(text: str) -> object:
        return changes_between(wording(text), wording(text.replace("7", "8")))

    assert growth(work, lambda size: "river 7 sacks and 12 more of them " * size, 2000) < 20


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("It killed nine of them.", "It killed fourteen of them.", "Nine → fourteen killed."),
        ("Another 17 were hurt there.", "Another 21 were hurt there.", "17 → 21 hurt."),
        ("It took 17 of the lorries.", "It took 21 of the lorries.", "17 → 21."),
        ("They counted 17.", "They counted 21.", "17 → 21."),
        ("Погибли 17 человек.", "Погибли 21 человек.", "17 → 21 человек."),
    ],
)
def test_a_revised_figure_is_told_with_what_it_counts(old: str, new: str, note: str) -> None:
    assert revision_note(Texts(None, (old,)), Texts(None, (new,))) == note
