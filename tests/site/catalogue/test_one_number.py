"""One number of reports and one of independent sources for each week and region, wherever a built site shows it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from pelicanconf import SITREP
from tests.support.site.sites import Site, build_site
from tests.support.site.surfaces.catalogue import read_catalogue
from tests.support.site.surfaces.readings import (
    ALL,
    EVERYWHERE,
    INDEPENDENT,
    REPORTS,
    Subject,
    Value,
    compare,
)
from tests.support.site.surfaces.walk import read_surfaces
from tests.support.trees import report_text, tree

POLICIES = ("full", "excerpt:3", "link", "withhold")
REGIONS = """\
[idlib]
name = "Idlib"
codes = ["SY-ID"]
[aleppo]
name = "Aleppo"
codes = ["SY-HL"]
[homs]
name = "Homs"
codes = ["SY-HI"]
[deir-ez-zor]
name = "Deir ez-Zor"
codes = ["SY-DY"]
[daraa]
name = "Daraa"
codes = ["SY-DR"]
[north-west]
name = "North-west"
codes = ["SY-ID", "SY-HL"]
[desert]
name = "Desert"
codes = ["SY-HI", "SY-DY"]
[syria]
name = "Syria"
codes = ["SY"]
[turkey]
name = "Turkey"
codes = ["TR"]
"""
WEEKS = {
    "2020-W26": "2020-06-24",
    "2020-W27": "2020-07-01",
    "2020-W28": "2020-07-08",
    "2020-W29": "2020-07-15",
}
OLD_WORDS = re.compile(
    r"\b\d+ origins?\b|rests? on one origin|carried by Unknown source|rests on Unknown source"
    r"|All of this week rests on a source", re.IGNORECASE
)  # fmt: skip


def written(rows: str) -> dict[str, str]:
    """Reports, one a line: id, week, origin, regions of its passages (``+`` joins, ``,`` parts them), more keys."""
    found = {}
    for row in rows.strip().splitlines():
        name, week, origin, places, *more = row.split()
        keys = dict(each.split("=", 1) for each in more)
        day = WEEKS[week]
        body = "".join(
            f"::: passage {part.replace('+', ' ')}\nWhat {name} says of it in seven words.\n:::\n"
            for part in places.split(",")
        )
        given = {key: value.replace("~", " ") for key, value in keys.items()}
        found[name] = report_text(name, body=body, source=origin, date=day, added=day, **given)
    return found


MESSY = written("""
alone        2020-W26 alpha   SY-ID
hidden1      2020-W26 unknown SY-ID,SY-HL
hidden2      2020-W26 unknown SY-ID
hidden3      2020-W26 unknown SY-DR
first        2020-W27 alpha   SY-ID         carriers=[{source:~unknown},~{source:~beta}]
repeats      2020-W27 beta    SY-ID,SY-DR   cites=[alpha]
wide         2020-W27 gamma   north-west
both         2020-W27 delta   SY-HI+SY-DY,SY-HL  text=summary
country      2020-W27 alpha   SY,TR
hearsay      2020-W27 delta   SY-DR         cites=[unknown]
round1       2020-W28 alpha   SY-ID         cites=[beta]
round2       2020-W28 beta    SY-ID         cites=[round1]
near         2020-W28 gamma   SY-ID         cites=[round2]
outside      2020-W28 delta   desert        cites=[omega]
gone         2020-W28 delta   SY-DY         status=withdrawn  changes=[{date:~2020-07-09,~note:~Wrong}]
nobody1      2020-W29 unknown SY-HL+SY-DR
nobody2      2020-W29 unknown SY-HL
draft        2020-W29 gamma   SY-HL         status=draft
""")


def messy_tree() -> dict[str, str]:
    names = ("alpha", "beta", "gamma", "delta", "omega")
    sources = "".join(
        f'[{name}]\nname = "{name.title()} Wire"\nreliability = "C"\nreason = "Invented."\nrights = "{rights}"\n'
        for name, rights in zip(names, (*POLICIES, "full"), strict=True)
    )
    notes = {f"editions/{week}.md": "---\nannounced: 2020-07-20\n---\n" for week in WEEKS}
    return {**tree(MESSY), **notes, "sources.toml": sources, "regions.toml": REGIONS}


@pytest.fixture(scope="module")
def messy_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Every rights policy, circles, unknown sources, withdrawn reports, drafts, wide regions."""
    return build_site(tmp_path_factory.mktemp("messy"), messy_tree())


@pytest.fixture(params=["messy_site", "invented_site"])
def site(request: pytest.FixtureRequest) -> Site:
    built: Site = request.getfixturevalue(request.param)
    return built


def test_no_two_surfaces_disagree(messy_site: Site) -> None:
    read = (*read_surfaces(messy_site.output), *read_catalogue(messy_site.built.catalogue))
    found = compare(read).disagreements
    assert not found, "\n".join(map(str, found))


