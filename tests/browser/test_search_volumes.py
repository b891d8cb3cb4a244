"""The search page of a site whose index is in volumes answers as that of one whose index is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from sitrep.site.search import volumes
from sitrep.site.search.lookup import ADDRESS as NAMES
from tests.support.site.served import INVENTED, SEARCH, Served, serve_site
from tests.support.site.window import Window

LIMITS = {"FEW": 2, "OPEN": 4, "MOST": 10}
"""So small that the invented site has many volumes."""
ANSWER = """() => ({
  said: document.querySelector("#search-status").textContent,
  groups: [...document.querySelectorAll("#search-results > [data-kind]")].map((group) => [
    group.dataset.kind,
    group.querySelector(".note").textContent,
    [...group.querySelectorAll("h3 a")].map((link) => new URL(link.href).pathname),
  ]),
  choices: [...document.querySelectorAll("#search option[data-name]")].map((each) => each.textContent),
})"""


@pytest.fixture(scope="module")
def dealt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented site, its index in volumes."""
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in LIMITS.items():
            patch.setattr(volumes, name, limit)
        with serve_site(tmp_path_factory.mktemp("dealt"), INVENTED) as site:
            yield site


def answer(page: Page, site: Served, question: str) -> dict[str, Any]:
    """What the page shows."""
    page.goto(f"{site.address}{SEARCH}?{question}")
    page.wait_for_selector("#search-status[data-said]", state="attached")
    found: dict[str, Any] = page.evaluate(ANSWER)
    return found


def test_the_index_is_in_volumes_of_two_years_and_the_browser_is_told(
    dealt: Served, served: Served
) -> None:
    told = json.loads((dealt.site.output / NAMES).read_text("utf-8"))["volumes"]
    assert {code[:9] for code in told} == {"en-x-2020", "en-x-2021"}
    assert len(told) > 4
    entry = json.loads((dealt.site.output / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert set(entry["languages"]) == {"en", *told}
    assert json.loads((served.site.output / NAMES).read_text("utf-8"))["volumes"] == []


def test_a_query_finds_reports_of_two_years(window: Window, dealt: Served) -> None:
    window.open(f"{dealt.address}{SEARCH}?q=river&order=date&kind=report")
    window.page.wait_for_selector("#search-status[data-said]", state="attached")
    while window.page.get_by_role("button", name="Show more").is_visible():
        results = window.page.locator("#search-results time")
        shown = results.count()
        window.page.get_by_role("button", name="Show more").click()
        # Not wait_for_function: the page's policy lets nobody evaluate text.
        results.nth(shown).wait_for(state="attached")
    times = window.page.locator("#search-results time")
    days = times.evaluate_all("all => all.map((each) => each.dateTime)")
    assert days == sorted(days, reverse=True)
    assert {day[:4] for day in days} == {"2020", "2021"}
    assert window.said == []


@pytest.mark.parametrize(
    "question",
    [
        "region=reedmarsh",
        "region=reedmarsh&order=date",
        "week=2021",
        "week=2020&region=millford",
        "kind=event",
        "kind=edition",
        "q=bridge&order=date",
        "q=%22Harbour+Review%22&order=date",
        "q=november+2020",
        "q=River+Guard&order=date",
        "q=brigde&order=date",
    ],
)
def test_results_in_order_of_time_and_all_counts_are_those_of_a_whole_index(
    window: Window, dealt: Served, served: Served, question: str
) -> None:
    found, wanted = (answer(window.page, site, question) for site in (dealt, served))
    assert found["groups"]
    assert found["said"] == wanted["said"]
    assert sorted(each[:2] for each in found["groups"]) == sorted(
        each[:2] for each in wanted["groups"]
    )
    assert found["choices"] == wanted["choices"]
    assert {each[0]: each[2] for each in found["groups"]} == {
        each[0]: each[2] for each in wanted["groups"]
    }


@pytest.mark.parametrize("words", ["bridge", "flood market", "reedmarsh ferry", "Harbour Review"])
def test_as_many_results_fit_words_as_in_a_whole_index(
    window: Window, dealt: Served, served: Served, words: str
) -> None:
    found, wanted = (answer(window.page, site, f"q={words}") for site in (dealt, served))
    assert found["said"] == wanted["said"]
    assert found["choices"] == wanted["choices"]
    assert sorted(each[:2] for each in found["groups"]) == sorted(
        each[:2] for each in wanted["groups"]
    )


def test_where_a_volume_is_lost_the_page_says_so(window: Window, dealt: Served) -> None:
    told = json.loads((dealt.site.output / NAMES).read_text("utf-8"))["volumes"]
    pattern = f"**/pagefind.{told[-1]}_*.pf_meta"
    window.page.route(pattern, lambda route: route.abort())
    window.page.goto(f"{dealt.address}{SEARCH}?q=bridge")
    window.page.wait_for_selector("#search-status[data-said=failed]", state="attached")
    window.page.unroute(pattern)
