"""A report keeps its paragraphs whatever script it is in: in a page, in plain text, hard-wrapped."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sitrep.core.prose.lines import width_of
from sitrep.core.prose.words import is_unspaced
from sitrep.ingest import clean
from sitrep.ingest.draft import Draft
from sitrep.ingest.read.decode import read_document
from tests.support.ingest.documents import knowledge

NEWS = tomllib.loads((Path(__file__).parent / "scripts.toml").read_text("utf-8"))
WIDTH = 72
MENU = "<ul><li><a href=/a>{title}</a></li><li><a href=/b>{title}</a></li></ul>"


def draft_of(text: str, name: str) -> Draft:
    return clean(read_document(text.encode(), name), knowledge())


def body_of(draft: Draft) -> list[str]:
    return [block.text for block in draft.body]


def wrapped(paragraph: str) -> str:
    """A paragraph broken at a width: at spaces, or anywhere between letters without them."""
    pieces = list(paragraph) if is_unspaced(paragraph) else paragraph.split(" ")
    space = "" if is_unspaced(paragraph) else " "
    lines = [""]
    for piece in pieces:
        longer = f"{lines[-1]}{space}{piece}" if lines[-1] else piece
        if width_of(longer) > WIDTH and width_of(piece) and piece not in " ，。、」”":
            lines.append(piece)
        else:
            lines[-1] = longer
    return "\n".join(lines)


@pytest.mark.parametrize("language", NEWS)
def test_a_page_keeps_its_title_and_its_paragraphs(language: str) -> None:
    title, paragraphs = NEWS[language]["title"], NEWS[language]["paragraphs"]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = MENU.format(title=title)
    markup = f"<html><head><title>{title}</title></head><body>{menu}<h1>{title}</h1>{text}{menu}"
    draft = draft_of(f"{markup}</body></html>", "a.html")
    assert body_of(draft) == paragraphs
    assert draft.title is not None
    assert draft.title.value == title


@pytest.mark.parametrize("language", NEWS)
def test_a_plain_text_keeps_its_paragraphs(language: str) -> None:
    title, paragraphs = NEWS[language]["title"], NEWS[language]["paragraphs"]
    assert body_of(draft_of("\n".join([title, "", *paragraphs]), "a.txt"))[-len(paragraphs) :] == (
        paragraphs
    )


@pytest.mark.parametrize("language", NEWS)
def test_lines_that_were_broken_at_a_width_become_paragraphs_again(language: str) -> None:
    paragraphs = NEWS[language]["paragraphs"]
    text = "\r\n\r\n".join(map(wrapped, paragraphs)).replace("\n", "\r\n")
    assert body_of(draft_of(text, "a.txt")) == paragraphs


@pytest.mark.parametrize("language", ["Chinese", "Japanese"])
def test_a_paragraph_that_is_set_in_needs_no_blank_line(language: str) -> None:
    paragraphs = NEWS[language]["paragraphs"]
    text = "\n".join(wrapped(f"\u3000\u3000{paragraph}") for paragraph in paragraphs)
    assert body_of(draft_of(text, "a.txt")) == paragraphs


def test_two_short_paragraphs_of_two_lines_are_joined() -> None:
    lines = [
        "The ferry to the northern islands did not sail on Sunday, since the",
        "harbour was full of ice.",
        "",
        "On Monday it left at noon with forty people on board, and a tug broke",
        "the ice before it.",
    ]
    assert body_of(draft_of("\r\n".join(lines), "a.txt")) == [
        " ".join(lines[:2]),
        " ".join(lines[3:]),
    ]
