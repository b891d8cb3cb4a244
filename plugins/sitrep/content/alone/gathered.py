"""What each file of the folder says, gathered for the checks that look at several of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from sitrep.content.alone.ahead import ReadAhead
from sitrep.content.alone.files import ReadReport
from sitrep.content.alone.search import Searching, ToSearch
from sitrep.content.checks.by_itself import CheckedReport
from sitrep.content.checks.links import CheckedLinks
from sitrep.content.checks.private import Published
from sitrep.content.digest_file import Digest
from sitrep.content.edition_file import EditionFile
from sitrep.content.event_file import EventFile
from sitrep.content.page_file import SitePage
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.model import Source
from sitrep.core.record import Record
from sitrep.core.regions import Regions
from sitrep.files.cache.remember import Remember


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A report that is not published, and the faults of reading it."""

    checked: CheckedReport
    faults: tuple[Fault, ...]


class ReadFiles:
    """What each file of the folder says, taken by itself; reading.py fills it."""

    def __init__(
        self, root: str, codes: frozenset[str], paths: Collection[str], remember: Remember
    ) -> None:
        """Nothing is read yet.

        ``root`` is how messages name the folder, ``paths`` are those of all its files.
        """
        self.root, self.codes, self.paths, self.remember = root, codes, paths, remember
        self.searching = Searching(remember)
        self.ahead: Mapping[str, ReadReport] = {}
        """Reports that were read before they are asked for, by path."""
        self.faults: list[Fault] = []
        self.sources: tuple[Source, ...] | None = None
        """None where sources.toml is missing or cannot be read, which is fault enough."""
        self.regions: Regions | None = None
        """The same of regions.toml."""
        self.reports: list[CheckedReport] = []
        """Published and withdrawn ones."""
        self.drafts: list[ReadDraft] = []
        self.editions: list[EditionFile] = []
        self.events: list[EventFile] = []
        self.pages: list[SitePage] = []
        self.actors: tuple[Actor, ...] = ()
        self.published: list[Published] = []
        """What tables and pages publish."""
        self.to_search: list[ToSearch] = []
        """Everything with texts."""
        self.links: list[tuple[str, CheckedLinks]] = []
        """Those of editions and events, by the paths of their files."""
        self.taken: set[tuple[str, object]] = set()
        """The weeks, events and slugs that have a file."""
        self.html: dict[str, Markup] = {}
        """Passages by their Markdown, where they are the same in every language of the site."""
        self.digest = Digest()
        self.record = Record()

    def name(self, path: str) -> str:
        """How messages name a file."""
        return f"{self.root}/{path}"

    def take_ahead(self, read: ReadAhead) -> None:
        """Take in reports that were read and searched."""
        self.ahead, self.searching.done = read.reports, read.searched

    def takes(self, kind: str, name: object) -> bool:
        """Whether a name is free among the files of a kind, which it then is no more."""
        is_free = (kind, name) not in self.taken
        self.taken.add((kind, name))
        return is_free

    def publish(self, path: str, published: Iterable[Published]) -> None:
        """Take in what a table or a page publishes."""
        every = tuple(published)
        texts = (written.text for each in every for written in each.texts)
        has_keeps = any(each.keeps for each in every)
        self.published += every
        self.to_search.append(
            ToSearch(path, tuple(texts), partial(tuple, every), has_keeps=has_keeps)
        )
