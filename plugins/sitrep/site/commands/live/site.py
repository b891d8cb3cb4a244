"""A site that follows its sources: its newest pages at once, then the whole of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sitrep.site.commands.arguments import NOT_BUILT
from sitrep.site.commands.live.answering import ON_REQUEST, PAGES_ON_REQUEST
from sitrep.site.commands.live.helper import Helper
from sitrep.site.commands.live.messages import BUILD, read_outcome
from sitrep.site.commands.live.newest import NewestPages
from sitrep.site.commands.live.state import LiveState
from sitrep.site.commands.live.watching import Edits, SourceWatch
from sitrep.site.commands.said import print_error


class LiveSite:
    """Two processes: one reads what has changed and makes pages of it, the other builds and checks.

    The second works while nobody waits for it.  Edits do not stop it: what it builds then is not the
    newest, so that nothing is said of it, and it builds once more.
    """

    def __init__(self, command: list[str], output: Path, sources: SourceWatch) -> None:
        """``command`` builds into ``output`` what ``sources`` watch."""
        self._builder = Helper([*command, ON_REQUEST])
        self._reader = Helper([*command, PAGES_ON_REQUEST])
        self._newest = NewestPages(self._reader)
        self.state = LiveState(output, self._newest.page)
        self._sources = sources
        self._is_wanted = threading.Event()
        self._is_over = False

    def start(self, built: Callable[[], None]) -> None:
        """Start both processes; ``built`` is called once the first build has ended."""
        self._reader.start()
        self._builder.start()
        threading.Thread(target=self._build_when_wanted, args=(built,), daemon=True).start()

    def follow(self, edits: Edits) -> None:
        """Show what has changed, and have it built."""
        self.state.edited()
        if edits.is_program:
            self._builder.stop()
            self._reader.stop()
        outcome = self._newest.read(edits.paths)
        self._sources.add_program(map(Path, outcome.program))
        self.state.show_read(outcome)
        if outcome.faults:
            print_error(outcome.error, NOT_BUILT)
        else:
            self._is_wanted.set()

    def stop(self) -> None:
        """End both processes; the first build that is at work cleans up."""
        self._is_over = True
        self.state.close()
        self._reader.stop()
        self._builder.stop()
        self._is_wanted.set()

    def _build_when_wanted(self, built: Callable[[], None]) -> None:
        while self._is_wanted.wait() and not self._is_over:
            self._is_wanted.clear()
            edits = self.state.edits
            ended = self._builder.ask(BUILD, partial(self._show, edits))
            if ended is not None:  # the terminal has its last words already
                self.state.show(ended, edits)
            built()

    def _show(self, edits: int, line: str) -> None:
        outcome = read_outcome(line)
        self._sources.add_program(map(Path, outcome.program))
        if self.state.show(outcome, edits) and not outcome.is_good:
            print_error(outcome.error, NOT_BUILT)
