"""The values that everything else is about: frozen, slotted, equal by content.

The words are those of docs/glossary.md.  Dates are calendar dates without
a time zone; texts are Markdown unless a docstring says otherwise.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from sitrep.core.events import KeyPoint, Trend
from sitrep.core.figures import Figure
from sitrep.core.language import marked
from sitrep.core.private.kinds import Keep
from sitrep.core.weeks import Span, Week


class Status(StrEnum):
    """How far a report has got."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class TitleKind(StrEnum):
    """Who worded the title: the origin, a carrier, or this digest's editor."""

    STATED = "stated"
    CARRIER = "carrier"
    EDITOR = "editor"


class DateBasis(StrEnum):
    """What the date of first publication rests on."""

    STATED = "stated"
    URL = "url"
    CARRIER = "carrier"
    TEXT = "text"
    EDITOR = "editor"


class TextKind(StrEnum):
    """Whose words the passages are: the origin's, what its rights leave of them, or ours."""

    VERBATIM = "verbatim"
    EXCERPT = "excerpt"
    SUMMARY = "summary"


class RightsKind(StrEnum):
    """What may be shown of an origin's own words."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True)
class Rights:
    """A rights policy; ``words`` is the length of an excerpt, else 0."""

    kind: RightsKind
    words: int = 0

    def __str__(self) -> str:
        return f"{self.kind}:{self.words}" if self.kind is RightsKind.EXCERPT else str(self.kind)


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive paragraphs of a report that concern the same place and time."""

    text: str
    regions: tuple[str, ...] = ()
    """ISO 3166 codes or slugs of regions.toml; empty where the report's own apply."""
    days: Span | None = None
    """When what it tells of happened."""
    title: str | None = None
    """A neutral headline in the curator's words, whatever the text's rights."""
    events: tuple[str, ...] = ()
    """Ids of the events that it is an account of; without any it is an event of its own."""
    rests_on: tuple[str, ...] = ()
    """Ids of sources or reports, or ``unnamed``; empty where what the report cites applies."""
    credibility: int | None = None
    """None where the report's own applies."""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """When a text was taken from a document, and by which version of the rules.

    Which document that was is private: a name or a hash could show who handed it in.
    """

    taken: dt.date
    rules: str
    sha256: str | None = field(default=None, compare=False, repr=False)
    """Of the document. Never in a file of content: ingest adds it in memory from the ledger, where
    there is one."""

    def is_same_document(self, other: Provenance | None) -> bool:
        """Whether both are known to be of one document."""
        return other is not None and self.sha256 is not None and self.sha256 == other.sha256


@dataclass(frozen=True, slots=True)
class Carrier:
    """One reprint of a report."""

    source: str
    date: dt.date | None = None
    url: str | None = None
    title: str | None = None
    changed: tuple[str, ...] = ()
    """What this carrier changed, one plain sentence each."""
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An erratum, shown to readers."""

    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A page that a report was taken from and that was found with another text."""

    date: dt.date
    """When it was found so."""
    note: str
    """How it differs from the text that was taken, in figures and facts, none of its sentences."""
    source: str | None = None
    """Whose page it is; None for the origin's."""
    followed: bool = False
    """Whether what the report shows is up to it; as long as it is not, readers see the note."""
    provenance: Provenance | None = None
    """Of the version that the report's text is not taken from."""


