from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.syntax.nodes import Items, Node, Scalar, Table
from sitrep.content.syntax.yaml_nodes import (
    MAX_BYTES,
    MAX_DEPTH,
    Plain,
    YamlError,
    dump_yaml,
    parse_yaml,
)
from sitrep.core.text import legible
from tests.support.growth import LINEAR, growth
from tests.support.strategies import raw_texts

TEXTS = raw_texts.map(legible)
PLAIN: st.SearchStrategy[Plain] = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def plain(node: Node) -> Plain:
    """A tree without its lines."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def table(text: str, *, first_line: int = 1) -> Table:
    node = parse_yaml(text, first_line=first_line)
    assert isinstance(node, Table)
    return node


@given(st.dictionaries(TEXTS, PLAIN, max_size=4))
def test_what_is_dumped_is_parsed_back(value: dict[str, Plain]) -> None:
    assert plain(parse_yaml(dump_yaml(value))) == value


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "yes",
        "true",
        "12:30",
        "1e3",
        "0x10",
        "010",
        "1_000",
        "3",
        "3.10",
        "2020-07-01",
        ".inf",
        "nULL",
        "<<",
        "=",
    ],
)
def test_a_scalar_is_the_text_as_written(text: str) -> None:
    assert plain(parse_yaml(f"key: {text}")) == {"key": text}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_and_null_are_none(written: str) -> None:
    assert plain(parse_yaml(f"key: {written}")) == {"key": None}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_null_in_quotes_is_a_text(text: str) -> None:
    assert plain(parse_yaml(f"one: '{text}'\ntwo: \"{text}\"")) == {"one": text, "two": text}


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n"])
def test_nothing_is_an_empty_table(text: str) -> None:
    assert plain(parse_yaml(text)) == {}


def test_every_node_knows_its_line_in_the_file() -> None:
    text = "# comment\na: |\n  x\n  y\nb:\n  - one\n  - {c: d}\n"
    first, second = table(text, first_line=2).entries
    assert (first.line, second.line) == (3, 6)
    assert isinstance(second.value, Items)
    assert [item.line for item in second.value.items] == [7, 8]


def test_a_key_that_stands_twice_is_kept_twice() -> None:
    assert [(entry.key, entry.line) for entry in table("a: 1\na: 2").entries] == [
        ("a", 1),
        ("a", 2),
    ]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: *x", 2, "alias"),
        ("a: &x 1", 1, "anchor"),
        ("a: &x [1]\nb: *x", 1, "anchor"),
        ("a:\n  - &x {b: c}", 2, "anchor"),
        ("a: 1\nb: !!python/object/apply:os.system [id]", 2, "tag"),
        ("a: !!str 1", 1, "tag"),
        ("a: !x {}", 1, "tag"),
        ("a: ! x", 1, "tag"),
        ("a: 1\n--- \nb: 2", 2, "second document"),
        ("a: 1\n...\n--- b", 3, "second document"),
        ("a: 1\n? [b]\n: c", 2, "key that is not text"),
        ("a: 1\n? {b: c}\n: d", 2, "key that is not text"),
        ("a: 1\nb: c: d", 2, "not valid YAML"),
        ("a: 1\n\tb: 2", 2, "not valid YAML"),
        ('a: "\n\n', 1, "not valid YAML"),
        ("a: 1\nb\nc: 2", 2, "not valid YAML"),
        ("a: 1\nb: ]", 2, "not valid YAML"),
        ("a: 1\n%YAML 9.9", 2, "not valid YAML"),
        ("a: @", 1, "not valid YAML"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(text)
    assert problem in caught.value.problem
    assert caught.value.line == line


@pytest.mark.parametrize("opened", ['"x', "'x", "[x, y", "{x: y"])
def test_what_is_never_closed_is_reported_where_it_opens(opened: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(f"a: 1\nb: {opened}\nc: 1\nd: 1\ne: 1\n")
    assert caught.value.line == 2


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert plain(parse_yaml("a: {b: c}\n<<: {d: e}")) == {"a": {"b": "c"}, "<<": {"d": "e"}}


def test_nesting_is_refused_where_no_key_of_ours_stands() -> None:
    parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(YamlError, match="nesting"):
        parse_yaml("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2))


def test_more_than_64_kb_is_refused_counted_in_bytes() -> None:
    parse_yaml("a: " + "é" * (MAX_BYTES // 2 - 2))
    with pytest.raises(YamlError, match="64 kB"):
        parse_yaml("a: " + "é" * (MAX_BYTES // 2))


@pytest.mark.parametrize("mark", ["\u2028", "\u2029"])
def test_a_line_separator_in_a_text_is_no_line_of_the_file(mark: str) -> None:
    assert [entry.line for entry in table(f'a: "x{mark}y"\nb: z').entries] == [1, 2]


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_whatever_the_texts_every_key_knows_its_line(texts: list[str]) -> None:
    written = [dump_yaml({f"key{number}": text}) for number, text in enumerate(texts)]
    lines = [1 + "".join(written[:number]).count("\n") for number in range(len(texts))]
    assert [entry.line for entry in table("".join(written)).entries] == lines


def test_what_is_wrong_below_a_line_separator_is_reported_on_its_own_line() -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml("a: 'x\u2028y\u2029z'\nb: [x\nc: 1\n")
    assert (caught.value.line, "seen in line 3" in caught.value.problem) == (2, True)


@given(raw_texts.map(legible))
def test_any_text_is_a_tree_or_refused(text: str) -> None:
    with suppress(YamlError):
        assert isinstance(parse_yaml(text), Scalar | Items | Table)


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    ["[", "{", "- ", "? ", "a: ", "&a ", "*a ", "!a ", "a\n", "{a: b,", "'", '"x ', "|\n", "#"],
)
def test_64_kb_of_one_sign_take_no_time(unit: str) -> None:
    def work(text: str) -> None:
        with suppress(YamlError):
            parse_yaml(text)

    assert growth(work, lambda size: unit * (size // len(unit)), 1000) < LINEAR
