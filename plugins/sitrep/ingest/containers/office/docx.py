"""Files of Word (.docx): mammoth makes HTML of their headings, lists, tables and notes."""

from __future__ import annotations

import io
import zipfile
from xml.parsers.expat import ExpatError

from sitrep.core.errors import DocumentError
from sitrep.ingest.markup import ReadPage
from sitrep.ingest.read.html_page import read_page

STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
"""What mammoth's own map of styles lacks."""

_DAMAGE = (
    KeyError, ValueError, AttributeError, IndexError, TypeError, ExpatError, RecursionError, OSError,
    zipfile.BadZipFile,
)  # fmt: skip
"""What mammoth lets through on damaged files: it parses them on trust."""


def docx_page(data: bytes) -> ReadPage:
    """The text with its structure; raises DocumentError for a damaged file.

    Of what the file says beside it nothing is taken: who wrote it is private, and when it was
    made is not when it was published.
    """
    import mammoth  # takes long to load

    try:
        found = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {}),
            include_embedded_style_map=False,
        )
    except _DAMAGE as error:
        raise DocumentError("it is a damaged .docx file; save it again, or as PDF") from error
    return read_page(f"<html><body>{found.value}</body></html>")
