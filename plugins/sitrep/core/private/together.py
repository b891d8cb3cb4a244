"""Many texts searched in one go, since nearly all of them contain nothing.

One long text is searched far quicker than hundreds of short ones. Texts are joined with
more line ends between them than any finder looks across. Where something is found, the
texts are halved until the one is known that contains it; that one is then searched alone,
so that the result is the same as without joining.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import Generic, TypeVar

from sitrep.core.private.find import find_private
from sitrep.core.private.kinds import PrivateFinding
from sitrep.core.private.unhide import unhide
from sitrep.core.private.words import knowledge

MOST = 32_000
"""Characters that are searched in one go."""
APART = "\n\n\n" + " " * 94 + "\n\n\n"
"""What keeps texts apart: more than any finder looks ahead or back, and few line ends, since each is
looked at for what it may cut in two."""

Key = TypeVar("Key", bound=Hashable)


class Together(Generic[Key]):
    """Texts under keys, and what was found in those that contain something."""

    def __init__(
        self,
        find: Callable[[str], tuple[PrivateFinding, ...]] = find_private,
        apart: str = APART,
    ) -> None:
        """``find`` says what is private in one text, and does not look across ``apart``."""
        self.found: dict[Key, tuple[PrivateFinding, ...]] = {}
        """Complete once ``search`` was called after the last text."""
        self._find, self._apart = find, apart
        self._waiting: list[tuple[Key, str]] = []
        self._length = 0

    def add(self, key: Key, text: str) -> None:
        """Have a text searched, now or with the next ones."""
        self._waiting.append((key, text))
        self._length += len(text)
        if self._length > MOST:
            self.search()

    def search(self) -> None:
        """Search the texts that were added since the last search."""
        self._halve(self._waiting)
        self._waiting, self._length = [], 0

    def _halve(self, pairs: list[tuple[Key, str]]) -> None:
        if len(pairs) == 1:
            key, text = pairs[0]
            if findings := self._find(text):
                self.found[key] = findings
        elif pairs and self._may_contain(self._apart.join(text for _key, text in pairs)):
            middle = len(pairs) // 2
            self._halve(pairs[:middle])
            self._halve(pairs[middle:])

    def _may_contain(self, joined: str) -> bool:
        lowered = unhide(joined).lower()
        return any(phrase in lowered for phrase in _of_whole_texts()) or bool(self._find(joined))


@cache
def _of_whole_texts() -> tuple[str, ...]:
    """Phrases that settle something for a whole text, such as “names were changed”.

    Texts with one are searched alone, for it must not settle it for their neighbours.
    """
    return ("punycode", *knowledge().changed, *knowledge().introduces)
