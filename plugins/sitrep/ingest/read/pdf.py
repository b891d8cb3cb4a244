"""PDFs to text in reading order, paragraph by paragraph, with running heads known as such.

pypdf says where on the page each piece of text is, as rows of fixed width;
layout.py reads those.  The metadata of a PDF say when the file was made, not
the report: nothing is taken from them.
"""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable
from io import BytesIO

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from sitrep.core.errors import DocumentError
from sitrep.core.limits import PDF_DRAWING, PDF_FORMS, PDF_PAGES, SCANNED_PAGES, TEXT
from sitrep.core.markdown.forms import PARAGRAPH
from sitrep.ingest.markup import Line, LineKind, Page, ReadPage
from sitrep.ingest.read.decode import WITHOUT_TEXT
from sitrep.ingest.read.layout import Paragraph, read_paragraphs

SAME_WORDS = 0.9
"""Share of a page's words that its rows must hold to be believed; odd fonts lose some."""
LEAST_WORDS = 5
"""Fewer words in a whole PDF are a stamp on a picture."""

_CAPS = {
    "zlib_maximum_output_length": 2 * PDF_DRAWING.most,
    "lzw_maximum_output_length": 2 * PDF_DRAWING.most,
    "run_length_maximum_output_length": 2 * PDF_DRAWING.most,
    "xform_maximum_invocations_per_extraction": PDF_FORMS.most,
}
"""pypdf's own limits, lowered: bytes that a stream may unpack to, nested forms of a page."""
_DAMAGE = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError,
    RecursionError, NotImplementedError, OverflowError, ZeroDivisionError, OSError,
    zlib.error, struct.error,
)  # fmt: skip
"""What pypdf lets through on damaged files: it parses them on trust."""
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False  # what it repairs silently does not concern a curator


def read_pdf(data: bytes) -> ReadPage:
    """The PDF's text and paragraphs.

    Raises DocumentError if it is encrypted, damaged, too long or made of pictures.
    """
    try:
        with apply_configuration(None, **_CAPS):
            pages = _pages(data)
            rows = _all_rows(pages)
            has_pictures = not any(rows) and any(_has_picture(page) for page in pages)
    except LimitReachedError as error:
        raise DocumentError(
            "it is a PDF that unpacks to more than ingest accepts; save its text as a file"
        ) from error
    except DependencyError as error:
        raise DocumentError("it is an encrypted PDF") from error
    except _DAMAGE as error:
        raise DocumentError("it is a damaged PDF") from error
    if sum(len(row.split()) for page in rows for row in page) < LEAST_WORDS:
        raise DocumentError(
            f"it is a PDF of pictures without text; {WITHOUT_TEXT}"
            if has_pictures
            else "it is a PDF without text"
        )
    return _written(read_paragraphs(rows))


def page_pictures(data: bytes) -> list[bytes]:
    """The largest picture of each page of a scanned PDF.

    Raises DocumentError for one with text, with too many pages, or damaged.
    """
    found: list[bytes] = []
    try:
        with apply_configuration(None, **_CAPS):
            pages = _pages(data)
            if SCANNED_PAGES.is_over(len(pages)):
                raise DocumentError(
                    f"it is a PDF of {SCANNED_PAGES.excess(len(pages))} with --ocr; "
                    "give the pages of the report alone"
                )
            for page in pages:
                found.append(max((image.data for image in page.images), key=len, default=b""))
    except LimitReachedError as error:
        raise DocumentError("it is a PDF whose pictures are larger than ingest accepts") from error
    except _DAMAGE as error:
        raise DocumentError("it is a PDF whose pictures cannot be read") from error
    return [picture for picture in found if picture]


def _pages(data: bytes) -> list[PageObject]:
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("it is an encrypted PDF")
    count = len(reader.pages)
    if PDF_PAGES.is_over(count):
        raise DocumentError(
            f"it is a PDF of {PDF_PAGES.excess(count)}; give the pages of the report alone"
        )
    if not count:
        raise DocumentError("it is a PDF without pages")
    pages = list(reader.pages)
    drawn = _drawn_bytes(pages)
    if PDF_DRAWING.is_over(drawn):
        raise DocumentError(
            f"it is a PDF with {PDF_DRAWING.excess(drawn)}; save its text as a file"
        )
    return pages


def _drawn_bytes(pages: Iterable[PageObject]) -> int:
    """How long the drawing instructions are, counted no further than needed."""
    total = 0
    for page in pages:
        contents = page.get_contents()
        total += len(contents.get_data()) if contents is not None else 0
        if PDF_DRAWING.is_over(total):
            break
    return total


def _all_rows(pages: Iterable[PageObject]) -> list[list[str]]:
    """The rows of each page, up to a limit: forms drawn again and again make a short file long."""
    found: list[list[str]] = []
    length = 0
    for page in pages:
        found.append(_rows(page))
        length += sum(map(len, found[-1]))
        _check_length(length)
    return found


def _check_length(length: int) -> None:
    if TEXT.is_over(length):
        raise DocumentError(
            f"it is a PDF whose text has {TEXT.excess(length)}; give the pages of the report alone"
        )


def _rows(page: PageObject) -> list[str]:
    """The page's rows of text from top to bottom, spaced as printed; as drawn if that fails."""
    drawn = page.extract_text()
    _check_length(len(drawn))
    placed = _placed(page)
    wanted, found = Counter(drawn.split()), Counter(placed.split())
    good = sum((wanted & found).values()) >= SAME_WORDS * sum(wanted.values())
    text = _UNSEEN.sub("", (placed if good else drawn).translate(_LIGATURES))
    rows = [row.rstrip() for row in text.split("\n")]
    return rows if any(rows) else []


def _placed(page: PageObject) -> str:
    """The page's text as rows of fixed width; none where pypdf cannot place it."""
    try:
        return page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=True)
    except _DAMAGE:
        return ""


def _has_picture(page: PageObject) -> bool:
    return len(page.images) > 0


def _written(paragraphs: Iterable[Paragraph]) -> ReadPage:
    """Paragraphs a blank line apart, with their places in the text."""
    parts, lines = [], []
    length = 0
    for paragraph in paragraphs:
        kind = LineKind.ROW if paragraph.row else LineKind.PARAGRAPH
        kind = LineKind.RUNNING if paragraph.is_running else kind
        end = length + len(paragraph.text)
        lines.append(Line(length, end, kind, form=paragraph.row or PARAGRAPH))
        parts.append(paragraph.text)
        length += len(paragraph.text) + 2
    return ReadPage("\n\n".join(parts), Page(tuple(lines)))