@dataclass(frozen=True, slots=True)
class Report:
    """One cleaned article with its family; docs/content.md describes each key."""

    id: str
    added: dt.date | None = None
    title: str | None = None
    title_kind: TitleKind | None = None
    """None as long as the title is."""
    date: dt.date | None = None
    date_basis: DateBasis | None = None
    """None as long as the date is."""
    source: str | None = None
    byline: str | None = None
    lang: str | None = None
    """The language of its words, as ``ar``; None for the digest's own."""
    url: str | None = None
    archived: str | None = None
    carriers: tuple[Carrier, ...] = ()
    cites: tuple[str, ...] = ()
    text: TextKind = TextKind.VERBATIM
    regions: tuple[str, ...] = ()
    credibility: int | None = None
    status: Status = Status.DRAFT
    changes: tuple[Change, ...] = ()
    revisions: tuple[Revision, ...] = ()
    """Other versions of the pages it was taken from; what the digest itself corrected is in
    ``changes``."""
    provenance: Provenance | None = None
    keep: tuple[Keep, ...] = ()
    """What is published although it looks private, each with the reason."""
    fingerprint: tuple[str, ...] = ()
    """One-way marks of the documents it was taken from; by them a summary is known not to be a
    copy."""
    formerly: tuple[str, ...] = ()
    """Ids that it had when it was published before."""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet."""

    id: str
    name: str
    homepage: str | None = None
    affiliation: str | None = None
    about: str | None = None
    """Who runs and pays for it, in a sentence or two."""
    evidence: tuple[str, ...] = ()
    """Addresses on which ``affiliation`` and ``about`` rest."""
    aliases: tuple[str, ...] = ()
    """Other names and domains by which ingest knows it."""
    reliability: str = "F"
    reason: str | None = None
    judged: dt.date | None = None
    rights: Rights = Rights(RightsKind.LINK)
    feed: str | None = None
    feeds: tuple[str, ...] = ()
    """More of its feeds, for ingest alone."""
    keep: tuple[Keep, ...] = ()
    formerly: tuple[str, ...] = ()
    """Ids that it had, or of sources that became this one; their addresses lead here."""

    def __hash__(self) -> int:
        return hash(self.id)  # a text keeps its hash; that of all fields would be made each time


NOT_IDENTIFIED = marked("not identified")
UNKNOWN_SOURCE = Source("unknown", marked("Unknown source"), affiliation=NOT_IDENTIFIED)
"""The source of a document that shows no origin or carrier."""
UNNAMED_SOURCES = marked("Sources not named")
"""What readers call all of those together: they are not one source."""


@dataclass(frozen=True, slots=True)
class Pcode:
    """What the humanitarian maps of OCHA call an area that ISO has a code for."""

    code: str
    """ISO 3166."""
    pcode: str


@dataclass(frozen=True, slots=True)
class LocalName:
    """What something is called in a language."""

    language: str
    """As ``ar``."""
    name: str


@dataclass(frozen=True, slots=True)
class Region:
    """A named area of the digest."""

    id: str
    name: str
    """What readers see."""
    codes: frozenset[str]
    """ISO 3166-2 subdivisions, or an ISO 3166-1 country with all of its own."""
    spellings: tuple[str, ...] = ()
    """Other names, in any language."""
    order: int = 0
    """Its place in regions.toml."""
    pcodes: tuple[Pcode, ...] = ()
    """Those of its codes for which the curator gives one."""
    names: tuple[LocalName, ...] = ()
    """Its name in each language that the curator gives one for."""
    keep: tuple[Keep, ...] = ()
    formerly: tuple[str, ...] = ()
    """Ids that it had, or of regions that became this one; their addresses lead here."""

    def __hash__(self) -> int:
        return hash(self.id)  # a text keeps its hash; that of all fields would be made each time

    @property
    def extent(self) -> tuple[int, int]:
        """How big it is: countries, then subdivisions; smaller sorts first."""
        countries = sum("-" not in code for code in self.codes)
        return countries, len(self.codes) - countries

    def contains(self, code: str) -> bool:
        """Whether a code lies in it; a country holds its subdivisions."""
        return code in self.codes or code.partition("-")[0] in self.codes


@dataclass(frozen=True, slots=True)
class EditionNotes:
    """What the curator says of one edition: ``content/editions/<week>.md``."""

    week: Week
    lead: str = ""
    title: str | None = None
    """The week's headline; None where the curator gives none."""
    key_points: tuple[KeyPoint, ...] = ()
    trends: tuple[Trend, ...] = ()
    errata: tuple[Change, ...] = ()
    announced: dt.date | None = None
    """When it was closed and sent; from then on it is in the feeds."""
    stored: bool = False
    """Whether the curator keeps a file for this week."""
    keep: tuple[Keep, ...] = ()
