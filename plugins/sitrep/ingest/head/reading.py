"""The step: the lines above and below the text are read, before any block is judged.

What is read goes into the draft (``Draft.head``): the headline, the days with what the lines
say that they are, the writers, the outlets.  ``mark_head`` gives the lines their verdicts
once the phrases had their say: of a headline that is certain it has one before them, for
phrases such as "Support for …" begin headlines too.

Limits: of a page of several texts that of the longest is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sitrep.ingest.clean.article import is_prose
from sitrep.ingest.draft import Block, Draft, Finding, Head, Verdict
from sitrep.ingest.find.page_title import normal
from sitrep.ingest.find.whose.titled import titled_line
from sitrep.ingest.head.around import Around, look_around
from sitrep.ingest.head.dated import Says
from sitrep.ingest.head.days import days_of
from sitrep.ingest.head.foot import foot_lines
from sitrep.ingest.head.grammar import Candidate, HeadReading, best_reading
from sitrep.ingest.head.lead import stems
from sitrep.ingest.head.signs import SeenLine, seen_line
from sitrep.ingest.head.weights import LineIs, weights
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.head_words import word_set

ABOVE = 45
"""Lines above the longest run of prose that are read."""
BELOW = 12
"""Lines of that run in which the text may begin, where what is above them is no part of it."""
MOST_PROSE = 60
"""Words a paragraph can count for."""
SHORT_LINE = -4
"""What a line that is no prose counts for."""
LEAD = 3
"""Paragraphs below a line that may say again what a headline said."""
TEASER = 3
"""Lines below "Read more" that are of the text it leads to: section, headline, day."""
_AROUND = " .:：…»→>|-–—"
RULE = "head"
"""What decided on lines that were read."""

_VERDICTS = {
    LineIs.DATE: (Verdict.DATELINE, "dates the text"),
    LineIs.WRITER: (Verdict.BYLINE, "says who wrote it"),
    LineIs.OUTLET: (Verdict.LABEL, "names the outlet"),
    LineIs.SECTION: (Verdict.LABEL, "names a part of the site"),
    LineIs.CAPTION: (Verdict.CAPTION, "is about a picture"),
}


def read_head(draft: Draft, settings: Settings) -> Draft:
    """The draft with what the lines around its text say."""
    below = _prose_below(draft.blocks)
    if not below or max(below) <= 0:
        return draft
    begin = below.index(max(below))
    window = range(max(0, begin - ABOVE), min(len(below), begin + BELOW))
    around = look_around(draft, window, settings)
    lines = _seen(draft.blocks, window, around)
    most = max(below)
    shares = [below[line.at] / most if line.is_prose else None for line in lines]
    candidates = [Candidate(line.signs, share) for line, share in zip(lines, shares, strict=True)]
    reading = best_reading(candidates)
    if reading is None:
        return draft
    return _with_head(draft, lines, reading, around)


def _prose_below(blocks: Sequence[Block]) -> list[int]:
    """For each block what the best run of prose that begins with it counts for."""
    found = [0] * len(blocks)
    sum_below = 0
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        weight = min(block.words, MOST_PROSE) if is_prose(block) else SHORT_LINE
        if block.form.is_item and weight < 0:
            weight = 0
        sum_below = weight + max(0, sum_below)
        found[at] = sum_below
    return found


def _seen(blocks: Sequence[Block], window: range, around: Around) -> list[SeenLine]:
    """The lines of the window, each with what the prose below it says."""
    below: list[frozenset[str]] = []
    for block in blocks[window.stop : window.stop + BELOW]:
        if len(below) < LEAD and is_prose(block):
            below.append(stems(block.text))
    lead = frozenset[str]().union(*below) if below else None
    found: list[SeenLine] = []
    for at in reversed(window):
        line = seen_line(at, blocks[at], lead, around)
        found.append(line)
        if line.is_prose:
            below = [line.stems, *below[: LEAD - 1]]
            lead = frozenset[str]().union(*below)
    return list(_with_teasers(found[::-1]))


def _with_teasers(lines: Iterable[SeenLine]) -> Iterator[SeenLine]:
    """Lines with those marked that stand below "Read more", where a text has begun above it."""
    has_begun = False
    left = 0
    for line in lines:
        if line.is_prose:
            has_begun, left = True, 0
        elif has_begun and line.text.strip(_AROUND).lower() in word_set("elsewhere"):
            left = TEASER
        elif left:
            left -= 1
            line = replace(line, signs={**line.signs, "teaser": 1.0})  # noqa: PLW2901
        yield line


def _with_head(
    draft: Draft, lines: Sequence[SeenLine], reading: HeadReading, around: Around
) -> Draft:
    read = list(zip(lines, reading.kinds, strict=False))
    foot = foot_lines(draft, lines[len(reading.kinds)].at, around)
    title_at = reading.title_at
    title = None
    is_sure = False
    if title_at is not None:
        line = lines[title_at]
        text = draft.blocks[line.at].text
        page = titled_line(text, around.settings)
        title = _title(page.headline if page else text, line, lines)
        is_sure = reading.margin >= weights().path["sure"]
        read += _said_again(lines, reading, normal(line.text))
    kinds = {draft.blocks[line.at].start: _kind(line, kind) for line, kind in (*read, *foot)}
    for number, (line, kind) in enumerate(read):
        # Below the headline a word that names a part of a site may as well head the text.
        is_heading = kind is LineIs.SECTION and (title_at is None or number > title_at)
        if is_heading or (kind is LineIs.DATE and _is_lone_clock(read, number)):
            kinds[draft.blocks[line.at].start] = str(LineIs.OTHER)
    head = Head(
        title=title,
        is_sure=is_sure,
        may_be=lines[reading.open_at].text if reading.open_at is not None else "",
        days=tuple(days_of(read, foot)),
        writers=(*_writers(read, draft.blocks), *_writers(foot, draft.blocks)),
        outlets=tuple(_outlets(read, title_at)),
        kinds=tuple(kinds.items()),
    )
    blocks = draft.blocks
    if title and is_sure:
        blocks = _with_title(blocks, kinds)
    return replace(draft, head=head, blocks=blocks)


def _with_title(blocks: Sequence[Block], kinds: Mapping[int, str]) -> tuple[Block, ...]:
    """The blocks with a verdict on the lines that are the headline."""
    starts = {start for start, kind in kinds.items() if kind == LineIs.TITLE}
    found = list(blocks)
    for at, block in enumerate(found):
        if block.start in starts and block.verdict is Verdict.UNJUDGED:
            found[at] = block.judged(Verdict.TITLE, "the headline above the text", RULE)
    return tuple(found)


def _is_lone_clock(read: Sequence[tuple[SeenLine, LineIs]], at: int) -> bool:
    """Whether a line with a time has no day beside it: it may be the hour of an entry."""
    beside = read[max(0, at - 1) : at + 2]
    near = [line.dated for line, kind in beside if kind is not LineIs.TITLE]
    return not any(dated.days or dated.says is not Says.NOTHING for dated in near)


def _title(text: str, line: SeenLine, lines: Sequence[SeenLine]) -> Finding:
    first_rank = [each.at for each in lines if "first rank" in each.signs]
    is_lone = first_rank == [line.at]
    return Finding(
        text, "the only heading of the first rank" if is_lone else "the line above the text"
    )


def _kind(line: SeenLine, kind: LineIs) -> str:
    """What a line is said to be: one that dates and names the writer names the writer."""
    return str(LineIs.WRITER if _dates_a_writer(line, kind) else kind)


def _said_again(
    lines: Sequence[SeenLine], reading: HeadReading, words: str
) -> list[tuple[SeenLine, LineIs]]:
    """The lines that say the headline once more."""
    return [
        (line, LineIs.TITLE) for line in lines[: len(reading.kinds)] if normal(line.text) == words
    ]


def _writers(
    read: Iterable[tuple[SeenLine, LineIs]], blocks: Sequence[Block]
) -> Iterator[tuple[int, Finding]]:
    """The writers whom lines name; outlets behind people."""
    outlets: list[tuple[int, Finding]] = []
    by = ""
    for line, kind in read:
        start = blocks[line.at].start
        if kind is LineIs.WRITER and "by alone" in line.signs:
            by = f"{line.text} "
        elif kind is LineIs.WRITER and line.named.by_outlet:
            outlets.append((start, Finding(line.named.by_outlet.name, line.text)))
        elif line.named.writers and (kind is LineIs.WRITER or _dates_a_writer(line, kind)):
            yield start, Finding(line.named.writers.together, f"{by}{line.text}")
            by = ""
        else:
            by = ""
    yield from outlets


def _dates_a_writer(line: SeenLine, kind: LineIs) -> bool:
    """Whether a line with a date names the writer beside it."""
    return kind is LineIs.DATE and line.named.writers is not None and bool(line.dated.days)


def _outlets(
    read: Sequence[tuple[SeenLine, LineIs]], title_at: int | None
) -> list[tuple[Finding, bool]]:
    """The outlets that lines name, and whether the line is below the headline."""
    found: list[tuple[Finding, bool]] = []
    for number, (line, _kind) in enumerate(read):
        for outlet in line.named.outlets:
            is_below = title_at is not None and number > title_at
            found.append((Finding(outlet.name, line.text), is_below))
    return found


def mark_head(draft: Draft, _settings: Settings) -> Draft:
    """The draft with a verdict on each line that was read and that no phrase has judged."""
    if draft.head is None:
        return draft
    kinds = dict(draft.head.kinds)
    blocks = list(draft.blocks)
    for at, block in enumerate(blocks):
        kind = kinds.get(block.start)
        if kind is None or block.verdict is not Verdict.UNJUDGED:
            continue
        verdict = _VERDICTS.get(LineIs(kind))
        if kind == LineIs.CAPTION and draft.document.page and draft.document.page.elements:
            verdict = None  # the element says better what it holds
        if kind == LineIs.TITLE and draft.head.title:
            verdict = (Verdict.TITLE, "the headline above the text")
        if verdict:
            blocks[at] = block.judged(*verdict, RULE)
    return replace(draft, blocks=tuple(blocks))
