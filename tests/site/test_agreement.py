"""Who stands behind what is one truth: no two surfaces of a whole output disagree, nor do they with the catalogue."""

from __future__ import annotations

import gzip
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from sitrep.geo.charts import read_chart
from sitrep.site.cards.painting import draw_card, read_style
from tests.support.cards import build_cards
from tests.support.paths import ROOT
from tests.support.site.sites import Site, build_site
from tests.support.site.surfaces.catalogue import read_catalogue
from tests.support.site.surfaces.readings import (
    ACCOUNTS,
    CATALOGUE,
    CONFIRMED,
    ECHOES,
    GRADE,
    INDEPENDENT,
    RANGE,
    REASON,
    REPORTS,
    ROOTS,
    STANDING,
    UNNAMED,
    Comparison,
    Reading,
    Subject,
    compare,
    event_subject,
    passage_subject,
)
from tests.support.site.surfaces.shapes import shapes_tree
from tests.support.site.surfaces.times import read_times, read_truth
from tests.support.site.surfaces.walk import read_surfaces, read_surfaces_like


def walk(site: Site) -> list[Reading]:
    return [*read_catalogue(site.built.catalogue), *read_surfaces(site.output)]


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of accounts in every shape of dependence."""
    return build_site(tmp_path_factory.mktemp("shapes"), shapes_tree())


@pytest.fixture(scope="module")
def readings(shapes: Site) -> list[Reading]:
    return walk(shapes)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the project's own content."""
    return build_site(tmp_path_factory.mktemp("sample"), PATH=str(ROOT / "content"))


@pytest.fixture(scope="module")
def sample_readings(sample: Site) -> list[Reading]:
    return walk(sample)


@pytest.fixture(scope="module")
def invented_readings(invented_site: Site) -> list[Reading]:
    return walk(invented_site)


@pytest.fixture(scope="module", params=["readings", "invented_readings", "sample_readings"])
def comparison(request: pytest.FixtureRequest) -> Comparison:
    """Of accounts in every shape; of hostile names and texts; of the project's own content."""
    return compare(request.getfixturevalue(request.param))


def test_no_two_surfaces_disagree(comparison: Comparison) -> None:
    assert not comparison.disagreements, "\n".join(map(str, comparison.disagreements))


def test_nor_about_when_anything_of_the_projects_own_content_last_changed(sample: Site) -> None:
    found = compare([*read_truth(sample.built.catalogue), *read_times(sample.output)])
    assert [*map(str, found.disagreements)] == []


def test_no_surface_speaks_of_what_the_catalogue_does_not_hold(comparison: Comparison) -> None:
    assert [each for each in comparison.alone if each.surface != CATALOGUE] == []


# All surfaces are read: else the first test would pass on what it cannot read


