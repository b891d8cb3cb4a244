"""What places are called in a language: countries by CLDR, subdivisions by ``data/names/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from sitrep.core.language import Language
from sitrep.core.model import Region
from sitrep.core.names.scripts import writing_of
from sitrep.core.regions import Regions
from sitrep.geo.spelling import fold

FOLDER = Path(__file__).parent / "data" / "names"
_ENGLISH = "en"


def area_name(code: str, language: Language) -> str | None:
    """What an ISO 3166 code is called in a language, or None where nobody here knows."""
    if "-" not in code:
        name = language.locale.territories.get(code)
        return str(name) if name else None
    names = _subdivisions(code.partition("-")[0]).get(code, {})
    return names.get(language.code) or names.get(language.base)


def regions_in(regions: Regions, language: Language) -> Regions:
    """The regions by the names that they have in a language.

    What else a region is called becomes one of its spellings.
    """
    elsewhere = _is_given(regions, language)
    named = (_named_in(row, _name_in(row, language, elsewhere)) for row in regions.rows)
    return Regions(named, regions.codes, names=partial(area_name, language=language))


def unnamed_in(regions: Regions, language: Language) -> tuple[Region, ...]:
    """The regions whose names are in another language, as far as that can be seen.

    So it is where a name is written in another script, and where other regions have a name that is
    said to be in the language.
    """
    elsewhere = _is_given(regions, language)
    return tuple(row for row in regions.rows if _name_in(row, language, elsewhere) is None)


def _is_given(regions: Regions, language: Language) -> bool:
    """Whether any region has a name that is said to be in the language."""
    return any(_given(row, language) for row in regions.rows)


def _named_in(region: Region, name: str | None) -> Region:
    if name is None or name == region.name:
        return region
    others = dict.fromkeys((region.name, *region.spellings))
    return replace(region, name=name, spellings=tuple(each for each in others if each != name))


def _name_in(region: Region, language: Language, elsewhere: bool) -> str | None:
    """The region's name in a language, where others have one in it or not; None without one."""
    given = _given(region, language)
    if given:
        return given
    if language.base != _ENGLISH and (found := _translated(region, language)):
        return found
    is_foreign = writing_of(region.name, language.code).lang is not None
    return None if is_foreign or elsewhere else region.name


def _given(region: Region, language: Language) -> str | None:
    """The name that the curator gives for the language, or for the language of its variety."""
    names = {each.language: each.name for each in region.names}
    return names.get(language.code) or names.get(language.base)


def _translated(region: Region, language: Language) -> str | None:
    """The name of a region that is called as its one code is in English; None for any other.

    A curator's own word for an area is not replaced by its official name.
    """
    if len(region.codes) != 1:
        return None
    (code,) = region.codes
    english = area_name(code, Language(_ENGLISH))
    if english is None or fold(english) != fold(region.name):
        return None
    return area_name(code, language)


@lru_cache(maxsize=300)
def _subdivisions(country: str) -> Mapping[str, Mapping[str, str]]:
    """The names of a country's subdivisions by code and language."""
    file = FOLDER / f"{country}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
