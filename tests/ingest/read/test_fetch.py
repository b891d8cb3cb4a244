from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from sitrep.core.errors import DocumentError
from sitrep.core.limits import DOCUMENT
from sitrep.ingest.read import fetch
from sitrep.ingest.read.fetch import MOST_REDIRECTS, Fetcher
from tests.support.webs import PUBLIC, Web, opened_web, redirect, reply

A = "a.example"


@pytest.fixture
def web() -> Iterator[Web]:
    with opened_web() as web:
        yield web


def refusal(web: Web, name: str) -> str:
    with pytest.raises(DocumentError) as caught:
        Fetcher(web.network).fetch(name)
    assert str(caught.value).isprintable()
    return str(caught.value)


def test_a_document_is_fetched_after_robots_txt_was_asked(web: Web) -> None:
    web.answers[f"{A}/x?y=z"] = reply(b"Text.")
    assert Fetcher(web.network).fetch(f"https://{A}/x?y=z#part").data == b"Text."
    assert web.requests == [f"{A}/robots.txt", f"{A}/x?y=z"]


def test_a_wrong_address_asks_nothing_of_the_network(web: Web) -> None:
    for name in (
        "http://a.example/",
        "https://a.example:8080/",
        "https://me:you@a.example/",
        "https://127.1/",
    ):
        refusal(web, name)
    assert (web.resolved, web.connected) == ([], [])


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]
)
def test_a_redirect_is_followed_to_a_host_whose_robots_txt_is_asked_too(
    web: Web, status: str
) -> None:
    web.answers = {
        f"{A}/x": redirect("https://b.example/y", status),
        "b.example/y": reply(b"There."),
    }
    assert Fetcher(web.network).fetch(f"https://{A}/x").data == b"There."
    assert web.requests == [f"{A}/robots.txt", f"{A}/x", "b.example/robots.txt", "b.example/y"]


def test_redirects_are_followed_five_times_and_no_more(web: Web) -> None:
    web.answers = {f"{A}/{number}": redirect(f"/{number + 1}") for number in range(MOST_REDIRECTS)}
    web.answers[f"{A}/{MOST_REDIRECTS}"] = reply(b"At last.")
    assert Fetcher(web.network).fetch(f"https://{A}/0").data == b"At last."
    web.answers[f"{A}/{MOST_REDIRECTS}"] = redirect("/0")
    assert "redirects more than 5 times" in refusal(web, f"https://{A}/0")


@pytest.mark.parametrize(
    "to", ["https://10.0.0.1/", "https://[::1]/", "http://a.example/", "https://2130706433/"]
)
def test_a_redirect_behind_a_wall_or_to_http_is_refused(web: Web, to: str) -> None:
    web.answers[f"{A}/x"] = redirect(to)
    assert "redirects to" in refusal(web, f"https://{A}/x")
    assert web.connected == [PUBLIC, PUBLIC]


def test_a_redirect_to_a_name_that_stands_behind_a_wall_is_refused(web: Web) -> None:
    web.answers[f"{A}/x"] = redirect("https://inner.example/secret")
    web.numbers["inner.example"] = [["192.168.0.1"]]
    assert "inner.example is not on the public internet" in refusal(web, f"https://{A}/x")
    assert set(web.connected) == {PUBLIC}


def test_a_robots_txt_that_leads_behind_a_wall_refuses_the_host(web: Web) -> None:
    web.answers[f"{A}/robots.txt"] = redirect("https://169.254.169.254/latest")
    assert "robots.txt of a.example" in refusal(web, f"https://{A}/x")


