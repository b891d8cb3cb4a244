from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from sitrep.site.addresses import DATA_PACKAGE
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data.facts import DataMemory
from sitrep.site.data.files import data_products
from sitrep.site.data.parts import LIMIT
from sitrep.site.site import Site
from tests.support.growth import LINEAR, growth
from tests.support.site.data import build_data, data_content
from tests.support.trees import content, report_text, tree

SITE = Site(
    "Example Digest",
    "https://digest.example.org/",
    "For tests.",
    "tag:digest.example.org,2026:",
    commit="0123456789abcdef",
)
SMALL = 30_000
EVENT = "---\ntitle: A blast\nregions: [SY-HI]\ndays: {day}\nkind: bombing\n---\n"


def trees(count: int) -> dict[str, str]:
    """Reports over two years, most of them in one week, each with an event; some are withdrawn."""
    files = {}
    for number in range(count):
        day = "2020-07-01" if number % 3 else f"{2019 + number % 2}-{1 + number % 12:02}-05"
        body = f"::: passage SY-HI SY-DR event=e{number}\nA blast, as told by r{number}.\n:::\n"
        keys = {"source": "example-review"} if number % 5 == 0 else {}
        if number % 7 == 6:
            keys |= {"status": "withdrawn", "changes": "[{date: 2021-01-01, note: Wrong.}]"}
        files[f"r{number}"] = report_text(f"r{number}", body=body, date=day, added=day, **keys)
    events = {f"events/e{number}.md": EVENT.format(day="2020-07-01") for number in range(count)}
    return {**tree(files), **events}


@cache
def files(limit: int, count: int = 24) -> dict[str, str]:
    read = content(trees(count))
    made = build_data(data_content(build_catalogue(read), read.regions), SITE, limit=limit)
    return {file.address: file.text for file in made}


def document(address: str, limit: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(limit)[address])
    return found


def ids(document: dict[str, Any]) -> list[str]:
    return [each["id"] for each in document["reports"]]


each_limit = pytest.mark.parametrize("limit", [LIMIT, SMALL])


@each_limit
def test_no_file_is_larger_than_the_limit(limit: int) -> None:
    sizes = {name: len(text.encode()) for name, text in files(limit, 60).items()}
    endings = {name.partition(".")[2] for name in sizes}
    assert endings >= {"json", "csv", "hxl.csv", "geojson", "regions.geojson", "events.geojson"}
    del sizes["data/datapackage.json"]  # the tables' descriptions alone have more than SMALL
    assert {name: size for name, size in sizes.items() if size > limit} == {}


def test_the_whole_has_the_reports_while_they_fit_and_says_so_when_they_do_not() -> None:
    whole, index = (document("data/reports.json", limit) for limit in (LIMIT, SMALL))
    assert len(whole["reports"]) == 21
    assert (index["reports"], index["subset"], len(index["withdrawn"])) == (None, None, 3)
    assert (
        document("data/events.json", SMALL)["events"],
        len(document("data/events.json", LIMIT)["events"]),
    ) == (None, 21)


@each_limit
def test_the_parts_by_year_have_every_report_once(limit: int) -> None:
    index = document("data/reports.json", limit)
    years = [part for part in index["parts"] if part["by"] == "year"]
    found = [name for part in years for name in ids(json.loads(text_of(part, limit)))]
    assert sorted(found) == sorted(ids(document("data/reports.json", LIMIT)))
    assert {part["id"] for part in years} == {"2019", "2020"}
    assert (len(years) > 2) is (limit == SMALL)


def text_of(part: dict[str, Any], limit: int) -> str:
    return files(limit)[part["url"].removeprefix(SITE.address)]


@each_limit
def test_the_index_says_of_each_part_what_it_is(limit: int) -> None:
    for name, items in (("reports", "reports"), ("events", "events")):
        parts = document(f"data/{name}.json", limit)["parts"]
        split = {"reports": {"year", "week", "region", "source"}, "events": {"year"}}
        assert {part["by"] for part in parts} == split[name]
        for part in parts:
            text = text_of(part, limit)
            given = json.loads(text)
            assert part["bytes"] == len(text.encode())
            assert part["content_hash"] == given["content_hash"]
            if given[items] is not None:
                assert part["items"] == len(given[items])
            if subset := given.get("subset"):
                assert {key: part[key] for key in ("by", "id", "title", "number", "of")} == {
                    key: subset[key] for key in ("by", "id", "title", "number", "of")
                }


