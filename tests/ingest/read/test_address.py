from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.errors import DocumentError
from sitrep.core.links.hosts import is_public
from sitrep.ingest.read.address import is_address, read_address, read_location


@pytest.mark.parametrize(
    "name", ["https://a.example/x", "HTTP://a.example", "ftp://a.example", "file:///etc/passwd"]
)
def test_an_address_is_told_by_its_scheme_whatever_that_is(name: str) -> None:
    assert is_address(name)


@pytest.mark.parametrize(
    "name", ["-", "a.txt", "C:\\a.txt", "C:/a.txt", "https:/a", "//a.example/x", "a/https://b"]
)
def test_a_path_is_no_address(name: str) -> None:
    assert not is_address(name)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://News.Example.org", "https://news.example.org/"),
        ("HTTPS://news.example.org:443/a?b=c#d", "https://news.example.org/a?b=c"),
        ("https://news.example.org/a%20b/ü?q=é", "https://news.example.org/a%20b/%C3%BC?q=%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://1.1.1.1/a", "https://1.1.1.1/a"),
        ("https://[2606:4700::1111]/a", "https://[2606:4700::1111]/a"),
    ],
)
def test_an_address_is_read_without_fragment_and_escaped(given: str, read: str) -> None:
    assert str(read_address(given)) == read


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("http://news.example.org/", "http URLs are not fetched.*write https://"),
        ("ftp://news.example.org/", "ftp URLs are not fetched"),
        ("file:///etc/passwd", "file URLs are not fetched"),
        ("https://news.example.org:8443/", "port 8443"),
        ("https://news.example.org:22/", "port 22"),
        ("https://news.example.org:0/", "port 0"),
        ("https://news.example.org:99999/", "is malformed"),
        ("https://news.example.org:x/", "is malformed"),
        ("https://[::1/", "is malformed"),
        ("https://me@news.example.org/", "a user name or password"),
        ("https://me:secret@news.example.org/", "a user name or password"),
        ("https://@news.example.org/", "a user name or password"),
        ("https://news.example.org\\@10.0.0.1/", "backslashes"),
        ("https://news.example.org/a b", "spaces"),
        ("https://news.example.org/a\r\nHost: b", "spaces"),
        ("https://news.example.org/\udc80", "invisible characters"),
        ("https://news.example.org/" + "a" * 2000, "more than 2000 characters"),
    ],
)
def test_other_schemes_ports_users_and_broken_addresses_are_refused_with_the_reason(
    given: str, why: str
) -> None:
    with pytest.raises(DocumentError, match=why):
        read_address(given)


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "017700000001",
            "127.0.0.1.",
        ),
        *(
            "１２７.0.0.1",
            "127。0。0。1",
            "①②⑦.0.0.1",
            "10.0.0.1",
            "169.254.169.254",
            "[::1]",
            "[::ffff:127.0.0.1]",
        ),
        *(
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[0:0:0:0:0:0:0:1]",
            "[fe80::1%25eth0]",
            "[::]",
        ),
        *(
            "[2606:4700:0::1111]",
            "localhost",
            "intranet",
            "",
            ".",
            "a..example",
            "-a.example",
            "a_b.example",
            "a.1",
        ),
        *(
            "a.0x1",
            "a.example.",
            "a%2eexample",
            f"{'a' * 64}.example",
            f"{'a.' * 200}example",
            "ü" * 300 + ".example",
        ),
    ],
)
def test_what_is_no_normal_name_nor_a_public_number_is_refused(host: str) -> None:
    with pytest.raises(
        DocumentError,
        match=r"is not the name of a public site|is not a public IP address|is malformed",
    ):
        read_address(f"https://{host}/")


@pytest.mark.parametrize(
    "number",
    [
        *(
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.254",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
        ),
        *(
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.0.9",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
        ),
        *(
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
        ),
        *(
            "168.63.129.16",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
        ),
        *(
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:0:7f00:1::",
            "2001:20::1",
            "2001:db8::1",
        ),
        *(
            "2002:7f00:1::",
            "2002:808:808::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
        ),
        *(
            "fe80::1%eth0",
            "2606:4700::1111%eth0",
            "ff02::1",
            "4000::1",
            "8.8.8",
            "08.8.8.8",
            "0x8080808",
            "",
            "name",
        ),
    ],
)
def test_no_number_behind_a_wall_or_around_another_is_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00::1"]
)
def test_numbers_everybody_reaches_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    ("location", "read"),
    [
        ("/b?c#d", "https://a.example/b?c"),
        ("b", "https://a.example/x/b"),
        ("//b.example/c", "https://b.example/c"),
        ("", "https://a.example/x/y"),
        ("/Ã¼", "https://a.example/%C3%BC"),  # UTF-8 as http.client hands it on
    ],
)
def test_a_redirect_counts_from_where_it_was_met(location: str, read: str) -> None:
    assert str(read_location(location, read_address("https://a.example/x/y"))) == read


@pytest.mark.parametrize(
    "location",
    [
        "http://b.example/",
        "https://127.0.0.1/",
        "https://[::1",
        "file:///etc/passwd",
        "https://b.example:22/",
    ],
)
def test_a_redirect_is_refused_for_the_same_reasons_and_named(location: str) -> None:
    with pytest.raises(DocumentError, match=r"a\.example redirects to"):
        read_location(location, read_address("https://a.example/"))


def test_a_refused_redirect_cannot_write_on_the_terminal() -> None:
    with pytest.raises(DocumentError) as caught:
        read_location("ftp://b.example/\x1b[2J", read_address("https://a.example/"))
    assert str(caught.value).isprintable()


@given(st.text(max_size=60))
def test_any_address_is_read_in_plain_ascii_or_refused(text: str) -> None:
    try:
        read = read_address(f"https://{text}")
    except DocumentError as error:
        assert str(error).isprintable()  # noqa: PT017 -- many are addresses, many are not
        return
    assert str(read).isascii()
    assert " " not in str(read)
    assert read_address(str(read)) == read
