"""All that a digest's records may name: its regions, actors and sources, and places by gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitrep.core.language import Language
from sitrep.core.model import Region, Source
from sitrep.geo.local_names import area_name
from sitrep.geo.towns import Town, read_towns
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.search.folding import fold_name
from sitrep.site.search.names import KnownName, NameBank, NameKind

_LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "ku", "ru", "tr", "uk", "zh")
"""Those in which readers may call a country, beside the digest's own."""


def known_names(catalogue: Catalogue, language: Language) -> NameBank:
    """The names that records of a catalogue may hold."""
    regions = [section.region for section in catalogue.regions]
    towns = _towns(regions)
    places = tuple(_places(catalogue, towns))
    named = _region_names(regions, towns, places, language)
    actors = (
        KnownName(NameKind.ACTOR, page.actor.id, page.actor.name, page.actor.spellings)
        for page in catalogue.actors
    )
    sources = (source_named(page.source) for page in catalogue.sources if not page.is_unknown)
    return NameBank((*named, *actors, *sources, *places))


def region_named(region: Region) -> KnownName:
    """A region as records name it."""
    return KnownName(NameKind.REGION, region.id, region.name, region.spellings)


def source_named(source: Source) -> KnownName:
    """A source; the domains that it is known by are no names."""
    aliases = tuple(alias for alias in source.aliases if "." not in alias)
    return KnownName(NameKind.SOURCE, source.id, source.name, aliases)


def _towns(regions: Iterable[Region]) -> tuple[Town, ...]:
    countries = {code.partition("-")[0] for region in regions for code in region.codes}
    return tuple(town for country in sorted(countries) for town in read_towns(country))


def _region_names(
    regions: Iterable[Region],
    towns: Iterable[Town],
    places: Iterable[KnownName],
    language: Language,
) -> Iterator[KnownName]:
    """Regions with what their one area, and their one seat of the same name, are called besides."""
    areas: dict[str, list[str]] = {}
    for town in towns:
        if town.is_subdivision:
            areas.setdefault(town.code, []).extend(town.names)
    seats = {place.id: place for place in places}
    for region in regions:
        spellings = [*region.spellings, *(each.name for each in region.names)]
        for code in region.codes if len(region.codes) == 1 else ():
            spellings += _in_languages(code, language)
            spellings += areas.get(code, ())
            seat = seats.get(fold_name(region.name))
            spellings += seat.spellings if seat and code in seat.codes else ()
        yield KnownName(NameKind.REGION, region.id, region.name, tuple(spellings))


def _in_languages(code: str, language: Language) -> Iterator[str]:
    for each in dict.fromkeys((language.code, *_LANGUAGES)):
        if name := area_name(code, Language(each)):
            yield name


def _places(catalogue: Catalogue, towns: Iterable[Town]) -> Iterator[KnownName]:
    """Towns and districts, and where events happened; those of one name are one."""
    found: dict[tuple[str, str], list[str]] = {}
    for town in towns:
        if not town.is_subdivision:
            key = _known_as(found, town) or (town.code, fold_name(town.names[0]))
            found.setdefault(key, []).extend(town.names)
    for event in catalogue.events:
        name = event.event.place
        for code in sorted(event.region.codes) if name else ():
            found.setdefault((code, fold_name(name or "")), []).append(name or "")
    codes: dict[str, set[str]] = {}
    names: dict[str, list[str]] = {}
    for (code, name_key), spelled in found.items():
        codes.setdefault(name_key, set()).add(code)
        names.setdefault(name_key, []).extend(spelled)
    for name_key, every in names.items():
        first, *others = dict.fromkeys(every)
        yield KnownName(NameKind.PLACE, name_key, first, tuple(others), frozenset(codes[name_key]))


def _known_as(found: Mapping[tuple[str, str], object], town: Town) -> tuple[str, str] | None:
    """What a district's seat is known as, by any of its names."""
    keys = ((town.code, fold_name(name)) for name in town.names)
    return next((key for key in keys if key in found), None)
