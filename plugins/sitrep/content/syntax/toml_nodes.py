"""TOML as a tree with lines.

``tomllib`` reads the values; it keeps no positions, so the lines of tables and
keys are looked up in the text afterwards, statement by statement.  What is
inside a text or a list is not a statement.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from sitrep.content.syntax.nodes import Entry, Items, Node, Scalar, Table

MAX_DEPTH = 8
"""The deepest key of any table is at depth 2."""
MAX_BITS = 64
"""The longest whole number that TOML asks its readers to hold."""

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)
"""Texts, comments, brackets and line ends; each sign of a file is looked at once."""
_NO_NAME = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""Texts and comments, also those without an end: whatever the text, each sign is looked at once."""
_NESTING = {"[": 1, "{": 1, "]": -1, "}": -1}
_NAME = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_NAMES = re.compile(rf"(\[{{0,2}})[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)")
"""How a statement begins: the brackets of a header, then a name or a dotted one."""
_DEEP_NAME = re.compile(rf"(?<![\w-])[\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++){{{MAX_DEPTH}}}")
"""A name dotted deeper than we define: tomllib takes the square of the dots, minutes for a file of
2 MB."""
_WHERE = re.compile(r"\(at line (\d+)")

Path = tuple[str, ...]
"""The names from the top of the file down to a key."""
Lines = dict[Path, int]


class TomlError(Exception):
    """The text is not TOML.  Internal: readers turn it into a Fault."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def parse_toml(text: str) -> Table:
    """The document in text; raises TomlError, which names the line.

    TOML that Python cannot hold, or that is nested deeper than MAX_DEPTH, is refused as well.
    """
    _refuse_deep_names(text)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        line = int(where.group(1)) if where else text.count("\n") + 1
        raise TomlError(f"not valid TOML ({str(error).partition(' (at')[0]})", line) from error
    except (ValueError, RecursionError) as error:
        raise TomlError(
            "a number is too long, or lists are nested too deeply, to be read", _find_unheld(text)
        ) from error
    return _table(values, (), 1, _find_lines(text))


def _refuse_deep_names(text: str) -> None:
    """Raise TomlError for a name dotted too deep, before it costs anything."""
    bare = _NO_NAME.sub(_blanked, text)
    if deep := _DEEP_NAME.search(bare):
        raise TomlError(f"nesting deeper than {MAX_DEPTH}", bare.count("\n", 0, deep.start()) + 1)


def _blanked(token: re.Match[str]) -> str:
    """A text as a name without dots, a comment as nothing; the lines stay."""
    return "" if token[0][0] == "#" else "_" + "\n" * token[0].count("\n")


def _find_unheld(text: str) -> int:
    """The line of the first statement of which tomllib says no more than Python does."""
    return next((number for number, statement in _statements(text) if not _is_held(statement)), 1)


def _is_held(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return True
    except (ValueError, RecursionError):
        return False
    return True


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header and each key with its value, with the line it begins on."""
    start, depth = 0, 0
    line = first = 1
    for token in _TOKEN.finditer(f"{text}\n"):
        depth += _NESTING.get(token[0], 0)
        line += token[0].count("\n")
        if token[0] == "\n" and not depth:
            yield first, text[start : token.start()]
            start, first = token.end(), line


def _find_lines(text: str) -> Lines:
    """The line on which each table and key is first named."""
    lines: Lines = {}
    table: Path = ()
    for number, statement in _statements(text):
        start = _NAMES.match(statement.lstrip())
        if not start:
            continue
        names = _split_names(start[2])
        if start[1]:
            table, names = names, ()
        path = (table + names)[: MAX_DEPTH + 1]
        for end in range(1, len(path) + 1):
            lines.setdefault(path[:end], number)
    return lines


def _split_names(written: str) -> Path:
    """The names in a dotted one, without the quotes and escapes they may be written with."""
    return tuple(
        str(tomllib.loads(f"_ = {name}")["_"]) if name[0] in "\"'" else name
        for name in re.findall(_NAME, written)
    )


def _table(values: Mapping[str, object], path: Path, line: int, lines: Lines) -> Table:
    entries = []
    for key, value in values.items():
        at = lines.get((*path, key), line)
        entries.append(Entry(key, _node(value, (*path, key), at, lines), at))
    return Table(tuple(entries), line)


def _node(value: object, path: Path, line: int, lines: Lines) -> Node:
    if len(path) > MAX_DEPTH:
        raise TomlError(f"nesting deeper than {MAX_DEPTH}", line)
    if isinstance(value, Mapping):
        return _table(value, path, line, lines)
    if isinstance(value, list):
        return Items(tuple(_node(item, (*path, ""), line, lines) for item in value), line)
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise TomlError(f"a number of more than {MAX_BITS} bits", line)
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(written, line, is_text=isinstance(value, str))
