"""A page of documentation, run: its files are written, its edits made, its commands typed.

A fenced block does something according to its language and the line above it:

- ``console``: lines that begin with ``$`` are typed into a shell, the lines below each are what
  it prints; ``console fails`` where the command has to fail.
- ``diff`` below a line such as ```a/file.md`:``: lines with ``-`` are in the file and give way to
  those with ``+`` that follow.
- any other language below such a line: the file's text.
- anything else is only shown.

In what is printed, ``…`` is any text within a line, and a line of ``…`` alone is any lines.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.paths import ROOT

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE_NAME = re.compile(r"`(?P<path>[^`\s]+)`:")
_PROMPT = "$ "
PATIENCE = 120
"""Seconds a command may take; the slowest takes two, on a machine with nothing else to do."""
SET_ELSEWHERE = frozenset({"SITE_URL", "GITHUB_ACTIONS", "SITREP_TYPED_IN"})
"""Variables of whoever runs the tests that would change what the reader's commands do."""


@dataclass(frozen=True, slots=True)
class FileText:
    """A file that the reader writes."""

    line: int
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines of a file that the reader replaces."""

    line: int
    path: str
    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command that the reader types, and what it prints."""

    line: int
    typed: str
    printed: str
    fails: bool


Step = FileText | Edit | Command


def steps_of(page: str) -> Iterator[Step]:
    """What a page tells its reader to do, in order."""
    for fence in _FENCE.finditer(page):
        line = page.count("\n", 0, fence.start()) + 2
        language, _, mark = fence["info"].partition(" ")
        above = page[: fence.start()].rstrip().rpartition("\n")[2]
        named = _FILE_NAME.fullmatch(above)
        if language == "console":
            yield from _commands(fence["text"], line, fails=mark == "fails")
        elif named and language == "diff":
            yield from _edits(fence["text"], line, named["path"])
        elif named:
            yield FileText(line, named["path"], fence["text"])


def _commands(text: str, line: int, *, fails: bool) -> Iterator[Command]:
    typed, printed, begun = "", list[str](), line
    for number, each in enumerate([*text.splitlines(), _PROMPT], line):
        if not each.startswith(_PROMPT):
            printed.append(each)
            continue
        if typed:
            yield Command(begun, typed, "\n".join(printed), fails)
        typed, printed, begun = each.removeprefix(_PROMPT), [], number


def _edits(text: str, line: int, path: str) -> Iterator[Edit]:
    for change in re.finditer(r"(?:^-.*\n)+(?:^\+.*\n)*", text, re.MULTILINE):
        lines = change[0].splitlines()
        yield Edit(
            line + text.count("\n", 0, change.start()),
            path,
            "\n".join(each[1:] for each in lines if each.startswith("-")),
            "\n".join(each[1:] for each in lines if each.startswith("+")),
        )


def take(step: Step, folder: Path) -> str | None:
    """Do what a step says, in a folder; returns the problem, None where all is as the page says."""
    if isinstance(step, FileText):
        (folder / step.path).write_text(step.text, "utf-8")
        return None
    if isinstance(step, Edit):
        return _change(step, folder / step.path)
    done = subprocess.run(
        ["sh", "-c", step.typed],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key not in SET_ELSEWHERE},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    if (done.returncode != 0) != step.fails:
        return f"exit code {done.returncode} after\n{done.stdout}"
    if step.printed and not prints(done.stdout, step.printed):
        return f"printed is\n{done.stdout}\nand not\n{step.printed}"
    return None


def _change(edit: Edit, path: Path) -> str | None:
    text = path.read_text("utf-8")
    if f"\n{text}".count(f"\n{edit.removed}\n") != 1:
        return f"{edit.path} does not have exactly one {edit.removed!r}:\n{text}"
    changed = f"\n{text}".replace(f"\n{edit.removed}\n", f"\n{edit.added}\n")
    path.write_text(changed.removeprefix("\n"), "utf-8")
    return None


def prints(output: str, pattern: str) -> bool:
    """Whether an output is what a page shows."""
    parts = []
    for line in pattern.splitlines():
        if line == "…":
            parts.append(r"(?:[^\n]*\n)*?")
        else:
            parts.append(r"[^\n]*".join(re.escape(part) for part in line.split("…")) + r"[ \t]*\n")
    shown = "".join(f"{line.rstrip()}\n" for line in output.splitlines())
    return re.fullmatch("".join(parts), shown) is not None


def copy_project(folder: Path, *, python: str, content: Path) -> None:
    """Make ``folder`` a copy of the project that is set up already, with other content.

    It is a repository of git, as the reader's is: what git would show to others matters to a build.
    """
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "themes", folder / "themes")
    shutil.copytree(content, folder / "content")
    dev = folder / "dev"
    dev.write_text(f'#!/bin/sh\nexec "{python}" -m invoke "$@"\n', "utf-8")
    dev.chmod(0o755)
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
