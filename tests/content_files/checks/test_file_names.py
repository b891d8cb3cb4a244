from __future__ import annotations

import pytest

from sitrep.content.checks.file_names import check_names


def problems(*paths: str) -> list[str]:
    return [f"{fault.file}: {fault.problem}" for fault in check_names(paths, "content")]


def test_plain_names_are_right() -> None:
    assert (
        problems(
            "images/a.png",
            "images/a-1.png",
            "images/map/a.png",
            "images/خريطة.png",
            "images/console.png",
        )
        == []
    )


@pytest.mark.parametrize(
    "name", ["con.png", "AUX", "Nul.tar.gz", "com1.png", "lpt9", "conin$", "con .png"]
)
@pytest.mark.parametrize("place", ["images/{}", "images/{}/a.png"])
def test_names_that_are_devices_are_faults(name: str, place: str) -> None:
    (problem,) = problems(place.format(name))
    assert "is the name of a device on Windows" in problem


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.", "ends in a dot"),
        ("a ", "ends in a dot or space"),
        ("a:b.png", "not every system"),
        ("a\u202eb", "not every"),
    ],
)
def test_names_that_change_on_the_way_are_faults(name: str, words: str) -> None:
    (problem,) = problems(f"images/{name}")
    assert words in problem


@pytest.mark.parametrize(
    ("one", "other"),
    [("images/A.png", "images/a.png"), ("images/M/x", "images/m/x"), ("i/é.png", "i/e\u0301.png")],
)
def test_names_that_some_systems_take_for_one_are_faults(one: str, other: str) -> None:
    (problem,) = problems(one, other)
    assert "in case or accents alone" in problem
