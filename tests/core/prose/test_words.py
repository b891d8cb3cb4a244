from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.prose.words import comparable_words, first_words, is_unspaced, word_count
from tests.support.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 0, 0),
        ("The bridge was closed.", 4, 4),
        ("Мост закрыли, сообщил мэр.", 4, 4),
        ("أغلق الجسر يوم الأحد.", 4, 4),
        ("पुल बंद कर दिया गया।", 5, 5),
        ("ድልድዩ፡ተዘጋ፡አሉ።", 3, 3),
        ("다리가 폐쇄됐다.", 2, 2),
        ("市长表示，周日两座桥梁被关闭，没有人受伤。", 9, 14),
        ("市長は日曜日に二つの橋が閉鎖されたと述べた。", 9, 15),
        ("นายกเทศมนตรีกล่าวว่าสะพานสองแห่งถูกปิดในวันอาทิตย์", 8, 15),
        ("နှင်းကြောင့် တံတားကို ပိတ်ထားသည်။", 3, 9),
        ("ស្ពានពីរត្រូវបានបិទនៅថ្ងៃអាទិត្យ។", 5, 10),
        ("北京 2020 年 7 月", 5, 6),
        ("The Beijing (北京) office said so.", 6, 8),
    ],
)
def test_words_are_counted_where_no_spaces_are_written_too(
    text: str, least: int, most: int
) -> None:
    assert least <= word_count(text) <= most


@given(st.text(max_size=60))
def test_no_text_has_fewer_words_than_pieces_between_spaces(text: str) -> None:
    assert word_count(text) >= len(text.split())


@pytest.mark.parametrize(
    ("text", "most", "first"),
    [
        ("one two three", 2, "one two"),
        ("one  two", 5, "one two"),
        ("市长表示周日两座桥梁被关闭", 2, "市长表示"),
        ("", 3, ""),
    ],
)
def test_the_first_words_of_a_text(text: str, most: int, first: str) -> None:
    assert first_words(text, most) == first


@given(st.text(alphabet="ab市長はก ", max_size=40), st.integers(1, 9))
def test_first_words_begin_the_text(text: str, most: int) -> None:
    assert " ".join(text.split()).startswith(first_words(text, most))


def test_texts_without_spaces_are_compared_by_three_letters_in_a_row() -> None:
    assert comparable_words("In 北京市长 said") == ["in", "北京市", "京市长", "said"]
    assert comparable_words("Two bridges, one road") == ["two", "bridges", "one", "road"]
    assert comparable_words("在x") == ["在", "x"]


def test_korean_and_hindi_have_spaces() -> None:
    assert not is_unspaced("다리가 폐쇄됐다 पुल बंद")
    assert is_unspaced("the 桥")


def test_counting_is_linear() -> None:
    assert growth(word_count, lambda size: "桥a ก" * size, 500) < LINEAR
    assert growth(comparable_words, lambda size: "桥a ก" * size, 500) < LINEAR
