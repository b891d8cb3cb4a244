"""``content/regions.toml``: a table a region, its id the table's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.content.keep import parse_keeps
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.nodes import Table
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.core.errors import Fault
from sitrep.core.model import Pcode, Region
from sitrep.core.text import slug_problem

_PCODE = re.compile(r"[A-Z]{2,3}[A-Z0-9]{0,12}")
"""How a P-code is written: a country's letters, then the area's figures or letters."""


def parse_regions(
    text: str, file: str, codes: frozenset[str], faults: list[Fault]
) -> tuple[Region, ...] | None:
    """The regions in text, in its order; None if it is not TOML; what is wrong goes to ``faults``.

    ``codes`` are all codes of ISO 3166-1 and 3166-2; others are faults.
    """
    try:
        table = parse_toml(text)
    except TomlError as error:
        faults.append(Fault(file, error.line, "", error.problem, "Correct the line"))
        return None
    rows: list[Region] = []
    given: dict[str, str] = {}
    for entry in table.entries:
        if isinstance(entry.value, Table):
            fields = Fields(entry.value, file, faults, within=f"{entry.key}.")
            rows.append(_region(entry.key, len(rows), fields, codes))
            _check_pcodes(rows[-1], fields, given)
        else:
            faults.append(
                Fault(
                    file,
                    entry.line,
                    entry.key,
                    "stands outside a region",
                    "Put it under [id-of-region]",
                )
            )
    return tuple(rows)


def _region(name: str, order: int, fields: Fields, known: frozenset[str]) -> Region:
    if problem := slug_problem(name):
        fields.fault(
            "",
            f"“{name}” {problem}",
            "Use lower-case letters, digits and hyphens",
            line=fields.line,
        )
    codes = fields.texts("codes")
    region = Region(
        id=name,
        name=fields.words("name") or name,
        codes=frozenset(codes),
        spellings=fields.texts("spellings"),
        order=order,
        pcodes=tuple(_pcodes(fields, codes)),
        keep=parse_keeps(fields),
    )
    fields.require("name", 'Add name = "…", the region as readers know it')
    if not codes and not fields.is_told("codes"):
        fields.fault("codes", "is missing or empty", 'Add codes = ["SY-ID"]')
    for code in dict.fromkeys(codes):
        if code not in known:
            fields.fault("codes", f"“{code}” is not an ISO 3166 code", "Look it up")
    fields.finish()
    return region


def _pcodes(fields: Fields, codes: tuple[str, ...]) -> Iterator[Pcode]:
    """The P-codes of a region's own codes; one for any other code is an unknown key."""
    table = fields.table("pcodes")
    if table is None:
        return
    for code in dict.fromkeys(codes):
        written = table.words(code)
        if written and _PCODE.fullmatch(written):
            yield Pcode(code, written)
        elif written:
            table.fault(
                code,
                f"“{written}” is not a P-code",
                "Write it as SY07: a country's letters, then the area's sign",
            )
    table.finish()


def _check_pcodes(region: Region, fields: Fields, given: dict[str, str]) -> None:
    """Object where another region gives a code another P-code; ``given`` grows by this region's."""
    for each in region.pcodes:
        known = given.setdefault(each.code, each.pcode)
        if known != each.pcode:
            fields.fault(
                "pcodes", f"{each.code} has the P-code {known} in another region", "Make them one"
            )
