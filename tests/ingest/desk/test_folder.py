from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sitrep.content.folder import refuse_existing
from sitrep.core.errors import DocumentError
from sitrep.core.model import Report
from sitrep.ingest.desk.folder import (
    Tree,
    open_report,
    read_copy,
    read_ledger,
    read_tree,
    remove_report,
    write_ledger,
    write_report,
)
from sitrep.ingest.ledger.records import carrier_lines
from tests.support.ingest.documents import FLOOD, cleaned, joined
from tests.support.trees import tree, write

NAME = "2020-07-01-example-wire-bridge"


@pytest.fixture
def held(tmp_path: Path) -> Tree:
    write(tmp_path / "content", tree())
    return read_tree(tmp_path / "content")


def test_a_tree_has_the_outlets_regions_and_reports_of_its_folder(held: Tree) -> None:
    assert held.ids == {NAME}
    assert {"example-wire", "example-review"} <= {outlet.id for outlet in held.settings.outlets}


def test_reports_are_held_without_their_texts_but_known_by_them(held: Tree) -> None:
    (report,) = held.held
    assert report.file.report.passages == ()
    assert report.bodies


def test_a_folder_that_is_not_there_is_an_empty_tree(tmp_path: Path) -> None:
    assert read_tree(tmp_path / "nowhere").held == ()


def test_a_report_is_opened_as_it_is_now(held: Tree) -> None:
    path = Path(held.held[0].file.file)
    path.write_bytes(
        b"\xef\xbb\xbf"
        + path.read_bytes().replace(b"Bridge reopens", b"Bridge closes").replace(b"\n", b"\r\n")
    )
    file, text = open_report(held, held.held[0].file.file)
    assert file.report.title == "Bridge closes"
    assert text.encode() == path.read_bytes()


def test_a_report_that_was_spoilt_meanwhile_is_refused(held: Tree) -> None:
    Path(held.held[0].file.file).write_text("spoilt", "utf-8")
    with pytest.raises(DocumentError, match="can no longer be read"):
        open_report(held, held.held[0].file.file)


def test_a_report_is_written_whole_and_nothing_beside_it(held: Tree) -> None:
    path = held.folder / "reports/a/b.md"
    write_report(held, path, "one\ntwo\n")
    assert path.read_bytes() == b"one\ntwo\n"
    assert [each.name for each in path.parent.iterdir()] == ["b.md"]


def test_what_exists_is_not_written_over(held: Tree) -> None:
    with pytest.raises(DocumentError, match="exists already; move it away first"):
        refuse_existing(Path(held.held[0].file.file))
    refuse_existing(held.path_of(Report("other", date=dt.date(2020, 7, 1))))


def test_a_report_stands_in_the_folder_of_its_year(held: Tree) -> None:
    assert (
        held.path_of(Report("a", date=dt.date(2020, 7, 1)))
        .as_posix()
        .endswith("content/reports/2020/a.md")
    )
    assert held.path_of(Report("a")).as_posix().endswith("content/reports/undated/a.md")


def test_a_ledger_is_beside_the_folder_and_gives_back_its_document(held: Tree) -> None:
    copy = cleaned(joined("Share", *FLOOD))
    sha256 = copy.document.sha256
    write_ledger(held, sha256, carrier_lines(copy, Report("a")))
    assert [path.suffix for path in sorted((held.folder.parent / ".ledger").glob("[!.]*"))] == [
        ".jsonl",
        "",
    ]
    found = read_copy(held, sha256, Report("a"))
    assert found
    assert found.document.text == copy.document.text
    assert [block.text for block in found.body] == list(FLOOD)


@pytest.mark.parametrize("sha256", [None, "0" * 64, "../content/reports/2020/x", "a"])
def test_a_ledger_that_is_not_on_this_machine_gives_nothing(held: Tree, sha256: str | None) -> None:
    assert read_copy(held, sha256, Report("a")) is None
    assert read_ledger(held, "0" * 64) == ()


def test_a_ledger_that_was_spoilt_gives_nothing(held: Tree) -> None:
    write_ledger(held, "0" * 64, ["no json", "{}"])
    assert read_copy(held, "0" * 64, Report("a")) is None


def test_a_drafts_file_is_removed(held: Tree) -> None:
    remove_report(held.held[0].file.file)
    assert read_tree(held.folder).held == ()
