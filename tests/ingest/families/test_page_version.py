from __future__ import annotations

from sitrep.ingest.draft import Draft
from sitrep.ingest.families.page_version import is_own, page_of, part_versions
from tests.support.ingest.desk import WebPage
from tests.support.ingest.documents import FLOOD, cleaned, joined
from tests.support.site.pages import cleaned_page


def version(modified: str = "", site: str = "Harbour Review", address: str = "dam") -> Draft:
    head = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    found = WebPage(
        (*FLOOD, modified), site=site, address=f"https://a.example/{address}/", head=head
    )
    return cleaned_page(str(found).encode())


def test_a_page_is_known_by_its_address_and_a_text_without_one_by_nothing() -> None:
    assert page_of(version()) == "a.example/dam"
    assert page_of(cleaned(joined(*FLOOD))) == ""


def test_a_page_is_an_outlets_own_where_publisher_and_origin_are_one() -> None:
    assert is_own(version())
    assert not is_own(cleaned(joined(*FLOOD, "Source: Harbour Review")))


def test_versions_of_a_page_are_parted_the_older_first() -> None:
    newer, older = version("2021-05-15T08:00"), version("2021-05-14T08:00")
    other = version(site="Salt Lines", address="other")
    parted = part_versions([newer, other, older])
    assert parted.firsts == (older, other)
    assert parted.later == (newer,)


def test_versions_that_state_no_time_stay_as_they_come() -> None:
    newer, older = version("2021-05-15T08:00"), version()
    assert part_versions([newer, older]).firsts in {(newer,), (older,)}
    silent = [
        cleaned(joined("Support Harbour Review", *FLOOD, end))
        for end in ("It rained.", "It snowed all night.")
    ]
    assert part_versions(silent).firsts == (silent[0],)
