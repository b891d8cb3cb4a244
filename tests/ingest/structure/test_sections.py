from __future__ import annotations

import pytest

from tests.support.ingest.documents import BORDER, CANAL, from_bytes, joined

SHORT = ("Boats burnt at the mill.", "Nobody was hurt.", "The ferry stopped.", "Rain came at noon.")


def kept(text: str) -> list[str]:
    return [block.text for block in from_bytes(text).body]


def page(body: str, *, title: str = "Boats burn at the old mill") -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_highlights_above_the_overview_are_kept_with_their_headings() -> None:
    text = joined(
        "Canal zone bulletin No. 4",
        "Main points",
        "▪ Eleven farm workers hurt\n▪ Ferry runs again\n▪ Wells short of fuel",
        "Situation",
        *CANAL[:2],
    )
    assert kept(text)[:5] == [
        "Main points", "Eleven farm workers hurt", "Ferry runs again", "Wells short of fuel",
        "Situation",
    ]  # fmt: skip


def test_the_line_above_a_list_stays_the_headline_where_there_is_no_other() -> None:
    draft = from_bytes(joined("Canal zone quiet after talks", "• Ferry runs\n• Wells dry", *CANAL))
    assert draft.title
    assert draft.title.value == "Canal zone quiet after talks"
    assert "Ferry runs" in [block.text for block in draft.body]


@pytest.mark.parametrize(
    "announced", ["Short of supply are:", "Manquent encore :", "缺少以下物品："]
)
def test_a_list_below_a_colon_is_kept_however_short_its_items(announced: str) -> None:
    text = joined(*CANAL[:3], announced, "- Flour\n- Rope\n- Nails\n- Diesel")
    assert kept(text)[-5:] == [announced, "Flour", "Rope", "Nails", "Diesel"]


def test_a_long_list_does_not_part_the_text_in_two() -> None:
    wells = [f"• Well {number}" for number in range(1, 40)]
    text = kept(joined(*CANAL[:2], "Dug since spring:", "\n".join(wells), *CANAL[2:4]))
    assert text[0] == CANAL[0]
    assert text[-1] == CANAL[3]
    assert "Well 39" in text


@pytest.mark.parametrize("below", [BORDER[:3], SHORT])
def test_key_points_of_a_page_are_kept(below: tuple[str, ...]) -> None:
    points = "<ul class='takeaways'><li>Two shepherds missing</li><li>Patrols with dogs</li></ul>"
    found = kept(page(f"<article>{points}{paragraphs(*BORDER[:3], *below)}</article>"))
    assert found[:3] == ["Two shepherds missing", "Patrols with dogs", BORDER[0]]


def test_a_menu_of_links_above_the_text_stays_out() -> None:
    menu = "<ul><li><a href='/a'>Rivers</a></li><li><a href='/b'>Harbours today</a></li></ul>"
    assert kept(page(f"<div>{menu}{paragraphs(*BORDER[:3])}</div>"))[0] == BORDER[0]


def test_the_first_question_of_an_interview_is_kept() -> None:
    talk = paragraphs(
        "<b>Wer hält die Fähre?</b>", "Die Bauern, seit dem Frühjahr; die Wache kam nie zurück.",
        "<b>Fährt sie nachts?</b>", "Selten.", "<b>Was fehlt?</b>",
        "Nein, es fehlt an Seilen, und der Diesel reicht noch für neun Tage im Monat.",
    )  # fmt: skip
    found = kept(page(f"<article>{talk}</article>", title="Die Fähre: drei Fragen"))
    assert found[0] == "Wer hält die Fähre?"
    assert len(found) == 6


def test_the_hour_and_headline_of_the_newest_entry_are_kept() -> None:
    entries = "".join(
        f"<div><time>{hour}</time><h3>{head}</h3><p>{text}</p></div>"
        for hour, head, text in (
            ("18:20", "Ferry stops", CANAL[3]),
            ("12:05", "Talks at the well", CANAL[2]),
        )
    )
    found = kept(page(f"<article><div>{entries}</div></article>", title="Canal zone, hour by hour"))
    assert found[:2] == ["18:20", "Ferry stops"]


def test_the_first_term_of_a_list_of_definitions_is_kept() -> None:
    terms = "".join(
        f"<dt>{name}</dt><dd>{text}</dd>"
        for name, text in (("Gezira", CANAL[0]), ("Darfur", CANAL[2]), ("Aden", "No change."))
    )
    found = kept(page(f"<dl>{terms}</dl>", title="The zones, one by one"))
    assert found == ["Gezira", CANAL[0], "Darfur", CANAL[2], "Aden", "No change."]


@pytest.mark.parametrize("is_page", [True, False])
def test_a_text_of_short_sentences_is_kept(is_page: bool) -> None:
    text = page(f"<article>{paragraphs(*SHORT)}</article>") if is_page else joined(*SHORT)
    assert tuple(kept(text)) == SHORT


def test_short_sentences_end_a_text() -> None:
    assert kept(joined(*CANAL[:2], *SHORT))[-4:] == [*SHORT]


def test_short_lines_without_sentences_are_no_text() -> None:
    assert kept(joined("Home", "World", "Rivers and harbours", "About us", "Sign in")) == []


def test_points_between_headline_and_text_are_kept_though_they_are_in_a_box_of_their_own() -> None:
    points = "<div><ul><li>Deux bergers disparus</li><li>Patrouilles avec chiens</li></ul></div>"
    found = kept(page(f"{points}<div>{paragraphs(*BORDER[:3])}</div>"))
    assert found[:2] == ["Deux bergers disparus", "Patrouilles avec chiens"]
