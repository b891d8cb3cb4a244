"""The signs with which plain text begins an item of a list: bullets, dashes, numbers, letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

SURE = "•‣◦▪▫●○■□◼◾➢➤►▶▸✓✔❖◆◇⁃∙\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8"
"""Bullets, and what Word's fonts of signs leave of them; nothing else begins with one."""
WEAK = "-–*·+§"
"""What begins an item only beside others of its kind."""

_SIGN = re.compile(
    rf"\s*(?:(?P<sure>[{SURE}])\s*|(?P<weak>[{re.escape(WEAK)}])(?P<gap>\s+)"
    r"|(?P<opened>\()?(?P<number>\d{1,3}|[A-Za-z]|[ivx]{2,5})(?P<closed>[.)])(?:\s+))(?=\S)"
)


@dataclass(frozen=True, slots=True)
class ItemSign:
    """A sign that may begin an item."""

    sign: str
    """The bullet; empty for a number or letter."""
    number: str
    """The number or letter, with what closes it; empty for a bullet."""
    indent: int
    """Characters before it."""
    length: int
    """Characters of it, those before and after it with it."""

    @property
    def is_sure(self) -> bool:
        """Whether it needs no others of its kind."""
        return bool(self.sign) and self.sign in SURE

    @property
    def kind(self) -> str:
        """By which signs of one list are known: the bullet, or what closes a number."""
        if self.sign:
            return self.sign
        count = self.number.strip("(.)")
        return ("1" if count.isdigit() else "a") + self.number[-1]


def item_sign(text: str) -> ItemSign | None:
    """The sign that a line begins with; None for any other line."""
    match = _SIGN.match(text)
    if match is None:
        return None
    sign = match["sure"] or match["weak"] or ""
    number = "" if sign else f"{match['opened'] or ''}{match['number']}{match['closed']}"
    indent = len(text) - len(text.lstrip())
    return ItemSign(sign, number, indent, match.end())


def begins_item(line: str, above: str) -> bool:
    """Whether a line begins an item below another line.

    A weak sign does where what is above, which may be an item of several lines, has one of its
    kind.
    """
    sign = item_sign(line)
    if sign is None or sign.is_sure:
        return sign is not None
    other = item_sign(above)
    return other is not None and other.kind == sign.kind
