from __future__ import annotations

import itertools

import pytest

from sitrep.core.prose import sentences

STOPPED = [
    "It is closed.", "Is it closed?", "“It is closed.”", "It is closed.[12]", "桥已关闭。", "「橋は閉鎖された。」",
    "关闭了吗？", "पुल बंद है।", "پل بند ہے۔", "هل أغلق الجسر؟", "ድልድዩ ተዘጋ።", "တံတား ပိတ်သည်။", "ស្ពានបិទ។",
    "Կամուրջը փակ է։", "Мост закрыт.»", "חלק מן הגשר סגור.",
]  # fmt: skip
OPEN = ["Bridge closed", "桥已关闭", "पुल बंद", "پل بند", "ድልድዩ", "3.5", "example.org"]


@pytest.mark.parametrize("text", STOPPED)
def test_a_sentence_is_known_by_its_stop_in_any_script(text: str) -> None:
    assert sentences.has_sentence(text)
    assert sentences.is_stopped(text)


@pytest.mark.parametrize("text", OPEN)
def test_a_headline_or_a_number_is_no_sentence(text: str) -> None:
    assert not sentences.has_sentence(text)
    assert not sentences.is_stopped(text)


def test_a_long_text_in_thai_is_a_sentence_though_it_has_no_stop() -> None:
    headline = "ปิดสะพานสองแห่ง"
    assert not sentences.has_sentence(headline)
    assert sentences.has_sentence(f"{headline}เพราะน้ำท่วมหนักตั้งแต่เช้าวันอาทิตย์ นายกเทศมนตรีกล่าวกับผู้สื่อข่าว")


@pytest.mark.parametrize(
    ("text", "begins", "goes_on"),
    [
        ("The bridge", True, False),
        ("“The bridge", True, True),
        ("the bridge", False, True),
        ("Мост", True, False),
        ("мост", False, True),
        ("桥", True, True),
        ("الجسر", True, True),
        ("ხიდი", True, True),
        ("12 people", True, True),
        ("- a dash", False, False),
        ("", False, False),
    ],
)
def test_where_a_sentence_may_begin_and_where_one_may_go_on(
    text: str, begins: bool, goes_on: bool
) -> None:
    assert sentences.begins_sentence(text) == begins
    assert sentences.may_go_on(text) == goes_on


@pytest.mark.parametrize(
    "parts",
    [
        ["It was closed. ", "The mayor “said so.” ", "12 people walked."],
        ["Его закрыли. ", "Мэр так сказал."],
        ["桥已关闭。", "“没有人受伤。”", "市长说。"],
        ["पुल बंद है। ", "कोई घायल नहीं।"],
        ["أغلق الجسر. ", "ولم يصب أحد؟ ", "لا."],
        ["ድልድዩ ተዘጋ። ", "ማንም አልተጎዳም።"],
    ],
)
def test_a_text_is_cut_where_a_new_sentence_begins(parts: list[str]) -> None:
    text = "".join(parts)
    cuts = [0, *sentences.breaks_of(text), len(text)]
    assert [text[a:b] for a, b in itertools.pairwise(cuts)] == parts
    ends = [0, *sentences.ends_of(text)]
    assert [text[a:b].strip() for a, b in itertools.pairwise(ends)] == [
        part.strip() for part in parts
    ]


@pytest.mark.parametrize("text", ["the following:", "桥，", "الجسر،", "as it is;", "पुल।", "done."])
def test_what_is_closed_needs_no_next_line(text: str) -> None:
    assert sentences.is_closed(text)
    assert not sentences.is_closed(f"{text} x")
