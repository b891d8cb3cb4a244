"""What ingest says of a document: as JSON for programs, in lines for a curator."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from sitrep.core.errors import printable
from sitrep.core.markdown.forms import form_record
from sitrep.core.model import DateBasis
from sitrep.core.text import count
from sitrep.ingest.draft import Day, Draft, Finding
from sitrep.ingest.judge.losses import loss_line
from sitrep.ingest.loss import Loss

BASIS = {
    DateBasis.STATED: "stated",
    DateBasis.URL: "from an address",
    DateBasis.CARRIER: "from a carrier",
    DateBasis.TEXT: "from the text",
    DateBasis.EDITOR: "set by the editor",
}


def json_answer(copy: Draft, family: str) -> str:
    """One JSON object: title, published, original_date, publisher, origin, family, doubts, loss, blocks."""
    answer = {
        "document": copy.document.name,
        "title": _value(copy.title),
        "published": _date(copy.published),
        "original_date": _date(copy.original),
        "publisher": _value(copy.publisher),
        "origin": _value(copy.origin),
        "family": family,
        "doubts": list(copy.doubts),
        "loss": _loss(copy.loss),
        "blocks": [
            {
                "start": block.start,
                "end": block.end,
                "verdict": block.verdict,
                "rule": block.rule,
                "reason": block.reason,
                "text": block.text,
                "opinion": block.opinion,
                "form": form_record(block.form),
                "regions": list(block.regions),
                "places": list(block.places),
            }
            for block in copy.blocks
        ],
    }
    return _escaped(json.dumps(answer, ensure_ascii=False))


def _loss(loss: Loss | None) -> dict[str, object] | None:
    """What was lost: shares from 0 to 1, the alarm from 0 to 100."""
    if loss is None:
        return None
    return {
        "alarm": loss.alarm,
        "because": list(loss.because),
        "prose_out": round(loss.prose_out, 3),
        "by_verdict": {verdict: round(share, 3) for verdict, share in loss.by_verdict},
        "figures_out": loss.figures_out,
        "figures": loss.figures,
        "remains": list(loss.remains),
        "differing": list(loss.differing),
        "small": loss.is_small,
    }


def _escaped(line: str) -> str:
    """JSON with all that could steer a terminal in JSON's own escapes: it reads back as the same."""
    if line.isprintable():
        return line
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in line)


def plain_answer(copy: Draft) -> Iterator[str]:
    """What was found, with the evidence, and what was not."""
    yield printable(copy.document.name)
    for label, finding in (("title", copy.title), ("byline", copy.byline)):
        yield _line(
            label, finding.value if finding else None, finding.evidence if finding else None
        )
    for label, day in (("first published", copy.original), ("this copy", copy.published)):
        yield _line(label, _day_words(day), f"{BASIS[day.basis]}: {day.evidence}" if day else None)
    for label, finding in (
        ("origin", copy.origin),
        ("publisher", copy.publisher),
        ("address", copy.url),
    ):
        yield _line(
            label, finding.value if finding else None, finding.evidence if finding else None
        )
    yield _line("regions", _regions(copy), _places(copy))
    yield _line("text", f"{count(len(copy.body), 'paragraph')}; taken out: {_removed(copy)}", None)
    if copy.loss:
        yield _line("lost", loss_line(copy.loss).removeprefix("loss: "), None)
    for doubt in copy.doubts:
        yield _line("look at", doubt, None)


def _line(label: str, value: str | None, evidence: str | None) -> str:
    shown = value or "not shown"
    return printable(f"  {label:16}{shown}" + (f"   ({evidence[:100]})" if evidence else ""))


def _regions(copy: Draft) -> str | None:
    codes = Counter(code for block in copy.body for code in block.regions)
    return ", ".join(f"{code} ({number})" for code, number in codes.items()) or None


def _places(copy: Draft) -> str | None:
    return ", ".join(dict.fromkeys(place for block in copy.body for place in block.places)) or None


def _removed(copy: Draft) -> str:
    kinds = Counter(block.verdict for block in copy.blocks if not block.is_body)
    return ", ".join(f"{number} {kind}" for kind, number in kinds.most_common()) or "nothing"


def _day_words(day: Day | None) -> str | None:
    return (
        (str(day.date) if day.date else f"{day.day}.{day.month}. of an unknown year")
        if day
        else None
    )


def _value(finding: Finding | None) -> str | None:
    return finding.value if finding else None


def _date(day: Day | None) -> str | None:
    return str(day.date) if day and day.date else None
