"""What chats say beside the texts of their messages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def chat_words(kind: str) -> frozenset[str]:
    """The words of a list of chat_words.toml."""
    path = files("sitrep.ingest.knowledge").joinpath("data", "chat_words.toml")
    words = tomllib.loads(path.read_text("utf-8"))[kind]
    return frozenset(str(each).casefold() for each in words)
