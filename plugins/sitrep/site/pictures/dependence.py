"""Who rests on whom, drawn: who speaks in the end, who reports it, who only reprints it.

A band a report, in the order of dependence.  Who speaks for itself alone stands in the first
column; who repeats others, in the second, with those it repeats in the first, in its band or in
one above.  Lines run in the gutter between the columns and in bands without other words, so that
nothing is ever written over anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.core.accounts import Standing
from sitrep.core.language import Language
from sitrep.core.model import Source
from sitrep.site.pictures.text_fit import lines_of, widest

WIDTH = 640
COLUMNS = (7, 238, 434)
"""Where the dots of the speakers and of the reports stand, and where carriers' names begin."""
INDENT = 13
"""What stands between the middle of a dot and its name."""
GUTTER = 192
"""Where names of the first column end at the latest."""
HEAD = 30
"""Height of the line that names the columns."""
LINE = 16
"""Height of a line of text."""
BETWEEN = 20
"""What stands between two bands."""
CARRIERS = 4
"""How many carriers of a report are named; the others are a number."""
MOST = 24
"""With more accounts than this nobody could follow the lines: the list says it alone."""
ARROW = "m-5-4l5 4l-5 4"


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A name with its dot."""

    x: int
    y: int
    lines: tuple[str, ...]
    standing: Standing

    @property
    def first(self) -> int:
        """Where its first line stands."""
        return _first(self.y, self.lines)

    @property
    def end(self) -> int:
        """Where its words end at the latest."""
        return self.x + INDENT + widest(self.lines)


@dataclass(frozen=True, slots=True)
class Reprints:
    """Those who carried an account."""

    y: int
    lines: tuple[str, ...]

    @property
    def first(self) -> int:
        """Where its first line stands."""
        return _first(self.y, self.lines)


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A line from who speaks to who repeats it."""

    path: str
    is_unnamed: bool = False


@dataclass(frozen=True, slots=True)
class DependenceDiagram:
    """The drawing."""

    height: int
    speakers: tuple[DrawnNode, ...]
    """Those who speak in the end and have no account of their own here, from top to bottom."""
    accounts: tuple[DrawnNode, ...]
    """In their order."""
    reprints: tuple[Reprints, ...]
    links: tuple[DrawnLink, ...]

    @property
    def width(self) -> int:
        """Of all of it."""
        return WIDTH

    @property
    def columns(self) -> tuple[int, ...]:
        """Where the columns' names begin."""
        return (0, COLUMNS[1] - 8, COLUMNS[2])


@dataclass(frozen=True, slots=True)
class Dependent:
    """An account as the diagram needs it."""

    name: str
    """Of its origin."""
    standing: Standing
    carriers: tuple[str, ...] = ()
    speakers: tuple[Source, ...] = ()
    """Those that it rests on by none of the others here."""
    has_unnamed: bool = False
    others: tuple[int, ...] = ()
    """The accounts that it repeats, by their places, counted from 0."""

    @property
    def stands_first(self) -> bool:
        """Whether it repeats nobody, so that it belongs into the first column."""
        repeats = self.speakers or self.has_unnamed or self.others
        return not repeats and self.standing is not Standing.CIRCULAR


def build_dependence(accounts: Sequence[Dependent], language: Language) -> DependenceDiagram | None:
    """The drawing of an event's accounts, which are in the order of dependence; None for too many."""
    if len(accounts) > MOST:
        return None
    nodes: list[DrawnNode] = []
    named: dict[str, DrawnNode] = {}
    speakers: list[DrawnNode] = []
    reprints: list[Reprints] = []
    links: list[DrawnLink] = []
    top = HEAD
    for each in accounts:
        waiting = list(_waiting(each, named, language))
        carried = _carried(each.carriers, language)
        name = _name(each)
        room = max(len(name), len(carried), sum(len(lines) for lines in waiting)) * LINE
        room += max(len(waiting) - 1, 0) * BETWEEN // 2
        middle = top + room // 2
        node = DrawnNode(COLUMNS[0 if each.stands_first else 1], middle, name, each.standing)
        nodes.append(node)
        own = list(_stacked(waiting, middle, each))
        named.update(zip(_fresh(each, named), own, strict=False))
        speakers += own
        links += _from_speakers(each, node, own, named)
        if carried:
            reprints.append(Reprints(middle, carried))
            links.append(DrawnLink(f"M{node.end + 6} {middle}H{COLUMNS[2] - 8}{ARROW}"))
        top += room + BETWEEN
    for each, node in zip(accounts, nodes, strict=True):
        links += (_between(nodes[other], node) for other in each.others)
    return DependenceDiagram(top, tuple(speakers), tuple(nodes), tuple(reprints), tuple(links))


