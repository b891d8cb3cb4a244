"""Learn what the signs of the second judge are worth, and write knowledge/data/judge.toml.

    .venv/bin/python benchmarks/train_judge.py --documents DIR --pages FILE --html DIR \
        --trafilatura DIR [--write]

Each block of the labelled documents is a line: its signs, and whether it is the text's. What the
signs are worth is found by logistic regression, for pages and for plain texts apart. Nothing but
signs goes in: no word, no language, no phrase, no verdict of the other judge. Every fifth document
is held out in turn; the figures printed are those of documents not learned from. Without --write
nothing is written. labelled.py says what the sets look like. It takes two minutes of one core.
"""

from __future__ import annotations

import math
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from common import parser_for
from labelled import LabelledDocument, documents, labels, pages, trafilatura

from sitrep.ingest.judge.opinions import NOTHING
from sitrep.ingest.judge.signs import MeasuredText, signs_of

FOLDS = 5
ROUNDS = 24
"""How often all blocks are gone through."""
LEAST = 8
"""Blocks in which a sign must be found to be learned."""
DECAY = 3e-5
"""How much of a sign's worth is taken back for each block it is in: rare signs prove little."""
TARGET = Path("plugins/sitrep/ingest/knowledge/data/judge.toml")
HEAD = """\
# What each sign of a block is worth to the second judge (sitrep.ingest.judge), as log odds: above 0 the sign speaks for
# the report's text, below 0 against it. Learned by benchmarks/train_judge.py from labelled documents (the pages of
# scrapinghub/article-extraction-benchmark, MIT, and of trafilatura's evaluation, Apache-2.0, among them), of which
# nothing but these numbers is kept. Do not edit by hand: a sign's worth depends on all others.
"""


@dataclass(frozen=True, slots=True)
class LearnedBlock:
    """A block's signs and what it is."""

    document: int
    signs: tuple[str, ...]
    is_text: bool
    counts: float


Weights = dict[str, float]


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    for name in ("pages", "html", "trafilatura"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = [each for folder in options.documents for each in documents(folder)]
    plain = [*texts, *pages(options.pages, None)]
    marked = [*pages(options.pages, options.html), *trafilatura(options.trafilatura)]
    tables = {"page": list(learned_blocks(marked)), "plain": list(learned_blocks(plain))}
    lines = [HEAD]
    for name, blocks in tables.items():
        print(f"{name}: {len(blocks)} blocks")
        for fold in range(FOLDS):
            weights = learn([each for each in blocks if each.document % FOLDS != fold])
            print("  held out", tell(weights, [e for e in blocks if e.document % FOLDS == fold]))
        weights = learn(blocks)
        lines.append(f"[{name}]")
        lines += [
            f'"{sign}" = {worth:.2f}'
            for sign, worth in sorted(weights.items())
            if abs(worth) >= 0.05
        ]
        lines.append("")
    if options.write:
        TARGET.write_text("\n".join(lines), "utf-8")
    return 0


def learned_blocks(found: list[LabelledDocument]) -> Iterator[LearnedBlock]:
    """The blocks of documents of which it is known what they are."""
    for document in found:
        draft = document.before("judge")
        if draft is None:
            continue
        number = zlib.crc32(document.name.partition(".")[0].encode())
        signs = signs_of(MeasuredText.of(draft.blocks, draft.document.page))
        told = labels(draft.blocks, document)
        for block, own, label in zip(draft.blocks, signs, told, strict=True):
            if label is not None:
                counts = min(max(block.words, 2), 60) ** 0.7 * (3 if document.optional else 1)
                yield LearnedBlock(number, tuple(own), label, counts)


def learn(blocks: list[LearnedBlock]) -> Weights:
    """What each sign is worth, by the averages of a stochastic descent (Adagrad)."""
    seen = Counter(sign for block in blocks for sign in block.signs)
    known = {sign for sign, number in seen.items() if number >= LEAST}
    mean = sum(block.counts for block in blocks) / len(blocks)
    weights = dict.fromkeys([NOTHING, *sorted(known)], 0.0)
    squares = dict.fromkeys(weights, 1e-4)
    sums = dict.fromkeys(weights, 0.0)
    rows = [
        (
            (NOTHING, *(sign for sign in block.signs if sign in known)),
            block.is_text,
            block.counts / mean,
        )
        for block in blocks
    ]
    order = random.Random(13)
    for round_ in range(ROUNDS):
        order.shuffle(rows)
        for signs, is_text, counts in rows:
            odds = sum(weights[sign] for sign in signs)
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - is_text) * counts
            for sign in signs:
                step = error + DECAY * weights[sign] * len(rows) / max(1, seen.get(sign, len(rows)))
                squares[sign] += step * step
                weights[sign] -= 0.3 * step / math.sqrt(squares[sign])
        if round_ >= ROUNDS // 2:
            for sign, worth in weights.items():
                sums[sign] += worth
    return {sign: total / (ROUNDS - ROUNDS // 2) for sign, total in sums.items()}


def tell(weights: Weights, blocks: list[LearnedBlock]) -> str:
    """Precision and recall by words."""
    tally: Counter[tuple[bool, bool]] = Counter()
    for block in blocks:
        odds = weights[NOTHING] + sum(weights.get(sign, 0.0) for sign in block.signs)
        tally[odds > 0, block.is_text] += round(block.counts * 100)
    right = tally[True, True]
    precision = right / max(1, right + tally[True, False])
    recall = right / max(1, right + tally[False, True])
    return (
        f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
