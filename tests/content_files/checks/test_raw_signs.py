from __future__ import annotations

import pytest
from hypothesis import given

from sitrep.content.checks.raw_signs import raw_signs
from sitrep.core.markdown.escape import escape_text
from sitrep.core.markdown.render import render_report
from tests.support.strategies import raw_texts
from tests.support.trees import line_of, read, report_text, tree

RAW = {
    "The count:\n\n| Ford | 12 |\n| Mill | 3 |": "rows of no table",
    "The lake\n===": "an underlined heading",
    "The lake\n---": "an underlined heading",
    "---\nkey: value\n---\nBoats burn.": "an underlined heading",
    "See ![the mill](https://example.org/a.png).": "a picture",
    "![](a.png)": "a picture",
    "<p>Boats burn.</p>": "HTML",
    "<!-- to do -->": "HTML",
    "Boats<br>burn, <b>all</b> of them.": "HTML",
    "Water rose by 3<sup>rd</sup>.": "HTML",
    "Boats [burn][1].\n\n[1]: https://example.org/": "a link reference",
    "See https://example.org/boats for more.": "a bare address",
    "See www.example.org for more.": "a bare address",
    "- HTTP://example.org/": "a bare address",
    "Boats burn.[^1]\n\n[^1]: So they say.": "a footnote",
    "- [ ] call the mill\n- [x] call the board": "a task list",
    "Ford\n: where boats cross": "a list of definitions",
    "$$x^2$$": "a formula",
    "Boats [burn](https://example.org/a b).": "a malformed link",
    "Boats [[burn]].": "a malformed link",
    "Boats **burn.": "unmatched stars",
    "Boats ==burn== now.": "highlighted words",
    "It held 10^5^ litres.": "superscript",
    "Some (5 km)^2^ of fields.": "superscript",
    "Tanks of H~2~O and CO~2~.": "subscript",
    "Boats burn. {#boats}": "an attribute list",
    "[Boats]{.underline} burn.": "an attribute list",
}


def kinds(text: str, *, is_page: bool = False) -> list[str]:
    return [
        sign.problem.removeprefix("contains ").removesuffix(
            ", which readers would see as raw characters"
        )
        for sign in raw_signs(text, is_page=is_page)
    ]


@pytest.mark.parametrize(("text", "kind"), RAW.items())
def test_what_readers_would_see_as_signs_is_told(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boats burn.\n\n- one\n- two\n\n1. first\n\n> said so\n\n***\n\n```\n| a | b |\n# x\n```\n\n    <b> ~~x~~",
        "*Boats* **burn** at `<b>` [the mill](https://example.org/) and <https://example.org/a_b>, <desk@example.org>.",
        "[https://example.org/](https://example.org/) {? that ~ 5 boats burnt ?}",
        "Prices rose by 5 * 3 = 15 | 20 per cent; 3 < 4 > 2; R&D; a~b; $5 and $10; #5; 2:1; [sic]; (a) _b_",
        "First line  \nsecond line\nthird line",
        r"\# no heading, \| no table \|, \~~kept\~~, \<b>, !\[x\](https\://example.org/), https\://example.org, \*\*",
        "~5 to ~10 boats, ~5/~10, 2^5 and 3^6, ^_^, a ~ b ~ c, {x}, {# note #} and #{y}",
        r"10\^5^, H\~2~O and \{#boats}; code: `10^5^ H~2~O {#boats}`",
        "e.g. http and https, the site example.org, and/or",
        "| Town | Homes |\n|---|---|\n| Ford | 12 |\n\nTown | Homes\n--- | ---\nFord | 12",
        "## The lake\n\n> # The ford\n\nIt killed ~~nine~~ four.",
    ],
)
def test_what_is_shown_as_it_is_meant_is_fine(text: str) -> None:
    assert kinds(text) == []


@given(raw_texts)
def test_a_text_that_was_escaped_is_meant_as_it_stands(text: str) -> None:
    assert kinds(escape_text(text)) == []


@pytest.mark.parametrize(
    "text", [*RAW, "~~~~ a", "~~a~~ $$b$$ ==c== [^1] [[d]] ](", "www.www.example.org", "[x] y"]
)
def test_what_means_something_is_escaped_and_shown(text: str) -> None:
    escaped = escape_text(text)
    assert kinds(escaped) == []
    shown = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert render_report(escaped) == f"<p>{shown}</p>\n"


def test_pages_of_the_site_have_tables_and_headings_and_no_more() -> None:
    assert (
        kinds(
            "# a\n\n| a | b |\n|---|---|\n| c | d |\n\n[x][1]\n\n[1]: https://example.org/",
            is_page=True,
        )
        == []
    )
    assert kinds("<b>a</b> ~~b~~ ![c](d.png)", is_page=True) == ["HTML", "a picture"]


def told(body: str, **keys: str) -> list[tuple[str, int, str]]:
    text = report_text("one", body=body, **keys)
    return [
        (fault.key, fault.line - line_of(text, "::: passage"), fault.problem[:15])
        for fault in read(tree({"one": text}))[1]
    ]


def test_a_summary_that_holds_them_is_a_fault_of_its_passage_and_line() -> None:
    body = "::: passage SY-ID\nBoats burn.\n:::\n::: passage SY-DR\nMore of it.\n\nThere\n===\n\nAnd ==here==.\n:::\n"
    assert told(body, text="summary") == [
        ("passage 2", 3, "contains an und"),
        ("passage 2", 3, "contains highli"),
    ]
    assert told(body, text="verbatim") == []


def test_they_are_told_of_a_draft_and_forgiven_a_withdrawn_report() -> None:
    text = report_text(
        "one", body="::: passage SY-ID\nBoats.\n\nBoats\n===\n:::\n", text="summary", status="draft"
    )
    content, faults = read(tree({"one": text}))
    assert faults == []
    assert [fault.key for fault in content.drafts[0].faults] == ["passage 1"]
    gone = report_text(
        "one",
        body="::: passage SY-ID\nBoats.\n\nBoats\n===\n:::\n",
        text="summary",
        status="withdrawn",
        changes='[{date: 2020-07-05, note: "A hoax."}]',
    )
    assert read(tree({"one": gone}))[1] == []


def test_the_lead_of_an_edition_and_a_page_are_read_as_well() -> None:
    edition = "---\nannounced: null\n---\nA quiet week.\n\nFord\n===\n"
    page = "---\ntitle: About\nslug: about\n---\n# Ours\n\nWe are <b>few</b>.\n"
    found = read({**tree(), "editions/2020-W27.md": edition, "pages/about.md": page})[1]
    assert [(fault.file, fault.line, fault.key) for fault in found] == [
        ("content/editions/2020-W27.md", 6, "lead"),
        ("content/pages/about.md", 7, "text"),
    ]
