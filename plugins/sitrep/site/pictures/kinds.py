"""The shapes by which pictures tell the kinds of events apart; their words always stand beside them."""

from __future__ import annotations

from markupsafe import Markup

KIND_SHAPES = {
    "clash": "M-10-5-5-10 0-4 5-10 10-5 4 0 10 5 5 10 0 4-5 10-10 5-4 0Z",
    "shelling": "M0-13 3-3 13 0 3 3 0 13-3 3-13 0-3-3Z",
    "air-strike": "M-11-9H11L0 11Z",
    "bombing": "M0-12 12 0 0 12-12 0Z",
    "raid": "M-11 9 0-11 11 9Z",
    "detention": "M-10-10H-5V10H-10ZM-2.5-10H2.5V10H-2.5ZM5-10H10V10H5Z",
    "displacement": "M-12-4H1V-10L12 0 1 10V4H-12Z",
    "aid": "M0-12 11-3 7 10H-7L-11-3Z",
    "politics": "M-9-9H9V9H-9Z",
    "economy": "M-12-5H12V5H-12Z",
    "health": "M-4-11H4V-4H11V4H4V11H-4V4H-11V-4H-4Z",
    "other": "M-9 0A9 9 0 0 1 9 0A9 9 0 0 1-9 0Z",
}
"""SVG paths around 0, in a box of 26 units, by the kinds of core/events.py."""
OWN_SHAPE = "M-6-10H6L12 0 6 10H-6L-12 0Z"
"""That of kinds which a digest adds."""
MANY_SHAPE = "M-12 0A12 12 0 0 1 12 0A12 12 0 0 1-12 0Z"
"""A ring around the number of several events of one area."""


def shape_of(kind: str | None) -> str:
    """The path of a kind's shape; what tells of no kind, a passage of no event, has that of others."""
    return KIND_SHAPES["other"] if kind is None else KIND_SHAPES.get(kind, OWN_SHAPE)


def kind_icon(kind: str | None) -> Markup:
    """The shape of a kind before its word."""
    return Markup(
        '<svg viewBox="-13 -13 26 26" aria-hidden="true"><path class="k" d="%s"/></svg>'
    ) % (shape_of(kind),)
