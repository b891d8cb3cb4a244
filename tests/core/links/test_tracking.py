from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.links.tracking import clean_address, untracked


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        ("https://a.example/x?utm_source=n&utm_medium=mail", "https://a.example/x"),
        ("https://a.example/x?id=7&UTM_Campaign=n&page=2", "https://a.example/x?id=7&page=2"),
        ("https://a.example/x?q=a%20b+c&fbclid=1#part", "https://a.example/x?q=a%20b+c#part"),
        ("https://a.example/x?id=7&amp;gclid=3", "https://a.example/x?id=7"),
        ("https://a.example/x?id=7?utm_source=n", "https://a.example/x?id=7"),
        ("https://a.example/x?utm%5Fsource=n", "https://a.example/x"),
        ("https://a.example/x#utm_source=n&utm_medium=m", "https://a.example/x"),
        ("https://a.example/x?mc_eid=12ab&mc_cid=9", "https://a.example/x"),
        ("https://a.example/x;jsessionid=AF3?p=1", "https://a.example/x?p=1"),
        ("https://www.youtube.com/watch?v=abc&si=def", "https://www.youtube.com/watch?v=abc"),
        ("https://mobile.example/?s=20", "https://mobile.example/?s=20"),
        ("https://x.com/a/status/1?s=20&t=Zz", "https://x.com/a/status/1"),
    ],
)
def test_what_follows_readers_about_is_taken_off(address: str, cleaned: str) -> None:
    assert clean_address(address) == cleaned


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "https://a.example/?",
        "https://a.example/x?id=1&p=2&page=3&v=4&q=utm_source&story=5&ref=main&s=6&t=7",
        "https://a.example/x?flag&b=",
        "https://a.example/img.jpg?crop/1420x708/format/webp",
        "https://a.example/f?X-Amz-Signature=ab&utm_source=sealed",
        "https://a.example/x#section-utm",
        "https://a.example/utm_source=1",
        "https://a.example/x?next=https://b.example/?id=2",
        "https://[::1",
    ],
)
def test_what_a_page_needs_stays_as_it_is(address: str) -> None:
    assert clean_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example%2Fx%3Fid%3D1%26utm_source%3Dg&usg=AO",
        "https://www.google.co.uk/url?q=https://a.example/x%3Fid%3D1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx%3Fid%3D1%26fbclid%3Dq&h=AT0",
        "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx%3Fid%3D1&data=05",
        "https://urldefense.com/v3/__https://a.example/x?id=1__;!!abc",
        "https://www.google.com/amp/s/a.example/x?id=1",
        "https://vk.com/away.php?to=https%3A%2F%2Fa.example%2Fx%3Fid%3D1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fa.example%252Fx%253Fid%253D1",
    ],
)
def test_a_redirect_gives_way_to_where_it_leads(address: str) -> None:
    assert clean_address(address) == "https://a.example/x?id=1"


@pytest.mark.parametrize(
    "inner",
    [
        "javascript:alert(1)",
        "http://127.0.0.1/",
        "https://user:word@a.example/",
        "/search",
        "https:a.example",
    ],
)
def test_a_redirect_to_where_no_reader_may_be_sent_is_left_for_the_fault(inner: str) -> None:
    address = f"https://www.google.com/url?q={inner}"
    assert clean_address(address) == address


@given(st.lists(st.sampled_from(["id=1", "utm_a=2", "q=%20", "x", "", "fbclid=", "a=b?utm_c=d"])))
def test_cleaning_twice_changes_nothing_more(pairs: list[str]) -> None:
    once = untracked("https://a.example/x?" + "&".join(pairs))
    assert untracked(once) == once
