from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given

from sitrep.content.syntax.nodes import Items, Node, Scalar, Table
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from tests.support.growth import LINEAR, growth
from tests.support.strategies import raw_texts

TEXT = """\
# comment
top = "x"

[one]  # comment
name = "One"
"quoted key" = 'Q'
list = [
  "a",
  "b",
]

["two"]
name = \"\"\"
long
\"\"\"
judged = 2020-07-01
inline = {name = "I"}

[[rows]]
name = "R"
"""


def at(node: Node, *path: str) -> Node:
    """What stands at the end of a path of keys."""
    for key in path:
        assert isinstance(node, Table)
        node = next(entry.value for entry in node.entries if entry.key == key)
    return node


def line_at(*path: str) -> int:
    parent = at(parse_toml(TEXT), *path[:-1])
    assert isinstance(parent, Table)
    return next(entry.line for entry in parent.entries if entry.key == path[-1])


def test_values_are_texts() -> None:
    tree = parse_toml(TEXT)
    assert at(tree, "one", "name") == Scalar("One", 5)
    assert at(tree, "two", "name") == Scalar("long\n", 13)
    assert at(tree, "two", "judged") == Scalar("2020-07-01", 16)
    assert at(tree, "one", "list") == Items((Scalar("a", 7), Scalar("b", 7)), 7)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("one",), 4),
        (("one", "name"), 5),
        (("one", "quoted key"), 6),
        (("one", "list"), 7),
        (("two",), 12),
        (("two", "name"), 13),
        (("two", "judged"), 16),
        (("two", "inline"), 17),
        (("rows",), 19),
    ],
)
def test_tables_and_keys_know_their_line(path: tuple[str, ...], line: int) -> None:
    assert line_at(*path) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = ", 2),
        ("a = 1\n[b", 2),
        ("a = 1\n\na = 2", 3),
        ("[a]\n[b]\n[a]", 3),
        ('a = "x', 1),
        ('a = """x\n\ny', 3),
        ("a = 1\nb = 2020-13-45", 2),
        ("a = 1\n= 2", 2),
        ("\x00", 1),
        ("a = 1 b = 2", 1),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TomlError, match="not valid TOML") as caught:
        parse_toml(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = " + "[" * 5000 + "]" * 5000, id="nested lists"),
        pytest.param("a." * 3000 + "a = 1", id="nested keys"),
        pytest.param("a = " + "9" * 5000, id="a number of 5,000 digits"),
        pytest.param("a = 0x" + "f" * 5000, id="a hexadecimal number of 5,000 digits"),
    ],
)
def test_what_python_cannot_hold_is_refused_and_does_not_crash(text: str) -> None:
    with pytest.raises(TomlError):
        parse_toml(text)


def test_a_dotted_key_knows_its_line() -> None:
    tree = parse_toml('\n\none.name = "One"\none.list = []\n')
    assert tree.entries[0].line == 3
    assert isinstance(tree.entries[0].value, Table)
    assert [entry.line for entry in tree.entries[0].value.entries] == [3, 4]


def test_a_list_within_a_list_is_no_table() -> None:
    one = at(parse_toml('[one]\nlist = [\n  ["a"],\n]\nname = "One"\n'), "one")
    assert isinstance(one, Table)
    assert one.entries[1].line == 5


@pytest.mark.growth
def test_a_bracket_and_many_spaces_take_no_time() -> None:
    assert growth(parse_toml, lambda size: 'a = """\n[' + " " * size + '\n"""', 400) < LINEAR


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a = """x""""\nb = 1\n', id="a quotation mark before those that end a text"),
        pytest.param("a = '''x'''''\nb = 1\n", id="two of the other kind"),
        pytest.param(
            'a = """\nb = 2\n[b]\n"""\nb = 1\n', id="what looks like a key and a header in a text"
        ),
        pytest.param('a = """\\"""\nb = 2\n"""\nb = 1\n', id="an escaped end of a text"),
        pytest.param('a = { x = "]", y = 1 } # "\nb = 1\n', id="an inline table and a comment"),
        pytest.param('a = [ # ]\n  "#", # "\n]\nb = 1\n', id="a list with comments"),
        pytest.param('# b = 2\n  \n  "\\u0062" = 1\n', id="a name with an escape"),
        pytest.param("'a.c'.d = 1\nb . c = 1\n", id="dotted names with quotes and spaces"),
        pytest.param("a = 1\r\n\r\nb = 1\r\n", id="Windows line ends"),
    ],
)
def test_only_a_key_counts_as_the_line_of_a_key(text: str) -> None:
    last = len(text.splitlines())
    assert [entry.line for entry in parse_toml(text).entries if entry.key == "b"] == [last]


def test_what_is_written_without_quotes_is_no_text() -> None:
    tree = parse_toml('a = true\nb = 1\nc = 1.5\nd = 2020-07-01\ne = "true"\nf = [1]')
    values = [
        entry.value.items[0] if isinstance(entry.value, Items) else entry.value
        for entry in tree.entries
    ]
    assert [isinstance(value, Scalar) and value.is_text for value in values] == [False] * 4 + [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "value",
    [
        "9" * 5000,
        "0x" + "f" * 5000,
        "[" * 5000 + "]" * 5000,
        "[" * 20 + "]" * 20,
        "{" + "a." * 20 + "a = 1}",
    ],
)
def test_what_cannot_be_held_is_refused_with_its_line(value: str) -> None:
    with pytest.raises(TomlError) as caught:
        parse_toml(f"[x]\n\na = {value}\nb = 1\n")
    assert caught.value.line == 3


@pytest.mark.growth
@pytest.mark.parametrize(
    "unit",
    ['"', '""" ', "'", "[", "[[", "a=[", "\\", '" ', " ", "\n", "#", '"\\', "{", "'''", "a=1\n"],
)
def test_100_kb_of_one_sign_take_no_time(unit: str) -> None:
    def work(text: str) -> None:
        inside = text.replace('"', "x").replace("\\", "x")
        for each in (text, f'a = """\n{inside}"""', f'a = """\n[{inside}"""'):
            with suppress(TomlError):
                parse_toml(each)

    assert growth(work, lambda size: unit * (size // len(unit)), 1000) < LINEAR


@pytest.mark.parametrize(
    "text",
    [
        "x." * 900_000,
        "x . " * 400_000,
        "[" + "a." * 500_000 + "a]",
        "b = {" + "a." * 500_000 + "a = 1}",
    ],
)
def test_a_name_of_many_dots_takes_no_time(text: str) -> None:
    with pytest.raises(TomlError) as caught:
        parse_toml(f"a = 1\n{text}")
    assert caught.value.line == 2


def test_dots_in_a_text_or_a_comment_are_no_names() -> None:
    dots = "a.b.c.d.e.f.g.h.i.j.k.l"
    tree = parse_toml(f'# {dots}\na = "{dots}"\nb = \'{dots}\'\nc = """\n{dots}\n"""\n')
    assert len(tree.entries) == 3


@given(raw_texts)
def test_any_text_is_a_tree_or_refused(text: str) -> None:
    with suppress(TomlError):
        assert isinstance(parse_toml(text), Table)
