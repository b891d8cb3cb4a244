"""All that a run has taken, filed: families to their reports, and drafts of those that have none."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitrep.core.errors import ContentError, DocumentError
from sitrep.ingest.desk.drafts.drafted import DeskRules, DraftedReport, draft_of, with_id
from sitrep.ingest.desk.drafts.prepared import Packed, PreparedDraft, prepare_drafts
from sitrep.ingest.desk.drafts.writing import WaitingDrafts
from sitrep.ingest.desk.file import file_family, file_new
from sitrep.ingest.desk.filed import Filed, known, known_feed_items
from sitrep.ingest.desk.fingerprints import with_marks
from sitrep.ingest.desk.folder import Tree, open_report, write_report
from sitrep.ingest.desk.match import HeldReport, near_reports, not_sure_of
from sitrep.ingest.desk.naming.following import move_files
from sitrep.ingest.desk.naming.minted import minted_id
from sitrep.ingest.desk.rejected.records import read_rejected
from sitrep.ingest.desk.rejected.turned_away import TurnedAway
from sitrep.ingest.families.body_runs import PackedRuns
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.families.page_version import page_of
from sitrep.ingest.run import Intake, Refused

FEW = 20
"""Documents that are filed one family after the other: starting processes would cost more."""


def file_all(
    tree: Tree, intake: Intake, today: dt.date, *, seen: Collection[str] = ()
) -> Iterator[Filed | Refused | DraftFamily]:
    """File everything; of a few documents, each family is given before what is done with it.

    ``seen`` are hashes of documents that an earlier run has dealt with, whatever became of them.
    """
    holders = {sha256: at for at, held in enumerate(tree.held) for sha256 in held.hashes}
    again = {entry.at: holders[entry.sha256] for entry in intake.entries if entry.sha256 in holders}
    turned_away = TurnedAway.of(read_rejected(tree))
    gone = turned_away.documents(intake)
    past = {entry.at for entry in intake.entries if entry.sha256 in seen} - {*again, *gone}
    yield from _say_known(tree, intake, again)
    yield from turned_away.say(gone)
    if past:
        yield known_feed_items(len(past))
    held = (*_lend_bodies(tree, intake, again), *turned_away.held)
    filing = _Filing(
        tree,
        intake,
        DeskRules(tree.settings, tree.sources, today),
        turned_away,
        near_reports(intake.runs, held),
        _by_page((*tree.held, *turned_away.held)),
        set(tree.ids),
    )
    groups = intake.groups(without={*again, *gone, *past})
    yield from filing.file_few(groups) if len(intake.entries) <= FEW else filing.file_many(groups)
    move_files(tree, filing.renamed)


@dataclass(slots=True)
class _Filing:
    """What is known while the families of a run are filed."""

    tree: Tree
    intake: Intake
    rules: DeskRules
    turned_away: TurnedAway
    near: Mapping[int, tuple[HeldReport, ...]]
    """The reports that share words with a document, by its number."""
    pages: Mapping[str, Sequence[HeldReport]]
    """The reports, rejected ones too, by the addresses of the pages they were taken from."""
    ids: set[str]
    """Those given so far."""
    renamed: dict[str, str] = field(default_factory=dict)
    """The new ids of drafts, by the paths of their files."""

    def file_few(
        self, groups: Iterable[tuple[int, ...]]
    ) -> Iterator[Filed | Refused | DraftFamily]:
        """File families one after the other; each is given before what is done with it."""
        for numbers in groups:
            yield from self._file(numbers)

    def file_many(self, groups: Sequence[tuple[int, ...]]) -> Iterator[Filed | Refused]:
        """File families of which most are new: their drafts are composed on all cores."""
        apart = [numbers for numbers in groups if self.near.keys().isdisjoint(numbers)]
        packed = map(self._packed, apart)
        drafts = prepare_drafts(packed, self.rules, jobs=self.intake.jobs)
        waiting = WaitingDrafts(self.tree)
        composed = set(apart)
        for numbers in groups:
            prepared = next(drafts) if numbers in composed else None
            if prepared is None or any(page in self.pages for page in prepared.pages):
                yield from waiting.write()
                yield from (
                    each for each in self._file(numbers) if not isinstance(each, DraftFamily)
                )
            else:
                yield from waiting.add(prepared.name, self._with_id(prepared, numbers))
        yield from waiting.write()

    def _packed(self, numbers: tuple[int, ...]) -> Packed:
        return tuple(map(self.intake.shelf.packed, numbers))

    def _with_id(self, prepared: PreparedDraft, numbers: tuple[int, ...]) -> DraftedReport:
        """A prepared draft with an id of its own."""
        drafted = prepared.drafted
        if drafted.report.id in self.ids:
            name = minted_id(drafted.report, self.ids)
            drafted = with_id(drafted, name) or draft_of(
                self.intake.family(numbers), self.rules, self.ids
            )
        self.ids.add(drafted.report.id)
        return drafted

    def _file(self, numbers: tuple[int, ...]) -> Iterator[Filed | Refused | DraftFamily]:
        """File one family: with the reports it belongs to, else as a draft."""
        family = self.intake.family(numbers)
        reports = {held.file.file: held for at in numbers for held in self.near.get(at, ())}
        reports |= {
            held.file.file: held
            for copy in family.copies
            for held in self.pages.get(page_of(copy), ())
        }
        settings = self.rules.settings
        if not_wanted := self.turned_away.take_from(reports, family, settings):
            yield not_wanted
            return
        yield family
        try:
            filed = tuple(file_family(self.tree, family, reports.values(), self.rules.today))
            self.renamed |= {each.path: each.renamed for each in filed if each.renamed}
            self.ids.update(self.renamed.values())
            yield from filed
            if not filed:
                doubted = _with_doubts(family, reports.values())
                yield from tuple(file_new(self.tree, doubted, self.ids, self.rules))
        except (DocumentError, ContentError) as error:
            yield Refused(family.leader.document.name, str(error))


def _with_doubts(family: DraftFamily, near: Iterable[HeldReport]) -> DraftFamily:
    """A family that is a report of its own, with a doubt for each report it may be a copy of."""
    leader, doubts = family.leader, tuple(not_sure_of(family, near))
    return (
        DraftFamily((replace(leader, doubts=(*doubts, *leader.doubts)), *family.copies[1:]))
        if doubts
        else family
    )


def _by_page(reports: Iterable[HeldReport]) -> dict[str, list[HeldReport]]:
    """The reports by the addresses of the pages they were taken from."""
    found: dict[str, list[HeldReport]] = {}
    for held in reports:
        for page in held.pages:
            found.setdefault(page, []).append(held)
    return found


def _say_known(tree: Tree, intake: Intake, again: Mapping[int, int]) -> Iterator[Filed]:
    """A line for each report that holds documents named again.

    One that lost its fingerprint gets it back.
    """
    for at, number in Counter(again.values()).items():
        held = tree.held[at].file
        if held.report.fingerprint:
            yield known(held.file, number)
        else:
            _file, text = open_report(tree, held.file)
            copies = [intake.draft(document) for document, holder in again.items() if holder == at]
            write_report(tree, held.file, with_marks(text, held.file, copies))
            yield known(held.file, number, written="it lacked its fingerprint, which is written")


def _lend_bodies(tree: Tree, intake: Intake, again: Mapping[int, int]) -> tuple[HeldReport, ...]:
    """The reports, each also known by the texts of its documents that are named again.

    Its own text may be a summary.
    """
    lent: dict[int, list[PackedRuns]] = {}
    for at, holder in again.items():
        lent.setdefault(holder, []).append(intake.runs[at])
    return tuple(
        replace(held, bodies=(*held.bodies, *lent.get(at, ()))) for at, held in enumerate(tree.held)
    )
