"""What the structure of an article bears that its prose does not.

The run of prose leaves out short lines at its ends. Some of them belong to it as
parts of its structure, and come back:

- a list below "including:", and the rest of a list of which the article has items;
- a list above the first paragraph (highlights, key points), with its heading;
- the heading, question, term or time above the first paragraph, where the article has
  others of its kind below;
- entries by day below the text, and the other half of a sentence that was cut at an end;
- rows of short sentences at either end; and a text that is made of them alone.

Only what nothing else has judged comes back: no menu, no appeal, nothing that is a link.

Limits: a headline that is a question, above a text of questions, is told from them by
its rank alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitrep.core.markdown.forms import FormKind
from sitrep.core.prose.signs import is_small
from sitrep.ingest.clean.article import is_short_paragraph
from sitrep.ingest.clean.container import inside_container
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.markup import LineKind
from sitrep.ingest.structure.entries import entries_below

HEADING_WORDS = 6
"""Most words of a heading above a list in plain text."""
QUESTION_WORDS = 25
"""Most words of a question above its answer."""
LEAST_SENTENCES = 3
"""Fewest short sentences that are a text by themselves."""
ABOVE = 8
"""Blocks above a heading among which the headline is."""
LINKED = 0.3
"""Share of a line that may be links in an item of a text."""

OPENING_WORDS = 4
"""Fewest words with which a sentence begins that goes on in the next line."""

_RULE = "sections"
_GO_ON = frozenset(",;)]،、，；")
_STOPPED = re.compile(r"[.!?…。！？।۔؟။។።,;:][\"'”’»)\]]*$")
_COLON = re.compile(r"[:：]$")
_QUESTION = re.compile(r"[?？؟][\"'”’»)\]]*$")
_CLOCK = re.compile(
    r"\W*(?:[01]?\d|2[0-3])[:.h]\d\d(?: ?[ap]\.? ?m\.?)?(?: [A-Z]{2,4})?\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's blocks, and which may come back."""

    blocks: tuple[Block, ...]
    free: tuple[bool, ...]
    """For each block whether the run of prose alone has left it out."""
    kinds: tuple[str, ...]
    """For each block by what its place in a page is known; empty in plain text."""

    @property
    def body(self) -> list[int]:
        """Numbers of the blocks of the article."""
        return [at for at, block in enumerate(self.blocks) if block.is_body]


def keep_sections(draft: Draft, _settings: Settings) -> Draft:
    """The draft with what its structure bears made body again."""
    text = _text(draft)
    kept: dict[int, str] = {}
    body = text.body
    if not body:
        kept |= dict.fromkeys(_short_text(text), "a text of short sentences")
        body = sorted(kept)
    if body:
        kept |= _above(text, body[0])
        kept |= _below(text, body[-1])
    if not kept:
        return draft
    blocks = [
        replace(block, verdict=Verdict.BODY, reason=kept[at], rule=_RULE) if at in kept else block
        for at, block in enumerate(draft.blocks)
    ]
    return replace(draft, blocks=tuple(blocks))


def _text(draft: Draft) -> _Text:
    page = draft.document.page
    free = [
        block.verdict is Verdict.NAVIGATION and block.rule == "article" for block in draft.blocks
    ]
    kinds = [""] * len(free)
    if page is not None and len(page.lines) == len(free):
        inside = inside_container(page, draft.blocks) if page.elements and any(free) else []
        is_below_title = False
        for at, line in enumerate(page.lines):
            is_item = draft.blocks[at].form.is_item
            is_below_title = line.kind is LineKind.TITLE or (is_below_title and is_item)
            is_linked = line.linked > LINKED * (line.end - line.start)
            is_outside = bool(inside) and line.element >= 0 and not inside[line.element]
            is_outside = is_outside and not is_below_title
            free[at] = free[at] and not (
                is_linked or is_outside or line.kind in {LineKind.TITLE, LineKind.CAPTION}
            )
            tag = page.elements[line.element].tag if line.element >= 0 else ""
            kinds[at] = f"{line.kind} {tag}"
    return _Text(draft.blocks, tuple(free), tuple(kinds))


