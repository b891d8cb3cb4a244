"""Which outlet a name, the beginning of a text or a URL means.

Names are compared without case, spaces, punctuation and a leading "the". Only outlets
that the knowledge or the content folder lists are found; a text may begin with any of
their names or aliases, and the longest wins ("Example Review Online" over "Example
Review").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sitrep.core.links.hosts import bare_host
from sitrep.ingest.knowledge.bank import Outlet, Settings
from sitrep.ingest.knowledge.date_patterns import plain

_CACHED_NAMES = 2000
"""Names whose key is cached: every outlet's is needed for each line that may be one."""
_LONGEST_NAME = 7
"""Words of a text that are tried as an outlet's name."""


def outlet_called(name: str, settings: Settings) -> Outlet | None:
    """The outlet of that name or alias."""
    wanted = _key(name)
    for outlet in settings.outlets:
        if wanted in map(_key, outlet.names):
            return outlet
    return None


def outlet_at(text: str, settings: Settings) -> Outlet | None:
    """The outlet whose name text begins with; the longest name wins."""
    words = plain(text).split()
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        name = " ".join(words[:length]).strip(" .,:;()[]")
        if outlet := outlet_called(name, settings):
            return outlet
    return None


@lru_cache(_CACHED_NAMES)
def _key(name: str) -> str:
    return re.sub(r"[^\w]+", "", re.sub(r"^the ", "", name.lower()))


def owner_of(link: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """The outlet on whose server a URL is."""
    host = bare_host(link)
    for outlet in outlets:
        for domain in outlet.domains:
            if host == domain or host.endswith(f".{domain}"):
                return outlet
    return None
