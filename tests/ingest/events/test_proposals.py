"""Which passages seem to tell of one event; all of it is invented."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from sitrep.core.events import Event, Reference
from sitrep.core.model import Passage, Report, Status
from sitrep.core.regions import Regions
from sitrep.core.weeks import Span
from sitrep.ingest.events.proposals import EventProposal, propose_events
from sitrep.ingest.events.telling import Reader, Telling
from sitrep.ingest.knowledge.gazetteer import build_gazetteer
from tests.support.growth import LINEAR, growth
from tests.support.trees import CODES

GAZETTEER = build_gazetteer([{"SY-ID": {"places": ["Larkford", "Millbrook", "Oxbridge"]}}], ())
READER = Reader(Regions((), CODES), {}, GAZETTEER)
DAY = dt.date(2021, 5, 4)


def passage(
    text: str, days: str | None = "2021-05-04", *, events: str = "", code: str = "SY-ID"
) -> Passage:
    return Passage(text, (code,), Span.parse(days) if days else None, events=tuple(events.split()))


def report(name: str, *passages: Passage, date: dt.date = DAY) -> Report:
    return Report(name, date=date, source=name, status=Status.PUBLISHED, passages=passages)


FIRE = (
    report(
        "a",
        passage(
            "A bomb went off in the granary of Larkford on 4 May. "
            "It killed 17 people and hurt 43, millers among them."
        ),
    ),
    report(
        "b",
        passage(
            "Seventeen people died in an explosion at Larkford's granary, "
            "43 were injured, the millers' guild says."
        ),
    ),
)
REST = (
    report("c", passage("The price of bread rose by a third in Oxbridge.")),
    report("d", passage("Goats were stolen from a herd near Millbrook.", "2021-05-02")),
    report("e", passage("A school in Millbrook opened its doors again.", "2021-05-06")),
    report("f", passage("Rain kept the ferry at its pier for a day.", "2021-05-01")),
)


def tellings(reports: Iterable[Report], events: Iterable[Event] = ()) -> list[Telling]:
    found = [telling for each in reports for telling in READER.passages(each)]
    return [*found, *(READER.event(event) for event in events)]


def proposed(reports: Iterable[Report], events: Iterable[Event] = ()) -> tuple[EventProposal, ...]:
    return propose_events(tellings(reports, events)).events


def refs(*names: str) -> tuple[Reference, ...]:
    return tuple(Reference(name, 1) for name in names)


def test_two_accounts_of_one_event_are_proposed_with_the_reason() -> None:
    (proposal,) = proposed((*FIRE, *REST))
    assert (proposal.event, proposal.passages) == (None, refs("a", "b"))
    assert (proposal.regions, str(proposal.days), proposal.kind) == (
        ("SY-ID",),
        "2021-05-04",
        "bombing",
    )
    said = "; ".join(proposal.evidence[0].reasons)
    for reason in (
        "both in SY-ID",
        "both of 2021-05-04",
        "Larkford",
        "17, 43",
        "granary",
        "bombing",
    ):
        assert reason in said


def test_the_order_of_input_plays_no_part() -> None:
    every = tellings((*FIRE, *REST))
    wanted = propose_events(every)
    for seed in range(5):
        random.Random(seed).shuffle(every)
        assert propose_events(every) == wanted


def test_what_is_joined_already_is_not_proposed_again() -> None:
    joined = [
        report(each.id, passage(each.passages[0].text, events="granary-blast")) for each in FIRE
    ]
    assert proposed((*joined, *REST)) == ()


def test_a_passage_is_proposed_for_the_event_that_others_have_joined() -> None:
    joined = report("a", passage(FIRE[0].passages[0].text, events="granary-blast"))
    (proposal,) = proposed((joined, FIRE[1], *REST))
    assert (proposal.event, proposal.passages) == ("granary-blast", refs("b"))
    assert proposal.evidence[0].beside == Reference("a", 1)


def test_a_passage_is_proposed_for_an_event_that_has_a_file_alone() -> None:
    event = Event(
        "granary-blast",
        "A bomb in the granary of Larkford kills 17 people",
        ("SY-ID",),
        "Larkford",
        Span(DAY, DAY),
        "bombing",
    )
    (proposal,) = proposed((FIRE[0], *REST), [event])
    assert (proposal.event, proposal.passages) == ("granary-blast", refs("a"))


def test_two_events_are_never_made_one() -> None:
    one = report("a", passage(FIRE[0].passages[0].text, events="blast"))
    other = report("b", passage(FIRE[1].passages[0].text, events="fire"))
    assert proposed((one, other, *REST)) == ()


def test_a_passage_that_goes_on_about_what_stands_before_it_is_proposed_with_it() -> None:
    goes_on = passage("Windows broke in the streets around.", "2021-05-04")
    other_day = passage("Windows broke in the streets around.", "2021-05-01")
    (proposal,) = proposed((report("a", *FIRE[0].passages, goes_on), FIRE[1], *REST))
    assert proposal.passages == (Reference("a", 1), Reference("a", 2), Reference("b", 1))
    (proposal,) = proposed((report("a", *FIRE[0].passages, other_day), FIRE[1], *REST))
    assert proposal.passages == refs("a", "b")


@pytest.mark.parametrize(
    "second",
    [
        passage("Seventeen goats went astray in the hills, herdsmen say."),
        passage("An explosion at Oxbridge's harbour injured three dockers.", "2021-03-01"),
    ],
)
def test_what_shares_no_more_than_a_number_or_a_kind_is_not(second: Passage) -> None:
    assert proposed((FIRE[0], report("b", second), *REST)) == ()


def test_passages_of_one_report_are_two_things_to_whoever_parted_them() -> None:
    both = report("a", FIRE[0].passages[0], FIRE[1].passages[0])
    assert proposed((both, *REST)) == ()


def test_other_scripts_meet_by_figures_days_and_what_kind_of_thing_it_is() -> None:
    arabic = Report(
        "b", date=DAY, source="b", lang="ar", passages=(
            passage("قتل 17 شخصا وأصيب 43 آخرون جراء انفجار عبوة ناسفة"),
        ),
    )  # fmt: skip
    (proposal,) = proposed((FIRE[0], arabic, *REST))
    assert proposal.passages == refs("a", "b")


def crowd(size: int) -> list[Report]:
    """Reports of one day and place, in words of which a few are shared."""
    rng = random.Random(7)
    words = [f"w{number}" for number in range(300)]
    return [
        report(
            f"r{number:05}", passage(f"A bomb in Larkford hit {' '.join(rng.sample(words, 12))}.")
        )
        for number in range(size)
    ]


def test_the_work_grows_with_the_number_of_passages_even_of_one_day_and_place() -> None:
    made = {size: tellings(crowd(size)) for size in (20, 80, 320)}
    assert (
        growth(lambda text: propose_events(made[len(text)]), lambda size: "x" * size, 80) < LINEAR
    )


# --- What is alike and no event of one kind ---

SHELLED = (
    "Gunners shelled the {town} district {times} times in a day, the council said. {people} were "
    "hurt. A school, a mill and power lines were damaged, and crews are clearing the rubble. "
    "Residents are asked to stay in their cellars and to touch no shells that did not explode."
)


def issue(name: str, town: str, day: int, times: int, people: str, code: str) -> Report:
    """An outlet's report of every day."""
    text = SHELLED.format(town=town, times=times, people=people)
    days = f"2021-05-{day:02}"
    told = report(name, passage(text, days, code=code), date=dt.date(2021, 5, day))
    return replace(told, source="example-wire")


