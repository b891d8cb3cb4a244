"""A digest that a curator edits, at random: everything that an edit can touch, again and again."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
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

    def text(self, name: str) -> str:
        """Its file."""
        carried = ", ".join(f"{{source: {each}, date: {self.day}}}" for each in self.carriers)
        keys = [
            f"id: {name}\ntitle: {self.title}\ntitle_kind: editor\ndate: {self.day}",
            f"date_basis: editor\nadded: {self.day}\nsource: {self.source}",
            f"url: https://example.org/{name}\ntext: summary\ncredibility: {self.credibility}",
            f"carriers: [{carried}]\ncites: [{', '.join(self.cites)}]\nstatus: {self.status}",
        ]
        if self.status == "withdrawn":
            keys.append(f"changes:\n  - {{date: {self.day}, note: Taken back.}}")
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
    """Name and codes of each."""
    events: dict[str, str] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)
    weeks: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)
    template: str = ""
    """What a template says more than the theme's."""
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
                f'[{name}]\nname = "{called}"\ncodes = [{codes}]\n'
                for name, (called, codes) in self.regions.items()
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


Edit = Callable[[EditedDigest], None]


def new_digest(seed: int, reports: int) -> EditedDigest:
    """A digest of so many reports."""
    digest = EditedDigest(random.Random(seed))
    for number in range(6):
        add_source(digest, f"source-{number}")
    for name, codes in (
        ("idlib", '"SY-ID"'),
        ("north", '"SY-HL", "SY-RA", "SY-HA"'),
        ("south", '"SY-DR"'),
        ("homs", '"SY-HI"'),
        ("syria", '"SY"'),
    ):
        digest.regions[name] = [name.capitalize(), codes]
    for _ in range(3):
        add_event(digest)
    for _ in range(reports):
        add_report(digest)
    announce_week(digest)
    return digest


def add_source(digest: EditedDigest, name: str = "") -> None:
    """A source more."""
    digest.made += 1
    name = name or f"source-new-{digest.made}"
    letter = digest.chance.choice("ABCDEF")
    digest.sources[name] = [f"Wire {digest.made}", letter, digest.chance.choice(RIGHTS)]


def add_report(digest: EditedDigest) -> None:
    """A report more."""
    digest.made += 1
    chance, day = digest.chance, digest.day()
    known = sorted(digest.sources)
    digest.reports[f"{day}-report-{digest.made}"] = EditedReport(
        title=digest.words(),
        day=day,
        source=chance.choice(known),
        passages=[digest.passage() for _ in range(chance.randint(1, 3))],
        carriers=chance.sample(known, chance.choice((0, 0, 1, 2))),
        cites=[chance.choice(known)] if chance.random() < 0.3 else [],
    )


def add_event(digest: EditedDigest) -> None:
    """An event more, or another text of one."""
    digest.made += 1
    day = digest.day()
    digest.events[f"event-{digest.made % 5}"] = (
        f"---\ntitle: {digest.words()}\nregions: [{digest.chance.choice(('SY-ID', 'SY-HL'))}]\n"
        f"days: {day}\nkind: {digest.chance.choice(('shelling', 'politics', 'other'))}\n---\n"
        f"{digest.words(12)}.\n"
    )


def announce_week(digest: EditedDigest) -> None:
    """A week announced, or what is said of it changed."""
    week = FIRST + dt.timedelta(days=7 * digest.chance.randrange(DAYS // 7))
    year, number, _ = week.isocalendar()
    digest.weeks[f"{year}-W{number}"] = (
        f"---\nannounced: {week + dt.timedelta(days=9)}\ntitle: {digest.words()}\n---\n"
        f"{digest.words(12)}.\n"
    )


def retitle(digest: EditedDigest) -> None:
    digest.some_report().title = digest.words()


def re_date(digest: EditedDigest) -> None:
    digest.some_report().day = digest.day()


def regrade(digest: EditedDigest) -> None:
    digest.some_report().credibility = digest.chance.randint(1, 6)


def rewrite_passage(digest: EditedDigest) -> None:
    passages = digest.some_report().passages
    passages[digest.chance.randrange(len(passages))] = digest.passage()


def add_comma(digest: EditedDigest) -> None:
    passages = digest.some_report().passages
    code, more, text = passages[0]
    passages[0] = (code, more, text.replace(" ", ", ", 1))


def carry(digest: EditedDigest) -> None:
    report = digest.some_report()
    others = sorted(digest.sources.keys() - {report.source})
    report.carriers = digest.chance.sample(others, digest.chance.randint(0, 3))


def withdraw(digest: EditedDigest) -> None:
    report = digest.some_report()
    report.status = "published" if report.status == "withdrawn" else "withdrawn"


def delete_report(digest: EditedDigest) -> None:
    if len(digest.reports) > 3:
        del digest.reports[digest.chance.choice(sorted(digest.reports))]


def change_source(digest: EditedDigest) -> None:
    source = digest.sources[digest.chance.choice(sorted(digest.sources))]
    digest.made += 1
    source[0] = digest.chance.choice((source[0], f"Wire {digest.made}"))
    source[1] = digest.chance.choice("ABCDEF")
    source[2] = digest.chance.choice(RIGHTS)


def change_region(digest: EditedDigest) -> None:
    region = digest.regions[digest.chance.choice(sorted(digest.regions))]
    digest.made += 1
    region[0] = f"Region {digest.made}"


def add_actor(digest: EditedDigest) -> None:
    digest.made += 1
    digest.actors[f"actor-{digest.made % 3}"] = digest.chance.choice(("Guard", "Relief", "Council"))
    names = list(digest.actors.values())
    if len(set(names)) < len(names):  # two actors of one name are a fault
        digest.actors = {"actor-0": names[-1]}


def delete_event(digest: EditedDigest) -> None:
    name = digest.chance.choice([*sorted(digest.events), ""])
    if name:
        del digest.events[name]
        for report in digest.reports.values():
            report.passages = [
                (code, more.replace(f"event={name}", ""), text)
                for code, more, text in report.passages
            ]


def write_page(digest: EditedDigest) -> None:
    digest.pages["about"] = f"---\ntitle: {digest.words()}\nslug: about\n---\n{digest.words(12)}.\n"


def change_setting(digest: EditedDigest) -> None:
    name = digest.chance.choice(("SITENAME", "DEFAULT_LANG", "TIMEZONE"))
    values = {
        "SITENAME": ("One Digest", "Another Digest"),
        "DEFAULT_LANG": ("en", "fr", "ar"),
        "TIMEZONE": ("UTC", "Asia/Damascus"),
    }
    digest.settings[name] = digest.chance.choice(values[name])


def change_template(digest: EditedDigest) -> None:
    digest.made += 1
    digest.template = f"<p>Line {digest.made}</p>"


EDITS: tuple[Edit, ...] = (
    *(add_report, add_report, retitle, re_date, regrade, rewrite_passage, add_comma, carry),
    *(withdraw, delete_report, add_source, change_source, change_region, add_event, delete_event),
    *(add_actor, announce_week, write_page, change_setting, change_template),
)
"""What a curator may do; most of it to a report."""
