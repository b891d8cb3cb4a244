from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from sitrep.core.errors import SettingsError
from sitrep.site.hosts.host_files import (
    EVERYWHERE,
    HeaderRule,
    header_rules,
    headers_text,
    redirects_text,
    security_hint,
    security_text,
)
from sitrep.site.policy import Served, Serving, policy_of
from sitrep.site.settings import SiteSettings
from tests.support.site.feeds import SITE
from tests.support.site.sites import Site, build_site
from tests.support.trees import tree

URL = re.compile(r"/[\w./*-]*")


def parse_headers(text: str) -> dict[str, dict[str, str]]:
    """The file as a host reads it."""
    rules: dict[str, dict[str, str]] = {}
    for block in text.strip().split("\n\n"):
        pattern, *lines = block.split("\n")
        assert URL.fullmatch(pattern), pattern
        assert pattern not in rules
        rules[pattern] = {}
        for line in lines:
            name, value = re.fullmatch(r"  ([A-Za-z-]+): (\S.*)", line).groups()  # type: ignore[union-attr]
            assert name not in rules[pattern]
            rules[pattern][name] = value
    return rules


def served(rules: dict[str, dict[str, str]], address: str) -> list[tuple[str, str]]:
    """The headers that a host sends with an address: those of all rules that match."""
    matching = (headers for pattern, headers in rules.items() if fnmatchcase(address, pattern))
    return [pair for headers in matching for pair in headers.items()]


@pytest.mark.parametrize("name", ["invented_site"])
def test_every_file_gets_each_header_once_and_every_page_the_policy_of_its_kind(
    request: pytest.FixtureRequest, name: str
) -> None:
    site: Site = request.getfixturevalue(name)
    rules = parse_headers(site.text("_headers"))
    for path in site.output.rglob("*"):
        if path.is_file():
            inside = path.relative_to(site.output).as_posix()
            sent = served(rules, "/" + inside.removesuffix("index.html"))
            names = [header for header, _value in sent]
            assert len(names) == len(set(names)), inside
            assert {header for header, _value in EVERYWHERE} <= set(names)
            if inside.endswith(".html"):
                assert dict(sent)["Content-Security-Policy"] == policy_of(inside).header, inside


def test_other_sites_may_read_feeds_and_data_and_show_cards_and_nothing_else(
    invented_site: Site,
) -> None:
    rules = parse_headers(invented_site.text("_headers"))
    open_ones = {
        pattern
        for pattern, headers in rules.items()
        if headers.get("Access-Control-Allow-Origin") == "*"
    }
    shown = {
        pattern
        for pattern, headers in rules.items()
        if headers.get("Cross-Origin-Resource-Policy") == "cross-origin"
    }
    assert open_ones == {f"/{name}" for name in ("feeds/*", "data/*", "feed.xml", "feeds.opml")}
    assert shown == {*open_ones, "/cards/*"}
    assert "/about/*" in rules


def test_rules_begin_with_the_folder_that_the_site_lives_in() -> None:
    rules = header_rules([Served("about/*", Serving.PAGE)], SITE)
    assert [rule.pattern for rule in rules] == ["/sub/*", "/sub/about/*"]


def test_a_rule_is_its_pattern_and_its_headers() -> None:
    assert (
        headers_text([HeaderRule("/*", (("A", "b"),)), HeaderRule("/x", (("C", "d"),))])
        == "/*\n  A: b\n\n/x\n  C: d\n"
    )


def test_redirects_lead_to_files_of_the_site(invented_site: Site) -> None:
    lines = [line.split() for line in invented_site.text("_redirects").splitlines()]
    assert lines
    for source, target, status in lines:
        assert status == "301"
        assert not (invented_site.output / source.removeprefix("/")).exists()
        assert (invented_site.output / target.removeprefix("/")).is_file()
    text = redirects_text(SITE, {"regions/old/": "regions/new/"}, has_security=True)
    assert text.startswith("/sub/security.txt /sub/.well-known/security.txt 301\n")
    assert text.endswith("/sub/regions/old/ /sub/regions/new/ 301\n")


def test_security_txt_says_whom_to_tell_and_until_when() -> None:
    site = replace(SITE, contact="mailto:holes@digest.example.org")
    assert security_text(site, dt.date(2021, 7, 7)) == (
        "Contact: mailto:holes@digest.example.org\n"
        "Expires: 2021-07-07T00:00:00Z\n"
        "Canonical: https://digest.example.org/sub/.well-known/security.txt\n"
        "Preferred-Languages: en\n"
    )
    assert str(security_text(SITE, dt.date(2021, 7, 7))).startswith(f"Contact: {SITE.address}\n")


def expiry(site: Site) -> str:
    (day,) = re.findall(
        r"^Expires: (\S+)T00:00:00Z$", site.text(".well-known/security.txt"), re.MULTILINE
    )
    return str(day)


def test_without_a_setting_there_is_no_security_txt_and_nothing_leads_to_it(tmp_path: Path) -> None:
    """A default by the newest day in the content would lie in the past for a digest of old reports."""
    ours = {"description": "For tests.", "tag": SITE.tag}
    site = build_site(tmp_path, tree(), SITREP=ours, SITEURL="https://digest.example.org")
    assert not (site.output / ".well-known").exists()
    assert "security" not in site.text("_redirects")


@pytest.mark.parametrize(
    ("expires", "said"),
    [
        (None, "No security.txt"),
        ("2021-05-06", "expired on 2021-05-06"),
        ("2031-01-01", "more than a year ahead"),
    ],
)
def test_whoever_publishes_is_told_when_security_txt_does_not_hold(
    expires: str | None, said: str
) -> None:
    ours = SiteSettings(
        Path(), Path(), SITE, False, dt.date.fromisoformat(expires) if expires else None
    )
    hint = security_hint(ours, dt.date(2021, 5, 6))
    assert hint
    assert said in hint


def test_a_security_txt_that_holds_needs_no_word() -> None:
    ours = SiteSettings(Path(), Path(), SITE, False, dt.date(2022, 5, 6))
    assert security_hint(ours, dt.date(2021, 5, 6)) is None


def test_an_address_without_tls_is_no_contact() -> None:
    local = replace(SITE, address="http://localhost:8000/")
    assert security_text(local, dt.date(2021, 7, 7)) is None
    mailed = security_text(
        replace(local, contact="mailto:holes@digest.example.org"), dt.date(2021, 7, 7)
    )
    assert mailed
    assert "http:" not in mailed


def test_a_setting_says_until_when_it_holds(tmp_path: Path) -> None:
    ours = {"description": "For tests.", "tag": SITE.tag, "security_expires": "2031-05-06"}
    assert (
        expiry(build_site(tmp_path, tree(), SITREP=ours, SITEURL="https://digest.example.org"))
        == "2031-05-06"
    )
    with pytest.raises(SettingsError, match="security_expires"):
        build_site(tmp_path, tree(), SITREP={**ours, "security_expires": "soon"})
