"""What the body of a document is compared by: runs of words, figures, and its text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from zlib import compress, crc32, decompress

from sitrep.core.model import DateBasis
from sitrep.core.text import slugify
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.page_version import is_own, page_of
from sitrep.ingest.families.templates import NOTHING, About, Text

RUN = 4
"""Words in a run: the figure of the field for near copies."""


@dataclass(frozen=True, slots=True)
class BodyRuns:
    """What a body is compared by."""

    runs: frozenset[int]
    """A checksum of each: the same in every process, and small."""
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
        words = [_words(paragraph) for paragraph in paragraphs]
        text = [word for block in words for word in block]
        figures = frozenset(_checksum(word) for word in text if word.isdigit())
        return cls(
            _runs(text),
            _runs(words[0] if words else []),
            figures,
            Text("\n".join(paragraphs), about),
        )


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
        runs, lead, figures = (
            array("I", sorted(each)) for each in (body.runs, body.lead, body.figures)
        )
        text = compress(body.text.paragraphs.encode("utf-8", "replace"), level=1)
        return cls(runs, lead, figures, text, body.text.about)

    @property
    def paragraphs(self) -> str:
        """Its text, a line a paragraph."""
        return decompress(self.text).decode("utf-8")

    def unpacked(self) -> BodyRuns:
        """The same, ready to be compared."""
        text = Text(self.paragraphs, self.about)
        return BodyRuns(frozenset(self.runs), frozenset(self.lead), frozenset(self.figures), text)


def about_draft(draft: Draft) -> About:
    """What a document shows of itself by which an outlet's reports of two days are told apart."""
    own = slugify(draft.origin.value) if is_own(draft) and draft.origin else ""
    day = (
        str(draft.original.date)
        if draft.original and draft.original.basis is DateBasis.STATED
        else ""
    )
    return About(own, page_of(draft), day, draft.title.value if draft.title else "")


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(words: list[str]) -> frozenset[int]:
    return frozenset(
        _checksum(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)
    )
