from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.ingest.clean.split import split_blocks
from sitrep.ingest.draft import Draft
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import (
    CANAL,
    PORT,
    cleaned,
    document,
    hard_wrapped,
    joined,
    knowledge,
)

NOISE = st.text(
    st.sampled_from("aZ9 .,-\t\n\r\f\v\x00\x1c\x85\u00a0\u200b\u2028\u202e\ufeff“ж🙂"), max_size=200
)


def split(text: str) -> Draft:
    return split_blocks(Draft(document(text)), knowledge())


def pieces(text: str) -> list[str]:
    """The blocks' raw texts, stripped."""
    return [text[block.start : block.end].strip() for block in split(text).blocks]


def lines_of(text: str) -> list[str]:
    return [" ".join(piece.split()) for piece in pieces(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\n\n\n\n", "\n\u00a0\n", "\n\f\n"])
def test_a_blank_line_ends_a_block(gap: str) -> None:
    assert pieces(f"{CANAL[0]}{gap}{CANAL[1]}") == [CANAL[0], CANAL[1]]


def test_a_line_break_ends_a_block_where_lines_are_paragraphs() -> None:
    assert pieces("\n".join(CANAL)) == list(CANAL)


def test_lines_of_fixed_width_are_one_paragraph() -> None:
    assert lines_of(hard_wrapped(*CANAL[:4])) == list(CANAL[:4])


def test_a_short_line_ends_a_paragraph_of_fixed_width_without_a_blank_line() -> None:
    first, second = (CANAL[0] + " It was over by noon.", CANAL[1])
    text = joined(
        hard_wrapped(first, width=80) + "\n" + hard_wrapped(second, width=80),
        hard_wrapped(CANAL[3], width=80),
    )
    assert lines_of(text) == [first, second, CANAL[3]]


def test_short_lines_between_wrapped_paragraphs_stay_apart() -> None:
    text = joined(hard_wrapped(*CANAL[:3]), "Home\nRivers\nWeather", hard_wrapped(CANAL[3]))
    assert lines_of(text) == [*CANAL[:3], "Home", "Rivers", "Weather", CANAL[3]]


def test_a_list_of_addresses_below_wrapped_text_is_a_block_a_line() -> None:
    links = [
        f"https://harbour-review.example/a/long/address/that/fills/the/whole/line/{number}/"
        for number in range(4)
    ]
    assert lines_of(joined(hard_wrapped(*CANAL), "\n".join(links))) == [*CANAL, *links]


def test_a_menu_is_not_taken_for_wrapped_text() -> None:
    menu = [
        "All rivers of the west",
        "all bridges of the east",
        "and more from the south",
        "with our weather page",
    ]
    assert lines_of("\n".join(menu)) == menu


def test_white_space_belongs_to_the_block_before_it_and_to_the_first() -> None:
    text = f"\n\n {PORT[0]}\n\n\n{PORT[1]}  \n"
    first, second = split(text).blocks
    assert text[first.start : first.end] == f"\n\n {PORT[0]}\n\n\n"
    assert text[second.start : second.end] == f"{PORT[1]}  \n"


@given(NOISE.filter(str.strip))
def test_blocks_cover_any_text_from_first_to_last_character_in_order(text: str) -> None:
    blocks = split(text).blocks
    assert "".join(text[block.start : block.end] for block in blocks) == text
    assert all(block.start < block.end for block in blocks)


@pytest.mark.parametrize("text", ["\u00a0", "\n\u2003\n", "\u2028"])
def test_white_space_alone_is_covered_too(text: str) -> None:
    assert "".join(text[block.start : block.end] for block in split(text).blocks) == text


def test_an_empty_text_has_no_block() -> None:
    assert split("").blocks == ()


@pytest.mark.growth
@pytest.mark.parametrize(
    "line", ["a\n", "a line that goes on and on until the column of text is full\n", "\n", " "]
)
def test_splitting_takes_linear_time(line: str) -> None:
    assert growth(split, lambda size: f"a{line * (size // len(line))}b", 10000) < LINEAR


def test_two_wrapped_paragraphs_of_two_lines_are_two_blocks() -> None:
    text = (
        "Shelling resumed in the north of Gezira state on Sunday, when gunners\n"
        "fired on the silos.\n\n"
        "The district hospital counted eleven farm workers, and three of them\n"
        "were taken away by boat."
    )
    assert len(cleaned(text).blocks) == 2
