"""How the cost of reading hostile texts grows with their length.

    .venv/bin/python benchmarks/growth.py [NAME ...] [--size 20000] [--most 6]

Each reader gets texts of one repeated unit that a careless pattern would read again and again, at
a length and at four times that length. Four times the work is linear; sixteen is quadratic. Prints
the processor time of both and their ratio, the worst last. Exits with 1 where a ratio exceeds
--most. Very short times are not judged, because noise would be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from common import parser_for, processor_seconds

from sitrep.content.syntax.passages import parse_passages
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.content.syntax.yaml_nodes import YamlError, parse_yaml
from sitrep.core.markdown.escape import escape_text
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.markdown.render import render_page, render_report
from sitrep.core.private import find_private

STEP = 4
"""How many times longer the longer text is."""
SHORT = 0.02
"""Seconds below which a time says nothing."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A part of the program that reads texts anybody may have written."""

    read: Callable[[str], object]
    units: tuple[str, ...]
    """What hostile texts repeat: signs that begin something which then never ends."""
    longest: int = 100_000
    """Characters beyond which the text is refused unread."""


def read_yaml(text: str) -> None:
    """Read front matter; most hostile texts are not YAML."""
    with suppress(YamlError):
        parse_yaml(text)


def read_toml(text: str) -> None:
    """Read a table, and a value that is such a text."""
    for each in (text, f'a = """\n[{text.replace(chr(34), "x")}"""'):
        with suppress(TomlError):
            parse_toml(each)


def read_passages(text: str) -> None:
    """Read a report's body, and the line of a passage."""
    parse_passages(text, "a.md", 1, [])
    parse_passages("::: passage " + text.replace("\n", " "), "a.md", 1, [])


def render(text: str) -> None:
    """Render a text as a report and as a page, and escaped."""
    render_report(text)
    render_page(text)
    plain_paragraphs(escape_text(text))


READERS: dict[str, Reader] = {
    "yaml": Reader(
        read_yaml,
        ("[", "{", "- ", "? ", "a: ", "&a ", "*a ", "!a ", "a\n", "{a: b,", "'", '"x ', "|\n", "#"),
        longest=64_000,
    ),
    "toml": Reader(
        read_toml,
        (
            '"',
            '""" ',
            "'",
            "[",
            "[[",
            "a=[",
            "\\",
            '" ',
            " ",
            "\n",
            "#",
            '"\\',
            "{",
            "'''",
            "a=1\n",
        ),
    ),
    "passages": Reader(
        read_passages,
        (":\u200b", ": ", ":::\n", "::: passage\n", ":::x\n", "::: passag\n", ":", "::: ", "x\n"),
    ),
    "markdown": Reader(
        render,
        (
            *("[", "*", "_a", "*a ", "**a ", "[a](", "![", "[]", "`", "<", "&", "&a;", "> ", "- "),
            *("1. ", "\\", "](", "[x]: ", "|a|b|\n", "```\n", "\t", ":::\n", "* a\n", "_*"),
            *("[[a]](b)", "<a@", "[a][", "a\n=\n", '[a](b "', "[a\n", "é"),
        ),
    ),
    "private": Reader(
        find_private,
        (
            *("9 ", "a.", "@a", "1.", "(0", "+9", "A ", "Ab ", "°", "٣ ", "[at] ", "a@", "ст. "),
            *("x-", "&#", "%4", "0x", ", 9", " was ", "rue ", "A, 9, ", "Ahmad Ali said "),
            *("Ahmad told AFP ", "prison Ahmad Ali "),
        ),
    ),
}


@dataclass(frozen=True, slots=True, order=True)
class Growth:
    """What became of the time when a text grew."""

    ratio: float
    name: str
    unit: str
    short: float
    long: float

    def __str__(self) -> str:
        """The figures on a line."""
        times = f"{self.short * 1000:9.1f} ms {self.long * 1000:9.1f} ms"
        return f"{self.name:10} {self.unit!r:22} {times} {self.ratio:6.1f}"


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(READERS)} (default: all)"
    )
    parser.add_argument(
        "--size", type=int, default=20_000, help="characters to begin with (default: %(default)s)"
    )
    parser.add_argument(
        "--most", type=float, default=6.0, help="the highest ratio allowed (default: %(default)s)"
    )
    options = parser.parse_args()
    unknown = set(options.names) - READERS.keys()
    if unknown:
        parser.error(f"there is no reader {min(unknown)}: choose from {', '.join(READERS)}")
    found = sorted(measure_all(options.names or [*READERS], options.size))
    print(f"{'reader':10} {'unit':22} {'short':>12} {STEP:>10}x {'ratio':>6}")
    for growth in found:
        print(growth)
    too_steep = sum(growth.ratio > options.most for growth in found)
    print(f"{len(found)} measured, {too_steep} above {options.most:g}")
    return 1 if too_steep else 0


def measure_all(names: list[str], size: int) -> Iterator[Growth]:
    """The growth of each reader with each of its units."""
    for name in names:
        reader = READERS[name]
        for unit in reader.units:
            yield measure(name, reader, unit, min(size, reader.longest // STEP))


def measure(name: str, reader: Reader, unit: str, size: int) -> Growth:
    """The growth with one unit; a ratio of 0 where the longer text is read too fast to judge."""
    short = processor_seconds(lambda: reader.read(unit * (size // len(unit))))
    long = processor_seconds(lambda: reader.read(unit * (STEP * size // len(unit))))
    ratio = long / max(short, SHORT / STEP) if long > SHORT else 0.0
    return Growth(ratio, name, unit, short, long)


if __name__ == "__main__":
    sys.exit(main())
