from __future__ import annotations

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.opening import open_documents
from sitrep.ingest.markup import LineKind
from tests.support.ingest.containers import SLUICE, Read, read_one
from tests.support.ingest.offices import ODT, docx, odt, paragraph, zipped

TITLE = "Sluice shut above Goris"
TABLE_W = "<w:tbl>" + "".join(
    "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
    for row in (("Village", "Families"), ("Goris", "120"), ("Kapan", "45"))
) + "</w:tbl>"  # fmt: skip
TABLE_O = "<table:table>" + "".join(
    "<table:table-row>"
    + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
    + "</table:table-row>"
    for row in (("Village", "Families"), ("Goris", "120"), ("Kapan", "45"))
) + "</table:table>"  # fmt: skip
WORD = docx(
    paragraph(TITLE, "Title")
    + paragraph(SLUICE[0])
    + paragraph("What follows", "H2")
    + paragraph(SLUICE[1])
    + TABLE_W
    + paragraph(SLUICE[2])
)
LIBRE = odt(
    f'<text:sequence-decls/><text:p text:style-name="P1">{TITLE}</text:p><text:p>{SLUICE[0]}</text:p>'
    f'<text:h text:outline-level="2">What follows</text:h><text:p>{SLUICE[1].replace(" ", "<text:s/>", 1)}'
    f"</text:p>{TABLE_O}"
    f"<text:p>{SLUICE[2]}</text:p>",
    '<style:style style:name="P1" style:parent-style-name="Title"/>',
)


def kinds(read: Read) -> list[LineKind]:
    page = read.draft.document.page
    return [line.kind for line in page.lines] if page else []


@pytest.mark.parametrize("data", [WORD, LIBRE], ids=["docx", "odt"])
def test_headings_paragraphs_and_tables_keep_what_they_are(data: bytes) -> None:
    read = read_one(data, "memo")
    assert read.title == TITLE
    assert [text for text in read.body if text in SLUICE] == list(SLUICE)
    assert LineKind.HEADING in kinds(read)
    assert any("Goris" in text and "120" in text for text in read.body)


@pytest.mark.parametrize(
    "data",
    [
        docx(
            "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Four guards. </w:t></w:r>"
            f"<w:r><w:t>{SLUICE[0]}</w:t></w:r></w:p>"
        ),
        odt(
            f'<text:p><text:span text:style-name="T1">Four guards. </text:span>{SLUICE[0]}</text:p>',
            '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>',
        ),
    ],
    ids=["docx", "odt"],
)
def test_words_struck_out_are_left_out_and_told(data: bytes) -> None:
    read = read_one(data)
    assert read.body == (SLUICE[0],)
    assert any("Four guards" in doubt for doubt in read.draft.doubts)


def test_lists_links_and_notes_of_libreoffice_are_read_and_remarks_are_not() -> None:
    body = (
        f"<text:tracked-changes><text:p>old words</text:p></text:tracked-changes><text:p>{SLUICE[0]}<office:annotation>"
        "<text:p>by Ada: sure?</text:p></office:annotation> More <text:a xlink:href='https://a.example/'>here</text:a>."
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{SLUICE[2]}</text:p></text:note-body>"
        f"</text:note></text:p><text:list><text:list-item><text:p>{SLUICE[1]}</text:p></text:list-item></text:list>"
    )
    read = read_one(odt(body))
    assert f"{SLUICE[0]} More here." in read.body
    assert LineKind.ITEM in kinds(read)
    assert SLUICE[2] in read.draft.document.text
    assert "Ada" not in read.draft.document.text
    assert "old words" not in read.draft.document.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"xl/workbook.xml": "<x/>"}), "a spreadsheet, not a text"),
        (
            odt("", kind="application/vnd.oasis.opendocument.spreadsheet"),
            "a spreadsheet, not a text",
        ),
        (zipped({"ppt/presentation.xml": "<x/>"}), "a presentation"),
        (zipped({"mimetype": "application/epub+zip"}), "an e-book"),
        (zipped({"notes.txt": "hello"}), "an archive; unpack it"),
        (zipped({"word/other.xml": "<x/>"}), "damaged .docx"),
        (zipped({"mimetype": ODT}), "damaged .odt"),
        (zipped({"mimetype": ODT, "content.xml": "<a><b></a>"}), "damaged .odt"),
    ],
)
def test_other_archives_are_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        open_documents(data, "file")


def test_archives_that_unpack_without_end_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(DocumentError, match="bytes of markup"):
        open_documents(docx("<w:p/>" * 8_000_000), "bomb.docx")
    parts: dict[str, str | bytes] = {f"word/{at}.png": b"" for at in range(4_000)}
    with pytest.raises(DocumentError, match="parts, more than"):
        open_documents(zipped({**parts, "word/document.xml": "<x/>"}), "bomb.docx")


@pytest.mark.parametrize("make", [docx, odt], ids=["docx", "odt"])
def test_entities_are_refused(make: object) -> None:
    head = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = docx("<w:p/>", head) if make is docx else odt("<text:p>&b;</text:p>", head=head)
    with pytest.raises(DocumentError, match="declares entities"):
        open_documents(data, "bomb")


def test_lists_nested_without_end_are_refused_or_read_but_do_not_break() -> None:
    deep = "<text:list><text:list-item>" * 3_000 + "</text:list-item></text:list>" * 3_000
    with pytest.raises(DocumentError):
        open_documents(odt(deep), "deep.odt")
    cells = "<w:tbl><w:tr><w:tc>" * 2_000 + "</w:tc></w:tr></w:tbl>" * 2_000
    with pytest.raises(DocumentError):
        open_documents(docx(cells), "deep.docx")
