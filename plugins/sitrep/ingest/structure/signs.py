"""Items of lists in plain text, by the signs with which they begin.

A bullet is a sign by itself. A dash, a star, a number or a letter is one beside
another of its kind: "- 5 degrees" and "A. Smith" begin lines as well, and numbers
have to follow one another. How deep an item is shows its indent, else its sign: the
first kind of sign in a list is the outer one.

Limits: a list of one item with a dash stays a paragraph; so do items that other
paragraphs part, as the numbered paragraphs of a resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitrep.core.markdown.forms import PARAGRAPH, Form, FormKind
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.lines.item_signs import ItemSign, item_sign
from sitrep.ingest.read.tables.rows import ROW

_BACK = re.compile(r"^(?:[\^↑⬆]\s*)+|[\s↩↑⬆⏎\ufe0e\ufe0f]+$")
_MARK = re.compile(r"\[?(?P<mark>\d{1,3}|[a-z*†‡])[\].)]\s+")
_CALL = re.compile(r"(?<=\S)\[(\d{1,3})\]")
"""A mark behind a word calls a note; one that begins a line is the note's."""
_CALLED = re.compile(r"\[(\d{1,3})\] \S")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def give_forms(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the items of its lists and its notes known as such, without their signs."""
    return _with_items(replace(draft, blocks=tuple(_with_notes(draft.blocks))))


def _with_notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those known as notes that a page marks as such or that the text calls."""
    called: set[str] = set()
    for block in blocks:
        mark = _CALLED.match(block.text)
        is_note = block.form.kind is FormKind.NOTE
        if not is_note and mark and mark[1] in called and block.form == PARAGRAPH:
            is_note = block.rule != ROW
        if is_note:
            yield _as_note(block)
        else:
            yield block
            if "[" in block.text:
                called.update(_CALL.findall(block.text))


def _as_note(block: Block) -> Block:
    """A note without its mark and what leads from it back to the text."""
    text = _BACK.sub("", block.text)
    marked = _MARK.match(text)
    if marked and not block.form.label:
        form = Form(FormKind.NOTE, label=marked["mark"])
        return replace(block, text=text[marked.end() :], form=form)
    return replace(block, text=text or block.text)


def _with_items(draft: Draft) -> Draft:
    signs = [_sign_of(block, draft.document.text) for block in draft.blocks]
    if not any(signs):
        return draft
    blocks: list[Block] = []
    levels: list[_Level] = []
    for at, block in enumerate(draft.blocks):
        sign = signs[at]
        is_item = block.form.is_item and sign is not None and bool(sign.sign)
        if sign is not None and (sign.is_sure or is_item or _has_peer(signs, at)):
            levels = _levels(levels, sign)
            blocks.append(_as_item(block, sign, len(levels)))
        else:
            levels = []
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Level:
    """One of the lists around an item."""

    indent: int
    kind: str


def _sign_of(block: Block, text: str) -> ItemSign | None:
    """The sign of a block that may be an item; its length is that in the repaired text."""
    if block.rule == ROW or block.form.kind not in {FormKind.PARAGRAPH, FormKind.ITEM}:
        return None
    sign = item_sign(block.text)
    if sign is None or (block.form.is_item and block.form.label):
        return None  # what a page numbers has its number
    raw = text[block.start : block.end].lstrip("\n")
    return replace(sign, indent=len(raw) - len(raw.lstrip()))


def _has_peer(signs: Sequence[ItemSign | None], at: int) -> bool:
    """Whether the nearest item above or below of the same kind goes with one."""
    return _goes_with(signs, at, -1) or _goes_with(signs, at, 1)


def _goes_with(signs: Sequence[ItemSign | None], at: int, step: int) -> bool:
    own, other = signs[at], at + step
    while 0 <= other < len(signs) and own is not None:
        sign = signs[other]
        if sign is None:
            return False
        if sign.kind == own.kind:
            first, second = (own, sign) if step > 0 else (sign, own)
            return bool(own.sign) or _follows(first.number, second.number)
        if own.sign or abs(other - at) > 20:
            return False  # what is between numbers may be items within them
        other += step
    return False


def _follows(number: str, other: str) -> bool:
    """Whether the ``other`` number, letter or Roman number is the next one."""
    one, two = number.strip("(.)").lower(), other.strip("(.)").lower()
    if one.isdecimal() or two.isdecimal():
        return one.isdecimal() and two.isdecimal() and int(two) - int(one) == 1
    if len(one) == len(two) == 1 and ord(two) - ord(one) == 1:
        return True
    return _roman(two) - _roman(one) == 1


def _roman(number: str) -> int:
    """What a Roman number counts; far from any other where it is none."""
    values = [_ROMAN.get(sign, 0) for sign in number]
    less = sum(2 * value for value, after in pairwise(values) if value < after)
    return sum(values) - less if all(values) else -99


def _levels(levels: Sequence[_Level], sign: ItemSign) -> list[_Level]:
    """The lists around an item, the outermost first, after those around the one above it."""
    own = _Level(sign.indent, sign.kind)
    if own in levels:
        return list(levels[: levels.index(own) + 1])
    around = [level for level in levels if level.indent <= own.indent]
    if around and around[-1].indent == own.indent and own.indent:
        around.pop()  # another sign at the same indent is of the same list
    return [*around, own]


def _as_item(block: Block, sign: ItemSign, depth: int) -> Block:
    text = block.text[sign.length :].strip()
    if block.form.is_item:
        return replace(block, text=text, form=replace(block.form, label=sign.number))
    form = Form(FormKind.ITEM, depth, sign.number)
    return replace(block, text=text, form=form) if text else replace(block, form=PARAGRAPH)
