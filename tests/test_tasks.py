"""The tasks as a curator types them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.tasks import run_task
from tests.support.trees import ANNOUNCED, report_text, tree, write

INVOKE = (sys.executable, "-m", "invoke")
TASKS = (
    "announce",
    "bench",
    "build",
    "check",
    "clean",
    "correct",
    "event",
    "family",
    "forget",
    "history",
    "ingest",
    "labels",
    "lint",
    "lock",
    "new",
    "parquet",
    "picture",
    "publish",
    "record",
    "reference",
    "reject",
    "rename",
    "review",
    "send",
    "serve",
    "test",
    "tidy",
    "verify",
    "withdraw",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "themes", tmp_path / "themes")
    shutil.copytree(ROOT / "benchmarks/bench", tmp_path / "benchmarks/bench")
    write(tmp_path / "content", {**tree(), **ANNOUNCED})
    return tmp_path


def inherited() -> dict[str, str]:
    """The environment without what dev, CI and publishing, which may run these tests, have set."""
    unwanted = {"SITE_URL", "GITHUB_ACTIONS", "SITREP_TYPED_IN", "SITREP_FRONT"}
    return {key: value for key, value in os.environ.items() if key not in unwanted}


def invoke(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run_task(folder, arguments, {**inherited(), **environment})


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same, by interpreters that start."""
    return subprocess.run(
        [*INVOKE, *arguments],
        cwd=folder,
        env={**inherited(), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_task_is_explained_in_a_line(project: Path) -> None:
    listed = start(project, "--list").stdout
    lines = [
        line.split(maxsplit=1)
        for line in listed.splitlines()
        if line.startswith("  ") and line[2] != " "
    ]
    assert tuple(line[0] for line in lines) == TASKS
    assert all(len(line) == 2 and len(line[1]) > 20 for line in lines)


def test_build_makes_the_site_under_the_local_address(project: Path) -> None:
    result = start(project, "build")
    assert result.returncode == 0, result.stderr
    assert "http://localhost:8000/editions/2020-W27/" in (project / "output/feed.xml").read_text(
        "utf-8"
    )


def test_build_with_an_address_makes_the_published_site(project: Path) -> None:
    result = invoke(project, "build", SITE_URL="https://digest.example.org/sub/")
    assert result.returncode == 0, result.stderr
    feed = (project / "output/feed.xml").read_text("utf-8")
    assert "https://digest.example.org/sub/editions/2020-W27/" in feed
    assert "localhost" not in feed


@pytest.mark.parametrize("address", ["", "digest.example.org", "ftp://digest.example.org"])
def test_publishing_refuses_to_run_without_an_address(project: Path, address: str) -> None:
    command = [sys.executable, "-m", "sitrep.site", "build", "--settings", "publishconf.py"]
    environment = {**os.environ, "SITE_URL": address}
    result = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 1
    assert "SITE_URL is not set to the site's address" in result.stderr
    assert not (project / "output").exists()


def test_a_fault_is_the_tasks_exit_code(project: Path) -> None:
    write(project / "content", {"reports/2020/broken.md": report_text("broken", title="")})
    result = start(project, "build")
    assert result.returncode == 1
    assert "content/reports/2020/broken.md:1: title: is missing" in result.stderr
    assert "Traceback" not in result.stderr


def test_drafts_are_previewed_elsewhere(project: Path) -> None:
    assert start(project, "build", "--drafts").returncode == 0
    assert (project / "output-drafts/index.html").is_file()
    assert not (project / "output").exists()


def test_ingest_takes_any_number_of_files_and_flags_anywhere(project: Path) -> None:
    names = []
    for number in range(12):
        names.append(f"text {number}.txt")
        (project / names[-1]).write_text(
            f"Convoy number {number} crossed the river at dawn, the monitor said.\n", "utf-8"
        )
    result = invoke(project, "ingest", *names[:6], "--json", *names[6:])
    assert result.returncode == 0, result.stderr
    assert [
        line.partition('"document": "')[2].partition('"')[0] for line in result.stdout.splitlines()
    ] == names


def test_ingest_refuses_by_name_and_goes_on(project: Path) -> None:
    (project / "good.txt").write_text(
        "The convoy crossed the river at dawn on Monday, the monitor said.\n", "utf-8"
    )
    result = invoke(project, "ingest", "absent.txt", "good.txt")
    assert result.returncode == 1
    assert "refused absent.txt: it cannot be read" in result.stderr
    assert "1 draft written" in result.stdout


def test_ingest_takes_folders_and_options_with_values_anywhere(project: Path) -> None:
    write(
        project, {"in/a.txt": "The convoy crossed the river at dawn on Monday, the monitor said.\n"}
    )
    for words in (("--jobs", "2", "in"), ("in", "--jobs=2"), ("--", "in", "--jobs=2")):
        result = invoke(project, "ingest", "--explain", *words)
        assert result.returncode == 0, result.stderr
        assert "a.txt" in result.stdout


def test_drafts_are_listed_merged_and_split(project: Path) -> None:
    texts = {
        name: f"The {name} crossed the river at dawn on Monday, the monitor said.\n"
        for name in ("convoy", "ferry")
    }
    write(project, {f"in/{name}.txt": text for name, text in texts.items()})
    assert invoke(project, "ingest", "in").returncode == 0
    assert "2 drafts, 0 without a fault." in invoke(project, "review").stdout
    one, other = sorted(path.stem for path in (project / "content/reports/undated").iterdir())
    assert "is removed" in invoke(project, "family", "merge", one, other).stdout
    assert "is a draft of its own" in invoke(project, "family", "split", one, "1").stdout


def test_a_published_report_is_withdrawn_by_a_merge_only_with_yes(project: Path) -> None:
    write(project, {"a.txt": "The convoy crossed the river at dawn on Monday, the monitor said.\n"})
    invoke(project, "ingest", "a.txt")
    (draft,) = (path.stem for path in (project / "content/reports/undated").iterdir())
    published = "2020-07-01-example-wire-bridge"
    result = invoke(project, "family", "merge", draft, published)
    assert result.returncode == 1
    assert "Add --yes" in result.stderr
    assert "is withdrawn" in invoke(project, "family", "merge", draft, published, "--yes").stdout


def test_files_are_those_of_the_folder_they_were_typed_in(project: Path) -> None:
    write(
        project / "inbox",
        {"a.txt": "The ferry at the old mill runs again, residents said on Sunday."},
    )
    other = subprocess.run(
        [*INVOKE, "--search-root", str(project), "ingest", "--json", "a.txt"],
        cwd=project / "inbox",
        env=inherited(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert '"document": "inbox/a.txt"' in other.stdout
    typed = start(project, "ingest", "--json", "a.txt", SITREP_TYPED_IN=str(project / "inbox"))
    assert typed.stdout == other.stdout


def test_urls_do_not_count_from_a_folder(project: Path) -> None:
    write(
        project, {"in/a.txt": "The convoy crossed the river at dawn on Monday, the monitor said.\n"}
    )
    addresses = (
        "http://news.example.org/a?b=c",
        "https://127.0.0.1/",
    )  # both are refused before anything is requested
    result = invoke(
        project,
        "ingest",
        addresses[0],
        "--json",
        "a.txt",
        addresses[1],
        SITREP_TYPED_IN=str(project / "in"),
    )
    assert f"refused {addresses[0]}: http URLs are not fetched" in result.stderr
    assert f"refused {addresses[1]}: 127.0.0.1 is not a public IP address" in result.stderr
    assert '"document": "in/a.txt"' in result.stdout


def test_families_are_merged_and_split_and_nothing_else(project: Path) -> None:
    result = invoke(project, "family", "join", "a", "b")
    assert result.returncode == 2
    assert "invalid choice: 'join' (choose from" in result.stderr


def test_a_summary_is_begun_by_hand(project: Path) -> None:
    given = (
        "--date",
        "2020-07-04",
        "--source",
        "example-wire",
        "--title",
        "Ferry runs again",
        "--region",
        "SY-ID",
    )
    result = invoke(project, "new", "report", *given)
    assert result.returncode == 0, result.stderr
    path = project / "content/reports/2020/2020-07-04-example-wire-ferry-runs-again.md"
    text = path.read_text("utf-8")
    assert "text: summary" in text
    assert "::: passage SY-ID" in text
    assert invoke(project, "build").returncode == 0
    text = text.replace("status: draft", "status: published")
    path.write_text(text, "utf-8")
    assert "passage: is empty" in invoke(project, "build").stderr
    path.write_text(
        text.replace("::: passage SY-ID\n", "::: passage SY-ID\nThe ferry runs again.\n"), "utf-8"
    )
    assert "output/ holds 2 reports" in invoke(project, "build").stdout


def test_there_is_only_one_thing_to_begin(project: Path) -> None:
    result = invoke(project, "new", "blog")
    assert result.returncode == 2
    assert "invalid choice: 'blog' (choose from" in result.stderr


@pytest.mark.parametrize("name", TASKS)
def test_every_task_explains_itself_and_each_of_its_options(project: Path, name: str) -> None:
    result = invoke(project, name, "--help", SITREP_FRONT="./dev")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"usage: ./dev {name} [-h]")
    rows = result.stdout.splitlines()
    bare = []
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        is_explained = re.search(r"\S {2,}\S", row) or following.startswith(" " * 8)
        if row.startswith("  -") and not is_explained:
            bare.append(row)
    assert bare == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["serve", "--port", "abc"], "./dev serve: --port: “abc” is not a port. Write a number"),
        (["serve", "--port", "70000"], "./dev serve: --port: “70000” is not a port."),
        (["build", "--draft"], "./dev build: there is no option --draft. Did you mean --drafts?"),
        (["build", "here"], "./dev build: “here” is one word too many."),
        (["ingest"], "./dev ingest: the following arguments are required: FILE"),
        (["ingest", "--jobs", "0", "a"], "./dev ingest: --jobs: “0” is not a number of processes."),
        (
            ["family", "merge"],
            "./dev family merge: the following arguments are required: ID, OTHER",
        ),
        (["family", "split", "a", "x"], "./dev family split: CARRIER-NUMBER: “x” is not a number."),
        (["verify"], "./dev verify: the following arguments are required: FOLDER-or-URL"),
        (["parquet", "a", "b"], "./dev parquet: “b” is one word too many."),
        (["publish"], "./dev publish: SITE_URL is not set. Set it to the site's URL"),
        (
            ["announce", "2020-27"],
            "./dev announce: WEEK: “2020-27” is not an ISO week. Write it as",
        ),
        (["rename", "a"], "./dev rename: the following arguments are required: NEW-ID"),
        (
            ["new", "report", "--date", "1 July"],
            "./dev new report: --date: “1 July” is not a date.",
        ),
        (["check", "--no-test"], "./dev check: there is no option --no-test. Did you mean --no-te"),
        (["clean", "all"], "./dev clean: “all” is one word too many."),
    ],
)
def test_a_wrong_command_line_is_answered_in_a_sentence_and_with_two(
    project: Path, words: list[str], answer: str
) -> None:
    result = invoke(project, *words, SITREP_FRONT="./dev")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(answer)
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (["--source", "example-wires"], "Did you mean example-wire (Example Wire)"),
        (["--source", "Example Wire"], "Did you mean example-wire (Example Wire)"),
        (["--region", "idlip"], "Did you mean idlib (Idlib)?"),
        (["--region", "SY-XX"], "there is no region “SY-XX” in regions.toml. Write an id of"),
    ],
)
def test_a_summary_of_an_unknown_source_or_region_is_refused_at_once(
    project: Path, given: list[str], answer: str
) -> None:
    before = sorted(project.rglob("*"))
    result = invoke(project, "new", "report", *given)
    assert (result.returncode, result.stdout) == (2, "")
    assert answer in result.stderr
    assert sorted(project.rglob("*")) == before


def test_a_summary_may_be_of_an_unknown_source_and_of_any_iso_code(project: Path) -> None:
    given = ("--source", "unknown", "--region", "FR")
    assert invoke(project, "new", "report", *given).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
def test_sigterm_ends_a_task_and_what_it_started(project: Path) -> None:
    code = "import time; print('ready', flush=True); time.sleep(60)"
    (project / "pelicanconf.py").write_text(code, "utf-8")
    process = subprocess.Popen(
        [*INVOKE, "build"],
        cwd=project,
        env=inherited(),
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    process.terminate()
    assert process.wait(30) == 128 + signal.SIGTERM
    assert process.stdout.read() == b""  # nobody else holds it open
    process.stdout.close()


def test_clean_removes_what_was_made_and_nothing_else(project: Path) -> None:
    write(
        project,
        {
            "output/index.html": "x",
            "output-drafts/index.html": "x",
            ".ledger/a.jsonl": "x",
            "plugins/a/__pycache__/b": "x",
        },
    )
    result = start(project, "clean")
    assert result.returncode == 0
    assert not (project / "output").exists()
    assert not (project / "plugins/a/__pycache__").exists()
    assert (project / ".ledger/a.jsonl").is_file()
    assert (project / "content/sources.toml").is_file()
