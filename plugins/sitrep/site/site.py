"""What every page and feed must know of the site it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.language import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class Features:
    """Which parts a site has besides its pages: those whose plugins PLUGINS names. Nothing links to a part it lacks."""

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
    wording: Language = ENGLISH
    contact: str | None = None
    """Where corrections go: an address of the web or of mail."""
    hub: str | None = None
    """The WebSub hub that is told of new editions."""
    features: Features = Features()

    @property
    def language(self) -> str:
        """As HTML's ``lang`` has it."""
        return self.wording.language

    def absolute(self, address: str) -> str:
        """An address of the site as the whole world may use it."""
        return self.address + address
