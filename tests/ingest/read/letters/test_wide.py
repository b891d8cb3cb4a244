from __future__ import annotations

import random

import pytest

from sitrep.ingest.read.letters.wide import without_width

TEXTS = {
    "English": "Two bridges were closed on Sunday, the mayor said.\r\nNobody was hurt.\r\n",
    "Russian": "В воскресенье закрыли два моста, сообщил мэр.\r\nНикто не пострадал.\r\n",
    "Arabic": "أغلقت السلطات جسرين يوم الأحد.\r\nولم يصب أحد بأذى.\r\n",
    "Hindi": "रविवार को दो पुल बंद कर दिए गए।\r\nकोई घायल नहीं हुआ।\r\n",
    "Chinese": "市长表示，周日两座桥梁被关闭。\r\n没有人受伤。\r\n",
    "Thai": "นายกเทศมนตรีกล่าวว่า สะพานสองแห่งถูกปิดในวันอาทิตย์\r\nไม่มีผู้บาดเจ็บ\r\n",
    "Korean": "시장은 일요일에 다리 두 곳이 폐쇄됐다고 말했다.\r\n다친 사람은 없었다.\r\n",
    "a page": "<!DOCTYPE html><html><body><p>Мост закрыт.</p></body></html>",
}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_wide_text_without_a_mark_is_known_by_its_zero_bytes(text: str, encoding: str) -> None:
    assert without_width(text.encode(encoding)) == text.encode()


def test_a_file_cut_off_in_the_middle_of_a_character_loses_no_more_than_that() -> None:
    text = "The road was closed. " * 20
    assert without_width(text.encode("utf-16-le")[:-1]) == text[:-1].encode()


@pytest.mark.parametrize(
    "data",
    [
        "Мост закрыт.".encode(),
        "Мост закрыт.".encode("cp1251"),
        "marked".encode("utf-16"),
        b"text with a \0 in it",
        b"\0" * 400,
        b"",
    ],
)
def test_any_other_data_comes_back_as_it_is(data: bytes) -> None:
    assert without_width(data) == data


def test_random_bytes_are_no_text() -> None:
    source = random.Random(7)
    for size in (16, 60, 400):
        for _ in range(200):
            data = source.randbytes(size) + b"\0"
            assert without_width(data) == data
