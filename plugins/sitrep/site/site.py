"""What every page and feed must know of the site it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.language import ENGLISH, Language


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
    features: Features = Features()

    def absolute(self, address: str) -> str:
        """An address of the site as the whole world may use it."""
        return self.address + address
