from __future__ import annotations

from sitrep.ingest.judge.measures import measure_blocks
from sitrep.ingest.judge.tree_signs import tree_signs
from tests.support.ingest.documents import PORT
from tests.support.site.pages import RELATED, cleaned_page, news_page


def signs_of_line(words: str) -> list[str]:
    draft = cleaned_page(news_page())
    signs = tree_signs(measure_blocks(draft.blocks, draft.document.page), draft.document.page)
    at = next(at for at, block in enumerate(draft.blocks) if words in block.text)
    return signs[at]


def test_the_text_is_in_the_element_that_holds_most_prose() -> None:
    assert "in main prose" in signs_of_line(PORT[1])
    assert any(sign.startswith("holder") for sign in signs_of_line(PORT[1]))


def test_a_menu_is_in_an_element_of_links() -> None:
    assert {"parent links 3 short", "in nav short"} <= set(signs_of_line("World"))


def test_plain_text_has_none() -> None:
    draft = cleaned_page(news_page())
    assert tree_signs(measure_blocks(draft.blocks, None), None) == [[]] * len(draft.blocks)
    assert RELATED
