"""The Admiralty (NATO) code: how far a source and a report can be relied on.

Two judgements kept apart: the letter is the source's, the figure the report's.
Words after NATO's AJP-2.1 / STANAG 2511.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.language import Language, marked

RELIABILITY = {
    "A": marked("completely reliable"),
    "B": marked("usually reliable"),
    "C": marked("fairly reliable"),
    "D": marked("not usually reliable"),
    "E": marked("unreliable"),
    "F": marked("reliability cannot be judged"),
}
CREDIBILITY = {
    1: marked("confirmed by independent sources"),
    2: marked("probably true"),
    3: marked("possibly true"),
    4: marked("doubtful"),
    5: marked("improbable"),
    6: marked("truth cannot be judged"),
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

    def words(self, language: Language) -> str:
        """What the code says."""
        return language.say(
            "source %(reliability)s, report %(credibility)s",
            reliability=language.say(RELIABILITY[self.reliability]),
            credibility=language.say(CREDIBILITY[self.credibility]),
        )
