"""How what happened is told in the texts of feeds; test_bodies has what whole texts hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from lxml import html

from sitrep.site.feeds.bodies import edition_body
from tests.support.paths import ROOT
from tests.support.site.facts import AIM, share_of_facts
from tests.support.site.feeds import BODY, SITE, Reader, blast, files
from tests.support.trees import catalogue, report_text

KEPT = {"a", "blockquote", "br", "div", "em", "h2", "h3", "li", "ol", "p", "span", "strong", "ul"}
"""The elements that readers keep, of those that an edition without lists of its own needs."""


def body_of(given: Mapping[str, str]) -> str:
    return str(edition_body(catalogue(given).editions[0], SITE))


@pytest.fixture(scope="module")
def own() -> Mapping[str, str]:
    """The project's own content."""
    folder = ROOT / "content"
    paths = (*folder.glob("*.toml"), *folder.glob("[er]*/**/*.md"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def test_two_thirds_of_the_words_of_an_edition_are_facts(own: Mapping[str, str]) -> None:
    shares = {
        str(edition.week): share_of_facts(
            edition, html.fromstring(str(edition_body(edition, SITE))).text_content()
        )
        for edition in catalogue(own).editions
    }
    assert len(shares) == 10
    assert {week: share for week, share in shares.items() if share < AIM} == {}


def test_an_edition_needs_nothing_that_readers_strip() -> None:
    given = blast()
    given["reports/2020/d.md"] = report_text("d", lang="ar", title="خبر", body=BODY)
    body = body_of(given)
    assert Reader(body).tags <= KEPT
    root = html.fragment_fromstring(body, create_parent="div")
    assert {name for each in root.iter() for name in each.attrib} == {"href", "dir", "lang"}


def test_dots_never_stand_alone() -> None:
    for line in Reader(body_of(blast())).lines:
        for sign in "●○◌":
            runs = re.findall(f"{sign}+(.*)", line)
            assert all(re.match(r"[ \u00a0](\d+ )?[a-z]", rest) for rest in runs)


def test_a_kind_that_says_nothing_is_not_said() -> None:
    given = blast()
    given["events/ford-blast.md"] = given["events/ford-blast.md"].replace("bombing", "other")
    lines = Reader(body_of(given)).lines
    assert lines[lines.index("A blast at the ford") + 1].startswith("30 June – 1 July 2020 · ●●")


def test_the_place_of_an_event_and_the_other_regions_stand_with_its_day() -> None:
    given = blast()
    given["events/ford-blast.md"] = given["events/ford-blast.md"].replace(
        "regions: [idlib]\n", "regions: [idlib, daraa]\nplace: The ford\n"
    )
    lines = Reader(body_of(given)).lines
    assert lines[lines.index("A blast at the ford") + 1].startswith(
        "Bombing · The ford, Syria, Daraa · 30 June – 1 July 2020 · "
    )


def test_a_headline_of_an_outlet_is_in_quotation_marks_and_one_of_the_curator_is_not() -> None:
    for kind, shown in (("stated", "“Bridge reopens”"), ("editor", "Bridge reopens")):
        lines = Reader(body_of(files(report_text("a", body=BODY, title_kind=kind)))).lines
        assert shown in lines
