from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.markdown.escape import escape_text
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Passage, Report, Rights, RightsKind, TextKind
from sitrep.core.rights import cut_at_sentence, permit
from tests.support.strategies import one_line_texts

FULL, LINK, WITHHOLD = Rights(RightsKind.FULL), Rights(RightsKind.LINK), Rights(RightsKind.WITHHOLD)
ONE = "The ford was closed. It reopened at noon.\n\nTraffic was slow."
TWO = "Nobody was hurt. Repairs go on."
REPORT = Report("a", title="Ford", passages=(Passage(ONE, ("SY-ID",)), Passage(TWO, ("SY-DR",))))
SUMMARY = Report("a", title="Ford", text=TextKind.SUMMARY, passages=REPORT.passages)


def excerpt(words: int) -> Rights:
    return Rights(RightsKind.EXCERPT, words)


def verbatim(*texts: str) -> Report:
    return Report("a", passages=tuple(Passage(text) for text in texts))


def test_full_rights_let_everything_through() -> None:
    permission = permit(REPORT, FULL)
    assert (permission.title, permission.texts, permission.whole) == (True, (ONE, TWO), True)


def test_link_lets_the_title_through_and_no_text() -> None:
    permission = permit(REPORT, LINK)
    assert (permission.title, permission.texts, permission.whole) == (True, (None, None), False)


def test_withhold_lets_nothing_through() -> None:
    permission = permit(REPORT, WITHHOLD)
    assert (permission.title, permission.texts, permission.whole) == (False, (None, None), False)


@pytest.mark.parametrize("rights", [FULL, excerpt(1), LINK, WITHHOLD], ids=str)
def test_a_summary_in_our_own_words_passes_whole_under_any_rights(rights: Rights) -> None:
    permission = permit(SUMMARY, rights)
    assert (permission.texts, permission.whole) == ((ONE, TWO), True)


@pytest.mark.parametrize(
    ("words", "texts", "whole"),
    [
        (3, (None, None), False),
        (4, ("The ford was closed.", None), False),
        (7, ("The ford was closed.", None), False),
        (8, ("The ford was closed. It reopened at noon.", None), False),
        (10, ("The ford was closed. It reopened at noon.", None), False),
        (11, (ONE, None), False),
        (14, (ONE, "Nobody was hurt."), False),
        (16, (ONE, "Nobody was hurt."), False),
        (17, (ONE, TWO), True),
        (9999, (ONE, TWO), True),
    ],
)
def test_an_excerpt_is_whole_sentences_counted_over_all_passages(
    words: int, texts: tuple[str | None, ...], whole: bool
) -> None:
    permission = permit(REPORT, excerpt(words))
    assert (permission.title, permission.texts, permission.whole) == (True, texts, whole)


@given(st.lists(one_line_texts.map(escape_text), min_size=1, max_size=3), st.integers(1, 12))
def test_an_excerpt_never_holds_more_words_than_allowed(texts: list[str], words: int) -> None:
    shown = [
        part
        for text in permit(verbatim(*texts), excerpt(words)).texts
        if text
        for part in plain_paragraphs(text)
    ]
    assert sum(len(part.split()) for part in shown) <= words


@given(st.lists(one_line_texts.map(escape_text), min_size=1, max_size=3))
def test_an_excerpt_long_enough_is_the_whole_text(texts: list[str]) -> None:
    permission = permit(verbatim(*texts), excerpt(9999))
    assert (permission.texts, permission.whole) == (tuple(texts), True)


def test_once_an_excerpt_is_cut_nothing_follows_it() -> None:
    report = verbatim("A sentence that is far too long to fit in.\n\nShort.", "Brief.")
    assert permit(report, excerpt(5)).texts == (None, None)


def test_an_excerpt_holds_no_link_of_the_text() -> None:
    assert permit(verbatim("See [here](https://example.org/). Then go."), excerpt(2)).texts == (
        "See here.",
    )


@pytest.mark.parametrize("text", ["One two\nthree.", "One *two* three.", "- One two three."])
def test_an_excerpt_that_leaves_no_word_out_is_whole(text: str) -> None:
    assert permit(verbatim(text), excerpt(50)).whole


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("One two. Three four.", 3, "One two."),
        ("One two! “Three.” Four", 3, "One two! “Three.”"),
        ("One (two.) Three", 2, "One (two.)"),
        ("هل عاد؟ نعم عاد.", 3, "هل عاد؟"),
        ("One two three", 2, ""),
        ("One two.", 0, ""),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_behind_the_last_sentence_that_fits(text: str, words: int, cut: str) -> None:
    assert cut_at_sentence(text, words) == cut


@given(one_line_texts, st.integers(0, 20))
def test_what_is_cut_is_the_start_of_the_text(text: str, words: int) -> None:
    cut = cut_at_sentence(text, words)
    assert text.startswith(cut)
    assert len(cut.split()) <= words
