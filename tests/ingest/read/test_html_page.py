from __future__ import annotations

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.read.decode import read_document
from sitrep.ingest.read.html_page import (
    check_attributes,
    is_html,
    read_page,
)
from tests.support.growth import LINEAR, growth


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>a",
        b"\xef\xbb\xbf\n<!-- saved --><html>",
        b"<?xml version='1.0'?><html xmlns='x'>",
        "<html><p>a".encode("utf-16"),
        b"<div class='a'><p>text</p></div>",
    ],
)
def test_pages_and_pieces_of_pages_are_known(data: bytes) -> None:
    assert is_html(data)


@pytest.mark.parametrize(
    "data", [b"Text with <b>tags</b>", b"<3 hearts", b"<p> alone", b"a <html> in it", b""]
)
def test_text_with_tags_is_no_page(data: bytes) -> None:
    assert not is_html(data)


def test_comments_without_end_take_no_time() -> None:
    assert not is_html(b"<!---->" * 5000 + b"x")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<html><meta charset=windows-1256><p>السوق مغلق".encode("cp1256"), "السوق مغلق"),
        ("<html><meta charset=windows-1256><p>السوق مغلق".encode(), "السوق مغلق"),
        ("<html><p>café – “open”".encode("cp1252"), "café – “open”"),
        ("<html><p>café".encode("utf-16"), "café"),
        (b"<html><p>caf&eacute; &amp; &#8220;bar&#8221;", "café & “bar”"),
    ],
)
def test_pages_are_decoded_as_stated_unless_they_are_plainly_utf_8(data: bytes, text: str) -> None:
    assert read_document(data, "a.html").text == text


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_elements_nested_without_end_are_refused(tag: str) -> None:
    with pytest.raises(DocumentError, match="nested without end"):
        read_page("<html><body>" + f"<{tag}>" * 5000 + "x")


def test_hundreds_of_open_elements_of_an_old_page_are_read_to_the_end() -> None:
    assert read_page("<html><body>" + "<font>" * 900 + "x<p>last").text == "x\nlast"


@pytest.mark.parametrize(
    "markup", ["", "<html><head><title>t</title></head><script>x</script></html>"]
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(DocumentError, match=r"empty|without text"):
        read_document(b"<html>" + markup.encode(), "a.html")


def test_no_entity_is_expanded_and_no_file_read() -> None:
    page = read_page(
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><body><p>x '
        "&a; y</p></body></html>"
    )
    assert "x &a; y" in page.text


def test_where_a_browser_saved_a_page_from_is_its_address() -> None:
    markup = (
        "<!DOCTYPE html>\n<!-- saved from "
        "url=(0033)https://post.example/2021/05/a-b-c -->\n<html><p>Text"
    )
    page = read_page(markup).page
    assert page is not None
    assert page.facts.addresses[0].value == "https://post.example/2021/05/a-b-c"


PAGE = "<html><head><title>Dry wells</title></head><body><p>The wells ran dry.</p></body></html>"


@pytest.mark.parametrize(
    "before",
    [
        "<script src='a.js'></script><script>if (a < b) { c() }</script>",
        "<style>p { margin: 0 }</style>\n<!-- counter -->",
        f"<script>{'x = 1; ' * 3000}</script>",
        "\ufeff<script></script>\ufeff",
        "<?xml version='1.0' encoding='utf-8'?>\n<!-- a --><style></style>",
        "<div>\n",
        "<p>",
        "<br>\n<b>Notice</b>: Undefined index<br>\n",
        "Warning: something in line 3\n",
        "<link rel='stylesheet' href='a.css'>",
        "<!--[if IE]><script>a</script><![endif]-->",
    ],
)
@pytest.mark.parametrize("doctype", ["<!DOCTYPE html>", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_servers_put_before_a_page_does_not_make_it_text(
    before: str, doctype: str, encoding: str
) -> None:
    document = read_document((before + doctype + PAGE).encode(encoding), "a.html")
    assert document.page
    assert document.text.endswith("The wells ran dry.")
    assert "margin" not in document.text
    assert [title.value for title in document.page.facts.titles] == ["Dry wells"]


def test_the_encoding_is_looked_for_where_the_page_begins() -> None:
    markup = f"<script>{' ' * 9000}</script><html><meta charset=windows-1251><p>Рынок закрыт</p>"
    assert read_document(markup.encode("cp1251"), "a").text == "Рынок закрыт"


def test_code_without_end_takes_no_time() -> None:
    assert is_html(b"<script>" * 20000 + b"</script>")
    assert not is_html(b"<script>" * 20000)


@pytest.mark.parametrize("value", ["", "=1", "='a b'", '="a b"', " = x"])
def test_attributes_by_the_thousand_are_refused_in_a_moment(value: str) -> None:
    tag = " ".join(f"a{number}{value}" for number in range(50_000))
    with pytest.raises(
        DocumentError, match="50,000 attributes in one tag, more than the 500 taken"
    ):
        read_page(f"<html><p {tag}>Text.</p></html>")


def test_a_long_attribute_is_not_many() -> None:
    title, data, path = "a " * 5_000, "b/c " * 5_000, "a/" * 900
    text = (
        f"<html><p>Text. <a title='{title}' data-x=\"{data}\" href=https://example.org/{path}>x</a>"
    )
    assert read_page(text).text == "Text. x"


@pytest.mark.parametrize(
    "page",
    [
        "<html><script>for(i=0;i<list.length;i++){{ {words} }}</script><p>Text.</p></html>",
        "<html><SCRIPT type='text/plain'>if (a<b) {{ {words} }}</script ><p>Text.</p></html>",
        "<html><style>/* a<b {words} */</style><p>Text.</p></html>",
        "<html><!-- a<b {words} --><p>Text.</p></html>",
        "<html><p>Text.</p><script>if (a<b) {words}",
    ],
)
def test_code_and_comments_hold_no_attributes(page: str) -> None:
    assert read_page(page.format(words="in " * 5_000)).text.strip() == "Text."


def test_a_tag_of_code_is_looked_at_and_so_is_what_stands_behind_it() -> None:
    attributes = " ".join(f"a{number}" for number in range(50_000))
    for page in (
        f"<script {attributes}>x</script>",
        f"<script>a<b</script><p {attributes}>Text.</p>",
    ):
        with pytest.raises(DocumentError, match="attributes in one tag"):
            check_attributes(page)


@pytest.mark.growth
def test_looking_for_attributes_takes_as_long_as_a_page_is_long() -> None:
    for unit in (
        "<a",
        "<a ",
        "<a b='",
        '<a b="',
        "<a =",
        "< ",
        "<script",
        "<script>",
        "<!--",
        "</script",
    ):
        assert growth(check_attributes, lambda size, unit=unit: unit * size, 20_000) < LINEAR  # type: ignore[misc]
