"""The command lines of the record."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.site.commands.record.options import WORDS
from tests.support.site.sites import run_site, settings_file
from tests.support.trees import report_text, tree, write


def begun(place: Path) -> Path:
    folder = write(place / "content", tree({"a": report_text("a")}))
    assert run_site(place, "record").returncode == 0
    return folder


@pytest.mark.parametrize("name", WORDS)
def test_each_command_explains_itself(tmp_path: Path, name: str) -> None:
    told = run_site(tmp_path, name, "--help")
    assert told.returncode == 0
    assert WORDS[name] in " ".join(told.stdout.split()) or "usage" in told.stdout


@pytest.mark.parametrize(
    "words", [("correct",), ("correct", "a"), ("withdraw", "a"), ("history",), ("record", "a")]
)
def test_what_is_missing_or_too_much_is_a_mistake_of_the_command_line(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    begun(tmp_path)
    assert run_site(tmp_path, *words).returncode == 2


def test_withdrawing_needs_a_reason_and_gives_a_page(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    done = run_site(tmp_path, "withdraw", "a", "--reason", "It was not so.")
    assert done.returncode == 0, done.stderr
    assert "report a is withdrawn" in done.stdout
    (folder / "reports/2020/a.md").unlink()
    assert run_site(tmp_path, "build").returncode == 0
    page = (tmp_path / "output/reports/a/index.html").read_text("utf-8")
    assert "It was not so." in page
    assert "Bridge reopens" not in page


def test_what_cannot_be_done_leaves_the_record_and_says_so(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    before = (folder / "record.jsonl").read_bytes()
    done = run_site(tmp_path, "correct", "nothing", "--note", "x")
    assert done.returncode == 1
    assert done.stderr.startswith("Not entered; the record is unchanged:")
    assert (folder / "record.jsonl").read_bytes() == before


def test_whoever_reads_only_the_first_line_sees_no_complaint(tmp_path: Path) -> None:
    begun(tmp_path)
    command = [sys.executable, "-m", "sitrep.site", "history", "a"]
    command += ["--settings", str(settings_file(tmp_path))]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert done.stderr == b""
