"""Pictures and PDFs of pictures as documents; every line of them is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.pictures.tesseract import read_picture
from sitrep.ingest.containers.source import Incoming
from sitrep.ingest.markup import ReadPage
from sitrep.ingest.read.decode import WITHOUT_TEXT, check_document

_PICTURE = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP|BM.{4}\0\0\0\0",
    re.DOTALL,
)
_PDF_WITHIN = 1024
_NO_WORDS = "it is a picture in which tesseract reads no words"


def is_picture(data: bytes) -> bool:
    """Whether data is a picture."""
    return bool(_PICTURE.match(data))


def is_pdf(data: bytes) -> bool:
    """Whether data is a PDF."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def open_picture(incoming: Incoming, _open_part: object = None) -> OpenedInput:
    """The words of a picture, where they are to be read; raises DocumentError otherwise."""
    if not incoming.ocr:
        raise DocumentError(f"it is not text but a picture; {WITHOUT_TEXT}")
    return _opened([incoming.data], incoming)


def open_scan(incoming: Incoming) -> OpenedInput:
    """The words of a PDF of pictures; raises DocumentError where it has none."""
    from sitrep.ingest.read.pdf import page_pictures  # pypdf takes long to load

    return _opened(page_pictures(incoming.data), incoming)


def _opened(pictures: Iterable[bytes], incoming: Incoming) -> OpenedInput:
    texts = [read_picture(picture, incoming.ocr) for picture in pictures]
    text = "\n\n".join(filter(None, texts))
    if not text.strip():
        raise DocumentError(_NO_WORDS)
    doubt = (
        f"text: every line was read from a picture by tesseract ({incoming.ocr}); names, figures and "
        "signs may be wrong: compare each line with the picture"
    )
    read = ReadPage(text.replace("\r\n", "\n"), None)
    return OpenedInput((check_document(read, incoming.data, incoming.name, (doubt,)),))
