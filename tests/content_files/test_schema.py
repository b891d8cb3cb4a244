"""Keys are declared once: what is read, written, documented and kept secret agrees with that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from hypothesis import given

from sitrep.content.digest_file import parse_digest
from sitrep.content.edition_file import parse_edition
from sitrep.content.page_file import parse_site_page
from sitrep.content.places_file import parse_places
from sitrep.content.reference import with_tables
from sitrep.content.regions_file import parse_regions
from sitrep.content.report_file import parse_report
from sitrep.content.report_text import dump_report
from sitrep.content.schema import CARRIER, FILES, REPORT, Key, without_words
from sitrep.content.sources_file import parse_sources
from sitrep.content.syntax.front_matter import split_file
from sitrep.core.errors import Fault
from sitrep.core.model import Carrier, Report
from tests.support.paths import ROOT
from tests.support.strategies import reports

STRANGE = "qqqqqqqq"
"""A key that is like no other, so that the fault lists those that are known."""


def names_of(keys: tuple[Key, ...]) -> list[str]:
    return [key.name for key in keys]


def known_keys(read: Callable[[list[Fault]], object]) -> set[str]:
    faults: list[Fault] = []
    read(faults)
    (fault,) = [each for each in faults if each.key.endswith(STRANGE)]
    found = re.fullmatch(r"Known keys are (.*)", fault.remedy)
    assert found
    return set(found[1].split(", "))


def front(text: str) -> bytes:
    return f"---\n{text}{STRANGE}: x\n---\nText.\n".encode()


READERS: dict[str, Callable[[list[Fault]], object]] = {
    "report": lambda faults: parse_report(front("id: a\n"), "a.md", faults),
    "carrier": lambda faults: parse_report(
        f"---\nid: a\ncarriers: [{{source: b, {STRANGE}: x}}]\n---\nText.\n".encode(),
        "a.md",
        faults,
    ),
    "edition": lambda faults: parse_edition(front("announced: null\n"), "2020-W27.md", faults),
    "page": lambda faults: parse_site_page(front("title: A\nslug: a\n"), "a.md", faults),
    "source": lambda faults: parse_sources(
        f'[a]\nname = "A"\n{STRANGE} = "x"\n', "sources.toml", faults
    ),
    "region": lambda faults: parse_regions(
        f'[a]\nname = "A"\ncodes = ["SY"]\n{STRANGE} = "x"\n',
        "regions.toml",
        frozenset({"SY"}),
        faults,
    ),
    "place": lambda faults: parse_places(
        f'[SY-ID]\nplaces = ["A"]\n{STRANGE} = "x"\n', "places.toml", frozenset({"SY-ID"}), faults
    ),
    "digest": lambda faults: parse_digest(f'{STRANGE} = "x"\n', "digest.toml", faults),
}


def test_every_kind_of_file_has_a_reader_here() -> None:
    assert READERS.keys() == FILES.keys()


@pytest.mark.parametrize("kind", FILES)
def test_what_is_read_is_what_is_declared(kind: str) -> None:
    assert known_keys(READERS[kind]) == set(names_of(FILES[kind]))


def test_a_report_has_a_field_for_each_key_and_a_key_for_each_field() -> None:
    assert {field.name for field in fields(Report)} - {"passages"} == set(names_of(REPORT))
    assert {field.name for field in fields(Carrier)} == set(names_of(CARRIER))


@given(reports)
def test_keys_are_written_in_their_order_and_empty_ones_only_where_they_must(
    report: Report,
) -> None:
    file = split_file(dump_report(report).encode(), "a.md", [])
    assert file
    found = [entry.key for entry in file.table.entries]
    declared = names_of(REPORT)
    assert found == [name for name in declared if name in found]
    assert {key.name for key in REPORT if not key.is_optional} <= set(found)


@given(reports)
def test_without_its_words_a_report_keeps_all_that_is_not_secret(report: Report) -> None:
    left = without_words(report, REPORT)
    assert (left.title, left.byline) == (None, None)
    assert replace(left, title=report.title, byline=report.byline) == report


def test_without_its_words_a_carrier_keeps_source_and_date() -> None:
    carrier = Carrier("a", title="Headline", changed=("Says more.",), url="https://a.example/")
    assert without_words(carrier, CARRIER) == Carrier("a", url="https://a.example/")


@pytest.mark.parametrize("keys", FILES.values(), ids=FILES)
def test_every_key_says_what_it_means(keys: tuple[Key, ...]) -> None:
    assert all(key.meaning and key.value for key in keys)
    assert len(set(names_of(keys))) == len(keys)


def test_the_reference_is_that_of_today() -> None:
    page = (ROOT / "docs" / "content.md").read_text("utf-8")
    assert with_tables(page) == page, "Run ./dev reference and commit docs/content.md"
    assert set(re.findall(r"<!-- keys:(\w+) -->", page)) == FILES.keys()
