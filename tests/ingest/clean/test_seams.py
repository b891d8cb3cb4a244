from __future__ import annotations

import html
from functools import partial

import pytest

from sitrep.ingest.clean.seams import seams_in
from tests.support.growth import LINEAR, growth
from tests.support.ingest.documents import CANAL, FLOOD, from_bytes, hard_wrapped

CLIP = "https://harbour-review.example/clips/mill 04 05 2021 EN.mp4"
ABOVE = "2021-05-04 Posted on by riverman Source"
BELOW = (
    "Note to readers: forward this article by the buttons above. SUPPORT RIVERPOST PayPal: a@river.example, "
    "or via: https://pay.example/river The original source of this article is River Post Copyright © River Post, "
    "2021 Notify of Oldest Most Voted View all comments Leave a Reply Old miller They pay twice because the "
    "riders of the canal zone let them. The ferry at the old sugar mill will be next."
)


def said(text: str) -> str:
    return " ".join(block.text for block in from_bytes(text).body)


def test_a_page_on_one_line_has_the_text_alone() -> None:
    text = f"{ABOVE} {CANAL[0]} {CANAL[1]} {CLIP} {' '.join(CANAL[2:])} {BELOW}"
    assert said(text) == " ".join(CANAL)


def test_an_address_within_a_sentence_parts_nothing() -> None:
    text = f"The list is at https://harbour-review.example/list for all to see. {CANAL[0]}"
    assert seams_in(text, 0) == []


@pytest.mark.parametrize("report", [CANAL, FLOOD])
@pytest.mark.parametrize("form", ["line", "broken", "wrapped", "quoted", "page"])
def test_a_report_has_one_body_in_all_its_forms(report: tuple[str, ...], form: str) -> None:
    text = "\n\n".join(report)
    forms = {
        "line": " ".join(report),
        "broken": f"<div>{'<br><br>'.join(map(html.escape, report))}</div>",
        "wrapped": f"<div>{html.escape(hard_wrapped(*report)).replace(chr(10), '<br>')}</div>",
        "quoted": "\n".join(f"> {line}".rstrip() for line in text.split("\n")),
        "page": f"<p>{html.escape(' '.join(report))}</p>",
    }
    assert said(forms[form]) == said(text)


def test_the_search_grows_with_the_text() -> None:
    unit = "Support RiverPost Region: a 0 $ 1 $ Posted on by x Copyright © "
    assert (
        growth(partial(seams_in, start=0), lambda size: unit * (size // len(unit)), 4000) < LINEAR
    )
