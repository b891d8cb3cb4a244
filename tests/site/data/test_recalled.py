"""Data files that an earlier build has written are known without being written again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from sitrep.files.cache.digest import Digester
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data import facts
from sitrep.site.data.facts import DataContent, DataMemory
from sitrep.site.data.files import data_products
from sitrep.site.data.parts import LIMIT
from sitrep.site.engine.product import name_of
from sitrep.site.site import Site
from tests.support.builds.digest import EditedDigest
from tests.support.builds.edits import EDITS, new_digest, retitle
from tests.support.site.data import build_data, data_content
from tests.support.trees import content

SITE = Site("Digest", "https://digest.example/", "A digest.", "tag:digest.example,2026:")
SMALL = 20_000
"""A limit by which a handful of reports needs several files."""


@dataclass(slots=True)
class Builds:
    """Builds one after the other, each of which takes over what the one before left."""

    limit: int = LIMIT
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Those of the last build with their keys."""
    made: list[str] = field(default_factory=list)
    """The addresses that the last build made."""
    written: list[str] = field(default_factory=list)
    """The places of which the last build worked out the values."""
    _values: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def build(self, given: DataContent, site: Site = SITE) -> dict[str, bytes]:
        """The files of a build."""
        digester = Digester()
        self.made, self.written = [], []

        def remember(place: str, key: object, make: Callable[[], Any], /) -> Any:
            digest = digester.of(key)
            if self._values.get(place, ("", None))[0] != digest:
                self.written.append(place)
                self._values[place] = (digest, make())
            return self._values[place][1]

        memory = DataMemory(remember, remember)
        found: dict[str, tuple[str, bytes]] = {}
        for address, make, of in data_products(given, site, limit=self.limit, memory=memory):
            key = digester.of(name_of(make), of)
            if self.files.get(address, ("", b""))[0] != key:
                self.made.append(address)
                self.files[address] = (key, make(*of))
            found[address] = self.files[address]
        self.files = found
        return {address: data for address, (_key, data) in found.items()}


def given_by(digest: EditedDigest) -> DataContent:
    read = content(digest.files())
    return data_content(build_catalogue(read), read.regions)


def clean(given: DataContent, limit: int, site: Site = SITE) -> dict[str, bytes]:
    return {each.address: each.text.encode() for each in build_data(given, site, limit=limit)}


@pytest.mark.parametrize("limit", [SMALL, LIMIT])
@pytest.mark.parametrize("seed", range(2))
def test_after_any_edit_the_files_are_those_of_a_clean_build(limit: int, seed: int) -> None:
    digest, builds = new_digest(seed, reports=20), Builds(limit)
    for edit in (None, *digest.chance.sample(EDITS, k=10)):
        if edit:
            edit(digest)
        given = given_by(digest)
        assert builds.build(given) == clean(given, limit), edit


def test_what_is_withdrawn_leaves_less_room_to_files_that_it_never_stood_in() -> None:
    digest, builds = new_digest(1, reports=70), Builds(SMALL)
    for report in [None, *list(digest.reports.values())[:6]]:
        if report:
            report.status = "withdrawn"
        given = given_by(digest)
        assert builds.build(given) == clean(given, SMALL)


def test_what_is_said_of_a_withdrawn_report_is_said_again() -> None:
    digest, builds = new_digest(1, reports=12), Builds()
    gone = digest.some_report()
    gone.status = "withdrawn"
    before = builds.build(given_by(digest))
    gone.day += dt.timedelta(days=1)  # that of the note, too
    given = given_by(digest)
    after = builds.build(given)
    assert after == clean(given, LIMIT)
    year = "data/reports/2020.json"
    assert after[year] != before[year]


def test_an_actor_whom_nobody_names_is_listed() -> None:
    digest, builds = new_digest(1, reports=12), Builds()
    builds.build(given_by(digest))
    digest.actors["nobody"] = "Nobody of that name"
    given = given_by(digest)
    assert builds.build(given) == clean(given, LIMIT)
    assert "data/reports.json" in builds.made


def test_where_nothing_has_changed_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    digest, builds = new_digest(1, reports=12), Builds()
    builds.build(given_by(digest))
    monkeypatch.setattr(facts, "write_report", None)
    monkeypatch.setattr(facts, "build_event", None)
    builds.build(given_by(digest))
    assert (builds.made, builds.written) == ([], [])


def test_one_report_leaves_the_weeks_and_regions_of_others_as_they_are() -> None:
    digest, builds = new_digest(1, reports=40), Builds(SMALL)
    builds.build(given_by(digest))
    groups = {place for place in builds.written if "/" in place}
    retitle(digest)
    builds.build(given_by(digest))
    weeks = [place for place in builds.written if place.startswith("data/editions/")]
    assert len({place.split(".")[0] for place in weeks}) == 1
    assert len([place for place in builds.written if "/" not in place]) < 40
    assert len(builds.written) < len(groups)


def test_a_file_that_is_lost_is_written_again_though_its_group_is_known() -> None:
    given, builds = given_by(new_digest(1, reports=12)), Builds(SMALL)
    before = builds.build(given)
    lost = ["data/reports.json", "data/carriers.csv", "data/regions.geojson"]
    for address in lost:
        del builds.files[address]
    assert builds.build(given) == before
    assert sorted(builds.made) == sorted(lost)


def test_another_commit_is_said_by_every_file_that_says_one() -> None:
    given, builds = given_by(new_digest(1, reports=12)), Builds(SMALL)
    for commit in ("1" * 40, "2" * 40):
        site = replace(SITE, commit=commit)
        assert builds.build(given, site) == clean(given, SMALL, site)
    assert not any(address.endswith("csv") for address in builds.made)
