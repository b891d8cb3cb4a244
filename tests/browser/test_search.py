"""The search page in a real browser: the one script of the site, under the page's own policy."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sitrep.core.language import ENGLISH
from sitrep.site.addresses import event_address
from sitrep.site.catalogue.cautions import independence_words
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.family import Family
from sitrep.site.commands.serve import SiteHandler
from sitrep.site.search.folding import fold_name
from sitrep.site.search.lookup import ADDRESS as NAMES
from sitrep.site.search.records import Facets, event_facets, report_facets
from tests.support.site.axe import violations
from tests.support.site.folded import FOLDED
from tests.support.site.served import SEARCH, Served
from tests.support.site.window import SCHEMES, Window

FIRST, MORE = 5, 10
"""Reports shown before more are asked for, and then."""
REPORTS = "#search-results [data-kind=report] .lines > li"
PARTS = (
    "pagefind.js",
    "pagefind-entry.json*",
    "*.pf_meta",
    "wasm.*",
    "filter/*",
    "index/*",
    "fragment/*",
)
"""What the script loads, each in turn."""


@pytest.fixture
def own(window: Window, served: Served) -> Page:
    """The search page of the project's own site."""
    window.open(served.address + SEARCH)
    return window.page


@pytest.fixture(scope="module")
def moved(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy of the site, below a folder of its host."""
    folder = tmp_path_factory.mktemp("moved")
    shutil.copytree(served.site.output, folder / "some" / "pagefind-copy")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/pagefind-copy/"
    server.shutdown()
    server.server_close()


def families(served: Served) -> tuple[Family, ...]:
    return served.site.built.catalogue.families


def records(served: Served) -> list[Facets]:
    """What every report and event can be found by."""
    catalogue = served.site.built.catalogue
    return [*map(report_facets, catalogue.families), *map(event_facets, catalogue.events)]


def of_reedmarsh(served: Served) -> list[Facets]:
    """The reports and events that concern Reedmarsh."""
    return [
        record
        for record in records(served)
        if "reedmarsh" in {region.id for region in record.regions}
    ]


def _first_day(event: ShownEvent) -> str:
    return f"{event.event.days}"


def expect_found(page: Page, number: int) -> None:
    expect(page.get_by_role("status")).to_have_text(f"Results: {number}")


def test_words_are_found_where_they_stand_and_marked(own: Page) -> None:
    own.get_by_label("Words").fill("bridge")
    result = own.locator("#search-results .lines > li").first
    expect(result.locator("mark").first).to_contain_text("bridge", ignore_case=True)
    passage = result.locator(".search-passages a").first
    anchor = (passage.get_attribute("href") or "").partition("#")[2]
    passage.click()
    own.wait_for_url(f"**/reports/**#{anchor}")
    assert own.locator(f"[id='{anchor}']").is_visible()


def test_a_result_says_who_reported_when_and_how_far_to_believe_it(
    own: Page, served: Served
) -> None:
    family = families(served)[0]
    own.get_by_label("Words").fill(family.title)
    result = own.locator("#search-results .lines > li").filter(
        has=own.get_by_role("link", name=family.title, exact=True)
    )
    grade = (family.grade_codes, family.grade_words(ENGLISH))
    for said in (family.origin.name, *grade, family.regions[0].name):
        expect(result).to_contain_text(said)
    expect(result.locator("time")).to_have_attribute("datetime", f"{family.report.date}")


def test_filters_narrow_the_results_and_count_what_is_left(own: Page, served: Served) -> None:
    wanted = of_reedmarsh(served)
    own.get_by_label("Region").select_option("reedmarsh")
    expect_found(own, len(wanted))
    source = wanted[0].sources[0]
    left = [record for record in wanted if source in record.sources]
    expect(own.get_by_label("Source").locator(f"option[value='{source.id}']")).to_have_text(
        f"{source.name} ({len(left)})"
    )
    own.get_by_label("Source").select_option(source.id)
    expect_found(own, len(left))
    week = left[0].weeks[0]
    left = [record for record in left if week in record.weeks]
    own.get_by_label("Week").select_option(f"{week}")
    expect_found(own, len(left))
    grade = left[0].grades[0]
    own.get_by_label("Grade").select_option(grade)
    expect_found(own, sum(grade in record.grades for record in left))


def test_events_are_results_with_the_number_of_their_roots(own: Page, served: Served) -> None:
    events = served.site.built.catalogue.events
    own.get_by_label("Show").select_option("event")
    expect_found(own, len(events))
    event = max((each for each in events if each.event.days), key=_first_day)
    result = own.locator("#search-results .lines > li").filter(
        has=own.get_by_role("link", name=event.event.title, exact=True)
    )
    expect(result.locator(".label")).to_contain_text(event.kind)
    expect(result.locator(".roots")).to_contain_text(
        independence_words(event.independence, ENGLISH)
    )
    expect(result.locator(".dot:not(.echo, .unnamed)")).to_have_count(
        event.independence.independent
    )
    result.get_by_role("link").first.click()
    own.wait_for_url(f"**/{event_address(event.event)}")


def test_a_chosen_filter_still_counts_its_other_choices(own: Page, served: Served) -> None:
    millford = own.get_by_label("Region").locator("option[value=millford]")
    before = millford.inner_text()
    own.get_by_label("Region").select_option("reedmarsh")
    expect_found(own, len(of_reedmarsh(served)))
    expect(millford).to_have_text(before)


def test_results_can_be_read_newest_first(own: Page, served: Served) -> None:
    own.get_by_label("Region").select_option("reedmarsh")
    own.get_by_label("Order").select_option("date")
    own.wait_for_url("**/search/?region=reedmarsh&order=date")
    expect(own.locator(REPORTS)).to_have_count(FIRST)
    days = own.locator(f"{REPORTS} time").evaluate_all("all => all.map(each => each.dateTime)")
    assert days == sorted(days, reverse=True)


def test_more_results_come_on_demand_and_take_the_focus(own: Page, served: Served) -> None:
    total = sum(record.kind == "report" for record in of_reedmarsh(served))
    assert total > FIRST
    own.get_by_label("Region").select_option("reedmarsh")
    expect(own.locator(REPORTS)).to_have_count(FIRST)
    more = own.get_by_role("button", name="Show more (Reports)")
    for shown in range(FIRST, total, MORE):
        more.click()
        expect(own.locator(REPORTS)).to_have_count(min(shown + MORE, total))
        expect(own.locator(REPORTS).nth(shown).get_by_role("link").first).to_be_focused()
    expect(more).to_be_hidden()
    addresses = own.locator(f"{REPORTS} h3 a").evaluate_all("all => all.map(each => each.href)")
    assert len(set(addresses)) == total


def test_the_address_holds_the_question_and_going_back_asks_the_last_one(
    own: Page, served: Served
) -> None:
    own.get_by_label("Region").select_option("reedmarsh")
    expect_found(own, len(of_reedmarsh(served)))
    own.get_by_label("Week").select_option("2020-W46")
    own.wait_for_url("**/search/?region=reedmarsh&week=2020-W46")
    own.go_back()
    own.wait_for_url("**/search/?region=reedmarsh")
    expect_found(own, len(of_reedmarsh(served)))
    assert own.get_by_label("Week").input_value() == ""


def test_a_plain_form_elsewhere_may_lead_here(window: Window, served: Served) -> None:
    window.open(f"{served.address}{SEARCH}?q=bridge&region=nowhere")
    page = window.page
    expect(page.get_by_label("Words")).to_have_value("bridge")
    expect(page.get_by_label("Region")).to_have_value("")
    expect(page.locator("#search-results .lines > li").first).to_be_visible()


def test_the_keyboard_alone_is_enough(own: Page) -> None:
    own.get_by_label("Words").focus()
    own.keyboard.type("Reedmarsh")
    own.keyboard.press("Enter")
    own.wait_for_url("**/search/?q=Reedmarsh")
    expect(own.locator("#search-results .lines > li").first).to_be_visible()
    for _stop in ("button", "region", "source", "week", "grade", "kind", "order", "result"):
        own.keyboard.press("Tab")
    assert own.evaluate("document.activeElement.closest('#search-results') !== null")


def test_emptying_the_field_empties_the_list(own: Page) -> None:
    own.get_by_label("Words").fill("bridge")
    expect(own.locator("#search-results .lines > li").first).to_be_visible()
    own.get_by_label("Words").fill("")
    expect(own.locator("#search-results .lines > li")).to_have_count(0)
    expect(own.get_by_role("status")).to_have_text("")


def test_where_nothing_is_found_the_page_says_so_and_leads_on(own: Page) -> None:
    ways = own.locator(".search-ways")
    expect(ways).to_be_visible()
    own.get_by_label("Words").fill("bridge")
    expect(own.locator("#search-results .lines > li").first).to_be_visible()
    expect(ways).to_be_hidden()
    own.get_by_label("Words").fill("ωψψω")
    expect(own.get_by_role("status")).to_contain_text("Nothing was found for “ωψψω”.")
    expect(own.locator("#search-results .lines > li")).to_have_count(0)
    expect(ways.get_by_role("link", name="Reedmarsh")).to_be_visible()


def test_a_misspelt_name_or_word_is_answered_with_the_nearest(own: Page) -> None:
    for typed, meant in (("Reedmrash", "Reedmarsh"), ("brigde", "bridge")):
        own.get_by_label("Words").fill(typed)
        expect(own.get_by_role("status")).to_contain_text(
            f"Nothing was found for “{typed}”. Results for the nearest, “{meant}”"
        )
        expect(own.locator("#search-results mark").first).to_contain_text(meant, ignore_case=True)


def test_a_day_a_month_and_a_week_are_found_in_words(own: Page, served: Served) -> None:
    week = served.site.built.catalogue.editions[0].week
    day = week.first
    asked = (
        f"{day}",
        ENGLISH.day(day),
        f"{ENGLISH.month(day)} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"week {week.number} {week.year}",
        f"W{week.number:02} {week.year}",
        f"{week}",
    )
    for words in asked:
        own.get_by_label("Words").fill("")
        expect(own.locator("#search-results .lines > li")).to_have_count(0)
        own.get_by_label("Words").fill(words)
        links = own.locator("#search-results [data-kind=edition] h3 a")
        expect(links.first).to_have_attribute("href", f"/editions/{week}/")


def test_nothing_moves_when_results_come(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(each) => { window.moved += each.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{served.address}{SEARCH}?q=bridge")
    expect(page.locator("#search-results .lines > li").first).to_be_visible()
    assert page.evaluate("window.moved") < 0.01
    page.close()


def test_names_are_folded_in_the_browser_as_in_the_index(own: Page, served: Served) -> None:
    vectors = {name: fold_name(name) for name in FOLDED}
    table = json.loads((served.site.output / NAMES).read_text("utf-8"))
    own.goto(f"{served.address}{SEARCH}")
    found = own.evaluate(
        "([table, names]) => names.map((name) => readerOf(table).wordsOf(name)"
        ".map((each) => each.key).join(' '))",
        [table, list(vectors)],
    )
    assert dict(zip(vectors, found, strict=True)) == vectors


def test_everything_comes_from_here_and_nothing_is_said_on_the_console(
    window: Window, served: Served
) -> None:
    window.open(f"{served.address}{SEARCH}?q=bridge")
    expect(window.page.locator("#search-results .lines > li").first).to_be_visible()
    assert window.said == []
    assert any(url.endswith(".pf_fragment") for url in (each.url for each in window.asked))
    assert [
        url for url in (each.url for each in window.asked) if not url.startswith(served.address)
    ] == []


def test_nothing_of_the_index_is_loaded_before_somebody_turns_to_the_form(
    window: Window, served: Served
) -> None:
    window.open(served.address + SEARCH)
    window.page.wait_for_load_state("networkidle")
    asked = [each.url for each in window.asked]
    assert [url for url in asked if "/pagefind/" in url or url.endswith(NAMES)] == []


def test_it_works_below_a_folder_of_a_host(window: Window, moved: str) -> None:
    window.open(f"{moved}{SEARCH}?q=bridge")
    link = window.page.locator("#search-results h3 a").first
    expect(link).to_be_visible()
    link.click()
    window.page.wait_for_url(f"{moved}reports/**")
    assert window.page.get_by_role("heading", level=1).inner_text() != "Not found"


def test_markup_in_titles_and_texts_is_shown_as_text(window: Window, served: Served) -> None:
    window.open(served.address + SEARCH)
    hostile = [family for family in families(served) if "<" in family.title]
    assert hostile
    for family in hostile:
        window.page.get_by_label("Source").select_option(family.origin.id)
        window.page.get_by_label("Week").select_option(f"{family.week}")
        link = window.page.locator("#search-results h3 a").filter(has_text=family.title)
        expect(link.first).to_be_visible()
    assert (
        window.ask(
            "document.querySelectorAll('#search-results :is(script, img, svg, iframe)').length"
        )
        == 0
    )
    assert window.said == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1440])
def test_results_are_accessible_and_fit(
    window: Window, served: Served, width: int, scheme: str
) -> None:
    window.look(width, "dark" if scheme == "dark" else "light")
    window.open(f"{served.address}{SEARCH}?week=2020")
    expect(window.page.locator("#search-results .lines > li").first).to_be_visible()
    assert (
        window.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        == 0
    )
    window.ask(Axe().axe_script)
    assert violations(window) == []


def test_without_scripts_the_page_says_what_to_use_instead(
    browser: Browser, served: Served
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(served.address + SEARCH)
    expect(page.get_by_role("search")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="All editions").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Editions"
    page.close()


@pytest.mark.parametrize(
    "lost",
    [
        "pagefind.js",
        "pagefind-entry.json*",
        "*.pf_meta",
        "wasm.*",
        "filter/*",
        "index/*",
        "fragment/*",
    ],
)
def test_where_the_index_cannot_be_read_the_page_says_so(
    browser: Browser, served: Served, lost: str
) -> None:
    page = browser.new_page()
    page.route(f"**/pagefind/{lost}", lambda route: route.abort())
    page.goto(f"{served.address}{SEARCH}?q=bridge")
    expect(page.get_by_role("status")).to_contain_text("The search index could not be read.")
    page.close()


def test_after_a_failure_the_next_question_is_answered(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.route("**/pagefind/index/*", lambda route: route.abort())
    page.goto(f"{served.address}{SEARCH}?q=bridge")
    expect(page.get_by_role("status")).to_contain_text("The search index could not be read.")
    page.unroute("**/pagefind/index/*")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#search-results .lines > li").first).to_be_visible()
    page.close()


def test_further_results_that_do_not_come_leave_the_first_ones(
    browser: Browser, served: Served
) -> None:
    page = browser.new_page()
    page.goto(f"{served.address}{SEARCH}?region=reedmarsh")
    expect(page.locator("#search-results .lines > li")).to_have_count(FIRST)
    page.route("**/pagefind/fragment/*", lambda route: route.abort())
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("status")).to_contain_text("The search index could not be read.")
    expect(page.locator("#search-results .lines > li")).to_have_count(FIRST)
    page.close()


def test_a_heading_is_not_said_twice_whatever_it_ends_with(window: Window, served: Served) -> None:
    window.open(f"{served.address}{SEARCH}?region=cliff-coast")
    passages = window.page.locator(".search-passages > li")
    expect(passages.first).to_be_visible()
    for passage in passages.all():
        heading = passage.get_by_role("link").first.inner_text()
        for text in passage.locator("span").all_inner_texts():
            assert not text.startswith(heading)


def test_opened_from_a_disk_the_page_says_that_it_cannot_search(
    browser: Browser, served: Served
) -> None:
    page = browser.new_page()
    page.goto((served.site.output / SEARCH / "index.html").as_uri())
    page.get_by_label("Words").fill("bridge")
    expect(page.get_by_role("status")).to_contain_text("The search index could not be read.")
    page.close()


def test_an_actor_is_found_by_any_of_its_names_and_so_is_what_names_it(own: Page) -> None:
    own.get_by_label("Words").fill("حرس النهر")
    actor = own.locator("#search-results .lines > li").filter(
        has=own.get_by_role("link", name="River Guard", exact=True)
    )
    expect(actor.locator(".label")).to_contain_text("حرس النهر")
    expect(actor.locator(".note")).to_contain_text("An invented militia of boatmen.")
    expect(actor.locator("time")).to_have_count(0)
    passages = own.locator("#search-results .search-passages mark")
    expect(passages.first).to_be_visible()
    actor.get_by_role("link").first.click()
    own.wait_for_url("**/actors/river-guard/")
