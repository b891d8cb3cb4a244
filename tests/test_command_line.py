"""What both command lines share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.command_line import (
    FRONT,
    TYPED_IN,
    CommandLine,
    count_from_one,
    did_you_mean,
    exit_code,
    program_name,
    read_as,
    typed_path,
    without_front,
)
from sitrep.core.errors import DocumentError


@pytest.fixture
def parser() -> CommandLine:
    parser = CommandLine(prog="./dev paint", allow_abbrev=False)
    parser.add_argument("walls", nargs="*")
    parser.add_argument("--colour")
    parser.add_argument("--coats", type=read_as(count_from_one, "is not a number. Write 1 or more"))
    return parser


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--color", "red"], "there is no option --color. Did you mean --colour?"),
        (["--x=1"], "there is no option --x."),
        (["--coats", "many"], "--coats: “many” is not a number. Write 1 or more."),
        (["--colour"], "--colour: expected one argument."),
    ],
)
def test_a_mistake_is_one_sentence_and_exits_with_two(
    parser: CommandLine, words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser.parse_args(words)
    assert stopped.value.code == 2
    assert capsys.readouterr().err == (
        f"./dev paint: {sentence} For all options: ./dev paint --help\n"
    )


def test_options_may_be_between_plain_words_and_unknown_ones_are_still_seen(
    parser: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    options = parser.parse_mixed_args(["north", "--colour", "red", "south"])
    assert (options.walls, options.colour) == (["north", "south"], "red")
    with pytest.raises(SystemExit):
        parser.parse_mixed_args(["north", "--colours", "red", "south"])
    assert "Did you mean --colour?" in capsys.readouterr().err


def test_a_program_has_the_name_it_was_called_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FRONT, raising=False)
    assert program_name("sitrep.ingest", "ingest") == "python -m sitrep.ingest"
    monkeypatch.setenv(FRONT, "./dev")
    assert program_name("sitrep.ingest", "ingest") == "./dev ingest"
    assert program_name("sitrep.site") == "./dev"
    assert FRONT not in without_front()


def test_file_names_count_from_the_folder_they_were_typed_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    (project / "inbox").mkdir(parents=True)
    monkeypatch.chdir(project)
    monkeypatch.delenv(TYPED_IN, raising=False)
    assert typed_path("a.txt") == "a.txt"
    monkeypatch.setenv(TYPED_IN, str(project / "inbox"))
    assert Path(typed_path("a.txt")) == Path("inbox/a.txt")
    assert typed_path(str(project / "b.txt")) == "b.txt"
    monkeypatch.setenv(TYPED_IN, str(tmp_path))
    assert typed_path("c.txt") == str(tmp_path / "c.txt")
    for word in ("-", "https://example.org/a"):
        assert typed_path(word) == word


@pytest.mark.parametrize(
    ("word", "number"), [("1", 1), ("12", 12), ("0", None), ("-1", None), ("x", None), ("٣", None)]
)
def test_numbers_are_counted_from_one(word: str, number: int | None) -> None:
    assert count_from_one(word) == number


def test_the_nearest_word_is_suggested_if_one_is_near() -> None:
    assert did_you_mean("ingset", ["ingest", "build"]) == ". Did you mean ingest?"
    assert did_you_mean("zzz", ["ingest", "build"]) == ""


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (DocumentError("a.txt is empty"), 1, "a.txt is empty\n"),
        (OSError(28, "No space left", "b.md"), 1, "b.md cannot be written (No space left).\n"),
        (KeyboardInterrupt(), 130, "Stopped. Whatever was written is complete.\n"),
    ],
)
def test_whatever_ends_the_work_is_a_sentence(
    error: BaseException, code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> int:
        raise error

    assert exit_code(work) == code
    assert capsys.readouterr().err == sentence
    assert exit_code(lambda: 0) == 0


def test_a_program_ends_with_its_code_once_all_is_printed_and_takes_nothing_apart() -> None:
    program = """
import sys
from sitrep.command_line import leave
class Held:
    def __del__(self):
        print("taken apart", flush=True)
held = Held()
print("said", end="")
print("warned", end="", file=sys.stderr)
leave(3)
"""
    done = subprocess.run(
        (sys.executable, "-c", program), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "said", "warned")
