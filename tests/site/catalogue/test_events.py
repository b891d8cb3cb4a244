"""Events by their accounts: roots, echoes, grades, credibility, figures, what belongs together."""

from __future__ import annotations

from itertools import permutations

import pytest

from sitrep.core.accounts import Standing
from sitrep.core.language import ENGLISH
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.credibility import Support
from sitrep.site.catalogue.events import ShownEvent
from tests.support.trees import REGIONS, catalogue, report_text

SOURCES = "".join(
    f'[{name}]\nname = "{title}"\nreliability = "{letter}"\n'
    + ('reason = "Invented."\n' if letter != "F" else "")
    + 'rights = "full"\n'
    for name, title, letter in [
        ("agency", "Agency", "B"),
        ("wire", "Wire", "D"),
        ("monitor", "Monitor", "C"),
        ("ministry", "Ministry", "F"),
    ]
)


def event(name: str = "bomb", **more: str) -> dict[str, str]:
    keys = {
        "title": "A bomb goes off",
        "regions": "[SY-ID]",
        "days": "2020-06-30",
        "kind": "bombing",
        **more,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return {f"events/{name}.md": f"---\n{lines}---\n"}


def account(name: str, source: str, line: str = "", text: str = "It went off.", **keys: str) -> str:
    body = f"::: passage SY-ID 2020-06-30 event=bomb {line}\n{text}\n:::\n"
    return report_text(name, body, source=source, **keys)


def shown(reports: dict[str, str], files: dict[str, str] | None = None) -> Catalogue:
    given = {f"reports/2020/{name}.md": text for name, text in reports.items()}
    return catalogue(
        {"sources.toml": SOURCES, "regions.toml": REGIONS, **given, **(files or event())}
    )


def only(found: Catalogue) -> ShownEvent:
    (one,) = found.events
    return one


AGENCIES = {
    "a": account("a", "agency", "from=ministry"),
    "b": account("b", "wire", "from=ministry", date="2020-07-02", added="2020-07-03"),
}


def test_two_agencies_that_repeat_one_ministry_are_one_root_graded_as_the_ministry() -> None:
    found = only(shown(AGENCIES))
    assert [root.id for root in found.independence.roots] == ["ministry"]
    assert (found.independence.independent, found.independence.echoes) == (1, 1)
    assert [each.passage.shown.grade.code for each in found.accounts] == ["F3", "F3"]
    assert [each.standing for each in found.accounts] == [Standing.ROOT, Standing.ECHO]


def test_an_outlet_and_its_two_sources_count_the_sources_alone() -> None:
    found = only(
        shown(
            {
                "a": account("a", "monitor"),
                "b": account("b", "wire", "from=monitor,agency"),
                "c": account("c", "agency"),
            }
        )
    )
    assert [root.id for root in found.independence.roots] == ["agency", "monitor"]
    assert {each.passage.family.origin.id: each.standing for each in found.accounts} == {
        "monitor": Standing.ROOT, "agency": Standing.ROOT, "wire": Standing.ECHO
    }  # fmt: skip


def test_of_several_speakers_the_least_reliable_gives_the_letter() -> None:
    found = only(shown({"a": account("a", "wire", "from=agency,monitor")}))
    assert found.grade.code == "C3"


def test_an_account_of_nobody_named_is_shown_and_counts_for_nothing() -> None:
    found = only(shown({"a": account("a", "agency", "from=unnamed"), "b": account("b", "monitor")}))
    assert found.independence.independent == 1
    assert [(each.reference.id, each.standing) for each in found.accounts] == [
        ("b", Standing.ROOT),
        ("a", Standing.UNNAMED),
    ]
    assert found.accounts[1].passage.shown.grade.code == "F3"


def test_credibility_says_why_and_accounts_confirm_each_other_both_ways() -> None:
    reports = AGENCIES | {"c": account("c", "monitor", "credibility=2")}
    passages = {each.reference.id: each.passage.shown for each in only(shown(reports)).accounts}
    assert {name: passage.credibility.support for name, passage in passages.items()} == {
        "a": Support.CORROBORATED, "b": Support.CORROBORATED, "c": Support.CORROBORATED
    }  # fmt: skip
    assert [str(each) for each in passages["c"].corroborated_by] == ["a#1", "b#1"]
    assert [str(each) for each in passages["a"].corroborated_by] == ["c#1"]
    assert passages["c"].credibility.figure == 2
    assert passages["c"].credibility.reason(ENGLISH).endswith("Ministry")


def test_an_echo_is_said_to_repeat_and_to_confirm_nothing() -> None:
    (root, echo) = only(shown(AGENCIES)).accounts
    assert root.passage.shown.credibility.support is Support.ALONE
    assert echo.passage.shown.credibility.support is Support.ECHO
    assert "Ministry" in echo.passage.shown.credibility.reason(ENGLISH)


def reason(name: str, reports: dict[str, str]) -> str:
    (account,) = (each for each in only(shown(reports)).accounts if each.reference.id == name)
    return account.passage.shown.credibility.reason(ENGLISH)


def test_what_rests_on_several_sources_is_never_said_to_stand_alone() -> None:
    both = {"a": account("a", "wire", "from=wire,monitor credibility=1")}
    assert reason("a", both) == "it rests on several sources: Monitor and Wire"
    beside = {"a": account("a", "wire", "from=wire,agency"), "b": account("b", "agency")}
    assert reason("b", beside) == "accounts that share a source with it also rest on Wire"
    echoed = both | {"c": account("c", "agency", "from=a")}
    assert reason("c", echoed) == "it repeats Monitor and Wire, and adds no confirmation"


def test_an_event_shows_the_grade_of_the_account_that_carries_its_headline() -> None:
    reports = {"a": account("a", "agency"), "b": account("b", "monitor", date="2020-07-02")}
    assert only(shown(reports)).grade.code == "B3"
    assert only(shown(reports, event(lead="b"))).grade.code == "C3"


def test_figures_are_ranges_by_speaker_and_totals_are_apart() -> None:
    reports = {
        "a": account("a", "agency", "killed=4..5,7@2020-07-02", "Four or five, then 7 died."),
        "b": account("b", "monitor", "killed=total:22+", "At least 22 died in all."),
    }
    (killed,) = only(shown(reports)).figures
    assert (killed.least, killed.most) == (4, 7)
    assert [entry.speakers for entry in killed.entries] == [("agency",), ("agency",)]
    assert [entry.account for entry in killed.totals] == ["b#1"]


def test_events_that_belong_together_are_before_and_after_whichever_of_them_says_so() -> None:
    reports = {
        "a": account("a", "agency"),
        "b": account("b", "wire").replace("event=bomb", "event=raid"),
    }
    files = event(see="[raid]") | event("raid", days="2020-06-20")
    found = {each.event.id: each for each in shown(reports, files).events}
    assert [each.id for each in found["bomb"].earlier] == ["raid"]
    assert [each.id for each in found["raid"].later] == ["bomb"]


def test_statements_have_the_accounts_that_they_rest_on() -> None:
    found = only(shown(AGENCIES, event(agreed="[{says: It went off., rests_on: [b, a#1]}]")))
    assert [each.reference.id for each in found.agreed[0].accounts] == ["a", "b"]


def test_a_withdrawal_or_a_reprint_gives_an_event_no_further_root() -> None:
    withdrawn = {"status": "withdrawn", "changes": "[{date: 2020-07-05, note: Wrong.}]"}
    gone = account("a", "agency", "from=ministry", **withdrawn)
    reports = {"a": gone, "b": account("b", "wire", "from=a"), "c": account("c", "ministry")}
    assert only(shown(reports)).independence.independent == 1
    reprint = account("a", "agency", carriers="[{source: wire}]")
    told = {"a": reprint, "b": account("b", "monitor", "from=wire")}
    found = only(shown(told))
    assert (found.independence.independent, found.independence.echoes) == (1, 1)


def test_what_a_withdrawn_report_said_is_no_account() -> None:
    gone = account("b", "wire", status="withdrawn", changes="[{date: 2020-07-05, note: Wrong.}]")
    found = only(shown({"a": account("a", "agency"), "b": gone}))
    assert [each.reference.id for each in found.accounts] == ["a"]


def test_an_event_of_which_nothing_is_published_is_not_shown() -> None:
    assert shown({"a": report_text("a", source="agency")}).events == ()


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_the_order_of_files_never_matters(order: tuple[str, ...]) -> None:
    reports = AGENCIES | {"c": account("c", "monitor")}
    assert shown({name: reports[name] for name in order}) == shown(reports)


def test_events_across_weeks_are_in_both_editions() -> None:
    reports = AGENCIES | {"c": account("c", "monitor", date="2020-07-08", added="2020-07-09")}
    found = shown(reports)
    assert [
        (str(edition.week), [each.event.id for each in edition.events])
        for edition in found.editions
    ] == [("2020-W28", ["bomb"]), ("2020-W27", ["bomb"])]
    assert [edition.independence.independent for edition in found.editions] == [1, 1]
