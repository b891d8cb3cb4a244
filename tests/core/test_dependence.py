from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.dependence import trace
from sitrep.core.roots import Account, Roots, unite
from tests.support.strategies import day

DAY = "2020-07-01"


def account(
    report: str,
    origin: str,
    *rests_on: str,
    regions: str = "idlib",
    date: str | None = DAY,
    events: str = "",
) -> Account:
    return Account(
        (report, 1),
        origin,
        day(date) if date else None,
        frozenset(regions.split()),
        frozenset(events.split()),
        rests_on,
    )


def roots(*accounts: Account) -> dict[str, Roots]:
    return {key[0]: found for key, found in trace(accounts).roots.items()}


def named(*accounts: Account) -> dict[str, list[str]]:
    return {report: sorted(found.named) for report, found in roots(*accounts).items()}


def test_an_account_that_leans_on_nobody_rests_on_its_origin() -> None:
    assert named(account("a", "alpha"), account("b", "alpha")) == {"a": ["alpha"], "b": ["alpha"]}


def test_leaning_is_followed_to_its_end_by_reports_and_by_sources() -> None:
    chain = (account("a", "alpha"), account("b", "beta", "a"), account("c", "gamma", "beta"))
    assert named(*chain) == {"a": ["alpha"], "b": ["alpha"], "c": ["alpha"]}


def test_leaning_on_a_report_follows_that_report_and_not_all_that_its_source_said() -> None:
    found = named(account("a", "alpha"), account("b", "alpha", "gamma"), account("c", "beta", "a"))
    assert found["c"] == ["alpha"]


def test_leaning_on_a_source_is_followed_within_the_week() -> None:
    later = account("b", "beta", "gamma", date="2020-10-01")
    assert named(account("a", "alpha", "beta"), later)["a"] == ["beta"]


def test_leaning_on_a_source_is_followed_on_the_same_region_where_it_reported_there() -> None:
    found = named(
        account("a", "alpha", "beta"),
        account("b", "beta", "gamma"),
        account("c", "beta", "delta", regions="daraa"),
        account("d", "alpha", "beta", regions="homs"),
    )
    assert (found["a"], found["d"]) == (["gamma"], ["delta", "gamma"])


def test_one_that_leans_on_two_rests_on_both() -> None:
    assert named(account("a", "alpha", "beta", "gamma"))["a"] == ["beta", "gamma"]


def test_leaning_on_its_own_report_leads_nowhere() -> None:
    assert named(account("a", "alpha", "a"))["a"] == ["alpha"]


def test_an_origin_that_names_itself_beside_others_speaks_for_itself_too() -> None:
    found = roots(account("a", "alpha", "alpha", "unknown"), account("b", "beta", "beta", "gamma"))
    assert found["a"] == Roots(named=frozenset({"alpha"}), unnamed=frozenset({"a"}))
    assert found["b"].named == {"beta", "gamma"}


def test_leaning_on_a_source_is_followed_within_the_event_across_weeks_and_regions() -> None:
    found = named(
        account("a", "alpha", "beta", events="bomb"),
        account("b", "beta", "army", regions="homs", date="2020-08-20", events="bomb"),
    )
    assert found["a"] == ["army"]


def test_what_a_source_says_of_other_events_is_nothing_that_an_account_rests_on() -> None:
    found = named(
        account("a", "alpha", "beta", events="bomb"),
        account("b", "beta", "army", events="raid"),
    )
    assert found["a"] == ["beta"]


def test_an_account_of_an_event_still_leans_on_what_its_source_said_there_and_joins_no_event() -> (
    None
):
    found = named(
        account("a", "alpha", "beta", events="bomb"),
        account("b", "beta", "army"),
        account("c", "beta", "navy", regions="homs"),
    )
    assert found["a"] == ["army"]


def test_leaning_on_a_report_follows_its_passages_on_the_same_event() -> None:
    two = (
        account("x", "beta", "army", events="raid"),
        replace(account("x", "beta", "navy", events="bomb"), key=("x", 2)),
    )
    assert named(account("a", "alpha", "x", events="bomb"), *two)["a"] == ["navy"]


