"""One thing that a curator should look at."""

from __future__ import annotations

import re
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
    UNTRANSLATED = "Labels that readers see in English"
    UNNAMED_REGION = "Regions whose names are in another language"
    NO_OUTLINE = "Regions that no map can show"


@dataclass(frozen=True, slots=True)
class LintFinding:
    """What was found, where, and what to do about it."""

    topic: Topic
    fault: Fault

    @property
    def place(self) -> tuple[str, int, str, str]:
        """A sort key: file, line, key, and what is said."""
        return self.fault.file, self.fault.line, self.fault.key, self.fault.problem


def line_of_table(name: str, toml: str) -> int:
    """The line of a table's head in a TOML file; the first, where it has none."""
    found = re.search(rf"^\s*\[\s*[\"']?{re.escape(name)}[\"']?\s*\]", toml, re.MULTILINE)
    return toml.count("\n", 0, found.end()) + 1 if found else 1
