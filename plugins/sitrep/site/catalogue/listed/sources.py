"""What stands on the page of a source: what it published, what it carried, what goes back to it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from sitrep.core.accounts import Standing
from sitrep.core.language import Language
from sitrep.core.model import UNKNOWN_SOURCE, UNNAMED_SOURCES, Source
from sitrep.site.catalogue.edition import Edition
from sitrep.site.catalogue.family import Family, newest_first
from sitrep.site.catalogue.filed import FiledPassage, passages_of


class SourcePart(StrEnum):
    """What a source has to do with a report on its page."""

    PUBLISHED = "published"
    """It published the report first."""
    SPOKE = "spoke"
    """A passage of somebody else's report goes back to it."""
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line on a source's page."""

    part: SourcePart
    family: Family
    passage: FiledPassage | None = None
    """The passage that goes back to it."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What a source published first, what it carried and what goes back to it, newest first."""

    source: Source
    originated: tuple[Family, ...]
    carried: tuple[Family, ...]
    accounts: tuple[FiledPassage, ...] = ()
    """The passages of which it is a root, whoever published them."""
    alone: int = 0
    """In how many regions of editions it was the only independent root."""
    touched: dt.date | None = None
    """When it was last changed itself, or a report that it published, carried or spoke in then."""

    @property
    def updated(self) -> dt.date | None:
        """When it or anything on its page was published or last changed."""
        reports = (line.family.updated for line in self.lines)
        return max(filter(None, (self.touched, *reports)), default=None)

    @property
    def is_unknown(self) -> bool:
        """Whether it lists what comes from sources that are not named: those are not one source."""
        return self.source.id == UNKNOWN_SOURCE.id

    @property
    def echoes(self) -> int:
        """How many of the accounts that go back to it add nothing to others of their event."""
        return sum(each.shown.standing is Standing.ECHO for each in self.accounts)

    @property
    def told_by_others(self) -> tuple[FiledPassage, ...]:
        """The accounts that go back to it in what others published."""
        return tuple(each for each in self.accounts if each.family.origin.id != self.source.id)

    @property
    def only_speaks(self) -> bool:
        """Whether it is known here by its statements alone, which others report."""
        return bool(self.accounts) and not self.originated and not self.carried

    @property
    def lines(self) -> tuple[SourceLine, ...]:
        """All of it, newest first."""
        lines = [SourceLine(SourcePart.PUBLISHED, family) for family in self.originated]
        lines += (SourceLine(SourcePart.CARRIED, family) for family in self.carried)
        lines += (SourceLine(SourcePart.SPOKE, each.family, each) for each in self.told_by_others)
        return tuple(sorted(lines, key=lambda line: newest_first(line.family)))


def source_pages(
    families: Iterable[Family], known: Iterable[Source], editions: Iterable[Edition]
) -> tuple[SourcePage, ...]:
    """A page for every source that is known or that something names, tombstones included."""
    sources = {source.id: source for source in known}
    originated: dict[str, list[Family]] = defaultdict(list)
    carried: dict[str, list[Family]] = defaultdict(list)
    rooted: dict[str, list[FiledPassage]] = defaultdict(list)
    for family in families:
        sources.setdefault(family.origin.id, family.origin)
        if family.is_withdrawn:
            continue
        originated[family.origin.id].append(family)
        for passage in passages_of((family,)):
            for speaker in passage.shown.speakers:
                sources.setdefault(speaker.id, speaker)
                rooted[speaker.id].append(passage)
            if passage.shown.roots.unnamed:
                # Their page lists them, though no report may be by one of them.
                sources.setdefault(UNKNOWN_SOURCE.id, UNKNOWN_SOURCE)
                rooted[UNKNOWN_SOURCE.id].append(passage)
        for source in {
            carriage.source.id: carriage.source for carriage in family.carriages
        }.values():
            sources.setdefault(source.id, source)
            carried[source.id].append(family)
    alone = Counter(
        part.independence.only.id
        for each in editions
        for part in each.sections
        if part.independence.only
    )
    pages = (
        SourcePage(
            source,
            originated=tuple(originated[name]),
            carried=tuple(carried[name]),
            accounts=tuple(rooted[name]),
            alone=alone[name],
        )
        for name, source in sources.items()
    )
    return tuple(
        sorted(
            pages, key=lambda page: (page.is_unknown, page.source.name.casefold(), page.source.id)
        )
    )


def as_listed(page: SourcePage, language: Language) -> SourcePage:
    """The page; that of sources which are not named is called what it lists."""
    if not page.is_unknown:
        return page
    return replace(
        page, source=replace(page.source, name=language.say(UNNAMED_SOURCES), affiliation=None)
    )
