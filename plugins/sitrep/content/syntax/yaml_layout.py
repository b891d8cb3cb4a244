"""Where the keys and comments of front matter are in its text: what only an editor must know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from sitrep.content.syntax.yaml_nodes import LOADER, Plain

_BLOCK_SCALARS = frozenset({"|", ">"})


@dataclass(frozen=True, slots=True)
class KeySpan:
    """A key of the outermost table, from its first character to one past the last of its value."""

    name: str
    start: int
    name_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of the outermost table in their order."""

    spans: tuple[KeySpan, ...]
    is_flow: bool
    """Whether the table is written in braces: ``{id: a, status: draft}``."""
    start: int
    """Where the table begins; in braces, one past the opening one."""
    column: int
    """How far the keys are indented."""


def read_keys(text: str) -> Keys:
    """Where the keys of a YAML document are; it must be one that ``parse_yaml`` reads.

    Positions count characters from 0. Text without a table has no keys.
    """
    events = yaml.parse(text, Loader=LOADER)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            is_flow = bool(event.flow_style)
            start = _end(event) if is_flow else _start(event)
            return Keys(
                tuple(_spans(events)),
                is_flow,
                start,
                event.start_mark.column if event.start_mark else 0,
            )
    return Keys((), is_flow=False, start=0, column=0)


def _spans(events: Iterator[yaml.Event]) -> Iterator[KeySpan]:
    for key in events:
        if not isinstance(key, yaml.ScalarEvent):
            return  # the end of the table
        end = _value_end(events)
        yield KeySpan(key.value, _start(key), _end(key), end)


def _value_end(events: Iterator[yaml.Event]) -> int:
    """One past the last character of the value that begins with the next event.

    A list or table that is not in brackets ends, to PyYAML, where the next key
    begins, with the comments between them. So what counts is the last thing in it.
    """
    depth, end = 0, 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            end = max(end, _end(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if _end(event) > _start(event):  # a bracket: others end with nothing
                end = max(end, _end(event))
        else:
            end = max(end, _end(event))
        if depth == 0:
            return end
    return end


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def find_comments(text: str) -> tuple[str, ...]:
    """The comments of a YAML document in order, each from its ``#`` to the end of its line."""
    found: list[str] = []
    last = 0
    for event in yaml.parse(text, Loader=LOADER):
        if not isinstance(event, yaml.ScalarEvent):
            continue
        found += _comments_in(text[last : _start(event)])
        last = _end(event)
        if event.style in _BLOCK_SCALARS:  # its first line, "|  # as it was sent", is not text yet
            header = text[_start(event) : last].partition("\n")[0]
            found += _comments_in(header)
    return (*found, *_comments_in(text[last:]))


def _comments_in(gap: str) -> Iterator[str]:
    """The comments in a text between two scalars, where nothing but a comment has a number sign."""
    for line in gap.split("\n"):
        _before, sign, comment = line.partition("#")
        if sign:
            yield f"#{comment}".rstrip()


def dump_flow(value: Plain) -> str:
    """A value on one line, as it may be written in braces: JSON, with the escapes of YAML."""
    written = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in written)


def _escaped(sign: str) -> str:
    """A sign as YAML writes it, which unlike JSON has escapes beyond the first 65,536."""
    return f"\\U{ord(sign):08x}"
