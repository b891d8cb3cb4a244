"""The one detector: every finder over the unhidden text, each thing found once.

A report of 500 words must cost less than a millisecond: so the finders that
are dear look only at pieces around digits, or around the words they know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sitrep.core.private.accounts import find_accounts, find_money
from sitrep.core.private.coordinates import find_codes, find_coordinates
from sitrep.core.private.devices import find_devices
from sitrep.core.private.homes import find_homes
from sitrep.core.private.kinds import Private, PrivateFinding, PrivateKind
from sitrep.core.private.links import find_links
from sitrep.core.private.numbers import find_lettered, find_numbers
from sitrep.core.private.people.mentions import find_people
from sitrep.core.private.reading import Part, Reading, dense_parts
from sitrep.core.private.unhide import unhide

REACH = 40
"""How far from the end of a line a number that it cuts may begin or end, in characters."""
_SEAM = re.compile(r"[\d@+.\-()°'\"] ?\n ?[\d@.\-()+]|@ ?\n ?\w|\w ?\n ?@\w")
_CUT = frozenset(
    {
        PrivateKind.PHONE,
        PrivateKind.COORDINATES,
        PrivateKind.EMAIL,
        PrivateKind.BANK,
        PrivateKind.DEVICE,
    }
)
"""Kinds of which both halves can be known for what they are."""
_DENSE: tuple[Callable[[str], Iterator[PrivateFinding]], ...] = (
    find_coordinates,
    find_numbers,
    find_devices,
)


def find_private(text: str) -> tuple[PrivateFinding, ...]:
    """What is private in a text, in its order; its lines are those of the text given.

    The text is read as rendered; escapes, disguises and other scripts' digits in it are seen
    through.
    """
    plain = unhide(text)
    return tuple(sorted(_once([*_findings(plain), *_across_lines(plain)])))


def find_formal(text: str) -> tuple[PrivateFinding, ...]:
    """As find_private, for what is known by its own form: no names, which are known by the words
    around them.
    """
    plain = unhide(text)
    return tuple(sorted(_once([*_formal(Reading.of(plain)), *_across_lines(plain)])))


def line_of(text: str, finding: PrivateFinding) -> int:
    """The line of a text, counted from 0, on which a finding stands."""
    return unhide(text).count("\n", 0, finding.start)


def _findings(plain: str) -> list[PrivateFinding]:
    reading = Reading.of(plain)
    return [*_formal(reading), *find_people(reading)]


def _formal(reading: Reading) -> list[PrivateFinding]:
    found = [
        *find_accounts(reading),
        *find_money(reading),
        *find_links(reading.plain),
        *find_codes(reading),
        *find_lettered(reading),
        *find_homes(reading),
    ]
    for part in dense_parts(reading.bare):
        found += (_moved(each, part) for finder in _DENSE for each in finder(part.text))
    return found


def _across_lines(plain: str) -> Iterator[PrivateFinding]:
    """What is cut in two by the end of a line, where figures or signs of an address stand on both
    sides.
    """
    for cut in _SEAM.finditer(plain):
        start, middle = max(0, cut.start() - REACH), cut.start() + 1
        around = plain[start : cut.end() + REACH].replace("\n", " ")
        for found in (_moved(each, Part(start, around)) for each in _formal(Reading.of(around))):
            if found.start < middle < found.end and found.kind in _CUT:
                yield found


def _moved(finding: PrivateFinding, part: Part) -> PrivateFinding:
    return replace(finding, start=finding.start + part.start, end=finding.end + part.start)


def _order(each: PrivateFinding) -> tuple[int, int, bool, PrivateKind]:
    """By place, the longer first; a detained child is a child."""
    return each.start, -each.end, each.kind is not PrivateKind.MINOR, each.kind


def _once(found: list[PrivateFinding]) -> list[PrivateFinding]:
    """Each thing once, at its first place; of findings that overlap the one that begins first."""
    first: dict[Private, PrivateFinding] = {}
    end = 0
    for each in sorted(found, key=_order):
        if each.start >= end:
            first.setdefault(Private(each.kind, each.value), each)
        end = max(end, each.end)
    return list(first.values())
