"""The tutorial, run line by line in an empty digest: files are written, commands run, outputs compared."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.paths import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_FAILS = "! exit code 1"
"""Stands below a command that is shown to fail."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a console block with the lines that it prints; ``…`` stands for any text."""

    line: str
    output: tuple[str, ...]
    fails: bool


def commands(block: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *output = part.rstrip("\n").split("\n")
        shown = tuple(each for each in output if each != _FAILS)
        yield Command(line, shown, _FAILS in output)


def pattern_of(output: tuple[str, ...]) -> str:
    """A pattern that the whole output matches: a line that is ``…`` alone stands for any lines."""
    parts = []
    for line in output:
        if line == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(re.escape(line).replace("…", ".*") + r"\n")
    return "".join(parts)


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """A copy of the project with no content, in a repository, and with ./dev as it is after set-up."""
    for name in ("pelicanconf.py", "publishconf.py", "tasks.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("themes", "plugins"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "content").mkdir()
    program = tmp_path / "dev"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m invoke "$@"\n', "utf-8")
    program.chmod(0o755)
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    return tmp_path


def run(command: Command, folder: Path) -> None:
    inherited = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"}
    environment = {**inherited, "COLUMNS": "200", "SITREP_PROGRAM": "./dev"}
    result = subprocess.run(
        ["sh", "-c", f"{command.line} 2>&1"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert (result.returncode != 0) == command.fails, f"{command.line}\n{result.stdout}"
    shown = pattern_of(command.output)
    assert re.fullmatch(shown, result.stdout), f"{command.line}\n{result.stdout}"


def test_the_tutorial_can_be_followed_line_by_line(digest: Path) -> None:
    ran = 0
    for block in _BLOCK.finditer(TUTORIAL.read_text("utf-8")):
        kind, _, name = block["info"].partition(" file=")
        if name:
            path = digest / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], "utf-8")
        elif kind == "console":
            for command in commands(block["text"]):
                run(command, digest)
                ran += 1
    assert ran > 10
    assert (digest / "www" / "index.html").is_file()
