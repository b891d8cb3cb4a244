"""Known texts are taken out of longer ones, but for their ends."""

from __future__ import annotations

from sitrep.core.private.find import REACH
from sitrep.site.proof.known_text import LONG, KnownTexts

ONE = (
    "The ferry across the river carried grain and flour to the northern bank until late in the evening. "
    + "x " * 30
)
TWO = (
    "A second convoy waited at the depot while the council counted the lorries that had come from the port. "
    * 2
)


def _head(text: str) -> str:
    """The beginning of a text that is as long as finders reach, with the rest of its last word."""
    return text[: text.index(" ", REACH)]


def _tail(text: str) -> str:
    """The end of a text, likewise with the whole of its first word."""
    return text[text.rindex(" ", 0, len(text) - REACH) + 1 :]


def test_the_middle_of_a_known_text_is_taken_out_and_its_ends_stay_with_what_stands_beside_them() -> (
    None
):
    text = f'7,"{ONE}",0944 555,"{TWO}",012'
    left = KnownTexts((ONE, TWO)).without(text)
    one, two = f"{_head(ONE)}\n\n{_tail(ONE)}", f"{_head(TWO)}\n\n{_tail(TWO)}"
    assert left == f'7,"{one}",0944 555,"{two}",012'


def test_of_a_known_text_that_breaks_off_the_middle_of_what_is_there_is_taken_out() -> None:
    start, end = TWO[: LONG + 20], "… and call 0944 555 to learn how it ends"
    left = KnownTexts((TWO,)).without(f"Post: {start}{end}")
    assert left == f"Post: {_head(start)}\n\n{_tail(start)}{end}"


def test_what_has_no_blanks_is_cut_where_the_reach_of_the_finders_ends() -> None:
    text = "x" * LONG
    assert KnownTexts((text,)).without(text) == f"{text[:REACH]}\n\n{text[-REACH:]}"


def test_a_text_that_begins_like_a_known_one_for_a_few_words_alone_stays_whole() -> None:
    text = (
        f"{TWO[: LONG - 1]}, but then it sank with all that it had on board, and nobody knows more"
    )
    assert KnownTexts((TWO,)).without(text) == text


def test_short_texts_stay_whole() -> None:
    assert KnownTexts((ONE,)).without(ONE[: LONG - 1]) == ONE[: LONG - 1]
    assert KnownTexts(("short",)).without(TWO) == TWO
