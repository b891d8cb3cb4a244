from __future__ import annotations

import pytest

from tests.support.ingest.documents import FLOOD, cleaned, joined


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Eleven pontoons are lost, the ferryman told Reuters by telephone on Tuesday evening.", "Reuters"),
        ("Onze pontons sont perdus, a déclaré à l'AFP un batelier joint mardi par téléphone.", "AFP"),
        ("Se han perdido once pontones, dijo a EFE un barquero por teléfono el martes.", "EFE"),
        ("Perderam-se onze pontões, disse hoje à Lusa um barqueiro que vive na aldeia.", "Lusa"),
        ("Undici pontoni sono andati perduti, ha detto all'ANSA un barcaiolo del villaggio.", "ANSA"),
        ("Elf Pontons sind verloren, sagte ein Fährmann der Nachrichtenagentur Reuters am Dienstag.", "Reuters"),
        ("Er zijn elf pontons verloren, zei een veerman dinsdag tegen Reuters aan de telefoon.", "Reuters"),
        ("Stracono jedenaście pontonów, powiedział agencji Reuters przewoźnik z tej wsi.", "Reuters"),
        ("Одиннадцать понтонов потеряны, рассказал агентству ТАСС паромщик из деревни.", "TASS"),
        ("Rıhtımda on bir ponton kayboldu, Reuters'a konuşan bir kayıkçı salı akşamı bunu söyledi.", "Reuters"),
        ("Anadolu Ajansı'nın haberine göre baraj dayanıyor ve köyde kimse yaralanmadı.", "Anadolu Agency"),
        ("Понтоны потеряны, рассказал Рейтеру паромщик, который живет в деревне у плотины.", "Reuters"),
        ("فقدت القرية أحد عشر طوفا، حسب ما قال مراكبي لرويترز مساء الثلاثاء عبر الهاتف.", "Reuters"),
        ("وفقا لرويترز فقدت القرية أحد عشر طوفا في الفيضان الذي وقع مساء الثلاثاء.", "Reuters"),
        ("ロイターによると、ダムの下で十一の浮橋が流された。村人は火曜日にそう語った。", "Reuters"),
        ("로이터에 따르면 댐 아래에서 열한 개의 부교가 떠내려갔다고 마을 사람들이 말했다.", "Reuters"),
        ("This was reported by Reuters, which did not name the ferryman who had counted them.", "Reuters"),
        ("Паром ходит только днем, передает корреспондент ТАСС из деревни у плотины во вторник.", "TASS"),
        ("وقال مراسل عنب بلدي إن العبّارة لا تعمل إلا في النهار منذ أن جرف الماء الجسر العائم.", "Enab Baladi"),
        ("Об этом сообщает ТАСС со ссылкой на паромщика, который живет в деревне у плотины.", "TASS"),
    ],
)  # fmt: skip
def test_a_sentence_names_whose_text_it_is(sentence: str, outlet: str) -> None:
    draft = cleaned(joined("Pontoons lost below the dam", FLOOD[0], sentence, *FLOOD[1:]))
    assert draft.origin
    assert draft.origin.value == outlet


def test_of_several_that_were_told_the_one_named_most_counts() -> None:
    told = ("A clerk told Reuters that the dam holds.", "A boatman told Reuters that it does not.")
    other = "The mayor told CNN that both of them are wrong and that he has seen the dam himself."
    assert cleaned(joined("Dam holds", *FLOOD, told[0], other)).origin is None
    most = cleaned(joined("Dam holds", *FLOOD, *told, other)).origin
    assert most
    assert most.value == "Reuters"


def test_a_report_says_at_its_beginning_who_produced_it() -> None:
    line = "This update by OCHA comes out three times a week. Another follows on 29 April."
    draft = cleaned(joined("Canal zone: Flash Update No. 3", line, *FLOOD))
    assert draft.origin
    assert draft.origin.value == "OCHA"


def test_a_page_with_a_name_quotes_what_others_were_told() -> None:
    text = joined(
        "Dam holds", "Harbour Review, May 14, 2021", *FLOOD, "A clerk told Reuters that it does."
    )
    draft = cleaned(text)
    assert draft.origin
    assert draft.origin.value == "Harbour Review"


@pytest.mark.parametrize(
    "sentence",
    [
        "Köyün muhtarına göre baraj dayanıyor ve rıhtımda kimse yaralanmadı, herkes evinde.",
        "Об этом сообщает правде вопреки паромщик, который живет в деревне у плотины.",
        "وفقا لسكان القرية فقدت أحد عشر طوفا في الفيضان الذي وقع مساء الثلاثاء.",
    ],
)
def test_who_is_no_outlet_is_no_source(sentence: str) -> None:
    assert cleaned(joined("Pontoons lost below the dam", *FLOOD, sentence)).origin is None
