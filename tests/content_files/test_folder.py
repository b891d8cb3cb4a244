"""Whoever reads the content folder reads the same files: build, ingest, review, tidy, family, rename."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.content import folder as content_folder
from sitrep.content.folder import read_files, read_folder, write_file
from sitrep.content.tree import read_content
from sitrep.core.errors import ContentError, DocumentError, Fault
from sitrep.files.plain import read_plain
from sitrep.geo.codes import iso_codes
from sitrep.ingest.__main__ import main
from sitrep.ingest.desk.__main__ import main as desk
from sitrep.ingest.desk.curate import merge_files, rename_report, split_file
from sitrep.ingest.desk.folder import read_tree
from sitrep.ingest.desk.tidy import tidy_reports
from sitrep.site.build import WholeBuild
from tests.support.site.sites import settings_for
from tests.support.trees import report_text, tree, write

ODD = report_text("odd", status="draft", carriers="[{source: example-review}]")
KEPT = "2020-07-01-example-wire-bridge"
TODAY = dt.date(2021, 6, 1)

ASIDE = [
    "reports/.trash/odd.md",
    "reports/.odd.md",
    "reports/~odd.md",
    "reports/~old/2020/odd.md",
    "reports/odd.md~",
    "reports/#odd.md",
    "reports/2020/#odd.md#",
]
ELSEWHERE = [".trash/reports/odd.md", "pages/reports/odd.md", "reports/odd.MD", "reports/odd.txt"]
READ = ["reports/odd.md", "reports/2020/reports/odd.md", "reports/a.md/odd.md", "reports/o#d.md"]


def ids_of_build(folder: Path) -> set[str]:
    content, _faults = read_content(read_files(folder, []), codes=iso_codes(), root=folder.name)
    drafts = (draft.file for draft in content.drafts)
    return {file.report.id for file in (*content.reports, *drafts)}


def is_refused(work: Callable[[], object]) -> bool:
    try:
        work()
    except DocumentError as error:
        return str(error).startswith("no report has the id odd")
    return False


def check_agreement(folder: Path, capsys: pytest.CaptureFixture[str], *, is_read: bool) -> None:
    """Everybody reads the odd report, or nobody does."""
    ids = {KEPT, "odd"} if is_read else {KEPT}
    assert ids_of_build(folder) == ids
    found = read_tree(folder)
    assert found.ids == ids
    desk(["review", "--content", str(folder)])
    assert ("added 2020-07-02" in capsys.readouterr().out) == is_read
    for work in (
        lambda: [*tidy_reports(found, ["odd"])],
        lambda: [*split_file(read_tree(folder), "odd", 1, today=TODAY)],
        lambda: [*rename_report(read_tree(folder), "odd", "other")],
    ):
        assert is_refused(work) != is_read
    write(folder, {"reports/odd2.md": ODD.replace("id: odd", "id: odd2")})
    pair = (KEPT, "other" if is_read else "odd")
    assert (
        is_refused(lambda: [*merge_files(read_tree(folder), pair, sure=True, today=TODAY)])
        != is_read
    )


@pytest.mark.parametrize("path", [*ASIDE, *ELSEWHERE])
def test_what_a_build_passes_over_is_a_report_for_nobody(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "content", {**tree(), path: ODD})
    check_agreement(folder, capsys, is_read=False)
    assert (folder / path).read_text("utf-8") == ODD


@pytest.mark.parametrize("path", READ)
def test_what_a_build_reads_is_a_report_for_all(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check_agreement(write(tmp_path / "content", {**tree(), path: ODD}), capsys, is_read=True)


@pytest.mark.parametrize("link", ["reports/2020/odd.md", "reports/2021"])
def test_a_link_is_read_by_nobody_and_named(
    link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"apart/odd.md": ODD})
    folder = write(tmp_path / "content", tree())
    target = tmp_path / "apart" / ("odd.md" if link.endswith(".md") else "")
    (folder / link).symlink_to(target)
    with pytest.raises(ContentError, match=f"content/{link}:1: is a link or a special file"):
        read_folder(folder)
    desk(["review", "--content", str(folder)])
    assert f"content/{link}:1: is a link or a special file" in capsys.readouterr().err
    check_agreement(folder, capsys, is_read=False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "content", tree())
    os.mkfifo(folder / "reports" / "odd.md")
    check_agreement(folder, capsys, is_read=False)


def test_a_file_that_cannot_be_read_is_named_by_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "content", {**tree(), "reports/odd.md": ODD})

    def read_or_refuse(path: Path | str, most: int) -> bytes:
        if Path(path).name == "odd.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read_plain(path, most)

    monkeypatch.setattr(content_folder, "read_plain", read_or_refuse)
    fault = "content/reports/odd.md:1: cannot be read (Permission denied)"
    with pytest.raises(ContentError) as raised:
        read_folder(folder)
    assert fault in str(raised.value)
    desk(["review", "--content", str(folder)])
    assert fault in capsys.readouterr().err
    check_agreement(folder, capsys, is_read=False)


def test_a_folder_that_cannot_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "content", tree())
    scan = os.scandir

    def scan_or_refuse(path: Path) -> object:
        if str(path).endswith("2020"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scan_or_refuse)
    with pytest.raises(ContentError, match=r"content/reports/2020:1: cannot be read \(Permission"):
        read_folder(folder)
    assert read_tree(folder).unread == (
        Fault(
            "content/reports/2020",
            1,
            "",
            "cannot be read (Permission denied)",
            "Give yourself the right to read it, or remove it",
        ),
    )


def test_a_document_known_to_a_draft_that_was_put_aside_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "content", tree())
    write(tmp_path, {"in.txt": "Mills close\n\n" + "The mills of the valley closed. " * 30})
    arguments = ["--content", str(folder), str(tmp_path / "in.txt")]
    assert main(arguments) == 0
    (draft,) = (folder / "reports/undated").glob("[!.]*.md")
    (folder / "reports/.trash").mkdir()
    draft.rename(folder / "reports/.trash" / draft.name)
    capsys.readouterr()
    assert main(arguments) == 0
    assert "= known" not in capsys.readouterr().out
    assert draft.is_file()


@pytest.mark.parametrize("path", [*ASIDE, "reports/2020/reports/odd.md", "reports/odd.md"])
@pytest.mark.parametrize("reader", ["build", "review"])
def test_git_is_told_of_private_drafts_wherever_they_were_put(
    path: str, reader: str, tmp_path: Path
) -> None:
    text = ODD.replace("source: example-wire", "source: example-review")
    folder = write(tmp_path / "content", {**tree(), path: text})
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    if reader == "build":
        read_folder(folder)
    else:
        desk(["review", "--content", str(folder)])
    command = ["git", "-C", str(tmp_path), "check-ignore", "-q", f"content/{path}"]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize("link", ["reports", "reports/2020", "reports/2020/a.md"])
def test_nothing_is_written_by_way_of_a_link(link: str, tmp_path: Path) -> None:
    (tmp_path / "apart").mkdir()
    folder = write(tmp_path / "content", {"sources.toml": ""})
    (folder / link).parent.mkdir(parents=True, exist_ok=True)
    (folder / link).symlink_to(tmp_path / "apart")
    with pytest.raises(ContentError, match=f"content/{link}:1: is a link, and what is written"):
        write_file(folder, folder / "reports/2020/a.md", "text")
    assert [*(tmp_path / "apart").iterdir()] == []


def test_a_page_that_was_put_aside_is_not_published(tmp_path: Path) -> None:
    page = "---\ntitle: Put aside\nslug: aside\n---\nNobody checked this.\n"
    files = {f"pages/{name}": page for name in ("~a.md", "#a.md", ".old/a.md", "~old/a.md")}
    write(tmp_path / "content", {**tree(), **files})
    WholeBuild(settings_for(tmp_path, OUTPUT_PATH=str(tmp_path / "output"))).run()
    assert not [path for path in (tmp_path / "output").rglob("*.html") if "aside" in path.parts]
