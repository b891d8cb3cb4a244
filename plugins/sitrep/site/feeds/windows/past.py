"""Where reports stood by the record, now and before: whoever read of one there is told on.

A report stands in the feeds of the regions that its passages concern and of the sources that
published or carried it.  Once it was there, it stays: as itself, as a notice that it was moved, or
as one that it was withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from sitrep.core.record import Record, RecordEntry, Thing, ThingKind, What
from sitrep.core.regions import Regions
from sitrep.site.addresses import HOME
from sitrep.site.catalogue.attribution import isolated, link, paragraph
from sitrep.site.catalogue.changes.history import Former, History
from sitrep.site.catalogue.changes.retelling import WHAT, ShownChange
from sitrep.site.feeds.bodies import settled
from sitrep.site.feeds.item_parts import clean
from sitrep.site.feeds.items import Author, Item, times_of
from sitrep.site.feeds.stories import change_words
from sitrep.site.feeds.windows.archives import HeldItem
from sitrep.site.site import Site

Said = Mapping[str, str]
"""The parts of a report, by name."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A report's time in a feed."""

    report: str
    """Its id."""
    since: RecordEntry
    until: RecordEntry | None = None
    """By which it left; None while it stands there."""


@dataclass(frozen=True, slots=True)
class Past:
    """Where each report stood by the record."""

    record: Record = field(default_factory=Record)
    in_regions: Mapping[str, tuple[Stay, ...]] = field(default_factory=dict)
    """By the ids of regions."""
    in_sources: Mapping[str, tuple[Stay, ...]] = field(default_factory=dict)
    """By the ids of sources that published or carried it."""

    @classmethod
    def of(cls, record: Record, regions: Regions, history: History) -> Past:
        """By a record; what was renamed since is where its new name is."""
        heirs = {former.thing: _heir(former) for former in history.former}

        @cache
        def regions_of(filed: str) -> tuple[str, ...]:
            found: dict[str, None] = {}
            for words in filed.split("|"):
                known = (heirs.get(Thing(ThingKind.REGION, word)) or word for word in words.split())
                if placement := regions.place((*known,)):
                    found |= dict.fromkeys(region.id for region in placement.concerns)
            return (*found,)

        def sources_of(said: Said) -> Iterator[str]:
            for name in (said.get("source", ""), *said.get("carriers", "").split()):
                if name:
                    yield heirs.get(Thing(ThingKind.SOURCE, name)) or name

        def placed(said: Said) -> Iterable[str]:
            return regions_of(said.get("filed", ""))

        reports = [each for each in record.things if each.kind is ThingKind.REPORT]
        return cls(
            record,
            _stays(reports, record, placed),
            _stays(reports, record, sources_of),
        )


def _heir(former: Former) -> str | None:
    return former.heir.address.rstrip("/").rpartition("/")[2] if former.heir else None


def _stays(
    reports: Iterable[Thing], record: Record, where: Callable[[Said], Iterable[str]]
) -> dict[str, tuple[Stay, ...]]:
    """The stays of reports, by where they stood."""
    found: dict[str, list[Stay]] = defaultdict(list)
    for report in reports:
        for name, stay in _of_report(report, record, where).items():
            found[name].append(stay)
    return {name: tuple(stays) for name, stays in found.items()}


def _of_report(
    report: Thing, record: Record, where: Callable[[Said], Iterable[str]]
) -> dict[str, Stay]:
    """One stay wherever it stood: a report that comes back was never away."""
    stays: dict[str, Stay] = {}
    said: dict[str, str] = {}
    for entry in record.of(report):
        said |= {part.name: part.value for part in entry.parts}
        if entry.what.is_end:
            continue  # Of what is gone each of its feeds tells.
        now = set(where(said))
        for name, stay in stays.items():
            if name not in now and stay.until is None:
                stays[name] = replace(stay, until=entry)
        for name in sorted(now):
            stays[name] = replace(stays.get(name, Stay(report.id, entry)), until=None)
    return stays


@dataclass(frozen=True, slots=True)
class FeedMemory:
    """What a feed tells of reports that stand in it, or once did."""

    past: Past
    history: History
    items: Mapping[str, Item]
    """Of reports, by their ids; notices of those that were withdrawn or deleted among them."""
    site: Site

    def held(self, now: Iterable[str], stays: Iterable[Stay]) -> Iterator[HeldItem]:
        """The items of a feed in which the reports ``now`` stand, and others did before."""
        by_report = {stay.report: stay for stay in stays}
        standing = dict.fromkeys(now)
        for report in dict.fromkeys((*standing, *by_report)):
            item, stay = self.items.get(report), by_report.get(report)
            if item is None:
                continue
            left = stay.until if stay and report not in standing and not item.withdrawn else None
            since = self.site.moment(stay.since.at) if stay else item.appeared
            yield HeldItem(self._moved(item, report, left) if left else item, since)

    def _moved(self, item: Item, report: str, left: RecordEntry) -> Item:
        """A notice that a report no longer stands here, under the report's own id."""
        thing, language = Thing(ThingKind.REPORT, report), self.site.language
        entries = self.past.record.of(thing)
        changes = self.history.of(thing)
        change = next((each for each in changes if each.entry == left), None)
        what = change.what if change else language.say(WHAT[What.MOVED])
        words = clean(" ".join(change_words(change, language)) if change else "")
        _, changed = times_of(entries[: entries.index(left) + 1], self.site)
        told = language.say("%(what)s: %(name)s", what=what, name=item.title)
        return Item(
            id=item.id,
            title=told,
            link=item.link,
            appeared=item.appeared,
            changed=changed,
            html=settled(
                (
                    paragraph(link(item.link, isolated(told))),
                    *([paragraph(isolated(words))] if words else []),
                    paragraph(language.say("It no longer stands in this feed.")),
                )
            ),
            summary=words or language.say("It no longer stands in this feed."),
            language=item.language,
            creators=(Author(clean(self.site.name), self.site.absolute(HOME)),),
            tags=item.tags,
        )


def deleted_items(history: History, past: Past, site: Site) -> Iterator[tuple[str, Item]]:
    """A notice for each report that has no file any more, with its id."""
    for former in history.former:
        is_known = former.thing.kind is ThingKind.REPORT and past.record.of(former.thing)
        if is_known and former.end:
            yield former.thing.id, _deleted(former, former.end, past, site)


def _deleted(former: Former, end: ShownChange, past: Past, site: Site) -> Item:
    language = site.language
    appeared, changed = times_of(past.record.of(former.thing), site)
    words = clean(" ".join(change_words(end, language)))
    heirs = [heir for heir in former.heirs if heir.address]
    title = language.say("%(what)s: %(name)s", what=end.what, name=end.name)
    parts = [paragraph(link(site.absolute(former.address), isolated(title)))]
    parts += [paragraph(isolated(words))] if words else []
    parts += [paragraph(link(site.absolute(each.address), isolated(each.name))) for each in heirs]
    return Item(
        id=f"{site.tag}report/{former.thing.id}",
        title=clean(title),
        link=site.absolute(former.address),
        appeared=appeared,
        changed=changed,
        html=settled(parts),
        summary=words or clean(title),
        creators=(Author(clean(site.name), site.absolute(HOME)),),
        withdrawn=end.entry.what is What.WITHDRAWN,
    )
