from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.content.reading import ContentFile
from sitrep.content.tree import read_content
from sitrep.ingest.__main__ import main
from sitrep.ingest.ledger.records import paragraphs_of, rebuild
from tests.support.ingest.documents import BORDER, EXAMPLES, FLOOD, PORT, joined
from tests.support.ingest.runs import files_below, reports_below, run_program
from tests.support.trees import CODES, REGIONS, SOURCES, write

SHORT = "Two boats sank on Monday near the old mill, said the ferryman."
REPRINT = joined(
    "Pontoons lost in the flood", "Example Review, May 16, 2021", *FLOOD, "Source: Example Wire"
)
OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
STRAY = joined("Home", *FLOOD)
REFUSED: dict[str, bytes] = {
    "empty.txt": b"\n",
    "binary.txt": b"\x89PNG\0\0",
    "paper.txt": b"%PDF-1.7",
    "big.txt": b"a" * (10 * 1024 * 1024 + 1),
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a content tree and some documents."""
    write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
    for name, text in {
        "own.txt": OWN,
        "reprint.txt": REPRINT,
        "port.txt": joined(*PORT),
        "short.txt": SHORT,
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def run(
    place: Path, *arguments: str, data: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return run_program("sitrep.ingest", place, *arguments, data=data, **environment)


def answers(result: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


# --- Drafts ---


def test_a_draft_and_a_ledger_a_document_are_written_and_said(place: Path) -> None:
    before = files_below(place)
    result = run(place, "reprint.txt", "own.txt")
    assert (result.returncode, result.stderr) == (0, b"")
    added = sorted(files_below(place).keys() - before.keys())
    name = "reports/2021/2021-05-14-example-wire-pontoons-washed-away-below-the.md"
    assert [path for path in added if not path.startswith(".ledger/")] == [f"content/{name}"]
    assert (
        len([path for path in added if path.startswith(".ledger/") and path.endswith(".jsonl")])
        == 2
    )
    shown = result.stdout.decode()
    assert f"> content/{name}, one report in 2 copies" in shown
    assert "1 draft written." in shown
    assert "Pontoons washed away below the dam" in shown


def test_draft_and_ledgers_rebuild_the_documents(place: Path) -> None:
    run(place, "reprint.txt", "own.txt")
    (report,) = reports_below(place).values()
    ledgers = [path.read_text("utf-8").splitlines() for path in (place / ".ledger").glob("*.jsonl")]
    found = {
        json.loads(lines[0])["document"]: rebuild(lines, paragraphs_of(report)) for lines in ledgers
    }
    assert found == {"own.txt": OWN, "reprint.txt": REPRINT}
    assert {json.loads(lines[0])["report"] for lines in ledgers} == {report.id}


def test_a_build_lists_drafts_and_finds_no_fault_in_the_tree(place: Path) -> None:
    for number, example in enumerate(EXAMPLES.values()):
        (place / f"{number}.txt").write_text(example.text, "utf-8")
    names = [f"{number}.txt" for number in range(len(EXAMPLES))]
    assert run(place, *names, "own.txt", "short.txt").returncode == 0
    folder = place / "content"
    tree = [
        ContentFile(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in folder.rglob("[!.]*.*")
    ]
    content, faults = read_content(tree, codes=CODES)
    assert faults == []
    assert len(content.drafts) == len(reports_below(place)) == 5
    assert content.reports == ()


def test_reports_without_a_date_stand_in_a_folder_of_their_own(place: Path) -> None:
    run(place, "port.txt")
    assert next(iter(reports_below(place))).startswith("undated/")


def test_the_ledger_is_beside_the_content_folder_that_was_named(place: Path) -> None:
    assert run(place, "--content", "other/content", "port.txt").returncode == 0
    assert len(list((place / "other/.ledger").glob("*.jsonl"))) == 1
    assert len(list((place / "other/content/reports").rglob("*.md"))) == 1
    assert not (place / ".ledger").exists()


def test_no_half_written_file_is_left(place: Path) -> None:
    run(place, "own.txt", "port.txt")
    assert [path for path in files_below(place) if path.endswith(".new")] == []


def test_the_content_trees_own_sources_and_regions_are_known(place: Path) -> None:
    (place / "idlib.txt").write_text(
        joined(
            "Nobody in Idleb slept that night, people of the old quarter said by telephone.", *PORT
        ),
        "utf-8",
    )
    run(place, "own.txt", "idlib.txt")
    found = reports_below(place).values()
    assert {report.source for report in found} == {"example-wire", None}
    assert ("SY-ID",) in {passage.regions for report in found for passage in report.passages}


# --- Again ---


def test_a_second_run_knows_the_documents_and_changes_nothing(place: Path) -> None:
    run(place, "own.txt", "reprint.txt", "port.txt")
    before = files_below(place)
    result = run(place, "reprint.txt", "port.txt", "own.txt")
    assert result.returncode == 0
    assert files_below(place) == before
    shown = result.stdout.decode()
    assert shown.count("= known: ") == 2
    assert "0 drafts written." in shown


def test_a_known_document_is_known_by_another_name_and_after_the_curators_work(place: Path) -> None:
    run(place, "own.txt")
    (path,) = (place / "content/reports").rglob("*.md")
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: withdrawn"), "utf-8")
    path.rename(path.with_name("renamed.md"))
    (place / "again.txt").write_bytes((place / "own.txt").read_bytes())
    before = files_below(place)
    assert b"= known: " in run(place, "again.txt").stdout
    assert files_below(place) == before


def test_another_report_of_the_same_day_and_title_overwrites_nothing(place: Path) -> None:
    other = joined(
        "Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *PORT
    )
    (place / "other.txt").write_text(other, "utf-8")
    run(place, "own.txt")
    before = files_below(place)
    run(place, "other.txt")
    after = files_below(place)
    assert {path: after[path] for path in before} == before
    name = "2021-05-14-example-wire-pontoons-washed-away-below-the"
    assert {report.id for report in reports_below(place).values()} == {name, f"{name}-2"}


def test_a_new_copy_beside_a_known_one_is_not_lost(place: Path) -> None:
    run(place, "own.txt")
    before = files_below(place)
    run(place, "own.txt", "reprint.txt")
    assert files_below(place) != before


def test_a_short_document_named_twice_becomes_one_draft(place: Path) -> None:
    run(place, "short.txt", "short.txt")
    assert len(reports_below(place)) == 1


def test_a_reprint_named_twice_is_carried_once(place: Path) -> None:
    run(place, "reprint.txt", "reprint.txt")
    (report,) = reports_below(place).values()
    assert len(report.carriers) == 1


def test_a_draft_that_cannot_be_written_does_not_stop_the_others(place: Path) -> None:
    run(place, "own.txt")
    (path,) = (place / "content/reports").rglob("*.md")
    path.write_text("This is not a report.", "utf-8")
    result = run(place, "missing.txt", "own.txt", "port.txt")
    assert result.returncode == 1
    assert path.read_text("utf-8") == "This is not a report."
    assert b"missing.txt" in result.stderr
    assert len(list((place / "content/reports").rglob("*.md"))) == 2


def test_a_folder_named_like_a_report_stops_nothing(place: Path) -> None:
    (place / "content/reports/notes.md").mkdir(parents=True)
    assert run(place, "--json", "own.txt").returncode == 0


# --- For programs ---


def test_json_answers_in_the_order_of_the_arguments_and_writes_nothing(place: Path) -> None:
    before = files_below(place)
    names = ["port.txt", "reprint.txt", "short.txt", "own.txt", "short.txt", "port.txt"]
    result = run(place, "--json", *names)
    assert (result.returncode, result.stderr) == (0, b"")
    assert [answer["document"] for answer in answers(result)] == names
    assert files_below(place) == before


def test_json_gives_copies_one_family_and_others_their_own(place: Path) -> None:
    families = [
        answer["family"]
        for answer in answers(run(place, "--json", "own.txt", "port.txt", "reprint.txt"))
    ]
    assert families[0] == families[2] != families[1]


def test_json_answers_the_same_whatever_the_order(place: Path) -> None:
    names = ["own.txt", "reprint.txt", "port.txt"]
    one = run(place, "--json", *names).stdout.splitlines()
    assert one == run(place, "--json", *reversed(names)).stdout.splitlines()[::-1]


def test_json_leaves_out_what_was_refused_and_says_so(place: Path) -> None:
    result = run(place, "--json", "own.txt", "missing.txt", "port.txt")
    assert result.returncode == 1
    assert [answer["document"] for answer in answers(result)] == ["own.txt", "port.txt"]
    assert result.stderr.decode().startswith("refused missing.txt: ")


def test_json_has_letters_beyond_ascii_in_utf8(place: Path) -> None:
    (place / "letters.txt").write_text(joined("Żółw — عربي 🙂", *PORT), "utf-8")
    assert "Żółw — عربي 🙂" in run(place, "--json", "letters.txt", PYTHONUTF8="1").stdout.decode(
        "utf-8"
    )


@pytest.mark.parametrize("options", [["--json"], []], ids=["json", "plain"])
def test_the_answer_is_utf8_whatever_the_terminal(place: Path, options: list[str]) -> None:
    (place / "letters.txt").write_text(
        joined("Support Example Wire", "Żółw — عربي 🙂 here", *PORT), "utf-8"
    )
    result = run(place, *options, "letters.txt", PYTHONIOENCODING="cp1252")
    assert result.returncode == 0, result.stderr.decode()[-200:]


# --- What is refused ---


@pytest.mark.parametrize("options", [["--json"], []], ids=["json", "drafts"])
def test_what_cannot_be_taken_is_named_with_the_reason_and_the_rest_goes_on(
    place: Path, options: list[str]
) -> None:
    for name, data in REFUSED.items():
        (place / name).write_bytes(data)
    (place / "folder").mkdir()
    names = [*REFUSED, "missing.txt", "folder"]
    result = run(place, *options, "own.txt", *names, "port.txt")
    assert result.returncode == 1
    lines = result.stderr.decode().splitlines()
    assert [line.split(":")[0] for line in lines] == [f"refused {name}" for name in names]
    assert all(len(line.partition(": ")[2]) > 8 for line in lines)
    assert len(answers(result) if options else reports_below(place)) == 2


def test_the_size_of_what_is_too_big_is_not_said_to_be_the_greatest_size(place: Path) -> None:
    (place / "big.txt").write_bytes(b"a" * (30 * 1024 * 1024))
    assert b"it has 10 MB, more than the 10 MB" not in run(place, "--json", "big.txt").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="file names are Unicode there")
def test_a_file_name_that_is_no_utf8_stops_nothing(place: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (place / name).write_text(joined(*BORDER), "utf-8")
    result = run(place, "port.txt", name, PYTHONIOENCODING="utf-8")
    assert b"Traceback" not in result.stderr
    assert reports_below(place)


# --- Standard input ---


def test_a_dash_is_standard_input(place: Path) -> None:
    (answer,) = answers(run(place, "--json", "-", data=OWN.encode()))
    assert (answer["document"], answer["origin"]) == ("-", "Example Wire")


def test_an_empty_standard_input_is_refused(place: Path) -> None:
    result = run(place, "-")
    assert result.returncode == 1
    assert result.stderr.decode().splitlines() == ["refused -: it is empty"]


def test_a_document_from_standard_input_says_so(place: Path) -> None:
    run(place, "-", data=OWN.encode())
    (ledger,) = (place / ".ledger").glob("*.jsonl")
    assert json.loads(ledger.read_text("utf-8").splitlines()[0])["document"] == "standard input"


# --- The command line ---


def test_an_unknown_option_is_a_wrong_command_line(place: Path) -> None:
    assert run(place, "--nonsense").returncode == 2


def test_a_run_without_documents_is_a_wrong_command_line(place: Path) -> None:
    assert run(place).returncode == 2


# --- Quiet ---


def test_quiet_prints_nothing_of_what_needs_no_look(place: Path) -> None:
    result = run(place, "--quiet", "own.txt")
    assert (result.returncode, result.stderr) == (0, b"")
    assert len(reports_below(place)) == 1
    assert run(place, "--quiet", "own.txt").stdout == b""


def test_quiet_prints_refusals_doubts_and_reports_that_change(place: Path) -> None:
    run(place, "own.txt")
    result = run(place, "--quiet", "reprint.txt", "short.txt", "absent.txt")
    assert result.returncode == 1
    assert result.stderr.decode().startswith("refused absent.txt: ")
    heads = [line for line in result.stdout.decode().splitlines() if not line.startswith(" ")]
    assert [line.partition("content/reports/")[2].partition("/")[0] for line in heads] == [
        "2021",
        "undated",
    ]
    assert "  look at title" in result.stdout.decode()


# --- Many documents ---


def test_folders_are_read_through_and_the_bad_ones_named(place: Path) -> None:
    write(
        place, {"in/b/own.txt": OWN, "in/a.txt": joined(*PORT), "in/.notes": "x", "in/bad.txt": ""}
    )
    result = run(place, "in", "-", data=SHORT.encode())
    assert result.returncode == 1
    assert result.stderr.decode().splitlines() == [
        f"refused {os.path.join('in', 'bad.txt')}: it is empty"
    ]
    assert len(reports_below(place)) == 3


def crowd(place: Path, number: int) -> None:
    """A folder of that many documents and two bad ones."""
    bodies = (FLOOD, PORT, BORDER)
    texts = {
        f"in/{at:03}.txt": joined(f"Number {at} of the bulletin", *bodies[at % 3])
        for at in range(number)
    }
    write(place, {**texts, "in/empty.txt": "", "in/nothing.txt": " "})


def test_progress_goes_to_standard_error_and_the_run_ends_with_a_table(place: Path) -> None:
    crowd(place, 120)
    result = run(place, "in", "own.txt")
    assert result.returncode == 1
    assert result.stderr.decode().splitlines()[0] == "100 of 123 documents cleaned"
    shown = result.stdout.decode()
    assert "first published" not in shown
    table = [line.split() for line in shown.splitlines()[-7:]]
    assert table[0] == ["new", "reports", "3", "from", "121", "documents"]
    assert table[3] == ["refused", "2"]
    assert table[4][:4] == ["2", "×", "it", "is"]


def test_the_same_comes_of_it_in_however_many_processes(
    place: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    for folder in (place, other):
        write(folder / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
        crowd(folder, 50)
    assert run(place, "--json", "in").stdout == run(other, "--json", "--jobs", "3", "in").stdout
    one, several = run(place, "--jobs", "1", "in"), run(other, "--jobs", "3", "in")
    assert (one.returncode, one.stdout) == (several.returncode, several.stdout)
    assert [files_below(place / name) for name in ("content", "in")] == [
        files_below(other / name) for name in ("content", "in")
    ]
    assert private(place) == private(other)


def private(folder: Path) -> list[bytes]:
    """What the ledger of a folder holds; its names are made with a key of its own."""
    return sorted(path.read_bytes() for path in (folder / ".ledger").glob("*.json*"))


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_number_of_processes_that_is_none_is_a_wrong_command_line(place: Path, jobs: str) -> None:
    assert run(place, f"--jobs={jobs}", "own.txt").returncode == 2


# --- Explain ---


def test_explain_shows_every_block_with_its_verdict_and_writes_nothing(place: Path) -> None:
    before = files_below(place)
    result = run(place, "--explain", "own.txt", "reprint.txt", "binary.txt")
    assert result.returncode == 1
    assert files_below(place) == before
    shown = result.stdout.decode()
    assert "\x1b" not in shown
    for words in (
        "title        Pontoons washed away below the dam",
        "  origin          Example Wire   (",
        "  carried by      ",
    ):
        assert words in shown
    assert shown.index("own.txt") < shown.index("reprint.txt")


def test_explain_has_colours_on_a_terminal_and_none_where_they_are_not_wanted(place: Path) -> None:
    assert b"\x1b[36m" in run(place, "--explain", "own.txt", FORCE_COLOR="1", TERM="xterm").stdout
    assert (
        b"\x1b"
        not in run(
            place, "--explain", "own.txt", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm"
        ).stdout
    )


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_cannot_be_written_is_a_sentence(place: Path) -> None:
    (place / "content").chmod(0o500)
    result = run(place, "own.txt")
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr


# --- Within the process ---


def test_a_broken_content_tree_does_not_stop_ingest(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "content/sources.toml").write_text("[broken", "utf-8")
    write(place / "content", {"reports/2020/broken.md": "no front matter"})
    monkeypatch.chdir(place)
    assert main(["port.txt"]) == 0
    assert len(list((place / "content/reports/undated").iterdir())) == 1


def test_stopping_by_hand_is_one_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(place)
    monkeypatch.setattr("sitrep.ingest.__main__.take_documents", stop)
    assert main(["port.txt"]) == 130
    assert capsys.readouterr().err == "Stopped. Whatever was written is complete.\n"


def decided(output: bytes) -> list[str]:
    """What is said of reports: the lines that begin with >, and what is to be looked at below them."""
    return [line for line in output.decode().splitlines() if line.startswith((">", "  look at"))]


@pytest.mark.parametrize("before", [(), ("own.txt",), ("reprint.txt", "port.txt")])
def test_a_dry_run_writes_nothing_and_says_what_is_then_done(
    place: Path, before: tuple[str, ...]
) -> None:
    if before:
        assert run(place, *before).returncode == 0
    there = files_below(place)
    names = ("own.txt", "reprint.txt", "port.txt")
    planned = run(place, "--dry-run", *names)
    assert planned.returncode == 0
    assert files_below(place) == there
    done = run(place, *names)
    assert decided(planned.stdout) == decided(done.stdout)
    assert decided(done.stdout) != []
    assert b"written" not in planned.stdout.replace(b"nothing is written", b"")


def test_a_dry_run_names_what_is_refused(place: Path) -> None:
    (place / "empty.txt").write_bytes(REFUSED["empty.txt"])
    result = run(place, "--dry-run", "empty.txt", "port.txt")
    assert result.returncode == 1
    assert b"empty.txt" in result.stderr