def test_one_withdrawal_more_cuts_no_year_elsewhere_than_before() -> None:
    """Else every part of every year would be written again, and fetched by all who keep a copy."""
    given = trees(38)
    gone = {"status": "withdrawn", "changes": "[{date: 2021-01-01, note: Wrong.}]"}
    newest = report_text("z", date="2020-12-30", added="2020-12-30", **gone)
    before, after = (
        build_data(data_content(build_catalogue(read), read.regions), SITE, limit=SMALL)
        for read in (content(given), content({**given, "reports/2020/z.md": newest}))
    )
    texts = {file.address: file.text for file in after}
    parts = [file for file in before if re.match(r"data/reports/\d+(/\d+)?\.json", file.address)]
    changed = [file.address for file in parts if texts[file.address] != file.text]
    assert len(parts) > 3
    assert changed == [max(file.address for file in parts)]


def test_parts_lead_from_one_to_the_next() -> None:
    address, seen = "data/reports/2020.json", []
    while address:
        part = document(address, SMALL)
        seen.append(part["subset"]["number"])
        address = (part["subset"]["next"] or "").removeprefix(SITE.address)
    assert seen == list(range(1, seen[-1] + 1))
    assert len(seen) > 1


@each_limit
def test_a_region_has_what_concerns_it_and_a_source_what_it_published_first(limit: int) -> None:
    """As heads, each of which leads to the one file by year that holds the whole."""
    reports = {each["id"]: each for each in document("data/reports.json", LIMIT)["reports"]}
    parts = document("data/reports.json", limit)["parts"]
    found = defaultdict(set)
    for part in parts:
        given = json.loads(text_of(part, limit))
        if part["by"] not in {"region", "source"}:
            assert not given.get("heads")
            continue
        assert given["reports"] is None
        assert part["items"] == len(given["heads"])
        for head in given["heads"]:
            found[part["id"]].add(head["id"])
            whole = json.loads(files(limit)[head["whole"].removeprefix(SITE.address)])
            assert whole["subset"]["by"] == "year"
            (report,) = (each for each in whole["reports"] if each["id"] == head["id"])
            assert head["title"] == report["title"]
            assert head["passages"]
    review = {name for name, each in reports.items() if each["origin"]["id"] == "example-review"}
    assert found["example-review"] == review
    concerned = {
        (place["id"], name)
        for name, each in reports.items()
        for passage in each["passages"]
        for place in (passage["region"], *passage["mentions"])
    }
    regions = {part["id"] for part in parts if part["by"] == "region"}
    assert {(of, name) for of in regions for name in found[of]} == concerned


def test_an_edition_that_is_too_large_leads_to_its_reports() -> None:
    whole, cut = (document("data/editions/2020-W27.json", limit) for limit in (LIMIT, SMALL))
    assert (whole["parts"], len(whole["reports"])) == ([], 14)
    assert (cut["reports"], len(cut["parts"]) > 1) == (None, True)
    assert {part["url"] for part in cut["parts"]} <= {SITE.address + name for name in files(SMALL)}
    found = [name for part in cut["parts"] for name in ids(json.loads(text_of(part, SMALL)))]
    assert sorted(found) == sorted(ids(whole))


@each_limit
def test_withdrawals_are_in_the_last_part_that_they_would_be_in(limit: int) -> None:
    years = [part for part in document("data/reports.json", limit)["parts"] if part["by"] == "year"]
    for part in years:
        gone = json.loads(text_of(part, limit))["withdrawn"]
        assert not gone or part["number"] == part["of"]
        assert {each["edition"][:4] for each in gone} <= {part["id"]}
    found = [each["id"] for part in years for each in json.loads(text_of(part, limit))["withdrawn"]]
    assert sorted(found) == ["r13", "r20", "r6"]


