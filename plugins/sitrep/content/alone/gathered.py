"""What each file of the folder says, gathered for the checks that look at several of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import partial

from markupsafe import Markup

from sitrep.content.alone.recall import Recall, key_of
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


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A report that is not published, and the faults of reading it."""

    checked: CheckedReport
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class ReadFiles:
    """What each file of the folder says, taken by itself."""

    root: str
    codes: frozenset[str]
    paths: Collection[str]
    faults: list[Fault]
    recall: Recall
    searching: Searching
    sources: tuple[Source, ...] | None = None
    """None where sources.toml is missing or cannot be read, which is fault enough."""
    regions: Regions | None = None
    """The same of regions.toml."""
    reports: list[CheckedReport] = field(default_factory=list)
    """Published and withdrawn ones."""
    drafts: list[ReadDraft] = field(default_factory=list)
    editions: list[EditionFile] = field(default_factory=list)
    events: list[EventFile] = field(default_factory=list)
    pages: list[SitePage] = field(default_factory=list)
    actors: tuple[Actor, ...] = ()
    published: list[Published] = field(default_factory=list)
    """What tables and pages publish."""
    to_search: list[ToSearch] = field(default_factory=list)
    """Everything with texts."""
    links: list[tuple[str, CheckedLinks]] = field(default_factory=list)
    """Those of editions and events, by the paths of their files."""
    taken: set[tuple[str, object]] = field(default_factory=set)
    """The weeks, events and slugs that have a file."""
    html: dict[str, Markup] = field(default_factory=dict)
    """Passages by their Markdown, where they are the same in every language of the site."""
    digest: Digest = field(default_factory=Digest)
    record: Record = field(default_factory=Record)

    def name(self, path: str) -> str:
        """How messages name a file."""
        return f"{self.root}/{path}"

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
            ToSearch(path, key_of(*texts), partial(tuple, every), has_keeps=has_keeps)
        )
