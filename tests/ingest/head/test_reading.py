from __future__ import annotations

import pytest

from sitrep.ingest.draft import Draft, Verdict
from tests.support.ingest.documents import FLOOD, cleaned, from_bytes, joined

HEADLINE = "Pontoons washed away below the dam"

LAYOUTS = {
    "section-headline-standfirst-writer-date": (
        (
            "World news",
            HEADLINE,
            "Ferrymen ask twice the price for a crossing since the flood took the pontoons",
            "Lena Orford in Goris and Tom Brill",
            "Sat 15 May 2021 13.04 CEST",
            "Share",
        ),
        "2021-05-15",
        "Lena Orford in Goris and Tom Brill",
    ),
    "date-above": (("Friday, 14 May 2021, 17:07", HEADLINE), "2021-05-14", None),
    "page-date-then-date": (
        ("Monday, April 26, 2021", HEADLINE, "May 14, 2021"),
        "2021-05-14",
        None,
    ),
    "name-without-by": (
        ("World", HEADLINE, "Jane Roe", "14/05/2021 09:20"),
        "2021-05-14",
        "Jane Roe",
    ),
    "by-on-its-own-line": ((HEADLINE, "By", "Jane Roe", "14 May 2021"), "2021-05-14", "Jane Roe"),
    "caption-between": (
        (HEADLINE, "A boat on the river, 3 May 2021. (Handout via AFP)", "May 14, 2021 6:40 pm"),
        "2021-05-14",
        None,
    ),
    "updated-and-published": (
        (HEADLINE, "Updated: 16 May 2021, 10:00 | Published: 14 May 2021, 21:40"),
        "2021-05-14",
        None,
    ),
    "labels-on-lines-of-their-own": (
        (
            HEADLINE,
            "Format",
            "News",
            "Posted",
            "14 May 2021",
            "Originally published",
            "13 May 2021",
        ),
        "2021-05-14",
        None,
    ),
    "money": (("0 $", "1,200 $", "60 %", HEADLINE, "14.05.2021"), "2021-05-14", None),
}


def facts(draft: Draft) -> tuple[str | None, str | None, str | None]:
    return (
        draft.title.value if draft.title else None,
        str(draft.published.date) if draft.published else None,
        draft.byline.value if draft.byline else None,
    )


