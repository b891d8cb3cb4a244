"""Documents of a run that belong to drafts which were rejected: by hash, page or text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.ingest.desk.filed import Filed, rejected
from sitrep.ingest.desk.match import HeldReport, find_homes
from sitrep.ingest.desk.rejected.records import RejectedDraft
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.families.page_version import page_of
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.run import Intake


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The rejected drafts, and what they are recognised by, in the same order."""

    drafts: tuple[RejectedDraft, ...]
    held: tuple[HeldReport, ...]

    @classmethod
    def of(cls, drafts: Iterable[RejectedDraft]) -> TurnedAway:
        """Those of the drafts that can still be read."""
        known = [(draft, held) for draft in drafts if (held := draft.held)]
        return cls(tuple(draft for draft, _held in known), tuple(held for _draft, held in known))

    def documents(self, intake: Intake) -> Mapping[int, RejectedDraft]:
        """The documents of a run that a rejected draft was made of, by their numbers."""
        found: dict[str, RejectedDraft] = {}
        for draft, held in zip(self.drafts, self.held, strict=True):
            found |= dict.fromkeys(held.hashes, draft)
        return {entry.at: found[entry.sha256] for entry in intake.entries if entry.sha256 in found}

    def say(self, gone: Mapping[int, RejectedDraft]) -> Iterator[Filed]:
        """A line for each rejected draft whose documents came again."""
        for told, number in Counter(draft.told for draft in gone.values()).items():
            yield rejected(told, number)

    def take_from(
        self, reports: dict[str, HeldReport], family: DraftFamily, settings: Settings
    ) -> Filed | None:
        """What is said of a family that copies a rejected draft and belongs to no report.

        Takes the rejected drafts out of ``reports``, which are near the family.
        """
        pages = {page_of(copy) for copy in family.copies} - {""}
        own = {held.file.file: held for held in self.held}
        near = [held for file, held in own.items() if file in reports or held.pages & pages]
        for file in own:
            reports.pop(file, None)
        if not near or find_homes(family, reports.values(), settings):
            return None
        homes = find_homes(family, near, settings)
        if not homes:
            return None
        told = {held.file.file: draft for draft, held in zip(self.drafts, self.held, strict=True)}
        return rejected(told[homes[0][0].file.file].told, len(family.copies))