def _first(middle: int, lines: Sequence[str]) -> int:
    return middle + 4 - (len(lines) - 1) * LINE // 2


def _name(account: Dependent) -> tuple[str, ...]:
    left, right = (COLUMNS[0], GUTTER) if account.stands_first else (COLUMNS[1], COLUMNS[2] - 30)
    return lines_of(account.name, right - left - INDENT)


def _fresh(account: Dependent, named: dict[str, DrawnNode]) -> Iterator[str]:
    """The ids of the speakers that no account above rests on."""
    return (source.id for source in account.speakers if source.id not in named)


def _waiting(
    account: Dependent, named: dict[str, DrawnNode], language: Language
) -> Iterator[tuple[str, ...]]:
    """The names that come to stand in an account's band: speakers not there yet, then nobody named."""
    room = GUTTER - COLUMNS[0] - INDENT
    for source in account.speakers:
        if source.id not in named:
            yield lines_of(source.name, room)
    if account.has_unnamed:
        yield lines_of(language.say("a source not named"), room)


def _stacked(
    names: Sequence[tuple[str, ...]], middle: int, account: Dependent
) -> Iterator[DrawnNode]:
    """Speakers under one another, around the middle of a band."""
    whole = sum(len(lines) for lines in names) * LINE + max(len(names) - 1, 0) * BETWEEN // 2
    top = middle - whole // 2
    for at, lines in enumerate(names, 1):
        room = len(lines) * LINE
        is_unnamed = account.has_unnamed and at == len(names)
        standing = Standing.UNNAMED if is_unnamed else Standing.ROOT
        yield DrawnNode(COLUMNS[0], top + room // 2, lines, standing)
        top += room + BETWEEN // 2


def _from_speakers(
    account: Dependent, to: DrawnNode, own: Sequence[DrawnNode], named: dict[str, DrawnNode]
) -> Iterator[DrawnLink]:
    for source in account.speakers:
        yield _across(named[source.id], to)
    if account.has_unnamed:
        yield _across(own[-1], to, is_unnamed=True)


def _across(node: DrawnNode, to: DrawnNode, *, is_unnamed: bool = False) -> DrawnLink:
    """From the end of a name of the first column through the gutter to the dot of an account."""
    end = to.x - 9
    bend = (GUTTER + end) // 2
    curve = f"H{GUTTER}C{bend} {node.y} {bend} {to.y} {end} {to.y}"
    if node.y == to.y:
        curve = f"H{end}"
    return DrawnLink(f"M{node.end + 6} {node.y}{curve}{ARROW}", is_unnamed)


def _between(source: DrawnNode, to: DrawnNode) -> DrawnLink:
    """From an account to one that repeats it: across, or past the dots between."""
    if source.x < to.x:
        return _across(source, to)
    down = 1 if to.y > source.y else -1
    lane = source.x - 34
    return DrawnLink(
        f"M{source.x - 3} {source.y + down * 8}"
        f"C{lane} {source.y + down * 20} {lane} {to.y} {to.x - 9} {to.y}{ARROW}"
    )


def _carried(names: Sequence[str], language: Language) -> tuple[str, ...]:
    """Carriers, each in as many lines as it takes; many are a number."""
    lines: list[str] = []
    for name in names[:CARRIERS]:
        lines += lines_of(name, WIDTH - COLUMNS[2])
    if len(names) > CARRIERS:
        more = len(names) - CARRIERS
        lines.append(language.count("and %(num)s more", "and %(num)s more", more))
    return tuple(lines)
