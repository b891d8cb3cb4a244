from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.read.letters.encoding import decode

NEWS = tomllib.loads((Path(__file__).parent / "encodings.toml").read_text("utf-8"))
PAGE = """<!DOCTYPE html>
<html><head><title>News</title><link rel="stylesheet" href="/style/main.css"></head>
<body><div class="menu"><a href="/index.html">Home</a> <a href="/news">News</a></div>
<article>{}</article><footer>Copyright 2020 Example News Network</footer></body></html>"""
ENGLISH = (
    "Three civilians were killed and seven wounded on Wednesday morning when artillery fire hit a "
    "village in southern Idlib. Local sources said rescue teams were putting out the fires and "
    "taking the wounded to nearby hospitals. "
)
WESTERN = {
    "Portuguese": "Três civis morreram quando a artilharia atingiu uma aldeia. As equipas não "
    "conseguiram chegar às vítimas.",
    "Swedish": "Tre civila dödades när artilleri träffade en by. Räddningen försökte släcka.",
    "Danish": "Tre civile blev dræbt, da artilleri ramte en landsby. Redningsfolk kørte de sårede.",
    "Italian": "Tre civili sono morti mercoledì mattina. La città è senz’acqua, perché la rete è "
    "stata danneggiata.",
    "Dutch": "Volgens één getuige vlogen er ’s nachts vliegtuigen; de coördinatie was moeizaam.",
    "Finnish": "Kolme siviiliä kuoli, kun tykistö ampui kylää. Haavoittuneita vietiin "
    "lähisairaaloihin.",
}
SIGNS = ["“quoted” words", "it’s over", "a – b", "£40", "4°C", "café", "São Paulo", "naïve", "•"]
SIGNS += ["½", "€5", "Señor", "Øystein", "…", "©", "«Nusra»", "±3", "Malmö and Åre", "1º", "§ 4"]


def texts() -> Iterator[object]:
    """Each invented text in each of its encodings, short and long, plain and as a page."""
    for language, news in NEWS.items():
        lines = news["text"].splitlines()
        short, long = "\n".join(lines[:2]), "\n".join(lines * 3)
        for encoding in news["encodings"]:
            for size, text in (("short", short), ("long", long)):
                page = PAGE.format("".join(f"<p>{line}</p>" for line in text.splitlines()))
                for form, written in (("text", text), ("page", page)):
                    case = f"{language} {encoding} {size} {form}"
                    yield pytest.param(encoding, written, id=case.replace(" ", "-"))


@pytest.mark.parametrize(("encoding", "text"), list(texts()))
def test_a_text_that_states_no_encoding_is_read_by_its_letters(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN)
def test_western_european_texts_are_read_as_such_without_a_doubt(text: str) -> None:
    for written in (text, f"{text} {ENGLISH}"):
        decoded = decode(written.encode("cp1252"))
        assert (decoded.text, decoded.guessed) == (written, "")


@pytest.mark.parametrize("sign", SIGNS)
def test_a_few_signs_in_an_english_text_are_western_european(sign: str) -> None:
    for written in (f"{sign}. {ENGLISH}", f"{ENGLISH}{sign}", f"{ENGLISH * 8}{sign}"):
        decoded = decode(written.encode("cp1252"))
        assert (decoded.text, decoded.guessed) == (written, "")


@pytest.mark.parametrize(
    ("words", "encoding"), [("(هيئة تحرير الشام)", "cp1256"), ("«Новая газета», Москва", "cp1251")]
)
def test_foreign_words_in_an_english_text_decide(words: str, encoding: str) -> None:
    text = f"{ENGLISH}{words}"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("stated", ["koi8-r", "utf-8", None])
def test_utf_8_is_read_as_such_whatever_is_stated(stated: str | None) -> None:
    assert decode("Привет, мир".encode(), stated).text == "Привет, мир"


def test_what_is_stated_counts_before_what_the_letters_suggest() -> None:
    data = "Обстрел Харькова".encode("cp1251")
    assert decode(data, "koi8-r").text == data.decode("koi8-r")
    assert decode(data, "koi8-r").guessed == ""


def test_a_few_damaged_characters_leave_a_text_in_utf_8() -> None:
    text = "Обстрел Харькова: пятеро погибших. " * 20
    decoded = decode(text.encode()[:-2])
    assert decoded.text.startswith("Обстрел Харькова")
    assert decoded.guessed == ""


def test_a_mark_at_the_beginning_decides() -> None:
    for encoding in ("utf-16", "utf-32", "utf-8-sig"):
        assert decode("Żółw".encode(encoding), "koi8-r").text.strip("\ufeff") == "Żółw"


def test_zero_bytes_are_refused() -> None:
    with pytest.raises(DocumentError, match="not text: it contains zero bytes"):
        decode("text".encode("utf-16-le"))


def test_a_page_whose_only_foreign_bytes_are_in_its_tags_is_read_as_western() -> None:
    page = b'<html><body class="caf\xe9 \xe0 la carte"><p>Nine wells are dry.</p></body></html>'
    read = decode(page)
    assert "café" in read.text
    assert read.guessed == ""
