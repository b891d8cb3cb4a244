"""How words and markup are taken apart: elements, counts, the names of those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from sitrep.core.terms import STANDING as STANDING_WORDS
from sitrep.core.text import legible
from tests.support.site.surfaces.readings import (
    ECHOES,
    GRADE,
    INDEPENDENT,
    REASON,
    REPORTS,
    ROOTS,
    STANDING,
    UNNAMED,
    Reading,
    Subject,
)

_COUNT = re.compile(r"(\d+) (report|independent root|echo)(?:s|es)?\b(?!\s+by|\s+with)")
_SELECTOR = re.compile(r"(\w+)?(?:([.#])([\w-]+))?(?:\[([\w-]+)\])?")
_CODE = re.compile(r"\b[A-F][1-6]\b")
_CODES = re.compile(r"(?:^|· )([A-F][1-6](?:, [A-F][1-6])*)(?: ·|$)")
_SOLE = re.compile(
    r"Rests on one source:|The only (?:independent )?source named is|All of this week rests on"
)
_UNNAMED = re.compile(
    r"(\d+) accounts? goe?s? back to (?:a source|sources)(?: that (?:is|are))? not named"
)
_STANDINGS = {words: str(standing) for standing, words in STANDING_WORDS.items()}
UNKNOWN = "unknown"
Names = dict[str, str]
"""The ids of sources by their names."""
IN = ", in "
"""What parts those who speak from who passes it on; who speaks for itself too stands before."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is read."""

    surface: str
    file: str

    def says(self, subject: Subject, measure: str, value: int | str | frozenset[str]) -> Reading:
        return Reading(self.surface, self.file, subject, measure, value)

    def counts(self, subject: Subject, words: str) -> Iterator[Reading]:
        """The first number of each kind that words name; where they count roots, no echo is none."""
        found: dict[str, int] = {}
        for number, noun in _COUNT.findall(words):
            found.setdefault(noun, int(number))
        if "report" in found:
            yield self.says(subject, REPORTS, found["report"])
        if "independent root" in found:
            yield self.says(subject, INDEPENDENT, found["independent root"])
            yield self.says(subject, ECHOES, found.get("echo", 0))

    def grade(self, subject: Subject, words: str) -> Iterator[Reading]:
        """The first code in words."""
        found = _CODE.search(words)
        if found:
            yield self.says(subject, GRADE, found[0])

    def judged(self, subject: Subject, words: str) -> Iterator[Reading]:
        """A grade, and its reason at the end."""
        yield from self.grade(subject, words)
        yield self.says(subject, REASON, words.rpartition("; ")[2])

    def grades(self, subject: Subject, words: str) -> Iterator[Reading]:
        """The codes that stand between dots."""
        found = _CODES.search(words)
        if found:
            yield self.says(subject, GRADE, found[1])

    def standing(self, subject: Subject, words: str) -> Iterator[Reading]:
        """What a passage adds, by the word for it."""
        if words in _STANDINGS:
            yield self.says(subject, STANDING, _STANDINGS[words])

    def speakers(self, subject: Subject, pieces: Iterable[Piece]) -> Iterator[Reading]:
        """Those named before who passes it on; nobody, where only somebody not named speaks."""
        named = speakers_in(pieces)
        yield self.says(subject, ROOTS, named)
        yield self.says(subject, INDEPENDENT, len(named))

    def warned(self, subject: Subject, warnings: Iterable[html.HtmlElement]) -> Iterator[Reading]:
        """The one source that a warning names, and how many accounts go back to nobody named."""
        for warning in warnings:
            if found := _UNNAMED.search(text_of(warning)):
                yield self.says(subject, UNNAMED, int(found[1]))
            if _SOLE.search(text_of(warning)):
                (first, *_) = sources_in(pieces_of(warning))
                yield self.says(subject, ROOTS, frozenset({first}))


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text, and the source that it links to or names."""

    text: str
    source: str | None = None
    """Its id."""


def page_of(output: Path, file: str) -> html.HtmlElement:
    return html.document_fromstring((output / file).read_bytes())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def all_of(element: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """What a selector of tags, classes, ids and attributes finds, with or without ``>`` between them."""
    path, step = ".", "//"
    for part in selector.split():
        if part == ">":
            step = "/"
            continue
        tag, kind, name, attribute = _SELECTOR.fullmatch(part).groups()  # type: ignore[union-attr]
        path += f"{step}{tag or '*'}"
        if kind:
            attr = "class" if kind == "." else "id"
            path += f"[contains(concat(' ', @{attr}, ' '), ' {name} ')]"
        path += f"[@{attribute}]" if attribute else ""
        step = "//"
    found: list[html.HtmlElement] = element.xpath(path)
    return found


def last_part(address: str) -> str:
    """The last folder of an address: an id or a week."""
    return address.partition("#")[0].rstrip("/").rpartition("/")[2]


def names_of(output: Path) -> Names:
    """The ids of sources by their names, as their list has them."""
    rows = all_of(page_of(output, "sources/index.html"), "main a")
    return {
        legible(text_of(row)): last_part(row.get("href"))
        for row in rows
        if "sources/" in row.get("href")
    }


def pieces_of(element: html.HtmlElement, names: Names | None = None) -> Iterator[Piece]:
    """The text of an element in its order; links to sources as such, and their names in bold."""
    yield Piece(element.text or "")
    for child in element:
        text = legible(text_of(child))
        if child.tag == "a" and "sources/" in (child.get("href") or ""):
            yield Piece(text, last_part(child.get("href")))
        elif names and child.tag in {"strong", "b"} and text in names:
            yield Piece(text, names[text])
        else:
            yield from pieces_of(child, names)
        yield Piece(child.tail or "")


def segments_of(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The text between dots."""
    own: list[Piece] = []
    for piece in pieces:
        if piece.source:
            own.append(piece)
            continue
        head, *rest = piece.text.split("·")
        own.append(Piece(head))
        for each in rest:
            yield tuple(own)
            own = [Piece(each)]
    yield tuple(own)


def sources_in(pieces: Iterable[Piece]) -> list[str]:
    """The ids of the sources that text links to, in its order."""
    return [piece.source for piece in pieces if piece.source]


def speakers_in(pieces: Iterable[Piece]) -> frozenset[str]:
    """The sources before ``, in``; without that the one there is."""
    own = tuple(pieces)
    cuts = [number for number, piece in enumerate(own) if not piece.source and IN in piece.text]
    named = sources_in(own[: cuts[-1]] if cuts else own)
    return frozenset(named) - {UNKNOWN}
