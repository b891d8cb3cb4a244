"""Which outlet a name, the beginning of a text or a URL means.

Only outlets that the knowledge or the content folder lists are found; a text may begin
with any of their names or aliases, and the longest wins ("Example Review Online" over
"Example Review").
"""

from __future__ import annotations

from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.outlets import Outlet, Outlets

_LONGEST_NAME = 9
"""Words of a text that are tried as an outlet's name."""


def outlet_called(name: str, settings: Settings) -> Outlet | None:
    """The outlet of that name or alias."""
    return settings.outlets.called(name)


def outlet_at(text: str, settings: Settings) -> Outlet | None:
    """The outlet whose name text begins with; the longest name wins."""
    return settings.outlets.beginning(plain(text).split(), _LONGEST_NAME)


def owner_of(link: str, outlets: Outlets) -> Outlet | None:
    """The outlet on whose server a URL is."""
    return outlets.owner_of(link)
