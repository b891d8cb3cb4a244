from __future__ import annotations

from lxml import html

from sitrep.ingest.markup import LineKind
from sitrep.ingest.read.html import WrittenPage, write_text


def written(markup: str) -> WrittenPage:
    return write_text(html.document_fromstring(f"<html><body>{markup}</body></html>"))


def lines(markup: str) -> list[str]:
    return written(markup).text.split("\n")


def test_a_link_stays_in_its_sentence() -> None:
    assert lines('<p>The <a href="#">ferry</a>\n  was <b>late</b>.</p>') == ["The ferry was late."]


def test_blocks_and_breaks_end_lines_and_loose_text_is_a_line_too() -> None:
    assert lines("<div>loose<p>one</p>tail<br>after<ul><li>two<li>three</ul></div>") == [
        "loose", "one", "tail", "after", "two", "three",
    ]  # fmt: skip


def test_what_no_reader_sees_is_left_out_and_what_follows_it_is_not() -> None:
    markup = (
        '<p>a<script>x</script>b</p><style>y</style><p hidden>z</p>c<p style="display: none">w</p>d'
    )
    assert lines(markup) == ["ab", "cd"]


def test_what_only_screen_readers_say_is_left_out() -> None:
    assert lines(
        '<p>The <a href="#">list<span class="x sr-only"> (new window)</span></a> is long.</p>'
    ) == ["The list is long."]


def test_what_is_typed_into_forms_is_no_text() -> None:
    assert lines(
        "<form>Name <input value='x'><select><option>y</select><textarea>z</textarea></form>"
    ) == ["Name"]


def test_places_of_lines_are_those_of_the_text() -> None:
    page = written("<h1>One  two</h1><p>three</p>")
    assert [page.text[line.start : line.end] for line in page.lines] == ["One two", "three"]


def test_a_line_knows_its_kind() -> None:
    page = written(
        "<h1>a</h1><h2>b</h2><p>c</p><ul><li><p>d</p></ul><table><td>e</table>"
        "<blockquote><p>f</p></blockquote>"
    )
    assert [line.kind for line in page.lines] == [
        LineKind.TITLE,
        LineKind.HEADING,
        LineKind.PARAGRAPH,
        LineKind.ITEM,
        LineKind.CELL,
        LineKind.QUOTE,
    ]


def test_a_line_knows_how_much_of_it_is_links() -> None:
    assert [
        line.linked for line in written('<p>see <a href="#">the list</a></p><p>none</p>').lines
    ] == [8, 0]


def test_blank_lines_part_preformatted_text() -> None:
    assert lines("<pre>one\ntwo\n\nthree</pre>") == ["one two", "three"]


def test_a_deep_tree_is_walked() -> None:
    assert lines("<div>" * 200 + "deep" + "</div>" * 200) == ["deep"]
