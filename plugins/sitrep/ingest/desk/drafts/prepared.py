"""Drafts composed on all cores, ahead of being written.

The first process has but to give them ids that differ and write them, in order.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from sitrep.core.errors import SitrepError
from sitrep.ingest.desk.drafts.drafted import DeskRules, DraftedReport, draft_of
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.family import DraftFamily, settle_family
from sitrep.ingest.families.page_version import page_of, part_versions
from sitrep.ingest.workers import Stopped, work_on

Packed = tuple[bytes, ...]
"""The documents of a family, pickled."""


@dataclass(frozen=True, slots=True)
class PreparedDraft:
    """The draft of a family if it is a report of its own."""

    name: str
    """Of the document that leads."""
    drafted: DraftedReport
    """With an id as if no other were given."""
    pages: frozenset[str]
    """What the addresses of its copies' pages have in common; a report that has one is near it."""


def prepare_drafts(
    families: Iterable[Packed], rules: DeskRules, *, jobs: int
) -> Iterator[PreparedDraft | None]:
    """The draft of each family, in their order.

    None where another process cannot make it, or something is to be done beyond writing a draft:
    that is the first process's work.
    """
    for result in work_on(families, partial(prepared_draft, rules=rules), jobs=jobs):
        yield None if isinstance(result, Stopped) else result


def prepared_draft(packed: Packed, rules: DeskRules) -> PreparedDraft | None:
    """The draft of one family; None where it cannot be made, or pages in it have two versions."""
    family = settle_family(_unpacked(packed))
    parted = part_versions(family.copies)
    if parted.later:
        return None
    try:
        drafted = draft_of(DraftFamily(parted.firsts), rules, ids=())
    except SitrepError:
        return None
    name = family.leader.document.name
    return PreparedDraft(name, drafted, frozenset(map(page_of, family.copies)) - {""})


def _unpacked(packed: Packed) -> Iterator[Draft]:
    for each in packed:
        draft: Draft = pickle.loads(each)
        yield draft
