from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.core.events import Event
from sitrep.core.model import Region, Report, Source
from sitrep.core.weeks import Week
from sitrep.site.addresses import (
    edition_address,
    event_address,
    file_of,
    passage_address,
    region_address,
    report_address,
    source_address,
)
from tests.support.strategies import day

REPORT = Report(
    "2020-07-01-example-wire-bridge", title="Bridge", date=day("2020-07-01"), source="example-wire"
)


def test_everything_stands_under_its_own_name() -> None:
    assert edition_address(Week(2020, 3)) == "editions/2020-W03/"
    assert region_address(Region("idlib", "Idlib", frozenset({"SY-ID"}))) == "regions/idlib/"
    assert source_address(Source("example-wire", "Example Wire")) == "sources/example-wire/"
    assert event_address(Event("ford-flood")) == "events/ford-flood/"
    assert report_address(REPORT) == "reports/2020-07-01-example-wire-bridge/"
    assert passage_address(REPORT.id, 2) == (
        "reports/2020-07-01-example-wire-bridge/#2020-07-01-example-wire-bridge-2"
    )


def test_correcting_a_report_leaves_its_address() -> None:
    corrected = replace(
        REPORT,
        title="Ferry",
        date=day("2019-01-01"),
        source="example-review",
        url="https://example.org/x",
    )
    assert report_address(corrected) == report_address(REPORT)


def test_correcting_a_name_leaves_the_address_of_source_and_region() -> None:
    assert source_address(Source("a", "A")) == source_address(Source("a", "B", reliability="C"))
    assert region_address(Region("a", "A", frozenset())) == region_address(
        Region("a", "B", frozenset({"SY"}))
    )


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", "index.html"),
        ("editions/", "editions/index.html"),
        ("feed.xml", "feed.xml"),
        ("404.html", "404.html"),
    ],
)
def test_an_address_that_ends_in_a_slash_is_a_folders_index(address: str, file: str) -> None:
    assert file_of(address) == file
