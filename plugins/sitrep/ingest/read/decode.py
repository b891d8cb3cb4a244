"""Bytes to text, or the reason why not."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator

from sitrep.core.errors import DocumentError
from sitrep.core.limits import DOCUMENT, LINES, MB, TEXT
from sitrep.ingest.draft import Document
from sitrep.ingest.markup import ReadPage
from sitrep.ingest.read.address import is_address
from sitrep.ingest.read.html_page import (
    is_html,
    known_encoding,
    read_page,
    stated_encoding,
    stated_name,
)
from sitrep.ingest.read.mhtml import saved_page

_TRUE_BY_THEIR_MARK = frozenset({"utf-16", "utf-16le", "utf-16be", "utf-32", "unicode"})
"""Encodings that a page cannot state truly in bytes that read as ASCII; browsers take no notice either."""
SPLIT_IT = "split it, or save the report alone as text"
TOO_LONG = f"it has more than the {DOCUMENT.most // MB} MB taken; {SPLIT_IT}"
"""Of how much it has no more is known: nothing is read beyond the limit."""

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

PDF_MARK_WITHIN = 1024
"""Bytes within which a PDF says that it is one; some begin with a few bytes of a mail."""
_OTHERS = (
    (b"PK\x03\x04", "an archive or an office file; give its text, or a PDF of it"),
    (b"PK\x05\x06", "an archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office file; give its text, or a PDF of it"),
    (b"{\\rtf", "an office file; give its text, or a PDF of it"),
    (b"\x1f\x8b", "an archive"),
    (b"BZh", "an archive"),
    (b"\xfd7zXZ\x00", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"\x28\xb5\x2f\xfd", "an archive"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"\x1aE\xdf\xa3", "a recording"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
"""What data begins with that is no document, and what it is then."""
_OTHERS_INSIDE = (
    (4, b"ftyp", "a picture or a recording"),
    (257, b"ustar", "an archive"),
)
"""The same further inside, with its offset in bytes."""


MAX_BAD = 0.002
"""Share of characters that may be damaged in a text still taken for UTF-8: a cut in mid-character, a scraper's slip."""
MAX_CONTROLS = 0.02
"""Share of control characters from which data is no text; dumps of terminals stay below."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_document(data: bytes, name: str, charset: str | None = None) -> Document:
    """The document in data; raises DocumentError for what is no text.

    ``name`` is its path as given, of which only the last part is kept, its
    address, or ``-``; ``charset`` is the encoding its server states.
    """
    if DOCUMENT.is_over(len(data)):
        raise DocumentError(TOO_LONG)
    read = _read(data, charset)
    text = read.text
    _check_length(text)
    if not text.strip("\ufeff\u200b \t\n\f\v").strip():
        raise DocumentError("it is empty")
    if len(_CONTROLS.findall(text)) > MAX_CONTROLS * len(text):
        raise DocumentError("it is no text: it holds control characters")
    digest, doubts = hashlib.sha256(data).hexdigest(), tuple(_doubts(data, charset))
    return Document(name, text, digest, _taken_from(name), read.page, doubts)


def _check_length(text: str) -> None:
    for limit, found in ((TEXT, len(text)), (LINES, text.count("\n") + 1)):
        if limit.is_over(found):
            raise DocumentError(f"its text has {limit.excess(found)}; {SPLIT_IT}")


def _doubts(data: bytes, charset: str | None) -> Iterator[str]:
    """What to look at where a document says that it is in an encoding nobody knows."""
    if data.isascii() or data.startswith(b"%PDF-"):
        return
    for name in (stated_name(data) if is_html(data) else "", charset or ""):
        if name and known_encoding(name) is None and name.lower() not in _TRUE_BY_THEIR_MARK:
            yield f"letters: the page states the encoding “{name}”, which is unknown; it may be read wrongly"


def _taken_from(name: str) -> str:
    """A path's last part, or an address without its fragment, which no server sees."""
    if name == "-":
        return "standard input"
    kept = (
        name.partition("#")[0]
        if is_address(name)
        else name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    )
    return kept.encode("utf-8", "replace").decode("utf-8")


def _read(data: bytes, charset: str | None) -> ReadPage:
    """The text of data, with its markup where it is a web page or a PDF."""
    if b"%PDF-" in data[:PDF_MARK_WITHIN]:
        from sitrep.ingest.read.pdf import read_pdf

        return read_pdf(data)
    if kind := _other_kind(data):
        raise DocumentError(f"it is no text but {kind}")
    data = saved_page(data) or data
    served = known_encoding(charset or "")
    if is_html(data):
        return read_page(_decoded(data, stated_encoding(data) or served))
    return ReadPage(_decoded(data, served).replace("\r\n", "\n").replace("\r", "\n"), None)


def _other_kind(data: bytes) -> str | None:
    """What data is that begins like no document; marks that a text may begin with are no proof without zero bytes."""
    if b"\0" not in data[:4096] and not data.startswith(
        (b"{\\rtf", b"PK", b"\xd0\xcf", b"\x89PNG", b"\x1f\x8b")
    ):
        return None
    begun = (kind for mark, kind in _OTHERS if data.startswith(mark))
    inside = (kind for at, mark, kind in _OTHERS_INSIDE if data[at : at + len(mark)] == mark)
    return next(begun, None) or next(inside, None)


def _decoded(data: bytes, stated: str | None = None) -> str:
    """The text of data: as marked, else UTF-8, else as stated, else Windows' Latin.

    A page that was saved anew as UTF-8 may still state what it was before.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        raise DocumentError("it is no text: it holds zero bytes")
    text = data.decode("utf-8", "replace")
    if stated not in {None, "utf-8"} and "\ufffd" in text:
        return data.decode(str(stated), "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    if bad and (bad > MAX_BAD * len(text) + 1 or _count_whole(text) < bad):
        return data.decode("cp1252", "replace")
    return text


def _count_whole(text: str) -> int:
    """How many characters beyond ASCII came out whole."""
    return sum(sign > "\x7f" for sign in text) - text.count("\ufffd")
