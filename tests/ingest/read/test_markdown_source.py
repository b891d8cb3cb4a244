from __future__ import annotations

import pytest

from sitrep.ingest.read.markdown_source import is_markdown
from tests.support.ingest.documents import CANAL, day_of, from_bytes, joined

NOTE = f"""---
title: "Toll at the old mill"
date: 2021-05-04
author: Lena Orlan
---

# Toll at the old mill

{CANAL[0]}

## Supplies

* Flour for **nine** days
* [Map](https://harbour-review.example/map)

{CANAL[1]}
"""


def test_front_matter_states_title_day_and_writer() -> None:
    draft = from_bytes(NOTE)
    assert draft.title
    assert draft.title.value == "Toll at the old mill"
    assert day_of(draft, "published") == "2021-05-04"
    assert draft.byline
    assert draft.byline.value == "Lena Orlan"


def test_signs_are_read_and_do_not_reach_the_text() -> None:
    said = [block.text for block in from_bytes(NOTE).body]
    assert said == [CANAL[0], "Supplies", "Flour for nine days", CANAL[1]]


@pytest.mark.parametrize(
    "text",
    [
        "# Toll at the mill\n\nSee the [map](https://harbour-review.example/map).",
        "## Wells\n\n**Nine** wells are dry.",
    ],
)
def test_two_kinds_of_signs_say_so(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        joined(*CANAL),
        "---\nNine wells are dry: the pump broke.\n\nNobody came.\n---\n",
        "#wells #canal\n\n**Nine** wells are dry",
        "**Wells**\n\n* * *\n\nNine wells are dry [1].",
    ],
)
def test_a_text_with_a_sign_or_two_by_chance_is_none(text: str) -> None:
    assert not is_markdown(text)


def test_a_line_per_paragraph_stays_one() -> None:
    text = f"# Canal\n\n{CANAL[0]}\n{CANAL[1]}\nSee [map](https://harbour-review.example/map)."
    assert [block.text for block in from_bytes(text).body][:2] == [CANAL[0], CANAL[1]]


def test_notes_are_notes_with_their_marks() -> None:
    text = f"# Toll\n\n{CANAL[0]}[^1]\n\n{CANAL[1]}\n\n[^1]: Farm workers *alone*."
    last = from_bytes(text).body[-1]
    assert (last.form.label, last.text) == ("1", "Farm workers alone.")
