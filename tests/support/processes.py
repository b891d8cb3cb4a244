"""A program run in a process of its own, without the second that starting an interpreter takes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NoReturn

Main = Callable[[list[str] | None], int]
"""The main function of a program: takes the words of a command line, returns the exit code."""
FRESH = frozenset({"PYTHONHASHSEED", "PYTHONPATH", "PYTHONUTF8", "LC_ALL"})
"""Variables that an interpreter reads once, when it starts."""


def run_program(
    module: str,
    arguments: Sequence[str],
    *,
    main: Main,
    cwd: Path,
    environment: Mapping[str, str],
    data: bytes = b"",
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m module`` with all of ``environment`` and return what it printed and its exit code.

    Where the system can, a copy of this process calls ``main``: everything is imported already.
    What must be read by an interpreter that starts (a hash seed, a locale) starts one.
    """
    command = [sys.executable, "-m", module, *arguments]
    changed = {key for key in FRESH if environment.get(key) != os.environ.get(key)}
    if changed or not hasattr(os, "fork"):
        return subprocess.run(
            command,
            cwd=cwd,
            env=dict(environment),
            input=data,
            capture_output=True,
            check=False,
            timeout=120,
        )
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        given.write(data)
        given.seek(0)
        with warnings.catch_warnings():
            # Python 3.12 warns of copies of processes with threads; this one runs nothing but main.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if not child:
            _be_program(main, arguments, cwd, environment, (given, out, err))
        _, status = os.waitpid(child, 0)
        texts = [_content(stream) for stream in (out, err)]
    return subprocess.CompletedProcess(command, os.waitstatus_to_exitcode(status), *texts)


def _be_program(
    main: Main,
    arguments: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str],
    streams: tuple[BinaryIO, BinaryIO, BinaryIO],
) -> NoReturn:
    """Be the program from here on: nothing of the tests may run in this process."""
    code = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.FileIO(number, mode, closefd=False), "utf-8", write_through=True)
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
        code = main([*arguments])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:  # noqa: BLE001 - this process ends here, and must say why
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _content(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read()
