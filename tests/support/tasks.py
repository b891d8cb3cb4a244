"""A task run as it is typed, without the two seconds that starting two interpreters takes."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from invoke.main import program

import sitrep.ingest.__main__
import sitrep.ingest.desk.__main__
import sitrep.site.__main__  # noqa: F401 - whatever a task may run is imported already
from tests.support.processes import run_program

OF_A_PROJECT = ("tasks", "pelicanconf", "publishconf")
"""Modules that each project has of its own."""


def run_task(
    folder: Path, words: tuple[str, ...], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """``python -m invoke`` with these words, in the folder of a project.

    A copy of this process is invoke, and then becomes whatever program the task becomes.
    """
    done = run_program("invoke", words, main=_invoke, cwd=folder, environment=environment)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def _invoke(words: list[str] | None) -> int:
    for name in OF_A_PROJECT:
        sys.modules.pop(name, None)
    sys.path.insert(0, os.getcwd())
    sys.argv = ["invoke", *(words or ())]
    os.execve = _become  # type: ignore[assignment]
    program.run(sys.argv)
    return 0


def _become(_program: str, command: list[str], environment: Mapping[str, str]) -> None:
    """Be another program, in the place of invoke: ``python -m MODULE WORDS``."""
    _python, _option, module, *words = command
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
