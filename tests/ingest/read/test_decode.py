from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.errors import DocumentError
from sitrep.core.limits import DOCUMENT, LINES, TEXT, Limit
from sitrep.ingest.read.decode import read_document
from tests.support.ingest.documents import FLOOD, joined


def text_of(data: bytes) -> str:
    return read_document(data, "a.txt").text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        ("“Żółw” 🙂 عربي".encode(), "“Żółw” 🙂 عربي"),
        (b"one\r\ntwo\rthree\nfour\r\n", "one\ntwo\nthree\nfour\n"),
        (b"one\r\r\ntwo", "one\n\ntwo"),
        ("one\ftwo\u2028three".encode(), "one\ftwo\u2028three"),
        ("\ufeffmark".encode(), "\ufeffmark"),
        ("“wide”".encode("utf-16"), "“wide”"),
        ("“wide”".encode("utf-32"), "“wide”"),
        ("“wide”\r\n".encode("utf-16-be").join([b"\xfe\xff", b""]), "“wide”\n"),
        ("“old” – café".encode("cp1252"), "“old” – café"),
        (b"  spaced  ", "  spaced  "),
    ],
)
def test_text_in_any_of_the_known_encodings_is_read_with_plain_line_ends(
    data: bytes, text: str
) -> None:
    assert text_of(data) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\u00a0\u2003\n".encode(), "empty"),
        ("\ufeff\n".encode(), "empty"),
        (b"\xff\xfe", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\n%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text"),
        (b"text with a \0 in it", "not text"),
        ("one".encode("utf-16-le")[1:], "not text"),
        (bytes(range(1, 256)) * 20, "not text"),
        (b"a" * (DOCUMENT.most + 1), "more than the 10 MB"),
    ],
    ids=[
        "none",
        "blank",
        "unicode-blank",
        "bom",
        "bom-16",
        "pdf",
        "pdf-2",
        "png",
        "nul",
        "utf-16",
        "bytes",
        "big",
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_document(data, "a.txt")


def test_a_document_of_the_greatest_size_is_taken() -> None:
    page = b"<html><p>a<!-- %s -->" % (b"-" * DOCUMENT.most)
    assert text_of(page[: DOCUMENT.most - 3] + b"-->") == "a"


@pytest.mark.parametrize(("unit", "limit"), [("a", TEXT), ("a\n", LINES)])
def test_a_text_that_is_too_long_is_refused_with_how_long_it_is_and_what_to_do(
    unit: str, limit: Limit
) -> None:
    text_of(unit.encode() * (limit.most - 1))
    with pytest.raises(
        DocumentError,
        match=rf"its text has [\d,]+ {limit.unit}, more than the [\d,]+ taken; split it",
    ):
        text_of(unit.encode() * (limit.most + 1))


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data.replace(b"Friday", b"Fri\xffday")]
)
def test_a_damaged_byte_costs_no_more_than_itself(damage: Callable[[bytes], bytes]) -> None:
    data = f"“Quoted” words. {joined(*FLOOD)} “the last one”".encode()
    assert text_of(damage(data)).startswith("“Quoted” words.")


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("a.txt", "a.txt"),
        ("/home/somebody/secret/a.txt", "a.txt"),
        ("C:\\Users\\somebody\\a.txt", "a.txt"),
        ("folder/", "folder"),
        ("-", "standard input"),
    ],
)
def test_of_a_path_only_the_last_part_is_kept(name: str, last: str) -> None:
    document = read_document(b"text", name)
    assert (document.name, document.taken_from) == (name, last)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/x/y?z=1#part", "https://a.example/x/y?z=1"),
        ("https://a.example/x/", "https://a.example/x/"),
    ],
)
def test_an_address_is_kept_whole_but_for_its_fragment(address: str, kept: str) -> None:
    document = read_document(b"text", address)
    assert (document.name, document.taken_from) == (address, kept)


@pytest.mark.parametrize(
    ("page", "charset", "text"),
    [
        ("Привет".encode("koi8-r"), "KOI8-R", "Привет"),
        ("Привет".encode(), "koi8-r", "Привет"),
        ("<html><p>Привет".encode("koi8-r"), "koi8-r", "Привет"),
        ("<html><meta charset=cp1251><p>Привет".encode("cp1251"), "koi8-r", "Привет"),
        ("café".encode("cp1252"), "no-such", "café"),
        ("café".encode("cp1252"), "rot13", "café"),
    ],
)
def test_the_encoding_a_server_states_counts_where_the_page_names_none(
    page: bytes, charset: str, text: str
) -> None:
    assert read_document(page, "https://a.example/", charset).text.strip() == text


