"""Who rests on whom, drawn: who speaks in the end, who reports it, who only reprints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.core.accounts import Standing
from sitrep.core.language import Language
from sitrep.core.model import Source
from sitrep.site.pictures.text_fit import lines_of, spread

WIDTH = 640
COLUMNS = (8, 236, 430)
"""Where the dots of the speakers and of the reports stand, and where carriers' names begin."""
HEAD = 30
"""Height of the line that names the columns."""
LINE = 16
"""Height of a line of text."""
BETWEEN = 22
"""What stands between two names, at least."""
CARRIERS = 4
"""How many carriers are named; the others are a number."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A name with its dot."""

    x: int
    y: int
    lines: tuple[str, ...]
    note: str
    """What stands below it, or nothing."""
    standing: Standing
    number: int | None = None
    """Of the account, counted from 1; None for a speaker."""

    @property
    def first(self) -> int:
        """Where its first line stands."""
        return self.y + 4 - (len(self.lines) + bool(self.note) - 1) * LINE // 2


@dataclass(frozen=True, slots=True)
class Reprints:
    """Those who carried an account."""

    y: int
    lines: tuple[str, ...]

    @property
    def first(self) -> int:
        """Where its first line stands."""
        return self.y + 4 - (len(self.lines) - 1) * LINE // 2


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A line from who speaks to who repeats it."""

    path: str
    is_unnamed: bool


@dataclass(frozen=True, slots=True)
class DependenceDiagram:
    """The drawing."""

    height: int
    speakers: tuple[DrawnNode, ...]
    accounts: tuple[DrawnNode, ...]
    reprints: tuple[Reprints, ...]
    links: tuple[DrawnLink, ...]

    @property
    def width(self) -> int:
        """Of all of it."""
        return WIDTH

    @property
    def columns(self) -> tuple[int, ...]:
        """Where the columns' names begin."""
        return (0, COLUMNS[1] - 9, COLUMNS[2])


@dataclass(frozen=True, slots=True)
class Dependent:
    """An account as the diagram needs it."""

    name: str
    """Of its origin."""
    standing: Standing
    carriers: tuple[str, ...]
    speakers: tuple[Source, ...]
    """Those that it rests on by none of the others here."""
    has_unnamed: bool
    others: tuple[int, ...]
    """The accounts that it repeats, by their places, counted from 0."""


def build_dependence(accounts: Sequence[Dependent], language: Language) -> DependenceDiagram:
    """The drawing of an event's accounts, which are in the order of dependence."""
    reprints = [_carried(each.carriers, language) for each in accounts]
    names = [lines_of(each.name, COLUMNS[2] - COLUMNS[1] - 46) for each in accounts]
    heights = [
        max(len(name), len(lines)) * LINE + BETWEEN
        for name, lines in zip(names, reprints, strict=True)
    ]
    rows = spread([HEAD] * len(accounts), heights)
    rows = tuple(row + HEAD for row in rows)
    middle = tuple(
        DrawnNode(COLUMNS[1], y, lines, "", each.standing, number)
        for number, (each, y, lines) in enumerate(zip(accounts, rows, names, strict=True), 1)
    )
    speakers, links = _speakers(accounts, rows, language)
    for each, y in zip(accounts, rows, strict=True):
        links += [_over(rows[other], y) for other in each.others]
    carried = [Reprints(y, lines) for y, lines in zip(rows, reprints, strict=True) if lines]
    bottom = max([*(node.y for node in speakers), *rows]) + max(heights)
    links += [_to_carriers(each.y, node) for each in carried for node in middle if node.y == each.y]
    return DependenceDiagram(bottom, speakers, middle, tuple(carried), tuple(links))


def _speakers(
    accounts: Sequence[Dependent], rows: Sequence[int], language: Language
) -> tuple[tuple[DrawnNode, ...], list[DrawnLink]]:
    """Those who speak in the end and publish nothing here, with the lines from them."""
    where: dict[str, list[int]] = {}
    names: dict[str, Source | None] = {}
    for each, y in zip(accounts, rows, strict=True):
        for source in each.speakers:
            where.setdefault(source.id, []).append(y)
            names[source.id] = source
        if each.has_unnamed:
            where[f"unnamed of {y}"] = [y]
            names[f"unnamed of {y}"] = None
    order = sorted(where, key=lambda name: (sum(where[name]) / len(where[name]), name))
    texts = {
        name: lines_of(source.name, COLUMNS[1] - COLUMNS[0] - 40) if source else ()
        for name, source in names.items()
    }
    labels = {name: lines or (language.say("a source not named"),) for name, lines in texts.items()}
    heights = [len(labels[name]) * LINE + BETWEEN // 2 for name in order]
    middles = spread([sum(where[name]) / len(where[name]) for name in order], heights)
    nodes = tuple(
        DrawnNode(
            COLUMNS[0],
            y,
            labels[name],
            "",
            Standing.ROOT if names[name] else Standing.UNNAMED,
        )
        for name, y in zip(order, middles, strict=True)
    )
    links = [
        _across(node, to, is_unnamed=names[name] is None)
        for name, node in zip(order, nodes, strict=True)
        for to in where[name]
    ]
    return nodes, links


def _across(node: DrawnNode, to: int, *, is_unnamed: bool) -> DrawnLink:
    """From the end of a speaker's name to the dot of an account."""
    start = COLUMNS[0] + 16 + round(max(len(line) for line in node.lines) * 7.2)
    end = COLUMNS[1] - 10
    bend = (start + end) // 2
    return DrawnLink(f"M{start} {node.y}C{bend} {node.y} {bend} {to} {end} {to}", is_unnamed)


def _over(source: int, to: int) -> DrawnLink:
    """From an account to one that repeats it, around the dots between."""
    x = COLUMNS[1]
    out = x - 22
    return DrawnLink(
        f"M{x - 4} {source + 8}C{out} {source + 24} {out} {to - 24} {x - 4} {to - 8}", False
    )


def _to_carriers(y: int, node: DrawnNode) -> DrawnLink:
    start = COLUMNS[1] + 20 + round(max(len(line) for line in node.lines) * 7.2)
    return DrawnLink(f"M{min(start, COLUMNS[2] - 12)} {y}H{COLUMNS[2] - 6}", False)


def _carried(names: Sequence[str], language: Language) -> tuple[str, ...]:
    """Carriers, a line each, cut to the column; many are a number."""
    shown = [lines_of(name, WIDTH - COLUMNS[2], 1)[0] for name in names[:CARRIERS]]
    if len(names) > CARRIERS:
        more = len(names) - CARRIERS
        shown.append(language.count("and %(num)s more", "and %(num)s more", more))
    return tuple(shown)
