"""Warnings about what a week or a region rests on, in the words that every surface uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from sitrep.core.accounts import Standing
from sitrep.core.language import Language
from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.site.catalogue.independence import Independence

Namer = Callable[[Source], Markup]
"""How a surface writes a source's name: as a link, or bare."""


DOTS = 9
"""How many dots of a kind are drawn at most."""
SIGNS = {
    Standing.ROOT: "●",
    Standing.ECHO: "○",
    Standing.CONTINUED: "",
    Standing.UNNAMED: "◌",
    Standing.CIRCULAR: "◌",
}
"""The dots as signs of text, for what shows no styles; their words stand beside them."""


@dataclass(frozen=True, slots=True)
class Caution:
    """One warning."""

    lead: str
    """What it is about, in two or three words; empty where the words are as short."""
    words: Markup


def independent_words(number: int, language: Language) -> str:
    """``5 independent roots``: the one number of confirmation, as every surface writes it."""
    return language.count("%(num)s independent root", "%(num)s independent roots", number)


def echo_words(number: int, language: Language) -> str:
    """``2 echoes``: the accounts that only repeat what others of their event say."""
    return language.count("%(num)s echo", "%(num)s echoes", number)


def independence_words(independence: Independence, language: Language) -> str:
    """``5 independent roots, 2 echoes``; without echoes, the roots alone."""
    words = independent_words(independence.independent, language)
    if not independence.echoes:
        return words
    return language.series([words, echo_words(independence.echoes, language)])


def dots(independence: Independence) -> Markup:
    """What stands behind something as dots: a root is filled, an echo hollow, the unnamed dotted.

    They are capped; the words beside them have the numbers.
    """
    kinds = {
        "dot": independence.independent,
        "dot echo": independence.echoes,
        "dot unnamed": independence.unnamed,
    }
    marks = (
        Markup('<i class="%s"></i>') % (name,) * min(number, DOTS) for name, number in kinds.items()
    )
    return Markup().join(marks)


@dataclass(frozen=True, slots=True)
class RootMark:
    """A part of what stands behind something: its dots as signs of text, and its words."""

    signs: str
    words: str


def root_marks(independence: Independence, language: Language) -> Iterator[RootMark]:
    """``●● 2 independent roots``, ``○ 1 echo``, ``◌ 1 unnamed``: a part for each kind there is.

    The roots are always there, also where there are none.
    """
    number = independence.independent
    yield RootMark(_signs(Standing.ROOT, number), independent_words(number, language))
    if independence.echoes:
        words = echo_words(independence.echoes, language)
        yield RootMark(_signs(Standing.ECHO, independence.echoes), words)
    if independence.unnamed:
        words = language.count("%(num)s unnamed", "%(num)s unnamed", independence.unnamed)
        yield RootMark(_signs(Standing.UNNAMED, independence.unnamed), words)


def _signs(standing: Standing, number: int) -> str:
    return SIGNS[standing] * min(number, DOTS)


def report_words(number: int, language: Language) -> str:
    """``9 reports``."""
    return language.count("%(num)s report", "%(num)s reports", number)


def week_cautions(independence: Independence, language: Language, name: Namer) -> Iterator[Caution]:
    """The warnings on a whole week."""
    speaker = _Speaker(language, name)
    yield from _week_sole(independence, speaker)
    if independence.unnamed and not independence.is_nameless:
        words = language.count(
            "%(num)s account goes back to a source that is not named and confirms nothing.",
            "%(num)s accounts go back to sources that are not named. "
            "Each counts by itself and confirms nothing.",
            independence.unnamed,
        )
        yield Caution(language.say("Not named."), escape(words))
    for circle in independence.circles:
        words = language.say("%(sources)s cite each other: none of them confirms the others.")
        yield Caution(language.say("Circular sourcing."), speaker.fill(words, circle))


def region_cautions(
    independence: Independence, language: Language, name: Namer, *, counts_unnamed: bool = True
) -> Iterator[Caution]:
    """The warnings on a region, or on a region's part of a week.

    Accounts of nobody named are left out where each of them says that itself.
    """
    speaker = _Speaker(language, name)
    yield from (Caution("", words) for words in _region_sole(independence, speaker))
    if counts_unnamed and independence.unnamed and not independence.is_nameless:
        words = language.count(
            "%(num)s account goes back to a source not named",
            "%(num)s accounts go back to sources not named, each by itself",
            independence.unnamed,
        )
        yield Caution("", escape(words))
    for circle in independence.circles:
        yield Caution(
            "",
            speaker.fill(
                language.say("Circular sourcing, each citing another: %(sources)s"), circle
            ),
        )


def part_cautions(
    independence: Independence, week: Independence, language: Language, name: Namer
) -> Iterator[Caution]:
    """The warnings on a region's part of a week, as far as those on the week do not say the same.

    The week's counts the accounts of the unnamed; beside each story they are drawn.
    """
    if independence.roots != week.roots:
        speaker = _Speaker(language, name)
        yield from (Caution("", words) for words in _region_sole(independence, speaker))


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says labels that name sources."""

    language: Language
    name: Namer

    def say(self, message: str) -> str:
        """A label, translated; its names are still to be filled in."""
        return self.language.say(message)

    def fill(self, words: str, sources: Iterable[Source]) -> Markup:
        """Translated words with the sources' names in them."""
        names = Markup(self.language.comma).join(self._who(source) for source in sources)
        return escape(words) % {"source": names, "sources": names}

    def _who(self, source: Source) -> Markup:
        """A source in a sentence; one that is not named has no name to be linked."""
        unknown = source.id == UNKNOWN_SOURCE.id
        return escape(self.say("a source not named")) if unknown else self.name(source)


def _week_sole(independence: Independence, speaker: _Speaker) -> Iterator[Caution]:
    """That at most one source stands behind the week."""
    say, roots = speaker.say, independence.roots
    if independence.sole:
        words = speaker.fill(
            say("All of this week rests on %(source)s; nothing here confirms it."), roots
        )
        yield Caution(say("One source."), words + _leaning(independence, speaker))
    elif independence.only and not independence.names_others:
        words = speaker.fill(
            say("The only source named is %(source)s; nothing here confirms it."), roots
        )
        yield Caution(say("One source named."), words)
    elif independence.only:
        words = speaker.fill(
            say("The only independent root named is %(source)s; nothing here confirms it."), roots
        )
        yield Caution(say("One independent root."), words)
    elif independence.is_nameless:
        yield Caution(
            say("No source named."),
            escape(say("No source is named as the origin of anything here; nothing is confirmed.")),
        )
    elif independence.is_baseless:
        words = escape(say("Nothing here goes back to a named, independent source."))
        yield Caution(say("No independent root."), words)


def _leaning(independence: Independence, speaker: _Speaker) -> Markup:
    if not independence.leaning:
        return Markup()
    return Markup(" ") + speaker.fill(
        speaker.say("Relying on it: %(sources)s."), independence.leaning
    )


def _region_sole(independence: Independence, speaker: _Speaker) -> Iterator[Markup]:
    """The same of a region, in a line."""
    say, roots = speaker.say, independence.roots
    if independence.sole:
        yield speaker.fill(say("Rests on one source: %(source)s"), roots)
    elif independence.only and not independence.names_others:
        yield speaker.fill(say("The only source named is %(source)s"), roots)
    elif independence.only:
        yield speaker.fill(say("The only independent root named is %(source)s"), roots)
    elif independence.is_nameless:
        yield escape(say("No source is named as the origin"))
    elif independence.is_baseless:
        yield escape(say("No independent root"))
