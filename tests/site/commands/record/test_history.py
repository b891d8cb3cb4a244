"""``./dev history``: what was published of a thing, and what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.content.record.file import RECORD
from sitrep.core.errors import ContentError, SitrepError
from sitrep.site.commands.record.correct import correct, withdraw
from sitrep.site.commands.record.enter import enter
from sitrep.site.commands.record.history import history
from tests.support.site.record import at
from tests.support.trees import SOURCES, report_text, tree, write

NOW = at("2020-07-09T09:00:00+02:00")
A = "reports/2020/a.md"


def begun(place: Path) -> Path:
    folder = write(place / "content", tree({"a": report_text("a")}))
    enter(folder, NOW)
    return folder


def edit(folder: Path, old: str, new: str, path: str = A) -> None:
    text = (folder / path).read_text("utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), "utf-8")


def test_it_says_what_stood_before_in_words_where_the_record_has_them(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    edit(folder, "title: Bridge reopens", "title: Ford reopens")
    edit(folder, "The bridge at", "The ford at")
    correct(folder, "a", "The ford, not the bridge.", at("2020-07-10T09:00:00+02:00"))
    assert history(folder, "a") == (
        "report a, /reports/a/",
        "2020-07-02  published",
        "2020-07-10T09:00:00+02:00  corrected: The ford, not the bridge.",
        "    title: Bridge reopens → Ford reopens",
        "    text changed",
        "Of texts the record has no words; git has: git log -p -- content/reports/2020/a.md",
    )


def test_it_answers_whatever_else_is_wrong_with_the_content(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    edit(folder, "credibility: 3", "credibility: 9")
    write(folder, {"stray.txt": "x"})
    assert history(folder, "a")[1] == "2020-07-02  published"


def test_a_damaged_record_is_a_fault(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    (folder / RECORD).write_text("{\n", "utf-8")
    with pytest.raises(ContentError):
        history(folder, "a")


def test_of_what_is_gone_it_says_where_it_went(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    new = SOURCES.replace("[example-wire]\n", '[wire]\nformerly = ["example-wire"]\n')
    (folder / "sources.toml").write_text(new, "utf-8")
    edit(folder, "source: example-wire", "source: wire")
    enter(folder, at("2020-07-10T09:00:00+02:00"))
    assert history(folder, "source/example-wire")[-1] == (
        "2020-07-10T09:00:00+02:00  renamed to wire"
    )
    (folder / A).unlink()
    withdraw(folder, "a", "Not so.", at("2020-07-11T09:00:00+02:00"))
    assert history(folder, "a")[-1] == "2020-07-11T09:00:00+02:00  withdrawn: Not so."


def test_what_is_not_entered_yet_is_said_to_be_so(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    write(folder, {"reports/2020/b.md": report_text("b")})
    assert history(folder, "b")[-1] == "  not in the record yet: ./dev record enters it"


def test_without_a_record_nobody_knows(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", tree({"a": report_text("a")}))
    with pytest.raises(SitrepError, match="no record yet"):
        history(folder, "a")
