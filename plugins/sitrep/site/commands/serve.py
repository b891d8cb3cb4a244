"""Serve the site on this machine and rebuild it on every change.

Builds happen in a process that keeps what it knows; it is restarted when its code or the
settings change.  After a failed build nothing happens until something changes: the last good site
is served, and its pages say what is wrong.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sitrep.core.errors import BuildError
from sitrep.site.commands.live.builder import Builder
from sitrep.site.commands.live.files import SiteHandler, SiteServer
from sitrep.site.commands.live.handler import LiveHandler
from sitrep.site.commands.live.outcome import BuildOutcome
from sitrep.site.commands.live.state import LiveState
from sitrep.site.commands.live.watching import SourceWatch
from sitrep.terminal import say

__all__ = ["HOST", "SiteHandler", "SiteServer", "build_command", "serve"]

HOST = "127.0.0.1"


def serve(command: list[str], output: Path, watched: Sequence[Path], port: int) -> None:
    """Build with ``command``, serve ``output``, rebuild on changes, until interrupted.

    ``watched`` are folders, and files of the program that builds.
    """
    state, builder = LiveState(output), Builder(command)
    with _served(output, state, port), _ended(builder):
        builder.start()
        sources = SourceWatch(watched)
        changes_of = iter(sources)
        next(changes_of)  # what changes from here on, during the first build too, is not missed
        _build(builder, state, sources)
        try:
            say(
                f"Serving {output.name}/ at http://localhost:{port}/ and watching for changes. "
                "Press Ctrl-C to stop."
            )
            for changes in changes_of:
                say(f"Changed: {changes.names}")
                if changes.is_program:
                    builder.stop()
                _build(builder, state, sources)
        except (KeyboardInterrupt, SystemExit):
            # Ctrl-C, or SIGTERM: an interrupt while it waits for changes, and else, such as in the
            # moment before it waits, an exit.
            say("Stopped.")


def build_command(settings_file: str, *, port: int, options: Sequence[str] = ()) -> list[str]:
    """The command line that builds the site for serving at a port."""
    command = [sys.executable, "-m", "sitrep.site", "build", "--settings", settings_file]
    return [*command, "--address", f"http://localhost:{port}", *options]


def _build(builder: Builder, state: LiveState, sources: SourceWatch) -> None:
    """Have the site built, and show what came of it."""

    def show(outcome: BuildOutcome) -> None:
        state.show(outcome)
        sources.add_program(map(Path, outcome.program))

    builder.build(show)


@contextmanager
def _served(output: Path, state: LiveState, port: int) -> Iterator[None]:
    """Answer requests meanwhile."""
    handler = partial(LiveHandler, state=state, directory=str(output))
    try:
        server = SiteServer((HOST, port), handler)
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used ({error.strerror}). Choose another with --port."
        ) from error
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            state.close()
            server.shutdown()


@contextmanager
def _ended(builder: Builder) -> Iterator[None]:
    """End the process that builds afterwards."""
    try:
        yield
    finally:
        builder.stop()
