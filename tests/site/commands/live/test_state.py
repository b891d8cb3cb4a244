from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import BuildError, Fault
from sitrep.site.commands.live.messages import BuildOutcome
from sitrep.site.commands.live.state import LiveState
from sitrep.site.proof.manifest import MANIFEST
from tests.support.trees import write

GOOD = BuildOutcome()
FAULTY = BuildOutcome((Fault("content/a.md", 3, "title", "is missing", "Write one"),))
BROKEN = BuildOutcome(problem="a template is wrong")


@pytest.fixture
def state(tmp_path: Path) -> LiveState:
    write(tmp_path, {MANIFEST: "1  theme/style.css\n2  data/reports.csv\n"})
    return LiveState(tmp_path, str.encode)


def test_pages_of_newer_content_stand_in_until_it_is_built(state: LiveState) -> None:
    assert state.page("a/") is None
    state.edited()
    state.show_read(GOOD)
    assert (state.page("a/"), state.is_ahead, state.outcome) == (b"a/", True, GOOD)
    state.show(GOOD, state.edits)
    assert (state.page("a/"), state.is_ahead, state.outcome) == (None, False, GOOD)


def test_what_came_of_a_build_that_was_overtaken_is_not_shown(state: LiveState) -> None:
    state.edited()
    state.show_read(GOOD)
    known = state.edits
    state.edited()
    for outcome in (FAULTY, BROKEN, GOOD):
        assert not state.show(outcome, known)
        assert (state.is_ahead, state.outcome) == (True, GOOD)
    state.show_read(GOOD)
    assert state.show(FAULTY, state.edits)
    assert (state.is_ahead, state.outcome) == (True, FAULTY)


def test_faults_of_the_content_are_shown_until_it_is_read_without(state: LiveState) -> None:
    state.edited()
    state.show_read(FAULTY)
    for outcome in (GOOD, BROKEN):  # of a build that has read it before
        assert not state.show(outcome, state.edits)
        assert state.outcome == FAULTY
    state.edited()
    state.show_read(GOOD)
    assert state.outcome == GOOD


def test_another_problem_is_told_until_a_build_has_ended(state: LiveState) -> None:
    state.edited()
    state.show_read(BROKEN)
    assert (state.outcome, state.is_ahead) == (BROKEN, False)
    assert state.show(GOOD, state.edits)
    assert state.outcome == GOOD


def test_of_a_page_that_cannot_be_made_is_told_why_until_something_changes(
    tmp_path: Path,
) -> None:
    write(tmp_path, {MANIFEST: "1  theme/style.css\n"})
    state = LiveState(tmp_path, torn)
    state.edited()
    state.show_read(GOOD)
    before = state.version
    assert state.page("a/") is None
    assert state.outcome == BuildOutcome(problem="a.html:3: it is torn.")
    told = state.version
    assert told != before
    state.page("a/")
    assert state.version == told, "or pages would be loaded again for ever"
    state.edited()
    state.show_read(GOOD)
    assert state.outcome == GOOD


def test_of_a_page_that_cannot_be_made_no_more_is_told_than_by_a_build(tmp_path: Path) -> None:
    write(tmp_path, {MANIFEST: "1  theme/style.css\n"})
    state = LiveState(tmp_path, torn)
    state.edited()
    state.show_read(GOOD)
    state.show(FAULTY, state.edits)
    state.page("a/")
    assert state.outcome == FAULTY


def test_of_a_page_of_older_content_that_could_not_be_made_nothing_is_told(tmp_path: Path) -> None:
    write(tmp_path, {MANIFEST: "1  theme/style.css\n"})

    def torn_meanwhile(address: str) -> bytes | None:
        found.edited()
        return torn(address)

    found = LiveState(tmp_path, torn_meanwhile)
    found.edited()
    found.show_read(GOOD)
    assert found.page("a/") is None
    assert found.outcome == GOOD


def torn(_address: str) -> bytes | None:
    raise BuildError("a.html:3: it is torn.")


def test_without_a_site_nothing_stands_in(tmp_path: Path) -> None:
    state = LiveState(tmp_path, str.encode)
    state.edited()
    state.show_read(GOOD)
    assert (state.outcome, state.page("a/")) == (None, None)
    state.show_read(FAULTY)
    assert state.outcome == FAULTY


def test_a_page_is_another_one_with_what_it_loads_and_what_is_wrong(
    state: LiveState, tmp_path: Path
) -> None:
    state.show(GOOD)
    name = state.name_of(b"page")
    assert state.name_of(b"other") != name
    write(tmp_path, {MANIFEST: "1  theme/style.css\n3  data/reports.csv\n4  a/index.html\n"})
    state.show(GOOD)
    assert state.name_of(b"page") == name
    state.show(FAULTY)
    assert state.name_of(b"page") not in {name, state.name_of(b"other")}
    write(tmp_path, {MANIFEST: "5  theme/style.css\n3  data/reports.csv\n"})
    state.show(GOOD)
    assert state.name_of(b"page") != name


def test_who_waits_is_told_of_whatever_happens(state: LiveState) -> None:
    before = state.version
    for happens in (
        lambda: state.show_read(GOOD),
        lambda: state.show(GOOD),
        lambda: state.show(GOOD, state.edits - 1),
        state.close,
    ):
        happens()
        state.wait(before, 60)
        assert state.version != before
        before = state.version
    assert not state.is_open