def test_the_hash_is_of_the_bytes_as_they_were() -> None:
    data = b"one\r\ntwo"
    assert read_document(data, "a.txt").sha256 == hashlib.sha256(data).hexdigest()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = text_of(data)
    except DocumentError:
        return
    assert "\r" not in text
    text.encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\x14\0word/document.xml", "an archive or an office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an office file"),
        (b"{\\rtf1\\ansi Words}", "an office file"),
        (b"\x1f\x8b\x08\0\0\0", "an archive"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "an archive"),
        (b"a.txt".ljust(257, b"\0") + b"ustar\x0000", "an archive"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"GIF89a\x01\0\x01\0", "a picture"),
        (b"\0\0\0\x20ftypheic\0\0", "a picture or a recording"),
        (b"\x7fELF\x02\x01\x01\0", "a program"),
    ],
    ids=["zip", "doc", "rtf", "gzip", "7z", "tar", "jpeg", "gif", "heic", "elf"],
)
def test_files_of_other_kinds_are_refused_by_what_they_are(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_document(data, "a.txt")


@pytest.mark.parametrize(
    "text", ["GIF89a is the mark of a format.", "BZh and ID3 are marks.", "RIFF and raff met."]
)
def test_a_text_that_begins_like_another_kind_of_file_is_a_text(text: str) -> None:
    assert text_of(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "charset", "doubts"),
    [
        ('<html><meta charset="x-nobody"><p>Żółw'.encode(), None, 1),
        ('<html><meta charset="utf-8"><p>Żółw'.encode(), None, 0),
        ('<html><meta charset="utf-16"><p>Żółw'.encode(), None, 0),
        (b'<html><meta charset="x-nobody"><p>plain', None, 0),
        ("Żółw".encode(), "x-nobody", 1),
        ("Żółw".encode(), "utf-8", 0),
    ],
)
def test_an_encoding_that_nobody_knows_is_a_doubt_where_it_matters(
    data: bytes, charset: str | None, doubts: int
) -> None:
    found = read_document(data, "a.html", charset).doubts
    assert len(found) == doubts
    assert all("“x-nobody”, which is unknown" in doubt for doubt in found)


@pytest.mark.parametrize(
    ("data", "charset", "doubts"),
    [
        ("Привет, Москва".encode("koi8-r"), None, ["suggest KOI8-R, and it was read as that"]),
        ("Привет, Москва".encode("koi8-r"), "koi8-r", []),
        ("Привет, Москва".encode(), None, []),
        ("“old” – café".encode("cp1252"), None, []),
        ("Привет, Москва".encode("koi8-r"), "x-nobody", ["which is unknown", "suggest KOI8-R"]),
    ],
)
def test_a_guessed_encoding_is_a_doubt_for_the_curator(
    data: bytes, charset: str | None, doubts: list[str]
) -> None:
    found = read_document(data, "a.txt", charset).doubts
    assert len(found) == len(doubts)
    assert all(words in doubt for words, doubt in zip(doubts, found, strict=True))


RUSSIAN = (
    "Рано утром на станции загорелся склад с удобрениями, рассказали в областном штабе. "
    "Пожарные работают с двух сторон, людей из соседних домов вывезли автобусами."
)
TURKISH = (
    "Sabah erken saatlerde istasyondaki gübre deposunda yangın çıktığı, itfaiyenin iki yönden "
    "çalıştığı ve komşu evlerde oturanların otobüslerle taşındığı bildirildi. Şehirde okullar "
    "bugün kapalı, köprüden geçiş yalnız acil araçlara açık. Görevliler, rüzgârın dumanı kuzeye "
    "sürüklediğini, ölçümlerin sürdüğünü söyledi."
)


def page(text: str, charset: str, before: str = "") -> str:
    return f"<html><head>{before}<meta charset={charset}></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "truly", "stated"),
    [
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "cp1251", "koi8-r"),
        (RUSSIAN, "koi8-r", "windows-1251"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "gb2312"),
        (TURKISH, "cp1254", "iso-8859-1"),
        (TURKISH, "cp1254", "windows-1251"),
    ],
)
def test_a_label_that_the_letters_contradict_loses_and_is_named(
    text: str, truly: str, stated: str
) -> None:
    document = read_document(page(text, stated).encode(truly), "a.html")
    assert text in document.text
    (doubt,) = document.doubts
    assert f"the page states the encoding “{stated}”" in doubt


def test_a_page_saved_by_a_browser_whose_own_label_is_wrong_is_read_by_its_letters() -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://river.example/a\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"'
        "\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://river.example/a\r\n\r\n{page(RUSSIAN, 'utf-8')}\r\n--x--\r\n"
    )
    document = read_document(saved.encode("cp1251"), "a.mhtml")
    assert RUSSIAN in document.text
    assert "letters suggest Windows-1251" in document.doubts[0]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "x-mac-cyrillic"),
        (RUSSIAN, "iso-8859-5"),
        (TURKISH, "iso-8859-9"),
        (TURKISH, "utf-8"),
    ],
)
def test_a_true_label_is_no_doubt_however_late_it_is(text: str, stated: str) -> None:
    late = f"<style>{'p { margin: 0 } ' * 900}</style><!-- <meta charset=big5> -->"
    codec = {"x-mac-cyrillic": "mac-cyrillic"}.get(stated, stated)
    document = read_document(page(text, stated, late).encode(codec), "a.html")
    assert text in document.text
    assert document.doubts == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_page_in_utf_16_without_a_mark_is_read_whatever_it_states(encoding: str) -> None:
    for stated in ("utf-16", "utf-8", "windows-1251"):
        document = read_document(page(RUSSIAN, stated).encode(encoding), "a.html")
        assert RUSSIAN in document.text
        assert document.doubts == ()


def test_letters_that_tell_nothing_are_read_as_western_european_with_a_doubt() -> None:
    document = read_document(b"Sign \xf0\xfe\xaf here", "a.txt")
    assert document.doubts == (
        "letters: nothing tells the encoding, neither a statement nor the letters; it was read as "
        "Western European. Check the names, or save it again as UTF-8",
    )


def test_characters_that_were_lost_are_counted() -> None:
    document = read_document(
        "The caf\ufffd is closed, and so is the r\ufffdstaurant.".encode(), "a"
    )
    assert document.doubts == ("letters: 2 characters could not be read and are shown as “\ufffd”",)
