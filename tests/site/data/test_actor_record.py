from __future__ import annotations

import json
from typing import Any

from sitrep.core.actors import Actor, Regard
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.data.actor_record import ActorRecord, RegardRecord, build_actor
from sitrep.site.site import Site
from tests.support.site.data import build_data, data_content
from tests.support.trees import content, report_text, tree

SITE = Site("Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:")
ACTORS = """\
[river-guard]
name = "River Guard"
spellings = ["RG"]

[lamp-brigade]
name = "Lamp Brigade"
"""
BODY = "::: passage SY-ID\nThe RG left.\n:::\n\n::: passage SY-DR\nRain fell.\n:::\n"
REPORTS = {
    "a": report_text("a", BODY, title="Lamp Brigade follows"),
    "draft": report_text("draft", BODY, status="draft", date="2020-06-01"),
    "other": report_text("other", date="2020-06-01", added="2020-06-02"),
}


def files() -> dict[str, Any]:
    given = content(tree(REPORTS, actors__toml=ACTORS))
    preview = build_catalogue(given, drafts=True)
    made = build_data(data_content(build_catalogue(given), given.regions, preview), SITE)
    return {file.address: json.loads(file.text) for file in made if file.address.endswith(".json")}


def test_a_record_says_all_that_the_page_does() -> None:
    actor = Actor(
        "river-guard",
        "River Guard",
        spellings=("RG",),
        about="Boatmen.",
        regarded=(Regard("the Mast Party", "smugglers"),),
        evidence=("https://guard.example.org/",),
    )
    assert build_actor(actor, SITE) == ActorRecord(
        "river-guard",
        "River Guard",
        "https://digest.example.org/actors/river-guard/",
        spellings=("RG",),
        about="Boatmen.",
        regarded=(RegardRecord("the Mast Party", "smugglers"),),
        evidence=("https://guard.example.org/",),
    )


def test_reports_and_passages_refer_to_the_actors_that_they_name() -> None:
    (_, report) = sorted(files()["data/reports.json"]["reports"], key=lambda each: each["date"])
    assert report["actors"] == ["lamp-brigade", "river-guard"]
    assert [passage["actors"] for passage in report["passages"]] == [["river-guard"], []]


def test_the_table_of_all_reports_has_every_actor() -> None:
    actors = files()["data/reports.json"]["actors"]
    assert [actor["id"] for actor in actors] == ["lamp-brigade", "river-guard"]


def test_an_edition_has_those_that_its_published_reports_name() -> None:
    found = files()
    actors = found["data/editions/2020-W27.json"]["actors"]
    assert [actor["id"] for actor in actors] == ["lamp-brigade", "river-guard"]
    assert found["data/editions/2020-W23.json"]["actors"] == []
