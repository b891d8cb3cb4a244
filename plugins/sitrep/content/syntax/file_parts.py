"""A file with front matter, taken apart so that it can be put together again to the character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.content.syntax.front_matter import FENCE, split_file
from sitrep.content.syntax.nodes import Items, Node, Scalar, Table
from sitrep.content.syntax.yaml_layout import find_comments
from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.core.errors import ContentError, Fault
from sitrep.core.text import legible

_REMEDY = "Put each key on a line of its own, as key: value, and run the command again"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, as Windows, old Macs and all others write it."""
MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class FileParts:
    """A file taken apart, every character kept."""

    file: str
    head: str
    """The byte order mark, if there is one, and the opening fence."""
    front: tuple[str, ...]
    """The lines of the front matter with their ends."""
    tail: str
    """The closing fence and what follows it."""
    newline: str

    @property
    def text(self) -> str:
        """The whole file."""
        return f"{self.head}{''.join(self.front)}{self.tail}"

    @property
    def yaml(self) -> str:
        """The front matter as the reader of YAML gets it."""
        return legible(self.unix)

    @property
    def unix(self) -> str:
        """The front matter with line feeds alone at the ends of its lines."""
        return "".join(line.rstrip("\r\n") + "\n" for line in self.front)

    def fault(self, key: str, line: int = 1, problem: str = "") -> Fault:
        """What says that a key was not changed."""
        problem = problem or "was not changed: the front matter is laid out in an unusual way"
        return Fault(self.file, line, key, problem, _REMEDY)


def take_apart(text: str, file: str) -> FileParts:
    """A file's parts; raises ContentError where it has no front matter."""
    mark = MARK if text.startswith(MARK) else ""
    lines = LINE.findall(text.removeprefix(MARK))
    fences = [number for number, line in enumerate(lines) if legible(line).rstrip() == FENCE]
    if len(fences) < 2 or fences[0] != 0:
        problem = "was not changed: it has no front matter"
        remedy = "Start the file with a line ---, its keys, and another line ---"
        raise ContentError([Fault(file, 1, "", problem, remedy)])
    end = fences[1]
    newline = lines[0][len(lines[0].rstrip("\r\n")) :]
    return FileParts(file, mark + lines[0], tuple(lines[1:end]), "".join(lines[end:]), newline)


@dataclass(frozen=True, slots=True)
class FileSays:
    """All that a file says, however it is laid out."""

    keys: tuple[tuple[str, Plain], ...]
    comments: tuple[str, ...]
    """In alphabetical order: an edit may move one, and lose none."""
    body: str


def read_parts(parts: FileParts) -> FileSays | None:
    """What a file says, or None where it cannot be read."""
    page = split_file(parts.text.encode(), parts.file, [])
    if page is None:
        return None
    return FileSays(
        tuple(plain_keys(page.table)), tuple(sorted(find_comments(parts.yaml))), page.body
    )


def plain_keys(table: Table) -> Iterator[tuple[str, Plain]]:
    """The keys of a table with their values, without the lines that they are on."""
    for entry in table.entries:
        yield entry.key, _plain(entry.value)


def _plain(node: Node) -> Plain:
    """A value without the lines that it is on."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return {entry.key: _plain(entry.value) for entry in node.entries}