COUNTS = {INDEPENDENT, ECHOES}
ALL_COUNTS = {REPORTS, *COUNTS}
BEHIND = {ROOTS, INDEPENDENT, GRADE, STANDING}
JUDGED = {ROOTS, GRADE, STANDING, CONFIRMED}
EVERYWHERE_READ: dict[str, set[str]] = {
    "edition": {ROOTS, UNNAMED},
    "edition description": {REPORTS, *COUNTS},
    "edition heading": {*ALL_COUNTS, ROOTS},
    "edition key points": {*ALL_COUNTS, GRADE},
    "edition passage": BEHIND,
    "trends": {*COUNTS, GRADE},
    "edition story": {*COUNTS, GRADE},
    "front": {REPORTS, UNNAMED},
    "front regions": ALL_COUNTS,
    "event of the week": {*COUNTS, GRADE},
    "front key points": ALL_COUNTS,
    "front lines": {*COUNTS, GRADE},
    "earlier weeks": ALL_COUNTS,
    "archive": ALL_COUNTS,
    "list of regions": ALL_COUNTS,
    "newest of regions": {*COUNTS, GRADE},
    "region": {*ALL_COUNTS, ROOTS, UNNAMED},
    "region description": ALL_COUNTS,
    "region passage": BEHIND,
    "region story": {*COUNTS, GRADE},
    "region lines": {*COUNTS, GRADE},
    "list of events": {*COUNTS, GRADE},
    "event": {*ALL_COUNTS, GRADE, ROOTS, UNNAMED},
    "event description": ALL_COUNTS,
    "event figures": {RANGE},
    "event account": {*BEHIND, REASON},
    "event accounts, counted": {ROOTS, *COUNTS},
    "report": {*BEHIND, REASON, CONFIRMED},
    "citation": {GRADE},
    "source": {ACCOUNTS, GRADE, STANDING},
    "list of sources": {ACCOUNTS},
    "key of the map": {INDEPENDENT, ECHOES, UNNAMED},
    "card": ALL_COUNTS,
    "JSON-LD": {*COUNTS, ROOTS, GRADE},
    "JSON-LD claims": {ROOTS, GRADE, REASON},
    "search": {*ALL_COUNTS, GRADE, ROOTS},
    "search page": {REPORTS},
    "search index": {REPORTS},
    "JSON": {*ALL_COUNTS, UNNAMED, ROOTS, GRADE},
    "JSON regions": {*ALL_COUNTS, UNNAMED, ROOTS},
    "JSON key points": {*COUNTS, UNNAMED, ROOTS, GRADE},
    "JSON passages": {*JUDGED, REASON},
    "JSON events": {*ALL_COUNTS, UNNAMED, ROOTS, GRADE, RANGE},
    "JSON accounts": {*JUDGED, REASON},
    "JSON, counted": {*ALL_COUNTS, ROOTS, ACCOUNTS},
    "CSV": {REPORTS, INDEPENDENT, *JUDGED},
    "CSV events": {*COUNTS, UNNAMED, ROOTS, GRADE},
    "CSV accounts": JUDGED,
    "HXL": {REPORTS, INDEPENDENT, *JUDGED},
    "HXL events": {*COUNTS, UNNAMED, ROOTS, GRADE},
    "HXL accounts": JUDGED,
    "GeoJSON": {*ALL_COUNTS, UNNAMED, ROOTS},
    "GeoJSON events": {*COUNTS, UNNAMED, ROOTS, GRADE},
    "feeds": {*ALL_COUNTS, GRADE, ROOTS},
    "feeds events": {*COUNTS, GRADE, RANGE, ROOTS, STANDING},
    "feeds passages": {GRADE, ROOTS},
    "feed data": {*COUNTS, GRADE, ROOTS},
    "mail": {*ALL_COUNTS, GRADE},
    "mail events": {*COUNTS, GRADE, RANGE, ROOTS, STANDING},
    "mail passages": {GRADE, ROOTS},
    "dots of edition key points": COUNTS,
    "dots of edition story": COUNTS,
    "dots of event of the week": COUNTS,
    "dots of front lines": COUNTS,
    "dots of list of events": COUNTS,
    "dots of region lines": COUNTS,
    "dots of region story": COUNTS,
    "dots of trends": COUNTS,
}


def test_every_surface_is_read(readings: list[Reading]) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for surface, _, measure in compare(readings).compared:
        found[surface].add(measure)
    del found[CATALOGUE]
    assert dict(found) == EVERYWHERE_READ


ON = {
    "edition": {
        "archive", "card", "search", "JSON", "JSON, counted",
        "CSV", "HXL", "feeds", "mail",
    },
    "section": {"edition heading", "JSON regions", "JSON, counted", "GeoJSON"},
    "region": {"region", "region description", "list of regions", "JSON-LD", "search", "JSON, counted", "GeoJSON"},
    "event": {
        "event", "event description", "event accounts, counted", "list of events",
        "JSON-LD", "search", "JSON events", "CSV events", "HXL events", "GeoJSON events",
        "feeds events", "feed data", "mail events",
    },
    "key point": {"edition key points", "JSON key points", "feeds", "mail"},
    "trend": {"trends", "JSON key points"},
    "passage": {
        "edition passage", "report", "JSON-LD claims", "JSON passages", "CSV", "HXL", "feeds passages",
        "feed data", "mail passages",
    },
    "report": {"report", "search", "JSON", "feeds"},
    "source": {"source", "list of sources"},
    "account": {"event account", "JSON accounts", "CSV accounts", "HXL accounts", "feeds events", "mail events"},
    "figure": {"event figures", "JSON events", "feeds events", "mail events"},
}  # fmt: skip


@pytest.mark.parametrize("kind", ON)
def test_every_subject_is_read_wherever_it_stands(readings: list[Reading], kind: str) -> None:
    surfaces: dict[Subject, set[str]] = defaultdict(set)
    for reading in readings:
        if reading.subject.kind == kind:
            surfaces[reading.subject].add(reading.surface)
    assert surfaces
    lacking = {f"{subject}": ON[kind] - own for subject, own in surfaces.items()}
    assert {name: missing for name, missing in lacking.items() if missing} == {}


