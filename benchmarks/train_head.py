"""Learns where a headline ends that a scraper glued to its text.

    .venv/bin/python benchmarks/train_head.py PAIRS.jsonl [--test N] [--write]

PAIRS.jsonl has an object a line: "title" and "text".  Each pair is put on one line in several ways:
with and without a date, an agency, a town, signs and quotes, in small letters, and without its headline.  Every
fifth pair is kept out of the learning and measured.  --write puts the weights into
ingest/knowledge/data/glued_head.toml.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from common import ROOT, parser_for

from sitrep.ingest.head.anchors import anchors_in, leading_end
from sitrep.ingest.head.glued_head import TextStart, places_in
from sitrep.ingest.head.lead import shared, stems
from sitrep.ingest.knowledge.bank import Settings, load_settings

DATES = (
    "",
    "",
    "Wed 05 Apr 2017 ",
    "7 November 2016 ",
    "06-08-2013 ",
    "Tuesday 6 Aug 2013 ",
    "March 14, 2016 ",
    "date 2021-05-04 ",
)
SIGNERS = ("", "", "AFP ", "BEIRUT ", "BEIRUT Reuters - ", "DAMASCUS ", "By Jane Roe ")
SMALL_SIGNERS = ("", "", "", "AFP ", "Reuters ", "BEIRUT ")
WHO = (
    "monitor",
    "says army",
    "state TV",
    "officials say",
    "WHO",
    "UN",
    "Russian ministry",
    "police",
    "state media",
    "activists",
)
"""Who says so, at the end of a headline."""
STOPS = (" ", " ", " ", ". ", " . ")
SMALL_LETTERS = 0.4
"""Share of the lines without signs that have no capitals either."""
UNTITLED = 0.35
"""Share of the lines that have no headline."""
STANDFIRSTS = 0.25
"""Share of the lines dated or signed below the headline that have a standfirst before that."""
STANDFIRST_WORDS = range(10, 32)
TAKEN_UP = 0.3
"""Share of a headline's words that its text says again, from which it can be told from the text."""
LONGER = 0.3
"""Share of the shorter headlines that a second is joined to."""
SHORT_WORDS = 9
JOINS = (", ", ", ", " ", " and ", "; ")
WAYS = 8
ROUNDS = 40
RATE, DECAY = 0.1, 0.0003
Example = tuple[list[TextStart], int]


