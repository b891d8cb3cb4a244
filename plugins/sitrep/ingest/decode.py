"""Bytes to text, or the reason why not."""

from __future__ import annotations

import codecs
import hashlib

from sitrep.core.errors import DocumentError
from sitrep.ingest.draft import Document

MAX_BYTES = 10 * 1024 * 1024
"""Largest document, in bytes; a year of a daily's situation reports has 4 MB."""

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_document(data: bytes, name: str) -> Document:
    """The document in data; raises DocumentError for what is no text.

    ``name`` is its path as given; of it only the last part is kept.
    """
    if not data.strip():
        raise DocumentError("it is empty")
    if len(data) > MAX_BYTES:
        raise DocumentError(f"it has {len(data) / 1048576:.0f} MB, more than the {MAX_BYTES // 1048576} MB taken")
    if data.startswith(b"%PDF"):
        raise DocumentError("it is a PDF; give the text extracted from it")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return Document(name, text, hashlib.sha256(data).hexdigest(), last or "standard input")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        raise DocumentError("it is no text: it holds zero bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
