"""What share of the words of an edition's page are facts.

    .venv/bin/python benchmarks/facts.py [OUTPUT] [--parts WEEK]

OUTPUT is a built site, ./output if not given.  Words are what a reader sees of the whole body, from
the site's name to its foot, with every source line folded: what unfolds, what is hidden, what a picture
says to screen readers alone and how a map is lettered for phones are left out, as is whatever has
no letter and no digit.

Facts are the words that say what happened, where, when and to how many:

- the week's headline, its lead and key points; how a region fared, and why;
- the headlines of what happened, of what came before and of what came after;
- the texts of accounts, with the marks of claims in them;
- days and places: the rail, where an event took place, the regions that head the parts;
- figures: how many, of whom, the range of it, and the numbers that each account gives;
- what is agreed, and what is not agreed or not known.

All else is not: names of sources, grades, counts of roots and reports, headings of the margin, the
contents, kinds of events, links between weeks and to reports, the map with its key, the strip of days,
warnings on what a week rests on, corrections, how to cite, the key to marks, the head and the foot.  --parts lists
for a week how many words each part has, facts and others.  Exits with 1 if an edition has fewer
than 65 % facts.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from common import ROOT, parser_for
from lxml import etree, html

AIM = 65
HIDDEN = (".hidden", ".skip", ".on-phone", "title", "script")
FACTS = (
    "h1",
    ".dek",
    ".points p",
    ".trends p",
    ".section .bar h2 a",
    ".event .day",
    ".event h3",
    ".kind .note",
    ".account h4",
    ".words",
    ".work p",
    ".work li a",
    ".figure h4",
    ".figure b",
)
OTHERS = (".roots", ".work .note")
"""What elements with facts, and those with others, are: of each word the innermost decides."""
WORD = re.compile(r"\S*\w\S*")
Counted = tuple[str, bool]
"""The part that a word is in, and whether it is a fact."""
Lines = tuple[html.HtmlElement, ...]
"""An element with what it is in, outermost first."""


def main() -> int:
    """Count and print."""
    parser = parser_for(__doc__)
    parser.add_argument("output", nargs="?", type=Path, default=ROOT / "output")
    parser.add_argument("--parts", metavar="WEEK", help="such as 2020-W27")
    given = parser.parse_args()
    found = {}
    for path in sorted((given.output / "editions").glob("*-W*/index.html")):
        counted = Counter(words_of(path))
        found[path.parent.name] = share = share_of(counted)
        print(f"{path.parent.name}  {share:5.1f} %  of {counted.total()} words")
        if path.parent.name == given.parts:
            list_parts(counted)
    return int(not found or min(found.values()) < AIM)


def words_of(path: Path) -> Iterator[Counted]:
    """For each visible word of a page the part that it is in, and whether it is a fact."""
    for element in html.fromstring(path.read_bytes()).find("body").iter(etree.Element):
        lines = (*reversed(list(element.iterancestors())), element)
        yield from _words(element.text, lines)
        yield from _words(element.tail, lines[:-1])


def share_of(counted: Counter[Counted]) -> float:
    """The percentage of facts."""
    facts = sum(number for (_part, is_fact), number in counted.items() if is_fact)
    return 100 * facts / max(1, counted.total())


def list_parts(counted: Counter[Counted]) -> None:
    """How many words each part has, the longest first."""
    for (part, is_fact), number in counted.most_common():
        print(f"  {number:5} {'facts' if is_fact else 'other'}  {part}")


def _words(text: str | None, lines: Lines) -> Iterator[Counted]:
    words = WORD.findall(text or "")
    if words and not _is_folded(lines) and not any(_is_in(lines, rule) for rule in HIDDEN):
        yield from [(_part_of(lines), _is_fact(lines))] * len(words)


def _is_fact(lines: Lines) -> bool:
    """What the innermost element says that a rule is about."""
    for end in range(len(lines), 0, -1):
        for rules, is_fact in ((OTHERS, False), (FACTS, True)):
            if any(_ends(lines[:end], rule) for rule in rules):
                return is_fact
    return False


def _ends(lines: Lines, rule: str) -> bool:
    """Whether the innermost element is what a rule is about."""
    *outer, last = rule.split()
    return _is(lines[-1], last) and _is_in(lines[:-1], " ".join(outer))


def _is_folded(lines: Lines) -> bool:
    """Whether an element is inside closed details, and not in the line that stays."""
    return any(
        outer.tag == "details" and outer.get("open") is None and inner.tag != "summary"
        for outer, inner in pairwise(lines)
    )


def _is_in(lines: Lines, rule: str) -> bool:
    """Whether elements inside each other are as the steps of a rule say, in their order."""
    left = iter(lines)
    return all(any(_is(element, step) for element in left) for step in rule.split())


def _is(element: html.HtmlElement, step: str) -> bool:
    if step.startswith("."):
        return step[1:] in (element.get("class") or "").split()
    return bool(element.tag == step)


def _part_of(lines: Lines) -> str:
    """The innermost two elements with a class."""
    named = [f"{each.tag}.{each.get('class')}" for each in lines if each.get("class")]
    return " ".join(named[-2:]) or str(lines[-1].tag)


if __name__ == "__main__":
    sys.exit(main())
