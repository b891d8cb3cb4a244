from __future__ import annotations

from dataclasses import replace

from sitrep.ingest.clean.taken_out import note_removed
from sitrep.ingest.draft import Block, Draft, Spared, Verdict
from tests.support.ingest.documents import CANAL, cleaned, document, joined, knowledge

GOATS = "Two shepherds with 340 goats and 12,500 sheep went missing near the pass, and one was found on Monday."


def doubts(*blocks: tuple[str, Verdict], spared: tuple[Spared, ...] = ()) -> tuple[str, ...]:
    made = tuple(Block(at, at + 1, text, verdict) for at, (text, verdict) in enumerate(blocks))
    return note_removed(Draft(document("x"), made, spared=spared), knowledge()).doubts


def body(*texts: str) -> list[tuple[str, Verdict]]:
    return [(text, Verdict.BODY) for text in texts]


def test_paragraphs_between_those_kept_are_counted_with_verdict_and_first_words() -> None:
    first = "the first begins “Two shepherds with 340 goats and 12,500 sheep …”"
    found = doubts(
        *body(*CANAL[:2]), (GOATS, Verdict.RELATED), (GOATS, Verdict.COMMENT), *body(*CANAL[2:])
    )
    assert found == (
        f"text: 2 of 8 paragraphs between kept ones were taken out as related (1), comment (1); {first}",
        "text: figures 340 and 12,500 were taken out with related (1), comment (1)",
    )


def test_paragraphs_below_the_last_one_are_counted_too() -> None:
    found = doubts(*body(*CANAL), (GOATS, Verdict.NAVIGATION))
    assert found[0].startswith(
        "text: 1 paragraph below the last one kept was taken out as navigation; it begins “Two"
    )


def test_a_figure_between_paragraphs_is_told_without_prose() -> None:
    assert doubts(*body(CANAL[0]), ("Displaced 12,400", Verdict.NAVIGATION), *body(CANAL[1])) == (
        "text: figure 12,400 was taken out with navigation",
    )


def test_dates_years_addresses_and_counters_are_no_figures() -> None:
    lines = [
        ("May 3, 2021", Verdict.NAVIGATION), ("In 2020", Verdict.RELATED), ("https://a.example/12/34", Verdict.RELATED),
        ("17 comments", Verdict.COMMENT), ("Share 12", Verdict.SHARE), ("2", Verdict.MARK),
        ("© 44 Media", Verdict.COPYRIGHT),
    ]  # fmt: skip
    assert doubts(*body(CANAL[0]), *lines, *body(CANAL[1])) == ()


def test_figures_behind_labels_of_their_own_are_cells_and_told() -> None:
    cells = [("Gezira", Verdict.NAVIGATION), ("54", Verdict.MARK), ("1,210", Verdict.MARK)]
    more = [("Kassala", Verdict.NAVIGATION), ("61", Verdict.MARK)]
    assert doubts(*body(CANAL[0]), *cells, *more, *body(CANAL[1])) == (
        "text: figures 54, 1,210 and 61 were taken out with mark",
    )


def test_numbers_behind_the_same_words_or_between_paragraphs_are_those_of_pages() -> None:
    foot = ("River desk, weekly report", Verdict.NAVIGATION)
    pages = [foot, ("2", Verdict.MARK), *body(CANAL[1]), foot, ("3", Verdict.MARK)]
    assert (
        doubts(*body(CANAL[0]), *pages, *body(CANAL[2]), ("4", Verdict.MARK), *body(CANAL[3])) == ()
    )


def test_what_stands_above_the_text_is_no_doubt() -> None:
    assert doubts((GOATS, Verdict.NAVIGATION), *body(*CANAL)) == ()


def test_a_text_of_which_nothing_was_kept_has_none() -> None:
    assert doubts((GOATS, Verdict.NAVIGATION)) == ()


def test_very_many_figures_are_not_listed_one_by_one() -> None:
    many = " ".join(str(1000 + number) + "x " + str(number) for number in range(30, 45))
    assert (
        "and 9 more were taken out"
        in doubts(*body(CANAL[0]), (many, Verdict.RELATED), *body(CANAL[1]))[0]
    )


def test_what_was_spared_is_told_of_the_body_alone() -> None:
    blocks = [*body(CANAL[0]), (GOATS, Verdict.RELATED)]
    found = doubts(*blocks, spared=(Spared(0, "sign up"), Spared(1, "donate now")))
    assert (
        found[-1]
        == "text: “Shelling resumed in the north of Gezira state …” was kept, though it says “sign up”"
    )
    assert not [doubt for doubt in found if "donate now" in doubt]


def test_a_document_taken_whole_has_no_doubt() -> None:
    draft = cleaned(joined(*CANAL))
    assert replace(draft, doubts=()).body == draft.body
    assert not [doubt for doubt in draft.doubts if doubt.startswith("text: ")]
