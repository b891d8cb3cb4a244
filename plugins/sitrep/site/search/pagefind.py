"""Pagefind's program, which turns records into a search index, driven over its pipes.

One message at a time: so pages are numbered in the order of the records, whatever the number of
processors.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from typing import Any

from sitrep.core.errors import BuildError
from sitrep.site.search.index import IndexFile, settle_index
from sitrep.site.search.parts import SearchRecord

REMEDY = (
    "Run ./dev setup, which installs pagefind-bin; there are wheels of it for Linux, macOS 12 and "
    "Windows, on x86-64 and ARM64."
)
_END = b","
"""What ends a message; base64 does not use it."""
_PIECE = 1 << 20
"""How many bytes are read at once."""


def build_index(records: Iterable[SearchRecord], language: str) -> tuple[IndexFile, ...]:
    """The files of an index of the records; raises BuildError if Pagefind is missing or fails."""
    code = language.lower()
    with _service() as service:
        index = _ask(service, type="NewIndex", config={"force_language": code})["index_id"]
        for record in records:
            _ask(
                service,
                type="AddFile",
                index_id=index,
                url=f"/{record.address}",
                file_contents=record.html,
            )
        files = _ask(service, type="GetFiles", index_id=index)["files"]
    return settle_index(
        (IndexFile(file["path"], base64.b64decode(file["content"])) for file in files), code
    )


@contextmanager
def _service() -> Iterator[subprocess.Popen[bytes]]:
    """The program, waiting for messages; it is stopped in the end."""
    try:
        # Imported here, because without the package all else must load: the error says what to do.
        from pagefind_bin import get_executable  # type: ignore[import-untyped]

        program = subprocess.Popen(
            [get_executable(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (ImportError, OSError) as error:
        raise BuildError(
            f"Pagefind, which builds the search index, cannot be started ({error}). {REMEDY}"
        ) from error
    with program:
        try:
            yield program
        finally:
            program.kill()


def _ask(service: subprocess.Popen[bytes], **message: object) -> Mapping[str, Any]:
    """What the program answers to a message."""
    assert service.stdin is not None
    assert isinstance(service.stdout, BufferedReader)
    try:
        service.stdin.write(
            base64.b64encode(json.dumps({"message_id": 0, "payload": message}).encode()) + _END
        )
        service.stdin.flush()
    except BrokenPipeError as error:
        raise BuildError(f"Pagefind stopped while it built the search index. {REMEDY}") from error
    answer: Mapping[str, Any] = json.loads(base64.b64decode(_read(service.stdout)))["payload"]
    if answer["type"] == "Error":
        raise BuildError(f"Pagefind failed on the search index: {answer['message']}. {REMEDY}")
    return answer


def _read(pipe: BufferedReader) -> bytes:
    """The next message, without its end."""
    pieces: list[bytes] = []
    while not pieces or not pieces[-1].endswith(_END):
        piece = pipe.read1(_PIECE)
        if not piece:
            raise BuildError(f"Pagefind stopped while it built the search index. {REMEDY}")
        pieces.append(piece)
    return b"".join(pieces).removesuffix(_END)
