"""Whether words that may not be shown stand anywhere in a built site, in whatever dress.

A file is read as text in several ways, compressed ones unpacked first; a text
is found in it where a run of its words is, however they are marked up, escaped or cased.
"""

from __future__ import annotations

import email
import gzip
import html
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

GZIP = b"\x1f\x8b"
MOST_ESCAPES = 6
"""How many escapes may lie in each other: entities in JSON in an attribute have three."""
_CODED = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrt])")
"""Escapes of JSON and of scripts, the backslashes doubled or not."""
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_UNSEEN = frozenset(
    sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign) == "Cf"
)
"""Marks of direction, joiners and soft hyphens: between letters they part no words."""
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secret:
    """A text of which no run of so many words may be shown."""

    name: str
    """What it is a text of."""
    text: str
    run: int
    """The length in words; a text that is shorter counts as one run."""

    @property
    def runs(self) -> Iterator[Run]:
        """All runs of that length."""
        return runs_of(words_of(self.text), self.run)


@dataclass(frozen=True, slots=True)
class Leak:
    """A run of a secret's words, and the file that shows it."""

    file: str
    name: str
    words: str


def find_leaks(folder: Path, secrets: Iterable[Secret]) -> list[Leak]:
    """What of the secrets stands in the files below a folder: one leak a file and secret."""
    wanted = {run: secret.name for secret in secrets for run in secret.runs}
    lengths = _lengths_by_beginning(wanted)
    leaks: dict[Run, Leak] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        file = path.relative_to(folder).as_posix()
        for run in _possible_runs(path.read_bytes(), lengths):
            if run in wanted:
                leaks.setdefault((file, wanted[run]), Leak(file, wanted[run], " ".join(run)))
    return list(leaks.values())


def words_of(text: str) -> list[str]:
    """The words of a plain text as they are compared: case, width and unseen signs do not count."""
    for sign in _UNSEEN.intersection(text):
        text = text.replace(sign, "")
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def runs_of(words: list[str], length: int) -> Iterator[Run]:
    """Every run of so many words; fewer words are one run, none are not run."""
    starts = range(max(len(words) - length, 0) + 1) if words else ()
    return (tuple(words[start : start + length]) for start in starts)


def readings(data: bytes) -> Iterator[str]:
    """What a file may say: as it stands and unescaped; its tags kept, made spaces, taken away."""
    raw = _unpacked(data).decode("utf-8", "ignore")
    for text in dict.fromkeys((raw, _unescaped(raw))):
        yield from dict.fromkeys((text, _TAG.sub(" ", text), _TAG.sub("", text)))


def _lengths_by_beginning(runs: Iterable[Run]) -> dict[Run, tuple[int, ...]]:
    """How long the runs are that begin with two words; a run of one word begins with it alone."""
    found: dict[Run, set[int]] = {}
    for run in runs:
        found.setdefault(run[:2], set()).add(len(run))
    return {beginning: tuple(sorted(lengths)) for beginning, lengths in found.items()}


def _possible_runs(data: bytes, lengths: Mapping[Run, tuple[int, ...]]) -> Iterator[Run]:
    """The runs of a file that begin as one does that is sought, and are as long."""
    for words in _word_lists(data):
        for beginnings in (pairwise(words), zip(words, strict=True)):
            known = [(at, each) for at, each in enumerate(beginnings) if each in lengths]
            for start, beginning in known:
                for length in lengths[beginning]:
                    yield tuple(words[start : start + length])


def _word_lists(data: bytes) -> Iterator[list[str]]:
    """The words of each reading of a file that has others than the readings before."""
    seen = list[list[str]]()
    for text in readings(data):
        words = words_of(text)
        if words not in seen:
            seen.append(words)
            yield words


def _unpacked(data: bytes) -> bytes:
    """The bytes inside a gzip file or a mail; those of any other file, or a damaged one, as they are."""
    if data.startswith(b"From: "):
        parts = email.message_from_bytes(data).walk()
        return data + b"\n".join(bytes(part.get_payload(decode=True) or b"") for part in parts)
    if not data.startswith(GZIP):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data


def _unescaped(text: str) -> str:
    """The text with entities, escapes of JSON and of addresses resolved, again and again."""
    for _ in range(MOST_ESCAPES):
        plain = html.unescape(_CODED.sub(_decoded, unquote(text)))
        plain = _SURROGATES.sub(_paired, plain)
        if plain == text:
            break
        text = plain
    return text


def _decoded(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else " "


def _paired(match: re.Match[str]) -> str:
    """The sign that two escaped surrogates stand for."""
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")