@pytest.mark.parametrize(
    "other",
    [
        issue("y", "Millbrook", 6, 71, "Seven people", "SY-HI"),
        issue("y", "Millbrook", 4, 71, "Seven people", "SY-HI"),
        issue("y", "Larkford", 6, 71, "Seven people", "SY-ID"),
    ],
    ids=["another town and day", "another town", "another day"],
)
def test_issues_of_what_an_outlet_reports_every_day_are_not_one_event(other: Report) -> None:
    first = issue("x", "Larkford", 4, 54, "Four people", "SY-ID")
    assert proposed([first, other, *REST]) == ()


def test_what_an_outlet_says_again_of_one_event_is_proposed() -> None:
    again = replace(FIRE[1], source="a", id="b")
    (proposal,) = proposed([FIRE[0], again, *REST])
    assert proposal.passages == refs("a", "b")


def test_a_story_told_anew_by_another_outlet_with_other_figures_is_proposed() -> None:
    told = passage(
        "The blast in the granary of Larkford, where a bomb went off on Tuesday, has now cost 19 "
        "lives, since two of the 43 injured millers died."
    )
    (proposal,) = proposed([FIRE[0], report("z", told), *REST])
    assert proposal.passages == refs("a", "z")


def test_a_bomb_and_a_quarrel_about_water_in_one_town_on_one_day_are_two_things() -> None:
    bomb = passage("A car bomb went off at the market of Larkford and killed 3 people.")
    water = passage("Traders of Larkford pay more for diesel: the price of water rose by 3 coins.")
    assert proposed([report("x", bomb), report("y", water), *REST[1:]]) == ()
