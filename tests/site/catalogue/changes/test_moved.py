"""Files of what has another id now stand at their former addresses too."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.content.record.file import RECORD
from sitrep.site.catalogue.changes.moved import MovedFiles
from tests.support.record import entered
from tests.support.site.feeds import built, many_reports
from tests.support.site.sites import Site, build_site
from tests.support.trees import REGIONS, SOURCES, report_text, tree

EVENT = "---\ntitle: A ford is shut\nregions: [idlib]\nkind: other\ndays: 2020-07-01\n---\nNote.\n"
BODY = "::: passage idlib event=ford\nThe bridge reopened.\n:::\n"
NOW = "2020-07-20T09:00:00+02:00"
MOVED = MovedFiles.of({"regions/old/": "regions/new/", "reports/a/": "reports/b/"})


@pytest.mark.parametrize(
    ("address", "before"),
    [
        ("data/regions/new.json", ["data/regions/old.json"]),
        ("data/regions/new/2.json", ["data/regions/old/2.json"]),
        ("cards/regions/new.png", ["cards/regions/old.png"]),
        ("data/citations/b.ris", ["data/citations/a.ris"]),
        ("data/regions/other.json", []),
        ("data/sources/new.json", []),
        ("data/reports.json", []),
    ],
)
def test_a_file_knows_where_it_stood(address: str, before: list[str]) -> None:
    assert [*MOVED.before(address)] == before


def test_what_took_over_from_several_stands_at_the_addresses_of_all() -> None:
    moved = MovedFiles.of({"sources/a/": "sources/c/", "sources/b/": "sources/c/"})
    assert [*moved.before("data/sources/c.json")] == ["data/sources/a.json", "data/sources/b.json"]


def renamed() -> dict[str, str]:
    """One of each kind under another id."""
    begun = {
        **tree({"a": report_text("a", body=BODY)}),
        "events/ford.md": EVENT,
        "actors.toml": '[guard]\nname = "River Guard"\n',
    }
    files = entered(begun)
    moved = {
        "reports/2020/b.md": files["reports/2020/a.md"]
        .replace("id: a\n", "id: b\nformerly: [a]\n")
        .replace("passage idlib event=ford", "passage north event=weir")
        .replace("source: example-wire", "source: wire"),
        "events/weir.md": EVENT.replace("[idlib]", "[north]").replace(
            "kind:", "formerly: [ford]\nkind:"
        ),
        "regions.toml": REGIONS.replace("[idlib]\n", '[north]\nformerly = ["idlib"]\n'),
        "sources.toml": SOURCES.replace(
            "[example-wire]\n", '[wire]\nformerly = ["example-wire"]\n'
        ),
        "actors.toml": '[watch]\nname = "River Guard"\nformerly = ["guard"]\n',
    }
    return entered({RECORD: files[RECORD], **moved}, NOW)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(tmp_path_factory.mktemp("renamed"), renamed())


PAGES = ("reports/a", "events/ford", "regions/idlib", "sources/example-wire", "actors/guard")
FILES = {
    "data/regions/idlib.json": "data/regions/north.json",
    "data/sources/example-wire.json": "data/sources/wire.json",
    "data/citations/a.bib": "data/citations/b.bib",
    "data/citations/a.ris": "data/citations/b.ris",
    "cards/events/ford.png": "cards/events/weir.png",
    "cards/regions/idlib.png": "cards/regions/north.png",
}


@pytest.mark.parametrize("address", PAGES)
def test_each_kind_leaves_a_page_and_a_redirect(site: Site, address: str) -> None:
    assert "What stood at this address is now here" in site.page(f"{address}/").plain
    assert f"/{address}/ " in site.text("_redirects")


@pytest.mark.parametrize("former", FILES)
def test_each_file_leaves_one_that_is_as_it_is_now(site: Site, former: str) -> None:
    old, new = (site.output / each for each in (former, FILES[former]))
    assert old.read_bytes() == new.read_bytes()


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
@pytest.mark.parametrize("stem", ["regions/idlib", "sources/example-wire"])
def test_each_feed_leaves_one_that_names_its_new_address(site: Site, stem: str, form: str) -> None:
    new = {"regions/idlib": "regions/north", "sources/example-wire": "sources/wire"}[stem]
    text = site.text(f"feeds/{stem}.{form}")
    assert f"/feeds/{new}.{form}" in text
    assert "2026:report/a" in text


def test_nothing_that_stood_before_is_missing(site: Site, tmp_path: Path) -> None:
    begun = {
        **tree({"a": report_text("a", body=BODY)}),
        "events/ford.md": EVENT,
        "actors.toml": '[guard]\nname = "River Guard"\n',
    }
    before = build_site(tmp_path, entered(begun)).output
    own = {path.relative_to(before).as_posix() for path in before.rglob("*") if path.is_file()}
    gone = {each for each in own if not (site.output / each).is_file()}
    assert {each for each in gone if not each.startswith(("pagefind/", "theme/"))} == set()


def test_the_archives_of_a_feed_are_where_they_were_too() -> None:
    files = entered(many_reports(60))
    stems = {plan.head.stem for plan in built(files)}
    moved = {
        path: text.replace("source: example-wire", "source: wire") for path, text in files.items()
    }
    toml = SOURCES.replace("[example-wire]\n", '[wire]\nformerly = ["example-wire"]\n')
    renamed = entered({**moved, RECORD: files[RECORD], "sources.toml": toml}, "2021-01-04")
    plans = {plan.head.stem: plan for plan in built(renamed)}
    assert "feeds/sources/example-wire/1" in stems
    assert stems <= {*plans}
    old = plans["feeds/sources/example-wire/1"]
    assert old.head.moved_to == "feeds/sources/wire/1"
    assert old.told == plans["feeds/sources/wire/1"].told