def test_a_name_that_changes_its_number_between_requests_is_checked_anew(web: Web) -> None:
    web.answers[f"{A}/x"] = reply(b"Secret.")
    web.numbers[A] = [[PUBLIC], ["127.0.0.1"]]
    assert "is not on the public internet" in refusal(web, f"https://{A}/x")
    assert web.connected == [PUBLIC]


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private", "/private/x", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("\ufeffUser-agent: sitrep-ingest\nDisallow: /\n\nUser-agent: *\nDisallow:", "/x", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("<html>not found</html>", "/x", True),
        ("", "/x", True),
        ("User-agent: *\nDisallow: /*/print", "/news/print/7", False),
        ("User-agent: *\nDisallow: /*?print=", "/x?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", True),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/7", True),
        ("User-agent: *\nAllow: /news/\nDisallow: /news/raw/", "/news/raw/7", False),
        ("User-agent: *\nDisallow: /x\nAllow: /x", "/x", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: sitrep-ingest\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8", False),
    ],
)
def test_robots_txt_is_heeded(web: Web, rules: str, path: str, allowed: bool) -> None:
    web.answers = {f"{A}/robots.txt": reply(rules.encode()), f"{A}{path}": reply(b"Text.")}
    if allowed:
        assert Fetcher(web.network).fetch(f"https://{A}{path}").data == b"Text."
    else:
        assert "robots.txt of a.example asks not to fetch it" in refusal(web, f"https://{A}{path}")
        assert web.requests == [f"{A}/robots.txt"]


@pytest.mark.parametrize("status", ["401 No", "403 Forbidden", "404 Not Found", "410 Gone"])
def test_a_host_without_robots_txt_allows_all(web: Web, status: str) -> None:
    web.answers = {f"{A}/robots.txt": reply(b"Disallow: /", status), f"{A}/x": reply(b"Text.")}
    assert Fetcher(web.network).fetch(f"https://{A}/x").data == b"Text."


def test_a_host_whose_robots_txt_fails_is_refused_with_the_reason_and_asked_once(web: Web) -> None:
    web.answers = {f"{A}/robots.txt": reply(b"", "503 \x1b[2J"), f"{A}/x": reply(b"Text.")}
    fetcher = Fetcher(web.network)
    for _ in range(2):
        with pytest.raises(
            DocumentError,
            match=r"robots\.txt.*cannot be read: a\.example answers 503 Service Unavail",
        ):
            fetcher.fetch(f"https://{A}/x")
    assert web.requests == [f"{A}/robots.txt"]


def test_a_host_whose_robots_txt_is_no_answer_is_refused(web: Web) -> None:
    web.answers = {f"{A}/robots.txt": lambda _connection: None, f"{A}/x": reply(b"Text.")}
    assert "robots.txt of a.example, which says what may be fetched, cannot be read" in refusal(
        web, f"https://{A}/x"
    )


@pytest.mark.parametrize(
    "rules", ["User-agent: *\nCrawl-delay: ²", "User-agent: *\nDisallow: //[", "\0\xff" * 99]
)
def test_a_broken_robots_txt_ends_no_run(web: Web, rules: str) -> None:
    web.answers = {f"{A}/robots.txt": reply(rules.encode("utf-8")), f"{A}/x": reply(b"Text.")}
    assert Fetcher(web.network).fetch(f"https://{A}/x").data == b"Text."


@pytest.mark.parametrize(
    "line",
    ["User-agent: a{}", "user agent a{}", "USERAGENT:a{}", "user-agent: s*{}", " user-agent:*{}"],
)
def test_a_robots_txt_of_very_many_robots_and_rules_costs_no_more_than_its_length(
    web: Web, line: str
) -> None:
    robots = "\n".join(line.format(number) for number in range(5_000))
    rules = f"{robots}\n" + "Disallow: /x\n" * 10_000 + "User-agent: *\nDisallow: /y"
    web.answers = {f"{A}/robots.txt": reply(rules.encode()), f"{A}/x": reply(b"Text.")}
    fetcher = Fetcher(web.network)
    assert fetcher.fetch(f"https://{A}/x").data == b"Text."
    robots_read = fetcher.rules[A].robots
    assert robots_read
    assert len(robots_read._user_agents) == 2


