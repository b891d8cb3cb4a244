"""Which report of the content tree a family already is, and what it adds to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.content.report_file import ReportFile
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Carrier, DateBasis, Report, Status, TextKind, TitleKind
from sitrep.core.rights import CUT
from sitrep.ingest.desk.by_fingerprint import (
    Traits,
    has_words,
    is_of_its_source,
    marks_of,
    speaks_against,
    speaks_for,
    text_of,
)
from sitrep.ingest.desk.compose import carrier_of, source_id
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.differences import Texts
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.families.kinship import is_same
from sitrep.ingest.families.page_version import page_of
from sitrep.ingest.families.sharing import sharing_pairs
from sitrep.ingest.families.slots import About
from sitrep.ingest.find.hosts import page_key
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.ledger.belongings import carrier_hashes, provenances_of


@dataclass(frozen=True, slots=True, eq=False)
class HeldReport:
    """A report of the content tree with what it is recognised by."""

    file: ReportFile
    hashes: frozenset[str]
    bodies: tuple[PackedRuns, ...]
    """Of its text, and of documents known to be its own; none of a curator's summary."""
    pages: frozenset[str] = frozenset()
    """What the addresses of its origin's and its carriers' pages have, however they are written."""
    marks: tuple[str, ...] = ()
    """The fingerprints of its documents, where its own text is not what they say."""
    traits: Traits | None = None
    """What it says of itself beside a text that is not at hand."""

    @classmethod
    def of(cls, file: ReportFile) -> HeldReport:
        """The hashes of its documents and the runs of its text; a summary has none of the source's.

        One whose text is not whole is recognised by its fingerprints too.
        """
        report = file.report
        hashes = frozenset(each.sha256 for each in provenances_of(report) if each.sha256)
        addresses = (report.url, *(carrier.url for carrier in report.carriers))
        pages = frozenset(map(page_key, filter(None, addresses))) - {""}
        bodies = _bodies(report) if report.text is not TextKind.SUMMARY else ()
        marks = marks_of(report)
        return cls(
            file, hashes, bodies, pages, marks, Traits.of(report, _about(report)) if marks else None
        )

    def known_by(self, whole: Report | None) -> HeldReport:
        """The same, recognised by the text of another report too: its own before it was cut."""
        return replace(self, bodies=(*self.bodies, *_bodies(whole)), marks=()) if whole else self

    def without_text(self) -> HeldReport:
        """The same without the words of the report: thousands may be held."""
        return replace(
            self, file=replace(self.file, report=replace(self.file.report, passages=()), lines=())
        )


def _about(report: Report) -> About:
    """What a report says of the page its text is from, as far as that is the origin's own."""
    own = report.source or "" if is_led_by_origin(report) else ""
    day = str(report.date) if report.date and report.date_basis is DateBasis.STATED else ""
    title = report.title if report.title and report.title_kind is not TitleKind.EDITOR else ""
    return About(own, page_key(report.url) if own and report.url else "", day, title)


def near_reports(
    bodies: Sequence[PackedRuns], reports: Sequence[HeldReport]
) -> dict[int, tuple[HeldReport, ...]]:
    """The reports that share words with each body, by its place: those worth comparing."""
    owned = [(held, body) for held in reports for body in held.bodies]
    near: dict[int, list[HeldReport]] = {}
    for one, other in sharing_pairs([*bodies, *(body for _held, body in owned)]):
        if one < len(bodies) <= other:
            near.setdefault(one, []).append(owned[other - len(bodies)][0])
    for at, found in _marked_alike(bodies, reports):
        near.setdefault(at, []).append(found)
    return {at: tuple(dict.fromkeys(found)) for at, found in near.items()}


def _marked_alike(
    bodies: Sequence[PackedRuns], reports: Sequence[HeldReport]
) -> Iterator[tuple[int, HeldReport]]:
    """The reports whose fingerprints know each body, by its place."""
    marked = [held for held in reports if held.marks]
    for at, body in enumerate(bodies if marked else ()):
        paragraphs = body.paragraphs
        yield from ((at, held) for held in marked if has_words(paragraphs, held.marks))


def find_held(
    family: DraftFamily, reports: Iterable[HeldReport], settings: Settings
) -> HeldReport | None:
    """The report that a family's documents were taken into, or whose text they copy."""
    return home_of(family.leader, _like(family, reports, settings), settings)


def find_homes(
    family: DraftFamily, reports: Iterable[HeldReport], settings: Settings
) -> tuple[tuple[HeldReport, DraftFamily], ...]:
    """The reports that a family's copies belong to, each with its copies.

    Where the curator keeps two reports of one text apart, each copy goes to its own.
    """
    found = _like(family, reports, settings)
    homes: dict[str, list[Draft]] = {}
    for copy in family.copies:
        if home := home_of(copy, found, settings):
            homes.setdefault(home.file.file, []).append(copy)
    by_file = {held.file.file: held for held in found}
    return tuple((by_file[file], DraftFamily(tuple(copies))) for file, copies in homes.items())


def home_of(copy: Draft, reports: Sequence[HeldReport], settings: Settings) -> HeldReport | None:
    """Of reports of one text, that with the document, else its page, else the origin it shows."""
    origin = source_id(copy.origin.value, settings) if copy.origin else None
    page = page_of(copy)
    order = {
        held.file.file: (page not in held.pages, *_preference(held.file.report, origin))
        for held in reports
    }
    holding = [held for held in reports if copy.document.sha256 in held.hashes]
    return min(holding or reports, key=lambda held: order[held.file.file], default=None)


