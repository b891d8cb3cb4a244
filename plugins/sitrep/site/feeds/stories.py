"""What happened in a region, told in the texts of feeds: headline, accounts, what they agree on.

Readers drop all styles: dots are signs of text with their words beside them, the source's own words
are set off as a quotation, and who says what stands in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from sitrep.core.figures.labels import figures_words
from sitrep.core.language import Language, marked
from sitrep.core.markdown.render import LEAST_RANK, below
from sitrep.core.model import Change, Region, Source, TitleKind
from sitrep.site.addresses import report_address
from sitrep.site.catalogue.attribution import (
    DOT,
    carrier_line,
    isolated,
    link,
    paragraph,
    said_by,
    voices_of,
)
from sitrep.site.catalogue.changes.retelling import ShownChange
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family, ShownPassage
from sitrep.site.catalogue.filed import FiledPassage
from sitrep.site.catalogue.stories import Story
from sitrep.site.feeds.events import (
    bare,
    event_facts,
    event_link,
    listing,
    passage_at,
    standing_behind,
    standing_words,
)
from sitrep.site.feeds.together import together
from sitrep.site.site import Site

NOT_SHOWN = marked("The text is not shown here: its rights belong to the source. Read it there.")
"""What takes the place of a passage that rights withhold."""
OTHER = "other"
"""The kind of an event that is of no kind; its label would say nothing."""
QUOTED = (TitleKind.STATED, TitleKind.CARRIER)
"""The kinds of titles that are somebody else's words."""


@dataclass(frozen=True, slots=True)
class RegionPart:
    """What a region's part of an edition is told with."""

    site: Site
    here: Region
    events: Mapping[str, ShownEvent]
    """Those that the edition tells of, by id."""
    met: set[str]
    """The reports whose source line and corrections stand above already, by id."""
    is_lasting: bool = False
    """Whether nothing is told that reports of later weeks change: what accounts come to."""

    @property
    def language(self) -> Language:
        """The digest's own."""
        return self.site.language


def story(told: Story, part: RegionPart) -> Markup:
    """One thing that happened: its headline, its day, the accounts, and what they come to."""
    parts = [Markup("<h3>%s</h3>\n") % (_headline(told, part.site),), _line(told, part)]
    for passage in told.passages:
        parts += _account(passage, told, part)
    if told.event and not part.is_lasting:
        parts.append(listing(together(told, told.event, part.site)))
    return Markup().join(parts)


def words_of(
    passage: ShownPassage, family: Family, language: Language, *, rank: int = LEAST_RANK
) -> Markup:
    """What of a passage may be shown, or that it may not be.

    The source's own words are a quotation; a summary is the curator's. ``rank`` is that of the
    heading above.
    """
    if not passage.html:
        return paragraph(language.say(NOT_SHOWN))
    if family.is_summary:
        return below(passage.html, rank)
    words = below(passage.html, rank)
    if family.text_lang:
        marks = Markup('<div dir="auto" lang="%s">\n%s</div>\n')
        words = marks % (family.text_lang, words)
    return Markup("<blockquote>\n%s</blockquote>\n") % (words,)


def report_marks(family: Family, language: Language) -> Iterator[Markup]:
    """What was corrected in a report, what its source says otherwise by now, that it came late."""
    yield from corrections(family.report.changes, language)
    yield from revisions(family, language)
    if family.late and family.report.added:
        came = language.day(family.report.added)
        yield paragraph(language.say("Added on %(day)s, after this week was announced", day=came))


def corrections(changes: Iterable[Change], language: Language) -> Iterator[Markup]:
    """A paragraph for each erratum."""
    for change in changes:
        said = language.say("Corrected %(day)s:", day=language.day(change.date))
        yield paragraph(f"{said} {change.note}")


def changes_since(changes: Iterable[ShownChange], site: Site) -> Iterator[Markup]:
    """A paragraph for each change in an edition since it was announced."""
    language = site.language
    for change in changes:
        said = language.say("%(what)s %(day)s:", what=change.what, day=language.day(change.day))
        told = Markup(" ").join(change_words(change, language))
        if change.entry.thing.kind == "edition":
            yield paragraph(Markup("%s %s") % (said, told))
        else:
            name = link(site.absolute(change.address), isolated(change.name))
            yield paragraph(Markup("%s %s. %s") % (said, name, told))


def change_words(change: ShownChange, language: Language) -> Iterator[str]:
    """The note, then what stood before."""
    if change.note:
        yield change.note
    for was in change.was:
        said = language.say("%(now)s, before: %(before)s", now=was.now, before=was.before)
        yield f"{was.part}{language.colon}{said}"


def revisions(family: Family, language: Language) -> Iterator[Markup]:
    """A paragraph for what a report's source says otherwise by now."""
    for revision in family.revisions:
        said = language.say(
            "Its source now says something different, as found on %(day)s:",
            day=language.day(revision.date),
        )
        yield paragraph(f"{said} {revision.note}")


