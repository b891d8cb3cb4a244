"""``content/regions.toml``: a table per region; the table's name is its id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.content.schema.key import read_record, remedy_of
from sitrep.content.schema.rows import REGION
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.rows import parse_rows
from sitrep.core.errors import Fault
from sitrep.core.locales import is_language
from sitrep.core.model import LocalName, Pcode, Region
from sitrep.core.text import slug_problem

_PCODE = re.compile(r"[A-Z]{2,3}[A-Z0-9]{0,12}")
"""How a P-code is written: a country's letters, then the area's digits or letters."""


def parse_regions(
    text: str, file: str, codes: frozenset[str], faults: list[Fault]
) -> tuple[Region, ...] | None:
    """The regions in text, in its order; None if it is not TOML; faults are added to ``faults``.

    ``codes`` are all codes of ISO 3166-1 and 3166-2; others are faults.
    """
    rows = parse_rows(text, file, faults, header="[id-of-region]")
    if rows is None:
        return None
    regions: list[Region] = []
    given: dict[str, str] = {}
    for row in rows:
        regions.append(_region(row.name, len(regions), row.fields, codes))
        _check_pcodes(regions[-1], row.fields, given)
    return tuple(regions)


def _region(name: str, order: int, fields: Fields, known: frozenset[str]) -> Region:
    if problem := slug_problem(name):
        remedy = "Use lower-case letters, digits and hyphens"
        fields.fault("", f"“{name}” {problem}", remedy, line=fields.line)
    values = {"name": name} | read_record(fields, REGION)
    codes = values.pop("codes")
    given = values.pop("names", None)
    names = tuple(_names(given)) if given else ()
    pcodes = values.pop("pcodes", None)
    spellings = (*values.pop("spellings", ()), *(each.name for each in names))
    if not codes and not fields.has_fault("codes"):
        fields.fault("codes", "is missing or empty", remedy_of("codes", REGION))
    for code in dict.fromkeys(codes):
        if code not in known:
            remedy = "Look it up in ISO 3166; a province is written as SY-ID"
            fields.fault("codes", f"“{code}” is not an ISO 3166 code", remedy)
    return Region(
        id=name,
        codes=frozenset(codes),
        order=order,
        spellings=tuple(dict.fromkeys(spellings)),
        names=names,
        pcodes=tuple(_pcodes(pcodes, codes)) if pcodes else (),
        **values,
    )


def _names(table: Fields) -> Iterator[LocalName]:
    """What the region is called in each language; a key that is none is a fault."""
    for code in table.names():
        name = table.words(code)
        if not is_language(code):
            remedy = 'Write it as CLDR does: names = {ar = "…", fr = "…"}'
            table.fault(code, f"“{code}” is not a language", remedy)
        elif name:
            yield LocalName(code, name)
        elif not table.has_fault(code):
            table.fault(code, "has no name", f'Write {code} = "…", or remove it')


def _pcodes(table: Fields, codes: tuple[str, ...]) -> Iterator[Pcode]:
    """The P-codes of a region's own codes; one for any other code is an unknown key."""
    for code in dict.fromkeys(codes):
        written = table.words(code)
        if written and _PCODE.fullmatch(written):
            yield Pcode(code, written)
        elif written:
            remedy = "Write it as SY07: the country's letters, then the sign of the area"
            table.fault(code, f"“{written}” is not a P-code", remedy)
    table.finish()


def _check_pcodes(region: Region, fields: Fields, given: dict[str, str]) -> None:
    """Object where another region gives a code another P-code; ``given`` grows by this region's."""
    for each in region.pcodes:
        known = given.setdefault(each.code, each.pcode)
        if known != each.pcode:
            problem = f"{each.code} has the P-code {known} in another region"
            fields.fault("pcodes", problem, "Give it the same P-code in both")
