"""Texts without what is harmless wherever it stands: addresses of pages, cells of rows.

Pages, tables and citations say the same of each report beside its addresses and its dates.  With
these out of the way many texts are one, which is searched once, and the others are short.  A filler
stands for what was taken out, so that the texts on both sides of it stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sitrep.core.private.links import leads_to_somebody

BAR = " | "
"""Between the cells of a row."""
_NAME = r"(?:(?:[a-z]|(?:19|20)\d\d-?)[\w-]*|\d{1,3})"
_PATH = rf"(?:{_NAME}/)*(?:{_NAME}(?:\.[a-z][\w-]{{1,15}}){{0,3}})?(?:#(?:{_NAME})?)?"
"""Addresses as this site has them.  A part that begins with other figures may be a place or a number."""
_ELSEWHERE = re.compile(
    r"(?<![^\s{(])https?://((?:[a-z][a-z\d-]{0,30}\.)+[a-z]{2,15})(?:/[a-z\d-]{2,50})*/?(?=[\s})]|$)"
)
"""Addresses of other sites by which nobody can be meant, unless it is one of a network or a map."""
_CODE = re.compile(r"[a-z\d]{17}|--")
"""A long code, or a name in other letters."""
_RELATIVE = re.compile(rf"\.{{1,2}}/(?:\.\./)*{_PATH}")
_FILLER = " " * 64
"""Stands for an address, as blanks do for any where numbers are looked for.

It is of one length, so that texts with different addresses are one, and longer than most finders
look ahead or back."""
_LONGEST_GAP = 40
"""Characters of the filler for cells at most: all labels but those of wallets stand nearer."""


class Lessened:
    """Takes out of texts what is harmless."""

    def __init__(self, own: Iterable[str], is_free: Callable[[str], bool]) -> None:
        """Of which ``own`` are the beginnings of the site's addresses.

        ``is_free`` says of a cell whether it is harmless and means nothing to those beside it.
        """
        self._own = tuple(each for each in own if ":" in each)
        either = "|".join(map(re.escape, self._own))
        self._address = re.compile(rf"(?<![^\s{{(])(?:{either}){_PATH}(?=[\s}})]|$)")
        self._is_free = is_free

    def of(self, text: str) -> str:
        """A text without what is harmless in it; an empty one if it is an address of the site."""
        text = text.strip()
        if text.startswith(".") and _RELATIVE.fullmatch(text):
            return ""
        if ":" in text and any(own in text for own in self._own):
            if self._address.fullmatch(text):
                return ""
            text = self._address.sub(_FILLER, text)
        if "://" in text:
            text = _ELSEWHERE.sub(_without_harmless, text)
        return self._row(text) if BAR in text else text

    def _row(self, text: str) -> str:
        """A row without the cells that are harmless, as those beside them are; a filler for these."""
        cells = f" {text} ".split(BAR)  # the first and the last may be empty
        cells[0], cells[-1] = cells[0][1:], cells[-1][:-1]
        is_free = [True, *(cell.isspace() or self._is_free(cell) for cell in cells), True]
        kept, left_out = [], 0
        for place, cell in enumerate(cells):
            if all(is_free[place : place + 3]):
                left_out += len(cell) + len(BAR)
                continue
            if left_out:
                kept.append(" " * min(left_out, _LONGEST_GAP))
            kept.append(cell)
            left_out = 0
        return BAR.join(kept)


def _without_harmless(address: re.Match[str]) -> str:
    """As many blanks for an address; the address itself if it may lead to somebody, or to a spot."""
    is_told = _CODE.search(address[0]) or leads_to_somebody(address[1])
    return address[0] if is_told else " " * len(address[0])
