"""What an item tells of, before anything of it is written.

It is cheap to have, and the item follows from it and the site alone: so a feed that holds nothing
new need not be written again.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from sitrep.site.feeds.items import Item
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class Told(ABC):
    """A thing that feeds tell of."""

    id: str
    """Of its item."""
    appeared: dt.datetime
    changed: dt.datetime
    """When it last changed itself: what brings it back to the top of feeds."""
    regraded: dt.datetime | None = field(default=None, kw_only=True)
    """When a source that speaks in it was last graded otherwise, if since: subscribers are shown that
    it changed, but what is old stays where it is."""

    @property
    def updated(self) -> dt.datetime:
        """When anything last changed in it."""
        return max(filter(None, (self.changed, self.regraded)))

    @property
    def is_withdrawn(self) -> bool:
        """Whether its item is a notice that it was taken back."""
        return False

    @property
    def lasting(self) -> Told:
        """The same without what other reports change: what an archive keeps."""
        return self

    @property
    def brief(self) -> Told:
        """The same in short; itself, where it has no longer text than that."""
        return self

    @abstractmethod
    def item(self, site: Site) -> Item:
        """Its item."""
