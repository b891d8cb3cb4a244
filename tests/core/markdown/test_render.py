from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.core.markdown.escape import escape_text
from sitrep.core.markdown.outline import links, plain_paragraphs
from sitrep.core.markdown.render import below, render_page, render_report
from sitrep.core.text import legible, one_line
from tests.support.growth import LINEAR, growth
from tests.support.strategies import one_line_texts, raw_texts

TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
REPORT_TAGS = TABLE_TAGS | {
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "em",
    "strong",
    "code",
    "a",
    "br",
    "bdi",
    "s",
}
PAGE_TAGS = REPORT_TAGS - {"h5", "h6"} | {"h2"}
ATTRIBUTES = {
    ("a", "href"),
    ("a", "title"),
    ("a", "rel"),
    ("ol", "start"),
    ("th", "scope"),
    ("strong", "id"),
}
HOSTILE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT >",
    "a <b onmouseover=alert(1)>b</b>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/x.png)",
    "![x](data:image/svg+xml,x)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](<java\u2028script:alert(1)>)",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](https://example.org/ 'a\" onclick=\"alert(1)')",
    "[x](https://example.org/\"onclick=alert(1))",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "[x]\n\n[x]: javascript:alert(1)",
    "[x]: javascript:alert(1) 'title'\n\n[x][x]",
    "<style>*{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
    "<math><mtext></p><script>alert(1)</script></math>",
    "<iframe src=//evil.example></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=//evil.example><input name=x></form>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//evil.example>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script/>",
    "<a href='//evil.example' target=_top>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "```\" onload=alert(1)\nx\n```",
    "```<script>\nx\n```",
    "1000000000000. x",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script\\>alert(1)\\</script\\>",
    "<scr<script>ipt>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<details open ontoggle=alert(1)>",
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "# <svg/onload=alert(1)>",
    "<https://example.org/?\"onmouseover=alert(1)>",
    "{{ x }}{% raw %}<script>",
)  # fmt: skip
FRAMES = (
    "{}",
    "> {}",
    "- {}",
    "*{}*",
    "text {} text",
    "[{}](https://example.org/)",
    "`{}",
    "| {} |\n|---|",
)
LISTS = (
    "dompurify_suite_strings.json",
    "dompurify_expect.json",
    "h5sc_vectors.json",
    "html5lib_sanitizer.json",
    "markdown_it_fixtures.json",
    "markdown_it_xss.json",
    "miniflux_sanitizer.json",
    "owasp_xss_filter_evasion.json",
)


