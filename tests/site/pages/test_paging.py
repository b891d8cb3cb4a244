from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.pages.paging import leaf_through

WEIGHTS = st.lists(st.integers(1, 40), max_size=60)


def same(weight: int) -> int:
    return weight


def test_a_short_list_is_one_page_and_so_is_an_empty_one() -> None:
    (page,) = leaf_through([3, 2, 1], same, limit=10)
    assert (page.items, page.number, page.older) == ((3, 2, 1), 1, ())
    assert leaf_through([], same)[0].items == ()


def test_a_long_list_has_its_newest_at_its_own_address_and_older_pages_counted_from_the_oldest() -> (
    None
):
    pages = leaf_through([*range(10, 0, -1)], lambda _item: 1, limit=3)
    assert [page.items for page in pages] == [(10, 9, 8, 7), (6, 5, 4), (3, 2, 1)]
    assert [page.number for page in pages] == [1, 3, 2]
    assert [page.older for page in pages] == [(3, 2), (2,), ()]
    assert [page.newer for page in pages] == [None, None, 3]


def test_a_page_of_very_many_leads_to_few_and_every_page_is_reached() -> None:
    pages = {page.number: page for page in leaf_through(range(2500), lambda _item: 1, limit=1)}
    assert pages[1].older[:12] == (*range(2499, 2489, -1), 2480, 2470)
    assert pages[1].older[-6:] == (1700, 1600, 1500, 1400, 1000, 2)
    assert all(len(page.older) <= 40 for page in pages.values())
    reached = {number for page in pages.values() for number in page.older}
    assert reached == pages.keys() - {1}


@given(WEIGHTS)
def test_every_item_stands_on_one_page_in_its_order(weights: list[int]) -> None:
    items = [*enumerate(weights)]
    pages = leaf_through(items, lambda item: item[1], limit=50)
    assert [item for page in pages for item in page.items] == items
    assert len({page.number for page in pages}) == len(pages)


@given(WEIGHTS, st.lists(st.integers(1, 40), max_size=20))
def test_a_page_that_is_full_stays_as_it_is_when_newer_items_come(
    weights: list[int], newer: list[int]
) -> None:
    before = {page.number: page for page in leaf_through(weights, same, limit=50)}
    after = {page.number: page for page in leaf_through([*newer, *weights], same, limit=50)}
    full = [page for number, page in before.items() if number > 1]
    assert all(after[page.number] == replace(page, newer=after[page.number].newer) for page in full)
    assert all(after[page.number] == page for page in full if page.newer)


@given(WEIGHTS)
def test_no_page_is_heavier_than_twice_the_limit(weights: list[int]) -> None:
    pages = leaf_through(weights, same, limit=50)
    assert all(sum(page.items) <= (100 if page.number == 1 else 50) for page in pages)
