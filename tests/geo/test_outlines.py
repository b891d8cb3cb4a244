from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.errors import BuildError
from sitrep.geo.outlines import Chart, ChartArea, Ring, Spot, choose_chart, parse_outlines, path_of

SQUARE: Ring = ((0, 0), (10, 0), (10, 10), (0, 10))


def chart(country: str, *codes: str) -> dict[str, Any]:
    areas = [
        {"code": code, "spot": [5, 5, 5], "rings": [[0, 0, 10, 0, 10, 10, 0, 10]]} for code in codes
    ]
    return {"country": country, "width": 100, "height": 80, "areas": areas, "land": []}


def parse(*charts: dict[str, Any]) -> tuple[Chart, ...]:
    return parse_outlines(json.dumps({"charts": charts}).encode(), "outlines.json")


def test_a_file_becomes_charts() -> None:
    outline = ChartArea("SY-ID", (SQUARE,), Spot(5, 5, 5))
    assert parse(chart("SY", "SY-ID")) == (Chart("SY", 100, 80, (outline,), ()),)
    assert (outline.bounds.width, outline.bounds.height) == (10, 10)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"charts": [{}]}',
        b'{"charts": 7}',
        json.dumps(
            {
                "charts": [
                    {
                        **chart("SY"),
                        "areas": [{"code": "SY-ID", "spot": [1, 1, 1], "rings": [[1, 2, 3]]}],
                    }
                ]
            }
        ),
        json.dumps(
            {"charts": [{**chart("SY"), "areas": [{"code": "SY-ID", "spot": [1], "rings": []}]}]}
        ),
    ],
)
def test_any_other_file_is_refused_with_a_remedy(data: bytes | str) -> None:
    given_bytes = data.encode() if isinstance(data, str) else data
    with pytest.raises(BuildError, match=r"outlines\.json contains no outlines .*build\.charts"):
        parse_outlines(given_bytes, "outlines.json")


def test_the_chart_with_most_of_the_codes_is_chosen() -> None:
    charts = parse(chart("SY", "SY-ID", "SY-HL"), chart("UA", "UA-14", "UA-09", "UA-63"))
    chosen = choose_chart(charts, ["SY-ID", "SY-HL", "UA-14", "TR"])
    assert chosen is not None
    assert chosen.country == "SY"


def test_no_chart_is_chosen_where_no_code_is_on_any() -> None:
    assert choose_chart(parse(chart("SY", "SY-ID")), ["SY", "UA-14"]) is None
    assert choose_chart((), ["SY-ID"]) is None


def test_a_path_goes_from_point_to_point_and_is_closed() -> None:
    assert path_of((SQUARE,)) == "M0 0l10 0 0 10-10 0z"
    assert path_of((SQUARE, ((2, 2), (4, 2), (3, 5)))) == "M0 0l10 0 0 10-10 0zM2 2l2 0-1 3z"


points = st.tuples(st.integers(-900, 900), st.integers(-900, 900))


@given(st.lists(points, min_size=3, max_size=12))
def test_a_path_leads_through_the_points_of_its_ring(ring: list[tuple[int, int]]) -> None:
    x, y, *steps = map(int, re.findall(r"-?\d+", path_of((tuple(ring),))))
    walked = [(x, y)]
    for across, down in zip(steps[::2], steps[1::2], strict=True):
        walked.append((walked[-1][0] + across, walked[-1][1] + down))
    assert walked == ring
