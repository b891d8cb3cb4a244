"""What is shown now, and who waits for something else: each page that is open in a browser."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from sitrep.core.errors import SitrepError
from sitrep.site.commands.live.messages import BuildOutcome, outcome_of
from sitrep.site.proof.manifest import MANIFEST

_LOADED = ("text/css", "text/javascript", "image/", "font/")
"""What the types of files begin with that pages load."""


def no_page(_address: str) -> bytes | None:
    """Make no page."""
    return None


class LiveState:
    """What is shown, shared by all threads of a server.

    That is the last good site.  While the newest content is not built, and no build has shown that
    it cannot be, its pages stand in for those of the site.
    """

    def __init__(self, folder: Path, newest: Callable[[str], bytes | None] = no_page) -> None:
        """The state of a site that is built in ``folder``; no build has ended yet.

        ``newest`` makes pages of the newest content, given their addresses, or raises a SitrepError.
        """
        self._folder, self._newest = folder, newest
        self._changed = threading.Condition()
        self._outcome: BuildOutcome | None = None
        self._edits = 0
        self._is_faulty = False
        """Whether reading the newest content has found faults."""
        self._is_ahead = False
        self._version = 0
        self._loaded = self._loaded_by_pages()
        self.is_open = True
        """Whether there will be others."""

    @property
    def outcome(self) -> BuildOutcome | None:
        """What came of the last build, or of reading the newest content; None before the first."""
        return self._outcome

    @property
    def edits(self) -> int:
        """How often the content has changed."""
        return self._edits

    @property
    def is_ahead(self) -> bool:
        """Whether pages of newer content than that of the last good site are shown."""
        return self._is_ahead

    @property
    def version(self) -> int:
        """Is another number whenever something else may be shown."""
        return self._version

    def page(self, address: str) -> bytes | None:
        """A page that stands in for that of the site; None where there is none.

        Where it cannot be made, that of the site stands, and all pages tell why.
        """
        if not self._is_ahead:
            return None
        edits = self._edits
        try:
            return self._newest(address)
        except SitrepError as error:
            self._show_failed(outcome_of(error, ()), edits)
            return None

    def name_of(self, page: bytes) -> str:
        """Tells a page as it is shown now from any other, with what it loads and what is wrong.

        It is the same where a build made the same again: then no page moves.
        """
        found = blake2b(page, digest_size=8)
        found.update(self._loaded)
        outcome = self._outcome
        if outcome is None or not outcome.is_good:
            found.update(outcome.line().encode() if outcome else b"none")
        return found.hexdigest()

    def edited(self) -> None:
        """Something has changed, of which nothing is known yet."""
        self._edits += 1
        self._is_faulty = False

    def show_read(self, outcome: BuildOutcome) -> None:
        """The newest content was read: the pages that wait are told.

        A problem that is no fault of the content stands until a build has come to an end.
        """
        with self._changed:
            self._is_faulty = bool(outcome.faults)
            if not outcome.is_good:
                self._outcome = outcome
            elif (self._folder / MANIFEST).is_file():
                self._outcome, self._is_ahead = outcome, True
            self._notify()

    def show(self, outcome: BuildOutcome, edits: int | None = None) -> bool:
        """A build has ended: the pages that wait are told. Returns whether its outcome is shown.

        ``edits`` is how many it knew of.  What came of one that was overtaken is not shown, nor where
        faults of the newest content are.
        """
        with self._changed:
            is_newest = edits in {None, self._edits} and not self._is_faulty
            if is_newest:
                self._outcome = outcome
                self._is_ahead = self._is_ahead and not outcome.is_good
            self._loaded = self._loaded_by_pages()
            self._notify()
        return is_newest

    def _show_failed(self, outcome: BuildOutcome, edits: int) -> None:
        """A page could not be made: what is wrong is told, unless a build has told already."""
        with self._changed:
            is_good = self._outcome is None or self._outcome.is_good
            if self._is_ahead and is_good and edits == self._edits:
                self._outcome = outcome
                self._notify()

    def close(self) -> None:
        """Nothing will change any more."""
        with self._changed:
            self.is_open = False
            self._notify()

    def wait(self, version: int, seconds: float) -> None:
        """Wait until the version is another one than that, and no longer."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, seconds)

    def _notify(self) -> None:
        self._version += 1
        self._changed.notify_all()

    def _loaded_by_pages(self) -> bytes:
        """The digest of all that pages of the site load, by its manifest."""
        found = blake2b(digest_size=8)
        manifest = self._folder / MANIFEST
        for line in manifest.read_text("utf-8").splitlines() if manifest.is_file() else ():
            if (mimetypes.guess_type(line)[0] or "").startswith(_LOADED):
                found.update(line.encode())
        return found.digest()
