"""Serve the site on this machine and follow every change of what it is built from.

An edit is shown as soon as the content is read again, then the whole site is built and checked.  That
happens in processes that keep what they know; they are restarted when their code or the settings
change.  After a failed build nothing happens until something changes: the pages say what is wrong.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sitrep.core.errors import BuildError
from sitrep.site.commands.live.files import SiteHandler, SiteServer
from sitrep.site.commands.live.handler import LiveHandler
from sitrep.site.commands.live.site import LiveSite
from sitrep.site.commands.live.state import LiveState
from sitrep.site.commands.live.watching import Edits, SourceWatch
from sitrep.terminal import say, say_all

__all__ = ["HOST", "SiteHandler", "SiteServer", "build_command", "serve"]

HOST = "127.0.0.1"


def serve(command: list[str], output: Path, watched: Sequence[Path], port: int) -> None:
    """Build with ``command``, serve ``output``, follow changes, until interrupted.

    ``watched`` are folders, and files of the program that builds.
    """
    sources = SourceWatch(watched)
    site = LiveSite(command, output, sources)
    ready = (
        f"Serving {output.name}/ at http://localhost:{port}/ and watching for changes. "
        "Press Ctrl-C to stop."
    )
    with _served(output, site.state, port), _at_work(site, ready):
        changes_of = iter(sources)
        next(changes_of)  # what changes from here on, while it is read too, is not missed
        site.follow(Edits((), is_program=False))
        try:
            for changes in changes_of:
                say(f"Changed: {changes.names}")
                site.follow(changes)
        except (KeyboardInterrupt, SystemExit):
            # Ctrl-C, or SIGTERM: an interrupt while it waits for changes, and else, such as in the
            # moment before it waits, an exit.
            say("Stopped.")


def build_command(settings_file: str, *, port: int, options: Sequence[str] = ()) -> list[str]:
    """The command line that builds the site for serving at a port."""
    command = [sys.executable, "-m", "sitrep.site", "build", "--settings", settings_file]
    return [*command, "--address", f"http://localhost:{port}", *options]


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
def _at_work(site: LiveSite, ready: str) -> Iterator[None]:
    """Have a site follow its sources meanwhile; ``ready`` is said once it was built."""
    say_once = iter((ready,))
    site.start(lambda: say_all(say_once))
    try:
        yield
    finally:
        site.stop()
