"""Bytes to text, or the reason why not."""

from __future__ import annotations

import codecs
import hashlib
import re

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


MAX_BAD = 0.002
"""Share of characters that may be damaged in a text still taken for UTF-8: a cut in mid-character, a scraper's slip."""
MAX_CONTROLS = 0.02
"""Share of control characters from which data is no text; dumps of terminals stay below."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_document(data: bytes, name: str) -> Document:
    """The document in data; raises DocumentError for what is no text.

    ``name`` is its path as given, or ``-``; of it only the last part is kept.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(f"it has more than the {MAX_BYTES // 1048576} MB taken")
    if b"%PDF-" in data[:1024]:
        raise DocumentError("it is a PDF; give the text extracted from it")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff\u200b \t\n\f\v").strip():
        raise DocumentError("it is empty")
    if len(_CONTROLS.findall(text)) > MAX_CONTROLS * len(text):
        raise DocumentError("it is no text: it holds control characters")
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2].encode("utf-8", "replace").decode("utf-8")
    return Document(name, text, hashlib.sha256(data).hexdigest(), "standard input" if name == "-" else last)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        raise DocumentError("it is no text: it holds zero bytes")
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(sign > "\x7f" for sign in text) - text.count("\ufffd")
    if bad and (bad > MAX_BAD * len(text) + 1 or whole < bad):
        return data.decode("cp1252", "replace")
    return text
