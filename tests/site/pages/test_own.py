from __future__ import annotations

from pathlib import Path

from sitrep.core.language import ENGLISH
from sitrep.core.markdown.render import render_page
from sitrep.core.text import slugify
from sitrep.site.pages.own import EXPLAINED, explanations, headings_of
from sitrep.site.translations import read_language
from tests.support.paths import ROOT
from tests.support.site.sites import build_pages, parse_page
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
    found = explanations(pages, ENGLISH)
    assert found["events"] == "about/#events-and-what-they-rest-on"
    assert found["grades"] == "about/#grades"
    assert "rights" not in found


def test_a_term_in_bold_explains_and_what_has_none_is_explained_with_what_it_is_part_of() -> None:
    page = PAGE.replace("x", "An **echo** adds nothing, **Range** is a range.", 1)
    found = explanations(content({**tree(), "pages/about.md": page}).pages, ENGLISH)
    assert found["echo"] == found["carriers"] == found["continued"] == "about/#echo"
    assert found["ranges"] == "about/#range"
    assert found["circular"] == found["unnamed"] == found["root"] == found["events"]
    assert found["letters"] == found["grades"]


def test_a_heading_explains_before_a_term_in_bold() -> None:
    page = PAGE.replace("x", "The **grades** of a **date**.", 1)
    found = explanations(content({**tree(), "pages/about.md": page}).pages, ENGLISH)
    assert (found["grades"], found["dates"]) == ("about/#grades", "about/#date")


def test_terms_are_found_in_the_digests_own_language() -> None:
    french = read_language("fr")
    words = {subject: french.say(each.word) for subject, each in EXPLAINED.items()}
    lines = "".join(f"**{word}** : ce que cela veut dire.\n\n" for word in words.values())
    page = PAGE.partition("## Method")[0] + lines
    found = explanations(content({**tree(), "pages/about.md": page}).pages, french)
    assert found == {subject: f"about/#{slugify(words[subject])}" for subject in EXPLAINED}


def test_the_sample_explains_every_mark_by_itself() -> None:
    page = (ROOT / "content/pages/about.md").read_text("utf-8")
    pages = content({**tree(), "pages/about.md": page}).pages
    found = explanations(pages, ENGLISH)
    assert found.keys() == EXPLAINED.keys()
    assert len(set(found.values())) == len(EXPLAINED)
    ids = parse_page(render_page(pages[0].body)).ids
    assert {address.partition("#")[2] for address in found.values()} <= set(ids)


def test_a_long_page_lists_its_parts(tmp_path: Path) -> None:
    page = PAGE + "".join(f"\n## Part *{word}* & more\n\nx\n" for word in ("one", "two"))
    site = build_pages(tmp_path, {**tree(), "pages/about.md": page})
    links = [link for link in site.page("about/").links if link.startswith("#")]
    for name in ("method", "part-one-more", "part-two-more"):
        assert f"#{name}" in links
        assert name in site.page("about/").ids
    assert "#grades" not in links  # a part of a part
    assert headings_of(render_page(PAGE)) == ()


def test_a_longer_word_is_another_one() -> None:
    page = PAGE.replace("Events, and", "Eventsful, and").replace("### Grades", "### Upgrades")
    assert explanations(content({**tree(), "pages/about.md": page}).pages, ENGLISH) == {}


def test_pages_link_to_what_is_explained_and_only_to_that(tmp_path: Path) -> None:
    with_page = build_pages(tmp_path / "a", {**tree(), "pages/about.md": PAGE})
    report = "reports/2020-07-01-example-wire-bridge/"
    assert "../../about/#grades" in with_page.page(report).links
    assert "../about/#events-and-what-they-rest-on" in with_page.page("events/").links
    without = build_pages(tmp_path / "b", tree())
    assert not [link for link in without.page(report).links if "about" in link]