@each_limit
def test_a_withdrawal_moves_the_day_of_each_file_that_names_it_and_of_its_line_in_the_index(
    limit: int,
) -> None:
    """Else whoever fetches the parts that are newer than a copy would keep what was withdrawn."""
    days: dict[bool, set[str]] = {True: set(), False: set()}
    for part in document("data/reports.json", limit)["parts"]:
        given = json.loads(text_of(part, limit))
        assert part["updated"] == given["updated"] or part["by"] == "week"
        days[bool(given["withdrawn"])].add(part["updated"])
    assert days[True] == {"2021-01-01"}
    assert max(days[False]) < "2021"


@each_limit
def test_every_file_says_its_commit_and_a_hash_that_sha256sum_finds_too(limit: int) -> None:
    stated = 0
    for name, text in files(limit).items():
        if name.endswith("json"):
            rest, lines = re.subn(r'^"(?:commit|content_hash)": .*\n', "", text, flags=re.MULTILINE)
            given = json.loads(text)
            digest = hashlib.sha256(rest.encode()).hexdigest()
            assert (given["commit"], given["content_hash"], lines) == (
                SITE.commit,
                f"sha256:{digest}",
                2,
            )
            stated += 1
    assert stated > 10


def test_another_commit_changes_no_hash() -> None:
    read = content(trees(6))
    given = data_content(build_catalogue(read), read.regions)
    hashes = []
    for site in (SITE, replace(SITE, commit="fedcba9876543210")):
        made = [file for file in build_data(given, site) if file.address.endswith("json")]
        texts = [file.text for file in made if file.address != DATA_PACKAGE]
        assert all(str(site.commit) in text for text in texts)
        hashes.append([json.loads(text)["content_hash"] for text in texts])
    assert hashes[0] == hashes[1]
    assert len(set(hashes[0])) > 10


def test_a_new_report_changes_no_part_but_the_last_of_its_year() -> None:
    before = files(SMALL)
    added = report_text(
        "zz", date="2020-12-31", added="2020-12-31", body="::: passage SY-ID\nNew.\n:::\n"
    )
    read = content({**trees(24), "reports/2020/zz.md": added})
    made = build_data(data_content(build_catalogue(read), read.regions), SITE, limit=SMALL)
    after = {file.address: file.text for file in made}
    part = re.compile(r"data/(?:reports|hxl/reports)/\d+(?:/\d+)?\.(?:json|csv)")
    changed = [
        name for name, text in before.items() if part.fullmatch(name) and after[name] != text
    ]
    last = max(
        each["number"]
        for each in document("data/reports.json", SMALL)["parts"]
        if each["id"] == "2020"
    )
    assert f"data/reports/2020/{last}.json" in changed
    assert all(name.startswith(("data/reports/2020", "data/hxl/reports/2020")) for name in changed)
    assert len([name for name in changed if name.endswith("json")]) == 1


@pytest.mark.growth
def test_writing_takes_as_long_as_there_are_reports() -> None:
    def work(count: str) -> object:
        return [file.address for file in made(len(count))]

    def made(count: int) -> list[Any]:
        read = CONTENTS[count]
        return list(build_data(read, SITE, limit=SMALL))

    assert growth(work, lambda size: "a" * size, 40) < LINEAR


CONTENTS: dict[int, Any] = {}


@pytest.fixture(autouse=True, scope="module")
def contents() -> None:
    for count in (10, 40, 160):
        read = content(trees(count))
        CONTENTS[count] = data_content(build_catalogue(read), read.regions)


def test_a_report_is_written_once_and_remembered_by_the_next_build() -> None:
    """What it follows from is the report, the areas and the site; files are the same either way."""
    read = content(tree({"a": report_text("a"), "b": report_text("b")}))
    given = data_content(build_catalogue(read), read.regions)
    kept: list[tuple[tuple[str, object], Any]] = []
    made: list[str] = []

    def remember(place: str, key: object, make: Callable[[], Any], /) -> Any:
        found = next((value for known, value in kept if known == (place, key)), None)
        if found is None:
            made.append(place)
            found = make()
            kept.append(((place, key), found))
        return found

    files = []
    for _ in range(2):
        products = data_products(given, SITE, memory=DataMemory(remember, remember))
        files.append({address: make(*of) for address, make, of in products})
    assert sorted(place for place in made if "/" not in place) == ["a", "b"]
    assert len(made) == len(set(made))
    assert files[0] == files[1]
    assert files[0] == {each.address: each.text.encode() for each in build_data(given, SITE)}
