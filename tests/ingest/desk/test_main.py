"""The curator's commands as they are typed."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from sitrep.content.sources_file import parse_sources
from sitrep.core.errors import Fault
from tests.support.ingest.documents import FLOOD, PORT, joined
from tests.support.ingest.runs import files_below, reports_below, run_program
from tests.support.trees import REGIONS, SOURCES, report_text, write

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


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_new_source_adds_a_row_that_the_build_can_read(place: Path, end: str) -> None:
    path = place / "content/sources.toml"
    before = path.read_text("utf-8").rstrip().replace("\n", end)
    path.write_bytes(before.encode())
    result = run(place, "new", "source", "haaretz.com", "--id", "haaretz-paper")
    assert result.returncode == 0
    text = path.read_bytes().decode()
    assert text.startswith(f"{before}{end}{end}[haaretz-paper]{end}")
    assert tomllib.loads(text)["haaretz-paper"]["homepage"] == "https://haaretz.com/"
    faults: list[Fault] = []
    assert parse_sources(text, "sources.toml", faults)
    assert faults == []


def test_new_source_shows_a_row_without_writing_it(place: Path) -> None:
    before = (place / "content/sources.toml").read_bytes()
    result = run(place, "new", "source", "haaretz.com", "--dry-run")
    assert b"[haaretz]" in result.stdout.splitlines()
    assert (place / "content/sources.toml").read_bytes() == before


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


# --- Events ---


def test_an_event_is_begun_joined_and_shown(place: Path) -> None:
    write(place / "content", {"reports/2020/a.md": report_text("a")})
    given = ["--title", "A bridge reopens", "--region", "SY-ID", "--days", "2020-06-30"]
    before = files_below(place)
    tried = run(place, "event", "new", *given, "--dry-run")
    assert (tried.returncode, files_below(place)) == (0, before)
    assert "content/events/a-bridge-reopens.md would be begun:" in tried.stdout.decode()
    begun = run(place, "event", "new", *given)
    assert (begun.returncode, begun.stderr) == (0, b"")
    assert run(place, "event", "new", *given).returncode == 1
    assert b"1 report changed." in run(place, "event", "a-bridge-reopens", "a").stdout
    shown = run(place, "event", "a-bridge-reopens").stdout.decode()
    assert "1 independent root: example-wire" in shown
    assert "lacks    a second account" in shown
    assert run(place, "event", "a-bridge-reopens", "a", "--remove").returncode == 0
    assert (place / "content/reports/2020/a.md").read_text("utf-8") == report_text("a")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "--region", "SY-XX"], "there is no region “SY-XX”"),
        (["new", "--kind", "clas"], "“clas” is not a kind of event. Did you mean clash"),
        (["new", "--days", "June"], "“June” is not a day or span"),
        (["new", "one", "two"], "new takes one ID at most"),
        (["mill", "--remove"], "--remove needs the passages"),
        (["mill", "--title", "x"], "go with new"),
    ],
)
def test_what_does_not_go_together_is_refused(place: Path, words: list[str], said: str) -> None:
    result = run(place, "event", *words)
    assert result.returncode == 2
    assert said in result.stderr.decode()


def test_an_unknown_event_is_a_sentence(place: Path) -> None:
    result = run(place, "event", "mill", "a")
    assert result.returncode == 1
    assert result.stderr.decode().split("\n")[:2] == [
        "no event has the id mill. Begin it with ./dev event new",
        "no report has the id a",
    ]
