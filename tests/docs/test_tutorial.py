"""The tutorial does what it says, line by line."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.tutorial import Command, Edit, FileText, copy_project, prints, steps_of, take

PAGE = ROOT / "docs/tutorial.md"


@pytest.mark.skipif(
    not shutil.which("sh"), reason="the commands of the page are typed into a shell"
)
def test_the_tutorial_runs(tmp_path: Path) -> None:
    project = tmp_path / "digest"
    project.mkdir()
    copy_project(project, python=sys.executable, content=ROOT / "tests/content")
    for step in steps_of(PAGE.read_text("utf-8")):
        problem = take(step, project)
        assert problem is None, f"{PAGE.name}:{step.line}: {problem}"


def test_the_tutorial_goes_from_an_inbox_to_a_published_edition() -> None:
    steps = list(steps_of(PAGE.read_text("utf-8")))
    typed = [step.typed for step in steps if isinstance(step, Command)]
    tasks = ("ingest", "review", "build --drafts", "tidy", "new report", "announce", "publish --to")
    for task in tasks:
        assert any(f"./dev {task}" in each for each in typed), task
    written = {step.path.partition("/")[0] for step in steps if isinstance(step, FileText)}
    assert written == {"content", "inbox"}


def test_blocks_are_files_edits_and_commands() -> None:
    page = (
        "`a/b.toml`:\n\n```toml\nx = 1\n```\n\nIn words:\n\n```toml\nshown = 1\n```\n"
        "`a/b.toml`:\n```diff\n-x = 1\n+x = 2\n+y = 3\n-z\n+w\n```\n"
        "```console\n$ one\nout\n$ two\n```\n```console fails\n$ three\n```\n"
    )
    assert list(steps_of(page)) == [
        FileText(4, "a/b.toml", "x = 1\n"),
        Edit(14, "a/b.toml", "x = 1", "x = 2\ny = 3"),
        Edit(17, "a/b.toml", "z", "w"),
        Command(21, "one", "out", fails=False),
        Command(23, "two", "", fails=False),
        Command(26, "three", "", fails=True),
    ]


@pytest.mark.parametrize(
    ("output", "pattern", "fits"),
    [
        ("a b\n", "a b", True),
        ("a b\n", "a …", True),
        ("a\nb\nc\n", "a\n…", True),
        ("a\nb\nc\n", "…\nc", True),
        ("a\nb\nc\n", "a\nc", False),
        ("a.b\n", "a…c", False),
        ("axb\n", "a.b", False),
        ("a\nb\n", "a…", False),
    ],
)
def test_an_ellipsis_is_any_text_in_a_line_or_any_lines(
    output: str, pattern: str, *, fits: bool
) -> None:
    assert prints(output, pattern) is fits


def test_a_page_that_says_something_else_than_happens_is_found(tmp_path: Path) -> None:
    take(FileText(1, "a.txt", "one\ntwo\n"), tmp_path)
    assert take(Edit(1, "a.txt", "three", "four"), tmp_path)
    assert take(Command(1, "cat a.txt", "one\nthree", fails=False), tmp_path)
    assert take(Command(1, "exit 3", "", fails=False), tmp_path)
    assert take(Command(1, "cat a.txt", "", fails=True), tmp_path)
    assert take(Edit(1, "a.txt", "two", "three"), tmp_path) is None
    assert take(Command(1, "cat a.txt", "one\nthree", fails=False), tmp_path) is None
