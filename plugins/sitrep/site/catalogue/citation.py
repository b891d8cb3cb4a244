"""How to cite an edition, an event or a report: in words, as BibTeX and as RIS.

A citation of a report names the origin as its author and the carriers as
carriers, and says where in the digest it was read, and who speaks in it where
that is not the origin: a grade is the speaker's.  No date of access is in it: a
build has no clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.core.language import ISOLATE, ISOLATED, Language
from sitrep.core.model import TitleKind
from sitrep.core.terms import week_words
from sitrep.core.text import one_line, slugify
from sitrep.core.weeks import Week
from sitrep.site.addresses import edition_address, event_address, report_address
from sitrep.site.catalogue.attribution import Voice, voices_of
from sitrep.site.catalogue.carriage import carrier_names
from sitrep.site.catalogue.cautions import independence_words
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.site import Site

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&_#$"},
    }
)
"""BibTeX counts braces even behind a backslash, so none of them may stand for itself."""
_VERBATIM = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
"""Addresses are read as they stand, up to the brace that ends them."""
_RIS_END = "\r\n"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a list of references needs to know of a text."""

    key: str
    """Unique within the digest; letters, digits and hyphens."""
    author: str
    title: str
    year: int | None
    day: dt.date | None
    """When it was published."""
    url: str
    note: str
    language: str
    words: str
    """The whole citation as a sentence or two of plain text."""


def cite_edition(edition: Edition, site: Site) -> Citation:
    """How to cite an edition."""
    language, week, announced = site.language, edition.week, edition.notes.announced
    title = language.series([_issue(week, site), language.span(week.first, week.last)])
    note = _standing(edition, language)
    url = site.absolute(edition_address(week))
    return Citation(
        key=_key(site, str(week)),
        author=site.name,
        title=title,
        year=announced.year if announced else week.year,
        day=announced,
        url=url,
        note=note,
        language=site.language.code,
        words=f"{title}. {note} {language.isolated(f'<{url}>')}",
    )


def cite_event(event: ShownEvent, site: Site) -> Citation:
    """How to cite an event's page, with how much stands behind it: more may come."""
    language = site.language
    updated = event.updated
    title, url = event.event.title, site.absolute(event_address(event.event))
    note = independence_words(event.independence, language)
    if updated:
        day = language.day(updated)
        note = language.series([note, language.say("last changed on %(day)s", day=day)])
    head = language.say("%(site)s: “%(title)s”", site=site.name, title=title)
    return Citation(
        key=_key(site, event.event.id),
        author=site.name,
        title=title,
        year=updated.year if updated else None,
        day=updated,
        url=url,
        note=note,
        language=language.code,
        words=f"{head}. {note[:1].upper()}{note[1:]}. <{url}>",
    )


def cite_report(family: Family, site: Site) -> Citation:
    """How to cite a report; a title that is not the origin's own stands in square brackets."""
    report, language = family.report, site.language
    here = site.absolute(report_address(report))
    note = " ".join(_way(family, site))
    title = f"[{family.title}]" if _is_supplied(family) else family.title
    head = language.say(
        "%(origin)s (%(day)s): %(title)s.",
        origin=language.isolated(family.origin.name),
        day=language.day(report.date) if report.date else language.say("date unknown"),
        title=(
            language.isolated(title)
            if _is_supplied(family)
            else language.say("“%(title)s”", title=language.isolated(title))
        ),
    )
    address = language.isolated(f"<{report.url}>")
    original = language.say("Original: %(address)s", address=address) + " " if report.url else ""
    return Citation(
        key=_key(site, report.id),
        author=family.origin.name,
        title=title,
        year=report.date.year if report.date else None,
        day=report.date,
        url=report.url or here,
        note=f"{note} {here}",
        language=family.title_lang or site.language.code,
        words=f"{head} {original}{note} {language.isolated(f'<{here}>')}",
    )


