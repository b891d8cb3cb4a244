from __future__ import annotations

import re

from sitrep.core.events import KINDS
from sitrep.site.pictures.kinds import KIND_SHAPES, OWN_SHAPE, kind_icon, shape_of


def test_every_kind_that_a_digest_has_is_told_by_a_shape_of_its_own() -> None:
    assert set(KIND_SHAPES) == set(KINDS)
    assert len({*KIND_SHAPES.values(), OWN_SHAPE}) == len(KINDS) + 1


def test_kinds_of_digest_toml_share_a_shape_that_no_other_kind_has() -> None:
    assert shape_of("siege") == shape_of("sports-day") == OWN_SHAPE


def test_what_tells_of_no_kind_is_drawn_as_other() -> None:
    assert shape_of(None) == shape_of("other")


def test_shapes_are_closed_paths_within_their_box() -> None:
    for shape in (*KIND_SHAPES.values(), OWN_SHAPE):
        assert re.fullmatch(r"[mM][-\d. mMlLhHvVaAzZ]+[zZ]", shape), shape
        assert all(abs(float(number)) <= 13 for number in re.findall(r"-?\d*\.?\d+", shape))


def test_an_icon_is_hidden_from_those_who_hear_its_word() -> None:
    assert 'aria-hidden="true"' in kind_icon("clash")
    assert KIND_SHAPES["clash"] in kind_icon("clash")
