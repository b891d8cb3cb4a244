from __future__ import annotations

import pytest

from sitrep.ingest.draft import Block
from sitrep.ingest.judge.measures import Measure, measure_blocks

SENTENCES = {
    "English": "Nine boats were held at the lower lock until the fog had lifted.",
    "Russian": "Девять лодок стояли у нижнего шлюза, пока утром не рассеялся туман.",
    "Arabic": "بقيت تسعة قوارب عند القفل السفلي حتى انقشع الضباب صباح يوم أمس.",
    "Hindi": "नौ नावें निचले फाटक पर कोहरा छँटने तक सुबह भर रुकी रहीं।",
    "Chinese": "九艘船在下游船闸等候，直到早晨的大雾散去才继续航行。",
    "Amharic": "ዘጠኝ ጀልባዎች ጉሙ እስኪነሳ ድረስ ታችኛው በር ላይ ጠዋት ሙሉ ቆሙ።",
}


def measure(text: str) -> Measure:
    return measure_blocks([Block(0, len(text), text)], None)[0]


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_is_prose_in_any_script(text: str) -> None:
    assert measure(text).is_prose


@pytest.mark.parametrize(
    "text", ["Weather", "Nine boats, two barges and a ferry at the lower lock", ""]
)
def test_what_ends_no_sentence_is_not(text: str) -> None:
    assert not measure(text).is_prose


def test_a_text_without_stops_is_prose_where_it_is_long() -> None:
    assert measure("เรือเก้าลำจอดรออยู่ที่ประตูน้ำด้านล่างจนกระทั่งหมอกจางลงในตอนเช้า" * 2).is_prose


def test_the_subject_of_a_text_without_spaces_is_told_by_pairs_of_letters() -> None:
    assert measure("下游船闸").stems & measure("船闸关闭").stems
