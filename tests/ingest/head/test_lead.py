from __future__ import annotations

import pytest

from sitrep.ingest.head.lead import shared, stems


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("Pontoons washed away", "The flood is washing pontoons away."),
        ("Паводок унес понтоны", "Понтоны ниже плотины унесены, паводок не спадает."),
        ("洪水冲走浮箱", "洪水冲走了大坝下方的浮箱。"),
    ],
)
def test_a_lead_says_its_headline_again_in_any_script(headline: str, lead: str) -> None:
    assert shared(stems(headline), stems(lead)) > 0.5


def test_one_word_in_common_may_be_chance() -> None:
    one = shared(stems("Rivers news"), stems("The rivers rise."))
    assert 0 < one < shared(stems("Rivers rising"), stems("The rivers are rising."))
