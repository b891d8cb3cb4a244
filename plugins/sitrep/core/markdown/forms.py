"""What a piece of a text is: a paragraph, a heading, an item of a list, a row of a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FormKind(StrEnum):
    """Which part of a text's structure a piece is."""

    # That of Enum is written in Python, and sets and tables are asked for kinds all the time.
    __hash__ = str.__hash__

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    TERM = "term"
    """What a list of definitions defines."""
    ROW = "table row"
    QUOTE = "quotation"
    NOTE = "note"
    """A footnote."""


@dataclass(frozen=True, slots=True)
class Form:
    """The structure of a piece of text."""

    kind: FormKind = FormKind.PARAGRAPH
    depth: int = 0
    """Of a heading its rank, 1 to 6; of an item or quotation how many are around it, itself too."""
    label: str = ""
    """The number of an ordered item, ``3.``; of a note its mark."""
    goes_on: bool = False
    """Whether it is a further paragraph of the item above it."""
    cells: tuple[str, ...] = ()
    """Of a row."""
    heads: tuple[str, ...] = ()
    """What stands above a row's cells, one for each; none in a table without a head."""

    @property
    def is_item(self) -> bool:
        """Whether it is of a list."""
        return self.kind is FormKind.ITEM


PARAGRAPH = Form()


def form_record(form: Form) -> dict[str, object]:
    """A form as JSON has it: its kind, and what else it has."""
    record: dict[str, object] = {"kind": str(form.kind)}
    for name, value in (("depth", form.depth), ("label", form.label), ("goes_on", form.goes_on)):
        if value:
            record[name] = value
    for name, cells in (("cells", form.cells), ("heads", form.heads)):
        if cells:
            record[name] = list(cells)
    return record


def read_form(record: object) -> Form:
    """The form of a record; a paragraph where there is none.

    Raises ValueError for one that form_record does not write.
    """
    if record is None:
        return PARAGRAPH
    known = record if isinstance(record, dict) else {}
    kind = FormKind(known.get("kind", ""))
    cells, heads = known.get("cells", []), known.get("heads", [])
    return Form(
        kind,
        int(known.get("depth", 0)),
        str(known.get("label", "")),
        bool(known.get("goes_on")),
        tuple(map(str, cells)) if isinstance(cells, list) else (),
        tuple(map(str, heads)) if isinstance(heads, list) else (),
    )
