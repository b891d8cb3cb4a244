"""Markdown that this site does not render: readers would see its pipes, hashes and brackets.

The text is parsed with everything that Markdown editors know; what the site's own
parsers leave as text is a fault. Escaped characters are meant as they are.
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
    """Something that would be shown as raw characters."""

    line: int
    """Where it begins or, within a paragraph, where that does; in lines of the text, counted from
    0."""
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """A construct of Markdown: what messages call it, and what to write instead."""

    name: str
    remedy: str

    def at(self, line: int) -> RawSign:
        return RawSign(
            line, f"contains {self.name}, which readers would see as raw characters", self.remedy
        )


_TABLE = _Kind(
    "rows of no table",
    r"Write | --- | --- | below the first row, one for each column; write a literal bar as \|",
)
_HEADING = _Kind("an underlined heading", r"Write ## before it; write a literal = as \=")
_PICTURE = _Kind("a picture", "Leave it out, or write [what it shows](https://…)")
_HTML = _Kind("HTML", r"Write it in Markdown; write a literal < as \<")
_REFERENCE = _Kind("a link reference", "Write [words](https://…) where the link belongs")
_ADDRESS = _Kind("a bare address", "Write [words](https://…), or <https://…> to show the address")
_FOOTNOTE = _Kind("a footnote", "Say it in the text")
_TASK = _Kind("a task list", "Write a plain list")
_TERM = _Kind("a list of definitions", r"Write sentences; write a literal colon as \:")
_FORMULA = _Kind("a formula", r"Write it in words; write a literal $ as \$")
_LINK = _Kind("a malformed link", "Write [words](https://…), the address without spaces")
_STRONG = _Kind("unmatched stars", r"Close what they open; write a literal star as \*")
_MARKED = _Kind("highlighted words", r"Write them plainly; write a literal = as \=")

_RAISED = _Kind("superscript", r"Write m² or “to the power of five”; write a literal ^ as \^")
_LOWERED = _Kind("subscript", r"Write CO₂ or “carbon dioxide”; write a literal ~ as \~")
_ATTRIBUTES = _Kind("an attribute list", r"Leave it out; write a literal { as \{")

_TOKENS = {
    "image": _PICTURE,
    "html_block": _HTML,
    "html_inline": _HTML,
}
_UNDERLINES = frozenset({"=", "-"})
"""What pages show below a heading's line and reports do not."""
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
    # Pandoc's signs come right after a word: “~5 to ~10 boats” lowers nothing.
    (re.compile(r"(?<=[\w)\]])\^[^\s^]{1,20}\^"), _RAISED),
    (re.compile(r"(?<=[\w)\]])~[^\s~]{1,20}~(?!~)"), _LOWERED),
    (re.compile(r"\{[#.][\w-]+[^{}\n]*\}"), _ATTRIBUTES),
)
"""What the parser leaves as text and other tools take for markup."""
_MAY_BE_SIGNS = re.compile(
    r"[|#=<~$*^{\[\]\r]|://|www\.|-[ \t]*$|^[^\w\n]*:", re.MULTILINE | re.IGNORECASE
)
"""Without any of these nothing is a sign, and the text need not be parsed: a - that ends its line
may underline a heading, a : that begins one may begin a definition."""
_PAGE_KINDS = frozenset({_TABLE, _HEADING, _REFERENCE})
"""What pages of the site show."""
_ESCAPED = "\x00"
"""Takes the place of escaped characters, of code and of what is within a link; no legible text
holds it."""


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
        if token.type == "heading_open" and token.markup in _UNDERLINES:
            yield _HEADING, line
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
