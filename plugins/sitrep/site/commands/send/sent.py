"""Who has an edition already, so that a run that was interrupted sends to nobody twice.

It is kept in ``.sent/`` beside the content, which git ignores and only its owner can read.  It holds
no address: each stands as a keyed hash, which whoever has the list can recognise and nobody else can
read.  What is handed over is noted before and after, so that after a crash nobody is guessed at.
"""

from __future__ import annotations

import hmac
import os
import secrets
from enum import StrEnum
from pathlib import Path

from sitrep.core.errors import PublishError
from sitrep.core.weeks import Week
from sitrep.files.whole import flush
from sitrep.site.commands.send.private_files import refuse_published
from sitrep.site.commands.send.recipients import Recipient

FOLDER = ".sent"
_KEY_BYTES = 16
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


class SentState(StrEnum):
    """What became of a mail."""

    BEGUN = "begun"
    """It was being handed over; if nothing follows, nobody knows."""
    SENT = "sent"
    FAILED = "failed"


class SentBook:
    """What was sent of one edition."""

    __slots__ = ("_key", "_states", "path", "root")

    def __init__(self, root: Path, week: Week) -> None:
        self.root = root
        self.path = root / FOLDER / f"{week}.txt"
        self._key = ""
        self._states: dict[str, SentState] = {}
        if self.path.is_file():
            self._read()

    def state_of(self, recipient: Recipient) -> SentState | None:
        """What is known of one recipient."""
        return self._states.get(self._mark(recipient)) if self._key else None

    def begin(self, output: Path) -> None:
        """Make the file ready to be written; raises PublishError where it would be no secret."""
        folder = self.path.parent
        try:
            folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            folder.chmod(_FOLDER_MODE)
            (folder / ".gitignore").write_text("*\n", "utf-8")
            refuse_published(self.path.resolve(), "what was sent", output)
            if not self._key:
                self._key = secrets.token_hex(_KEY_BYTES)
                self._append(f"key {self._key}")
            self.path.chmod(_FILE_MODE)
        except OSError as error:
            raise PublishError(
                f"{self.path} cannot be written ({error.strerror}), and without it an interrupted "
                "run would send twice."
            ) from error

    def note(self, recipient: Recipient, state: SentState) -> None:
        """Write down what is about to happen, or what did, before anything else happens."""
        mark = self._mark(recipient)
        self._append(f"{state} {mark}")
        self._states[mark] = state

    def _mark(self, recipient: Recipient) -> str:
        return hmac.new(self._key.encode(), recipient.key.encode(), "sha256").hexdigest()

    def _read(self) -> None:
        for line in self.path.read_text("ascii", errors="replace").splitlines():
            word, _space, mark = line.partition(" ")
            if word == "key":
                self._key = mark
            elif word in [*SentState]:
                self._states[mark] = SentState(word)
        if self._states and not self._key:
            raise PublishError(
                f"{self.path} is damaged, so that nobody knows who has {self.path.stem}. Restore it "
                "from a backup; without it, everybody on the list gets the edition again."
            )

    def _append(self, line: str) -> None:
        """A line at the end, on the disk when this returns."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(self.path, flags, _FILE_MODE)
        try:
            # A line that was cut short by a crash stays one of its own.
            start = "\n" if os.fstat(descriptor).st_size else ""
            os.write(descriptor, f"{start}{line}".encode("ascii"))
            flush(descriptor)
        finally:
            os.close(descriptor)
