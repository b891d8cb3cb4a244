from __future__ import annotations

from pathlib import Path

from sitrep.core.language import ENGLISH
from sitrep.site.pages.own import explanations
from tests.support.site.sites import build_site
from tests.support.trees import content, tree

PAGE = """\
---
title: About
slug: about
---
## Method

x

## Events, and what they rest on

x

### Grades

x
"""


def test_the_sites_words_lead_to_the_headings_that_explain_them() -> None:
    pages = content({**tree(), "pages/about.md": PAGE}).pages
    assert explanations(pages, ENGLISH) == {
        "events": "about/#events-and-what-they-rest-on",
        "grades": "about/#grades",
    }


def test_a_longer_word_is_another_one() -> None:
    page = PAGE.replace("Events, and", "Eventsful, and").replace("### Grades", "### Upgrades")
    assert explanations(content({**tree(), "pages/about.md": page}).pages, ENGLISH) == {}


def test_pages_link_to_what_is_explained_and_only_to_that(tmp_path: Path) -> None:
    with_page = build_site(tmp_path / "a", {**tree(), "pages/about.md": PAGE})
    report = "reports/2020-07-01-example-wire-bridge/"
    assert "../../about/#grades" in with_page.page(report).links
    assert "../about/#events-and-what-they-rest-on" in with_page.page("events/").links
    without = build_site(tmp_path / "b", tree())
    assert not [link for link in without.page(report).links if "about" in link]
