"""What to look at in editions: weeks that rest on one source, key points that rest on too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sitrep.content.edition_file import EditionFile
from sitrep.content.report_file import ReportFile
from sitrep.core.errors import Fault
from sitrep.core.figures import Figure
from sitrep.core.figures.unlisted import unfounded_numbers
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Passage, TextKind
from sitrep.core.weeks import Week
from sitrep.files.cache.remember import Remember, remember_nothing
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.key_points import ShownKeyPoint
from sitrep.site.lint.finding import LintFinding, Topic


def single_roots(
    editions: Iterable[Edition], files: Mapping[Week, EditionFile]
) -> Iterator[LintFinding]:
    """Weeks with fewer than two independent sources."""
    for edition in editions:
        behind = edition.independence
        if behind.independent > 1 or not edition.families:
            continue
        what = (
            f"rests on {behind.only.name} alone" if behind.only else "rests on nobody who is named"
        )
        remedy = "Look for reports of others, or say so in the week's lead"
        yield LintFinding(
            Topic.SINGLE_ROOT,
            _Place(edition.week, files.get(edition.week)).fault(
                "", f"{edition.week} {what}", remedy
            ),
        )


def baseless_points(
    editions: Iterable[Edition], files: Mapping[Week, EditionFile]
) -> Iterator[LintFinding]:
    """Key points behind which there is no named source."""
    for edition in editions:
        for at, point in enumerate(edition.key_points, 1):
            if not point.basis.independence.roots:
                problem = "rests on nobody who is named"
                remedy = "Name accounts that go back to a named source in rests_on, or take it out"
                where = f"key_points[{at}]"
                yield LintFinding(
                    Topic.BASELESS_POINT,
                    _Place(edition.week, files.get(edition.week)).fault(where, problem, remedy),
                )


def unfounded_points(
    editions: Iterable[Edition],
    files: Mapping[Week, EditionFile],
    reports: Iterable[ReportFile],
    language: str,
) -> Iterator[LintFinding]:
    """Key points with a number that no text and no figure behind them has."""
    kept = {file.report.id: file for file in reports}
    for edition in editions:
        for at, point in enumerate(edition.key_points, 1):
            for number in _unfounded(point, kept, language):
                problem = f"says {number}, which is in nothing that it rests on"
                remedy = "Write the number as its accounts have it, or name the account that has it"
                where = f"key_points[{at}]"
                yield LintFinding(
                    Topic.UNFOUNDED_NUMBER,
                    _Place(edition.week, files.get(edition.week)).fault(where, problem, remedy),
                )


def number_warnings(
    editions: Iterable[Edition],
    reports: Iterable[ReportFile],
    language: str,
    remember: Remember = remember_nothing,
) -> Iterator[str]:
    """A line for each such number, for the end of a build; ``remember`` knows earlier builds'."""
    kept = {file.report.id: file for file in reports}
    for edition in editions:
        points = edition.key_points
        found = (filed.family.report.id for point in points for filed in point.basis.everything)
        files = tuple(kept[name] for name in dict.fromkeys(found) if name in kept)
        make = partial(_warnings, edition, files, language)
        yield from remember(str(edition.week), (points, files, language), make)


def _warnings(edition: Edition, files: Iterable[ReportFile], language: str) -> tuple[str, ...]:
    findings = unfounded_points((edition,), {}, files, language)
    faults = (finding.fault for finding in findings)
    return tuple(
        f"{fault.file}: {fault.key} {fault.problem}; ./dev lint says more." for fault in faults
    )


def _unfounded(
    point: ShownKeyPoint, kept: Mapping[str, ReportFile], language: str
) -> tuple[str, ...]:
    texts: list[tuple[str, str | None]] = []
    figures: list[Figure] = []
    for filed in point.basis.everything:
        file = kept.get(filed.family.report.id)
        if file is None or filed.shown.number > len(file.report.passages):
            continue
        passage = file.report.passages[filed.shown.number - 1]
        own = None if file.report.text is TextKind.SUMMARY else file.report.lang
        texts += [(text, own) for text in (_plain(passage), passage.title) if text]
        figures += passage.figures
    # An event's own agreed statements are the curator's too: they found nothing.
    return unfounded_numbers(point.text, texts, figures, language)


def _plain(passage: Passage) -> str:
    return "\n".join(plain_paragraphs(passage.text))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a week's notes stand, or would stand."""

    week: Week
    file: EditionFile | None

    def fault(self, key: str, problem: str, remedy: str) -> Fault:
        if self.file is not None:
            return self.file.fault(key, problem, remedy)
        return Fault(f"content/editions/{self.week}.md", 1, key, problem, remedy)
