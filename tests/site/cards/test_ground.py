from __future__ import annotations

import pytest

from sitrep.site.cards import ground
from sitrep.site.cards.ground import draw_map
from sitrep.site.pictures.card import CALM, CardMap, CardMark, Shape

RING = ((20, 30), (310, 25), (330, 290), (40, 300))
HERE = ((60, 60), (160, 70), (130, 180))
MAP = CardMap(
    360,
    330,
    (Shape((RING,), is_around=False), Shape((((300, 0), (360, 0), (360, 80)),), is_around=True)),
    marks=(CardMark(2, 4, True), CardMark(357, 329, False), CardMark(150, 160, False)),
    here=(Shape((HERE,), is_around=False),),
)


def test_only_what_differs_from_the_ground_is_reduced_and_nothing_of_it_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = draw_map.__wrapped__(MAP, CALM)
    monkeypatch.setattr(ground, "BEYOND", 100_000)
    assert drawn.tobytes() == draw_map.__wrapped__(MAP, CALM).tobytes()


def test_a_card_leaves_nothing_on_the_ground_of_the_next() -> None:
    bare = CardMap(MAP.width, MAP.height, MAP.shapes)
    before = draw_map.__wrapped__(bare, CALM).tobytes()
    assert draw_map.__wrapped__(MAP, CALM).tobytes() != before
    assert draw_map.__wrapped__(bare, CALM).tobytes() == before
