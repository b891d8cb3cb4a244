from __future__ import annotations

import re
from hashlib import sha256

import pytest

from sitrep.site.policy import FILE, MAIL_PAGE, PAGE, SCRIPTS, SEARCH_PAGE, ContentPolicy, policy_of
from tests.support.paths import ROOT
from tests.support.site.sites import Site


def test_whatever_is_not_named_is_forbidden() -> None:
    assert str(ContentPolicy()) == "default-src 'none'; form-action 'none'; base-uri 'none'"
    assert (
        FILE.header
        == "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )


def test_each_kind_of_page_gets_the_least_it_needs() -> None:
    assert "script" not in str(PAGE)
    assert "connect-src 'self';" in str(PAGE)
    assert "'wasm-unsafe-eval'" in str(SEARCH_PAGE)
    assert "unsafe-inline" not in str(SEARCH_PAGE) + str(PAGE)
    assert (
        str(MAIL_PAGE)
        == "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
    )


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("index.html", PAGE),
        ("search/index.html", SEARCH_PAGE),
        ("search/more/index.html", PAGE),
        ("mail/2020-W27.html", MAIL_PAGE),
        ("reports/mail/index.html", PAGE),
    ],
)
def test_the_policy_of_a_page_is_known_by_its_file(path: str, policy: ContentPolicy) -> None:
    assert policy_of(path) is policy


@pytest.mark.parametrize("name", ["invented_site"])
def test_every_page_has_the_policy_of_its_kind_and_no_other(
    request: pytest.FixtureRequest, name: str
) -> None:
    site: Site = request.getfixturevalue(name)
    for path in site.pages:
        found = re.findall(
            r'http-equiv="Content-Security-Policy" content="([^"]*)"', site.text(path.as_posix())
        )
        assert found == [str(policy_of(path.as_posix()))], path


def test_the_scripts_are_those_we_ship(invented_site: Site) -> None:
    for path, digest in SCRIPTS.items():
        assert sha256((invented_site.output / path).read_bytes()).hexdigest() == digest, path
    assert (ROOT / "themes/digest/static/js/search.js").read_bytes() == (
        invented_site.output / "theme/search.js"
    ).read_bytes()
    assert sorted(SCRIPTS) == sorted(
        path.relative_to(invented_site.output).as_posix()
        for path in invented_site.output.rglob("*.js")
    )
