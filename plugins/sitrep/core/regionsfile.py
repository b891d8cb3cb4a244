"""``content/regions.toml``: a table a region, its id the table's name."""

from __future__ import annotations

import re

from sitrep.core.errors import Fault
from sitrep.core.fields import Fields
from sitrep.core.model import Region
from sitrep.core.text import is_slug
from sitrep.core.tomlfile import TomlError, parse_toml
from sitrep.core.tree import Table

CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
"""How an ISO 3166-1 alpha-2 or ISO 3166-2 code is written."""


def parse_regions(text: str, file: str, codes: frozenset[str], faults: list[Fault]) -> tuple[Region, ...] | None:
    """The regions in text, in its order; None if it is no TOML; what is wrong goes to ``faults``.

    ``codes`` are all codes of ISO 3166-1 and 3166-2; others are faults.
    """
    try:
        table = parse_toml(text)
    except TomlError as error:
        faults.append(Fault(file, error.line, "", error.problem, "Mend the line"))
        return None
    rows: list[Region] = []
    for entry in table.entries:
        if isinstance(entry.value, Table):
            fields = Fields(entry.value, file, faults, within=f"{entry.key}.")
            rows.append(_region(entry.key, len(rows), fields, codes))
        else:
            faults.append(Fault(file, entry.line, entry.key, "stands outside a region", "Put it under [id-of-region]"))
    return tuple(rows)


def _region(name: str, order: int, fields: Fields, known: frozenset[str]) -> Region:
    if not is_slug(name):
        fields.fault("", f"“{name}” is no id", "Use lower-case letters, digits and hyphens", line=fields.line)
    codes = fields.texts("codes")
    region = Region(name, fields.words("name") or name, frozenset(codes), fields.texts("spellings"), order)
    fields.require("name", 'Add name = "…", the region as readers know it')
    if not codes and not fields.is_told("codes"):
        fields.fault("codes", "is missing or empty", 'Add codes = ["SY-ID"]')
    for code in dict.fromkeys(codes):
        if code not in known:
            fields.fault("codes", f"“{code}” is no ISO 3166 code", "Look it up")
    fields.finish()
    return region
