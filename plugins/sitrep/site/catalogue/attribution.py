"""Who says it in the end, who passed it on, how far to believe it, and when, in one line.

A feed reader may drop everything but title and text, so that this line stands
first in every text.  It names the innermost speaker first: what an agency quotes
of a ministry is the ministry's word, and has the ministry's grade.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import Markup, escape

from sitrep.core.grades import Grade
from sitrep.core.language import Language
from sitrep.core.links.hosts import host_of
from sitrep.core.model import UNKNOWN_SOURCE, Source
from sitrep.core.roots import NO_ROOTS
from sitrep.site.addresses import report_address
from sitrep.site.catalogue.carriage import Carriage
from sitrep.site.catalogue.cautions import Namer
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.site import Site

DOT = Markup(" · ")
_TURNING = frozenset(
    {"R", "AL", "AN", "LRE", "LRO", "LRI", "RLE", "RLO", "RLI", "FSI", "PDF", "PDI"}
)
"""Unicode's bidirectional classes that can turn the words around them."""
_URI_SIGNS = ";/?:@&=+$-_.!~*'()%,#"
"""What may stand in a URI beside letters and digits; RFC 2396, by which feeds are checked."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in passages of a report in the end, who passes it on, and how far to believe it."""

    speakers: tuple[Source, ...]
    """The innermost speakers that are named, by name."""
    has_unnamed: bool
    """Whether somebody speaks as well who is not named."""
    origin: Source
    """Of the report."""
    grade: Grade
    numbers: tuple[int, ...]
    """Those of the passages."""

    @property
    def is_plain(self) -> bool:
        """Whether the origin speaks for itself, and nobody else does."""
        if self.speakers:
            return self._speaks and len(self.speakers) == 1 and not self.has_unnamed
        return self.has_unnamed and self.origin.id == UNKNOWN_SOURCE.id

    @property
    def _speaks(self) -> bool:
        return self.origin.id in {source.id for source in self.speakers}

    def words(self, language: Language, name: Namer) -> Markup:
        """``SOHR and North Press, in South Front``: the speakers, then who passes it on.

        ``name`` writes a source's name.
        """
        if self.is_plain:
            return name(self.origin)
        others = [name(source) for source in self.speakers if source.id != self.origin.id]
        if self.has_unnamed and self.speakers:
            others.append(escape(language.say("a source not named")))
        message = self._message(language, others)
        is_named = self.origin.id != UNKNOWN_SOURCE.id
        origin = name(self.origin) if is_named else language.say("a source not named")
        return escape(message) % {"speakers": _listed(others, language), "source": origin}

    def _message(self, language: Language, others: list[Markup]) -> str:
        if self._speaks:
            return language.say("%(source)s itself and %(speakers)s")
        if others:
            return language.say("%(speakers)s, in %(source)s")
        if self.has_unnamed:
            return language.say("A source not named, in %(source)s")
        return language.say("Sources that cite each other, in %(source)s")

    def plain(self, language: Language) -> str:
        """The same as text."""
        # Not striptags, which would shorten names that look like markup.
        return self.words(language, _bare).unescape()


def voices_of(passages: Iterable[ShownPassage], origin: Source) -> tuple[Voice, ...]:
    """Whoever speaks in passages of a report by that origin; those who speak in several, once."""
    found: dict[tuple[tuple[Source, ...], bool, Grade], list[int]] = {}
    for passage in passages:
        # Of a withdrawn report nothing is known.
        silent = passage.roots == NO_ROOTS
        key = (
            (origin,) if silent else passage.speakers,
            bool(passage.roots.unnamed),
            passage.grade,
        )
        found.setdefault(key, []).append(passage.number)
    return tuple(
        Voice(speakers, unnamed, origin, grade, tuple(numbers))
        for (speakers, unnamed, grade), numbers in found.items()
    )


def attribution(family: Family, site: Site) -> Markup:
    """One paragraph: speakers and messenger, grade, date, carriers, link.

    Of a report in which several speak it names the origin: each passage says who speaks in it.
    """
    report, language = family.report, site.language
    parts = [*_facts(family, language)]
    if report.url:
        parts.append(link(report.url, language.say("original")))
    else:
        parts.append(link(site.absolute(report_address(report)), language.say("in this digest")))
    if report.archived:
        parts.append(link(report.archived, language.say("archived copy")))
    return paragraph(DOT.join(parts))


