from __future__ import annotations

import pytest

from sitrep.site.site import Site

SITE = Site(
    "Digest",
    "https://digest.example.org/sub/",
    "What was reported.",
    "tag:digest.example.org,2026:",
)


@pytest.mark.parametrize(
    ("address", "absolute"),
    [
        ("", "https://digest.example.org/sub/"),
        ("editions/2020-W27/", "https://digest.example.org/sub/editions/2020-W27/"),
        ("feed.xml", "https://digest.example.org/sub/feed.xml"),
        ("editions/2020-W27/#a-1", "https://digest.example.org/sub/editions/2020-W27/#a-1"),
    ],
)
def test_an_absolute_address_stands_below_the_sites_own(address: str, absolute: str) -> None:
    assert SITE.absolute(address) == absolute


def test_without_a_setting_it_speaks_english_and_names_neither_contact_nor_hub() -> None:
    assert (SITE.language.code, SITE.contact, SITE.hub) == ("en", None, None)
