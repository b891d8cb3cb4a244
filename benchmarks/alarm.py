"""How well the alarm of a draft tells bad texts from good ones; and learn its weights.

    .venv/bin/python benchmarks/alarm.py --documents DIR... --pages FILE --html DIR --cases DIR [--write]

A text is bad where its runs of four words and those of the labelled text agree by less than .95
(F1); in a case, where a piece is lost or false. Each document is read as it is and spoiled in three
of the ways of spoil.py, in turn; the label stays that of the whole document. The second judge is
learned again for each fifth of the documents, from the others: it is surer of what it has learned
from, and the alarm would learn to trust it too much. The weights are found by logistic regression;
every fifth document, with all that was made of it, is held out in turn, and the figures printed are
of those alone. The threshold is set on the documents learned from, never on those held out. --write
puts the weights of all into knowledge/data/alarm.toml. Ten minutes on one core.
"""

from __future__ import annotations

import math
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from common import parser_for
from labelled import LabelledDocument, cases, documents, likeness, pages
from spoil import WAYS
from train_judge import learn as learn_judge
from train_judge import learned_blocks

from sitrep.core.errors import SitrepError
from sitrep.ingest.draft import Draft
from sitrep.ingest.judge.alarm import alarm_signs
from sitrep.ingest.judge.measures import measure_blocks
from sitrep.ingest.judge.opinions import NOTHING, weights_of

BAD = 0.95
"""F1 below which a text is bad."""
SPARED = 0.92
"""Share of the good texts learned from that is not flagged: a little more than is asked for."""
FOLDS = 5
STEPS = 300
DECAY = 2e-3
LEAST = 12
"""Drafts in which a sign must be found to be learned."""
EACH = 3
"""In how many of the ways each document is spoiled."""
TARGET = Path("plugins/sitrep/ingest/knowledge/data/alarm.toml")
HEAD = """\
# What each sign of a draft is worth to the alarm (sitrep.ingest.judge.alarm), as log odds that its text is bad.
# Learned by benchmarks/alarm.py --write from labelled documents and from spoiled ones. Do not edit by hand.
[alarm]
"""


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A draft's signs, and how good its text is."""

    name: str
    number: int
    way: str
    signs: tuple[str, ...]
    f1: float

    @property
    def is_bad(self) -> bool:
        """Whether it should be flagged."""
        return self.f1 < BAD