def bibtex(citation: Citation) -> str:
    """The citation as an entry of BibTeX, which biblatex reads as well; UTF-8."""
    fields = {
        "author": f"{{{_latex(citation.author)}}}",
        "title": f"{{{_latex(citation.title)}}}",
        "year": str(citation.year) if citation.year else "",
        "date": str(citation.day) if citation.day else "",
        "url": citation.url.translate(_VERBATIM),
        "note": _latex(citation.note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{citation.key},\n{lines}}}\n"


def ris(citation: Citation) -> str:
    """The citation as a record of RIS, one line a tag, ended as the format wants it."""
    fields = {
        "TY": "RPRT",
        "ID": citation.key,
        "AU": citation.author,
        "TI": citation.title,
        "PY": str(citation.year) if citation.year else "",
        "DA": f"{citation.day}/".replace("-", "/") if citation.day else "",
        "UR": citation.url,
        "N1": citation.note,
        "LA": citation.language,
    }
    lines = (f"{tag}  - {_bare(value)}{_RIS_END}" for tag, value in fields.items() if value)
    return "".join(lines) + f"ER  - {_RIS_END}"


def _issue(week: Week, site: Site) -> str:
    """``Situation Digest: Week 27, 2020``."""
    language = site.language
    name = language.isolated(site.name)
    return language.say("%(who)s: %(what)s", who=name, what=week_words(week, language))


def _key(site: Site, name: str) -> str:
    return slugify(site.name) + f"-{name}" if slugify(site.name) else f"digest-{name}"


def _standing(edition: Edition, language: Language) -> str:
    """Since when an edition is out, and whether it was corrected."""
    announced, updated = edition.notes.announced, edition.updated
    if announced is None:
        return language.say("Not announced yet: it may still change.")
    if updated and updated > announced:
        days = {"first": language.day(announced), "last": language.day(updated)}
        return language.say("Announced on %(first)s, last corrected on %(last)s.", **days)
    return language.say("Announced on %(day)s.", day=language.day(announced))


def _is_supplied(family: Family) -> bool:
    """Whether somebody else than the origin worded what stands as its title."""
    return family.report.title is None or family.report.title_kind is not TitleKind.STATED


def _way(family: Family, site: Site) -> Iterator[str]:
    """How a report reached the reader: its carriers, then the digest and its grade."""
    language = site.language
    names = carrier_names(family.carriages)
    if names:
        yield language.say(
            "Carried by %(names)s.", names=language.series(map(language.isolated, names))
        )
    issue = _issue(family.week, site) if family.week else site.name
    if family.is_withdrawn:
        yield language.say("Withdrawn from: %(issue)s.", issue=issue)
    elif family.is_summary:
        yield language.say(
            "Summarised in: %(issue)s, grade %(grade)s.",
            issue=issue,
            grade=_grades(family, language),
        )
    else:
        yield language.say(
            "In: %(issue)s, grade %(grade)s.", issue=issue, grade=_grades(family, language)
        )


def _grades(family: Family, language: Language) -> str:
    """``D3``; of several speakers ``B3 (passage 1), D3 (passages 2, 3; the army, in Wire)``."""
    voices = voices_of(family.passages, family.origin)
    return language.series(_voice(voice, language, alone=len(voices) == 1) for voice in voices)


def _voice(voice: Voice, language: Language, *, alone: bool) -> str:
    told = []
    if not alone:
        numbers = language.series(map(str, voice.numbers))
        told.append(
            language.say("passages %(numbers)s", numbers=numbers)
            if len(voice.numbers) > 1
            else language.say("passage %(number)s", number=numbers)
        )
    if not voice.is_plain:
        told.append(language.isolated(voice.plain(language)))
    code = language.isolated(voice.grade.code)
    return f"{code} ({language.semicolon.join(told)})" if told else code


def _latex(text: str) -> str:
    return _bare(text).translate(_LATEX)


def _bare(text: str) -> str:
    """A text on one line, without the signs of direction that its programs do not know."""
    return one_line(text).replace(ISOLATE, "").replace(ISOLATED, "")
