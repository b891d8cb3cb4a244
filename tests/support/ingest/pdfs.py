"""PDFs written by hand, as small as they can be, for tests."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADER = b"%PDF-1.4\n"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text at a place of a page, in points from its lower left corner."""

    x: int
    y: int
    text: str
    size: int = 10


def pdf_of(pages: Sequence[Iterable[Words]], *, info: str = "", trailer: str = "") -> bytes:
    """A PDF with a page for each list of lines, in the order in which they are drawn."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, words in enumerate(pages):
        stream = "\n".join(map(_drawn, words)).encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    if info:
        objects.append(f"<< {info} >>".encode())
        trailer += f" /Info {len(objects)} 0 R"
    return _file(objects, trailer)


def picture_pdf() -> bytes:
    """A page that is a picture, as a scanner makes it."""
    return _file([*_one_page("/Im 6 0 R", b"/Im Do"), _stream("/Type /XObject /Subtype /Image /Width 1 /Height 1"
        " /BitsPerComponent 8 /ColorSpace /DeviceGray", b"\x80")], "")  # fmt: skip


def nested_forms(*, depth: int, times: int) -> bytes:
    """A page that draws a form that draws a form … so many times each."""
    forms = []
    for number in range(depth):
        last = number == depth - 1
        drawn = (
            b"BT /F1 10 Tf 50 50 Td (words from the depth of the file) Tj ET"
            if last
            else b" /X Do" * times
        )
        inner = "" if last else f"/XObject << /X {7 + number} 0 R >>"
        kind = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
        forms.append(_stream(f"{kind} /Resources << /Font << /F1 3 0 R >> {inner} >>", drawn))
    return _file([*_one_page("/X 6 0 R", b"/X Do"), *forms], "")


def packed_pdf(drawn: bytes, form: bytes = b"") -> bytes:
    """A page with these instructions, packed as small as they get, and a form of others that /X draws."""
    kind = (
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
    )
    objects = _one_page("/X 6 0 R", b"")[:-1]
    return _file([*objects, _packed("", drawn), _packed(kind, form)], "")


def _packed(entries: str, data: bytes) -> bytes:
    return _stream(f"{entries} /Filter /FlateDecode", zlib.compress(data, 9))


def _one_page(thing: str, drawn: bytes) -> list[bytes]:
    """A catalogue, a font and a page that draws the sixth object."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    resources = f"<< /Font << /F1 3 0 R >> /XObject << {thing} >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources {resources} >>"
    pages = "<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return [
        *(each.encode() for each in ("<< /Type /Catalog /Pages 2 0 R >>", pages, font, page)),
        _stream("", drawn),
    ]


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _drawn(words: Words) -> str:
    text = words.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {words.size} Tf 1 0 0 1 {words.x} {words.y} Tm ({text}) Tj ET"


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data = bytearray(HEADER)
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)
