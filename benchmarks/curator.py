"""How many keys a curator has to press or write for each draft before it is published.

Labelled documents are ingested as a curator ingests them, copies together. For each report that
comes of them, its keys are compared with what the labels say:

  guesses    one key that accepts what `./dev review --ask` offers for all that the draft lacks, where
             each guess offered is right: what a label says, else what the draft itself shows
  title      the headline that some copy shows: title and title_kind where another one stands there,
             one key where none does and none of the guesses is right
  date       the same of date, date_basis: when the origin published it
  source     whose report it is; unknown where nothing shows it
  carriers   the publisher and the date of each copy that is not the origin's
  regions    a key for each passage whose regions are not those of its paragraphs
  text       one key where a block is kept that is none of the report's, or one is left out that is
  split      one key for each copy that became a report of its own, or was taken for one it is not

A key that is written is counted once, however long its value. For comparison the mean is printed
too as it is without what is offered, each key of the front matter filled in by hand in the file.

`status: published` and rows of sources.toml (./dev new source) are not counted.

    .venv/bin/python benchmarks/curator.py DIR...
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from labelled import SETTINGS, LabelledDocument, documents, labels, words

from sitrep.core.model import UNKNOWN_SOURCE, Report
from sitrep.ingest.desk.asking.guesses import Guess, Lacking, guesses_at
from sitrep.ingest.desk.compose import compose_report, doubts_of, source_id
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.family import DraftFamily, group_bodies, settle_family

DAY = dt.date(2026, 1, 1)
"""The day of ingest; no label rests on it."""
ENOUGH = 0.3
"""Share of a block that lies in a labelled paragraph, from which it is that paragraph's."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document cleaned, its label, and its labelled text."""

    draft: Draft
    gold: dict[str, object]
    document: LabelledDocument

    def text(self, key: str) -> str | None:
        """A label that is a text; None where the document does not show it."""
        value = self.gold.get(key)
        return str(value) if value else None

    def names(self, key: str) -> frozenset[str]:
        """The ids under which an outlet of the label may stand in sources.toml."""
        short = {"original_publisher": "origin"}.get(key, key)
        if not self.gold.get(key) or not self.gold.get(f"{short}_shown", True):
            return frozenset()
        aliases = self.gold.get(f"{short}_aliases", [])
        assert isinstance(aliases, list)
        names = [re.sub(r"\s*\(.*?\)", "", str(self.gold[key])), *map(str, aliases)]
        return frozenset(source_id(name, SETTINGS) for name in names)


def main() -> int:
    """Print a row for each report and the mean; 1 where that is above --most."""
    options = _options()
    labelled = [each for folder in options.folders for each in _labelled(folder)]
    families = _families([each.draft for each in labelled])
    by_hash = {each.draft.document.sha256: each for each in labelled}
    total: Counter[str] = Counter()
    by_file = 0
    for family in families:
        copies = [by_hash[copy.document.sha256] for copy in family.copies]
        found = Counter(_work(family, copies, is_asked=True))
        by_file += len(tuple(_work(family, copies, is_asked=False)))
        total += found
        names = ", ".join(copy.draft.document.name for copy in copies)
        shown = ", ".join(f"{key} {number}" for key, number in found.items()) or "nothing"
        print(f"{sum(found.values()):3}  {names}: {shown}")
    split = _misgrouped(families, by_hash)
    if split:
        total["split"] = split
    edited = (by_file + split) / max(1, len(families))
    print(f"{edited:.2f} keys for each where she edits the files")
    mean = sum(total.values()) / max(1, len(families))
    print(f"{mean:.2f} keys by hand for each of {len(families)} reports: {dict(total)}")
    return int(options.most is not None and mean > options.most)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, help="folders of NAME.txt and NAME.json")
    parser.add_argument("--most", type=float, help="fail above so many keys a report")
    return parser.parse_args()


def _labelled(folder: Path) -> Iterator[Labelled]:
    for each in documents(folder):
        path = (folder / each.name).with_suffix(".json")
        path = path if path.exists() else folder / "gold" / path.name
        gold = json.loads(path.read_text("utf-8"))
        draft = each.draft()
        if draft is not None:
            yield Labelled(draft, gold.get("gold", gold), each)


def _families(drafts: Sequence[Draft]) -> list[DraftFamily]:
    groups = group_bodies([PackedRuns.of(BodyRuns.of(draft)) for draft in drafts])
    return [settle_family(drafts[at] for at in group) for group in groups]


