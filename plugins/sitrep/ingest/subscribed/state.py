"""What the ledger remembers of the feeds that were fetched: marks of their state, items seen."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.ingest.ledger.folder import LedgerFolder

NAME = "feeds.state"
MOST_SEEN = 2_000
"""Items of a feed that are remembered, the latest; feeds hold a hundred."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed."""

    etag: str = ""
    modified: str = ""
    """When it was last changed, in its server's own words."""
    wait_until: str = ""
    """Before that moment its server wants no request; ISO 8601 in world time."""
    seen: tuple[str, ...] = ()
    """Hashes of its items, the latest first."""

    def with_seen(self, hashes: Iterable[str]) -> FeedState:
        """The same with items that were dealt with now."""
        seen = tuple(dict.fromkeys([*hashes, *self.seen]))[:MOST_SEEN]
        return FeedState(self.etag, self.modified, self.wait_until, seen)

    def is_to_wait(self, now: dt.datetime) -> bool:
        """Whether its server wants no request yet."""
        try:
            return bool(self.wait_until) and now < dt.datetime.fromisoformat(self.wait_until)
        except (ValueError, TypeError):
            return False


def read_states(ledger: LedgerFolder) -> dict[str, FeedState]:
    """What is remembered of each feed, by its URL; nothing of a file that is damaged."""
    states: dict[str, FeedState] = {}
    for line in (ledger.read(NAME) or "").splitlines():
        try:
            plain = json.loads(line)
            state = FeedState(
                str(plain["etag"]),
                str(plain["modified"]),
                str(plain["wait_until"]),
                tuple(map(str, plain["seen"])),
            )
            states[str(plain["feed"])] = state
        except (ValueError, KeyError, TypeError):
            continue
    return states


def write_states(ledger: LedgerFolder, states: Mapping[str, FeedState]) -> None:
    """Remember the states of feeds."""
    lines = []
    for feed, state in sorted(states.items()):
        plain = {
            "feed": feed,
            "etag": state.etag,
            "modified": state.modified,
            "wait_until": state.wait_until,
            "seen": list(state.seen),
        }
        lines.append(json.dumps(plain, ensure_ascii=False))
    ledger.write(NAME, lines)