@pytest.mark.parametrize(("lines", "date", "byline"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_lines_above_a_text_are_told_apart(
    lines: tuple[str, ...], date: str, byline: str | None
) -> None:
    draft = cleaned("\n".join((*lines, *FLOOD)))
    title, published, writers = facts(draft)
    assert (title, published) == (HEADLINE, date)
    if byline:
        assert writers
        assert writers.split(" in ")[0].split(" and ")[0] == byline.split(" in ")[0]
    assert [block.text for block in draft.body] == list(FLOOD)


@pytest.mark.parametrize(
    "headline",
    [
        "Canal Zone Offensive Assessment, 14 May 2021",
        "Canal Zone: Situation Report No. 5 (as of 14 May 2021)",
        "Flash Update #158 | Floods below the dam",
    ],
)
def test_a_headline_may_hold_a_date_or_a_number(headline: str) -> None:
    draft = cleaned(
        "\n".join((headline, "15 May 2021", "Jane Roe, Ann Moss, and Tom Brill", *FLOOD))
    )
    assert facts(draft)[:2] == (headline, "2021-05-15")


def test_the_hour_of_a_live_pages_first_entry_stays_below_a_headline_that_names_the_day() -> None:
    entries = (("15:30", "Calm at the lock", FLOOD[0]), ("11:05", "Boats tied up", FLOOD[1]))
    page = "".join(f"<h3>{hour}</h3><h4>{words}</h4><p>{text}</p>" for hour, words, text in entries)
    draft = from_bytes(
        f"<html><body><h1>Dam below the lake: live updates of 14 May 2021</h1>{page}</body></html>"
    )
    body = [block.text for block in draft.body]
    assert {"15:30", "11:05"} <= set(body)


def test_the_day_as_of_which_a_headline_speaks_is_that_of_the_text() -> None:
    draft = cleaned(joined("Canal Zone: Situation Report No. 5 (as of 14 May 2021)", *FLOOD))
    assert draft.original
    assert str(draft.original.date) == "2021-05-14"


FOREIGN = {
    "fr": (
        "Publié le 14 mai 2021 à 10h12",
        "Des pontons emportés par la crue sous le barrage",
        "La crue a emporté onze des quatorze pontons sous le barrage, a dit mardi un batelier.",
    ),
    "de": (
        "Stand: 14.05.2021, 14:30 Uhr",
        "Hochwasser reißt Pontons unter dem Damm fort",
        "Das Hochwasser hat elf der vierzehn Pontons unter dem Damm fortgerissen, sagte ein Fährmann.",
    ),
    "es": (
        "14 MAY 2021 - 08:41 CEST",
        "La crecida arrastra los pontones bajo la presa",
        "La crecida ha arrastrado once de los catorce pontones bajo la presa, dijo un barquero.",
    ),
    "ru": (
        "15:08 14.05.2021 (обновлено: 16:20 15.05.2021)",
        "Паводок унес понтоны ниже плотины",
        "Паводок унес одиннадцать из четырнадцати понтонов ниже плотины, сообщил паромщик.",
    ),
    "uk": (
        "14 травня 2021, 09:14",
        "Паводок забрав понтони нижче греблі",
        "Паводок забрав одинадцять із чотирнадцяти понтонів нижче греблі, сказав перевізник.",
    ),
    "tr": (
        "14 Mayıs 2021 18:00",
        "Sel barajın altındaki dubaları götürdü",
        "Sel, barajın altındaki on dört dubadan on birini götürdü, dedi bir kayıkçı salı günü.",
    ),
    "ar": (
        "نشر في 14 أيار 2021",
        "الفيضان يجرف العوامات أسفل السد",
        "جرف الفيضان إحدى عشرة من أربع عشرة عوامة أسفل السد كما قال أحد أصحاب القوارب يوم الثلاثاء.",
    ),
    "fa": (
        "۱۴ مه ۲۰۲۱، ۱۰:۲۲",
        "سیل شناورها را زیر سد برد",
        "سیل یازده شناور از چهارده شناور زیر سد را برد و قایق‌رانان گفتند که راه دیگری نیست.",
    ),
    "zh": (
        "2021-05-14 21:07:33",
        "洪水冲走大坝下方十一个浮箱",
        "洪水冲走了大坝下方十四个浮箱中的十一个，一名船夫星期二说，河上已经没有别的路可以走。",
    ),
    "pl": (
        "14 maja 2021, 22:16",
        "Powódź zabrała pontony poniżej tamy",
        "Powódź zabrała jedenaście z czternastu pontonów poniżej tamy, powiedział we wtorek przewoźnik.",
    ),
}


@pytest.mark.parametrize(("date", "headline", "lead"), FOREIGN.values(), ids=FOREIGN)
def test_headline_and_date_are_found_in_other_languages(
    date: str, headline: str, lead: str
) -> None:
    draft = cleaned("\n".join((headline, date, lead, lead.replace("1", "2"))))
    assert facts(draft)[:2] == (headline, "2021-05-14")


def test_what_no_line_shows_is_not_made_up() -> None:
    draft = cleaned(joined("Menu", "World", "Sign in", *FLOOD))
    assert facts(draft) == (None, None, None)


def test_the_first_words_of_a_list_or_part_of_the_text_stay_in_it() -> None:
    draft = cleaned(joined("Highlights", *FLOOD))
    assert draft.title is None
    assert all(block.verdict is not Verdict.LABEL for block in draft.blocks)


def test_a_line_with_an_appeal_names_no_writer() -> None:
    draft = cleaned(joined(HEADLINE, "Support Harbour Review", *FLOOD))
    assert draft.byline is None