def voice_line(voice: Voice, language: Language) -> Markup:
    """Who speaks and how far to believe it: what stands before a passage of a report of several."""

    def name(source: Source) -> Markup:
        """The messenger's affiliation stands in the report's own line."""
        return _strong(source) if source.id == voice.origin.id else with_affiliation(source)

    grade = language.say("grade %(grade)s", grade=voice.grade.code)
    return DOT.join([voice.words(language, name), escape(grade)])


def carrier_line(family: Family, language: Language) -> Markup:
    """``carried by 2: ReliefWeb (3 Jul), TRT World``: every carrier, with a link to its copy."""
    year = family.report.date.year if family.report.date else None
    names = Markup(language.comma).join(
        _carriage(each, year, language) for each in family.carriages
    )
    number = len(family.carriages)
    if number == 1:
        return escape(language.say("carried by %(names)s")) % {"names": names}
    counted = language.count("carried by %(num)s", "carried by %(num)s", number)
    label = language.say("%(figure)s: %(amounts)s")
    return escape(label) % {"figure": counted, "amounts": names}


def with_affiliation(source: Source) -> Markup:
    """How the line writes a source: its name, and whose it is."""
    if not source.affiliation:
        return _strong(source)
    return _strong(source) + Markup(" (%s)") % (isolated(source.affiliation),)


def said_by(passage: FiledPassage, language: Language, name: Namer) -> Markup:
    """``SOHR and North Press, in South Front``: the innermost speakers, then who passes it on.

    ``name`` writes a source's name.
    """
    (voice,) = voices_of((passage.shown,), passage.family.origin)
    return voice.words(language, name)


def credit(family: Family, site: Site) -> str:
    """``Situation Digest, after Reuters``: whose words a summary is, and whose report it tells."""
    return site.language.say(
        "%(site)s, after %(source)s", site=site.name, source=family.origin.name
    )


def isolated(words: str, language: str | None = None) -> Markup:
    """Somebody else's words as markup that cannot change the direction of the text around them.

    They are marked with their ``language`` where that is not the digest's own.
    """
    turns = not words.isascii() and any(
        unicodedata.bidirectional(sign) in _TURNING for sign in words
    )
    if language:
        return Markup('<span dir="auto" lang="%s">%s</span>') % (language, words)
    return Markup('<span dir="auto">%s</span>') % (words,) if turns else escape(words)


def link(address: str, words: Markup | str) -> Markup:
    """A link to an absolute address."""
    return Markup('<a href="%s">%s</a>') % (uri(address), words)


def paragraph(words: Markup | str) -> Markup:
    """A paragraph on a line of its own."""
    return Markup("<p>%s</p>\n") % (words,)


@lru_cache(maxsize=20_000)
def uri(address: str) -> str:
    """A web address in the signs that a URI may have."""
    parts = urlsplit(address)
    if parts.netloc.isascii():
        return quote(address, safe=_URI_SIGNS)
    port = f":{parts.port}" if parts.port else ""
    return quote(urlunsplit(parts._replace(netloc=f"{host_of(address)}{port}")), safe=_URI_SIGNS)


def _bare(source: Source) -> Markup:
    return escape(source.name)


def _strong(source: Source) -> Markup:
    return Markup("<strong>%s</strong>") % (isolated(source.name),)


def _facts(family: Family, language: Language) -> Iterator[Markup]:
    report = family.report
    voices = voices_of(family.passages, family.origin)
    if len(voices) == 1:
        yield voices[0].words(language, with_affiliation)
        yield _grade(voices[0].grade, language)
    else:
        yield with_affiliation(family.origin)
    yield escape(language.day(report.date) if report.date else language.say("date unknown"))
    if family.carriages:
        yield carrier_line(family, language)
    if family.is_summary:
        yield escape(language.say("summarised in our words"))


def _grade(grade: Grade, language: Language) -> Markup:
    words = language.say("grade %(code)s (%(words)s)", code=grade.code, words=grade.words(language))
    return escape(words)


def _listed(names: list[Markup], language: Language) -> Markup:
    """Names as the language lists them, their markup kept."""
    slots = escape(language.listed(f"%({number})s" for number in range(len(names))))
    return slots % {str(number): name for number, name in enumerate(names)}


def _carriage(carriage: Carriage, year: int | None, language: Language) -> Markup:
    """A carrier's name and day; without its year where that is the report's own."""
    carrier = carriage.carrier
    name = isolated(carriage.name)
    if carrier.url:
        name = link(carrier.url, name)
    if carrier.date is None:
        return name
    is_known = carrier.date.year == year
    day = language.short_day(carrier.date) if is_known else language.day(carrier.date)
    return name + Markup(" (%s)") % (day,)
