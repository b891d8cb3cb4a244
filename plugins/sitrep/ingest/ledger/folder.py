"""The ledger on the disk: readable by its owner alone and ignored by git from the first byte.

A document's ledger is found by a mark: a keyed hash of its content, the key lying in
the ledger itself. Whoever has the document but not the ledger can neither make the
mark nor recognise it, so that a list of file names (a backup's, a crash report's)
proves nothing about who handed in what.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
import stat
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sitrep.core.errors import DocumentError
from sitrep.files.whole import flush_files

NAME = ".ledger"
_KEY = "key"
_IGNORE = ".gitignore"
_KEY_BYTES = 32
_OWNER_FOLDER, _OWNER_FILE = 0o700, 0o600
_GIT_SECONDS = 20
"""Longest wait for git; it answers in milliseconds unless its index is locked."""


class LedgerFolder:
    """A folder of private files, each written whole or not at all.

    Nothing is made before something is written.
    """

    __slots__ = ("_key", "_ready", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ready = False
        self._key: bytes | None = None

    def mark(self, identity: str) -> str:
        """What stands for a document or a report in the names of files.

        Begins the ledger where there is none.
        """
        if self._key is None:
            self._prepare()
            self._key = self._own_key()
        return hmac.new(self._key, identity.encode(), "sha256").hexdigest()

    def read(self, name: str) -> str | None:
        """The text of a file, or None where the ledger does not have it."""
        path = self.path / name
        return path.read_text("utf-8", errors="replace") if path.is_file() else None

    def names(self, ending: str) -> Iterator[str]:
        """The files whose names end so, in order; none where there is no ledger."""
        found = sorted(self.path.glob(f"*{ending}")) if self.path.is_dir() else []
        return (path.name for path in found if not path.name.startswith("."))

    def write(self, name: str, lines: Iterable[str]) -> None:
        """Write a file whole or not at all."""
        self.write_all({name: lines})

    def write_all(self, files: Mapping[str, Iterable[str]]) -> None:
        """Write files, each whole or not at all; the disk is waited for once, before any is there."""
        self._prepare()
        halves: list[Path] = []
        try:
            for lines in files.values():
                halves.append(_half(self.path, "".join(f"{line}\n" for line in lines).encode()))
            flush_files(halves)
            for half, name in zip(halves, files, strict=True):
                os.replace(half, self.path / name)
        finally:
            for half in halves:
                half.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        (self.path / name).unlink(missing_ok=True)

    @property
    def is_begun(self) -> bool:
        """Whether there is a ledger on this machine."""
        return (self.path / _KEY).is_file()

    def _prepare(self) -> None:
        """Have the folder with its rights and its rule for git.

        Raises DocumentError where git would take it in.
        """
        if self._ready:
            return
        if self.path.is_symlink():
            raise DocumentError(f"{self.path} is a link; put a folder of your own in its place")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.mkdir(self.path, _OWNER_FOLDER)
        _narrow(self.path)
        if not (self.path / _IGNORE).is_file():
            _write_private(self.path / _IGNORE, b"*\n")
        _check_git(self.path)
        self._ready = True

    def _own_key(self) -> bytes:
        path = self.path / _KEY
        if not path.is_file():
            _write_private(path, secrets.token_hex(_KEY_BYTES).encode())
        key = path.read_bytes()
        if len(key) < _KEY_BYTES:
            raise DocumentError(
                f"{path} is damaged: put it back from a backup, or move {self.path} away to begin again"
            )
        return key


def tracked_files(folder: Path) -> frozenset[str]:
    """The files below a folder that git tracks, as paths below it.

    None without git, or outside its folders.
    """
    return frozenset(filter(None, _git(folder, "ls-files", "-z", "--", ".").split("\0")))


def _narrow(folder: Path) -> None:
    """Take from others what an earlier version, a copy or a backup gave them."""
    if stat.S_IMODE(folder.stat().st_mode) != _OWNER_FOLDER:
        folder.chmod(_OWNER_FOLDER)
    for path in folder.iterdir():
        if (
            path.is_file()
            and not path.is_symlink()
            and stat.S_IMODE(path.stat().st_mode) != _OWNER_FILE
        ):
            path.chmod(_OWNER_FILE)


def _write_private(path: Path, data: bytes) -> None:
    """A file that nobody else could read at any moment.

    Its rights are set as it is made, whatever the umask.
    """
    half = _half(path.parent, data)
    try:
        flush_files([half])
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def _half(folder: Path, data: bytes) -> Path:
    """A new file that has no name as yet and holds this."""
    half = folder / f".{secrets.token_hex(8)}.new"
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    return half


def _check_git(folder: Path) -> None:
    """Raise DocumentError where git tracks the ledger or would.

    Without git, or outside its folders, nothing can.
    """
    remedy = f"Run git rm -r --cached {folder.name} beside it and commit; what was pushed before is public"
    if _git(folder, "ls-files", "--", ".").strip():
        raise DocumentError(
            f"{folder} is tracked by git, and holds what must stay private. {remedy}"
        )
    if _git(folder, "status", "--porcelain", "--untracked-files=all", "--", ".").strip():
        raise DocumentError(
            f"{folder} is not ignored by git. Put a file .gitignore that holds * into it"
        )


def _git(folder: Path, *words: str) -> str:
    """What git says of a folder.

    Nothing where there is no git, or the folder is in no repository.
    """
    command = ["git", "-C", str(folder), *words]
    try:
        found = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_GIT_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout if found.returncode == 0 else ""
