"""How well review proposes what belongs together, by what a content folder says of it.

All event= and from= of the folder are hidden, the proposals of ./dev review are made, and
compared with what was hidden:

- events: of the pairs of passages of different reports in one proposal, how many tell of
  one event (precision), and of the pairs that do, how many are proposed (recall); once with the files of the
  events standing, which say what each is about, once without them;
- roots: of the named sources besides its own on which a passage is proposed to rest, how
  many it rests on, and of those on which it does, how many are proposed; the same for whether it rests on
  somebody who is not named.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from common import parser_for

from sitrep.content.folder import read_files
from sitrep.content.tree import Content, read_content
from sitrep.core.events import UNNAMED, Reference
from sitrep.core.model import Passage, Report
from sitrep.geo.codes import iso_codes
from sitrep.ingest.desk.events.belonging import find_belonging
from sitrep.ingest.knowledge.bank import load_settings

PRECISION, RECALL = 0.8, 0.7
"""What proposals of events must reach, with and without the files of the events."""

Pair = tuple[Reference, Reference]


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument("content", metavar="CONTENT", type=Path, help="a content folder")
    folder = parser.parse_args().content
    content, _faults = read_content(list(read_files(folder, [])), codes=iso_codes())
    passages = {
        Reference(file.report.id, number): passage
        for file in content.reports
        for number, passage in enumerate(file.report.passages, 1)
    }
    true = joined_pairs(passages)
    print(f"{len(passages)} passages; {len(true)} pairs of different reports tell of one event")
    with_files = show("events, their files standing", proposed_pairs(hidden(content)), true)
    bare = replace(hidden(content), events=())
    without = show("events, from nothing", proposed_pairs(bare), true)
    compare_roots(content, passages)
    reached = (each[0] >= PRECISION and each[1] >= RECALL for each in (with_files, without))
    return 0 if all(reached) else 1


def hidden(content: Content) -> Content:
    """The content without event=, from= and cites, as if nobody had judged it yet."""
    files = []
    for file in content.reports:
        passages = tuple(replace(each, events=(), rests_on=()) for each in file.report.passages)
        files.append(replace(file, report=replace(file.report, passages=passages, cites=())))
    return replace(content, reports=tuple(files))


def proposed_pairs(content: Content) -> set[Pair]:
    """The pairs of passages of different reports that one proposal has."""
    settings = load_settings(content.sources, content.regions.rows)
    belonging = find_belonging(content, settings.gazetteer)
    return {pair for each in belonging.events for pair in pairs_of(each.passages)}


def joined_pairs(passages: dict[Reference, Passage]) -> set[Pair]:
    """The pairs that the content's own event= says tell of one event."""
    together: dict[str, list[Reference]] = {}
    for reference, passage in passages.items():
        for event in passage.events:
            together.setdefault(event, []).append(reference)
    return {pair for each in together.values() for pair in pairs_of(each)}


def pairs_of(references: Iterable[Reference]) -> Iterator[Pair]:
    """The pairs of different reports."""
    for one, other in combinations(sorted(references), 2):
        if one.id != other.id:
            yield one, other


def compare_roots(content: Content, passages: dict[Reference, Passage]) -> None:
    """Show how well the sources behind passages are found."""
    settings = load_settings(content.sources, content.regions.rows)
    bare = hidden(content)
    found: set[tuple[Reference, str]] = set()
    for proposal in find_belonging(bare, settings.gazetteer).roots:
        found.update((proposal.passage, name) for name in proposal.rests_on)
    reports = {file.report.id: file.report for file in content.reports}
    true = {
        (reference, name)
        for reference, passage in passages.items()
        for name in passage.rests_on or reports[reference.id].cites
    }
    show("roots that are named", named(found, reports), named(true, reports))
    show(
        "roots that are not named",
        {pair for pair in found if pair[1] == UNNAMED},
        {pair for pair in true if pair[1] == UNNAMED},
    )


def named(
    pairs: Iterable[tuple[Reference, str]], reports: dict[str, Report]
) -> set[tuple[Reference, str]]:
    """Those that name somebody else."""
    return {
        (reference, name)
        for reference, name in pairs
        if name not in {UNNAMED, reports[reference.id].source}
    }


def show(what: str, found: Collection[object], true: Collection[object]) -> tuple[float, float]:
    """Print precision and recall, and return them."""
    right = len(set(found) & set(true))
    precision = right / len(found) if found else 1.0
    recall = right / len(true) if true else 1.0
    print(
        f"{what}: precision {precision:.2f}, recall {recall:.2f} "
        f"({len(found)} proposed, {right} of them right, {len(true)} to be found)"
    )
    return precision, recall


if __name__ == "__main__":
    sys.exit(main())