def _headline(told: Story, site: Site) -> Markup:
    """The neutral headline; without one, the report's own, as somebody else's words."""
    first = told.passages[0]
    if told.event:
        return event_link(told.event, site)
    if first.shown.title:
        return link(passage_at(first, site), isolated(first.shown.title))
    return link(passage_at(first, site), own_title(first.family, site.language))


def own_title(family: Family, language: Language) -> Markup:
    """A report's title, in quotation marks where it is the outlet's."""
    title = isolated(family.title, family.title_lang)
    if not (family.report.title and family.report.title_kind in QUOTED):
        return title
    return escape(language.say("“%(title)s”")) % {"title": title}


def report_line(family: Family, site: Site) -> Markup:
    """A report in a line: title, speakers, day, grades."""
    report = family.report
    title = link(site.absolute(report_address(report)), own_title(family, site.language))
    voices = () if family.is_withdrawn else voices_of(family.passages, family.origin)
    told = [voice.words(site.language, bare) for voice in voices] or [bare(family.origin)]
    parts = [title, Markup(site.language.semicolon).join(dict.fromkeys(told))]
    if report.date:
        parts.append(escape(site.language.day(report.date)))
    if voices:
        parts.append(escape(family.grade_codes))
    return DOT.join(parts)


def _line(told: Story, part: RegionPart) -> Markup:
    """What kind of thing, where else and when; of an event, what stands behind it."""
    language, event = part.language, told.event
    parts = [escape(event.kind)] if event and event.event.kind != OTHER else []
    where = [isolated(event.event.place)] if event and event.event.place else []
    where += [isolated(each.name) for each in told.concerns if each != part.here]
    if where:
        parts.append(Markup(language.comma).join(where))
    parts.append(escape(_day(told, language)))
    if event and not part.is_lasting:
        parts.append(standing_behind(told.independence, told.grade, language))
    return paragraph(DOT.join(parts))


def _day(told: Story, language: Language) -> str:
    if told.days:
        return language.span(told.days.first, told.days.last)
    if told.published:
        return language.series([language.day(told.published), language.say("day of the report")])
    return language.say("date unknown")


def _account(passage: FiledPassage, told: Story, part: RegionPart) -> Iterator[Markup]:
    """Who says it in the end, what it says, and where that was published and carried."""
    family, language = passage.family, part.language
    is_first = family.report.id not in part.met
    part.met.add(family.report.id)
    # What carried a report stands in its source line; where that was, its number is enough.
    yield _speaker_line(passage, told, part, counts_carriers=not is_first)
    if is_first:
        yield from report_marks(family, language)
    yield words_of(passage.shown, family, language, rank=3)
    if passage.shown.figures and not told.event:
        yield paragraph(language.semicolon.join(figures_words(passage.shown.figures, language)))
    for name in passage.shown.events:
        other = part.events.get(name)
        if other and other is not told.event:
            yield _also_of(passage, other, part)
    if is_first:
        yield _source_line(family, told, language)


def _speaker_line(
    passage: FiledPassage, told: Story, part: RegionPart, *, counts_carriers: bool
) -> Markup:
    """``Hezbollah, in Al Manar · E3 · ○ echo · carried by 2``: the name leads to the passage."""
    language, number = part.language, len(passage.family.carriages)
    parts = [
        link(passage_at(passage, part.site), said_by(passage, language, _strong)),
        escape(passage.shown.grade.code),
    ]
    if not part.is_lasting:
        standing = told.event.standing_of(passage) if told.event else passage.shown.standing
        parts.append(standing_words(standing, language))
    if number and counts_carriers:
        words = language.count("carried by %(num)s", "carried by %(num)s", number)
        parts.append(escape(words))
    return paragraph(DOT.join(parts))


def _strong(source: Source) -> Markup:
    return Markup("<strong>%s</strong>") % (isolated(source.name),)


def _also_of(passage: FiledPassage, other: ShownEvent, part: RegionPart) -> Markup:
    """That an account is one of another event as well, with what stands behind that."""
    language = part.language
    parts = [event_link(other, part.site)]
    if not part.is_lasting:
        standing = standing_words(other.standing_of(passage), language)
        parts = [*event_facts(other, part.site), standing]
    return paragraph(escape(language.say("Also on: %(event)s")) % {"event": DOT.join(parts)})


def _source_line(family: Family, told: Story, language: Language) -> Markup:
    """The outlet's own headline with a link to it, its day, the carriers by name.

    What the story's head says already is left out.
    """
    report = family.report
    words = own_title(family, language) if told.title else escape(language.say("original"))
    parts = [link(report.url, words)] if report.url else []
    if told.title and not report.url:
        parts.append(words)
    if report.date is None:
        parts.append(escape(language.say("date unknown")))
    elif told.days or report.date != told.published:
        parts.append(escape(language.day(report.date)))
    if family.carriages:
        parts.append(carrier_line(family, language))
    if report.archived:
        parts.append(link(report.archived, language.say("archived copy")))
    return paragraph(DOT.join(parts)) if parts else Markup()
