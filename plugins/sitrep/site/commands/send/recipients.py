"""Who gets an edition: addresses on the command line, or a private list, one a line.

No message shows an address whole: a log that is passed on must not be a list of readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import idna

from sitrep.core.errors import PublishError
from sitrep.core.text import count
from sitrep.site.commands.send.private_files import read_private

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
_LONGEST_LOCAL, _LONGEST = 64, 254
_ANY = re.compile(r"[^\s<>\"'(),:;@]+@[^\s<>\"'(),:;@]+")
"""What looks like an address in the words of a server."""
_LISTED = 5
"""Faulty lines that are named."""
_FORM = "an address a line, as reader@example.org, and behind a space what unsubscribes it, if any"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets an edition."""

    address: str
    token: str = ""
    """What stands for them where they unsubscribe."""

    @property
    def masked(self) -> str:
        """The address as a message may show it."""
        return masked(self.address)

    @property
    def key(self) -> str:
        """The same for all spellings of an address."""
        return self.address.casefold()


def masked(address: str) -> str:
    """``r…@e….org``: enough to recognise an address that one knows."""
    local, _at, host = address.rpartition("@")
    name, dot, ending = host.rpartition(".")
    first = local[:1] if len(local) > 2 else ""
    return f"{first}…@{(name or ending)[:1]}…{dot}{ending if name else ''}"


def without_addresses(words: str, recipient: Recipient) -> str:
    """What a server says, with no address in it whole."""
    bare = _ANY.sub(lambda found: masked(found[0]), words)
    local = recipient.address.rpartition("@")[0]
    return re.sub(rf"(?<!\w){re.escape(local)}(?!\w)", "…", bare, flags=re.IGNORECASE)


def parse_address(word: str) -> str | None:
    """An address as mail servers take it, its host in ASCII; None for anything else."""
    local, at, host = word.rpartition("@")
    if not at or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        return None
    try:
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None
    address = f"{local}@{name}"
    return address if _HOST.fullmatch(name) and len(address) <= _LONGEST else None


def read_recipients(words: Iterable[str], output: Path) -> tuple[Recipient, ...]:
    """Those named by the words of a command line, each once.

    Raises PublishError for what is neither an address nor a list, and for a list that is no secret.
    """
    found: dict[str, Recipient] = {}
    for word in words:
        for each in _named(word, output):
            found.setdefault(each.key, each)
    if not found:
        raise PublishError(f"nobody is on the list. Write {_FORM}.")
    return tuple(found.values())


def _named(word: str, output: Path) -> Iterator[Recipient]:
    path = Path(word)
    if path.exists():
        yield from parse_list(read_private(path, "the list", output), path)
        return
    address = parse_address(word)
    if address is None:
        shown = masked(word) if "@" in word else f"“{word}”"
        raise PublishError(f"{shown} is neither an address nor a file. Name a list, or an address.")
    yield Recipient(address)


def parse_list(text: str, path: Path) -> Iterator[Recipient]:
    """The recipients of a list; raises PublishError for lines that are none, by their numbers."""
    wrong = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        address = parse_address(words[0])
        if address is None or len(words) > 2:
            wrong.append(str(number))
        else:
            yield Recipient(address, *words[1:])
    if wrong:
        more = f" and {len(wrong) - _LISTED} more" if len(wrong) > _LISTED else ""
        raise PublishError(
            f"{path}: {count(len(wrong), 'line')} of the list cannot be read "
            f"({', '.join(wrong[:_LISTED])}{more}). Write {_FORM}."
        )
