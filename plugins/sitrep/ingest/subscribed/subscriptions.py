"""The feeds of a run: what of them is new, and what is remembered once it is filed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitrep.content.sources_file import parse_sources
from sitrep.core.errors import DocumentError, Fault
from sitrep.core.limits import TABLE
from sitrep.core.model import Source
from sitrep.files.plain import read_plain
from sitrep.ingest.digest_settings import SOURCES
from sitrep.ingest.ledger.folder import LedgerFolder
from sitrep.ingest.read.inputs import Raw
from sitrep.ingest.run import Intake, Refused
from sitrep.ingest.subscribed.fetching import FetchedFeed
from sitrep.ingest.subscribed.state import read_states, write_states


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What came of the feeds."""

    feeds: tuple[FetchedFeed, ...] = ()

    @property
    def given(self) -> Mapping[str, Raw]:
        """What was fetched, by the URL of its feed."""
        return {feed.url: feed.raw for feed in self.feeds if feed.raw}

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The feeds that could not be fetched."""
        return tuple(Refused(feed.url, feed.refusal) for feed in self.feeds if feed.refusal)

    def seen(self, intake: Intake) -> frozenset[str]:
        """Hashes of the items that an earlier run has dealt with."""
        return frozenset(
            sha256
            for feed in self.feeds
            for sha256 in set(_hashes(intake, feed)).intersection(feed.state.seen)
        )

    def remember(self, ledger: LedgerFolder, intake: Intake) -> None:
        """Keep in the ledger what was fetched: after it was filed, so that nothing is lost between."""
        if not self.feeds:
            return
        unreadable = {each.name for each in intake.refused}
        states = read_states(ledger)
        for feed in self.feeds:
            if feed.url not in unreadable:
                states[feed.url] = feed.state.with_seen(_hashes(intake, feed))
        write_states(ledger, states)


def read_feeds(folder: Path) -> dict[str, str]:
    """The feeds that the sources of a content folder name, each with the name of its outlet.

    Raises DocumentError where the file cannot be read.
    """
    path = folder / SOURCES
    faults: list[Fault] = []
    text = read_plain(str(path), TABLE.most).decode("utf-8", "replace") if path.is_file() else ""
    sources = parse_sources(text, path.as_posix(), faults)
    if sources is None or faults:
        raise DocumentError("\n".join(map(str, faults)))
    return feeds_of(sources)


def feeds_of(sources: Iterable[Source]) -> dict[str, str]:
    """The URLs of all feeds, each with the name of its outlet, in the order of the sources."""
    found: dict[str, str] = {}
    for source in sources:
        for url in (*([source.feed] if source.feed else []), *source.feeds):
            found.setdefault(url, source.name)
    return found


def _hashes(intake: Intake, feed: FetchedFeed) -> Iterator[str]:
    """Of the items of a feed."""
    for entry in intake.entries:
        if entry.name == feed.url or entry.name.startswith(f"{feed.url}#"):
            yield entry.sha256
