"""How far a passage can be believed, and why: the curator's figure, beside what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitrep.core.grades import UNJUDGED
from sitrep.core.language import Language, marked
from sitrep.core.model import Source


class Support(StrEnum):
    """What stands behind a passage, besides its own word."""

    CORROBORATED = "corroborated"
    """Accounts of the same event rest on other sources, and on none of its own."""
    OVERLAPPING = "overlapping"
    """Others rest on further sources, beside one of its own."""
    SEVERAL = "several"
    """It rests on several sources itself."""
    ALONE = "alone"
    ECHO = "echo"
    UNNAMED = "unnamed"
    CIRCULAR = "circular"


_WORDS = {
    Support.CORROBORATED: marked("independent accounts of it rest on %(sources)s"),
    Support.OVERLAPPING: marked("accounts that share a source with it also rest on %(sources)s"),
    Support.SEVERAL: marked("it rests on several sources: %(sources)s"),
    Support.ALONE: marked("nothing else here confirms it"),
    Support.ECHO: marked("it repeats %(sources)s, and adds no confirmation"),
    Support.UNNAMED: marked("no named source stands behind it"),
    Support.CIRCULAR: marked("its sources cite each other"),
}


@dataclass(frozen=True, slots=True)
class Credibility:
    """The second half of a passage's grade, with its reason."""

    figure: int = UNJUDGED
    """1 to 6, as the curator gives it for the passage or for its report; 6 where neither is."""
    support: Support = Support.ALONE
    sources: tuple[Source, ...] = ()
    """Those of which its support speaks, by name: that corroborate it, that others rest on beside its
    own, that it rests on or repeats."""

    def reason(self, language: Language) -> str:
        """Why, in half a sentence."""
        names = language.listed(source.name for source in self.sources)
        return language.say(_WORDS[self.support], sources=names)


NOT_JUDGED = Credibility()
