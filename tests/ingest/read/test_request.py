from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.read import request as webrequest
from sitrep.ingest.read.address import WebAddress
from sitrep.ingest.read.request import Allowance, Reply, ask, resolve_host
from tests.support.webs import PUBLIC, Web, opened_web, reply

X = WebAddress("a.example", "/x")
KEY = "a.example/x"


@pytest.fixture
def web() -> Iterator[Web]:
    with opened_web() as web:
        yield web


def asked(web: Web, most: int = 1000) -> Reply:
    return ask(X, Allowance(web.network), most=most)


def refusal(web: Web, most: int = 1000) -> str:
    with pytest.raises(DocumentError) as caught:
        asked(web, most)
    return str(caught.value)


def test_a_request_says_who_asks_and_for_plain_bytes(web: Web) -> None:
    web.answers[KEY] = reply(b"Text.")
    assert asked(web) == Reply(200, data=b"Text.")
    assert "\r\nUser-Agent: sitrep-ingest\r\n" in web.heads[0]
    assert "\r\nAccept-Encoding: identity\r\n" in web.heads[0]
    assert "cookie" not in web.heads[0].lower()


def test_a_name_is_resolved_once_and_the_connection_goes_to_the_number_checked(web: Web) -> None:
    web.answers[KEY] = reply()
    web.numbers[X.host] = [["8.8.4.4"], ["127.0.0.1"]]
    asked(web)
    assert (web.resolved, web.connected, web.secured) == (["a.example"], ["8.8.4.4"], ["a.example"])


@pytest.mark.parametrize(
    "numbers",
    [
        *(
            ["127.0.0.1"],
            ["10.0.0.1"],
            ["169.254.169.254"],
            ["100.64.0.1"],
            ["0.0.0.0"],
            ["::1"],
            ["fe80::1%2"],
        ),
        *(
            ["::ffff:10.0.0.1"],
            ["64:ff9b::a00:1"],
            ["2002:a00:1::"],
            ["2001:0:a00:1::"],
            ["fc00::1"],
            ["224.0.0.1"],
        ),
        *([PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC] * 9 + ["::1"], []),
    ],
)
def test_a_name_with_any_number_behind_a_wall_is_not_connected_to(
    web: Web, numbers: list[str]
) -> None:
    web.numbers[X.host] = [numbers]
    assert "a.example is not on the public internet" in refusal(web)
    assert web.connected == []


def test_a_number_that_is_down_has_others(web: Web) -> None:
    web.answers[KEY] = reply()
    web.numbers[X.host] = [["8.8.4.4", PUBLIC]]
    web.down = {"8.8.4.4"}
    assert asked(web).status == 200
    web.down |= {PUBLIC}
    assert refusal(web) == (
        "a.example cannot be reached (Connection refused); check the URL and your "
        "network connection"
    )


def test_no_more_is_read_than_is_needed_to_see_that_it_is_too_much(web: Web) -> None:
    web.answers[KEY] = reply(b"a" * 5000)
    assert len(asked(web, most=1000).data) == 1001


