"""Bytes to a document, or the reason why not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from sitrep.core.errors import DocumentError
from sitrep.core.limits import DOCUMENT, LINES, MB, TEXT
from sitrep.core.text import count
from sitrep.ingest.draft import Document
from sitrep.ingest.markup import ReadPage
from sitrep.ingest.read.address import is_address
from sitrep.ingest.read.html_page import is_html, read_page
from sitrep.ingest.read.letters.encoding import DecodedText, decode
from sitrep.ingest.read.letters.entities import escaped_once
from sitrep.ingest.read.letters.labels import known_encoding
from sitrep.ingest.read.letters.mojibake import mended_page
from sitrep.ingest.read.letters.prescan import stated_name
from sitrep.ingest.read.letters.wide import without_width
from sitrep.ingest.read.quoted import unquoted
from sitrep.ingest.read.saved.mhtml import saved_page

_KNOWN_BY_THEIR_MARK = frozenset({"utf-16", "utf-16le", "utf-16be", "utf-32", "unicode"})
"""Encodings that no page readable as ASCII can truly be in; browsers ignore the statement too."""
SPLIT_IT = "split it, or save the report alone as text"
WITHOUT_TEXT = "read it with --ocr, where tesseract is installed, or give its text"
"""What to do with a picture."""
TOO_LONG = f"it has more than the {DOCUMENT.most // MB} MB taken; {SPLIT_IT}"
"""It does not say how much more: nothing is read beyond the limit."""

PDF_MARK_WITHIN = 1024
"""Bytes within which a PDF says that it is one; a mail's first lines may precede it."""
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
"""How files that are not documents begin, and what each of them is."""
_OTHERS_INSIDE = (
    (4, b"ftyp", "a picture or a recording"),
    (257, b"ustar", "an archive"),
)
"""Marks that come later in a file, each with its offset in bytes."""
MAX_CONTROLS = 0.02
"""Share of control characters above which data is not text; logs of terminals stay below."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def read_document(data: bytes, name: str, charset: str | None = None) -> Document:
    """The document in data; raises DocumentError for what is not text.

    ``name`` is its path as given, of which only the last part is kept, its
    URL, or ``-``; ``charset`` is the encoding its server states.
    """
    if DOCUMENT.is_over(len(data)):
        raise DocumentError(TOO_LONG)
    read, doubts = _read(data, charset)
    return check_document(read, data, name, doubts)


def check_document(
    read: ReadPage, data: bytes, name: str, doubts: tuple[str, ...] = ()
) -> Document:
    """The document that was read from data; raises DocumentError for what is not text."""
    _check_length(read.text)
    if not read.text.strip("\ufeff\u200b \t\n\f\v").strip():
        raise DocumentError("it is empty")
    if len(_CONTROLS.findall(read.text)) > MAX_CONTROLS * len(read.text):
        raise DocumentError("it is not text: it contains control characters")
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, read.text, digest, taken_from(name), read.page, doubts)


def _check_length(text: str) -> None:
    for limit, found in ((TEXT, len(text)), (LINES, text.count("\n") + 1)):
        if limit.is_over(found):
            raise DocumentError(f"its text has {limit.excess(found)}; {SPLIT_IT}")


def taken_from(name: str) -> str:
    """A path's last part, or a URL without its fragment, which no server sees."""
    if name == "-":
        return "standard input"
    kept = (
        name.partition("#")[0]
        if is_address(name)
        else name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    )
    return kept.encode("utf-8", "replace").decode("utf-8")


def _read(data: bytes, charset: str | None) -> tuple[ReadPage, tuple[str, ...]]:
    """The text of data, with its markup if it is a page or a PDF; and its doubts."""
    if b"%PDF-" in data[:PDF_MARK_WITHIN]:
        from sitrep.ingest.read.pdf import read_pdf  # pypdf takes long to load

        return read_pdf(data), ()
    if kind := _other_kind(data):
        raise DocumentError(f"it is not text but {kind}")
    page = saved_page(data) or without_width(data)
    stated = stated_name(page) if is_html(page) else ""
    served = charset or ""
    decoded = decode(page, known_encoding(stated) or known_encoding(served))
    # The headers of a page that a browser saved have settled what the page itself states.
    names = (stated if page is data else "", served)
    doubts = () if data.isascii() else tuple(_doubts(decoded, names))
    if is_html(page):
        mended = mended_page(escaped_once(decoded.text))
        return read_page(mended.text), (*doubts, *mended.doubts)
    text = unquoted(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    return ReadPage(text, None), doubts


def _doubts(decoded: DecodedText, stated: Iterable[str]) -> Iterator[str]:
    """What to look at where the statement of an encoding is missing, unknown, or wrong."""
    names = [name for name in stated if name]
    for name in names:
        if known_encoding(name) is None and name.lower() not in _KNOWN_BY_THEIR_MARK:
            yield (
                f"letters: the page states the encoding “{name}”, which is unknown; "
                "it may be read wrongly"
            )
    if decoded.overruled and names:
        yield (
            f"letters: the page states the encoding “{names[0]}”, but its letters are not in it; "
            f"they suggest {decoded.guessed}, and it was read as that. "
            "Check that the words are right"
        )
    elif decoded.guessed:
        yield (
            f"letters: nothing states the encoding; its letters suggest {decoded.guessed}, and "
            "it was read as that. Check that the words are right"
        )
    elif decoded.is_unsure:
        yield (
            "letters: nothing tells the encoding, neither a statement nor the letters; it was read "
            "as Western European. Check the names, or save it again as UTF-8"
        )
    if decoded.lost:
        yield (
            f"letters: {count(decoded.lost, 'character')} could not be read and "
            f"{'is' if decoded.lost == 1 else 'are'} shown as “\ufffd”"
        )


def _other_kind(data: bytes) -> str | None:
    """What data is if it begins like a file that is not a document."""
    # Without a zero byte only some marks count: “BZh and ID3 are marks.” is a text.
    if b"\0" not in data[:4096] and not data.startswith(
        (b"{\\rtf", b"PK", b"\xd0\xcf", b"\x89PNG", b"\x1f\x8b")
    ):
        return None
    begun = (kind for mark, kind in _OTHERS if data.startswith(mark))
    inside = (kind for at, mark, kind in _OTHERS_INSIDE if data[at : at + len(mark)] == mark)
    return next(begun, None) or next(inside, None)
