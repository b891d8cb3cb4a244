"""What the workflows may do on GitHub: as little as they need, with pinned actions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.paths import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))


def jobs() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in WORKFLOWS:
        found |= yaml.safe_load(path.read_text("utf-8"))["jobs"]
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_their_version_beside_it(path: Any) -> None:
    uses = re.findall(r"uses:\s*(.*)", path.read_text("utf-8"))
    assert uses
    assert [
        each
        for each in uses
        if not re.fullmatch(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)
    ] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_one_action_has_one_version(path: Any) -> None:
    uses = set(re.findall(r"uses:\s*(.*)", path.read_text("utf-8")))
    assert len({each.partition("@")[0] for each in uses}) == len(uses)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_has_the_rights_it_names_and_deploying_alone_may_write(path: Any) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {}
    writing = {
        name: [key for key, right in job["permissions"].items() if right == "write"]
        for name, job in jobs().items()
    }
    assert {name: rights for name, rights in writing.items() if rights} == {
        "publish": ["pages", "id-token"]
    }


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text())
    return found


def commands(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def test_publishing_builds_checks_links_and_waits_for_no_test() -> None:
    publishing = workflow("publish")["jobs"]
    assert publishing.keys() == {"build", "publish"}
    assert publishing["publish"]["needs"] == "build"
    assert commands(publishing["build"]) == [
        "./dev record --check",
        "./dev build",
        "./dev verify output",
    ]
    said = [command for job in publishing.values() for command in commands(job)]
    ours = [command for command in said if command.startswith("./dev ")]
    assert {command.split()[1] for command in ours} == {"build", "publish", "record", "verify"}
    # What was online before is fetched before anything is put there: the hub hears of the rest.
    (other,) = (command for command in said if command not in ours)
    assert other.startswith("curl ")
    steps = publishing["publish"]["steps"]
    assert steps[0]["run"] == other
    assert "before.sha256" in other
    assert "--against" in commands(publishing["publish"])[1]


def test_every_supported_python_is_tested_by_the_commands_a_developer_uses() -> None:
    job = workflow("test")["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert commands(job) == ["./dev test", "./dev check --no-tests"]


def test_no_job_runs_for_hours() -> None:
    assert all(job["timeout-minutes"] <= 20 for job in jobs().values())


def run_ci(folder: Path, *, fails: str = "") -> tuple[int, list[str]]:
    """The exit code of .ci/run and the tasks it ran, in a project where the task named fails."""
    project = folder / "project"
    (project / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci/run", project / ".ci/run")
    dev = project / "dev"
    dev.write_text(
        '#!/bin/sh\necho "$@ ${SITREP_SHARED_REQUIRED:-0}" >> ran\n'
        f'[ "$*" != "{fails}" ] || exit 5\n'
    )
    dev.chmod(0o755)
    programs = folder / "bin"
    programs.mkdir()
    for name in ("chromium", "newsboat"):
        (programs / name).write_text("#!/bin/sh\n")
        (programs / name).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    environment = {key: value for key, value in os.environ.items() if "SITREP" not in key}
    done = subprocess.run(
        [project / ".ci/run"], env={**environment, "PATH": path}, check=False, cwd=folder
    )
    return done.returncode, (project / "ran").read_text().splitlines()


@pytest.mark.parametrize("has_shared", [True, False])
def test_a_clone_without_the_shared_documents_may_skip_their_tests_in_ci(
    tmp_path: Path, has_shared: bool
) -> None:
    if has_shared:
        (tmp_path / "shared").mkdir()
    code, (first, *both, last) = run_ci(tmp_path)
    required = int(has_shared)
    assert code == 0
    assert first == f"test --help {required}"  # which sets up what all of them need
    assert sorted(both) == [f"check --no-tests {required}", f"test {required}"]
    assert last == f"build {required}"


@pytest.mark.parametrize("fails", ["test", "check --no-tests", "build", "test --help"])
def test_whatever_fails_in_ci_fails_it(tmp_path: Path, fails: str) -> None:
    code, ran = run_ci(tmp_path, fails=fails)
    assert code == 5
    assert ("build 0" in ran) == (fails == "build")


def test_a_deployment_is_never_cut_short() -> None:
    assert jobs()["publish"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert "concurrency" not in jobs()["build"]


def test_no_checkout_leaves_its_token_behind() -> None:
    steps = [
        step
        for job in jobs().values()
        for step in job["steps"]
        if "actions/checkout" in step.get("uses", "")
    ]
    assert steps
    assert all(step["with"]["persist-credentials"] is False for step in steps)


def test_every_lock_is_audited_and_a_missing_network_says_so() -> None:
    (script,) = [
        step["run"]
        for job in jobs().values()
        for step in job["steps"]
        if "pip-audit" in step.get("run", "")
    ]
    assert all(path.name in script for path in ROOT.glob("requirements*.lock"))
    assert "::warning" in script
    assert "there is no network" in script
