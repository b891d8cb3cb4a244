from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.site.commands.serve import SiteHandler, SiteServer, serve
from tests.support.site.sites import settings_file
from tests.support.trees import report_text, tree, write

PATIENCE = 60
"""Seconds to wait for a build; far more than one takes."""


Served = tuple[Path, str, Path, "subprocess.Popen[bytes]"]
"""A project's folder, the URL and the log of its serve, and its process."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(address: str, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if words in fetch(address)[1]:
            return
        time.sleep(0.1)
    pytest.fail(f"{address} never said “{words}”")


def wait_for_line(log: Path, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while words not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert words in log.read_text()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    write(tmp_path / "content", tree())
    port = free_port()
    log = tmp_path / "log.txt"
    command = [
        sys.executable,
        "-m",
        "sitrep.site",
        "serve",
        "--settings",
        str(settings_file(tmp_path)),
        "--port",
        str(port),
    ]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield tmp_path, f"http://localhost:{port}", log, process
        finally:
            process.terminate()
            process.wait(10)


def test_a_change_is_built_and_a_fault_waits_for_the_next_change(
    served: Served,
) -> None:
    folder, address, log, _process = served
    page = f"{address}/reports/2020-07-01-example-wire-bridge/"
    file = folder / "content/reports/2020/2020-07-01-example-wire-bridge.md"
    wait_for(page, "Bridge reopens")
    file.write_text(report_text(title="Second headline"), "utf-8")
    wait_for(page, "Second headline")
    file.write_text(report_text(title=""), "utf-8")
    wait_for_line(log, "1 fault to fix")
    time.sleep(1.5)
    assert log.read_text().count("1 fault to fix") == 1
    assert "Second headline" in fetch(page)[1]
    file.write_text(report_text(title="Third headline"), "utf-8")
    wait_for(page, "Third headline")
    assert fetch(f"{address}/nowhere/")[0] == 404
    assert "nothing at this address" in fetch(f"{address}/nowhere/")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
def test_sigterm_ends_a_serve_and_the_build_it_has_started(tmp_path: Path) -> None:
    # Reading the settings takes for ever in the build alone, which is told where the site will be.
    code = "import sys, time\nPATH = THEME = '.'\n"
    code += "if '--address' in sys.argv: print('building', flush=True); time.sleep(600)\n"
    write(tmp_path, {"slow.py": code})
    command = [sys.executable, "-m", "sitrep.site", "serve", "--settings", "slow.py"]
    process = subprocess.Popen(
        [*command, "--port", str(free_port())], cwd=tmp_path, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout
        assert b"building\n" in iter(process.stdout.readline, b"")
        process.terminate()
        assert process.wait(30) == 128 + signal.SIGTERM
        assert process.stdout.read() == b""  # as soon as the build has let go of it, too


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
def test_a_serve_that_waits_for_changes_is_stopped_in_one_line(
    served: Served,
) -> None:
    _folder, _address, log, process = served
    wait_for_line(log, "watching for changes")
    process.terminate()
    assert process.wait(30) == 0
    assert log.read_text().splitlines()[-1] == "Stopped.", log.read_text()


def test_a_browser_that_hangs_up_is_not_reported_and_any_other_error_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with SiteServer(("127.0.0.1", 0), SiteHandler) as server:
        for error in (ConnectionResetError("gone"), ValueError("broken")):
            try:
                raise error
            except (OSError, ValueError):
                server.handle_error(None, ("127.0.0.1", 1))
    said = capsys.readouterr().err
    assert "broken" in said
    assert "gone" not in said


def test_a_port_in_use_gets_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            BuildError, match=rf"port {port} cannot be used .* Choose another with --port"
        ):
            serve([sys.executable, "-c", ""], tmp_path, [tmp_path], port)
