"""The one detector: every finder over the unhidden text, each thing found once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitrep.core.private.accounts import find_accounts
from sitrep.core.private.coordinates import find_coordinates
from sitrep.core.private.homes import find_homes
from sitrep.core.private.kinds import Finding, Kind, Private
from sitrep.core.private.links import URL, find_links
from sitrep.core.private.numbers import find_lettered, find_numbers
from sitrep.core.private.people import find_people
from sitrep.core.private.unhide import unhide

REACH = 40
"""How far from the end of a line a number that it cuts may begin or end, in characters."""
_WORD = re.compile(r"[^\W\d_]+")
_SEAM = re.compile(r"[\d@+.\-()°'\"] ?\n ?[\d@.\-()+]")
_CUT = frozenset({Kind.PHONE, Kind.COORDINATES, Kind.EMAIL, Kind.BANK, Kind.DEVICE})
"""Kinds of which both halves can be known for what they are."""


def find_private(text: str) -> tuple[Finding, ...]:
    """What is private in a text, in its order; its lines are those of the text given.

    The text is read as rendered; escapes, disguises and other scripts' digits in it are seen through.
    """
    plain = unhide(text)
    return tuple(sorted(_once([*_findings(plain), *_across_lines(plain)])))


def _across_lines(plain: str) -> Iterator[Finding]:
    """What is cut in two by the end of a line, where figures or signs of an address stand on both sides."""
    for cut in _SEAM.finditer(plain):
        start, middle = max(0, cut.start() - REACH), cut.start() + 1
        around = plain[start : cut.end() + REACH].replace("\n", " ")
        for found in _findings(around):
            if start + found.start < middle < start + found.end and found.kind in _CUT:
                yield replace(found, start=start + found.start, end=start + found.end)


def _findings(plain: str) -> list[Finding]:
    bare = URL.sub(_blank, plain) if "://" in plain else plain
    words = frozenset(_WORD.findall(plain.lower()))
    return [
        *find_accounts(plain),
        *find_links(plain),
        *find_coordinates(bare),
        *find_numbers(bare),
        *find_lettered(bare),
        *find_homes(bare, words),
        *find_people(bare, words),
    ]


def line_of(text: str, finding: Finding) -> int:
    """The line of a text, counted from 0, on which a finding stands."""
    return unhide(text).count("\n", 0, finding.start)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _once(found: list[Finding]) -> list[Finding]:
    """Each thing once, at its first place; of findings that overlap the one that begins first."""
    first: dict[Private, Finding] = {}
    end = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end, each.kind)):
        if each.start >= end:
            first.setdefault(Private(each.kind, each.value), each)
        end = max(end, each.end)
    return list(first.values())
