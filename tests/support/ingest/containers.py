"""Inputs opened and cleaned: what a test asks of their documents."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.ingest import clean
from sitrep.ingest.containers.opening import open_documents
from sitrep.ingest.draft import Draft
from tests.support.ingest.documents import knowledge

SLUICE = (
    "Engineers shut the upper sluice near Goris on Thursday night after a shell had cracked its frame, the river "
    "office said, and two guards were taken to hospital.",
    "Villagers below the dam in Syunik heard the alarm before dawn, and the lower road stayed under water until "
    "the evening of the next day.",
    "The sluice feeds four pumping stations, and the office warned that taps may run dry for at least a fortnight.",
)
"""An invented report; nobody's name is in it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document of an input, as far as tests ask."""

    draft: Draft

    @property
    def body(self) -> tuple[str, ...]:
        """Its paragraphs."""
        return tuple(block.text for block in self.draft.body)

    @property
    def title(self) -> str | None:
        """Its headline."""
        return self.draft.title.value if self.draft.title else None

    @property
    def published(self) -> str | None:
        """The day of this copy."""
        day = self.draft.published
        return str(day.date) if day and day.date else None

    @property
    def publisher(self) -> str | None:
        """Whose copy it is."""
        return self.draft.publisher.value if self.draft.publisher else None

    @property
    def origin(self) -> str | None:
        """Whose text it is."""
        return self.draft.origin.value if self.draft.origin else None

    @property
    def shown(self) -> str:
        """All that may reach a draft or a message: everything but the ledger's own."""
        draft = self.draft
        findings = (
            draft.title,
            draft.byline,
            draft.publisher,
            draft.origin,
            draft.credit,
            draft.url,
        )
        said = [f"{each.value} {each.evidence}" for each in findings if each]
        return "\n".join([draft.document.name, draft.document.text, *said, *draft.doubts])


def read_all(data: bytes | str, name: str = "in") -> list[Read]:
    """The documents of an input, cleaned."""
    raw = data.encode() if isinstance(data, str) else data
    found = open_documents(raw, name)
    return [Read(clean(document, knowledge())) for document in found.documents]


def read_one(data: bytes | str, name: str = "in") -> Read:
    """The only document of an input."""
    (document,) = read_all(data, name)
    return document
