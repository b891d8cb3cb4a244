"""Texts that a search has seen."""

from __future__ import annotations

from collections.abc import Iterable


class Memory(set[str]):
    """Texts that are remembered, up to a number."""

    def __init__(self, most: int, always: Iterable[str] = ()) -> None:
        """Remember ``always`` for ever, and ``most`` others."""
        super().__init__(always)
        self._always = always
        self._most = most + len(self)

    def trim(self) -> None:
        """Forget the others, if they are too many."""
        if len(self) > self._most:
            self.clear()
            self.update(self._always)
