"""Reports that came after their week was announced, and the editions in which they are mentioned."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitrep.core.model import EditionNotes
from sitrep.core.record import Record, Thing, ThingKind
from sitrep.core.weeks import Week
from sitrep.site.catalogue.changes.weeks import late_reports
from sitrep.site.catalogue.family import Family


class LateHosts:
    """The editions in which late reports are mentioned."""

    def __init__(self, weeks: Iterable[Week], said: Mapping[Week, EditionNotes]) -> None:
        """``weeks`` are those that have an edition."""
        self._weeks = sorted(weeks)
        self._announced = {week: notes.announced for week, notes in said.items() if notes.announced}

    def of(self, own: Week, came: dt.date) -> Week | None:
        """The edition in which a late report is mentioned.

        It is the one announced next after the report came in; else the newest whose week had
        begun: readers look for news in the newest edition, never in one that they have already
        read.
        """
        begun = first = None
        for week in self._weeks[bisect_right(self._weeks, own) :]:
            announced = self._announced.get(week)
            if announced and announced < came:
                continue
            if announced:
                return week
            first = first or week
            begun = week if week.first <= came else begun
        return begun or first


def latecomers(weeks: Mapping[Week, list[Family]], hosts: LateHosts) -> dict[Week, list[Family]]:
    """Late reports by the edition that was newest, and not yet closed, when they came.

    Withdrawn ones are among them.
    """
    guests: dict[Week, list[Family]] = defaultdict(list)
    late = (family for families in weeks.values() for family in families if family.late)
    for family in late:
        came, week = family.report.added, family.week
        if came and week and (host := hosts.of(week, came)):
            guests[host].append(family)
    return guests


def mentioned_late(
    guests: Mapping[Week, Iterable[Family]],
    weeks: Mapping[Week, Iterable[Family]],
    hosts: LateHosts,
    record: Record,
) -> dict[Week, list[Thing]]:
    """The late reports that editions mention or mentioned: those too whose files are gone."""
    found: dict[Week, list[Thing]] = defaultdict(list)
    for week, families in guests.items():
        found[week] += (Thing(ThingKind.REPORT, each.report.id) for each in families)
    there = {each.report.id for families in weeks.values() for each in families}
    for late in late_reports(record):
        if late.thing.id in there:
            continue
        if host := hosts.of(late.week, late.came):
            found[host].append(late.thing)
    return found
