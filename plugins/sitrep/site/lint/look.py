"""Everything that a curator should look at, in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitrep.content.edition_file import EditionFile
from sitrep.content.tree import Content
from sitrep.core.errors import printable
from sitrep.core.text import count
from sitrep.core.weeks import Week
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.lint.events import event_findings
from sitrep.site.lint.finding import LintFinding, Topic
from sitrep.site.lint.reports import report_findings, source_findings
from sitrep.site.lint.weeks import baseless_points, single_roots, unfounded_points


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at, and where it stands."""

    content: Content
    catalogue: Catalogue
    editions: Mapping[Week, EditionFile]
    sources: str
    """The text of sources.toml."""
    sources_name: str
    language: str


def look(subject: Subject) -> tuple[LintFinding, ...]:
    """All findings, by topic, file and line."""
    topics = list(Topic)
    return tuple(
        sorted(set(_found(subject)), key=lambda each: (topics.index(each.topic), each.place))
    )


def _found(subject: Subject) -> Iterator[LintFinding]:
    content, catalogue = subject.content, subject.catalogue
    yield from single_roots(catalogue.editions, subject.editions)
    yield from baseless_points(catalogue.editions, subject.editions)
    yield from unfounded_points(
        catalogue.editions, subject.editions, content.reports, subject.language
    )
    yield from event_findings(content.events, catalogue.events)
    yield from report_findings(catalogue.families, content.reports, content.sources)
    yield from source_findings(
        catalogue.families, content.sources, subject.sources, subject.sources_name
    )


def finding_lines(findings: Sequence[LintFinding]) -> Iterator[str]:
    """The findings for a terminal, each topic under its heading."""
    for topic, group in groupby(findings, key=lambda each: each.topic):
        yield f"{topic.value}:"
        yield from _lines(group)
        yield ""
    if findings:
        yield f"{count(len(findings), 'thing')} to look at."
    else:
        yield "Nothing to look at."


def _lines(findings: Iterable[LintFinding]) -> Iterator[str]:
    for finding in findings:
        yield printable(f"  {finding.fault}")
