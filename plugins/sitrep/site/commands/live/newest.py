"""The pages of the newest content, from the process that makes them."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from sitrep.core.errors import SitrepError
from sitrep.site.commands.live.helper import Helper
from sitrep.site.commands.live.messages import (
    BuildOutcome,
    ask_for_page,
    ask_to_read,
    read_outcome,
    read_page,
)

_STOPPED = BuildOutcome(problem="it was stopped.")


class NewestPages:
    """Pages as the content says today, before a build has made them.

    A process that has answered, and has ended by itself since, is started again and reads everything;
    one that ends at its first request would do so again.
    """

    def __init__(self, helper: Helper) -> None:
        """Nothing is read yet."""
        self._helper = helper
        self._made: dict[str, bytes | SitrepError | None] = {}
        """What was asked for since the content was read."""
        self._has_read = False
        """Whether the process has read what it is to make pages of."""
        self._at_work = threading.Lock()

    def read(self, changed: Iterable[Path]) -> BuildOutcome:
        """Have it read what has changed; where that has faults, pages stay what they were."""
        with self._at_work:
            had_read = self._has_read
            outcome = self._read(changed)
            if had_read and not self._has_read:
                outcome = self._read(())
            self._made = {}
        return outcome

    def page(self, address: str) -> bytes | None:
        """The page at an address below the site's; None where it makes none.

        Raises a SitrepError where it cannot be made.
        """
        made = self._made  # what is read meanwhile gets another one
        if address not in made:
            with self._at_work:
                made[address] = self._page(address)
        page = made[address]
        if isinstance(page, SitrepError):
            raise page
        return page

    def _page(self, address: str) -> bytes | SitrepError | None:
        """A page, or why there is none; where the process has ended, from another one."""
        told: list[str] = []
        ended: BuildOutcome | None = None
        for _ in range(2):
            if not self._has_read:
                outcome = self._read(())
                if not outcome.is_good:
                    return outcome.error
            told, ended = self._asked(ask_for_page(address))
            if ended is None:
                break
        if ended:
            return ended.error
        try:
            return read_page(told[0]) if told else None
        except SitrepError as error:
            return error

    def _read(self, changed: Iterable[Path]) -> BuildOutcome:
        told, ended = self._asked(ask_to_read(changed))
        self._has_read = bool(told)
        return read_outcome(told[0]) if told else ended or _STOPPED

    def _asked(self, request: str) -> tuple[list[str], BuildOutcome | None]:
        """What the process says, and what came of it where it has ended by itself."""
        told: list[str] = []
        ended = self._helper.ask(request, told.append)
        self._has_read = self._has_read and ended is None
        return told, ended
