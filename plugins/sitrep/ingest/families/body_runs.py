"""What the body of a document is compared by: runs of words, figures, and its text.

A run is four words in a row, in lower case, as a checksum of four bytes: the same in
every process, and small. Two bodies share as many runs as they have passages of the same
wording, whatever was cut, moved or put in between. Bodies are packed (sorted arrays, the
text compressed) to be held by the thousand.

Limits: two different runs have the same checksum once in four billion pairs.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from zlib import compress, crc32, decompress

from sitrep.core.model import DateBasis
from sitrep.core.prose.words import comparable_words
from sitrep.core.text import slugify
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.page_version import is_own, page_of
from sitrep.ingest.families.slots import NOTHING, About, Text

RUN = 4
"""Words in a run: what the literature on near duplicates uses."""


@dataclass(frozen=True, slots=True)
class BodyRuns:
    """What a body is compared by."""

    runs: frozenset[int]
    """A checksum of each."""
    lead: frozenset[int]
    """Those of its first paragraph."""
    figures: frozenset[int]
    """Checksums of its numbers."""
    text: Text = field(default=Text("", NOTHING), compare=False)
    """By which issues of a template are told apart."""

    @classmethod
    def of(cls, draft: Draft) -> BodyRuns:
        """The runs and figures of a draft's body."""
        return cls.of_texts([block.text for block in draft.body], about_draft(draft))

    @classmethod
    def of_texts(cls, paragraphs: Sequence[str], about: About = NOTHING) -> BodyRuns:
        """The runs and figures of paragraphs, with what is known of them otherwise."""
        words: list[str] = []
        for paragraph in paragraphs:
            words += comparable_words(paragraph)
        lead = comparable_words(paragraphs[0]) if paragraphs else []
        figures = frozenset(_checksum(word) for word in words if word.isdigit())
        return cls(_runs(words), _runs(lead), figures, Text("\n".join(paragraphs), about))


@dataclass(frozen=True, slots=True)
class PackedRuns:
    """A body's runs and figures as sorted numbers of four bytes, to be held by the thousand."""

    runs: array[int]
    lead: array[int]
    figures: array[int]
    text: bytes
    """Its paragraphs, compressed."""
    about: About

    @classmethod
    def of(cls, body: BodyRuns) -> PackedRuns:
        """The same, packed."""
        return cls(
            array("I", sorted(body.runs)),
            array("I", sorted(body.lead)),
            array("I", sorted(body.figures)),
            compress(body.text.paragraphs.encode("utf-8", "replace"), level=1),
            body.text.about,
        )

    @property
    def paragraphs(self) -> str:
        """Its text, a line per paragraph."""
        return decompress(self.text).decode("utf-8")

    def unpacked(self) -> BodyRuns:
        """The same, ready to be compared."""
        text = Text(self.paragraphs, self.about)
        return BodyRuns(frozenset(self.runs), frozenset(self.lead), frozenset(self.figures), text)


def about_draft(draft: Draft) -> About:
    """What a document shows of itself, by which an outlet's reports of two days are told apart."""
    outlet = slugify(draft.origin.value) if is_own(draft) and draft.origin else ""
    day = ""
    # Only a stated day: one that was guessed from a URL or a copy may be of the same text.
    if draft.original and draft.original.basis is DateBasis.STATED:
        day = str(draft.original.date)
    return About(outlet, page_of(draft), day, draft.title.value if draft.title else "")


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))


def _runs(words: list[str]) -> frozenset[int]:
    starts = range(len(words) - RUN + 1)
    return frozenset(_checksum(" ".join(words[at : at + RUN])) for at in starts)