class Seen(HTMLParser):
    """The tags, attributes and link targets of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.targets: list[str] = []
        self.rest: list[str] = []
        self.feed(str(text))  # Markup would escape what is added to it
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.targets += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_comment(self, data: str) -> None:
        self.rest.append(data)

    def handle_decl(self, decl: str) -> None:
        self.rest.append(decl)

    def handle_pi(self, data: str) -> None:
        self.rest.append(data)


def assert_harmless(text: str, allowed: set[str]) -> None:
    seen = Seen(text)
    assert seen.tags <= allowed
    assert seen.attributes <= ATTRIBUTES
    assert seen.rest == []
    for target in seen.targets:
        scheme = re.match(r"[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.\s-]*):", target)
        assert scheme is None or scheme.group(1).lower() in {"http", "https", "mailto"}, target


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_through_wherever_it_stands(text: str) -> None:
    for frame in FRAMES:
        assert_harmless(render_report(frame.format(text)), REPORT_TAGS)
        assert_harmless(render_page(frame.format(text)), PAGE_TAGS)


@given(
    st.lists(st.one_of(st.sampled_from(HOSTILE), raw_texts), max_size=5),
    st.sampled_from(["", "\n", "\n\n", " "]),
)
def test_nothing_hostile_comes_through_in_any_company(texts: list[str], glue: str) -> None:
    text = glue.join(texts)
    assert_harmless(render_report(text), REPORT_TAGS)
    assert_harmless(render_page(text), PAGE_TAGS)


@pytest.mark.parametrize("name", LISTS)
def test_nothing_of_the_known_hostile_lists_comes_through(shared: Path, name: str) -> None:
    found: list[str] = json.loads((shared / "hostile" / name).read_text("utf-8"))
    assert found
    for text in found:
        assert_harmless(render_report(text), REPORT_TAGS)
        assert_harmless(render_page(text), PAGE_TAGS)


@pytest.mark.parametrize("render", [render_report, render_page])
def test_markup_in_a_text_is_shown_as_text(render: Callable[[str], str]) -> None:
    assert render("<b>x</b> & <script>") == "<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;</p>\n"


def test_a_report_keeps_paragraphs_lists_quotations_emphasis_and_links() -> None:
    rendered = render_report(
        "One *two* **three**.\n\n- a\n- b\n\n3. c\n\n> d\n\n[e](https://example.org/)"
    )
    assert Seen(rendered).tags == {"p", "em", "strong", "ul", "ol", "li", "blockquote", "a"}
    assert '<ol start="3">' in rendered


def test_a_link_leads_out_without_saying_where_from() -> None:
    assert 'rel="noopener noreferrer nofollow"' in render_report("[x](https://example.org/)")


@pytest.mark.parametrize(("text", "tag"), [("# One", "h3"), ("## One", "h3"), ("### One", "h4")])
def test_the_headings_of_a_report_are_below_those_of_its_page(text: str, tag: str) -> None:
    assert render_report(text) == f"<{tag}>One</{tag}>\n"


@pytest.mark.parametrize("text", ["One\n===", "One\n---"])
def test_an_underlined_line_of_a_report_is_no_heading_but_keeps_its_words(text: str) -> None:
    rendered = render_report(text)
    assert Seen(rendered).tags <= {"p", "hr"}
    assert "One" in rendered


def test_headings_stand_below_the_one_above_them() -> None:
    rendered = render_report("## One\n\n### Two\n\n##### Three")
    assert below(rendered, 2) == rendered
    assert below(rendered, 4) == "<h5>One</h5>\n<h6>Two</h6>\n<h6>Three</h6>\n"


def test_a_table_of_a_report_says_what_its_heads_are() -> None:
    rendered = render_report("| Zone | Hurt |\n| --- | ---: |\n| Gezira | ~~9~~ 11 |")
    assert '<th scope="col">Hurt</th>' in rendered
    assert "<td><s>9</s> 11</td>" in rendered
    assert "style" not in rendered


def test_a_head_that_says_nothing_is_none() -> None:
    rendered = render_report("|  |  |\n| --- | --- |\n| Gezira | 11 |")
    assert "<th" not in rendered
    assert "<td>Gezira</td>" in rendered


@pytest.mark.parametrize("render", [render_report, render_page])
def test_a_picture_is_no_picture_but_its_words_stay(render: Callable[[str], str]) -> None:
    rendered = render("![the map](https://example.org/map.png)")
    assert "img" not in Seen(rendered).tags
    assert "the map" in rendered


@pytest.mark.parametrize("render", [render_report, render_page])
def test_the_address_of_a_link_is_made_one_that_can_be_followed(
    render: Callable[[str], str],
) -> None:
    assert Seen(render("[x](<https://example.org/a b>)")).targets == ["https://example.org/a%20b"]


def test_a_page_has_headings_and_tables() -> None:
    rendered = render_page("## One\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert Seen(rendered).tags == {"h2", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    "target", ["{filename}/pages/a.md", "{static}/images/a%20b.png", "{attach}a.png"]
)
def test_a_page_keeps_pelicans_links_for_pelican(target: str) -> None:
    assert Seen(render_page(f"[x]({target})")).targets == [target]


def test_the_links_of_a_page_can_be_asked_for() -> None:
    text = "[a]({static}/x.png) <https://example.org/> `[b](c)`\n\n> - [d][e]\n\n[e]: /f 'g'"
    assert list(links(text)) == ["{static}/x.png", "https://example.org/", "/f"]


@given(raw_texts)
def test_escaped_text_renders_as_exactly_its_paragraph(text: str) -> None:
    words = one_line(legible(text))
    expected = f"<p>{words}</p>\n" if words else ""
    assert html.unescape(str(render_report(escape_text(text)))) == expected


@given(st.lists(one_line_texts, max_size=4))
def test_escaped_paragraphs_are_given_back_as_they_were(texts: list[str]) -> None:
    body = "\n\n".join(map(escape_text, texts))
    assert plain_paragraphs(body) == tuple(texts)
    assert html.unescape(str(render_report(body))) == "".join(f"<p>{text}</p>\n" for text in texts)


@given(one_line_texts)
def test_escaped_text_holds_no_link_emphasis_or_passage_line(text: str) -> None:
    escaped = escape_text(text)
    assert Seen(render_report(escaped)).tags == {"p"}
    assert not escaped.startswith(":::")
    assert "\n" not in escaped


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "Tel. (0) 12-13; 50 % & more: 5/6?",
        "إدلب — “so”",
        "12 people",
        "a - b + c # d",
    ],
)
def test_plain_words_are_escaped_to_themselves(text: str) -> None:
    assert escape_text(text) == text


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One\ntwo.\n\nThree.", ("One two.", "Three.")),
        ("One  \ntwo\\\nthree", ("One two three",)),
        ("*One* [two](https://example.org/) `three` &amp; \\*", ("One two three & *",)),
        ("- a\n- b\n\n> c", ("a", "b", "c")),
        ("```\nd\ne\n```\n\n    f", ("d e", "f")),
        ("<b>x</b>", ("<b>x</b>",)),
        ("* * *", ()),
        ("", ()),
    ],
)
def test_plain_paragraphs_are_what_a_reader_reads(text: str, paragraphs: tuple[str, ...]) -> None:
    assert plain_paragraphs(text) == paragraphs


@given(
    st.one_of(
        raw_texts,
        st.lists(st.sampled_from(["&#1;", "&#0;", "&#xFFFE;", "&#x85;", "&#xD800;", "a"])).map(
            "".join
        ),
    )
)
def test_entities_bring_in_nothing_that_no_surface_carries(text: str) -> None:
    assume("&#12;" not in text)  # that one has a test of its own
    assert legible(render_report(text)) == render_report(text)


@pytest.mark.parametrize("text", ["a&#12;b", "a&#xC;b", "`x` &#x0000C;"])
def test_a_form_feed_written_as_an_entity_is_dropped(text: str) -> None:
    assert "\x0c" not in render_report(text)
    assert "\x0c" not in render_page(text)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_no_text_is_lost_however_deep_it_is_nested(mark: str) -> None:
    assert plain_paragraphs(mark * 25 + "deep") == ("deep",)


LONG = (
    "[", "*", "_a", "*a ", "**a ", "[a](", "![", "[]", "`", "<", "&", "&a;", "> ", "- ", "1. ", "\\", "](", "[x]: ",
    "|a|b|\n", "```\n", "\t", ":::\n", "* a\n", "_*", "[[a]](b)", "<a@", "[a][", "a\n=\n", '[a](b "', "[a\n", "é",
)  # fmt: skip


@pytest.mark.growth
@pytest.mark.parametrize("unit", LONG)
def test_the_time_to_render_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def work(text: str) -> None:
        render_report(text)
        render_page(text)
        plain_paragraphs(escape_text(text))

    assert growth(work, lambda size: unit * (size // len(unit)), 800) < LINEAR
