"""Pagefind's program, which turns records into a search index, driven over its pipes.

It takes messages in their order, one after the other: so pages are numbered in the order of the
records, whatever the number of processors.  Nobody waits for its answers before the last record is
handed over.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BufferedReader
from itertools import islice
from typing import Any

from sitrep.core.errors import BuildError
from sitrep.site.search.index import IndexFile, settle_index
from sitrep.site.search.parts import SearchRecord

REMEDY = (
    "Run ./dev setup, which installs pagefind-bin; there are wheels of it for Linux, macOS 12 and "
    "Windows, on x86-64 and ARM64."
)
_STOPPED = f"Pagefind stopped while it built the search index. {REMEDY}"
_END = b","
"""What ends a message; base64 does not use it."""
_PIECE = 1 << 20
"""How many bytes are read at once."""


class IndexService:
    """The program at work on one index."""

    def __init__(self, code: str) -> None:
        """Start it for a language, by its code in small letters."""
        self._code = code
        self._program = _start()
        self._asked = 0
        self._send(type="NewIndex", config={"force_language": code})

    def add(self, record: SearchRecord) -> None:
        """Hand a record over."""
        self._send(type="AddFile", index_id=0, url=f"/{record.address}", file_contents=record.html)

    def finish(self) -> None:
        """Say that there are no more records, so that it makes the files meanwhile."""
        self._send(type="GetFiles", index_id=0)

    def files(self) -> tuple[IndexFile, ...]:
        """The files of the index, after ``finish``; waits for them."""
        (last,) = deque(islice(self._answers(), self._asked), maxlen=1)
        files = last["files"]
        found = (IndexFile(file["path"], base64.b64decode(file["content"])) for file in files)
        return settle_index(found, self._code)

    def close(self) -> None:
        """Stop the program."""
        self._program.kill()
        with suppress(BrokenPipeError), self._program:
            pass

    def _send(self, **message: object) -> None:
        assert self._program.stdin is not None
        told = json.dumps({"message_id": self._asked, "payload": message}).encode()
        try:
            self._program.stdin.write(base64.b64encode(told) + _END)
            self._program.stdin.flush()
        except BrokenPipeError as error:
            raise BuildError(_STOPPED) from error
        self._asked += 1

    def _answers(self) -> Iterator[Mapping[str, Any]]:
        """What it says to the messages, in their order."""
        assert isinstance(self._program.stdout, BufferedReader)
        for told in _read(self._program.stdout):
            answer: Mapping[str, Any] = json.loads(base64.b64decode(told))["payload"]
            if answer["type"] == "Error":
                raise BuildError(
                    f"Pagefind failed on the search index: {answer['message']}. {REMEDY}"
                )
            yield answer


def _start() -> subprocess.Popen[bytes]:
    """The program, waiting for messages."""
    try:
        # Imported here, because without the package all else must load: the error says what to do.
        from pagefind_bin import get_executable  # type: ignore[import-untyped]

        return subprocess.Popen(
            [get_executable(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (ImportError, OSError) as error:
        raise BuildError(
            f"Pagefind, which builds the search index, cannot be started ({error}). {REMEDY}"
        ) from error


def _read(pipe: BufferedReader) -> Iterator[bytes]:
    """The messages, each without its end."""
    begun: list[bytes] = []
    while piece := pipe.read1(_PIECE):
        first, *others = piece.split(_END)
        begun.append(first)
        for other in others:
            yield b"".join(begun)
            begun = [other]
    raise BuildError(_STOPPED)
