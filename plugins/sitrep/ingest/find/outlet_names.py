"""Which outlet a name, the beginning of a text or an address means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sitrep.core.links.hosts import bare_host
from sitrep.ingest.knowledge.bank import Outlet, Settings
from sitrep.ingest.knowledge.date_patterns import plain

HELD_NAMES = 2000
"""Names whose key is held: every outlet's is asked for with every line that may be one."""


def outlet_called(name: str, settings: Settings) -> Outlet | None:
    """The outlet of that name or alias; case, spaces, points and a leading "the" do not matter."""
    wanted = _key(name)
    return next((each for each in settings.outlets if wanted in map(_key, each.names)), None)


def outlet_at(text: str, settings: Settings) -> Outlet | None:
    """The outlet whose name text begins with; the longest name wins."""
    words = plain(text).split()
    for length in range(min(len(words), 7), 0, -1):
        if outlet := outlet_called(" ".join(words[:length]).strip(" .,:;()[]"), settings):
            return outlet
    return None


@lru_cache(HELD_NAMES)
def _key(name: str) -> str:
    return re.sub(r"[^\w]+", "", re.sub(r"^the ", "", name.lower()))


def owner_of(link: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """The outlet on whose server an address lies."""
    host = bare_host(link)
    return next(
        (
            each
            for each in outlets
            for domain in each.domains
            if host == domain or host.endswith(f".{domain}")
        ),
        None,
    )
