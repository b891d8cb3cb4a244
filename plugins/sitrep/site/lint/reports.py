"""What to look at in reports and sources: grades, links, figures, and whom they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.content.report_file import ReportFile, passage_key
from sitrep.core.errors import Fault
from sitrep.core.figures.unlisted import unlisted_counts
from sitrep.core.leaning.leaning import not_said
from sitrep.core.leaning.names import SourceNames
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import UNKNOWN_SOURCE, Source, TextKind
from sitrep.site.catalogue.family import Family
from sitrep.site.lint.finding import LintFinding, Topic, line_of_table

SHOWN = 80
"""Characters of a text that are shown."""


def report_findings(
    families: Iterable[Family], files: Iterable[ReportFile], sources: Iterable[Source]
) -> Iterator[LintFinding]:
    """What is to be said of each published report."""
    kept = {file.report.id: file for file in files}
    names = SourceNames(sources)
    for family in families:
        file = kept.get(family.report.id)
        if file is not None:
            yield from _ungraded(family, file)
            yield from _no_link(file)
            yield from _unlisted(file)
            yield from _unsaid(file, names)


def source_findings(
    families: Iterable[Family], sources: Iterable[Source], toml: str, name: str
) -> Iterator[LintFinding]:
    """Sources that something rests on and nobody judged; ``toml`` is the text of their file."""
    behind = {
        source.id
        for family in families
        for passage in family.passages
        for source in passage.speakers
    }
    for source in sources:
        # An F with a reason is a judgement too: that it cannot be judged.
        is_judged = source.reliability != UNKNOWN_SOURCE.reliability or source.reason
        if source.id in behind and not is_judged:
            problem = f"{source.id} has no reliability, and something published rests on its word"
            remedy = "Give it reliability with a reason: A to E, or F if it cannot be judged"
            line = line_of_table(source.id, toml)
            yield LintFinding(Topic.UNGRADED, Fault(name, line, "reliability", problem, remedy))


def _ungraded(family: Family, file: ReportFile) -> Iterator[LintFinding]:
    for passage in family.passages:
        own = file.report.passages[passage.number - 1].credibility or file.report.credibility
        if own is None:
            problem = "has no credibility"
            remedy = "Write credibility: 1 to 6 in the front matter, or credibility= on the line"
            fault = file.fault(passage_key(passage.number), problem, remedy)
            yield LintFinding(Topic.UNGRADED, fault)


def _no_link(file: ReportFile) -> Iterator[LintFinding]:
    report = file.report
    if report.url or report.archived or any(carrier.url for carrier in report.carriers):
        return
    remedy = "Give url:, an archived: copy, or the url of a carrier, so that readers can look it up"
    yield LintFinding(Topic.NO_LINK, file.fault("url", "has no link out", remedy))


def _unlisted(file: ReportFile) -> Iterator[LintFinding]:
    language = None if file.report.text is TextKind.SUMMARY else file.report.lang
    for number, passage in enumerate(file.report.passages, 1):
        text = "\n".join(plain_paragraphs(passage.text))
        for count in unlisted_counts(text, passage.figures, language):
            values = " or ".join(map(str, count.values)) or "somebody"
            problem = f"says {values} {count.kind}, which its line has not: “{_short(count.words)}”"
            remedy = f"Write {count.kind}= on its line, if it is a figure of what the passage tells"
            yield LintFinding(
                Topic.UNLISTED_FIGURE, file.fault(passage_key(number), problem, remedy)
            )


def _unsaid(file: ReportFile, names: SourceNames) -> Iterator[LintFinding]:
    for number, passage in enumerate(file.report.passages, 1):
        for leaning in not_said(file.report, passage, names):
            problem = f"seems to rest on {leaning.source}: “{_short(leaning.words)}”"
            remedy = f"Write from={leaning.source} on its line, where it is so"
            yield LintFinding(Topic.UNSAID_ROOT, file.fault(passage_key(number), problem, remedy))


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rpartition(' ')[0]} …"
