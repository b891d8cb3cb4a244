"""What axe-core finds on a page."""

from __future__ import annotations

from tests.support.site.window import Window

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: all that a page's other scheme can change."""


RUN = """
only => axe.run({runOnly: only, resultTypes: ["violations"]})
  .then(found => found.violations.map(each => each.id + ": " + each.nodes.map(node => node.html).join(" ")))
"""


def violations(window: Window, *, colours_alone: bool = False) -> list[str]:
    """What axe objects to, with where."""
    rules, tags = {"type": "rule", "values": COLOURS}, {"type": "tag", "values": TAGS}
    found: list[str] = window.ask(RUN, rules if colours_alone else tags)
    return found
