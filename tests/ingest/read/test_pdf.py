from __future__ import annotations

import random
from contextlib import suppress
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from sitrep.core.errors import DocumentError
from sitrep.core.limits import PDF_PAGES
from sitrep.ingest import clean
from sitrep.ingest.draft import Draft, Verdict
from sitrep.ingest.read.decode import read_document
from sitrep.ingest.read.pdf import read_pdf
from tests.support.documents import PORT, hard_wrapped, knowledge, paragraphs_of
from tests.support.pdfs import Words, nested_forms, packed_pdf, pdf_of, picture_pdf

HEADLINE = "Dock strike in Aden enters its third day"


def column(text: str, x: int, y: int) -> list[Words]:
    """Lines of text from a place downwards, a blank line half a line high."""
    return [Words(x, y - 12 * number, line) for number, line in enumerate(text.split("\n")) if line]


def report(*, interleaved: bool = False, info: str = "") -> bytes:
    """A report of two pages, the first in two columns."""
    left = column(hard_wrapped(*PORT[:2], width=44), 50, 700)
    right = column(hard_wrapped(PORT[2], width=44), 320, 700)
    both = sorted(left + right, key=lambda words: -words.y) if interleaved else left + right
    pages = [
        [
            Words(50, 800, "Meridian Post Weekly", 8),
            Words(50, 740, HEADLINE, 16),
            *both,
            Words(290, 30, "1", 8),
        ],
        [
            Words(50, 800, "Meridian Post Weekly", 8),
            *column(hard_wrapped(PORT[3]), 50, 700),
            Words(290, 30, "2", 8),
        ],
    ]
    return pdf_of(pages, info=info)


def cleaned(data: bytes) -> Draft:
    return clean(read_document(data, "a.pdf"), knowledge())


def encrypted(password: str, owner: str = "owner") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(report())))
    writer.encrypt(password, owner, algorithm="RC4-128")
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


@pytest.mark.parametrize("interleaved", [False, True], ids=["by-column", "by-row"])
def test_columns_are_read_in_order_however_they_were_drawn(interleaved: bool) -> None:
    draft = cleaned(report(interleaved=interleaved))
    assert paragraphs_of(draft) == PORT
    assert draft.title is not None
    assert draft.title.value == HEADLINE


def test_running_heads_and_page_numbers_are_marked_not_deleted() -> None:
    draft = cleaned(report())
    marks = [block.text for block in draft.blocks if block.verdict is Verdict.MARK]
    assert marks == ["Meridian Post Weekly", "1", "Meridian Post Weekly", "2"]
    assert (
        "".join(draft.document.text[block.start : block.end] for block in draft.blocks)
        == draft.document.text
    )


def test_a_sentence_that_goes_on_over_the_page_is_one_paragraph() -> None:
    words = PORT[2].split()
    above = hard_wrapped(*PORT[:2], " ".join(words[:25]))
    first = [*column(above, 50, 700), Words(290, 30, "1", 8)]
    second = [*column(hard_wrapped(" ".join(words[25:])), 50, 700), Words(290, 30, "2", 8)]
    assert paragraphs_of(cleaned(pdf_of([first, second]))) == PORT[:3]


def test_the_dates_of_the_file_are_not_the_reports() -> None:
    draft = cleaned(
        report(info="/CreationDate (D:20190101120000) /Title (scan 17) /Author (office)")
    )
    assert draft.published is None
    assert draft.byline is None
    assert draft.title is not None
    assert draft.title.value == HEADLINE


def test_a_password_that_is_empty_locks_nobody_out() -> None:
    assert read_pdf(encrypted("")).text == read_pdf(report()).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encrypted("secret"), "encrypted"),
        (pdf_of([[]]), "without text"),
        (pdf_of([[Words(50, 50, "scan 17")]]), "without text"),
        (picture_pdf(), "of pictures without text"),
        (pdf_of([]), "without pages"),
        (pdf_of([[]] * (PDF_PAGES.most + 1)), f"more than the {PDF_PAGES.most} taken"),
        (b"%PDF-1.7\nnothing of the kind", "damaged"),
        (report()[:200], "damaged|without pages"),
    ],
    ids=["encrypted", "empty", "stamp", "pictures", "no-pages", "long", "damaged", "cut"],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_pdf(data)


def test_forms_that_draw_one_another_again_and_again_are_read_in_a_moment() -> None:
    assert len(read_pdf(nested_forms(depth=9, times=10)).text) < 100_000


def test_a_page_that_unpacks_to_more_than_is_taken_is_refused_in_a_moment() -> None:
    for times in (1_200_000, 5_000_000):
        with pytest.raises(
            DocumentError,
            match=r"bytes of drawings, more than the|unpacks to more than ingest accepts",
        ):
            read_pdf(packed_pdf(b"q Q " * times))


def test_damage_anywhere_is_refused_or_read_but_never_a_crash() -> None:
    whole = report()
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        with suppress(DocumentError):
            assert read_pdf(bytes(data)).text
