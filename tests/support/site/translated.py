"""Translations made up for a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import NullTranslations


class Dictionary(NullTranslations):
    """Labels by what a function makes of them."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        super().__init__()
        self.translate = translate

    def gettext(self, message: str) -> str:
        words = self.translate(message)
        return words if words != message else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.translate(msgid1 if n == 1 else msgid2)


def translated(words: Mapping[str, str]) -> NullTranslations:
    """A translation of these labels, the others in English."""
    return Dictionary(lambda message: words.get(message, message))
