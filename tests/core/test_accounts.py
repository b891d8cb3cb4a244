from __future__ import annotations

from itertools import permutations

import pytest

from sitrep.core.accounts import Standing, accounts_of, corroborating, in_order
from sitrep.core.dependence import trace
from sitrep.core.model import Passage, Report
from sitrep.core.roots import Account
from tests.support.strategies import day


def account(report: str, origin: str, *rests_on: str, date: str = "2020-07-01") -> Account:
    return Account((report, 1), origin, day(date), frozenset(), frozenset({"bomb"}), rests_on)


def placed(*accounts: Account) -> list[tuple[str, Standing]]:
    found = trace(accounts)
    return [(each.key[0], each.standing) for each in in_order(accounts, found)]


def test_two_agencies_that_repeat_one_ministry_are_a_root_and_an_echo() -> None:
    told = placed(account("afp", "afp", "ministry"), account("sputnik", "sputnik", "ministry"))
    assert told == [("afp", Standing.ROOT), ("sputnik", Standing.ECHO)]


def test_who_speaks_for_itself_comes_before_who_repeats_it_even_if_later() -> None:
    told = placed(
        account("echo", "portal", "wire", date="2020-07-01"),
        account("root", "wire", date="2020-07-03"),
    )
    assert told == [("root", Standing.ROOT), ("echo", Standing.ECHO)]


def test_an_echo_of_an_echo_comes_after_it() -> None:
    told = placed(
        account("c", "blog", "b"), account("b", "portal", "a"), account("a", "afp", "ministry")
    )
    assert [name for name, _ in told] == ["a", "b", "c"]


def test_somebody_not_named_is_shown_last_and_adds_nothing() -> None:
    told = placed(account("a", "wire", "unknown"), account("b", "review", "review", "unknown"))
    assert told == [("b", Standing.ROOT), ("a", Standing.UNNAMED)]


def test_a_root_with_somebody_not_named_beside_it_adds_no_root_twice() -> None:
    told = placed(
        account("anadolu", "anadolu", "anadolu", "unknown"),
        account("reuters", "reuters", "anadolu", "unknown", date="2020-07-02"),
        account("ocha", "ocha", date="2020-07-06"),
    )
    assert told == [
        ("anadolu", Standing.ROOT),
        ("ocha", Standing.ROOT),
        ("reuters", Standing.ECHO),
    ]


def test_a_circle_has_an_order_and_no_root() -> None:
    told = placed(account("a", "alpha", "beta"), account("b", "beta", "alpha"))
    assert told == [("a", Standing.CIRCULAR), ("b", Standing.CIRCULAR)]


def test_a_further_passage_of_a_report_is_no_echo_of_it() -> None:
    first = account("a", "wire")
    second = Account(("a", 2), "wire", first.date, frozenset(), first.events)
    found = trace([first, second])
    assert [each.standing for each in in_order([second, first], found)] == [
        Standing.ROOT,
        Standing.CONTINUED,
    ]


def test_a_later_report_of_a_source_is_no_echo_of_itself() -> None:
    told = placed(account("a", "ocha"), account("b", "ocha", date="2020-07-25"))
    assert told == [("a", Standing.ROOT), ("b", Standing.CONTINUED)]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_input_never_matters(order: tuple[int, ...]) -> None:
    told = [
        account("a", "alpha", "beta"),
        account("b", "beta", date="2020-07-02"),
        account("c", "gamma", "unknown"),
        account("d", "delta", "a"),
    ]
    assert placed(*(told[number] for number in order)) == placed(*told)


def test_accounts_confirm_each_other_both_ways_where_they_share_no_root() -> None:
    told = [
        account("a", "alpha"),
        account("b", "beta", "beta", "alpha"),
        account("c", "gamma"),
        account("d", "delta", "unknown"),
    ]
    found = trace(told)
    confirmed = {each.key[0]: corroborating(each, told, found) for each in told}
    assert confirmed == {
        "a": [("c", 1)],
        "b": [("c", 1)],
        "c": [("a", 1), ("b", 1)],
        "d": [],
    }


def test_a_passage_leans_on_what_it_says_and_else_on_what_its_report_cites() -> None:
    report = Report(
        "a",
        source="wire",
        cites=("sohr",),
        passages=(Passage("x"), Passage("y", rests_on=("army", "unnamed"))),
    )
    told = [(each.key, each.rests_on) for each in accounts_of(report, None)]
    assert told == [(("a", 1), ("sohr",)), (("a", 2), ("army", "unknown"))]


def test_an_account_names_the_accounts_of_its_event_that_it_repeats() -> None:
    accounts = (
        account("wire", "wire"),
        account("review", "review", "wire", "ministry"),
        account("blog", "blog", "review", "wire"),
        account("afp", "afp", "ministry"),
    )
    found = trace((*accounts, Account(("other", 1), "wire", day("2020-07-01"))))
    leans_on = {each.key[0]: each.leans_on for each in in_order(accounts, found)}
    assert leans_on == {
        "wire": (),
        "review": (("wire", 1),),
        "blog": (("review", 1), ("wire", 1)),
        "afp": (),
    }
