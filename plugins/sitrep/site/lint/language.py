"""What a site lacks in its language, and on its maps: said aloud, lest readers find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.content.tree import Content
from sitrep.core.errors import Fault
from sitrep.core.language import Language
from sitrep.core.model import Region
from sitrep.core.regions import Regions
from sitrep.core.text import count
from sitrep.geo.charts import has_outlines
from sitrep.geo.local_names import unnamed_in
from sitrep.geo.outlines import Chart
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.lint.finding import LintFinding, Topic, line_of_table
from sitrep.site.translations import TRANSLATIONS, labels_left, translation_name, translation_of

LISTED = 5
"""How many of many are named; the file to mend shows all of them."""
OUTLINES = "plugins/sitrep/geo/data/outlines/"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language, and what a site has to say in it."""

    language: Language
    regions: Regions
    concerned: frozenset[Region]
    """Those that reports are filed under or mention."""
    chart: Chart | None
    """What maps are drawn on."""


def spoken(
    content: Content, catalogue: Catalogue, language: Language, chart: Chart | None
) -> Spoken:
    """What a catalogue has to say."""
    concerned = frozenset(section.region for section in catalogue.regions if section.concerning)
    return Spoken(language, content.regions, concerned, chart)


def language_warnings(site: Spoken) -> Iterator[str]:
    """A line for each kind of thing that the site lacked while it was built."""
    language = site.language
    if labels := language.untranslated:
        verb = "has" if len(labels) == 1 else "have"
        yield (
            f"{count(len(labels), 'label')} {verb} no translation for {language.code} and stand"
            f"{'s' if len(labels) == 1 else ''} there in English: {_some(labels)}. "
            f"{_label_remedy(language)}."
        )
    if rows := unnamed_in(site.regions, language):
        named = _some([f"{row.name} ({row.id})" for row in rows])
        yield f"No name in {language.code}: {named}. {_name_remedy(language)} in regions.toml."
    if rows := uncharted(site):
        named = _some([f"{row.name} ({', '.join(sorted(row.codes))})" for row in rows])
        yield f"On no map, for want of an outline: {named}. {_OUTLINE_REMEDY}."


def language_findings(site: Spoken, toml: str, name: str) -> Iterator[LintFinding]:
    """The same for a curator's list; ``toml`` is the text of regions.toml, ``name`` its name."""
    language = site.language
    if labels := labels_left(language.code):
        problem = f"lacks {count(len(labels), 'label')}: {_some(labels)}"
        file = f"{TRANSLATIONS}/{translation_name(language.code)}"
        fault = Fault(file, 1, "", problem, _label_remedy(language))
        yield LintFinding(Topic.UNTRANSLATED, fault)
    for row in unnamed_in(site.regions, language):
        problem = f"{row.id} has no name in {language.code}"
        fault = Fault(name, line_of_table(row.id, toml), "names", problem, _name_remedy(language))
        yield LintFinding(Topic.UNNAMED_REGION, fault)
    for row in uncharted(site):
        problem = f"{row.id} is on no map: there is no outline of {', '.join(sorted(row.codes))}"
        fault = Fault(name, line_of_table(row.id, toml), "codes", problem, _OUTLINE_REMEDY)
        yield LintFinding(Topic.NO_OUTLINE, fault)


def uncharted(site: Spoken) -> tuple[Region, ...]:
    """The regions with reports that no map can show: of no code of theirs is there an outline.

    Countries that have a chart and are far from the one that is drawn are not missed on it.
    """
    concerned = (row for row in site.regions.rows if row in site.concerned)
    return tuple(row for row in concerned if not _has_outline(row, site.chart))


def _has_outline(region: Region, chart: Chart | None) -> bool:
    return any(_is_outlined(code, chart) for code in region.codes)


def _is_outlined(code: str, chart: Chart | None) -> bool:
    country = code.partition("-")[0]
    if chart and country == chart.country and code != country:
        return any(area.code == code for area in chart.areas)
    return has_outlines(country) or _is_land(country, chart)


def _is_land(country: str, chart: Chart | None) -> bool:
    return chart is not None and any(area.code == country for area in chart.land)


_OUTLINE_REMEDY = f"python -m sitrep.geo.build.charts makes {OUTLINES}"


def _label_remedy(language: Language) -> str:
    file = f"{TRANSLATIONS}/{translation_name(language.code)}"
    if translation_of(language.code) is None:
        return f"Copy {TRANSLATIONS}/messages.pot to {file} and translate it"
    return f"Translate them in {file}, which ./dev labels keeps up to date"


def _name_remedy(language: Language) -> str:
    return f'Write names = {{{language.code} = "…"}}'


def _some(names: Iterable[str]) -> str:
    """The first of many: ``“Aid”, “Air strike” and 7 more``."""
    every = tuple(names)
    shown = ", ".join(f"“{each}”" for each in every[:LISTED])
    return shown if len(every) <= LISTED else f"{shown} and {len(every) - LISTED} more"
