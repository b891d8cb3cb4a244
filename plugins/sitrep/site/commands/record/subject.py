"""Which thing a curator means by an id on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from sitrep.content.tree import Content
from sitrep.core.errors import SitrepError
from sitrep.core.record import Record, Thing, ThingKind
from sitrep.core.weeks import Week

FORMS = (
    "the id of a report, a week as 2020-W27, or event/ID, source/ID, region/ID, actor/ID, page/ID"
)


def thing_named(word: str, found: Content) -> Thing:
    """The thing that the record or the folder knows by that word; raises SitrepError otherwise."""
    thing = _parse(word)
    if found.entered.of(thing) or thing in found.states:
        return thing
    near = difflib.get_close_matches(word, _words(found.record), n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise SitrepError(f"“{word}” was never published.{hint} Write {FORMS}.")


def record_needed(found: Content) -> Record:
    """The record in the file; raises SitrepError without one."""
    if not found.entered.is_kept:
        raise SitrepError(
            "there is no record yet, so that nobody knows what was published. Begin it with "
            "./dev record, while the files still say what readers have."
        )
    return found.entered


def _parse(word: str) -> Thing:
    kind, slash, name = word.partition("/")
    if slash and kind in [*ThingKind]:
        return Thing(ThingKind(kind), name)
    return Thing(ThingKind.EDITION if Week.parse(word) else ThingKind.REPORT, word)


def _words(record: Record) -> Iterable[str]:
    for thing in record.things:
        bare = thing.kind in {ThingKind.REPORT, ThingKind.EDITION}
        yield thing.id if bare else f"{thing.kind}/{thing.id}"
