from __future__ import annotations

import pytest
from lxml import html

from sitrep.ingest.read.lines.traits import MAX_KNOWN, ElementTraits, traits_of


def traits(markup: str) -> ElementTraits:
    node = html.fragment_fromstring(markup)
    return traits_of(node, node.tag, node.tag)


@pytest.mark.parametrize(
    ("markup", "is_unseen"),
    [
        ("<div hidden></div>", True),
        ('<div hidden=""></div>', True),
        ('<p style="display: none">x</p>', True),
        ("<script>x</script>", True),
        ('<div class="open"></div>', False),
        ('<a href="/hidden">x</a>', False),
    ],
)
def test_what_a_browser_shows_nothing_of_is_unseen(markup: str, is_unseen: bool) -> None:
    assert traits(markup).is_unseen is is_unseen


def test_a_class_tells_a_region_and_a_style_what_is_struck_out() -> None:
    assert traits('<div class="newsletter"></div>').region.name == "subscribe"
    assert traits('<span style="text-decoration:line-through">x</span>').is_struck
    assert traits("<s>x</s>").is_struck
    assert not traits("<b>x</b>").is_struck


def test_a_role_makes_a_table_of_an_element() -> None:
    assert traits('<div role="grid"></div>').is_table
    assert not traits('<div role="row"></div>').is_table


def test_a_long_style_is_read_as_a_short_one_is() -> None:
    picture = "background: url(data:image/png;base64,%s); display:none" % ("A" * MAX_KNOWN)
    assert traits(f'<div style="{picture}"></div>').is_unseen


def test_elements_that_differ_in_one_attribute_are_told_apart() -> None:
    one, other = traits('<p class="x" id="comments">y</p>'), traits('<p class="x">y</p>')
    assert one.region.name == "comment"
    assert other.region.name == ""
