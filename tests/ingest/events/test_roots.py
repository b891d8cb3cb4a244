"""On whom accounts seem to rest that do not say so; all of it is invented."""

from __future__ import annotations

import datetime as dt

from sitrep.core.events import Reference
from sitrep.core.leaning.names import SourceNames
from sitrep.core.model import Passage, Report, Source
from sitrep.core.regions import Regions
from sitrep.ingest.events.roots import RootProposal, propose_roots
from sitrep.ingest.events.telling import Reader
from sitrep.ingest.knowledge.gazetteer import build_gazetteer
from tests.support.trees import CODES

SOURCES = (
    Source("wire", "Evening Wire"),
    Source("post", "Morning Post"),
    Source("guild", "Millers' Guild"),
)
LONG = "A cart full of hay burnt down beside the old mill, and seven sheep fled"


def report(
    name: str, source: str, text: str, day: int = 4, *, rests_on: tuple[str, ...] = ()
) -> Report:
    passage = Passage(text, ("SY-ID",), rests_on=rests_on)
    return Report(name, date=dt.date(2021, 5, day), source=source, passages=(passage,))


def proposed(*reports: Report, together: bool = True) -> tuple[RootProposal, ...]:
    sources = {each.id: each for each in SOURCES}
    reader = Reader(Regions((), CODES), sources, build_gazetteer([], ()))
    tellings = [telling for each in reports for telling in reader.passages(each)]
    groups = [tuple(telling.reference for telling in tellings)] if together else []
    return propose_roots(reports, SourceNames(SOURCES), groups, tellings)


def test_whoever_is_quoted_is_what_a_passage_rests_on() -> None:
    (found,) = proposed(report("a", "wire", "The Millers' Guild says that nine died."))
    assert (found.passage, found.rests_on) == (Reference("a", 1), ("guild",))
    assert found.reasons == ("guild: “The Millers' Guild says that nine died.”",)


def test_an_origin_with_nameless_sources_speaks_for_itself_as_well() -> None:
    (found,) = proposed(report("a", "wire", "Nine died, witnesses say."))
    assert found.rests_on == ("wire", "unnamed")


def test_the_same_words_later_are_somebody_elses() -> None:
    one, other = report("a", "wire", f"{LONG}."), report("b", "post", f"{LONG} at noon.", 5)
    (found,) = proposed(other, one)
    assert (found.passage, found.rests_on[-1]) == (Reference("b", 1), "wire")
    assert "has the words “A cart full of hay" in " ".join(found.reasons)


def test_the_same_figures_later_are_too() -> None:
    one = report("a", "wire", "A mill burnt: 17 dead, 43 hurt.")
    other = report("b", "post", "In the fire 43 people were injured and seventeen died.", 5)
    (found,) = proposed(one, other)
    assert "gives the same figures later as a#1: 17, 43" in " ".join(found.reasons)


def test_nothing_is_said_of_the_same_day_of_one_source_of_other_events_and_of_what_says_so() -> (
    None
):
    one, text = report("a", "wire", f"{LONG}."), f"{LONG} at noon."
    assert proposed(one, report("b", "post", text)) == ()
    assert proposed(one, report("b", "wire", text, 5)) == ()
    assert proposed(one, report("b", "post", text, 5), together=False) == ()
    assert proposed(one, report("b", "post", text, 5, rests_on=("wire",))) == ()
