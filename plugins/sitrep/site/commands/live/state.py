"""What is shown now, and who waits for another: each page that is open in a browser."""

from __future__ import annotations

import threading
from hashlib import blake2b
from pathlib import Path

from sitrep.site.commands.live.outcome import BuildOutcome
from sitrep.site.proof.manifest import MANIFEST


class LiveState:
    """The last good site and what came of the last build, shared by all threads of a server."""

    def __init__(self, folder: Path) -> None:
        """The state of a site that is built in ``folder``; no build has ended yet."""
        self._folder = folder
        self._changed = threading.Condition()
        self._outcome: BuildOutcome | None = None
        self._name = self._named(None)
        self._is_open = True

    @property
    def outcome(self) -> BuildOutcome | None:
        """What came of the last build; None before the first has ended."""
        return self._outcome

    @property
    def name(self) -> str:
        """Tells this state from all others: a page made in another one is to be loaded again.

        It is the same where a build made the same site again: then no page moves.
        """
        return self._name

    @property
    def is_open(self) -> bool:
        """Whether there will be others."""
        return self._is_open

    def show(self, outcome: BuildOutcome) -> None:
        """A build has ended: the pages that wait are told."""
        name = self._named(outcome)
        with self._changed:
            self._outcome, self._name = outcome, name
            self._changed.notify_all()

    def close(self) -> None:
        """Nothing will change any more."""
        with self._changed:
            self._is_open = False
            self._changed.notify_all()

    def wait(self, name: str, seconds: float) -> str:
        """The name of the state, as soon as it is another one than that; waits no longer."""
        with self._changed:
            self._changed.wait_for(lambda: self._name != name or not self._is_open, seconds)
            return self._name

    def _named(self, outcome: BuildOutcome | None) -> str:
        """The digest of the site by its manifest, and of what is wrong."""
        manifest = self._folder / MANIFEST
        site = manifest.read_bytes() if manifest.is_file() else b""
        found = blake2b(site, digest_size=8)
        found.update(outcome.line().encode() if outcome and not outcome.is_good else b"")
        return found.hexdigest() if outcome else f"{found.hexdigest()}-"