def main() -> None:
    parser = parser_for(__doc__)
    parser.add_argument("pairs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    lines = open(options.pairs, encoding="utf-8").read().splitlines()  # noqa: SIM115
    pairs = [(each["title"], each["text"]) for each in map(json.loads, lines)]
    settings = load_settings()
    chance = random.Random(7)
    known = [pair for at, pair in enumerate(pairs) if at % 5]
    kept = [pair for at, pair in enumerate(pairs) if not at % 5]
    train, test = list(_examples(known, settings, chance)), list(_examples(kept, settings, chance))
    worth = _learned(train, chance)
    print(
        f"learned from {len(train)}: {_share(train, worth):.3f} right; kept out {len(test)}: {_share(test, worth):.3f}"
    )
    if options.write:
        _write(worth)


def _examples(
    pairs: list[tuple[str, str]], settings: Settings, chance: random.Random
) -> Iterator[Example]:
    """Lines of headlines and texts, with where the headline of each ends."""
    for title, text in (*pairs, *_longer(pairs, chance)):
        is_taken_up = shared(stems(title), [stems(text)]) >= TAKEN_UP
        for _way in range(WAYS):
            line, end = _glued(title, text, chance)
            if end and not is_taken_up:
                continue
            anchors = anchors_in(line, settings)
            begin = leading_end(anchors)
            places = list(places_in(line, begin, anchors))
            wanted = next(
                (at for at, place in enumerate(places) if place.end == (end or begin)), None
            )
            if wanted is not None:
                yield places, wanted


def _longer(pairs: list[tuple[str, str]], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Two stories in one, as headlines of wars have them: "Shells hit a mill, a ferry burns"."""
    short = [pair for pair in pairs if len(pair[0].split()) <= SHORT_WORDS]
    for title, text in chance.sample(short, int(len(short) * LONGER)):
        second, more = chance.choice(short)
        first = re.split(r"(?<=\w\w[.!?]) (?=[^\W\d_])", text)[0]
        yield f"{title}{chance.choice(JOINS)}{second}", f"{first} {more}"


def _glued(title: str, text: str, chance: random.Random) -> tuple[str, int]:
    """A line, and where its headline ends; 0 where it has none."""
    if chance.random() < 0.55:
        title, text = (re.sub(r"[,;:\"“”()'’«»„]", "", each) for each in (title, text))
        if chance.random() < SMALL_LETTERS:
            line, end = _together(title, text, chance, signers=SMALL_SIGNERS)
            return line.lower(), end
    return _together(title, text, chance)


def _together(
    title: str, text: str, chance: random.Random, *, signers: Sequence[str] = SIGNERS
) -> tuple[str, int]:
    """A headline and its text with what stands between and before them."""
    if chance.random() < 0.2:
        title = f"{title} {chance.choice(WHO)}"
    date, signer = chance.choice(DATES), chance.choice(signers)
    if chance.random() < UNTITLED:
        return f"{signer}{date}{text}", 0
    before, behind = (date, signer) if chance.random() < 0.5 else ("", f"{signer}{date}")
    head = f"{before}{title}{chance.choice(STOPS)}"
    standfirst = _standfirst(text) if behind and chance.random() < STANDFIRSTS else ""
    return f"{head}{standfirst}{behind}{text}", len(head)


def _standfirst(text: str) -> str:
    """A line that says beforehand what the text says in its second sentence; empty for short ones."""
    sentences = re.split(r"(?<=\w\w[.!?]) (?=[^\W\d_])", text)
    fitting = (each.rstrip(".") for each in sentences[1:] if len(each.split()) in STANDFIRST_WORDS)
    found = next(fitting, "")
    return f"{found} " if found else ""


def _learned(examples: list[Example], chance: random.Random) -> dict[str, float]:
    """Weights by which the right place is the likeliest (multinomial logistic regression)."""
    worth: dict[str, float] = defaultdict(float)
    for turn in range(ROUNDS):
        rate = RATE / (1 + turn / 10)
        chance.shuffle(examples)
        for places, wanted in examples:
            shares = _likelihoods(places, worth)
            for at, place in enumerate(places):
                error = (at == wanted) - shares[at]
                if abs(error) < 1e-4:
                    continue
                for sign, value in place.signs.items():
                    worth[sign] += rate * (error * value - DECAY * worth[sign])
    return dict(worth)


def _likelihoods(places: list[TextStart], worth: Mapping[str, float]) -> list[float]:
    totals = [
        sum(worth.get(sign, 0.0) * value for sign, value in place.signs.items()) for place in places
    ]
    most = max(totals)
    shares = [math.exp(total - most) for total in totals]
    return [share / sum(shares) for share in shares]


def _share(examples: list[Example], worth: Mapping[str, float]) -> float:
    right = 0
    for places, wanted in examples:
        shares = _likelihoods(places, worth)
        right += shares.index(max(shares)) == wanted
    return right / max(1, len(examples))


def _write(worth: Mapping[str, float]) -> None:
    lines = [
        "# What each sign is worth for a place where a headline may end that is glued to its text.",
        "# Learned by benchmarks/train_head.py; the signs are in ingest/head/glued_head.py.",
        "",
        "[signs]",
        *(f'"{sign}" = {value:.2f}' for sign, value in sorted(worth.items())),
    ]
    path = ROOT / "plugins/sitrep/ingest/knowledge/data/glued_head.toml"
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
