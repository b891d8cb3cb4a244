from __future__ import annotations

from sitrep.ingest.draft import Block, Document, Draft, Verdict
from sitrep.ingest.judge.weigh import weigh_judges
from tests.support.ingest.documents import PORT, cleaned, knowledge, paragraphs_of
from tests.support.site.pages import COMMENTS, HEADLINE, cleaned_page, news_page, tagged

LEAD = "Wheat waits in the roads of Aden while dockers and the port company argue over the pay for nights."
TEASERS = "".join(
    f"<li><a href='/{number}'><img src='{number}.png'></a><a href='/{number}'>{title}</a><span>{number} May</span></li>"
    for number, title in enumerate(("Choirs meet", "Frost in vineyards", "A bridge is painted"), 3)
)


def with_lead(lead: str, around: str = "div") -> bytes:
    text = news_page().decode()
    head = f"<h1>{HEADLINE}</h1>"
    return text.replace(head, f"<{around}>{head}<p>{lead}</p></{around}>").encode()


def test_a_lead_between_headline_and_text_is_the_reports_wherever_the_page_puts_it() -> None:
    for around in ("div", "section"):
        assert LEAD in paragraphs_of(cleaned_page(with_lead(LEAD, around)))


def test_a_row_of_teasers_in_the_text_is_not() -> None:
    text = tagged("p", *PORT[:2]) + f"<ul>{TEASERS}</ul>" + tagged("p", *PORT[2:])
    assert paragraphs_of(cleaned_page(news_page(text=text))) == PORT


def test_what_a_phrase_judged_stands() -> None:
    draft = cleaned_page(news_page())
    assert not set(COMMENTS) & set(paragraphs_of(draft))


def test_each_block_has_an_opinion() -> None:
    opinions = {block.text: block.opinion for block in cleaned_page(news_page()).blocks}
    assert opinions[PORT[1]] > 1
    assert opinions["World"] < -1


def test_a_document_in_which_no_text_was_found_gets_none() -> None:
    blocks = (Block(0, 5, "Hello", Verdict.NAVIGATION, rule="article"),)
    draft = Draft(Document("a", "Hello", "0", "a"), blocks)
    assert [block.verdict for block in weigh_judges(draft, knowledge()).blocks] == [
        Verdict.NAVIGATION
    ]


def test_the_heads_of_a_situation_report_stay_however_unlike_its_text_they_are() -> None:
    heads = ("Lower valley", "Weir", "Upper valley", "Pass")
    paragraphs = [line for pair in zip(heads, PORT, strict=False) for line in pair]
    assert paragraphs_of(cleaned("\n\n".join(paragraphs))) == tuple(paragraphs[1:])
