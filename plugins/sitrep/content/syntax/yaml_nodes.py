"""Strict YAML: every scalar a text, nothing clever.

YAML 1.1 reads ``NO`` as false and ``12:30`` as 750, lets an alias grow a file
of a kilobyte into gigabytes and a tag build objects.  So PyYAML's parser (well kept,
MIT, C speed) is used for its events alone: plain scalars stay texts, an empty
scalar, ``~`` and ``null`` are None, and aliases, anchors, tags, several
documents and deep nesting are refused.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from sitrep.content.syntax.nodes import Entry, Items, Node, Scalar, Table
from sitrep.core.limits import FRONT_MATTER

MAX_BYTES = FRONT_MATTER.most
MAX_DEPTH = 8
"""The deepest key of any front matter is at depth 4."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What PyYAML counts as the end of a line; to every editor, and to us, only a line feed is."""
_OPENINGS = frozenset(
    {
        "while scanning a quoted scalar",
        "while parsing a flow sequence",
        "while parsing a flow mapping",
        "while scanning a simple key",
    }
)
"""What PyYAML was busy with when it missed an end: it names the place where it gave up, we the one
to fix."""

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML was built with it."""


class YamlError(Exception):
    """The text is not strict YAML.  Internal: readers turn it into a Fault."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def parse_yaml(text: str, *, first_line: int = 1) -> Node:
    """The document in text as a tree whose lines count from ``first_line``.

    Raises YamlError, which names the line, for anything but one plain document.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise YamlError(f"more than {MAX_BYTES // 1024} kB of front matter", first_line)
    lines = _Lines(text, first_line)
    try:
        return _document(_Events(yaml.parse(text, Loader=LOADER), lines))
    except yaml.MarkedYAMLError as error:
        raise YamlError(*_find_cause(error, lines)) from error
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise YamlError(f"not valid YAML ({reason})", first_line) from error


class _Lines:
    """Which line of the file one of PyYAML's marks is on."""

    def __init__(self, text: str, first_line: int) -> None:
        breaks = (match[0] for match in _BREAK.finditer(text))
        self._strange = tuple(
            number for number, sign in enumerate(breaks) if not sign.endswith("\n")
        )
        self._first_line = first_line

    def of(self, line: int) -> int:
        """The line of a mark that counts from 0, less the breaks above it that are no line feeds."""
        above = bisect_right(self._strange, line - 1) if self._strange else 0
        return self._first_line + line - above


def _find_cause(error: yaml.MarkedYAMLError, lines: _Lines) -> tuple[str, int]:
    """What PyYAML found, with the line to look at: for what is never closed, the one it opens on."""
    problem, mark = error.problem or error.context, error.problem_mark or error.context_mark
    line = lines.of(mark.line if mark else 0)
    if error.context in _OPENINGS and error.context_mark:
        opened = lines.of(error.context_mark.line)
        seen = f", seen in line {line}" if line != opened else ""
        return f"not valid YAML ({problem}{seen})", opened
    return f"not valid YAML ({problem})", line


_PLAIN_EVENTS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent, yaml.DocumentStartEvent})
"""Those that can have nothing that we never accept."""


class _Events:
    """PyYAML's events, one at a time, with what we never accept refused."""

    def __init__(self, events: Iterator[yaml.Event], lines: _Lines) -> None:
        self._events = events
        self._lines = lines

    def next(self) -> yaml.Event:
        event = next(self._events)
        if type(event) in _PLAIN_EVENTS:
            return event
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(f"an alias (*{event.anchor})", self.line(event))
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise YamlError(f"an anchor (&{event.anchor})", self.line(event))
        if (
            isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
            and event.tag is not None
        ):
            raise YamlError(f"a tag ({event.tag})", self.line(event))
        return event

    def line(self, event: yaml.Event) -> int:
        return self._lines.of(event.start_mark.line if event.start_mark else 0)


def _document(events: _Events) -> Node:
    events.next()  # stream start
    first = events.next()
    if isinstance(first, yaml.StreamEndEvent):
        return Table((), events.line(first))
    node = _node(events, events.next(), 0)
    events.next()  # document end
    after = events.next()
    if not isinstance(after, yaml.StreamEndEvent):
        raise YamlError("a second document", events.line(after))
    return node


def _node(events: _Events, event: yaml.Event, depth: int) -> Node:
    line = events.line(event)
    if depth > MAX_DEPTH:
        raise YamlError(f"nesting deeper than {MAX_DEPTH}", line)
    if isinstance(event, yaml.ScalarEvent):
        is_null = not event.style and event.value in NULLS
        return Scalar(None if is_null else event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(tuple(_items(events, depth)), line)
    return Table(tuple(_entries(events, depth)), line)


def _items(events: _Events, depth: int) -> Iterator[Node]:
    while not isinstance(event := events.next(), yaml.SequenceEndEvent):
        yield _node(events, event, depth + 1)


def _entries(events: _Events, depth: int) -> Iterator[Entry]:
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        line = events.line(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError("a key that is not text", line)
        yield Entry(event.value, _node(events, events.next(), depth + 1), line)


Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What ``dump_yaml`` takes: texts, None, lists and tables."""


class _Dumper(
    yaml.emitter.Emitter,
    yaml.serializer.Serializer,
    yaml.representer.SafeRepresenter,
    yaml.resolver.BaseResolver,
):
    """PyYAML's emitter with a resolver that, like ours, sees texts alone."""

    def __init__(self, stream: io.StringIO) -> None:
        yaml.emitter.Emitter.__init__(self, stream, width=MAX_BYTES, allow_unicode=True)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(self, default_flow_style=False, sort_keys=False)
        yaml.resolver.BaseResolver.__init__(self)

    def ignore_aliases(self, _data: object) -> bool:
        """Write equal values out in full: aliases are refused on reading."""
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "'" if text in NULLS else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _null(dumper: _Dumper, _none: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", "null")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _null)


def dump_yaml(value: dict[str, Plain]) -> str:
    """The table as text that ``parse_yaml`` reads back as the same tree."""
    stream = io.StringIO()
    dumper = _Dumper(stream)
    dumper.open()
    dumper.represent(value)
    dumper.close()
    return stream.getvalue()
