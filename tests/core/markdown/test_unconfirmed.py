from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from sitrep.core.language import Language
from sitrep.core.markdown.claim_marks import CLAIM_CLOSE, CLAIM_OPEN
from sitrep.core.markdown.escape import escape_marked, escape_text
from sitrep.core.markdown.outline import marked_paragraphs, outline, plain_paragraphs
from sitrep.core.markdown.render import render_report
from sitrep.core.model import Passage, Report, Rights, RightsKind
from sitrep.core.rights import permit
from tests.support.growth import LINEAR, growth
from tests.support.site.translated import translated
from tests.support.strategies import one_line_texts

MARK = '<small class="claim-mark">(unconfirmed)</small>'


def test_a_claim_is_marked_and_the_word_behind_it_needs_no_style() -> None:
    assert render_report("He says {? that they fled ?}, at night.") == (
        f'<p>He says <span class="claim">that they fled</span> {MARK}, at night.</p>\n'
    )


def test_the_word_is_in_the_readers_language() -> None:
    german = Language("de", translated({"unconfirmed": "unbestätigt"}))
    assert "(unbestätigt)" in render_report("{? Er floh ?}.", german)


def test_a_claim_may_hold_and_stand_in_other_markup() -> None:
    html = render_report("*So {? he **fled** ?}* [and {? ran ?}](https://example.org/)")
    assert html.count("claim-mark") == 2
    assert '<span class="claim">he <strong>fled</strong></span>' in html


@pytest.mark.parametrize("text", [r"A \{? b ?}", "`{? b ?}`", "A {b?} c", "A { ? b ? } c"])
def test_what_only_looks_like_a_claim_is_text(text: str) -> None:
    assert "claim" not in render_report(text)
    assert not outline(text).has_open_claim


@pytest.mark.parametrize("text", ["A {? b", "A {? b ?} and {? c", "- A {? b"])
def test_a_claim_that_does_not_end_is_told_and_stays_text(text: str) -> None:
    assert outline(text).has_open_claim
    assert "{?" in render_report(text)


@given(one_line_texts)
def test_text_of_a_document_never_becomes_a_claim(text: str) -> None:
    escaped = escape_text(f"{{? {text} ?}} {{?{text}")
    assert "claim" not in str(render_report(escaped)).replace(text, "")
    assert not outline(escaped).has_open_claim


def test_plain_text_has_no_trace_of_the_mark() -> None:
    assert plain_paragraphs("He says {? that *they* fled ?}.") == ("He says that they fled.",)


def test_a_marked_paragraph_is_the_same_claim_again_wherever_it_is_cut() -> None:
    (whole,) = marked_paragraphs("He says {? that 1. they * fled ?}. Then {? more ?}")
    assert (
        whole
        == f"He says {CLAIM_OPEN}that 1. they * fled{CLAIM_CLOSE}. Then {CLAIM_OPEN}more{CLAIM_CLOSE}"
    )
    assert plain_paragraphs(escape_marked(whole)) == ("He says that 1. they * fled. Then more",)
    cut = render_report(escape_marked(whole[: whole.index("fled")]))
    assert cut == f'<p>He says <span class="claim">that 1. they *</span> {MARK}</p>\n'


def test_an_excerpt_keeps_its_claims_marked() -> None:
    report = Report(
        "a", passages=(Passage("He says {? that they fled. ?} Nothing more is known."),)
    )
    (text,) = permit(report, Rights(RightsKind.EXCERPT, 6)).texts
    assert text is not None
    assert (
        render_report(text) == f'<p>He says <span class="claim">that they fled.</span> {MARK}</p>\n'
    )


@pytest.mark.growth
@pytest.mark.parametrize(
    "make", [lambda size: "{? " * size, lambda size: "{? " * size + "?} " * size]
)
def test_claims_that_are_never_closed_take_no_longer_each_the_more_there_are(
    make: Callable[[int], str],
) -> None:
    assert growth(outline, make, 2_000) < LINEAR