def _short_text(text: _Text) -> Sequence[int]:
    """Numbers of the short sentences that are all a document says; none where they are few."""
    best: list[int] = []
    run: list[int] = []
    for at, block in enumerate(text.blocks):
        is_tiny = bool(run) and block.words < 3 and block.text.endswith(".")
        if text.free[at] and (is_short_paragraph(block) or is_tiny):
            run.append(at)
        else:
            best, run = max(best, run, key=len), []
    best = max(best, run, key=len)
    return best if len(best) >= LEAST_SENTENCES else ()


def _above(text: _Text, first: int) -> dict[int, str]:
    """What comes back above the first block of the body, with the reason."""
    found: dict[int, str] = {}
    below = {text.kinds[at] for at in text.body} - {""}
    at = first - 1
    while at >= 0 and text.free[at]:
        reason = _reason_above(text, at, below)
        if not reason:
            break
        found[at] = reason
        at -= 1
    return found


def _reason_above(text: _Text, at: int, below: set[str]) -> str:
    """Why a block belongs to the article that begins below it; empty if it does not."""
    block = text.blocks[at]
    if block.words >= OPENING_WORDS and _is_rest(block.text, text.blocks[at + 1].text):
        return "the beginning of the sentence below it"
    if block.form.is_item:
        return "a list above the first paragraph"
    if block.form.kind is FormKind.TERM:
        return "the term that the text below it defines"
    if _CLOCK.fullmatch(block.text):
        return "the time of the entry below it"
    if _COLON.search(block.text) and text.blocks[at + 1].form.is_item:
        return "what announces the list below it"
    return _reason_below_title(text, at, below) if _has_title(text, at) else ""


def _reason_below_title(text: _Text, at: int, below: set[str]) -> str:
    """The same for what might be the headline if there were none above it."""
    block, after = text.blocks[at], text.blocks[at + 1]
    if _QUESTION.search(block.text) and block.words <= QUESTION_WORDS:
        return "the question that is answered below it"
    if is_short_paragraph(block):
        return "a short paragraph above the first long one"
    if block.form.kind is FormKind.HEADING and text.kinds[at] in below:
        return "a heading as there are others in the text"
    is_heading = block.words <= HEADING_WORDS and not _STOPPED.search(block.text)
    is_between = at > 0 and text.free[at - 1] and text.blocks[at - 1].form.is_item
    if is_heading and (after.form.is_item or is_between):
        return "the heading beside a list"
    return ""


def _has_title(text: _Text, at: int) -> bool:
    """Whether a line above a block may be the headline, so that the block need not be it."""
    if text.kinds[at]:
        return any(kind.startswith(LineKind.TITLE) for kind in text.kinds[:at])
    above = text.blocks[max(0, at - ABOVE) : at]
    return any(
        block.verdict is Verdict.TITLE
        or (block.words >= 3 and block.verdict in {Verdict.NAVIGATION, Verdict.UNJUDGED})
        for block in above
    )


def _is_rest(text: str, rest: str) -> bool:
    """Whether a sentence is open at the end of a text and goes on in the next line."""
    return not _STOPPED.search(text) and (is_small(rest[:1]) or rest[:1] in _GO_ON)


def _below(text: _Text, last: int) -> dict[int, str]:
    """What comes back below the last block of the body, with the reason."""
    found: dict[int, str] = {}
    at = last + 1
    while at < len(text.blocks) and text.free[at]:
        reason = _reason_below(text, at)
        if not reason:
            break
        found[at] = reason
        at += 1
    entries = entries_below(text.blocks, text.free, at - 1)
    return found | dict.fromkeys(entries, "entries that begin alike below the text")


def _reason_below(text: _Text, at: int) -> str:
    """Why a block belongs to the article that ends above it; empty if it does not."""
    block, before = text.blocks[at], text.blocks[at - 1]
    if _is_rest(before.text, block.text):
        return "the rest of the sentence above it"
    is_announced = before.form.is_item or bool(_COLON.search(before.text))
    if block.form.is_item and is_announced:
        return "the list of the text above it"
    if is_short_paragraph(block):
        return "a short paragraph below the last long one"
    after = at + 1 < len(text.blocks) and text.free[at + 1] and text.blocks[at + 1].form.is_item
    if after and _COLON.search(block.text):
        return "what announces the list below it"
    return ""
