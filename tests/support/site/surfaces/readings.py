"""What is read from a surface, and where two surfaces disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

REPORTS = "reports"
INDEPENDENT = "independent roots"
ECHOES = "echoes"
UNNAMED = "accounts of nobody named"
ROOTS = "roots"
GRADE = "grade"
STANDING = "standing"
RANGE = "range"
CONFIRMED = "confirmed by"
ACCOUNTS = "accounts"
"""How many passages go back to a source."""
REASON = "reason"
"""Why a passage can be believed as far as its grade says."""
ALL = "all weeks"
EVERYWHERE = "everywhere"
CATALOGUE = "catalogue"
"""The surface that is none: what the build itself holds to be true."""

Value = int | str | frozenset[str]
"""A number, a code or words, or the ids of sources or passages."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is said of."""

    week: str = ALL
    region: str = EVERYWHERE
    """Its id."""
    thing: str = ""
    """``event ID``, ``passage REPORT#2``, ``account EVENT/REPORT#2``, ``report ID``, ``source ID``,
    ``figure EVENT/Killed``, or in a week ``key point 1`` and ``trend REGION``; empty for a week, a region or both."""

    @property
    def kind(self) -> str:
        """The word for what it is."""
        if self.thing:
            return self.thing.rpartition(" ")[0]
        if self.region != EVERYWHERE:
            return "region" if self.week == ALL else "section"
        return "digest" if self.week == ALL else "edition"

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.week, self.region, self.thing)))


def event_subject(name: str) -> Subject:
    return Subject(thing=f"event {name}")


def account_subject(event: str, passage: Subject) -> Subject:
    """A passage within one of its events: what it adds there may differ from event to event."""
    return Subject(thing=f"account {event}/{passage.thing.removeprefix('passage ')}")


def source_subject(name: str) -> Subject:
    return Subject(thing=f"source {name}")


def figure_subject(event: str, label: str) -> Subject:
    """A figure of an event, by what readers call it."""
    return Subject(thing=f"figure {event}/{label.replace(' ', '-')}")


def passage_subject(report: str, number: int) -> Subject:
    return Subject(thing=f"passage {report}#{number}")


def anchored(anchor: str) -> Subject:
    """The passage of a fragment, which ends in its number."""
    report, _, number = anchor.rpartition("-")
    return passage_subject(report, int(number))


def report_subject(name: str) -> Subject:
    return Subject(thing=f"report {name}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a surface says."""

    surface: str
    file: str
    subject: Subject
    measure: str
    value: Value


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Different values of one thing."""

    subject: Subject
    measure: str
    said: tuple[Reading, ...]
    """Each value with the first place on each surface that has it."""

    def __str__(self) -> str:
        places: dict[str, list[str]] = defaultdict(list)
        for each in self.said:
            places[shown(each.value)].append(f"{each.surface} {each.file}".rstrip())
        said = "; ".join(f"{value} ({', '.join(own)})" for value, own in places.items())
        return f"{self.subject}: {self.measure}: {said}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All readings side by side."""

    disagreements: tuple[Disagreement, ...]
    compared: Counter[tuple[str, str, str]]
    """How many readings of each surface, kind of subject and measure another surface has too."""
    alone: tuple[Reading, ...]
    """What one surface says and no other, the catalogue neither."""

    @property
    def surfaces(self) -> Counter[str]:
        """How many readings of each surface were compared."""
        found: Counter[str] = Counter()
        for (surface, _, _), number in self.compared.items():
            found[surface] += number
        return found


def compare(readings: Iterable[Reading]) -> Comparison:
    """Put together what is said of the same thing."""
    said: dict[tuple[Subject, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        said[reading.subject, reading.measure].append(reading)
    disagreements, alone = [], []
    compared: Counter[tuple[str, str, str]] = Counter()
    for (subject, measure), own in said.items():
        if len({each.surface for each in own}) == 1:
            alone += own
            continue
        compared.update((each.surface, subject.kind, measure) for each in own)
        if len({each.value for each in own}) > 1:
            said_by = {(each.value, each.surface): each for each in reversed(own)}
            disagreements.append(Disagreement(subject, measure, tuple(said_by.values())))
    disagreements.sort(key=lambda each: (each.subject.kind, str(each)))
    return Comparison(tuple(disagreements), compared, tuple(alone))


def shown(value: Value) -> str:
    """A value as people read it."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "nobody named"
    return str(value)