def test_accounts_that_somebody_leans_on_directly_are_known() -> None:
    found = trace(
        [
            account("a", "alpha", events="bomb"),
            account("b", "beta", "alpha", events="bomb"),
            account("c", "gamma", "b", events="bomb"),
        ]
    )
    assert found.leans_on == {
        ("a", 1): frozenset(),
        ("b", 1): {("a", 1)},
        ("c", 1): {("b", 1)},
    }


def test_two_reports_of_one_source_that_cite_each_other_rest_on_it_and_are_no_circle() -> None:
    found = roots(account("a", "alpha", "b"), account("b", "alpha", "a"))
    assert found["a"] == found["b"] == Roots(named=frozenset({"alpha"}))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_circle_confirms_nothing_and_neither_does_who_leans_on_it(order: tuple[int, ...]) -> None:
    told = [
        account("a", "alpha", "beta"),
        account("b", "beta", "a"),
        account("c", "gamma", "alpha"),
    ]
    found = roots(*(told[number] for number in order))
    assert set(found.values()) == {Roots(circles=frozenset({("alpha", "beta")}))}
    assert all(each.is_circular for each in found.values())


def test_a_circle_that_somebody_outside_feeds_rests_on_that_one() -> None:
    found = roots(account("a", "alpha", "beta"), account("b", "beta", "alpha", "gamma"))
    assert {(*each.named, each.is_circular) for each in found.values()} == {("gamma", False)}
    assert found["a"].circles == {("alpha", "beta")}


def test_each_report_of_an_unknown_source_is_an_account_of_its_own() -> None:
    found = unite(
        roots(account("a", "unknown"), account("b", "unknown"), account("c", "alpha")).values()
    )
    assert found == Roots(named=frozenset({"alpha"}), unnamed=frozenset({"a", "b"}))


def test_leaning_on_somebody_unknown_does_not_lead_to_all_that_is_unknown() -> None:
    found = roots(
        account("a", "alpha", "unknown"),
        account("b", "unknown", "gamma"),
        account("c", "beta", "unknown"),
    )
    assert [(*found[name].named, *found[name].unnamed) for name in "abc"] == [
        ("a",),
        ("gamma",),
        ("c",),
    ]


def test_two_that_lean_on_one_unknown_report_have_one_unknown_account_between_them() -> None:
    found = unite(
        roots(
            account("a", "alpha", "x"), account("b", "beta", "x"), account("x", "unknown")
        ).values()
    )
    assert found == Roots(unnamed=frozenset({"x"}))


def test_unknown_reports_in_a_circle_are_two_parties() -> None:
    found = roots(account("a", "unknown", "b"), account("b", "unknown", "a"))
    assert found["a"] == Roots(circles=frozenset({("unknown", "unknown")}))


def gone(report: str, origin: str, *rests_on: str, events: str = "") -> Account:
    return replace(account(report, origin, *rests_on, events=events), is_withdrawn=True)


def test_leaning_on_a_withdrawn_report_rests_on_its_origin() -> None:
    assert named(account("a", "alpha", "x"), gone("x", "beta"))["a"] == ["beta"]
    assert roots(account("a", "alpha", "x"), gone("x", "unknown"))["a"].unnamed == {"x"}


def test_a_withdrawal_makes_no_root_of_somebody_who_repeated_another() -> None:
    found = roots(
        account("a", "alpha", "x"), gone("x", "beta", "ministry"), account("c", "gamma", "ministry")
    )
    assert found["a"] == found["c"] == Roots(named=frozenset({"ministry"}))
    assert roots(account("a", "alpha", "x"), gone("x", "beta", "alpha"))["a"].is_circular


def test_a_withdrawn_report_is_nothing_that_its_source_says() -> None:
    found = named(account("a", "alpha", "beta"), gone("x", "beta", "gamma"))
    assert found["a"] == ["beta"]


