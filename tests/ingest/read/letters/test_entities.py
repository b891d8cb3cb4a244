from __future__ import annotations

import pytest

from sitrep.ingest.read.letters.entities import escaped_once, unescaped


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the mayor&rsquo;s", "the mayor’s"),
        ("&amp;quot;no&amp;quot;", '"no"'),
        ("caf&amp;amp;eacute;", "café"),
        ("&#8220;yes&#x201d;", "“yes”"),
        ("Sm&oslash;rrebr&#248;d", "Smørrebrød"),
        ("AT&T; R&D; a & b", "AT&T; R&D; a & b"),
        ("&nosuchname;", "&nosuchname;"),
    ],
)
def test_names_and_numbers_become_their_characters(text: str, plain: str) -> None:
    assert unescaped(text) == plain
    assert unescaped(plain) == plain


def test_a_page_is_escaped_once() -> None:
    markup = "<p>&amp;rsquo; &amp;amp;#233; &amp;lt;b&amp;gt; R&amp;D; &lt;</p>"
    assert escaped_once(markup) == "<p>&rsquo; &#233; &lt;b&gt; R&amp;D; &lt;</p>"
