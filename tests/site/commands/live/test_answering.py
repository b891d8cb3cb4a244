from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError, ContentError, Fault
from sitrep.site.commands.live.answering import answer_with_builds, answer_with_pages
from sitrep.site.commands.live.messages import (
    BUILD,
    END,
    ask_for_page,
    ask_to_read,
    read_outcome,
    read_page,
)

FAULT = Fault("content/a.md", 3, "title", "is missing", "Write one")


class Pages:
    """Says what was read last; a file called so is wrong."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def read(self, changed: Iterable[Path]) -> None:
        files = [path.name for path in changed]
        if "wrong.md" in files:
            raise ContentError([FAULT])
        self.files += files

    def page(self, address: str) -> bytes | None:
        if address == "torn/":
            raise BuildError("a.html:3: it is torn.")
        return json.dumps([address, self.files]).encode() if address != "nowhere/" else None


def answered(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[], None], *requests: str
) -> list[str]:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(requests)))
    monkeypatch.setattr(sys, "stdout", said)
    monkeypatch.setattr(os, "nice", lambda _more: 0)
    answer()
    return [f"{line}\n" for line in said.getvalue().split("\n")[:-1]]


def test_pages_are_those_of_what_was_read_last(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = answered(
        monkeypatch,
        lambda: answer_with_pages(Pages),
        ask_for_page("early/"),
        ask_to_read([Path("a.md")]),
        ask_for_page("a/"),
        ask_to_read([Path("wrong.md"), Path("b.md")]),
        ask_for_page("a/"),
        ask_for_page("nowhere/"),
        ask_for_page("torn/"),
    )
    assert lines[1::2] == [END] * 7
    early, good, page, faulty, still, nowhere, torn = lines[::2]
    assert read_page(early) is None
    assert read_outcome(good).is_good
    assert read_page(page) == read_page(still) == b'["a/", ["a.md"]]'
    assert read_outcome(faulty).faults == (FAULT,)
    assert read_page(nowhere) is None
    with pytest.raises(BuildError, match=r"^a\.html:3: it is torn\.$"):
        read_page(torn)


def test_what_cannot_begin_is_tried_again_with_the_next_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begins = iter([None, Pages()])

    def begin() -> Pages:
        if pages := next(begins):
            return pages
        raise BuildError("no settings")

    read = ask_to_read([])
    lines = answered(monkeypatch, lambda: answer_with_pages(begin), read, read, ask_for_page("a/"))
    assert read_outcome(lines[0]).problem == "no settings"
    assert read_outcome(lines[2]).is_good
    assert read_page(lines[4]) is not None


def test_what_is_left_of_a_build_is_done_once_its_outcome_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    builds = iter([True, False])

    def build() -> Callable[[], None]:
        if next(builds):
            return lambda: print("tidied")
        raise ContentError([FAULT])

    lines = answered(monkeypatch, lambda: answer_with_builds(build), BUILD, BUILD)
    assert read_outcome(lines[0]).is_good
    assert lines[1:3] == ["tidied\n", END]
    assert read_outcome(lines[3]).faults == (FAULT,)
    assert lines[4:] == [END]
