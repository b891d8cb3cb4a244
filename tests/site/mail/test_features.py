"""What the form is made of, by what mail programs know of it: caniemail.com, as of 29 June 2026.

A feature that more than three of its 41 programs do not know needs something to fall back on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.support.site.feeds import blast
from tests.support.site.mail.heavy import heavy_week
from tests.support.site.sites import Page, build_site
from tests.support.trees import report_text

MOST = 3
"""Programs that may lack a feature without anything to fall back on."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature by its name there, and how many programs do not know it."""

    name: str
    unknown_to: int = 0
    instead: str = ""
    """What readers of those programs see."""


UNTESTED = Feature("not among their tests")
"""Of no effect where it is not known: a hint to a browser or to a program that reads aloud."""
HEADING, LISTS, TABLE = Feature("html-h1-h6"), Feature("html-lists"), Feature("html-table")
STRONG, LANG = Feature("html-strong"), Feature("html-lang", 8, "the mail's Content-Language")
TAGS = {
    **dict.fromkeys(("html", "head", "meta", "title", "a", "br", "b", "em"), UNTESTED),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
    **dict.fromkeys(("ul", "ol", "li"), LISTS),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td"), TABLE),
    "body": Feature("html-body", 14, "the first div has its width, language and direction"),
    "div": Feature("html-div"),
    "p": Feature("html-p"),
    "span": Feature("html-span"),
    "strong": STRONG,
    "blockquote": Feature("html-blockquote"),
    "code": Feature("html-code", 3),
    "pre": Feature("html-pre"),
    "hr": Feature("html-hr"),
    "s": Feature("html-strike", 1),
    "small": Feature("html-small", 4, "the same words, as large as the others"),
}
ATTRIBUTES = {
    **dict.fromkeys(
        ("charset", "name", "content", "http-equiv", "href", "rel", "start", "scope", "title"),
        UNTESTED,
    ),
    "style": UNTESTED,  # each property by itself
    "class": UNTESTED,  # no style sheet names one
    "lang": LANG,
    "dir": Feature("html-dir", 2),
    "aria-hidden": Feature("html-aria-hidden", 17, "the words beside the dots say the same"),
}
METAS = {
    "color-scheme": Feature(
        "html-meta-color-scheme", 29, "no colour of text or ground is set: programs choose both"
    ),
    **dict.fromkeys(("viewport", "robots", "referrer"), UNTESTED),
}
PROPERTIES = {
    "max-width": Feature("css-max-width"),
    "margin": Feature("css-margin"),
    "padding": Feature("css-padding"),
    "font": Feature("css-font"),
    "font-size": Feature("css-font-size"),
    "font-weight": Feature("css-font-weight"),
    "line-height": Feature("css-line-height"),
    "border": Feature("css-border"),
    "border-top": Feature("css-border"),
    "border-collapse": Feature("css-border-collapse"),
    "vertical-align": Feature("css-vertical-align"),
    "overflow-x": Feature("css-overflow", 2),
    "color": UNTESTED,  # inherit: without it a heading has the colour of links
}
RICH = (
    "::: passage SY-ID\n### Part\n\n1. one\n2. *two*\n\n- **a** `b` ~~c~~ {?d?}\n\n> quoted\n\n---\n\n"
    "    code\n\n| Place | Killed |\n| --- | --- |\n| Idlib | 7 |\n\n"
    '[link](https://example.org/ "title")\n:::\n'
)


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Forms of a week with all that a report may hold, in two directions, and of one that is cut."""
    rich = blast()
    rich["reports/2020/rich.md"] = report_text("rich", RICH, lang="ar", title="تقرير")
    trees = {"en": rich, "ar": rich, "fr": heavy_week(60)}
    sites = [
        build_site(
            tmp_path_factory.mktemp(language),
            given,
            DEFAULT_LANG=language,
            PLUGINS=["sitrep.site", "sitrep.site.mail"],
        )
        for language, given in trees.items()
    ]
    return [site.page("mail/2020-W27.html") for site in sites]


def used(mails: list[Page]) -> dict[str, Feature]:
    """Everything that the forms use; fails for what no table knows."""
    found: dict[str, Feature] = {"<!doctype>": Feature("html-doctype", 11, "nothing rests on it")}
    for mail in mails:
        for tag, attributes in mail.tags:
            found[tag] = TAGS[tag]
            found.update((f"{tag} {name}", ATTRIBUTES[name]) for name in attributes)
            if tag == "meta" and (name := attributes.get("name")):
                found[f"meta {name}"] = METAS[name]
            for rule in filter(None, (attributes.get("style") or "").split(";")):
                name = rule.partition(":")[0]
                found[name] = PROPERTIES[name]
    return found


def test_whatever_many_programs_do_not_know_has_something_in_its_place(mails: list[Page]) -> None:
    bare = [each for each in used(mails).values() if each.unknown_to > MOST and not each.instead]
    assert bare == []


def test_the_forms_looked_at_hold_what_a_report_can(mails: list[Page]) -> None:
    seen = {tag for mail in mails for tag, _attributes in mail.tags}
    assert {"table", "ol", "pre", "code", "s", "small", "hr", "blockquote", "h5"} <= seen
    assert seen <= TAGS.keys()


def test_nothing_is_used_that_many_do_not_know_and_that_has_no_fallback(mails: list[Page]) -> None:
    """As were bdi, which 27 lack, and text-align: start, which 17 take for nothing."""
    tags = {tag for mail in mails for tag, _attributes in mail.tags}
    styles = {attributes.get("style") or "" for mail in mails for _tag, attributes in mail.tags}
    assert not tags & {"bdi", "style", "link", "img", "details", "section", "wbr", "svg"}
    assert not [each for each in styles if re.search(r"start|end|flex|grid|var\(|calc|rgb|@", each)]


def test_no_colour_of_text_or_ground_is_set(mails: list[Page]) -> None:
    for mail in mails:
        for _tag, attributes in mail.tags:
            style = attributes.get("style") or ""
            assert "background" not in style
            assert re.findall(r"(?:^|;)color:([^;]*)", style) in ([], ["inherit"])
