"""The headline that a web page states, held against what it shows.

Sites add their name to a title at either end. So a stated title is cut at its dashes and
bars until a line of the page shows what is left. Where no line does, the one heading of
the first rank above the text is the headline; else what the markup alone states, without
the outlet's name.

Limits: a site that states one headline on every page is believed if the page shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.core.text import one_line
from sitrep.ingest.draft import Draft, Finding
from sitrep.ingest.find.page_statements import (
    BREAKS,
    facts_of,
    host_without_hyphens,
    shown_lines,
)
from sitrep.ingest.find.page_title import normal
from sitrep.ingest.knowledge.head_words import word_set
from sitrep.ingest.markup import Facts, LineKind, Stated

_PART_WORDS = 3
"""A part of a stated title with fewer words is the name of a section."""


@dataclass(frozen=True, slots=True)
class PageHeadline:
    """A headline that a page states."""

    finding: Finding
    words: str
    """By which the lines that show it are known."""


def page_headline(draft: Draft) -> PageHeadline | None:
    """The headline that the page only shows, as a heading, or only states."""
    facts = facts_of(draft)
    if facts is None:
        return None
    return _lone_heading(draft, facts) or _titled_heading(draft, facts) or _unseen(facts)


def stated_headline(draft: Draft) -> PageHeadline | None:
    """The headline that the page states and that one of its lines shows."""
    facts = facts_of(draft)
    if facts is None:
        return None
    shown = shown_lines(draft)
    for stated in facts.titles:
        for part in _parts(stated.value, facts):
            line = shown.get(normal(part))
            if line:
                finding = Finding(line, f"{stated.evidence}, shown on the page")
                return PageHeadline(finding, normal(line))
    return _below_kicker(draft, facts)


def _below_kicker(draft: Draft, facts: Facts) -> PageHeadline | None:
    """A stated headline that a heading of the first rank shows behind a few words of its own."""
    for line in headings_of(draft):
        for stated in facts.titles:
            words = normal(stated.value)
            before = normal(line).removesuffix(words)
            if (
                before != normal(line)
                and before.endswith(" ")
                and len(before.split()) < _PART_WORDS
            ):
                finding = Finding(stated.value, f"{stated.evidence}, shown on the page")
                return PageHeadline(finding, normal(line))
    return None


def _parts(title: str, facts: Facts) -> Iterator[str]:
    """A stated title, then what is left of it without the outlet's name at either end.

    The longest first, and a name at the end before one at the start.
    """
    yield title
    breaks = list(BREAKS.finditer(title))
    for match in reversed(breaks):
        before = title[: match.start()]
        if len(before.split()) >= _PART_WORDS or _is_site(title[match.end() :], facts):
            yield before
    for match in breaks:
        if _is_site(title[: match.start()], facts):
            yield title[match.end() :]


def _is_site(text: str, facts: Facts) -> bool:
    """Whether text is the outlet's name, or its host name without punctuation."""
    wanted = normal(text).replace(" ", "")
    if not wanted:
        return False
    for site in facts.sites:
        if wanted == normal(site.value).replace(" ", ""):
            return True
    for address in facts.addresses:
        host = host_without_hyphens(address.value)
        if host and wanted in {host, host.partition(".")[0]}:
            return True
    return False


def headings_of(draft: Draft) -> list[str]:
    """The lines of the page that are headings of the first rank."""
    page = draft.document.page
    lines = zip(page.lines if page else (), draft.blocks, strict=False)
    return [block.text for line, block in lines if line.kind is LineKind.TITLE]


def _lone_heading(draft: Draft, facts: Facts) -> PageHeadline | None:
    """The one heading of the first rank above the text, where it is not the outlet's name."""
    page = draft.document.page
    above: list[str] = []
    below: list[str] = []
    has_begun = not any(block.is_body for block in draft.blocks)
    for line, block in zip(page.lines if page else (), draft.blocks, strict=False):
        has_begun = has_begun or block.is_body
        if line.kind is LineKind.TITLE and not _is_site(block.text, facts):
            (below if has_begun else above).append(block.text)
    # A heading below is a last resort: some pages repeat their headline after the text.
    found = above or below[:1]
    lone = found[0] if len(set(map(normal, found))) == 1 else ""
    if not lone:
        return None
    if len(lone.split()) < _PART_WORDS and not _begins_title(lone, facts):
        return None
    return PageHeadline(Finding(lone, "the only heading of the first rank"), normal(lone))


def _titled_heading(draft: Draft, facts: Facts) -> PageHeadline | None:
    """The heading above the text that a stated title says, on a page that ranks none first.

    However few words it has: page and title agree on it. A part of the site is none.
    """
    page = draft.document.page
    if headings_of(draft):
        return None
    for line, block in zip(page.lines if page else (), draft.blocks, strict=False):
        if block.is_body and line.kind is not LineKind.HEADING:
            return None
        words = normal(block.text)
        if line.kind is not LineKind.HEADING or words in word_set("sections"):
            continue
        if not _is_site(words, facts) and _is_part_of_title(words, facts):
            return PageHeadline(
                Finding(block.text, "the heading that the page's title says"), words
            )
    return None


def _is_part_of_title(words: str, facts: Facts) -> bool:
    """Whether a stated title is a heading, or has it before or behind a dash, a bar or a colon."""
    for stated in facts.titles:
        parts = [stated.value[: match.start()] for match in BREAKS.finditer(stated.value)]
        parts += [stated.value[match.end() :] for match in BREAKS.finditer(stated.value)]
        if words in map(normal, (stated.value, *parts)):
            return True
    return False


def _begins_title(heading: str, facts: Facts) -> bool:
    """Whether a stated title begins with a heading, before a dash or bar.

    Then two words are a headline too.
    """
    wanted = normal(heading)
    for stated in facts.titles:
        for match in BREAKS.finditer(stated.value):
            if normal(stated.value[: match.start()]) == wanted:
                return True
    return False


def _unseen(facts: Facts) -> PageHeadline | None:
    """A headline that is in the markup alone.

    The strongest statement counts, but never the <title>, whose end may be anything.
    """
    if not facts.titles or facts.titles[0].evidence == "<title>":
        return None
    stated = facts.titles[0]
    fewest = 1 if stated.is_headline else _PART_WORDS
    parts = [part for part in _parts(stated.value, facts) if len(part.split()) >= fewest]
    if not parts:
        return None
    # The whole title stays where what the shortest part lacks is not the outlet's name.
    headline = one_line(parts[-1] if _lacks_site(stated, parts[-1], facts) else parts[0])
    return PageHeadline(Finding(headline, f"{stated.evidence}, not shown"), normal(headline))


def _lacks_site(stated: Stated, part: str, facts: Facts) -> bool:
    """Whether the rest of a stated title is the outlet's name."""
    rest = stated.value.removeprefix(part).removesuffix(part)
    return _is_site(re.sub(r"^\W+|\W+$", "", rest), facts)
