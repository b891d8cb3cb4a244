"""The agency in the dateline of a text, and the one that signs it at its end.

"GORIS (Example Wire) -", "КИЕВ, 4 фев — Example.", "حلب-سانا", "/TASS/.", "… of the night. EFE": an
outlet that is known counts where it stands as a dateline has it, in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.ingest.draft import Draft, Finding
from sitrep.ingest.find.outlet_names import outlet_called
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.outlets import Outlet

BEGIN = 110
"""Characters of a text in which its dateline is."""
PARAGRAPHS = 2
"""First paragraphs of a text that may have one: a standfirst may come before it."""
END = 40
"""Characters at a text's end in which an outlet signs."""

_BRACKETS = re.compile(
    r"[(/\[（【](?P<name>[^()/\[\]（）【】]{2,40})[)/\]）】]\s*(?=[-–—.:：,]|$|\s*\S)"
)
_DASHED = re.compile(
    r"(?:^|[\s\d])[-–—]\s*(?P<name>[^\s.,:–—-][^.,:–—-]{1,30}?)\s*(?:[.:–—]|-\s|\s-|$)"
)
_GLUED = re.compile(r"^[^\W\d_][^\n.,:;–—]{1,25}\s?[-–—]\s?(?P<name>\S{2,20})(?:\s|$)")
_TELEGRAM = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,4}?社)[\u4e00-\u9fff]{0,12}\d{0,2}月?\d{0,2}日?电"
)
_BARE = re.compile(r"^(?:[A-ZÀ-ÞА-ЯЁ]{3,}[,.]? ){1,3}(?P<name>[^\W\d_][\w-]{1,15}) ?[-–—]? ")
_PATTERNS = (_BRACKETS, _DASHED, _GLUED, _TELEGRAM, _BARE)
_SIGNED = re.compile(
    r"(?:[.!?。…][\"”»')]*|^)\s*[(\[/©-]*\s*(?P<name>[^\W\d_][^.!?。()\[\]]{1,30})[)\]/.]*\s*$"
)
_INITIALS = re.compile(r"[a-zäöüß]{2,4}")
_DASH = re.compile(r"\s*[-–—]*")
_BETWEEN = re.compile(r"\s*[/,]\s*|\s+(?:and|et|und|y|e|и|та)\s+")


def dateline_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet in the dateline of a text."""
    for text in _beginnings(draft):
        begin = plain(text)[:BEGIN]
        for match in _datelines(begin):
            outlet = outlet_called(match["name"].strip(), settings)
            if outlet and match.start() <= _sentence_end(begin):
                dash = _DASH.match(begin, match.end())
                return Finding(outlet.name, begin[: dash.end() if dash else None].strip())
    return None


def _beginnings(draft: Draft) -> Iterator[str]:
    """The short line right above a text, and its first paragraphs."""
    first = next((at for at, block in enumerate(draft.blocks) if block.is_body), None)
    if first is None:
        return
    if first and len(draft.blocks[first - 1].text) <= END:
        yield draft.blocks[first - 1].text
    yield from (block.text for block in draft.body[:PARAGRAPHS])


def _datelines(begin: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from pattern.finditer(begin)


def _sentence_end(begin: str) -> int:
    """Where the first sentence can end at the earliest: a dateline comes before its verb."""
    match = re.search(r"[^\W\d_]{4,}[.!?] [A-ZÀ-Þ]\w+ [a-zà-ÿ]", begin)
    return match.start() if match else len(begin)


def signing_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet whose name alone follows the last sentence of a text, or is below it."""
    if not draft.body:
        return None
    last = plain(draft.body[-1].text)
    match = _SIGNED.search(last[-END:])
    found = _one_of(match["name"], settings) if match else None
    if found:
        return Finding(found.name, last[-END:].strip())
    end = draft.body[-1].end
    below = next((plain(block.text) for block in draft.blocks if block.start >= end), "")
    found = _one_of(below, settings) if len(below) <= END else None
    return Finding(found.name, below) if found else None


def _one_of(text: str, settings: Settings) -> Outlet | None:
    """The outlet that text names, of several the agency."""
    parts = [part.strip(" .©()") for part in _BETWEEN.split(text)]
    # "abc/Example Wire": editors sign with their initials.
    named = [part for part in parts if not _INITIALS.fullmatch(part)]
    outlets = [outlet_called(part, settings) for part in named]
    if not outlets or not all(outlets):
        return None
    wires = [outlet for outlet in outlets if outlet and outlet.is_wire]
    return wires[0] if len(wires) == 1 else (outlets[0] if len(outlets) == 1 else None)
