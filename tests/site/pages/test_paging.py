from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.pages.paging import leaf_through

WEIGHTS = st.lists(st.integers(1, 40), max_size=60)


def same(weight: int) -> int:
    return weight


def test_a_short_list_is_one_page_and_so_is_an_empty_one() -> None:
    (page,) = leaf_through([3, 2, 1], same, limit=10)
    assert (page.items, page.number, page.others) == ((3, 2, 1), 1, ())
    assert leaf_through([], same)[0].items == ()


def test_a_long_list_has_its_newest_at_its_own_address_and_older_pages_counted_from_the_oldest() -> (
    None
):
    pages = leaf_through([*range(10, 0, -1)], lambda _item: 1, limit=3)
    assert [page.items for page in pages] == [(10, 9, 8, 7), (6, 5, 4), (3, 2, 1)]
    assert [page.number for page in pages] == [1, 3, 2]
    assert all(page.others == (3, 2) for page in pages)


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
    before = {page.number: page.items for page in leaf_through(weights, same, limit=50)}
    after = {page.number: page.items for page in leaf_through([*newer, *weights], same, limit=50)}
    assert all(after[number] == items for number, items in before.items() if number > 1)


@given(WEIGHTS)
def test_no_page_is_heavier_than_twice_the_limit(weights: list[int]) -> None:
    pages = leaf_through(weights, same, limit=50)
    assert all(sum(page.items) <= (100 if page.number == 1 else 50) for page in pages)
