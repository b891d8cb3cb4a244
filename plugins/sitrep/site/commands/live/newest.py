"""The pages of the newest content, from the process that makes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

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
    """Pages as the content says today, before a build has made them."""

    def __init__(self, helper: Helper) -> None:
        """Nothing is read yet."""
        self._helper = helper
        self._made: dict[str, bytes | None] = {}
        """What was asked for since the content was read."""

    def read(self, changed: Iterable[Path]) -> BuildOutcome:
        """Have it read what has changed; where that has faults, pages stay what they were."""
        told: list[str] = []
        ended = self._helper.ask(ask_to_read(changed), told.append)
        self._made = {}
        return read_outcome(told[0]) if told else ended or _STOPPED

    def page(self, address: str) -> bytes | None:
        """The page at an address below the site's; None where it makes none."""
        made = self._made  # what is read meanwhile gets another one
        if address not in made:
            told: list[str] = []
            self._helper.ask(ask_for_page(address), told.append)
            made[address] = read_page(told[0]) if told else None
        return made[address]
