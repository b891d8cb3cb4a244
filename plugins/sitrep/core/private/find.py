"""The one detector: every finder over the unhidden text, each thing found once.

A report of 500 words must cost less than a millisecond. So the finders that are dear
look only at pieces around digits, or around the words that they know. A number that the
end of a line cuts in two is found in a short window around that line end, with the line
end taken for a space.

Limits: a thing that two line ends cut is not found.
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
from sitrep.core.private.reading import Reading, dense_parts
from sitrep.core.private.unhide import unhide

REACH = 40
"""How far from the end of a line a number that it cuts may begin or end, in characters."""
_SEAM = re.compile(r"[\d@+.\-()°'\"] ?\n ?[\d@.\-()+]|@ ?\n ?\w|\w ?\n ?@\w")
_LINE_END = re.compile(r"\n(?:(?<=[\w@+.\-()°'\"]\n)|(?<=[\w@+.\-()°'\"] \n)) ?[\w@.\-()+]")
"""Where a seam can be: it begins with the line feed, which is found far quicker."""
_CUT = frozenset(
    {
        PrivateKind.PHONE,
        PrivateKind.COORDINATES,
        PrivateKind.EMAIL,
        PrivateKind.BANK,
        PrivateKind.DEVICE,
    }
)
"""Kinds whose form shows that both halves belong together.

"He drove to flat" at the end of a line and "12 men" on the next are no address.
"""
_DENSE: tuple[Callable[[str], Iterator[PrivateFinding]], ...] = (
    find_coordinates,
    find_numbers,
    find_devices,
)
"""Finders that look at pieces around digits alone."""


def find_private(text: str) -> tuple[PrivateFinding, ...]:
    """What is private in a text, in its order; its lines are those of the text given.

    The text is read as rendered; escapes, disguises and other scripts' digits in it are
    seen through.
    """
    plain = unhide(text)
    reading = Reading.of(plain)
    return _once([*_formal(reading), *find_people(reading), *_across_lines(plain)])


def find_formal(text: str) -> tuple[PrivateFinding, ...]:
    """As find_private, for what is known by its own form.

    No names: those are known by the words around them.
    """
    return formal_in(Reading.of(unhide(text)))


def formal_in(reading: Reading) -> tuple[PrivateFinding, ...]:
    """The same of a text that was read."""
    return _once([*_formal(reading), *_across_lines(reading.plain)])


def line_of(text: str, finding: PrivateFinding) -> int:
    """The line of a text, counted from 0, on which a finding begins."""
    return unhide(text).count("\n", 0, finding.start)


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
        for finder in _DENSE:
            found += [_moved(each, part.start) for each in finder(part.text)]
    return found


def _across_lines(plain: str) -> Iterator[PrivateFinding]:
    """What the end of a line cuts in two, with figures or signs of an address on both sides."""
    for cut in _seams(plain):
        start, middle = max(0, cut.start() - REACH), cut.start() + 1
        around = plain[start : cut.end() + REACH].replace("\n", " ")
        for each in _formal(Reading.of(around)):
            found = _moved(each, start)
            if found.start < middle < found.end and found.kind in _CUT:
                yield found


def _seams(plain: str) -> Iterator[re.Match[str]]:
    """All seams, from the first on, none of which shares a sign with the one before it."""
    at = 0
    for line_end in _LINE_END.finditer(plain):
        first = line_end.start() - 1 - (plain[line_end.start() - 1] == " ")
        seam = _SEAM.match(plain, first) if first >= at else None
        if seam:
            at = seam.end()
            yield seam


def _moved(finding: PrivateFinding, by: int) -> PrivateFinding:
    """A finding of a piece of text, as one of the whole."""
    return replace(finding, start=finding.start + by, end=finding.end + by)


def _order(each: PrivateFinding) -> tuple[int, int, bool, PrivateKind]:
    """By place, the longer first; a detained child is a child."""
    return each.start, -each.end, each.kind is not PrivateKind.MINOR, each.kind


def _once(found: list[PrivateFinding]) -> tuple[PrivateFinding, ...]:
    """Each thing once, at its first place, in order.

    Of findings that overlap the one that begins first: a phone number in an IBAN is none.
    """
    first: dict[Private, PrivateFinding] = {}
    end = 0
    for each in sorted(found, key=_order):
        if each.start >= end:
            first.setdefault(Private(each.kind, each.value), each)
        end = max(end, each.end)
    return tuple(sorted(first.values()))
