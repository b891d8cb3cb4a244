"""What the workflow may do on GitHub: as little as it needs, with actions that nobody can change under it."""

from __future__ import annotations

import re
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


def test_what_is_known_of_holes_is_looked_up_for_every_lock_and_a_missing_network_says_so() -> None:
    (script,) = [
        step["run"]
        for job in jobs().values()
        for step in job["steps"]
        if "pip-audit" in step.get("run", "")
    ]
    assert all(path.name in script for path in ROOT.glob("requirements*.lock"))
    assert "::warning" in script
    assert "no network" in script