Weights = dict[str, float]


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    for name in ("pages", "html", "cases"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = [each for folder in options.documents for each in documents(folder)]
    texts += pages(options.pages, None)
    marked = list(pages(options.pages, options.html))
    blocks = {"plain": list(learned_blocks(texts)), "page": list(learned_blocks(marked))}
    judged: list[JudgedText] = []
    for fold in range(FOLDS):
        for name, known in blocks.items():
            table = weights_of(name)
            table.clear()
            table.update(learn_judge([each for each in known if each.document % FOLDS != fold]))
        for document in (*texts, *marked):
            if number_of(document) % FOLDS == fold:
                judged += _judged(document, spoiled=True)
        for case in cases(options.cases):
            if number_of(case) % FOLDS == fold:
                judged += _judged(case, spoiled=False)
    measure(judged)
    if options.write:
        rows = [f'"{sign}" = {worth:.2f}' for sign, worth in sorted(learn(judged).items())]
        TARGET.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    return 0


def measure(judged: list[JudgedText]) -> None:
    """Print how the alarm does on documents that it has not learned from."""
    held_out: list[tuple[JudgedText, float]] = []
    for fold in range(FOLDS):
        weights = learn([each for each in judged if each.number % FOLDS != fold])
        held_out += [(each, odds(weights, each)) for each in judged if each.number % FOLDS == fold]
    for way in ("as it is", "case", *WAYS):
        tell(way, [pair for pair in held_out if pair[0].way == way])
    for form in (".txt", ".html"):
        tell(form, [pair for pair in held_out if pair[0].name.endswith(form)])
    tell("all", held_out)
    missed = [pair for pair in held_out if pair[0].is_bad and pair[1] < 0]
    for each, alarm in sorted(missed, key=lambda pair: pair[0].f1)[:10]:
        print(f"  missed: {each.name[:24]:24} {each.way:9} F1 {each.f1:.3f} odds {alarm:+.1f}")


def _judged(document: LabelledDocument, *, spoiled: bool) -> Iterator[JudgedText]:
    """The document as it is and spoiled, each with how good its text is."""
    number = number_of(document)
    read = {"as it is" if spoiled else "case": document.data}
    if spoiled:
        read |= {name: WAYS[name](document.data) for name in ways_for(number)}
    for name, data in read.items():
        try:
            draft = replace(document, data=data).draft()
        except SitrepError:
            continue
        if draft is not None:
            body = "\n".join(block.text for block in draft.body)
            f1 = max(likeness(body, due) for due in _bodies(document)) if document.body else 0.0
            if not document.body:
                f1 = float(_has_all(body, document))
            yield JudgedText(document.name, number, name, signs_of(draft), f1)


def number_of(document: LabelledDocument) -> int:
    """By which a document is put into a fifth: the same for its page and its plain form."""
    return zlib.crc32(document.name.partition(".")[0].encode())


def ways_for(number: int) -> list[str]:
    """The ways in which a document is spoiled, in turn."""
    names = list(WAYS)
    return [names[(number + at) % len(names)] for at in range(EACH)]


def _has_all(body: str, document: LabelledDocument) -> bool:
    body = " ".join(body.split())
    return all(" ".join(piece.split()) in body for piece in document.inside) and not any(
        " ".join(piece.split()) in body for piece in document.outside
    )


def _bodies(document: LabelledDocument) -> Iterator[str]:
    """The labelled text, and the same with what may be kept or left."""
    yield document.body
    yield "\n".join((document.body, *document.optional))


def signs_of(draft: Draft) -> tuple[str, ...]:
    """What the alarm goes by."""
    assert draft.loss
    measures = measure_blocks(draft.blocks, draft.document.page)
    return tuple(alarm_signs(draft, measures, draft.loss))


def odds(weights: Weights, each: JudgedText) -> float:
    """How likely a text is bad, by the weights: above 0 it is flagged."""
    return weights[NOTHING] + sum(weights.get(sign, 0.0) for sign in each.signs)


def learn(judged: list[JudgedText]) -> Weights:
    """Weights by gradient descent, good and bad texts alike; 0 is where enough good are spared."""
    seen = Counter(sign for each in judged for sign in each.signs)
    weights = {sign: 0.0 for sign, number in sorted(seen.items()) if number >= LEAST}
    weights[NOTHING] = 0.0
    rows = [
        (each.is_bad, (NOTHING, *(sign for sign in each.signs if sign in weights)))
        for each in judged
    ]
    bad = max(1, sum(is_bad for is_bad, _signs in rows))
    shares = {True: 0.5 / bad, False: 0.5 / max(1, len(rows) - bad)}
    squares = dict.fromkeys(weights, 1e-6)
    for _step in range(STEPS):
        slopes = {sign: DECAY * worth for sign, worth in weights.items()}
        for is_bad, signs in rows:
            total = sum([weights[sign] for sign in signs])
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - is_bad) * shares[is_bad]
            for sign in signs:
                slopes[sign] += error
        for sign, slope in slopes.items():
            squares[sign] += slope * slope
            weights[sign] -= 0.3 * slope / math.sqrt(squares[sign])
    alarms = sorted(odds(weights, each) for each in judged if not each.is_bad)
    weights[NOTHING] -= alarms[int(SPARED * len(alarms))]
    return weights


def tell(name: str, found: list[tuple[JudgedText, float]]) -> None:
    """How many bad and good texts are flagged, and how many of the flagged are bad."""
    bad = [alarm >= 0 for each, alarm in found if each.is_bad]
    good = [alarm >= 0 for each, alarm in found if not each.is_bad]
    precision = sum(bad) / max(1, sum(bad) + sum(good))
    print(
        f"{name:9} bad {sum(bad)} of {len(bad)} flagged, good {sum(good)} of {len(good)}; "
        f"precision {precision:.2f} recall {sum(bad) / max(1, len(bad)):.2f}"
    )


if __name__ == "__main__":
    sys.exit(main())