def chunked(*parts: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"".join(parts)


def test_chunks_are_joined(web: Web) -> None:
    web.answers[KEY] = chunked(b"3\r\nOne\r\n", b"4\r\n two\r\n", b"0\r\n\r\n")
    assert asked(web).data == b"One two"


@pytest.mark.parametrize("size", [b"-1", b"-5", b"zz", b"ffffffffffff"])
def test_a_flood_behind_a_lying_chunk_is_cut_off(web: Web, size: bytes) -> None:
    sent = []

    def flood(connection: socket.socket) -> None:
        connection.sendall(chunked(size + b"\r\n"))
        for _ in range(2000):
            sent.append(1)
            connection.sendall(b"a" * 65536)

    web.answers[KEY] = flood
    try:
        assert len(asked(web).data) == 1001
    except DocumentError as error:
        assert "larger than ingest accepts" in str(error) or "broke off" in str(error)  # noqa: PT017
    time.sleep(0.1)
    assert len(sent) < 2000


def test_a_head_without_end_is_cut_off(web: Web) -> None:
    web.answers[KEY] = b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000
    assert "broke off" in refusal(web) or "larger" in refusal(web)


def test_an_answer_that_stops_in_the_middle_is_refused(web: Web) -> None:
    web.answers[KEY] = reply(b"The whole text.")[:-6]
    assert "the connection closed before the document was complete" in refusal(web)
    web.answers[KEY] = chunked(b"9\r\nOne")
    assert "broke off" in refusal(web)


@pytest.mark.parametrize(
    "answer", [b"", b"SSH-2.0-OpenSSH\r\n", b"\0" * 99, b"HTTP/1.1 abc\r\n\r\n"]
)
def test_what_is_no_answer_of_the_web_is_refused(web: Web, answer: bytes) -> None:
    web.answers[KEY] = answer
    assert "a.example broke off, or did not send a web page" in refusal(web)


def test_what_is_compressed_unasked_is_refused(web: Web) -> None:
    web.answers[KEY] = reply(b"\x1f\x8b", "200 OK", "Content-Encoding: gzip")
    assert "sent it compressed" in refusal(web)


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html; charset=windows-1256", "windows-1256"),
        ('text/plain; x=y; Charset="utf-8"', "utf-8"),
        ("text/html", None),
        ("text/html; charset=<\x1b>", None),
    ],
)
def test_the_encoding_that_the_head_states_is_handed_on(
    web: Web, kind: str, charset: str | None
) -> None:
    web.answers[KEY] = reply(b"Text.", "200 OK", f"Content-Type: {kind}")
    assert asked(web).charset == charset


def test_a_server_that_says_nothing_is_given_up(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webrequest, "STEP_SECONDS", 0.2)
    web.answers[KEY] = lambda connection: time.sleep(1)
    assert "a.example did not answer within" in refusal(web)


def test_a_server_that_drips_is_given_up_after_a_minute(web: Web) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            connection.sendall(b"a")
            time.sleep(0.01)

    web.answers[KEY] = drip
    web.tick = 7.0
    assert "it took longer than 60 seconds" in refusal(web)


def test_a_resolver_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_arguments: object, **_options: object) -> list[object]:
        time.sleep(0.3)
        return []

    monkeypatch.setattr("socket.getaddrinfo", hang)
    with pytest.raises(DocumentError, match=r"the name a\.example was not resolved within"):
        resolve_host("a.example", 0.05)


def test_a_resolver_gives_the_numbers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(2, 1, 6, "", (PUBLIC, 443)), (10, 1, 6, "", ("2606:4700::1111", 443, 0, 0))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_arguments, **_options: rows)
    assert resolve_host("a.example", 1) == [PUBLIC, "2606:4700::1111"]


@pytest.mark.skipif(
    not shutil.which("openssl"), reason="openssl makes the certificate of this test"
)
def test_the_hosts_name_is_verified_whatever_number_it_stands_at(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = (
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
        f"-nodes -days 2 -keyout {key}"
    )
    command += f" -out {certificate} -subj /CN=a.example -addext subjectAltName=DNS:a.example"
    subprocess.run(command.split(), check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    monkeypatch.setattr(
        webrequest, "_tls", lambda: ssl.create_default_context(cafile=str(certificate))
    )
    plain = web.serve

    def serve(connection: socket.socket) -> None:
        try:
            with server.wrap_socket(connection, server_side=True) as secured:
                plain(secured)
        except OSError:
            pass  # the client turned away

    monkeypatch.setattr(Web, "serve", lambda _self, connection: serve(connection))
    web.answers[KEY] = reply(b"Text.")
    network = replace(web.network, secure=webrequest.secure_connection)
    assert ask(X, Allowance(network), most=99).data == b"Text."
    for host in ("b.example", "8.8.8.8"):
        with pytest.raises(DocumentError, match="has no valid certificate"):
            ask(WebAddress(host, "/x"), Allowance(network), most=99)
    assert web.requests == [KEY]
