"""Set-up: one sentence for everything that goes wrong, and nothing done twice."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.paths import ROOT

LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-test.lock")
NEEDED = ("dev", "tasks.py", "pyproject.toml", "README.md", "LICENSE", *LOCKS)
NOWHERE = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_CACHE_DIR": "1",
}
SETTINGS_OF_PIP = ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS")


@pytest.fixture
def dev() -> ModuleType:
    loader = SourceFileLoader("dev_script", str(ROOT / "dev"))
    spec = spec_from_loader("dev_script", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in NEEDED:
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(
        ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__")
    )
    return tmp_path


def run_dev(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if key not in SETTINGS_OF_PIP}
    return subprocess.run(
        [sys.executable, str(folder / "dev"), *arguments],
        env={**inherited, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_needs_the_standard_library_alone() -> None:
    names = set()
    for node in ast.walk(ast.parse((ROOT / "dev").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))
    assert names <= set(sys.stdlib_module_names)


def test_any_python_can_read_it_to_say_that_it_is_too_old() -> None:
    source = (ROOT / "dev").read_text("utf-8")
    ast.parse(source, feature_version=(3, 3))
    assert not re.search(r"\bf[\"']|:=|->", source)
    assert "from __future__ import print_function" in source


def test_an_old_python_without_a_newer_one_gets_one_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 8, 1))
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    with pytest.raises(
        dev.SetupError, match=r"This is Python 3\.8; the digest needs 3\.11 or newer\. Install one"
    ):
        dev.switch_python(["build"])


def test_an_old_python_hands_over_to_a_newer_one(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(dev.sys, "version_info", (3, 8, 1))
    monkeypatch.setattr(
        dev.shutil, "which", lambda name: sys.executable if name == "python3.12" else None
    )
    monkeypatch.setattr(dev.os, "execv", lambda path, command: handed.append(command))
    with pytest.raises(dev.SetupError):
        dev.switch_python(["build"])
    assert [[command[0], *command[2:]] for command in handed] == [[sys.executable, "build"]]


def test_a_missing_venv_module_gets_one_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(dev.SetupError, match=r"no venv module .* apt install python3-venv"):
        dev.create_venv()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "error: these packages do not match the hashes from the requirements file.",
            "does not match its hash",
        ),
        ("error: invalid requirement: 'pelican = = 4'", "cannot be read"),
        (
            "failed to establish a new connection: [errno 111] connection refused",
            "There is no network",
        ),
        ("error: no matching distribution found for pelican==4.12.0", "was not found"),
        ("oserror: [errno 28] no space left on device", "The disk is full"),
        ("something else", "Installing from requirements.lock failed."),
    ],
)
def test_what_pip_says_becomes_one_sentence(dev: ModuleType, output: str, sentence: str) -> None:
    assert sentence in dev.cause(output, "requirements.lock")


def test_a_broken_lock_gets_one_sentence_and_no_traceback(project: Path) -> None:
    lock = project / "requirements-build.lock"
    lock.write_text(lock.read_text("utf-8").replace("==", "= =", 1), "utf-8")
    result = run_dev(project, "build")
    assert result.returncode == 3
    assert result.stderr.startswith(
        "dev: The lock is broken: requirements-build.lock cannot be read."
    )
    assert len(result.stderr.splitlines()) == 1


def test_no_network_gets_one_sentence_and_the_next_run_starts_over(project: Path) -> None:
    result = run_dev(project, "build", **NOWHERE)
    assert result.returncode == 3
    assert re.match(
        r"dev: (There is no network|A package of requirements-build\.lock was not found)",
        result.stderr,
    )
    assert len(result.stderr.splitlines()) == 1
    assert not (project / ".venv/setup.stamp").exists()


def test_a_missing_lock_gets_one_sentence(project: Path) -> None:
    (project / "requirements.lock").unlink()
    result = run_dev(project, "build")
    assert (result.returncode, result.stdout) == (3, "")
    assert (
        result.stderr
        == "dev: The lock is broken: requirements.lock is missing. Restore it from git.\n"
    )


def test_a_second_run_does_no_set_up(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("set up twice")

    monkeypatch.setattr(dev, "install", refuse)
    monkeypatch.setattr(dev, "create_venv", refuse)
    monkeypatch.setattr(dev, "stamp", lambda: dev.fingerprint(dev.SITE_LOCK))
    dev.set_up(dev.SITE_LOCK)
    monkeypatch.setattr(dev, "stamp", lambda: dev.fingerprint(dev.TEST_LOCK))
    dev.set_up(dev.SITE_LOCK)
    monkeypatch.setattr(dev, "stamp", lambda: "3.11 requirements.lock of another day")
    with pytest.raises(AssertionError, match="set up twice"):
        dev.set_up(dev.SITE_LOCK)


def test_a_clone_that_was_moved_is_set_up_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dev.fingerprint(dev.SITE_LOCK)
    monkeypatch.setattr(dev, "stamp", lambda: before)
    assert dev.usable_venv()
    monkeypatch.setattr(dev, "read", lambda _name: "")
    monkeypatch.setattr(dev, "ROOT", "/elsewhere")
    assert not dev.usable_venv()


def test_a_lock_that_names_no_package_gets_one_sentence(project: Path) -> None:
    (project / "requirements.lock").write_text("# empty\n", "utf-8")
    result = run_dev(project, "build")
    assert result.returncode == 3
    assert "The lock is broken: requirements.lock names no package." in result.stderr


def test_tests_bring_the_tests_lock(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    locks: list[str] = []
    monkeypatch.setattr(dev, "set_up", locks.append)
    monkeypatch.setattr(dev, "run_task", lambda arguments: 0)
    for words in (["build"], ["test"], ["check"], ["serve"], ["ingest", "test"]):
        assert dev.main(words) == 0
    assert locks == [dev.SITE_LOCK, dev.TEST_LOCK, dev.TEST_LOCK, dev.SITE_LOCK, dev.SITE_LOCK]


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"], ["--list"], ["help"]])
def test_without_a_task_it_lists_them_a_line_each_before_any_set_up(
    project: Path, words: list[str]
) -> None:
    result = run_dev(project, *words)
    assert (result.returncode, result.stderr) == (0, "")
    assert not (project / ".venv").exists()
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines() if line[:2] == "  "]
    assert {"build", "ingest", "check"} <= {line[0] for line in lines}
    assert all(len(line) == 2 and line[1].endswith(".") for line in lines)


def test_it_lists_the_tasks_that_invoke_has(dev: ModuleType) -> None:
    command = [sys.executable, "-m", "invoke", "--list", "--list-format", "json"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    names = {each["name"] for each in json.loads(listed)["tasks"]}
    assert {name for name, _line in dev.read_tasks()} == names


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("ingset", "there is no task ingset. Did you mean ingest? ./dev lists the tasks."),
        ("zzz", "there is no task zzz. ./dev lists the tasks."),
        ("--drafts", "the name of a task comes first, then its options. ./dev lists the tasks."),
    ],
)
def test_a_mistyped_task_gets_the_nearest_one_before_any_set_up(
    project: Path, word: str, answer: str
) -> None:
    result = run_dev(project, word)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"./dev: {answer}\n"
    assert not (project / ".venv").exists()


def test_help_before_the_name_of_a_task_is_the_tasks_help(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(dev, "set_up", lambda lock: None)
    monkeypatch.setattr(dev, "run_task", ran.append)
    dev.main(["--help", "ingest"])
    assert ran == [["ingest", "--help"]]


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot take another's place there")
def test_a_task_takes_the_place_of_dev_with_its_words_as_they_are(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    run: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(
        dev.os, "execve", lambda _path, command, environment: run.append((command, environment))
    )
    monkeypatch.setattr(dev.subprocess, "call", lambda *_given, **_named: 0)
    dev.run_task(["ingest", "--json", "--", "-a.txt"])
    ((command, environment),) = run
    assert command[-5:] == ["ingest", "--", "--json", "--", "-a.txt"]
    assert (environment["SITREP_FRONT"], environment["SITREP_TYPED_IN"]) == ("./dev", str(tmp_path))
