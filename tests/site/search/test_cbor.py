from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.errors import BuildError
from sitrep.site.search.cbor import Item, dump_cbor, parse_cbor

items: st.SearchStrategy[Item] = st.recursive(
    st.integers(-(2**64), 2**64 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=40),
    max_leaves=60,
)


@given(items)
def test_what_is_written_is_read_back(item: Item) -> None:
    assert parse_cbor(dump_cbor(item)) == item


@pytest.mark.parametrize(
    ("item", "written"),
    # The examples of RFC 8949, appendix A.
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        (-1, "20"),
        (-1000, "3903e7"),
        ("", "60"),
        ("ü", "62c3bc"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
        (list(range(1, 26)), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
    ],
)
def test_items_are_written_as_the_standard_has_them(item: Item, written: str) -> None:
    assert dump_cbor(item).hex() == written


@pytest.mark.parametrize("data", ["", "0000", "61", "8201", "1b00", "f5", "a0", "1c", "9fff"])
def test_anything_else_is_refused(data: str) -> None:
    with pytest.raises(BuildError, match="CBOR"):
        parse_cbor(bytes.fromhex(data))
