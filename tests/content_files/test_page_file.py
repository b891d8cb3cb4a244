from __future__ import annotations

import pytest

from sitrep.content.page_file import SitePage, check_links, parse_site_page
from sitrep.core.errors import Fault
from sitrep.site.addresses import EDITIONS, NOT_FOUND, REGIONS, REPORTS, SOURCES
from tests.support.trees import line_of

NOWHERE = "does not link to a file of content/ that a page can show"
PATHS = (
    "pages/about.md",
    "pages/grades.md",
    "pages/how to.md",
    "images/map.png",
    "sources.toml",
    "reports/a.md",
)
HEAD = "---\ntitle: About\nslug: about\n---\n"


def parse(text: str) -> tuple[SitePage | None, list[Fault]]:
    faults: list[Fault] = []
    return parse_site_page(text.encode(), "a.md", faults), faults


def told(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.key, fault.problem) for fault in parse(text)[1]]


def checked(body: str) -> list[Fault]:
    return check_links((HEAD + body).encode(), "pages/about.md", "content", PATHS)


def test_a_page_is_its_title_address_description_and_text() -> None:
    text = "---\ntitle: ' About  us '\nslug: about\ndescription: Who we are\n---\n# Text\n"
    assert parse(text) == (SitePage("About us", "about", "# Text\n", "Who we are"), [])


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("---\nslug: about\n---\n", [(2, "title", "is missing")]),
        ("---\ntitle: ''\nslug: about\n---\n", [(2, "title", "is missing")]),
        ("---\ntitle: A\n---\n", [(2, "slug", "is missing")]),
        (
            "---\ntitle: [A]\nslug: {a: b}\n---\n",
            [(2, "title", "must be text"), (3, "slug", "must be text")],
        ),
        ("---\ntitle: A\nslug: a\nstatus: hidden\n---\n", [(4, "status", "is an unknown key")]),
        ("title: A", [(1, "", "has no front matter")]),
    ],
)
def test_what_is_wrong_is_a_fault(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert told(text) == faults


@pytest.mark.parametrize(
    "slug", ["../evil", "a/b", "A", "a b", ".htaccess", "feeds", "data", "search", "theme"]
)
def test_a_slug_that_cannot_be_the_pages_own_address_is_a_fault(slug: str) -> None:
    assert told(f"---\ntitle: A\nslug: '{slug}'\n---\n") == [
        (3, "slug", f"“{slug}” cannot be an address")
    ]


@pytest.mark.parametrize("address", [EDITIONS, REGIONS, SOURCES, REPORTS, NOT_FOUND])
def test_a_page_takes_no_address_of_the_sites_own(address: str) -> None:
    slug = address.rstrip("/").removesuffix(".html")
    assert [key for _, key, _ in told(f"---\ntitle: A\nslug: '{slug}'\n---\n")] == ["slug"]


@pytest.mark.parametrize(
    "target",
    [
        "{filename}/pages/grades.md",
        "{filename}grades.md#how",
        "{filename}./grades.md?x",
        "{filename}how%20to.md",
        "{static}/images/map.png",
        "{static}../images/map.png",
        "{attach}../images/map.png",
        "/about/",
        "https://example.org/{static}/x",
        "#here",
    ],
)
def test_a_link_to_a_file_of_the_content_or_to_elsewhere_is_fine(target: str) -> None:
    assert checked(f"[x]({target})") == []


@pytest.mark.parametrize(
    "target",
    [
        "{filename}none.md",
        "{filename}/grades.md",
        "{filename}",
        "{static}/../../etc/passwd",
        "{static}../../x",
        "{static}/images",
        "{static}/images/MAP.png",
        "{static}javascript:alert(1)",
        "{attach}none.png",
        "{filename}/reports/a.md",
        "{static}/reports/a.md",
        "{static}/sources.toml",
        "{filename}/sources.toml",
        "{attach}/sources.toml",
        "{static}/pages/grades.md",
        "{static}/images/%2e%2e/sources.toml",
    ],
)
def test_a_link_to_no_file_of_the_content_is_a_fault_with_its_line(target: str) -> None:
    (fault,) = checked(f"Text.\n\n* [x]({target} 'title')\n")
    assert (fault.file, fault.line, fault.key) == ("content/pages/about.md", 7, "link")
    assert fault.problem == f"“{target}” {NOWHERE}"


@pytest.mark.parametrize(
    "body",
    [
        "[x][y]\n\n[y]: {static}none.png",
        "| a |\n|---|\n| [x]({static}none.png) |",
        "> - [x]({static}none.png)",
    ],
)
def test_links_are_found_wherever_markdown_puts_them(body: str) -> None:
    assert [fault.problem for fault in checked(body)] == [f"“{{static}}none.png” {NOWHERE}"]


@pytest.mark.parametrize(
    "body", ["`[x]({static}none.png)`", "    [x]({static}none.png)", "\\[x]({static}none.png)"]
)
def test_what_only_looks_like_a_link_is_none(body: str) -> None:
    assert checked(body) == []


def test_links_of_a_file_that_cannot_be_read_are_nobodys_fault() -> None:
    assert check_links(b"\xff", "pages/about.md", "content", PATHS) == []


@pytest.mark.parametrize("target", ["{filename}//[", "{static}//[::1", "{attach}//[x]y/"])
def test_a_link_that_is_no_address_is_a_fault_and_does_not_crash(target: str) -> None:
    assert [fault.line for fault in checked(f"[x](<{target}>)")] == [5]


@pytest.mark.parametrize(
    "before", ["Write `{static}none.png` for a file.", "See {static}none.png."]
)
def test_a_broken_link_is_reported_on_its_own_line(before: str) -> None:
    body = f"{before}\n\n[x]({{static}}none.png)\n"
    assert [fault.line for fault in checked(body)] == [line_of(HEAD + body, "[x]")]


@pytest.mark.parametrize("written", ["{static}a&amp;b.png", "{static}a\\*b.png"])
def test_a_broken_link_with_an_escape_is_reported_on_its_own_line(written: str) -> None:
    assert [fault.line for fault in checked(f"Text.\n\nText.\n\n[x]({written})\n")] == [9]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("[x]({static}none.png)\n[x]({static}none.png)\n\n[x]({static}none.png)", [5, 6, 8]),
        ("[x]({static}/images/map.png) [y][z]\n\n[z]: {static}none.png", [7]),
        ("| a |\n|---|\n| [x]({static}/images/map.png) |\n| [x]({static}none.png) |", [8]),
        ("`{static}\n{static}1:`\n[x]({static}none.png)", [7]),
        ("[x](\n{static}none.png)", [6]),
        ("[{static}a]\n\n[{static}a]: {static}none.png", [5]),
        ("[x]({static\\}none.png)", [5]),
        ("[x]({static\\}99:none.png)", [5]),
    ],
)
def test_each_broken_link_is_reported_where_it_is_written(body: str, lines: list[int]) -> None:
    assert [fault.line for fault in checked(body)] == lines


def test_a_page_knows_the_line_of_its_slug() -> None:
    page = parse("---\ntitle: A\n\nslug: about\n---\n")[0]
    assert page is not None
    assert page.slug_line == 4
