"""What chats say beside the texts of their messages."""

from __future__ import annotations

from functools import cache

from sitrep.ingest.knowledge.data_files import read_data


@cache
def chat_words(kind: str) -> frozenset[str]:
    """The words of a list of chat_words.toml."""
    words = read_data("chat_words")[kind]
    return frozenset(str(each).casefold() for each in words)
