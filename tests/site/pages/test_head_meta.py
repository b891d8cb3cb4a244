"""The head as the theme writes it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from sitrep.core.text import one_line
from tests.support.sites import Site, build_site, parse_page
from tests.support.trees import report_text, tree, write

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data_of(html: str) -> Any:
    """What a page tells machines."""
    (found,) = SCRIPT.findall(html)
    return json.loads(found)


def properties(site: Site, address: str) -> dict[str, str | None]:
    metas = [*site.page(address).all("meta")]
    return {
        key: meta.get("content")
        for meta in metas
        if (key := meta.get("property") or meta.get("name"))
    }


def head_of_report(folder: Path, **keys: str) -> str:
    """The head of a report with such front matter, without the rest of its page."""
    write(folder, {"templates/report.html": '{% include "_partials/page/head_meta.html" %}'})
    files = tree({"a": report_text("a", **keys)})
    return build_site(folder, files, THEME_TEMPLATES_OVERRIDES=[str(folder / "templates")]).text(
        "reports/a/index.html"
    )


def test_no_title_can_leave_the_script_that_holds_it(tmp_path: Path) -> None:
    title = (
        "a </script><script>alert(1)</script> <!-- <script> \u2028\u2029 & 'b' \\\" ]]> {{ 7 * 7 }}"
    )
    html = head_of_report(tmp_path, title=json.dumps(title, ensure_ascii=False), text="summary")
    inside = SCRIPT.findall(html)
    assert len(inside) == 1
    assert not re.search("[<>&'\u2028\u2029]", inside[0])
    assert data_of(html)["headline"] == one_line(title)
    assert [tag for tag, _ in parse_page(html).tags].count("script") == 1


def test_no_title_can_leave_the_attributes_that_hold_it(tmp_path: Path) -> None:
    title = "\"><img src=x onerror=alert(1)> '"
    page = parse_page(head_of_report(tmp_path, title=json.dumps(title), text="summary"))
    assert not [*page.all("img")]
    assert {"property": "og:title", "content": title} in [*page.all("meta")]


def test_every_page_has_one_title_one_description_and_a_link_card_with_a_picture(
    invented_site: Site,
) -> None:
    for path in invented_site.pages:
        if path.parts[0] == "mail":
            continue
        page = parse_page(invented_site.text(path.as_posix()).partition("</head>")[0])
        metas = [*page.all("meta")]
        assert len([*page.all("title")]) == 1, path
        (description,) = (meta["content"] for meta in metas if meta.get("name") == "description")
        assert description, path
        assert len(description) <= 160, path
        (picture,) = (meta["content"] for meta in metas if meta.get("property") == "og:image")
        assert picture, path
        assert (invented_site.output / picture.partition("localhost:8000/")[2]).is_file(), path


def test_titles_are_no_two_pages(invented_site: Site) -> None:
    heads = [
        invented_site.text(path.as_posix())
        for path in invented_site.pages
        if path.parts[0] not in {"mail", "reports"}
    ]
    titles = [re.findall("<title>(.*?)</title>", text)[0] for text in heads]
    assert len(titles) == len({*titles})


def test_a_page_names_its_one_address_where_search_engines_may_offer_it(
    invented_site: Site,
) -> None:
    for address in ("", "editions/", "about/"):
        (canonical,) = (
            link["href"]
            for link in invented_site.page(address).all("link")
            if link.get("rel") == "canonical"
        )
        assert canonical == f"http://localhost:8000/{address}"
    assert not [
        link
        for link in invented_site.page("404.html").all("link")
        if link.get("rel") == "canonical"
    ]


def test_an_editions_link_card_says_when_it_was_announced(invented_site: Site) -> None:
    edition = next(each for each in invented_site.built.catalogue.editions if each.notes.announced)
    found = properties(invented_site, f"editions/{edition.week}/")
    assert found["article:published_time"] == str(edition.notes.announced)
    assert found["og:type"] == "article"
    assert found["og:locale"] == "en_US"
    assert found["og:site_name"] == "Situation Digest"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"]


def test_every_kind_of_page_tells_machines_what_it_is(invented_site: Site) -> None:
    catalogue = invented_site.built.catalogue
    addresses = {
        "": "WebSite",
        "editions/": "CollectionPage",
        f"editions/{catalogue.editions[0].week}/": "CollectionPage",
        f"regions/{catalogue.regions[0].region.id}/": "CollectionPage",
        f"sources/{catalogue.sources[0].source.id}/": "ProfilePage",
        f"reports/{catalogue.families[0].report.id}/": "NewsArticle",
    }
    for address, kind in addresses.items():
        assert data_of(invented_site.text(f"{address}index.html"))["@type"] == kind
