from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.site.commands.serve import SiteHandler, SiteServer, serve
from tests.support.paths import ROOT
from tests.support.site.sites import settings_file
from tests.support.trees import report_text, tree, write

PATIENCE = 40
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


def wait_for_line(log: Path, words: str, times: int = 1) -> None:
    deadline = time.monotonic() + PATIENCE
    while log.read_text().count(words) < times and time.monotonic() < deadline:
        time.sleep(0.1)
    assert log.read_text().count(words) >= times


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    """A serve of the project in a folder, by its conf.py, until the block ends."""
    port = free_port()
    log = folder / "log.txt"
    command = [sys.executable, "-m", "sitrep.site", "serve", "--settings", "conf.py"]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--port", str(port), *options],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield folder, f"http://localhost:{port}", log, process
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    write(tmp_path / "content", tree())
    settings_file(tmp_path)
    with serving(tmp_path) as found:
        yield found


def test_a_change_is_built_and_a_fault_waits_for_the_next_change(
    served: Served,
) -> None:
    folder, address, log, _process = served
    page = f"{address}/reports/2020-07-01-example-wire-bridge/"
    file = folder / "content/reports/2020/2020-07-01-example-wire-bridge.md"
    wait_for(page, "Bridge reopens")
    file.write_text(report_text(title="Second headline"), "utf-8")
    wait_for(page, "Second headline")
    wait_for_line(log, "built in", times=2)  # else that build may meet the fault, too
    file.write_text(report_text(title=""), "utf-8")
    wait_for_line(log, "1 fault to fix")
    time.sleep(1.5)
    assert log.read_text().count("1 fault to fix") == 1
    assert "Second headline" in fetch(page)[1]
    file.write_text(report_text(title="Third headline"), "utf-8")
    wait_for(page, "Third headline")
    assert fetch(f"{address}/nowhere/")[0] == 404
    assert "nothing at this address" in fetch(f"{address}/nowhere/")[1]


def test_a_fault_is_told_in_the_pages_until_it_is_mended(served: Served) -> None:
    folder, address, _log, _process = served
    page = f"{address}/reports/2020-07-01-example-wire-bridge/"
    file = folder / "content/reports/2020/2020-07-01-example-wire-bridge.md"
    wait_for(page, "Bridge reopens")
    file.write_text(report_text(title="", source="nobody"), "utf-8")
    wait_for(page, "2 faults")
    text = fetch(page)[1]
    assert "Bridge reopens" in text
    name = f"content/reports/2020/{file.name}"
    assert f"<code>{name}:1</code> <b>title</b>: is missing. Write title" in text
    assert f"<code>{name}:7</code> <b>source</b>: “nobody” is not a source" in text
    file.write_text(report_text(title="Mended"), "utf-8")
    wait_for(page, "Mended")
    wait_until_gone(page, "serve-faults")


def test_a_build_does_without_what_takes_long_and_leaves_the_finished_site_alone(
    served: Served,
) -> None:
    folder, address, log, _process = served
    wait_for_line(log, "watching for changes")
    front = fetch(f"{address}/")[1]
    assert "/.serve/reload.js" in front
    assert "/search/" not in front
    assert "og:image" not in front
    assert fetch(f"{address}/search/")[0] == fetch(f"{address}/cards/site.png")[0] == 404
    assert not (folder / "output").exists()
    output = folder / "output-served"
    assert [path for path in output.rglob("*") if b".serve/" in read_if_file(path)] == []


PLUGIN = """\
from pelican import signals

def shout(pelican):
    pelican.settings["JINJA_GLOBALS"]["shout"] = "shout {}"

def register():
    signals.initialized.connect(shout)
"""


def test_edits_of_theme_plugins_and_settings_take_effect(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    shutil.copytree(ROOT / "themes", tmp_path / "themes")
    settings = settings_file(tmp_path)
    plain = settings.read_text("utf-8") + "from extra import SITENAME\nTHEME = 'themes/digest'\n"
    plain += "PLUGIN_PATHS, PLUGINS = ['more'], [*PLUGINS, 'shout']\n"
    files = {"extra.py": "SITENAME = 'First'\n", "more/shout.py": PLUGIN.format("one")}
    write(tmp_path, {**files, settings.name: plain})
    front = tmp_path / "themes/digest/templates/front.html"
    with serving(tmp_path) as (_, address, _log, _process):
        wait_for(f"{address}/", "<title>First")
        first = front.read_text("utf-8")
        shown = "{% block content %}{{ shout }}"
        front.write_text(first.replace("{% block content %}", shown), "utf-8")
        wait_for(f"{address}/", "shout one")
        write(tmp_path, {"more/shout.py": "def register() broken"})
        wait_for(f"{address}/", "SyntaxError: expected")
        write(tmp_path, {"more/shout.py": PLUGIN.format("two")})
        wait_for(f"{address}/", "shout two")
        write(tmp_path, {"extra.py": "SITENAME = 'Second'\n"})
        wait_for(f"{address}/", "<title>Second")
        write(tmp_path, {settings.name: "broken = "})
        wait_for(f"{address}/", "conf.py: invalid syntax")
        write(tmp_path, {settings.name: plain + "SITENAME = 'Third'\n"})
        wait_for(f"{address}/", "<title>Third")
        wait_until_gone(f"{address}/", "serve-faults")


def test_a_program_that_breaks_down_is_told_and_started_again(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    settings = settings_file(tmp_path)
    plain = settings.read_text("utf-8")
    with serving(tmp_path) as (_, address, _log, _process):
        wait_for(f"{address}/", "Situation Digest")
        settings.write_text(f"{plain}raise SystemExit('no <settings> today')\n", "utf-8")
        wait_for(f"{address}/", "the program ended with exit code 1.\nno &lt;settings&gt; today")
        settings.write_text(plain, "utf-8")
        wait_until_gone(f"{address}/", "serve-faults")


def test_drafts_and_parts_that_take_long_are_made_when_asked_for(tmp_path: Path) -> None:
    draft = report_text("later", status="draft")
    write(
        tmp_path / "content",
        tree({"later": draft, "2020-07-01-example-wire-bridge": report_text()}),
    )
    settings_file(tmp_path)
    with serving(tmp_path, "--drafts", "--search", "--cards") as (_, address, log, _process):
        wait_for_line(log, "Serving output-drafts-served/")
        assert fetch(f"{address}/reports/later/")[0] == 200
        assert "/search/" in fetch(f"{address}/search/")[1]
        assert (tmp_path / "output-drafts-served/cards/site.png").is_file()


def wait_until_gone(address: str, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while words in fetch(address)[1] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert words not in fetch(address)[1]


def read_if_file(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


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
