"""What cleaning removed or repaired, block by block.

A draft as ingested and its ledger rebuild the decoded document exactly: a block
that the draft holds as a paragraph is stored as that paragraph's number and the
white space around it, any other as it was.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from sitrep.core.markdown.forms import PARAGRAPH, form_record, read_form
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Report
from sitrep.ingest.draft import Block, Document, Draft, Finding, Verdict
from sitrep.ingest.families.differences import Texts
from sitrep.ingest.families.page_version import stated_version
from sitrep.ingest.knowledge.bank import RULES


def ledger_lines(
    copy: Draft, report: Report, *, stated: dt.datetime | None = None
) -> Iterator[str]:
    """The ledger of a document, one JSON object a line; the first is about the document.

    ``stated`` is when it says that it was last changed, where its former ledger
    alone knows that.
    """
    document = copy.document
    head: dict[str, object] = {
        "document": document.taken_from,
        "sha256": document.sha256,
        "rules": RULES,
        "report": report.id,
        "draft": _digest(paragraphs_of(report)),
        **({"found_url": copy.found_url} if copy.found_url else {}),
        **({"address": copy.address.value} if copy.address else {}),
        **({"aside": list(document.aside)} if document.aside else {}),
        **({"stated": moment.isoformat()} if (moment := stated or stated_version(copy)) else {}),
    }
    wording = Texts.of(copy)
    yield _json({**head, "title": wording.title, "kept": list(wording.paragraphs)})
    numbers = {text: number for number, text in reversed([*enumerate(paragraphs_of(report))])}
    for block in copy.blocks:
        yield _json(_entry(block, document.text, numbers))


def head_of(line: str, report: str) -> str:
    """The first line of a ledger, of a report with this id."""
    return _json({**json.loads(line), "report": report})


def carrier_lines(
    copy: Draft, report: Report, *, stated: dt.datetime | None = None
) -> Iterator[str]:
    """The ledger of a carrier's document.

    It rests on no paragraph of the report, so the two can be parted.
    """
    return ledger_lines(copy, replace(report, passages=()), stated=stated)


def parted_lines(
    copy: Draft, report: Report, *, stated: dt.datetime | None = None
) -> Iterator[str]:
    """The ledger of a document that led, before another takes its place: it rests on no paragraph.

    As long as the report is not changed, it still tells that its text is as ingested.
    """
    head, *entries = carrier_lines(copy, report, stated=stated)
    yield _json({**json.loads(head), "draft": _digest(paragraphs_of(report))})
    yield from entries


def paragraphs_of(report: Report) -> tuple[str, ...]:
    """The paragraphs of a draft as plain texts, in order."""
    return tuple(text for passage in report.passages for text in plain_paragraphs(passage.text))


def rebuild(lines: Iterable[str], paragraphs: tuple[str, ...]) -> str:
    """The decoded document of a ledger, from the paragraphs of the draft as ingested."""
    entries = [json.loads(line) for line in lines][1:]
    return "".join(_restored(entry, paragraphs) for entry in entries)


def copy_of(lines: Sequence[str], report: Report) -> Draft | None:
    """The document of a ledger with its blocks, or None where paragraphs it rests on are gone.

    Of what was found in it beside its blocks a ledger has the title alone. A line
    that is not a ledger's gives None too.
    """
    try:
        head, *entries = [json.loads(line) for line in lines]
        paragraphs = paragraphs_of(report) if is_as_ingested(lines, report) else ()
        document = Document(
            head["document"],
            rebuild(lines, paragraphs),
            head["sha256"],
            head["document"],
            aside=tuple(map(str, head.get("aside", ()))),
        )
        title = Finding(head["title"], "as its ledger has it") if head.get("title") else None
        return Draft(document, tuple(_block(entry, paragraphs) for entry in entries), title)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def is_as_ingested(lines: Sequence[str], report: Report) -> bool:
    """Whether the text of a report is still the one of which the ledger tells."""
    try:
        return bool(json.loads(lines[0])["draft"] == _digest(paragraphs_of(report)))
    except (ValueError, KeyError, TypeError, IndexError):
        return False


def wording_of(lines: Sequence[str]) -> Texts | None:
    """Headline and paragraphs of a ledger's document, whatever became of the draft.

    None of a ledger without them.
    """
    try:
        head = json.loads(lines[0])
        return Texts(head["title"], tuple(map(str, head["kept"])))
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def address_of(lines: Sequence[str]) -> str:
    """The URL of a ledger's document; empty where it shows none."""
    try:
        return str(json.loads(lines[0]).get("address") or "")
    except (ValueError, AttributeError, IndexError):
        return ""


def stated_of(lines: Sequence[str]) -> dt.datetime | None:
    """When a ledger's document says that it was last changed."""
    try:
        return dt.datetime.fromisoformat(json.loads(lines[0])["stated"])
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _digest(paragraphs: tuple[str, ...]) -> str:
    return sha256("\n\n".join(paragraphs).encode()).hexdigest()


def _block(entry: dict[str, object], paragraphs: tuple[str, ...]) -> Block:
    text, regions = (
        entry.get("text", _restored(entry, paragraphs).strip()),
        entry.get("regions", []),
    )
    return Block(
        start=int(str(entry["start"])),
        end=int(str(entry["end"])),
        text=str(text),
        verdict=Verdict(str(entry["verdict"])),
        reason=str(entry["reason"]),
        rule=str(entry["rule"]),
        regions=tuple(map(str, regions)) if isinstance(regions, list) else (),
        continues=bool(entry.get("continues")),
        form=read_form(entry.get("form")),
    )


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
    entry |= _repaired(block, kept) if block.is_body else {}
    if block.is_body and kept in numbers:
        before, after = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
        return {**entry, "paragraph": numbers[kept], "before": before, "after": after}
    return {**entry, "raw": raw}


def _repaired(block: Block, kept: str) -> dict[str, object]:
    """What a draft made of a block of the report is more than what was found."""
    made: dict[str, object] = {"text": block.text} if block.text != kept else {}
    made |= {"regions": list(block.regions)} if block.regions else {}
    made |= {"form": form_record(block.form)} if block.form != PARAGRAPH else {}
    return made | ({"continues": True} if block.continues else {})


def _restored(entry: dict[str, object], paragraphs: tuple[str, ...]) -> str:
    if "raw" in entry:
        return str(entry["raw"])
    return f"{entry['before']}{paragraphs[int(str(entry['paragraph']))]}{entry['after']}"


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
