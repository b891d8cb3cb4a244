from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.cut import cut_to_rights, shows_withheld
from sitrep.content.schema.report import without_words
from sitrep.core.markdown.escape import escape_text
from sitrep.core.model import Passage, Report, Rights, RightsKind, TextKind
from sitrep.core.rights import permit, surplus
from tests.support.strategies import one_line_texts, reports

FULL, LINK, WITHHOLD = Rights(RightsKind.FULL), Rights(RightsKind.LINK), Rights(RightsKind.WITHHOLD)
ONE = "The ford was closed. It reopened at noon.\n\nTraffic was slow."
TWO = "Nobody was hurt. Repairs go on."
REPORT = Report("a", title="Ford", passages=(Passage(ONE, ("SY-ID",)), Passage(TWO, ("SY-DR",))))


def excerpt(words: int) -> Rights:
    return Rights(RightsKind.EXCERPT, words)


@given(reports.filter(lambda report: report.text is not TextKind.SUMMARY))
def test_a_report_of_a_source_that_lets_nothing_be_shown_keeps_none_of_its_words(
    report: Report,
) -> None:
    cut = cut_to_rights(report, WITHHOLD)
    assert cut == without_words(cut)
    assert not shows_withheld(cut, WITHHOLD)


@pytest.mark.parametrize(
    ("rights", "texts"), [(LINK, ("[…]", "[…]")), (WITHHOLD, ("[…]", "[…]"))], ids=str
)
def test_a_report_cut_to_rights_that_show_nothing_holds_no_word(
    rights: Rights, texts: tuple[str, str]
) -> None:
    cut = cut_to_rights(REPORT, rights)
    assert (cut.text, tuple(passage.text for passage in cut.passages)) == (TextKind.EXCERPT, texts)
    assert [passage.regions for passage in cut.passages] == [("SY-ID",), ("SY-DR",)]
    assert surplus(cut, rights) == 0 < surplus(REPORT, rights)


@pytest.mark.parametrize("words", [1, 4, 8, 11, 14])
def test_what_is_shown_of_a_cut_report_is_what_was_shown_before(words: int) -> None:
    before, cut = permit(REPORT, excerpt(words)), cut_to_rights(REPORT, excerpt(words))
    after = permit(cut, excerpt(words))
    assert after.texts == before.texts
    assert not after.whole
    assert cut_to_rights(cut, excerpt(words)) == cut
    assert surplus(cut, excerpt(words)) == 0


def test_a_cut_report_does_not_claim_to_be_whole_when_its_source_allows_more_later() -> None:
    cut = cut_to_rights(REPORT, excerpt(8))
    assert permit(cut, FULL).texts == permit(REPORT, excerpt(8)).texts
    assert not permit(cut, FULL).whole


@given(st.lists(one_line_texts.map(escape_text), min_size=1, max_size=4), st.integers(1, 30))
def test_a_report_holds_no_more_than_is_shown_once_it_is_cut(texts: list[str], words: int) -> None:
    report = Report("a", passages=tuple(Passage(text) for text in texts))
    assert surplus(cut_to_rights(report, excerpt(words)), excerpt(words)) == 0
