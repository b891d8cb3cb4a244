"""What every page and feed must know of the site it belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sitrep.core.language import ENGLISH, Language
from sitrep.core.record import When

NOON = dt.time(12)
"""In the middle of the day."""


@dataclass(frozen=True, slots=True)
class Features:
    """Which parts a site has besides its pages: those whose plugins PLUGINS names.

    Nothing links to a part that a site lacks.
    """

    search: bool = True
    feeds: bool = True
    data: bool = True
    mail: bool = True
    cards: bool = True
    sitemap: bool = True
    hosts: bool = True


@dataclass(frozen=True, slots=True)
class Site:
    """The site as a whole."""

    name: str
    address: str
    """Absolute, ends with a slash."""
    description: str
    tag: str
    """What tag URIs start with, authority and minting date: ``tag:example.org,2026:``."""
    language: Language = ENGLISH
    contact: str | None = None
    """Where corrections go: an https or mailto URL."""
    hub: str | None = None
    """The WebSub hub that is notified of new editions."""
    sender: str | None = None
    """The mailbox that editions are sent from."""
    unsubscribe: str | None = None
    """Where a recipient unsubscribes: a template of an https or mailto URL."""
    features: Features = Features()
    zone: dt.tzinfo = dt.UTC
    """The curator's time zone."""
    hour: dt.time = NOON
    """What time it is, there, on a day of which no time is known: feeds want times."""

    commit: str | None = field(default=None, compare=False)
    """The commit that the site is built from, where the settings say it.

    Data files alone say it; nothing else is another site because of it."""

    def moment(self, when: When) -> dt.datetime:
        """The time that feeds give.

        The middle of the day is the same day for nearly all readers; midnight in UTC would be the
        day before, west of Greenwich.
        """
        return when.time or dt.datetime.combine(when.day, self.hour, self.zone)

    def absolute(self, address: str) -> str:
        """An address of the site as the whole world may use it."""
        return self.address + address