def test_a_card_is_painted_with_the_words_that_are_read(shapes: Site) -> None:
    """Its text alternative is made of the same card, and its picture is that card's."""
    style, built = read_style(ROOT / "themes/digest"), shapes.built
    regions, site = built.content.regions, built.settings.site
    cards = tuple(build_cards(built.catalogue, site, regions, read_chart(regions)))
    assert len(cards) > 5
    for card in cards:
        assert (shapes.output / card.address).read_bytes() == draw_card(card, style)


# A doctored surface is named


def change(path: Path, old: str, new: str) -> None:
    """Replace the first match in a file, unpacked where it is packed."""
    data = path.read_bytes()
    packed = path.suffix == ".pf_fragment"
    text = (gzip.decompress(data) if packed else data).decode()
    doctored, number = re.subn(old, new, text, count=1)
    assert number, f"{old} is not in {path}"
    path.write_bytes(gzip.compress(doctored.encode()) if packed else doctored.encode())


def fragment_of(output: Path, name: str) -> str:
    """The file of the search index that holds an event or a report."""
    for path in (output / "pagefind/fragment").iterdir():
        if name in gzip.decompress(path.read_bytes()).decode():
            return path.relative_to(output).as_posix()
    raise AssertionError(name)


@pytest.fixture(scope="module")
def doctored(shapes: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the output, for others to change; each test puts back what it changed."""
    folder = tmp_path_factory.mktemp("doctored") / "output"
    shutil.copytree(shapes.output, folder)
    return folder


WEEK, AZAZ = "editions/2020-W29/index.html", "events/azaz-bomb/index.html"
STRIKE = "reports/one-strike/index.html"
COUNTS_LINE = r"(class=\"note counts\">\d+ reports? · )\d+"
LINE_ROOTS = r"(<ul class=\"lines two\">(?:.|\n)*?events/(?:.|\n)*?>)\d+(?= independent)"
KEY_DOTS = r"(class=\"key\"(?:.|\n)*?#event-(?:(?!</li>).|\n)*?class=\"dots\"[^>]*>)"
"""The beginning of the dots of the first event in the key of a map."""
DOCTORED: dict[str, tuple[str, str, str]] = {
    "edition": ("editions/2020-W30/index.html", r"(week-warning\">(?:.|\n)*?)\d+( account)", r"\g<1>9\2"),
    "edition heading": (WEEK, r"(?s)(id=\"region-.*?· )\d+( independent root)", r"\g<1>9\2"),
    "edition key points": (WEEK, r"(class=\"points\"(?:.|\n)*?class=\"grade\"[^>]*>)[A-F]\d", r"\1A6"),
    "edition passage": (WEEK, r"(class=\"account(?:.|\n)*?class=\"grade\"[^>]*>)[A-F]\d", r"\1A6"),
    "edition story": (WEEK, r"(id=\"event-(?:.|\n)*?class=\"roots\"(?:.|\n)*?>)\d+( independent)", r"\g<1>9\2"),
    "dots of edition story": (WEEK, r"(id=\"event-(?:.|\n)*?class=\"dots\"[^>]*>)", r"\1<i class='dot'></i>"),
    "front": ("index.html", r"(dateline(?:.|\n)*?· )\d+( report)", r"\g<1>9\2"),
    "front regions": ("index.html", COUNTS_LINE, r"\g<1>9"),
    "region": ("regions/idlib/index.html", COUNTS_LINE, r"\g<1>9"),
    "region lines": ("regions/aleppo/index.html", LINE_ROOTS, r"\g<1>9"),
    "newest of regions": ("regions/index.html", r"(events/(?:.|\n)*?note\">)\d+", r"\g<1>9"),
    "list of sources": ("sources/index.html", r"\d+ account", "9 account"),
    "list of regions": ("regions/index.html", r"\d+ independent root", "9 independent root"),
    "archive": ("editions/index.html", r"\d+ echo", "9 echo"),
    "list of events": ("events/index.html", r"\d+ independent root", "9 independent root"),
    "event": (AZAZ, r"(class=\"big\">)[A-F]\d", r"\1A6"),
    "event account": (AZAZ, r"<dt>Echo</dt>", "<dt>Root</dt>"),
    "report": (STRIKE, r"sources/ministry/(\">[^<]*</a>, in )", r"sources/monitor/\1"),
    "key of the map": ("index.html", KEY_DOTS, r"\1<i class='dot'></i>"),
    "card": (WEEK, r"(og:image:alt\" content=\"[^\"]*?)\d+ independent", r"\g<1>9 independent"),
    "JSON-LD": (AZAZ, r"(\"name\": ?\"independent roots\", ?\"value\": ?)\d", r"\g<1>9"),
    "JSON-LD claims": (STRIKE, r"(\"ratingValue\": ?\")[A-F]\d", r"\1A6"),
    "search": ("azaz-bomb", r"\d+ independent root", "9 independent root"),
    "JSON": ("data/editions/2020-W29.json", r"(\"counts\": \{[^}]*\"independent\": ?)\d", r"\g<1>9"),
    "JSON events": ("data/events.json", r"(\"echoes\": ?)\d", r"\g<1>9"),
    "event figures": (AZAZ, r"(<h3[^>]*>Killed: )\d+", r"\g<1>4"),
    "JSON passages": ("data/reports.json", r"(\"standing\": ?\")\w+", r"\1root-of-all"),
    "CSV": ("data/reports.csv", r"\"E3\"", '"A6"'),
    "HXL": ("data/reports.hxl.csv", r"\"E3\"", '"A6"'),
    "CSV events": ("data/events.csv", r"\"ministry\"", '"monitor"'),
    "CSV accounts": ("data/accounts.csv", r"\"echo\"", '"root"'),
    "GeoJSON": ("data/editions/2020-W29.regions.geojson", r"(\"independent\": ?)\d", r"\g<1>9"),
    "GeoJSON events": ("data/events.geojson", r"(\"echoes\": ?)\d", r"\g<1>9"),
    "feeds": ("feeds/editions.atom", r"(\d reports? · \D*)\d+( independent root)", r"\g<1>9\2"),
    "feeds events": ("feeds/editions-full.json", r"(events/azaz-bomb/.*?)\d+ echo", r"\g<1>9 echo"),
    "feeds passages": ("feeds/editions-full.json", r"(<strong>[^·]*?</a> · )[A-F]\d", r"\1A6"),
    "feed data": ("feeds/reports.json", r"(\"roots\":\[\")[^\"]+", r"\1Agency Two"),
    "mail events": ("mail/2020-W29.html", r"&nbsp;echo</p>", "&nbsp;root</p>"),
    "mail passages": ("mail/2020-W29.html", r"(</b></a> · <b>)[A-F]\d", r"\1A6"),
    "mail": ("mail/2020-W29.html", r"\d+ independent root", "9 independent root"),
}  # fmt: skip


@pytest.mark.parametrize("surface", DOCTORED)
def test_a_surface_that_says_something_else_is_named(
    shapes: Site, doctored: Path, surface: str
) -> None:
    file, old, new = DOCTORED[surface]
    if surface == "search":
        file = fragment_of(doctored, file)
    before = (doctored / file).read_bytes()
    change(doctored / file, old, new)
    told = [*read_catalogue(shapes.built.catalogue), *read_surfaces_like(file, doctored)]
    (doctored / file).write_bytes(before)
    found = compare(told)
    assert found.disagreements
    assert surface in {each.surface for every in found.disagreements for each in every.said}


# The shapes of dependence, through to the pages


SHAPES: dict[str, tuple[set[str], int, int, str]] = {
    # Two agencies and one ministry: one root, in its own grade.
    "ministry-strike": ({"ministry"}, 1, 0, "E3"),
    # An outlet and its two sources: the sources alone.
    "raqqa-arrests": ({"monitor", "ministry"}, 1, 0, "B3"),
    # Two roots and an echo; who is not named is shown and not counted.
    "azaz-bomb": ({"agency-one", "monitor"}, 1, 1, "B3"),
    # Both agencies quote the commission.
    "election": ({"commission"}, 2, 0, "D3"),
    # Three roots, none with the same toll; and who speaks of something else there.
    "damascus-strike": ({"agency-one", "monitor", "ministry", "commission"}, 0, 0, "B3"),
    # Two that cite each other confirm nothing.
    "rumour": (set(), 0, 0, "F3"),
    "nobody": (set(), 0, 2, "F3"),
}
LEAST = 12
"""Surfaces that tell the number of an event: pages, lists, head, search, data, tables, JSON-LD."""


@pytest.mark.parametrize("event", SHAPES)
def test_an_event_rests_on_the_same_roots_on_every_surface(
    readings: list[Reading], event: str
) -> None:
    roots, echoes, unnamed, grade = SHAPES[event]
    said: dict[str, set[object]] = defaultdict(set)
    surfaces: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        if reading.subject == event_subject(event):
            said[reading.measure].add(reading.value)
            surfaces[reading.measure].add(reading.surface)
    assert said[INDEPENDENT] == {len(roots)}
    assert said[ROOTS] == {frozenset(roots)}
    assert said[ECHOES] == {echoes}
    assert said[UNNAMED] == {unnamed}
    assert said[GRADE] == {grade}
    assert len(surfaces[INDEPENDENT]) >= LEAST


def test_an_echo_in_one_event_may_be_a_root_in_another(readings: list[Reading]) -> None:
    said: dict[str, set[object]] = defaultdict(set)
    for reading in readings:
        if reading.measure == STANDING and reading.subject.thing.endswith("two-both#1"):
            said[reading.subject.thing].add(reading.value)
    assert said == {
        "account election/two-both#1": {"echo"},
        "account damascus-strike/two-both#1": {"root"},
        "passage two-both#1": {"root"},
    }


def test_what_confirms_is_confirmed_by_it(readings: list[Reading]) -> None:
    said = {
        each.subject.thing.removeprefix("passage "): each.value
        for each in readings
        if each.measure == CONFIRMED and isinstance(each.value, frozenset)
    }
    pairs = {(one, other) for one, others in said.items() for other in others}
    assert ("one-azaz#1", "monitor-azaz#1") in pairs
    assert {(other, one) for one, other in pairs} == pairs


def test_a_total_over_several_events_is_in_no_range_and_tolls_that_differ_make_one(
    readings: list[Reading],
) -> None:
    told = {f"{each.subject}": each.value for each in readings if each.measure == RANGE}
    assert {name.rpartition(" ")[2]: words for name, words in told.items()} == {
        "azaz-bomb/Killed": "5 to 7",
        "damascus-strike/Killed": "0 to 8",
        "raqqa-arrests/Detained": "30 to 40",
    }


@pytest.mark.parametrize(
    ("passage", "roots", "grade", "standing"),
    [
        (("one-strike", 1), {"ministry"}, "E3", "root"),
        (("two-strike", 1), {"ministry"}, "E2", "echo"),
        (("outlet-arrests", 1), {"monitor", "ministry"}, "E3", "echo"),
        (("two-azaz", 1), set(), "F3", "unnamed"),
        (("one-azaz", 1), {"agency-one"}, "B1", "root"),
        (("alpha-bridge", 1), set(), "F3", "circular"),
        (("late-echo", 1), {"agency-one"}, "B3", "root"),
        (("unknown-shots", 1), set(), "F3", "unnamed"),
    ],
)
def test_a_passage_has_its_speakers_and_their_grade_on_every_surface(
    readings: list[Reading], passage: tuple[str, int], roots: set[str], grade: str, standing: str
) -> None:
    own = [reading for reading in readings if reading.subject == passage_subject(*passage)]
    values: dict[str, set[object]] = defaultdict(set)
    for reading in own:
        values[reading.measure].add(reading.value)
    assert values[ROOTS] == {frozenset(roots)}
    assert values[GRADE] == {grade}
    assert values[STANDING] == {standing}
    assert len({reading.surface for reading in own}) >= LEAST


@pytest.mark.parametrize(
    ("event", "roots", "echoes"),
    [
        ("m4-patrol-bomb", {"russian-defence-ministry"}, 1),
        ("parliament-election", {"syrian-election-commission"}, 1),
        ("azaz-car-bomb", {"anadolu", "ocha"}, 1),
        ("damascus-strike-july", {"sohr", "syrian-army", "hezbollah"}, 1),
        ("ain-issa-shelling", {"north-press", "sohr"}, 0),
    ],
)
def test_the_sample_counts_who_speaks_and_not_who_repeats(
    sample_readings: list[Reading], event: str, roots: set[str], echoes: int
) -> None:
    """Two agencies and a ministry, both agencies and a commission, an outlet and its two sources."""
    said: dict[str, set[object]] = defaultdict(set)
    for reading in sample_readings:
        if reading.subject == event_subject(event):
            said[reading.measure].add(reading.value)
    assert said[ROOTS] == {frozenset(roots)}
    assert said[INDEPENDENT] == {len(roots)}
    assert said[ECHOES] == {echoes}
