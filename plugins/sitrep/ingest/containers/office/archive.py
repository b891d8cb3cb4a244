"""What a ZIP archive is, and its parts, unpacked no further than allowed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sitrep.core.errors import DocumentError
from sitrep.core.limits import ARCHIVE_PARTS, UNPACKED
from sitrep.ingest.containers.office.docx import docx_page
from sitrep.ingest.containers.office.odt import odt_page
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.source import Incoming
from sitrep.ingest.containers.tables import NOT_A_TEXT
from sitrep.ingest.draft import Document
from sitrep.ingest.markup import ReadPage
from sitrep.ingest.read.decode import check_document

_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_DECLARES = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_SLIDES = "it is a presentation, not a text; save it as PDF, or give its text"
_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "xl/": NOT_A_TEXT.format(what="a spreadsheet"),
        "ppt/": _SLIDES,
        "application/vnd.oasis.opendocument.spreadsheet": NOT_A_TEXT.format(what="a spreadsheet"),
        "application/vnd.oasis.opendocument.presentation": _SLIDES,
        "application/epub+zip": "it is an e-book, not a report; give the chapter as text",
        "Index/Document.iwa": "it is a file of Pages, Numbers or Keynote; save it as PDF or .docx",
    }
)
"""Archives that are no texts, by a part's name or by what they call themselves."""
_ARCHIVE = "it is an archive; unpack it and give the folder"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def is_archive(data: bytes) -> bool:
    """Whether data is a ZIP archive, as the files of office programs are."""
    return data.startswith(_MARKS) and zipfile.is_zipfile(io.BytesIO(data))


def open_archive(incoming: Incoming, _open_part: object = None) -> OpenedInput:
    """The text of a .docx or .odt; raises DocumentError for any other archive."""
    try:
        page = _page(incoming.data)
    except _DAMAGED as error:
        raise DocumentError("it is a damaged office file; save it again, or as PDF") from error
    document: Document = check_document(page, incoming.data, incoming.name)
    return OpenedInput((document,))


def _page(data: bytes) -> ReadPage:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        calls_itself = _small(archive, "mimetype") if "mimetype" in names else ""
        reads = _reader(names, calls_itself)
        _check_size(archive)
        _check_declarations(archive)
        return reads(data)


def _reader(names: frozenset[str], calls_itself: str) -> Callable[[bytes], ReadPage]:
    """What reads the archive; raises DocumentError for one that nothing does."""
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return docx_page
    if calls_itself.startswith("application/vnd.oasis.opendocument.text"):
        return odt_page
    for mark, reason in _REFUSED.items():
        if calls_itself == mark or any(name.startswith(mark) for name in names):
            raise DocumentError(reason)
    raise DocumentError(_ARCHIVE)


def _small(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        return part.read(200).decode("ascii", "replace").strip()


def _check_size(archive: zipfile.ZipFile) -> None:
    """Refuse what would fill the memory; a part is never unpacked beyond the size it states."""
    parts = archive.infolist()
    size = sum(part.file_size for part in parts if _is_markup(part.filename))
    for limit, found in ((ARCHIVE_PARTS, len(parts)), (UNPACKED, size)):
        if limit.is_over(found):
            raise DocumentError(f"it is an office file with {limit.excess(found)}; save it as text")
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("it is an encrypted office file")


def _check_declarations(archive: zipfile.ZipFile) -> None:
    """Refuse markup with declarations of its own: no office program writes any."""
    for part in archive.infolist():
        if _is_markup(part.filename):
            with archive.open(part) as markup:
                if _DECLARES.search(markup.read(part.file_size)):
                    raise DocumentError(
                        "it is an office file that declares entities; it is not read"
                    )


def _is_markup(name: str) -> bool:
    return name.endswith((".xml", ".rels"))
