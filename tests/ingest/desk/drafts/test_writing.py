from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.desk.drafts import writing
from sitrep.ingest.desk.drafts.drafted import DeskRules, DraftedReport, draft_of
from sitrep.ingest.desk.drafts.writing import NamedDraft, WaitingDrafts
from sitrep.ingest.desk.filed import Filed
from sitrep.ingest.desk.folder import Tree, read_tree
from sitrep.ingest.families.family import settle_family
from sitrep.ingest.ledger.folder import LedgerFolder
from sitrep.ingest.run import Refused
from tests.support.ingest.desk import TODAY, new_desk
from tests.support.ingest.documents import FLOOD, PORT, cleaned, joined


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return read_tree(new_desk(tmp_path).folder)


def drafted(tree: Tree, *paragraphs: str, ids: set[str] | None = None) -> DraftedReport:
    rules = DeskRules(tree.settings, tree.sources, TODAY)
    return draft_of(settle_family([cleaned(joined(*paragraphs))]), rules, ids or set())


def waiting(tree: Tree) -> WaitingDrafts:
    drafts = {
        "flood.txt": drafted(tree, *FLOOD),
        "port.txt": drafted(tree, *PORT, ids={"undated-report"}),
    }
    return WaitingDrafts(tree, [NamedDraft(name, each) for name, each in drafts.items()])


def test_drafts_wait_until_there_are_enough(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "AT_ONCE", 2)
    drafts = WaitingDrafts(tree)
    first, second = waiting(tree).drafts
    assert list(drafts.add(first.name, first.drafted)) == []
    assert not list(tree.folder.rglob("*.md"))
    assert len(list(drafts.add(second.name, second.drafted))) == 2
    assert list(drafts.write()) == []
    assert len(list(tree.folder.rglob("*.md"))) == 2


def test_no_report_is_there_before_its_ledger(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_ledger: LedgerFolder, _files: object) -> None:
        assert not list(tree.folder.rglob("*.md"))
        raise DocumentError("the ledger is full")

    monkeypatch.setattr(LedgerFolder, "write_all", refuse)
    found = list(waiting(tree).write())
    assert [str(each) for each in found] == [
        "flood.txt: the ledger is full",
        "port.txt: the ledger is full",
    ]
    assert not list(tree.folder.rglob("*.md"))


def test_a_run_that_is_killed_between_leaves_ledgers_and_no_half(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "write_file", killed)
    with pytest.raises(KeyboardInterrupt):
        list(waiting(tree).write())
    assert len(list(tree.ledger.names(".jsonl"))) == 2
    assert not list(tree.ledger.path.glob(".*.new"))
    monkeypatch.undo()
    assert all(isinstance(each, Filed) for each in waiting(tree).write())


def test_a_private_repository_is_told_nothing_and_a_public_one_each_file(tree: Tree) -> None:
    list(waiting(tree).write())
    ignored = (tree.folder / "reports/.gitignore").read_text("utf-8")
    for path in (tree.folder / "reports").rglob("*.md"):
        assert f"/{path.relative_to(tree.folder / 'reports').as_posix()}\n" in ignored


def test_what_stands_in_a_place_is_left_alone(tree: Tree) -> None:
    drafts = waiting(tree)
    path = tree.path_of(drafts.drafts[0].drafted.report)
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    refused, written = drafts.write()
    assert isinstance(refused, Refused)
    assert "exists already" in refused.reason
    assert isinstance(written, Filed)
    assert path.read_text("utf-8") == "mine"