def reprinted(each: Account, *carriers: str) -> Account:
    return replace(each, carriers=frozenset(carriers))


@pytest.mark.parametrize("events", ["", "bomb"])
def test_leaning_on_whoever_reprinted_an_account_rests_on_that_account(events: str) -> None:
    original = reprinted(account("a", "alpha", events=events), "kiosk")
    found = trace([original, account("b", "beta", "kiosk", events=events)])
    assert found.roots["b", 1].named == {"alpha"}
    assert found.leans_on["b", 1] == {("a", 1)}


def test_a_carrier_that_speaks_for_itself_is_a_root() -> None:
    found = named(
        reprinted(account("a", "alpha", events="bomb"), "kiosk"),
        account("b", "beta", "kiosk", events="bomb"),
        account("k", "kiosk", events="bomb"),
    )
    assert found["b"] == ["kiosk"]


@pytest.mark.parametrize(
    "other", [{"events": "fire"}, {"regions": "daraa"}, {"date": "2020-10-01"}]
)
def test_what_a_carrier_reprinted_of_something_else_is_not_leant_on(other: dict[str, str]) -> None:
    elsewhere = reprinted(account("a", "alpha", **other), "kiosk")
    assert named(elsewhere, account("b", "beta", "kiosk", events="bomb"))["b"] == ["kiosk"]


def test_that_the_account_itself_was_reprinted_by_whom_it_names_says_nothing() -> None:
    assert named(reprinted(account("b", "beta", "kiosk"), "kiosk"))["b"] == ["kiosk"]


def test_what_is_published_does_not_rest_on_what_a_draft_says_was_reprinted() -> None:
    draft = replace(reprinted(account("a", "alpha"), "kiosk"), is_draft=True)
    assert named(draft, account("b", "beta", "kiosk"))["b"] == ["kiosk"]


def test_a_long_chain_and_a_crowd_that_all_cite_each_other_take_no_more_depth_than_there_is() -> (
    None
):
    chain = [account("r0", "s0"), *(account(f"r{n}", f"s{n}", f"r{n - 1}") for n in range(1, 3000))]
    assert named(*chain)["r2999"] == ["s0"]
    crowd = [account(f"r{n}", f"s{n % 40}", f"s{(n + 1) % 40}") for n in range(3000)]
    assert {each.is_circular for each in roots(*crowd).values()} == {True}


SOURCES = st.sampled_from(["alpha", "beta", "gamma", "unknown"])
REPORTS = [f"r{number}" for number in range(6)]
TREES = st.lists(
    st.tuples(SOURCES, st.lists(SOURCES | st.sampled_from(REPORTS), max_size=2), st.sampled_from(["idlib", "daraa"])),
    min_size=1, max_size=6,
)  # fmt: skip


def planted(rows: list[tuple[str, list[str], str]]) -> list[Account]:
    return [
        account(f"r{n}", origin, *cites, regions=region)
        for n, (origin, cites, region) in enumerate(rows)
    ]


@given(TREES)
def test_no_order_of_reports_changes_what_they_rest_on(
    rows: list[tuple[str, list[str], str]],
) -> None:
    told = planted(rows)
    assert roots(*told) == roots(*reversed(told))


@given(TREES)
def test_everything_rests_on_something_or_runs_in_a_circle(
    rows: list[tuple[str, list[str], str]],
) -> None:
    for found in roots(*planted(rows)).values():
        assert found.named or found.unnamed or found.circles
        assert "unknown" not in found.named
        assert all(len(circle) > 1 for circle in found.circles)


@given(TREES)
def test_there_are_never_more_roots_than_sources_that_somebody_names(
    rows: list[tuple[str, list[str], str]],
) -> None:
    told = planted(rows)
    whom = {each.origin for each in told} | {name for each in told for name in each.rests_on}
    assert unite(roots(*told).values()).named <= whom - {"unknown", *REPORTS[: len(told)]}
