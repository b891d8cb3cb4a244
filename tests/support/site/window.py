"""A browser's window: what is looked at, what the page says to the console and asks of the network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import Page, Request

Scheme = Literal["light", "dark"]
WIDTHS = (360, 768, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(slots=True)
class Window:
    """One page that is sent from address to address, so that hundreds of looks take seconds."""

    page: Page
    said: list[str] = field(default_factory=list)
    """What came on the console since the last address, errors included."""
    asked: list[Request] = field(default_factory=list)
    """What was asked of the network since then."""

    def __post_init__(self) -> None:
        def remember(request: Request) -> None:
            self.asked.append(request)

        # Playwright marks what it calls, and a list's own append takes no mark.
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", remember)

    def open(self, address: str) -> None:
        """Go to an address, from an empty page, so that a fragment alone loads it too."""
        self.page.goto("about:blank")
        self.said.clear()
        self.asked.clear()
        self.page.goto(address)

    def look(self, width: int, scheme: Scheme) -> None:
        """Look through a window of that width, on screen."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(media="screen", color_scheme=scheme, forced_colors="none")

    def ask(self, script: str, given: Any = None) -> Any:
        """What a function of the page answers."""
        return self.page.evaluate(script, given)
