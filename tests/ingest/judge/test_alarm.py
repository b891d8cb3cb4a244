from __future__ import annotations

from collections.abc import Sequence

from sitrep.ingest.draft import Draft
from sitrep.ingest.judge.alarm import alarm_of, alarm_signs, reasons_of
from sitrep.ingest.judge.measures import measure_blocks
from tests.support.ingest.documents import PORT, cleaned
from tests.support.site.pages import cleaned_page, news_page, tagged

MENU = "Home World Harbours Weather Tides"


def signs_of(draft: Draft) -> list[str]:
    assert draft.loss
    return alarm_signs(draft, measure_blocks(draft.blocks, draft.document.page), draft.loss)


def of_kind(draft: Draft, name: str) -> list[str]:
    return [sign for sign in signs_of(draft) if sign.startswith(f"{name} ")]


def plain(paragraphs: Sequence[str]) -> Draft:
    return cleaned("\n\n".join(paragraphs))


def test_paragraphs_that_break_off_are_a_sign() -> None:
    half = [text[: len(text) // 2] if at % 2 else text for at, text in enumerate(PORT)]
    assert of_kind(plain(half), "broken off")
    assert not of_kind(plain(PORT), "broken off")


def test_a_menu_glued_to_paragraphs_is_a_sign() -> None:
    assert of_kind(plain([f"{MENU} {text}" for text in PORT]), "same openings")
    assert not of_kind(plain(PORT), "same openings")


def test_a_share_has_each_step_that_it_reaches() -> None:
    half = [text[: len(text) // 2] if at % 2 else text for at, text in enumerate(PORT)]
    steps = [float(sign.rpartition(" ")[2]) for sign in of_kind(plain(half), "broken off")]
    assert steps == sorted(steps)
    assert steps[0] == 0.01


def test_damaged_letters_raise_the_alarm() -> None:
    damaged = [text.replace("e", "\ufffd") for text in PORT]
    whole = cleaned_page(news_page(text=tagged("p", *PORT)))
    broken = cleaned_page(news_page(text=tagged("p", *damaged)))
    assert whole.loss
    assert broken.loss
    assert broken.loss.alarm > whole.loss.alarm
    assert alarm_of(signs_of(whole)) == whole.loss.alarm


def test_why_it_is_high_is_told_in_words() -> None:
    half = [text[: len(text) // 2] if at % 2 else text for at, text in enumerate(PORT)]
    draft = plain(half)
    assert draft.loss
    assert draft.loss.because == reasons_of(signs_of(draft))
    assert "paragraphs that break off" in reasons_of(of_kind(draft, "broken off"))
    assert reasons_of(("plain", "doubts")) == ()


def test_paragraphs_that_begin_with_a_row_of_capitals_are_a_sign() -> None:
    assert of_kind(plain([f"{MENU} {text}" for text in PORT]), "capitals first")
    assert not of_kind(plain(PORT), "capitals first")
