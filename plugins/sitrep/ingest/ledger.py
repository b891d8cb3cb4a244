"""What cleaning removed or repaired, block by block.

A draft as ingested and its ledger rebuild the decoded document exactly: a block
that the draft holds as a paragraph is stored as that paragraph's number and the
white space around it, any other as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sitrep.core.markup import plain_paragraphs
from sitrep.core.model import Report
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.settings import RULES


def ledger_lines(copy: Draft, report: Report) -> Iterator[str]:
    """The ledger of a document, one JSON object a line; the first is about the document."""
    document = copy.document
    yield _json({"document": document.taken_from, "sha256": document.sha256, "rules": RULES, "report": report.id})
    numbers = {text: number for number, text in reversed([*enumerate(paragraphs_of(report))])}
    for block in copy.blocks:
        yield _json(_entry(block, document.text, numbers))


def paragraphs_of(report: Report) -> tuple[str, ...]:
    """The paragraphs of a draft as plain texts, in order."""
    return tuple(text for passage in report.passages for text in plain_paragraphs(passage.text))


def rebuild(lines: Iterable[str], paragraphs: tuple[str, ...]) -> str:
    """The decoded document of a ledger, from the paragraphs of the draft as ingested."""
    entries = [json.loads(line) for line in lines][1:]
    return "".join(_restored(entry, paragraphs) for entry in entries)


def _entry(block: Block, text: str, numbers: dict[str, int]) -> dict[str, object]:
    raw = text[block.start : block.end]
    entry: dict[str, object] = {
        "start": block.start,
        "end": block.end,
        "verdict": block.verdict,
        "rule": block.rule,
        "reason": block.reason,
    }
    kept = raw.strip()
    if block.is_body and kept in numbers:
        before, after = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
        return {**entry, "paragraph": numbers[kept], "before": before, "after": after}
    return {**entry, "raw": raw}


def _restored(entry: dict[str, object], paragraphs: tuple[str, ...]) -> str:
    if "raw" in entry:
        return str(entry["raw"])
    return f"{entry['before']}{paragraphs[int(str(entry['paragraph']))]}{entry['after']}"


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
