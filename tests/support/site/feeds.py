"""What tests of the feeds share: a site, small feeds, and readers that drop all but text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from lxml import etree
from markupsafe import Markup

from sitrep.core.text import one_line
from sitrep.site.catalogue.build import Catalogue, build_catalogue
from sitrep.site.feeds.directory import Format
from sitrep.site.feeds.feeds import feed_products, plan_feeds, planned_files
from sitrep.site.feeds.items import Author, Item, Origin
from sitrep.site.feeds.plugin import plans_of
from sitrep.site.feeds.windows.feed import Feed, FeedFile
from sitrep.site.feeds.windows.past import Past
from sitrep.site.feeds.windows.plan import FeedPlan, PlannedFile
from sitrep.site.feeds.windows.writers import WRITERS
from sitrep.site.site import NOON, Site
from tests.support.site.sites import Site as BuiltSite
from tests.support.strategies import day
from tests.support.trees import SOURCES, content, report_text, tree

SCHEMAS = Path(__file__).parents[2] / "schemas"
TAG = "tag:digest.example.org,2026:"
ADDRESS = "https://digest.example.org/sub/"
SITE = Site("Example Digest", ADDRESS, "For tests.", TAG)
BODY = "::: passage SY-ID\nThe bridge reopened.\n:::\n::: passage SY-DR\nThe ford is shut.\n:::\n"
CARRIERS = (
    "[{source: example-review, date: 2020-07-03, url: https://review.example.org/b}, "
    "{source: unknown, date: null}]"
)
ANNOUNCED = "---\nannounced: 2020-07-07\n---\nLead.\n"
WITHDRAWN = {"status": "withdrawn", "changes": "[{date: 2020-07-09, note: 'Not <so>.'}]"}

BLAST = """\
---
title: A blast at the ford
regions: [idlib]
days: 2020-06-30/2020-07-01
kind: bombing
---
"""
BLAST_NOTES = """\
---
title: A week at the ford
announced: 2020-07-07
key_points:
  - {text: A blast < others., rests_on: [ford-blast]}
  - {text: The ford is shut., rests_on: [a#2]}
trends: [{region: daraa, trend: deteriorated, reason: The ford is shut., rests_on: [a#2]}]
---
Lead.
"""


def files(report: str | None = None, edition: str = "") -> dict[str, str]:
    """A tree of one report named a, and the notes on its week if given."""
    notes = {"editions/2020-W27.md": edition} if edition else {}
    return {**tree({"a": report or report_text("a", body=BODY)}), **notes}


def blast() -> dict[str, str]:
    """A tree of a blast: an outlet's own account, a ministry's in another, and an echo of that."""
    quoting = (
        "::: passage SY-ID event=ford-blast from=ministry,unnamed killed=4..5\n"
        "# Four or five die\n\nFour or five died.\n:::\n"
        "::: passage SY-DR\nThe ford is shut.\n:::\n"
    )
    own = "::: passage SY-ID event=ford-blast killed=7\nSeven died.\n:::\n"
    echo = "::: passage SY-ID event=ford-blast from=ministry\nFive, the ministry says.\n:::\n"
    reports = {
        "a": report_text("a", body=quoting, title="'Ford: reports'"),
        "b": report_text(
            "b",
            body=own,
            source="example-review",
            url="https://review.example.org/b",
            title="Seven dead",
            text="summary",
        ),
        "c": report_text("c", body=echo, source="unknown", title="Five dead", text="summary"),
    }
    sources = (
        SOURCES + '[ministry]\nname = "The Ministry"\nreliability = "E"\nreason = "Invented."\n'
    )
    return {
        **tree(reports),
        "sources.toml": sources,
        "events/ford-blast.md": BLAST,
        "editions/2020-W27.md": BLAST_NOTES,
    }


FIRST = dt.date(2020, 1, 6)
"""A Monday, on which the first of many reports came."""


def many_reports(number: int) -> dict[str, str]:
    """A tree of reports that came one a day, r000 first."""
    days = [FIRST + dt.timedelta(days=at) for at in range(number)]
    return tree(
        {f"r{at:03}": report_text(f"r{at:03}", added=str(days[at])) for at in range(number)}
    )


def many_editions(number: int) -> dict[str, str]:
    """A tree of so many weeks, each with a report and announced."""
    days = [FIRST + dt.timedelta(weeks=at) for at in range(number)]
    given = tree(
        {
            f"r{at}": report_text(f"r{at}", date=str(each), added=str(each))
            for at, each in enumerate(days)
        }
    )
    for each in days:
        year, week, _ = each.isocalendar()
        given[f"editions/{year}-W{week:02}.md"] = (
            f"---\nannounced: {each + dt.timedelta(days=8)}\n---\n"
        )
    return given


def pages(found: dict[str, Feed], stem: str) -> list[Feed]:
    """A feed and its archives, as a subscriber pages back through them."""
    way = [found[stem]]
    while way[-1].older:
        way.append(found[way[-1].older])
    return way


def names(feed: Feed) -> list[str]:
    """The ends of its items' ids."""
    return [item.id.rpartition("/")[2] for item in feed.items]


def feeds(
    given: Mapping[str, str], site: Site = SITE, *, form: Format = Format.ATOM
) -> dict[str, Feed]:
    """The feeds of a tree in a format, by where they stand."""
    plans = built(given, site)
    return {plan.head.stem: plan.feed for plan in plans if form in plan.formats}


def made_feeds(made: Catalogue, site: Site = SITE) -> tuple[Feed, ...]:
    """The feeds of a catalogue without a past, as Atom has them."""
    return tuple(plan.feed for plan in plan_feeds(made, site) if Format.ATOM in plan.formats)


def built(given: Mapping[str, str], site: Site = SITE) -> tuple[FeedPlan, ...]:
    """The feeds of a tree, as a build plans them."""
    found = content(given)
    made = build_catalogue(found)
    return plan_feeds(made, site, Past.of(found.record, found.regions, made.history))


def feed_of(*items: Item, **given: Any) -> Feed:
    """A feed of these items."""
    values = {
        "stem": "feeds/reports",
        "id": f"{TAG}feed/reports",
        "title": "Reports",
        "description": "All",
        **given,
    }
    return Feed(items=items, **values)


def noon(written: str) -> dt.datetime:
    """The time that feeds give for a day."""
    return dt.datetime.combine(day(written), NOON, dt.UTC)


def item_of(name: str, **given: Any) -> Item:
    """A small item."""
    values = {
        "id": f"{TAG}report/{name}",
        "title": name,
        "link": f"{ADDRESS}reports/{name}/",
        "appeared": noon("2020-07-01"),
        "changed": noon("2020-07-01"),
        "html": Markup("<p>text</p>"),
        "summary": "text",
        "creators": (Author("Example Wire"),),
        **given,
    }
    return Item(**values)


def origin(**given: Any) -> Origin:
    """A small origin."""
    values = {
        "id": "https://wire.example.org/",
        "name": "Example Wire",
        "date": day("2020-06-30"),
        "date_basis": "as the source states",
        "homepage": "https://wire.example.org/",
        "feed": None,
        "affiliation": None,
        "grade": "B3",
        "grade_words": "source usually reliable",
        "rights": "full",
        "text": "verbatim",
        **given,
    }
    return Origin(**values)


def written(feed: Feed, form: Format, site: Site = SITE) -> bytes:
    """A feed as a file of it."""
    return WRITERS[form](FeedFile(f"{feed.stem}.{form}", form, feed), site)


def documents(given: Mapping[str, str], site: Site = SITE) -> dict[str, bytes]:
    """The feeds' files of a tree, by path."""
    made = feed_products(planned_files(built(given, site)))
    return {address: make(*of) for address, make, of in made}


def complaints(path: str, document: bytes) -> list[str]:
    """What our schema of its format has against a document."""
    ending = "rss" if path.endswith(".xml") else path.rpartition(".")[2]
    if ending == "json":
        schema = json.loads((SCHEMAS / "jsonfeed.json").read_text("utf-8"))
        return [
            error.message
            for error in Draft202012Validator(schema).iter_errors(json.loads(document))
        ]
    schema = etree.RelaxNG(etree.parse(SCHEMAS / f"{ending}.rng"))
    schema.validate(etree.fromstring(document))
    return [f"{path}:{error.line}: {error.message}" for error in schema.error_log]


class Reader(HTMLParser):
    """A feed reader that drops everything but text: paragraphs and headings as lines, and where links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.feed(str(text))  # Markup would escape what is added to it
        self.close()
        self.lines = [one_line(line) for line in self.lines if line.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag in {"p", "h2", "h3", "li"}:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def planned_of(site: BuiltSite) -> list[PlannedFile]:
    """The files of the feeds of a site that was built, with their items."""
    built = site.built
    return [*planned_files(plans_of(built.catalogue, built.content, built.settings.site))]
