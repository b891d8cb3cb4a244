"""A document with its verdicts, and what was found in it from which words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitrep.core.errors import printable
from sitrep.core.text import count
from sitrep.ingest.draft import Block, Draft, Verdict
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.judge.losses import is_differing
from sitrep.ingest.output import plain_answer


class Tone(StrEnum):
    """What a line is, and the colour it has on a terminal."""

    HEAD = "bold"
    FOUND = "cyan"
    BODY = ""
    ABOUT = "green"
    OUT = "red"
    REASON = "dim"


ABOUT = frozenset(
    {Verdict.TITLE, Verdict.STANDFIRST, Verdict.BYLINE, Verdict.DATELINE, Verdict.CREDIT}
)
"""Verdicts of blocks that tell of the report without being its text."""
MARGIN = 13
"""Characters for the verdict before a block's text; the longest has 11."""


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line to be shown, with what it is."""

    text: str
    tone: Tone


def explain_document(copy: Draft, family: DraftFamily, *, width: int) -> Iterator[ToldLine]:
    """What was found, the family, then every block in order with verdict, rule and reason."""
    first, *found = plain_answer(copy)
    yield ToldLine(first, Tone.HEAD)
    yield from (ToldLine(line, Tone.FOUND) for line in found)
    yield from (ToldLine(line, Tone.FOUND) for line in _family_lines(copy, family))
    yield ToldLine("", Tone.BODY)
    for block in copy.blocks:
        yield from _block_lines(block, width)
    yield ToldLine("", Tone.BODY)


def _family_lines(copy: Draft, family: DraftFamily) -> Iterator[str]:
    others = [each for each in family.copies if each is not copy]
    if not others:
        yield "  copies          no other among these documents"
        return
    leads = "this one leads" if family.leader is copy else f"{family.leader.document.name} leads"
    yield f"  copies          {count(len(others), 'other')} among these documents; {leads}"
    for each in others:
        who = each.publisher.value if each.publisher else "unknown"
        label = "led by" if each is family.leader else "carried by"
        yield printable(f"  {label:16}{who}   ({each.document.name})")


def _block_lines(block: Block, width: int) -> Iterator[ToldLine]:
    tone = Tone.BODY if block.is_body else Tone.ABOUT if block.verdict in ABOUT else Tone.OUT
    lines = textwrap.wrap(_shown(block.text), max(20, width - MARGIN)) or [""]
    labels = [str(block.verdict), *[""] * (len(lines) - 1)]
    yield from (
        ToldLine(f"{label:{MARGIN}}{line}".rstrip(), tone)
        for label, line in zip(labels, lines, strict=True)
    )
    if reason := _reason(block):
        yield ToldLine(f"{'':{MARGIN}}[{printable(reason)}]", Tone.REASON)


def _reason(block: Block) -> str:
    """Rule, reason, the second judge where it differs and, of a body, where it is filed."""
    regions = (
        f"{' '.join(block.regions)}: {', '.join(block.places) or 'from its neighbours'}"
        if block.regions
        else ""
    )
    opinion = f"the second judge differs ({block.opinion:+.1f})" if is_differing(block) else ""
    return "; ".join(filter(None, (block.rule, block.reason, opinion, regions)))


def _shown(text: str) -> str:
    """Text of a document with line ends as spaces and what would steer a terminal escaped."""
    return printable(" ".join(text.split()))
