from __future__ import annotations

import pytest

from tests.support.ingest.documents import CANAL, from_bytes, joined

TIMELINES = {
    "with months": (
        "June 9 – Weir opened at Port Sable",
        "June 10 – Ferry halted above Long Reach",
        "June 14 – Wells closed in Mill End",
        "July 2 – Dockers out at Port Sable",
    ),
    "with hours": (
        "06:10 Siren at the weir",
        "06:40 Ferry leaves with forty people",
        "07:05 Bridge closed to carts",
        "09:30 Water at the mill door",
    ),
    "in another script": (
        "12.05. Шлюз открыт ночью",
        "13.05. Паром снова стоит",
        "15.05. Колодцы закрыты врачами",
        "17.05. Грузчики вышли к воротам",
    ),
}


def kept(*lines: str) -> list[str]:
    return [block.text for block in from_bytes(joined(*lines)).body]


@pytest.mark.parametrize("entries", TIMELINES.values(), ids=list(TIMELINES))
def test_a_timeline_below_a_colon_is_the_texts(entries: tuple[str, ...]) -> None:
    assert tuple(kept(*CANAL, "What happened when:", *entries)[-4:]) == entries


def test_so_is_one_below_a_line_in_words_of_the_text() -> None:
    entries = TIMELINES["with months"]
    words = [word for word in CANAL[0].split() if word.isalpha() and len(word) > 4][:3]
    assert tuple(kept(*CANAL, " ".join(words).capitalize(), *entries)[-4:]) == entries


def test_teasers_with_their_days_below_a_heading_of_the_pages_own_are_not() -> None:
    teasers = TIMELINES["with months"]
    assert tuple(kept(*CANAL, "Newest on this site", *teasers)) == CANAL


def test_a_few_lines_with_numbers_are_not() -> None:
    assert tuple(kept(*CANAL, "See:", *TIMELINES["with hours"][:2])[: len(CANAL)]) == CANAL
    assert TIMELINES["with hours"][0] not in kept(*CANAL, "See:", *TIMELINES["with hours"][:2])


def test_the_half_of_a_sentence_that_a_scraper_cut_off_at_an_end_comes_back() -> None:
    first, last = "Rice and rope came back to", "with the tide, said one of them."
    text = kept(
        "Canal zone", first, "the quays of Port Sable on Friday, and dockers sang all night long.",
        *CANAL, "They will load it again on Sunday, when the ferry of the mill comes", last,
    )  # fmt: skip
    assert text[0] == first
    assert text[-1] == last
