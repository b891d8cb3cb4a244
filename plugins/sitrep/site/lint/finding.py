"""One thing that a curator should look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sitrep.core.errors import Fault


class Topic(Enum):
    """What it is about, in the order in which it is listed."""

    SINGLE_ROOT = "Weeks that rest on one source, or on nobody who is named"
    DISAGREEMENT = "Events whose accounts disagree, without a note"
    LONELY_EVENT = "Events with accounts of one report alone, or none"
    BASELESS_POINT = "Key points with nobody behind them who is named"
    UNFOUNDED_NUMBER = "Key points with numbers that nothing behind them has"
    UNLISTED_FIGURE = "Figures in texts that no passage's line has"
    UNSAID_ROOT = "Passages that seem to rest on somebody else's word and do not say so"
    UNGRADED = "Passages and sources without a grade"
    NO_LINK = "Reports without a link out"


@dataclass(frozen=True, slots=True)
class LintFinding:
    """What was found, where, and what to do about it."""

    topic: Topic
    fault: Fault

    @property
    def place(self) -> tuple[str, int, str, str]:
        """A sort key: file, line, key, and what is said."""
        return self.fault.file, self.fault.line, self.fault.key, self.fault.problem