def _work(family: DraftFamily, copies: Sequence[Labelled], *, is_asked: bool) -> Iterator[str]:
    """The keys to press, fill in or correct, one by one.

    ``is_asked`` where the curator accepts and writes what `./dev review --ask` asks for; else she
    edits the file.
    """
    report = compose_report(family, SETTINGS, taken=DAY, ids=())
    leader = copies[0]
    notes = doubts_of(family, report)
    guesses = guesses_at(report, notes) if is_asked else {}
    due = _due_values(copies)
    yield from _facts(report, guesses, due, is_asked=is_asked)
    yield from _carriers(report, copies, due[Lacking.SOURCE])
    yield from _regions(leader)
    verdicts = zip(leader.draft.blocks, labels(leader.draft.blocks, leader.document), strict=True)
    if any(is_text is not None and block.is_body != is_text for block, is_text in verdicts):
        yield "text"


def _due_values(copies: Sequence[Labelled]) -> dict[Lacking, frozenset[str]]:
    """What each key may be by the labels; empty where no copy shows it."""
    titles = frozenset(_plain(title) for copy in copies if (title := copy.text("title")))
    dates = frozenset(date for copy in copies if (date := copy.text("original_date")))
    origins = frozenset[str]().union(*(copy.names("original_publisher") for copy in copies))
    return {Lacking.TITLE: titles, Lacking.DATE: dates, Lacking.SOURCE: origins}


def _facts(
    report: Report,
    guesses: Mapping[Lacking, Sequence[Guess]],
    due: Mapping[Lacking, frozenset[str]],
    *,
    is_asked: bool,
) -> Iterator[str]:
    """The keys for title, date and source: one for all guesses that are right together."""
    values = {
        Lacking.TITLE: report.title,
        Lacking.DATE: str(report.date) if report.date else None,
        Lacking.SOURCE: report.source,
    }
    accepted = False
    for key, value in values.items():
        offered = next(iter(guesses.get(key, ())), None)
        if value is None and offered and _is_right(offered.value, key, due[key]):
            accepted = True
        elif value is None or not due[key] or not _is_right(value, key, due[key]):
            is_pair = key is not Lacking.SOURCE and not (is_asked and value is None)
            yield from (key, key) if is_pair else (key,)
    if accepted:
        yield "guesses"


def _is_right(value: str, key: Lacking, due: frozenset[str]) -> bool:
    """Whether a value is what some label says; where none says anything, it is as good as any."""
    return not due or (_plain(value) if key is Lacking.TITLE else value) in due


def _carriers(report: Report, copies: Sequence[Labelled], origins: frozenset[str]) -> Iterator[str]:
    """A key for each publisher or date of a carrier that is missing or wrong."""
    left = list(report.carriers)
    for copy in copies:
        publishers = copy.names("publisher")
        if not publishers or publishers & origins:
            continue
        row = next((each for each in left if each.source in publishers), None)
        if row is None:
            yield "carriers"
            continue
        left.remove(row)
        if str(row.date or "") != (copy.text("publication_date") or ""):
            yield "carriers"
    yield from ("carriers" for row in left if row.source != UNKNOWN_SOURCE.id)


def _regions(leader: Labelled) -> Iterator[str]:
    """A key for each passage whose regions are not those of its paragraphs."""
    for regions, blocks in groupby(leader.draft.body, key=lambda block: frozenset(block.regions)):
        due = frozenset[str]().union(*(_due(block, leader) for block in blocks))
        if regions != due:
            yield "regions"


def _due(block: Block, leader: Labelled) -> frozenset[str]:
    """The regions of the labelled paragraphs in which a block lies."""
    paragraphs = leader.gold.get("paragraphs", [])
    assert isinstance(paragraphs, list)
    found: set[str] = set()
    for paragraph in paragraphs:
        shared = min(block.end, paragraph["end"]) - max(block.start, paragraph["start"])
        if shared > ENOUGH * (block.end - block.start):
            found.update(paragraph["regions"])
    return frozenset(found)


def _misgrouped(families: Sequence[DraftFamily], by_hash: Mapping[str, Labelled]) -> int:
    """Copies that became reports of their own, or were taken for copies of another report."""
    reports: dict[str, int] = {}
    wrong = 0
    for number, family in enumerate(families):
        groups: set[str] = set()
        for copy in family.copies:
            each = by_hash[copy.document.sha256]
            group = each.text("duplicate_group") or copy.document.name
            groups.add(group)
            wrong += reports.setdefault(group, number) != number
        wrong += len(groups) - 1
    return wrong


def _plain(title: str) -> str:
    return " ".join(words(title))


if __name__ == "__main__":
    sys.exit(main())
