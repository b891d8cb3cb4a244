"""What readers must know of what a week or a region rests on, in the words that every surface uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.core.reliance import Reliance
from sitrep.core.wording import Wording

Namer = Callable[[Source], Markup]
"""How a surface writes a source's name: as a link, or bare."""


@dataclass(frozen=True, slots=True)
class Caution:
    """One warning."""

    lead: str
    """What it is about, in two or three words; empty where the words are as short."""
    words: Markup


def independent_words(number: int, wording: Wording) -> str:
    """``5 independent sources``: the one number of confirmation, as every surface writes it."""
    return wording.count("%(num)s independent source", "%(num)s independent sources", number)


def report_words(number: int, wording: Wording) -> str:
    """``9 reports``."""
    return wording.count("%(num)s report", "%(num)s reports", number)


def week_cautions(reliance: Reliance, wording: Wording, name: Namer) -> Iterator[Caution]:
    """The warnings on a whole week."""
    say = _Speaker(wording, name)
    yield from _week_sole(reliance, say)
    if reliance.unnamed and not reliance.is_nameless:
        words = wording.count(
            "%(num)s account goes back to a source that is not named and confirms nothing.",
            "%(num)s accounts go back to sources that are not named. Each counts by itself and confirms nothing.",
            reliance.unnamed,
        )
        yield Caution(wording.say("Not named."), escape(words))
    for circle in reliance.circles:
        message = wording.say("%(sources)s cite each other: none of them confirms the others.")
        yield Caution(wording.say("A circle."), say.of(circle, message))


def region_cautions(reliance: Reliance, wording: Wording, name: Namer) -> Iterator[Caution]:
    """The warnings on a region, or on a region's part of a week."""
    say = _Speaker(wording, name)
    yield from _region_sole(reliance, say)
    if reliance.unnamed and not reliance.is_nameless:
        words = wording.count(
            "%(num)s account goes back to a source not named",
            "%(num)s accounts go back to sources not named, each by itself",
            reliance.unnamed,
        )
        yield Caution("", escape(words))
    for circle in reliance.circles:
        yield Caution("", say.of(circle, wording.say("Cite each other in a circle: %(sources)s")))


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says labels that name sources."""

    wording: Wording
    name: Namer

    def of(self, sources: Iterable[Source], message: str) -> Markup:
        """A translated label with the names in it."""
        names = Markup(", ").join(self._who(source) for source in sources)
        return escape(message) % {"source": names, "sources": names}

    def _who(self, source: Source) -> Markup:
        """A source in a sentence; one that is not named has no name to be linked."""
        unknown = source.id == UNKNOWN_SOURCE.id
        return escape(self.wording.say("a source not named")) if unknown else self.name(source)


def _week_sole(reliance: Reliance, say: _Speaker) -> Iterator[Caution]:
    """That at most one source stands behind the week."""
    speak = say.wording.say
    if reliance.sole:
        words = say.of(reliance.roots, speak("All of this week rests on %(source)s; nothing here confirms it."))
        yield Caution(speak("One source."), words + _leaning(reliance, say))
    elif reliance.only and not reliance.names_others:
        words = say.of(reliance.roots, speak("The only source named is %(source)s; nothing here confirms it."))
        yield Caution(speak("One source named."), words)
    elif reliance.only:
        words = say.of(
            reliance.roots, speak("The only independent source named is %(source)s; nothing here confirms it.")
        )
        yield Caution(speak("One independent source."), words + _leaning(reliance, say))
    elif reliance.is_nameless:
        yield Caution(
            speak("No source named."), escape(speak("No source is named for anything here; nothing is confirmed."))
        )
    elif reliance.is_baseless:
        words = speak("Nothing here goes back to a source that is named and stands by itself.")
        yield Caution(speak("No independent source."), escape(words))


def _leaning(reliance: Reliance, say: _Speaker) -> Markup:
    if not reliance.leaning:
        return Markup()
    return Markup(" ") + say.of(reliance.leaning, say.wording.say("It is leaned on by %(sources)s."))


def _region_sole(reliance: Reliance, say: _Speaker) -> Iterator[Caution]:
    """The same of a region, in a line."""
    speak = say.wording.say
    if reliance.sole:
        yield Caution("", say.of(reliance.roots, speak("Rests on one source: %(source)s")))
    elif reliance.only and not reliance.names_others:
        yield Caution("", say.of(reliance.roots, speak("The only source named is %(source)s")))
    elif reliance.only:
        yield Caution("", say.of(reliance.roots, speak("The only independent source named is %(source)s")))
    elif reliance.is_nameless:
        yield Caution("", escape(speak("No source is named")))
    elif reliance.is_baseless:
        yield Caution("", escape(speak("No independent source")))
