"""Texts in which something is only together with what stands beside them.

Nearly all that has a form of its own stands in one text, as a cell of a table or an
element of a page is one.  A few things can be divided between two: a latitude and a
longitude, a network and somebody's name on it, a label and the code that means nothing
without it.  One text of each such pair is told by its looks here, the rarer one.
"""

from __future__ import annotations

import re

from sitrep.core.private.accounts import is_labelled_money, names_network
from sitrep.core.private.coordinates import has_figures_for_place, is_half_a_pair
from sitrep.core.private.reading import URL, Reading, dense_parts
from sitrep.core.private.unhide import unhide

_EDGE = 60
"""Characters at an end of a text that hold what may go on in the next one."""
_FAR = (("u/", re.compile(r"(?<![\w/.])/?u/[A-Za-z]")), ("#", re.compile(r"\w#\d{4}")))
"""Accounts whose network may be named elsewhere, each with a sign that it has."""
_LONG = re.compile(r"05[0-9a-f]{64}|[0-9A-Fa-f]{76}|[A-HJ-NPR-Z\d]{17}")
"""Accounts of the same kind, and a vehicle's number."""
_BEFORE_CODES = ("w3w", "what3", "what 3", "geohash", "geo-hash")
"""Words before a code for a spot."""
_BUILDING = re.compile(r"(?:Block|Building) \d")
"""A home, if somebody is said to live there."""


_DRESSED = re.compile(r"[^ -~]|[&%*\\<~({\[]")
"""A sign of a text that is written otherwise than it is read."""


def has_half(reading: Reading) -> bool:
    """Whether what stands beside a text may make something private of what it says.

    Of many texts together: whether one of them is such.  ``is_cut`` is for each alone.
    """
    parts = [part.text for part in dense_parts(reading.bare)]
    return (
        any(sign in reading.plain and form.search(reading.plain) for sign, form in _FAR)
        or any(map(_LONG.search, reading.long))
        or any(word in reading.lowered for word in _BEFORE_CODES)
        or _BUILDING.search(reading.bare) is not None
        or names_network(reading)
        or is_labelled_money(reading, parts)
        or any(map(has_figures_for_place, parts))
    )


def is_cut(text: str) -> bool:
    """Whether a text begins or ends as one half of a pair of coordinates does."""
    if "://" in text:
        text = URL.sub("/", text)
    if _DRESSED.search(text):
        text = f"{unhide(text[:_EDGE])} {unhide(text[-_EDGE:])}"
    return is_half_a_pair(text)
