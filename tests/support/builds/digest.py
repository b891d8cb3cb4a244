"""A digest as a curator has it, in whatever state edits leave it."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

FIRST = dt.date(2020, 6, 1)
DAYS = 28
CODES = ("SY-ID", "SY-HL", "SY-DR", "SY-HI", "SY-HI SY-DY", "SY-HA SY-RA", "SY")
WORDS = (
    *("convoy", "bridge", "river", "market", "clinic", "road", "village", "council", "ferry"),
    *("depot", "shelter", "school", "grain", "water", "power", "Guard", "Relief"),
)
RIGHTS = ("full", "link", "excerpt:12", "withhold")


@dataclass(slots=True)
class EditedReport:
    """A report as a curator has it."""

    title: str
    day: dt.date
    source: str
    passages: list[tuple[str, str, str]]
    """Code, attributes and text of each."""
    carriers: list[str] = field(default_factory=list)
    status: str = "published"
    credibility: int = 3
    cites: list[str] = field(default_factory=list)
    wording: str = "summary"
    note: str = ""
    """What readers are told of a correction."""

    def text(self, name: str) -> str:
        """Its file."""
        carried = ", ".join(f"{{source: {each}, date: {self.day}}}" for each in self.carriers)
        keys = [
            f"id: {name}\ntitle: {self.title}\ntitle_kind: editor\ndate: {self.day}",
            f"date_basis: editor\nadded: {self.day}\nsource: {self.source}",
            f"url: https://example.org/{name}\ntext: {self.wording}\ncredibility: {self.credibility}",
            f"carriers: [{carried}]\ncites: [{', '.join(self.cites)}]\nstatus: {self.status}",
        ]
        note = "Taken back." if self.status == "withdrawn" else self.note
        if note:
            keys.append(f"changes:\n  - {{date: {self.day}, note: {note}}}")
        body = "\n".join(
            f"::: passage {code} {more}\n{text}\n:::\n" for code, more, text in self.passages
        )
        return "---\n" + "\n".join(keys) + f"\n---\n{body}"


@dataclass(slots=True)
class EditedDigest:
    """A whole content folder, and the chance that edits it."""

    chance: random.Random
    reports: dict[str, EditedReport] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    """Name, letter and rights of each."""
    regions: dict[str, list[str]] = field(default_factory=dict)
    """Name, codes, and names in other languages of each."""
    events: dict[str, str] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)
    weeks: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)
    theme: dict[str, str] = field(default_factory=dict)
    """What files of the theme say at their ends, beside what they say already."""
    made: int = 0

    def words(self, most: int = 8) -> str:
        """A few words, the first with a capital."""
        number = self.chance.randint(2, most)
        return " ".join(self.chance.choice(WORDS) for _ in range(number)).capitalize()

    def day(self) -> dt.date:
        """A day within the weeks that it covers."""
        return FIRST + dt.timedelta(days=self.chance.randrange(DAYS))

    def some_report(self) -> EditedReport:
        """One of its reports."""
        return self.reports[self.chance.choice(sorted(self.reports))]

    def passage(self) -> tuple[str, str, str]:
        """A passage, of an event or of none."""
        event = self.chance.choice(["", *sorted(self.events)]) if self.chance.random() < 0.2 else ""
        headline = [f"# {self.words()}"] if self.chance.random() < 0.3 else []
        killed = self.chance.randint(2, 9) if self.chance.random() < 0.2 else 0
        paragraphs = [f"{self.words(12)}." for _ in range(self.chance.randint(1, 3))]
        paragraphs += [f"In all {killed} people were killed."] if killed else []
        options = [f"event={event}"] if event else []
        options += [f"killed={killed}"] if killed else []
        return self.chance.choice(CODES), " ".join(options), "\n\n".join((*headline, *paragraphs))

    def files(self) -> dict[str, str]:
        """The folder's files by path."""
        found = {
            "sources.toml": "\n".join(
                f'[{name}]\nname = "{called}"\nhomepage = "https://{name}.example/"\n'
                f'reliability = "{letter}"\nreason = "Invented."\nrights = "{rights}"\n'
                for name, (called, letter, rights) in self.sources.items()
            ),
            "regions.toml": "\n".join(
                f'[{name}]\nname = "{called}"\ncodes = [{codes}]\nnames = {{{others}}}\n'
                for name, (called, codes, others) in self.regions.items()
            ),
        }
        if self.actors:
            found["actors.toml"] = "\n".join(
                f'[{name}]\nname = "{called}"\nabout = "Invented."\n'
                f'evidence = ["https://{name}.example/"]\n'
                for name, called in self.actors.items()
            )
        found |= {f"reports/{name}.md": each.text(name) for name, each in self.reports.items()}
        found |= {f"events/{name}.md": text for name, text in self.events.items()}
        found |= {f"editions/{week}.md": text for week, text in self.weeks.items()}
        return found | {f"pages/{name}.md": text for name, text in self.pages.items()}
