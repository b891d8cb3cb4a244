"""Invented reports, the same for the same number: 25 a week, of some 450 words each."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

PER_WEEK = 25
LAST_MONDAY = dt.date(2026, 6, 1)
PARAGRAPHS = 8
WORDS_EACH = 56
REGIONS = {
    "Idlib": "SY-ID",
    "Aleppo": "SY-HL",
    "Latakia": "SY-LA",
    "Tartus": "SY-TA",
    "Hama": "SY-HM",
    "Homs": "SY-HI",
    "Damascus": "SY-DI",
    "Damascus Countryside": "SY-RD",
    "Daraa": "SY-DR",
    "Suwayda": "SY-SU",
    "Quneitra": "SY-QU",
    "Raqqa": "SY-RA",
    "Hasaka": "SY-HA",
    "Deir ez-Zor": "SY-DY",
}
SOURCES = (
    *("Ford Wire", "Ridge Review", "Harbour Monitor", "Orchard Bulletin", "Canal Observer"),
    *("Quarry Courier", "Meadow Gazette", "Lantern Desk", "Granary Report", "Pontoon Letter"),
    *("Causeway Press", "Wellhead Notes"),
)
NOUNS = (
    *("bridge", "convoy", "clinic", "bazaar", "school", "well", "canal", "ferry", "depot"),
    *("bakery", "pump", "orchard", "village", "council", "engineers", "farmers", "drivers"),
    *("families", "teachers", "grain", "flour", "diesel", "water", "power", "rain", "flood"),
    *("harvest", "crossing", "checkpoint", "tents", "blankets"),
    *("seed", "livestock", "prices", "wages"),
)
VERBS = (
    *("reopened", "closed", "waited", "reported", "repaired", "delivered", "moved", "returned"),
    *("stood", "lacked", "counted", "received", "stored", "crossed", "asked", "promised"),
    *("found", "lost", "kept", "sent"),
)
SMALL = (
    *("the", "of", "and", "to", "in", "for", "with", "on", "from", "by", "at", "as", "after"),
    *("before", "near", "without", "during", "until"),
)
KINDS = ("update", "review", "bulletin", "account", "notice", "summary", "outlook")


@dataclass(frozen=True, slots=True)
class Article:
    """A report, as every generator gets it."""

    number: int
    title: str
    day: dt.date
    regions: tuple[str, ...]
    source: str
    paragraphs: tuple[str, ...]
    is_withdrawn: bool = False
    note: str = ""
    """What readers are told of its last change: for our site alone, whose record asks for it."""

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return f"{self.day}-{slug_of(self.title)}"

    @property
    def week(self) -> str:
        """The ISO week of its day."""
        year, week, _day = self.day.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def url(self) -> str:
        """Where it is said to have been published."""
        return f"https://{slug_of(self.source)}.example/{self.number}"

    def with_comma(self) -> Article:
        """The same with one comma more."""
        first, *others = self.paragraphs
        changed = (first.replace(" ", ", ", 1), *others)
        return replace(self, paragraphs=changed, note="A comma was missing.")

    def withdrawn(self) -> Article:
        """The same, taken back."""
        return replace(self, is_withdrawn=True, note="The source took it back.")


def slug_of(words: str) -> str:
    """Words as a part of an address."""
    return "-".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


def monday_of(number: int, of: int) -> dt.date:
    """The Monday of the week of a report; those of the newest week come last."""
    weeks = weeks_of(of)
    return LAST_MONDAY - dt.timedelta(weeks=weeks - 1 - min(number // PER_WEEK, weeks - 1))


def weeks_of(reports: int) -> int:
    """How many weeks so many reports fill."""
    return max(1, -(-reports // PER_WEEK))


def article(number: int, of: int) -> Article:
    """A report of so many; what it says follows from its number alone."""
    chance = random.Random(f"report {number}")
    regions = tuple(chance.sample(sorted(REGIONS), chance.choices((1, 2, 3), (6, 3, 1))[0]))
    title = f"{regions[0]}: {chance.choice(NOUNS)} and {chance.choice(NOUNS)}, "
    title += f"{chance.choice(KINDS)} {number}"
    day = monday_of(number, of) + dt.timedelta(days=number % 7)
    paragraphs = tuple(_paragraph(chance, place) for place in range(PARAGRAPHS))
    return Article(number, title, day, regions, chance.choice(SOURCES), paragraphs)


def _paragraph(chance: random.Random, place: int) -> str:
    """Four sentences; some words are strong or stressed, some are links."""
    sentences = []
    for _ in range(4):
        words = [
            chance.choice(kind)
            for _ in range(WORDS_EACH // 4 // 2)
            for kind in (SMALL, chance.choice((NOUNS, NOUNS, VERBS)))
        ]
        sentences.append(words)
    if place % 2 == 0:
        sentences[0][3] = f"**{sentences[0][3]}**"
    if place % 3 == 1:
        sentences[1][5] = f"*{sentences[1][5]}*"
    if place in {2, 5}:
        sentences[2][4] = f"[{sentences[2][4]}](https://archive.example/{chance.randrange(10**6)})"
    return " ".join(f"{' '.join(words)}.".capitalize() for words in sentences)
