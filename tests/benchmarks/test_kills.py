"""Whatever is killed at whatever moment: never a mixed site, never half a draft.  benchmarks/kill_runs.py does more."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.files.whole import clear_halves
from sitrep.ingest.desk.curate import merge_files, rename_report, split_file
from sitrep.ingest.desk.folder import open_report, read_copy, read_tree
from tests.support.ingest.desk import TODAY, Desk, WebPage, new_desk
from tests.support.ingest.documents import FLOOD, PORT, joined
from tests.support.ingest.kills import kill_builds, kill_ingests

TIMES = 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing can be forked here")


def test_a_build_that_is_killed_leaves_one_whole_site(tmp_path: Path) -> None:
    assert len(list(kill_builds(tmp_path, TIMES, seed=1))) == TIMES


def test_an_ingest_that_is_killed_leaves_whole_drafts_and_can_be_taken_up(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert len(list(kill_ingests(tmp_path, TIMES, seed=2))) == TIMES


# --- Killed between any two writes of one ingest ---

OWN = WebPage(
    FLOOD,
    title="Pontoons washed away",
    heading="Pontoons washed away",
    site="Example Wire",
    address="https://wire.example.org/pontoons",
    date="2021-05-14T08:00:00Z",
)
LATER = replace(
    OWN, paragraphs=(FLOOD[0].replace("eleven", "twelve"), *FLOOD[1:]), date="2021-05-15T08:00:00Z"
)
CARRIED = joined(
    "Pontoons lost in the flood", "Example Review, May 16, 2021", *FLOOD, "Source: Example Wire"
)
STEPS = {
    "a carrier": ((str(OWN),), (CARRIED,)),
    "an origin": ((CARRIED,), (str(OWN),)),
    "a version": ((str(OWN),), (str(LATER),)),
    "a draft": ((), (str(OWN), CARRIED)),
}


def copy_of(desk: Desk, name: str) -> Desk:
    """Another desk, beside it, with all that it holds."""
    home = desk.folder.parent
    shutil.copytree(home, home.parent / name)
    return Desk(home.parent / name / desk.folder.name)


class Killed(BaseException):
    """What a kill is here: nothing below it is carried out."""


def killed_after(writes: int) -> Callable[[str, str], None]:
    """What puts so many files in their places, and then is killed."""
    left, put = iter(range(writes)), os.replace

    def replace_or_die(source: str, target: str) -> None:
        if next(left, None) is None:
            raise Killed
        put(source, target)

    return replace_or_die


def facts(desk: Desk) -> tuple[object, ...]:
    """The reports with the hashes of their documents, and of which of these the ledger has all blocks."""
    tree = read_tree(desk.folder)
    texts = [path.read_bytes() for path in desk.files]
    known = [(held.file.report.id, sorted(held.hashes)) for held in tree.held]
    opened = [open_report(tree, held.file.file)[0].report for held in tree.held]
    led = [report.provenance.sha256 if report.provenance else None for report in opened]
    whole = [
        (sha256, bool(read_copy(tree, sha256, report)))
        for report, held in zip(opened, tree.held, strict=True)
        for sha256 in sorted(held.hashes)
    ]
    return texts, known, led, whole


@pytest.mark.parametrize(("before", "last"), STEPS.values(), ids=STEPS)
def test_an_ingest_killed_between_any_two_writes_is_taken_up_without_loss(
    before: tuple[str, ...], last: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = new_desk(tmp_path / "begun")
    if before:
        begun.take(*before)
    undisturbed = copy_of(begun, "undisturbed")
    undisturbed.take(*last)
    wanted = facts(undisturbed)
    assert all(is_whole for _sha256, is_whole in wanted[3])  # type: ignore[attr-defined]
    for writes in range(40):
        desk = copy_of(begun, str(writes))
        with monkeypatch.context() as patched, contextlib.suppress(Killed):
            patched.setattr("os.replace", killed_after(writes))
            desk.take(*last)
            break
        clear_halves(desk.folder)
        desk.take(*last)
        assert facts(desk) == wanted, f"after {writes} writes"
    else:
        pytest.fail("it never came to its end")
    assert writes > len(last)


@pytest.mark.parametrize("work", ["split", "rename", "merge"])
def test_work_on_reports_killed_between_any_two_writes_can_be_run_again(
    work: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = new_desk(tmp_path / "begun")
    begun.take(str(OWN), CARRIED, *([] if work != "merge" else [joined(*PORT)]))

    def do(desk: Desk) -> None:
        tree = read_tree(desk.folder)
        name = min(tree.ids)
        lines = {
            "split": lambda: split_file(tree, name, 1, today=TODAY),
            "rename": lambda: rename_report(tree, name, "renamed"),
            "merge": lambda: merge_files(tree, (name, max(tree.ids)), sure=False, today=TODAY),
        }[work]()
        assert list(lines)

    undisturbed = copy_of(begun, "undisturbed")
    do(undisturbed)
    wanted = facts(undisturbed)
    for writes in range(20):
        desk = copy_of(begun, str(writes))
        with monkeypatch.context() as patched, contextlib.suppress(Killed):
            patched.setattr("os.replace", killed_after(writes))
            do(desk)
            break
        clear_halves(desk.folder)
        with contextlib.suppress(DocumentError):  # all was done but a note that says the same
            do(desk)
        assert facts(desk) == wanted, f"after {writes} writes"
    else:
        pytest.fail("it never came to its end")
    assert writes
