from __future__ import annotations

import pytest

from sitrep.core.prose.runs import heaviest_run


@pytest.mark.parametrize(
    ("weights", "run"),
    [
        ([], (0, 0)),
        ([-4, -4], (0, 0)),
        ([-4, 30, 20, -4], (1, 3)),
        ([10, -40, 30, -4, 20], (2, 5)),
        ([5, -4, 5], (0, 3)),
        ([7, -9, 7], (0, 1)),
    ],
)
def test_the_run_with_the_greatest_sum_bears_light_pieces_between_heavy_ones(
    weights: list[int], run: tuple[int, int]
) -> None:
    assert heaviest_run(weights) == run
