"""Texts of Central Europe and Turkey that were taken for Western European ones."""

from __future__ import annotations

import pytest

from sitrep.ingest.read.letters.mojibake import mended_page, misreading_of

MISREAD = {
    "Turkish": (
        "cp1254",
        "Kuzeydeki liman kentinde gece yarısı çıkan yangında üç kişi öldü, dokuz kişi yaralandı. "
        "İtfaiye, ağır hasar gören değirmenin yıkılacağını açıkladı; işçiler başka köylere taşındı.",
    ),
    "Polish": (
        "cp1250",
        "Dwie łodzie zatonęły w nocy poniżej starego młyna, podała straż rzeczna. Żaden z żeglarzy "
        "nie zginął, ale część ładunku spłynęła w dół rzeki i nie można jej było odzyskać.",
    ),
    "Polish of old pages": (
        "iso8859-2",
        "Dwie łodzie zatonęły w nocy poniżej starego młyna, podała straż rzeczna. Żaden z żeglarzy "
        "nie zginął, ale część ładunku spłynęła w dół rzeki i nie można jej było odzyskać.",
    ),
    "Czech": (
        "cp1250",
        "Pod starým mlýnem se v noci potopily dvě lodě, uvedla říční stráž. Nikdo nezemřel, ale "
        "několik beden odnesla řeka a převozníci je hledali ještě příští den při břehu.",
    ),
    "Hungarian": (
        "cp1250",
        "Két hajó süllyedt el éjjel a régi malom alatt, közölte a folyami őrség. Senki sem halt meg, "
        "de a rakomány elúszott, és a révészek később gyűjtötték össze; az erős szél őket is "
        "feltartóztatta, a gyűlést elhalasztották.",
    ),
}
SOUND = {
    "Icelandic": "Tveir bátar sukku í nótt neðan við gömlu mylluna, að sögn árvarðarins. Enginn "
    "lést, en þrír menn særðust og flýðu þegar þeir sáu að þýðingarmikill farmur flaut burt. Þeir "
    "sögðu að veðrið hefði verið slæmt og að þyrla gæti ekki lent.",
    "French": "Deux bateaux ont coulé dans la nuit, où le vent était fort; le port a dû fermer.",
    "Portuguese": "Dois barcos afundaram; as populações pedem proteção e não há salvação à vista.",
    "Danish": "To både sank i nat, oplyste myndighederne. Børn og kvinder søgte læ på øen.",
    "German with figures": "Die Pumpen schaffen 30 m³ je Stunde auf 5 km², ¼ davon nachts.",
    "Spanish": "El 1º de mayo y la 2ª barca. ¿Qué pasó?¿Cuándo?¿Dónde?¿Por qué? Según el niño…",
    "Polish as it is": MISREAD["Polish"][1],
}


def taken_for_western(text: str, encoding: str) -> str:
    """A text as who takes its bytes for Windows-1252 reads it."""
    read = []
    for byte in text.encode(encoding):
        sign = bytes([byte])
        read.append(sign.decode("cp1252", "ignore") or sign.decode("latin-1"))
    return "".join(read)


@pytest.mark.parametrize("language", MISREAD)
def test_a_text_taken_for_a_western_one_is_put_right_and_noted(language: str) -> None:
    encoding, text = MISREAD[language]
    misread = taken_for_western(text, encoding)
    assert misread != text
    mended = mended_page(f"<p>{misread}</p>")
    assert mended.text == f"<p>{text}</p>"
    assert "read in the wrong encoding before and put right" in mended.doubts[0]


@pytest.mark.parametrize("language", SOUND)
def test_a_sound_text_is_left_alone(language: str) -> None:
    assert misreading_of(SOUND[language]) is None


def test_marks_that_came_from_elsewhere_stay() -> None:
    _, text = MISREAD["Polish of old pages"]
    misread = taken_for_western(text, "iso8859-2")
    assert mended_page(f"“{misread}” – …").text == f"“{text}” – …"
