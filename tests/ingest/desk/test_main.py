"""The curator's commands as they are typed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.documents import FLOOD, PORT, joined
from tests.support.runs import files_below, reports_below, run_program
from tests.support.trees import REGIONS, SOURCES, write

OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a content tree and two documents."""
    write(tmp_path, {"own.txt": OWN, "port.txt": joined(*PORT)})
    write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
    return tmp_path


def ingest(place: Path, *names: str) -> subprocess.CompletedProcess[bytes]:
    return run_program("sitrep.ingest", place, *names)


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return run_program("sitrep.ingest.desk", place, *arguments)


def test_review_lists_the_drafts_with_what_they_lack(place: Path) -> None:
    ingest(place, "own.txt", "port.txt")
    before = files_below(place)
    result = run(place, "review")
    assert (result.returncode, result.stderr) == (0, b"")
    shown = result.stdout.decode()
    assert "title: none shown" not in shown
    assert ": title: is missing. Write title: the headline" in shown
    assert "2 drafts, 0 without a fault." in shown
    assert "set status: published" in shown
    assert files_below(place) == before


def test_review_names_drafts_that_git_has_and_must_not(place: Path) -> None:
    ingest(place, "port.txt")
    (path,) = (place / "content/reports").rglob("*.md")
    name = path.relative_to(place).as_posix()
    assert b"is tracked by git" not in run(place, "review").stdout
    for words in (["init", "-q"], ["add", "--force", name]):
        subprocess.run(["git", *words], cwd=place, check=True)
    assert f"run git rm --cached {name}" in run(place, "review").stdout.decode()


def test_a_draft_is_renamed_and_tidied_by_name(place: Path) -> None:
    ingest(place, "port.txt")
    (report,) = reports_below(place).values()
    result = run(place, "rename", report.id, "a-port")
    assert (result.returncode, result.stdout[:1]) == (0, b">")
    assert run(place, "tidy", "a-port").stdout.startswith(b"0 reports tidied")
    assert run(place, "tidy", report.id).returncode == 1
    assert run(place, "rename", "a-port", "A Port").returncode == 1


def test_merge_and_split_change_families_and_stay(place: Path) -> None:
    ingest(place, "own.txt", "port.txt")
    one, other = sorted(report.id for report in reports_below(place).values())
    assert run(place, "family", "merge", one, other).returncode == 0
    assert [len(report.carriers) for report in reports_below(place).values()] == [1]
    assert b"known" in ingest(place, "own.txt", "port.txt").stdout
    assert run(place, "family", "split", one, "1").returncode == 0
    before = files_below(place)
    ingest(place, "port.txt", "own.txt")
    assert files_below(place) == before
    assert len(reports_below(place)) == 2


def test_what_cannot_be_merged_or_split_is_a_sentence(place: Path) -> None:
    result = run(place, "family", "merge", "one", "other")
    assert result.returncode == 1
    assert result.stderr.decode().startswith("no report has the id one")
    assert run(place, "family", "split", "one", "first").returncode == 2


# --- A summary by hand ---


def test_new_begins_a_summary_with_what_was_given(place: Path) -> None:
    given = [
        "--title",
        "Boats burn",
        "--date",
        "2021-05-03",
        "--source",
        "example-wire",
        "--region",
        "SY-ID",
    ]
    result = run(place, "new", "report", *given)
    assert (result.returncode, result.stderr) == (0, b"")
    ((name, report),) = reports_below(place, faulty=("is empty",)).items()
    assert name == "2021/2021-05-03-example-wire-boats-burn.md"
    assert (report.title, str(report.date), report.source, report.text) == (
        "Boats burn",
        "2021-05-03",
        "example-wire",
        "summary",
    )
    assert f"content/reports/{name} is begun" in result.stdout.decode()
    assert not (place / ".ledger").exists()


def test_new_overwrites_nothing(place: Path) -> None:
    run(place, "new", "report", "--title", "Boats burn", "--date", "2021-05-03")
    before = files_below(place)
    run(place, "new", "report", "--title", "Boats burn", "--date", "2021-05-03")
    after = files_below(place)
    assert {path: after[path] for path in before} == before
    assert len(reports_below(place)) == 2


@pytest.mark.parametrize("date", ["tomorrow", "2021-5-3", "03.05.2021", "2021-02-30"])
def test_a_wrong_date_is_said_and_nothing_is_written(place: Path, date: str) -> None:
    before = files_below(place)
    result = run(place, "new", "report", "--date", date)
    assert result.returncode == 2
    assert f"--date: “{date}” is not a date. Write it as 2020-07-01." in result.stderr.decode()
    assert files_below(place) == before