def _preference(report: Report, origin: str | None) -> tuple[bool, bool, dt.date, str]:
    """A sort key: not withdrawn, of the same origin, first published, first by id."""
    return (
        report.status is Status.WITHDRAWN,
        origin is None or report.source != origin,
        report.date or report.added or dt.date.max,
        report.id,
    )


def _like(
    family: DraftFamily, reports: Iterable[HeldReport], settings: Settings
) -> tuple[HeldReport, ...]:
    """The reports that hold a document of the family, else all whose text its copies share."""
    hashes = {copy.document.sha256 for copy in family.copies}
    bodies = [BodyRuns.of(copy) for copy in family.copies]
    known = list(reports)
    by_hash = tuple(held for held in known if held.hashes & hashes)
    if by_hash:
        return by_hash
    sure = []
    for held in known:
        is_same = any(_is_same(held, body) for body in bodies)
        if is_same or any(_is_page_of(copy, held) for copy in family.copies):
            sure.append(held)
    return tuple(sure) or tuple(_recognised(family, known, settings))


def _recognised(
    family: DraftFamily, reports: Sequence[HeldReport], settings: Settings
) -> Iterator[HeldReport]:
    """The reports of which a family is known to be copies by fingerprint.

    Of several reports with the same words, issues of a template, nothing but their
    facts tells which one is copied; so of one source's own page beside its report.
    """
    marked = [held for held in reports if _is_marked(held, family)]
    possible = [held for held in marked if not _speaks_against(family, held, settings)]
    for held in possible:
        own = any(
            held.traits and is_of_its_source(copy, held.traits, settings) for copy in family.copies
        )
        sure = any(held.traits and speaks_for(copy, held.traits) for copy in family.copies)
        if sure or not (own or len(marked) > 1):
            yield held


def not_sure_of(family: DraftFamily, reports: Iterable[HeldReport]) -> Iterator[str]:
    """A doubt for each report whose words a family has, though it is taken for another one.

    Fingerprints tell which words.
    """
    for held in reports:
        if _is_marked(held, family):
            name = held.file.report.id
            yield (
                f"text: it has most words of {name}, whose text is not on this machine, and other facts or too few; "
                f"if it is a copy all the same, make it a carrier of {name} with --merge"
            )


def _is_marked(held: HeldReport, family: DraftFamily) -> bool:
    return bool(held.marks) and any(has_words(text_of(copy), held.marks) for copy in family.copies)


def _speaks_against(family: DraftFamily, held: HeldReport, settings: Settings) -> bool:
    return held.traits is not None and any(
        speaks_against(copy, held.traits, settings) for copy in family.copies
    )


def _is_page_of(copy: Draft, held: HeldReport) -> bool:
    """Whether a document is a page that the report was taken from, at the same address.

    An address under which an outlet puts a new text every day is not proof: a text
    of its own that was first published on another day is another report.
    """
    if page_of(copy) not in held.pages:
        return False
    day, report = copy.original.date if copy.original else None, held.file.report
    return day is None or report.date is None or day == report.date


def _is_same(held: HeldReport, body: BodyRuns) -> bool:
    return any(is_same(each.unpacked(), body) for each in held.bodies)


def new_copies(family: DraftFamily, held: HeldReport) -> tuple[Draft, ...]:
    """The family's documents that the report does not hold yet."""
    return tuple(copy for copy in family.copies if copy.document.sha256 not in held.hashes)


def more_carriers(
    copies: Iterable[Draft], held: HeldReport, settings: Settings, taken: dt.date
) -> tuple[Carrier, ...]:
    """The report's carriers with those that new copies show."""
    report = held.file.report
    leader = Texts.of_report(report) if report.text is TextKind.VERBATIM else None
    return (*report.carriers, *(carrier_of(copy, settings, taken, than=leader) for copy in copies))


def is_led_by_origin(report: Report) -> bool:
    """Whether the report was taken from the origin's own page, as far as the report itself shows."""
    if report.provenance is None:
        return True
    if report.provenance.sha256 in carrier_hashes(report):
        return False
    stated = report.title is not None and report.title_kind is not TitleKind.CARRIER
    return stated and report.date is not None and report.source is not None


def is_listed(copy: Draft, report: Report, settings: Settings) -> bool:
    """Whether a copy says what a part of the report says whose document is not known here.

    It is that document then, ingested somewhere else: the ledger stayed there.
    """
    made = carrier_of(copy, settings, dt.date.min)
    return _is_leader(copy, report, settings) or any(
        (each.source, each.date, each.title) == (made.source, made.date, made.title)
        for each in report.carriers
        if each.provenance and each.provenance.sha256 is None
    )


def _is_leader(copy: Draft, report: Report, settings: Settings) -> bool:
    """Whether a verbatim report of an unknown document has this copy's title and text.

    A copy with another publisher is not meant.
    """
    if (
        report.provenance is None
        or report.provenance.sha256
        or report.text is not TextKind.VERBATIM
    ):
        return False
    publisher = source_id(copy.publisher.value, settings) if copy.publisher else report.source
    return publisher == report.source and Texts.of(copy) == Texts.of_report(report)


def _bodies(report: Report) -> tuple[PackedRuns, ...]:
    paragraphs = (text for passage in report.passages for text in plain_paragraphs(passage.text))
    texts = [text for text in paragraphs if text != CUT]
    return (PackedRuns.of(BodyRuns.of_texts(texts, _about(report))),) if texts else ()
