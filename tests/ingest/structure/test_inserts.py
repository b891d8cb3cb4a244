from __future__ import annotations

import pytest

from sitrep.ingest.draft import Verdict
from tests.support.ingest.documents import CANAL, FLOOD, PORT, cleaned

TEASER = ("Floods", "How The Valley Lost Its Ferry In A Night", "Feb 18, 2021 18:27")
CAPTION = (
    "A raft crosses the weir near Port Sable, an old harbour at the mouth of the river, on May 4."
)


def left_out(*lines: str) -> dict[str, Verdict]:
    return {block.text: block.verdict for block in cleaned("\n".join(lines)).blocks if not block.is_body}  # fmt: skip


def test_a_teaser_within_a_text_goes_down_to_its_day_and_the_text_goes_on() -> None:
    out = left_out("Canal zone", *CANAL[:2], "Read more", *TEASER, *CANAL[2:])
    assert {out[line] for line in TEASER} == {Verdict.RELATED}
    assert not set(CANAL) & set(out)


def test_lines_below_read_more_without_a_day_are_not_a_teasers() -> None:
    assert FLOOD[1] not in left_out("Flood", FLOOD[0], "Read more", *FLOOD[1:])


@pytest.mark.parametrize("button", ["DONATE NOW", "Donate"])
def test_a_paragraph_that_speaks_to_readers_above_a_button_is_an_appeal(button: str) -> None:
    appeal = "Our writers walk the banks in the rain. What you give us buys their boots."
    out = left_out("Harbour", *PORT[:2], appeal, button, *PORT[2:])
    assert out[appeal] is Verdict.DONATION
    assert not set(PORT) & set(out)


def test_a_paragraph_of_the_text_above_a_button_is_none() -> None:
    assert not set(PORT) & set(left_out("Harbour", *PORT[:2], "DONATE NOW", *PORT[2:]))


@pytest.mark.parametrize(
    "credit", ["(Handout via AFP)", "(Photo illustration. Source: Getty Images)", "(Foto: dpa)"]
)
def test_the_caption_before_a_credit_above_the_text_goes_with_it(credit: str) -> None:
    out = left_out("Rafts cross the weir", f"{CAPTION} {credit}", *PORT)
    assert CAPTION in out or f"{CAPTION} {credit}" in out


def test_a_credit_below_the_first_paragraph_takes_no_paragraph_with_it() -> None:
    out = left_out("Harbour", PORT[0], f"{PORT[1]} (Handout via AFP)", *PORT[2:])
    assert PORT[1] not in out


@pytest.mark.parametrize(
    "line",
    [
        "Also Read Port took on more gold After a lull ferry to sail again How sound is the data?",
        "Lesen Sie auch Hafen nimmt mehr Gold an Fähre fährt wieder nach langer Pause im Mai",
        "Читайте также Порт принял больше золота Паром снова пойдёт Сколько стоит мост?",
        "اقرأ أيضا الميناء يستقبل مزيدا من الذهب العبارة تعود إلى العمل بعد توقف",
    ],
)
def test_headlines_glued_to_an_invitation_to_read_on_are_out_in_any_language(line: str) -> None:
    assert left_out("Harbour", *PORT, line)[line] is Verdict.RELATED


def test_a_sentence_that_begins_with_such_words_stays() -> None:
    told = "Related stories of a lost ferry were told in the harbour for years, and nobody wrote one down."
    assert told not in left_out("Harbour", *PORT[:2], told, *PORT[2:])
