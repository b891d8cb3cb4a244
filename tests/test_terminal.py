from __future__ import annotations

import logging

import pytest

from sitrep.core.errors import BuildError
from sitrep.terminal import Printable, say, say_all

STEERING = "a\x1b[2Jb\u202ec\nd\udcff"
SHOWN = "a\\x1b[2Jb\\u202ec\\nd\\udcff"


def test_a_line_cannot_steer_the_terminal_nor_become_two(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say(STEERING)
    say_all([STEERING, "خريطة"])
    assert capsys.readouterr().out == f"{SHOWN}\n{SHOWN}\nخريطة\n"


def test_what_others_log_cannot_either() -> None:
    record = logging.LogRecord(
        "pelican", logging.ERROR, "", 1, "%s: bad\nsee %s", ("a\x1b", "b\u202e"), None
    )
    assert Printable().filter(record)
    assert record.getMessage() == "a\\x1b: bad\nsee b\\u202e"


def test_no_error_of_ours_can() -> None:
    assert (
        str(BuildError(f"{STEERING} is in the way.", "Move it."))
        == f"{SHOWN} is in the way.\nMove it."
    )
