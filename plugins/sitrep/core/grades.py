"""The Admiralty (NATO) code: how far a source and a report can be relied on.

Two judgements kept apart: the letter is the source's, the figure the report's.
Words after NATO's AJP-2.1 / STANAG 2511.
"""

from __future__ import annotations

from dataclasses import dataclass

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
UNJUDGED = 6


@dataclass(frozen=True, slots=True)
class Grade:
    """A source's letter with a report's figure."""

    reliability: str
    credibility: int

    @property
    def code(self) -> str:
        """As readers of the code write it: D3."""
        return f"{self.reliability}{self.credibility}"

    @property
    def words(self) -> str:
        """What the code says."""
        return f"source {RELIABILITY[self.reliability]}, report {CREDIBILITY[self.credibility]}"
