"""What a site lacks in its language is said aloud."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.core.language import ENGLISH, Language
from sitrep.geo.charts import read_chart
from sitrep.geo.local_names import regions_in
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.commands.lint import lint
from sitrep.site.lint.finding import Topic
from sitrep.site.lint.language import Spoken, language_warnings, spoken
from sitrep.site.translations import read_language
from tests.support.trees import content, report_text, tree, write

REGIONS = """\
[idlib]
name = "Idlib"
codes = ["SY-ID"]
names = {ar = "إدلب"}

[far]
name = "Far Ferry"
codes = ["BV"]
"""
FAR = "::: passage BV 2020-06-30\nA ferry sank.\n:::\n"


def files(regions: str = REGIONS, body: str = FAR) -> dict[str, str]:
    found = tree({"a": report_text("a", body)})
    return {**found, "regions.toml": regions}


def site(language: Language, regions: str = REGIONS, body: str = FAR) -> Spoken:
    held = content(files(regions, body))
    local = replace(held, regions=regions_in(held.regions, language))
    catalogue = build_catalogue(local, language=language)
    return spoken(local, catalogue, language, read_chart(local.regions))


def test_a_label_that_was_said_in_english_is_named_with_the_file_to_mend() -> None:
    german = read_language("de")
    here = site(german, body=FAR.replace("BV", "SY-ID"))
    german.fallback.labels.clear()
    for label in ("Sources", "Editions"):
        german.say(label)
    assert list(language_warnings(here)) == [
        "2 labels have no translation for de and stand there in English: “Editions”, “Sources”. "
        "Copy plugins/sitrep/translations/messages.pot to "
        "plugins/sitrep/translations/de/LC_MESSAGES/messages.po and translate it."
    ]


def test_of_many_labels_the_first_are_named() -> None:
    german = read_language("de")
    here = site(german, body=FAR.replace("BV", "SY-ID"))
    german.fallback.labels.clear()
    for number in range(8):
        german.say(f"Label {number}")
    (line,) = language_warnings(here)
    assert line.startswith("8 labels have no translation for de")
    assert "“Label 4” and 3 more. " in line


def test_a_region_with_a_name_in_another_language_is_named() -> None:
    arabic = Language("ar")
    lines = list(language_warnings(site(arabic)))
    assert lines[0] == 'No name in ar: “Far Ferry (far)”. Write names = {ar = "…"} in regions.toml.'


def test_a_region_with_reports_that_no_map_shows_is_named() -> None:
    (line,) = language_warnings(site(ENGLISH))
    assert line.startswith("On no map, for want of an outline: “Far Ferry (BV)”.")


@pytest.mark.parametrize(
    ("codes", "is_missed"),
    [('"SY-ID", "BV"', False), ('"BV", "HM"', True), ('"US"', False), ('"IQ-NI"', False)],
)
def test_a_country_with_a_chart_of_its_own_is_not_missed(codes: str, is_missed: bool) -> None:
    regions = REGIONS.replace('"BV"', codes)
    lines = list(language_warnings(site(ENGLISH, regions, FAR.replace("BV", "far"))))
    assert bool(lines) is is_missed


def test_a_region_without_reports_is_missed_on_no_map() -> None:
    assert list(language_warnings(site(ENGLISH, body=FAR.replace("BV", "SY-ID")))) == []


def test_a_curator_finds_all_of_it_listed(tmp_path: Path) -> None:
    write(tmp_path, files())
    found = [each for each in lint(tmp_path, read_language("de")) if each.topic in _TOPICS]
    assert [each.topic for each in found] == [Topic.UNTRANSLATED, Topic.NO_OUTLINE]
    labels, outline = (each.fault for each in found)
    assert labels.file == "plugins/sitrep/translations/de/LC_MESSAGES/messages.po"
    assert labels.problem.startswith("lacks ")
    assert (outline.file, outline.line) == (f"{tmp_path.name}/regions.toml", 6)


def test_names_are_listed_with_their_lines(tmp_path: Path) -> None:
    write(tmp_path, files())
    found = [each.fault for each in lint(tmp_path, Language("ar"))]
    (name,) = [each for each in found if each.key == "names"]
    assert (name.line, name.problem) == (6, "far has no name in ar")


def test_a_digest_in_english_lacks_no_label(tmp_path: Path) -> None:
    write(tmp_path, files(body=FAR.replace("BV", "SY-ID")))
    assert not [each for each in lint(tmp_path, ENGLISH) if each.topic in _TOPICS]


_TOPICS = (Topic.UNTRANSLATED, Topic.UNNAMED_REGION, Topic.NO_OUTLINE)
