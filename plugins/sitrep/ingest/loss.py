"""What a draft says that was lost of its document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """What of a document's words is not in the draft, and how likely that is too much."""

    prose_out: float
    """Share of the prose that was taken out."""
    figures_out: int
    figures: int
    """How many figures the prose and tables of the document have."""
    by_verdict: tuple[tuple[str, float], ...]
    """As what prose was taken out, each with its share."""
    remains: tuple[str, ...]
    """What in the text looks like another encoding, mail or mark-up."""
    differing: tuple[str, ...]
    """The first words of each paragraph on which the two judges differ."""
    is_small: bool
    """Whether the text is small for its document."""
    alarm: int = 0
    """From 0 to 100: how likely the text is bad."""
    because: tuple[str, ...] = ()
    """What the alarm mostly comes from, in words."""
