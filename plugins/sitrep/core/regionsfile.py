"""``content/regions.toml``: a table a region, its id the table's name."""

from __future__ import annotations

import re

from sitrep.core.errors import Fault
from sitrep.core.fields import Fields
from sitrep.core.model import Region
from sitrep.core.text import is_slug
from sitrep.core.tomlfile import TomlError, parse_toml
from sitrep.core.tree import Entry, Table

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
    rows = [(entry, _region(entry, number, file, faults)) for number, entry in enumerate(table.entries)]
    for entry, region in rows:
        for code in sorted(region.codes - codes):
            faults.append(Fault(file, entry.line, f"{region.id}.codes", f"“{code}” is no ISO 3166 code", "Look it up"))
    return tuple(region for _entry, region in rows)


def _region(entry: Entry, order: int, file: str, faults: list[Fault]) -> Region:
    if not isinstance(entry.value, Table):
        faults.append(Fault(file, entry.line, entry.key, "stands outside a region", "Put it under [id-of-region]"))
        return Region(entry.key, entry.key, frozenset())
    fields = Fields(entry.value, file, faults, within=f"{entry.key}.")
    if not is_slug(entry.key):
        fields.fault("", f"“{entry.key}” is no id", "Use lower-case letters, digits and hyphens", line=entry.line)
    if not fields.has("name"):
        fields.fault("name", "is missing", 'Add name = "…", the region as readers know it', line=entry.line)
    codes = frozenset(fields.texts("codes"))
    if not codes:
        fields.fault("codes", "is missing or empty", 'Add codes = ["SY-ID"]', line=entry.line)
    region = Region(entry.key, fields.words("name") or entry.key, codes, fields.texts("spellings"), order)
    fields.finish()
    return region
