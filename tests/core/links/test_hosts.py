from __future__ import annotations

import pytest

from sitrep.core.links.hosts import bare_host, host_of, host_problem, is_public, unicode_host


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "EXAMPLE.org.",
        "a_b.example.org",
        "8.8.8.8",
        "2606:4700::1111",
        "例え.jp",
        "xn--r8jz45g.jp",
        "a1.b2.test",
    ],
)
def test_a_public_host_has_no_problem(host: str) -> None:
    assert host_problem(host) is None


@pytest.mark.parametrize(
    "host",
    [
        *(
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "printer.local",
            "db.internal",
            "x.lan",
            "a.home.arpa",
        ),
        *("abcdefghijklmnop.onion", "sub.abc.onion.", "forum.i2p"),
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.20.1.1",
            "192.168.7.7",
            "169.254.169.254",
            "100.64.1.1",
            "0.0.0.0",
            "224.0.0.9",
        ),
        *(
            "2130706433",
            "0x7f.1",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "1.2.3.04",
            "8.8.8.8.",
            "①②⑦.0.0.1",
            "127。0。0。1",
        ),
        *(
            "::1",
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fd00::1",
            "ff02::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:7f00:1::",
        ),
        *(
            "",
            "intranet",
            "a..example",
            "-a.example",
            "a b.example",
            "a%2eexample",
            "x" * 64 + ".example",
            "a." * 130 + "example",
        ),
        *("exa\u200bmple.org", "exa\u202emple.org", "xn--zzzzzz-.org", "a.1", "a.x"),
    ],
)
def test_a_host_that_is_not_public_or_cannot_be_read_has_one(host: str) -> None:
    assert host_problem(host)


def test_a_host_is_the_same_however_it_is_written() -> None:
    for address in (
        "https://Example.ORG/a",
        "http://user@example.org:8080",
        "https://example.org./",
        "https://ｅxample.org",
    ):
        assert host_of(address) == "example.org"
    assert host_of("https://bücher.example/") == "xn--bcher-kva.example"
    assert [host_of(each) for each in ("https://[::1", "no address", "")] == ["", "", ""]


def test_a_name_is_shown_in_its_own_letters() -> None:
    assert unicode_host("www.xn--bcher-kva.example") == "www.bücher.example"
    assert unicode_host("xn--a.example") is None


@pytest.mark.parametrize(
    "number", ["", "no number", "1.2.3", "2001:db8::1", "3fff::1", "203.0.113.9"]
)
def test_what_is_no_public_number_is_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.harbour-review.example/a", "harbour-review.example"),
        ("https://WWW2.harbour-review.example./a", "harbour-review.example"),
        ("a.example/x", "a.example"),
        ("https://www.example/", "www.example"),
        ("https://[", ""),
    ],
)
def test_a_site_is_named_by_its_host_without_www(address: str, host: str) -> None:
    assert bare_host(address) == host


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1.nip.io",
        "192-168-1-1.sslip.io",
        "localtest.me",
        "www.lvh.me",
        f"{'a' * 56}.onion.ws",
        f"www.{'b' * 16}.onion.to",
        f"{'c' * 52}.b32.i2p.example",
    ],
)
def test_names_that_stand_for_private_numbers_or_hidden_services_are_refused(host: str) -> None:
    assert host_problem(host)


@pytest.mark.parametrize(
    "host", ["www.theonion.com", "onion.example.org", "red.onion.com", "io.example.org"]
)
def test_names_that_only_look_like_such_pass(host: str) -> None:
    assert host_problem(host) is None
