from __future__ import annotations

import pytest

from sitrep.core.errors import (
    BuildError,
    ContentError,
    DocumentError,
    Fault,
    SettingsError,
    SitrepError,
)

FAULT = Fault("content/reports/a.md", 3, "date", "“soon” is not a date", "Write it as 2020-07-01")


def test_a_fault_is_said_with_file_line_key_problem_and_remedy() -> None:
    assert (
        str(FAULT) == "content/reports/a.md:3: date: “soon” is not a date. Write it as 2020-07-01."
    )


def test_a_fault_of_a_whole_file_names_no_key() -> None:
    assert (
        str(Fault("a.md", 1, "", "has no front matter", "Add it"))
        == "a.md:1: has no front matter. Add it."
    )


@pytest.mark.parametrize("key", ["x\n::error file=other.md::forged", "x\r", "\x1b[2Jx", "x\u2028y"])
def test_a_fault_is_always_one_line_without_control_characters(key: str) -> None:
    said = str(Fault("a.md", 3, key, "is an unknown key", "Remove it"))
    assert said.isprintable(), said


def test_what_is_escaped_in_a_fault_can_still_be_told() -> None:
    fault = Fault("a\nb.md", 3, "\x1b[2J", "“\u202ex\ud800” is إدلب", "Look\u200b")
    assert str(fault) == "a\\nb.md:3: \\x1b[2J: “\\u202ex\\ud800” is إدلب. Look\\u200b."


def test_content_error_lists_each_fault_once_by_file_and_line() -> None:
    first, second, other = (
        Fault("a", 2, "k", "p", "r"),
        Fault("a", 10, "k", "p", "r"),
        Fault("b", 1, "k", "p", "r"),
    )
    error = ContentError([other, second, first, other])
    assert error.faults == (first, second, other)
    assert str(error).split("\n") == [str(first), str(second), str(other)]


@pytest.mark.parametrize("kind", [SettingsError, BuildError, DocumentError, ContentError])
def test_whatever_is_refused_on_purpose_can_be_caught_as_one_kind(kind: type[SitrepError]) -> None:
    assert issubclass(kind, SitrepError)
