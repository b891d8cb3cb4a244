"""Markdown that this site does not show: readers would see its pipes, hashes and brackets.

The text is parsed with everything that editors of Markdown know; what the site's
own parsers leave as text is told. Escaped signs are meant as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sitrep.core.markdown.unconfirmed import plug_claims
from sitrep.core.text import legible


@dataclass(frozen=True, slots=True)
class RawSign:
    """Something that would be shown as raw signs."""

    line: int
    """Where it begins or, within a paragraph, where that does; in lines of the text, counted from
    0."""
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """A thing of Markdown: how messages call it, and what to do instead."""

    name: str
    remedy: str

    def at(self, line: int) -> RawSign:
        return RawSign(
            line, f"holds {self.name}, which readers would see as raw signs", self.remedy
        )


_TABLE = _Kind("a table", r"Write it as sentences or a list; a bar that is meant is written \|")
_HEADING = _Kind(
    "a heading",
    r"Write it as a sentence, or begin another passage; a # or = that is meant is written \#, \=",
)
_PICTURE = _Kind("a picture", "Leave it out, or write [what it shows](https://…)")
_HTML = _Kind("HTML", r"Write it in Markdown; a < that is meant is written \<")
_STRUCK = _Kind(
    "struck-out words",
    r"Leave them out, and say in changes: what was corrected; a ~ that is meant is \~",
)
_REFERENCE = _Kind(
    "an address in a line of its own for links", "Write [words](https://…) where the link stands"
)
_ADDRESS = _Kind("a bare address", "Write [words](https://…), or <https://…> to show the address")
_FOOTNOTE = _Kind("a footnote", "Say it in the text")
_TASK = _Kind("a task list", "Write a plain list")
_TERM = _Kind("a list of definitions", r"Write sentences; a colon that is meant is written \:")
_FORMULA = _Kind("a formula", r"Write it in words; a $ that is meant is written \$")
_LINK = _Kind(
    "a link that is not written right", "Write [words](https://…), the address without spaces"
)
_STRONG = _Kind("stars around nothing", r"Close what they open; a star that is meant is written \*")
_MARKED = _Kind("highlighted words", r"Write them plainly; an = that is meant is written \=")

_RAISED = _Kind(
    "a raised sign", r"Write m² or “to the power of five”; a ^ that is meant is written \^"
)
_LOWERED = _Kind(
    "a lowered sign", r"Write CO₂ or “carbon dioxide”; a ~ that is meant is written \~"
)
_ATTRIBUTES = _Kind(
    "an id or class of a paragraph", r"Leave it out; a { that is meant is written \{"
)

_TOKENS = {
    "table_open": _TABLE,
    "heading_open": _HEADING,
    "image": _PICTURE,
    "html_block": _HTML,
    "html_inline": _HTML,
    "s_open": _STRUCK,
}
_SIGNS = (
    (re.compile(r"(?<![\w/])(?:https?://|ftp://|www\.)\w", re.IGNORECASE), _ADDRESS),
    (re.compile(r"\[\^[^\[\]\s]+\]"), _FOOTNOTE),
    (re.compile(r"\A\[[ xX]\]\s"), _TASK),
    (re.compile(r"\n:\s+\S"), _TERM),
    (re.compile(r"(?m)^\|.*\|\s*$"), _TABLE),
    (re.compile(r"\$\$[^$]+\$\$"), _FORMULA),
    # Addresses of other schemes than the web's are for the rule of links to refuse.
    (re.compile(r"\]\((?!\s*<?(?!https?:)[a-zA-Z&][\w.+&#;-]*:)|\]\[[^\]]*\]|\[\["), _LINK),
    (re.compile(r"\*\*"), _STRONG),
    (re.compile(r"==[^\s=][^=]*=="), _MARKED),
    # Pandoc's signs stand right behind a word: “~5 to ~10 boats” lowers nothing.
    (re.compile(r"(?<=[\w)\]])\^[^\s^]{1,20}\^"), _RAISED),
    (re.compile(r"(?<=[\w)\]])~[^\s~]{1,20}~(?!~)"), _LOWERED),
    (re.compile(r"\{[#.][\w-]+[^{}\n]*\}"), _ATTRIBUTES),
)
"""What the parser leaves as text and other tools take for something."""
_MAY_BE_SIGNS = re.compile(
    r"[|#=<~$*^{\[\]\r]|://|www\.|-[ \t]*$|^[^\w\n]*:", re.MULTILINE | re.IGNORECASE
)
"""Without any of these nothing is a sign, and the text need not be parsed: a - that ends its line
may underline a heading, a : that begins one may begin a definition."""
_PAGE_KINDS = frozenset({_TABLE, _HEADING, _REFERENCE})
"""What pages of the site show."""
_ESCAPED = "\x00"
"""Stands for an escaped sign, for code and for what is within a link; no legible text holds it."""


def raw_signs(text: str, *, is_page: bool = False) -> tuple[RawSign, ...]:
    """What of a Markdown text is not shown, each kind once, where it is first met."""
    first: dict[_Kind, int] = {}
    for kind, line in _found(text):
        first.setdefault(kind, line)
    return tuple(
        kind.at(line) for kind, line in first.items() if not (is_page and kind in _PAGE_KINDS)
    )


def _found(text: str) -> Iterator[tuple[_Kind, int]]:
    text = legible(text)
    if not _MAY_BE_SIGNS.search(text):
        return
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    for token in _parser().parse(text, env):
        line = token.map[0] if token.map else 0
        if token.type in _TOKENS:
            yield _TOKENS[token.type], line
        for child in token.children or ():
            if child.type in _TOKENS:
                yield _TOKENS[child.type], line
        yield from ((kind, line) for kind in _left_as_text(token))
    for reference in env.get("references", {}).values():
        yield _REFERENCE, reference["map"][0]


def _left_as_text(token: Token) -> Iterator[_Kind]:
    plain = _unescaped(token)
    for pattern, kind in _SIGNS:
        if pattern.search(plain):
            yield kind


def _unescaped(token: Token) -> str:
    """What of a paragraph is neither escaped nor anything else than text."""
    parts = []
    depth = 0
    for child in token.children or ():
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        shown = child.content if child.type == "text" and not depth else _ESCAPED
        parts.append("\n" if child.type in {"softbreak", "hardbreak"} else shown)
    return "".join(parts)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).use(plug_claims)
    parser.enable(["table", "strikethrough"])
    return parser.disable("text_join")  # which makes escaped signs and others one