PUBLISHED = ("JSON", "GeoJSON", "CSV", "HXL", "search", "feeds")
"""How the names of surfaces begin that show nothing of drafts."""


def test_a_previews_drafts_count_on_pages_alone_and_there_everywhere(tmp_path: Path) -> None:
    """Data, search and feeds are those of what is published, and so are their numbers."""
    preview = build_site(tmp_path, messy_tree(), SITREP={**SITREP, "drafts": True})
    numbers: dict[tuple[bool, Subject, str], set[Value]] = defaultdict(set)
    for reading in read_surfaces(preview.output):
        published = reading.surface.startswith(PUBLISHED)
        if reading.measure in {REPORTS, INDEPENDENT} and not reading.surface.startswith("JSON-LD"):
            numbers[published, reading.subject, reading.measure].add(reading.value)
    assert {key: said for key, said in numbers.items() if len(said) > 1} == {}
    week = Subject("2020-W29")
    assert (numbers[True, week, INDEPENDENT], numbers[False, week, INDEPENDENT]) == ({0}, {1})


def test_list_page_search_and_data_have_each_area_and_agree(messy_site: Site) -> None:
    surfaces = {"list of regions", "region", "search", "CSV", "JSON, counted"}
    areas: dict[str, dict[str, Value]] = defaultdict(dict)
    for reading in read_surfaces(messy_site.output):
        if (
            reading.subject.week == ALL
            and reading.measure == REPORTS
            and reading.surface in surfaces
        ):
            areas[reading.subject.region][reading.surface] = reading.value
    expected = {"idlib": 9, "aleppo": 5, "homs": 2, "deir-ez-zor": 2, "daraa": 4}
    assert {name: areas[name] for name in expected} == {
        name: dict.fromkeys(surfaces, number) for name, number in expected.items()
    }


@pytest.mark.parametrize(
    ("week", "region", "number"),
    [
        ("2020-W26", EVERYWHERE, 1), ("2020-W26", "idlib", 1), ("2020-W26", "daraa", 0),
        ("2020-W27", EVERYWHERE, 3), ("2020-W27", "idlib", 2), ("2020-W27", "daraa", 1), ("2020-W27", "aleppo", 2),
        ("2020-W28", EVERYWHERE, 1), ("2020-W28", "idlib", 0), ("2020-W28", "desert", 1),
        ("2020-W29", EVERYWHERE, 0), (ALL, "idlib", 2), (ALL, "daraa", 1), (ALL, EVERYWHERE, 4),
    ],
)  # fmt: skip
def test_the_number_is_that_of_different_roots(
    messy_site: Site, week: str, region: str, number: int
) -> None:
    found = {
        each.value
        for each in read_surfaces(messy_site.output)
        if (each.subject, each.measure) == (Subject(week, region), INDEPENDENT)
    }
    assert found == {number}


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("2020-W26", "The only source named is Alpha Wire; nothing here confirms it."),
        (
            "2020-W26",
            "3 accounts go back to sources that are not named. Each counts by itself and confirms nothing.",
        ),
        ("2020-W27", "1 account goes back to a source that is not named and confirms nothing."),
        ("2020-W28", "The only independent root named is Omega Wire; nothing here confirms it."),
        ("2020-W28", "Alpha Wire, Beta Wire cite each other: none of them confirms the others."),
        ("2020-W29", "No source is named as the origin of anything here; nothing is confirmed."),
    ],
)
def test_page_mail_and_feed_say_the_same_of_what_a_week_rests_on(
    messy_site: Site, week: str, words: str
) -> None:
    assert words in messy_site.page(f"editions/{week}/").plain
    assert words in messy_site.page(f"mail/{week}.html").plain
    items = json.loads(messy_site.text("feeds/editions.json"))["items"]
    (text,) = [item["content_html"] for item in items if item["url"].endswith(f"{week}/")]
    assert words in re.sub("<[^>]+>", "", text)


def test_a_source_is_the_only_one_as_often_as_headings_say_one(site: Site) -> None:
    told: dict[str, int] = defaultdict(int)
    for path in (site.output / "data" / "editions").glob("*.json"):
        for part in json.loads(path.read_text("utf-8"))["regions"]:
            if part["independent"] == 1:
                told[part["reliance"]["roots"][0]] += 1
    for page in (site.output / "sources").glob("*/index.html"):
        if page.parent.name != "unknown":
            words = site.page(f"sources/{page.parent.name}/").plain
            counted = re.search(r"Alone (\d+) times? the only independent root", words)
            assert counted, page
            assert int(counted[1]) == told[page.parent.name], page


def test_nothing_speaks_of_origins_where_it_counts_confirmation(site: Site) -> None:
    for path in site.output.rglob("*"):
        if path.suffix in {".html", ".xml", ".rss", ".atom", ".json", ".csv", ".txt"}:
            text = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", path.read_text("utf-8")))
            assert not OLD_WORDS.search(text), path