@pytest.mark.parametrize(
    "name", ["sitrep-ingest", "Sitrep-Ingest/2.0", "sitrep", "SITREP*", "sitrep-ingest # us"]
)
def test_rules_for_us_alone_win_over_those_for_everybody(web: Web, name: str) -> None:
    rules = f"User-agent: *\nDisallow:\n\nUser-agent: {name}\nDisallow: /x"
    web.answers = {f"{A}/robots.txt": reply(rules.encode()), f"{A}/x": reply(b"Text.")}
    assert "asks not to fetch it" in refusal(web, f"https://{A}/x")


@pytest.mark.parametrize(
    ("rules", "pause"),
    [("", 1.0), ("Crawl-delay: 0", 1.0), ("Crawl-delay: 7", 7.0), ("Crawl-delay: 86400", 30.0)],
)
def test_a_host_is_given_pauses_as_it_asks_and_at_least_a_second(
    web: Web, rules: str, pause: float
) -> None:
    web.answers = {f"{A}/robots.txt": reply(f"User-agent: *\n{rules}\nDisallow: /no".encode())}
    web.answers |= {f"{A}/x": reply(b"X."), f"{A}/y": reply(b"Y.")}
    fetcher = Fetcher(web.network)
    for path in "xy":
        fetcher.fetch(f"https://{A}/{path}")
    assert web.sleeps == [pause, pause]


def test_robots_txt_is_asked_once_a_host_and_other_hosts_wait_for_nobody(web: Web) -> None:
    web.answers = {f"{host}/x": reply(b"X.") for host in (A, "b.example")}
    fetcher = Fetcher(web.network)
    for host in (A, "b.example", A):
        fetcher.fetch(f"https://{host}/x")
    assert web.requests.count(f"{A}/robots.txt") == 1
    assert web.sleeps == [
        1.0,
        1.0,
    ]  # the second asking of b.example was pause enough for the first host


def test_our_own_pauses_are_not_counted_as_time_it_took(web: Web) -> None:
    web.answers = {f"{A}/{number}": redirect(f"/{number + 1}") for number in range(MOST_REDIRECTS)}
    web.answers[f"{A}/{MOST_REDIRECTS}"] = reply(b"At last.")
    web.answers[f"{A}/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 30\nDisallow: /no")
    assert Fetcher(web.network).fetch(f"https://{A}/0").data == b"At last."
    assert sum(web.sleeps) == 180


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("404 Nothing", "has no such page (404 Not Found); check the URL"),
        ("403 No", "answers 403 Forbidden; try again later, or open it in a browser"),
        ("500 No", "answers 500 Internal Server Error"),
        ("204 No", "answers 204 No Content"),
        ("999 \x1b[31mred", "answers 999; try"),
    ],
)
def test_what_is_no_document_is_refused_in_our_own_words(web: Web, status: str, says: str) -> None:
    web.answers[f"{A}/x"] = reply(b"Sorry.", status)
    assert says in refusal(web, f"https://{A}/x")


def test_a_document_of_the_greatest_size_is_taken_and_a_byte_more_is_not(web: Web) -> None:
    web.answers = {
        f"{A}/x": reply(b"a" * DOCUMENT.most),
        f"{A}/y": reply(b"a" * (DOCUMENT.most + 1)),
    }
    assert len(Fetcher(web.network).fetch(f"https://{A}/x").data) == DOCUMENT.most
    assert "more than the 10 MB taken" in refusal(web, f"https://{A}/y")


def test_without_a_network_a_document_is_refused_with_the_reason(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(*_arguments: object, **_options: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr("socket.getaddrinfo", offline)
    fetch.shared_fetcher.cache_clear()
    with pytest.raises(
        DocumentError,
        match=r"a\.example is unknown \(Temporary failure.*check the URL and your network",
    ):
        fetch.shared_fetcher().fetch(f"https://{A}/x")
    fetch.shared_fetcher.cache_clear()
