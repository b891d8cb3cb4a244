from __future__ import annotations

import pytest

from sitrep.ingest.read.letters.labels import known_encoding
from sitrep.ingest.read.letters.prescan import stated_name
from tests.support.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        (b'<meta charset="windows-1251">', "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        (b'<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r"),
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<meta charset=utf-16>", None),
        (b"<meta charset=idna>", None),
        (b"<meta charset=base64>", None),
        (b"<meta charset=no-such>", None),
        (b"<html>", None),
        (b"<meta name=a content='b'><META  CharSet = 'koi8-r' >", "koi8-r"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", "cp1251"),
        (b"<script>'<meta charset=koi8-r>'</script><meta charset=windows-1251>", "cp1251"),
        (b"<style>p{}</style>" + b" " * 9000 + b"<meta charset=windows-1251>", "cp1251"),
        (b"<meta content='text/html; charset=koi8-r'><meta charset=cp1251>", "cp1251"),
        (b"<metadata charset=koi8-r>", None),
        (b"<script><meta charset=koi8-r>", None),
    ],
)
def test_the_stated_encoding_is_taken_where_it_can_be_true(markup: bytes, name: str | None) -> None:
    assert known_encoding(stated_name(markup)) == name


@pytest.mark.parametrize("piece", [b"<!--", b"<script>", b"<meta ", b"<meta a='", b"<meta a=b "])
def test_what_is_never_closed_takes_no_time(piece: bytes) -> None:
    assert (
        growth(lambda text: stated_name(text.encode()), lambda size: piece.decode() * size, 1000)
        < LINEAR
    )
