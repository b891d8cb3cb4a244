from __future__ import annotations

import pytest
from lxml import html

from sitrep.ingest.clean.repair import repair
from sitrep.ingest.read.html import write_text

CASES = [
    ("10<sup>5</sup> litres", "10⁵ litres"),
    ("3 × 10<sup>-4</sup> grams", "3 × 10⁻⁴ grams"),
    ("5 x 2<sup>8</sup>", "5 x 2⁸"),
    ("40 km<sup>2</sup> of fields", "40 km2 of fields"),
    ("40 м<sup>3</sup> воды", "40 м3 воды"),
    ("6 l s<sup>−1</sup>", "6 l s⁻¹"),
    ("CO<sub>2</sub> and PM<sub>2.5</sub>", "CO2 and PM2.5"),
    ("1<sub>2</sub>", "1₂"),
    ("the 1<sup>st</sup>, 22<sup>nd</sup> and 4<sup>th</sup>", "the 1st, 22nd and 4th"),
    ("le 2<sup>e</sup> bataillon, la 1<sup>ère</sup>", "le 2e bataillon, la 1ère"),
    ("M<sup>me</sup> Roe", "Mme Roe"),
    ("killed 412<sup>1</sup> people", "killed 412[1] people"),
    ("12,400<sup>2</sup> fled", "12,400[2] fled"),
    ("they said.<sup>3</sup> Then", "they said.[3] Then"),
    ("the port<sup>a</sup> burnt", "the port[a] burnt"),
    ("two sources<sup>1,4</sup> said", "two sources[1,4] said"),
    ("Example<sup>TM</sup> pumps", "ExampleTM pumps"),
]


@pytest.mark.parametrize(("markup", "text"), CASES)
def test_raised_and_lowered_signs_stay_apart_on_a_page(markup: str, text: str) -> None:
    assert (
        write_text(html.document_fromstring(f"<html><body><p>{markup}</p></body></html>")).text
        == text
    )


@pytest.mark.parametrize(("markup", "text"), CASES)
def test_tags_left_in_plain_text_are_read_as_on_a_page(markup: str, text: str) -> None:
    assert repair(f"x {markup}") == f"x {text}"


@pytest.mark.parametrize(
    "markup",
    [
        "said.<sup><a href='#n1'>1</a></sup> Then",
        "said.<a href='#n1'><sup>[1]</sup></a> Then",
        "said.<sup class='reference'><a href='#n1'>[1]</a></sup> Then",
    ],
)
def test_the_mark_of_a_footnote_that_is_a_link_is_left_out(markup: str) -> None:
    assert (
        write_text(html.document_fromstring(f"<html><body><p>{markup}</p></body></html>")).text
        == "said. Then"
    )


def test_a_power_in_a_link_is_no_footnote() -> None:
    page = html.document_fromstring(
        "<html><body><p><a href='/x'>10<sup>6</sup> rounds</a></p></body></html>"
    )
    assert write_text(page).text == "10⁶ rounds"
