"""What a curator types at a question, read."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sitrep.core.model import UNKNOWN_SOURCE, DateBasis, TitleKind
from sitrep.ingest.desk.asking.guesses import Guess, Lacking

BY_HAND = "as you wrote it"


class Move(StrEnum):
    """What is to be done with a draft."""

    ACCEPT = ""
    LEAVE = "-"
    END = "q"


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """A move, a value, or what is wrong with the line."""

    move: Move | None = None
    guess: Guess | None = None
    fault: str = ""


def read_answer(line: str, offered: Sequence[Guess], sources: Collection[str]) -> TypedAnswer:
    """What a line means; ``offered`` are the guesses by their numbers, counted from 1."""
    typed = line.strip()
    if typed in set(Move):
        return TypedAnswer(Move(typed))
    if typed.isascii() and typed.isdecimal():
        known = 1 <= int(typed) <= len(offered)
        return (
            TypedAnswer(guess=offered[int(typed) - 1])
            if known
            else TypedAnswer(fault=f"no guess {typed}")
        )
    word, _, value = typed.partition(" ")
    key = next((key for key in Lacking if word.rstrip(":") in {key, key[0]}), None)
    if key is None:
        return TypedAnswer(fault=f"“{word}” is neither a number nor title, date or source")
    return read_value(key, value, sources)


def read_value(key: Lacking, typed: str, sources: Collection[str]) -> TypedAnswer:
    """The value of a key as it was typed."""
    value = " ".join(typed.split())
    if not value:
        return TypedAnswer(fault=f"{key} needs a value behind it")
    if key is Lacking.TITLE:
        return TypedAnswer(guess=Guess(key, value, BY_HAND, TitleKind.EDITOR))
    if key is Lacking.DATE:
        return _date(value)
    known = {*sources, UNKNOWN_SOURCE.id}
    if value not in known:
        near = difflib.get_close_matches(value, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        return TypedAnswer(fault=f"{value} is not in sources.toml{hint} ./dev new source adds it")
    return TypedAnswer(guess=Guess(key, value, BY_HAND))


def _date(value: str) -> TypedAnswer:
    try:
        day = dt.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        return TypedAnswer(fault=f"{value} is not a date; write it as 2020-07-01")
    return TypedAnswer(guess=Guess(Lacking.DATE, str(day), BY_HAND, DateBasis.EDITOR))
