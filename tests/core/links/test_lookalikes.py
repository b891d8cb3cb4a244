from __future__ import annotations

import idna
import pytest

from sitrep.core.links.lookalikes import lookalike_problem, skeleton

KNOWN = frozenset(
    {"meridian-post.example", "harborline.example", "bücher.example".encode("idna").decode()}
)


def problem(host: str) -> str | None:
    return lookalike_problem(idna.encode(host, uts46=True).decode("ascii"), KNOWN)


@pytest.mark.parametrize(
    "host",
    [
        "meridian-post.example",
        "www.meridian-post.example",
        "bücher.example",
        "other.example",
        "meridian.example",
        "коммерсант.com",
        "президент.рф",
        "例え-shop.jp",
        "뉴스.example",
        "أخبار.example",
        "naïve-café.example",
    ],
)
def test_an_honest_name_passes_in_any_script(host: str) -> None:
    assert problem(host) is None


@pytest.mark.parametrize(
    "host",
    [
        "meridian-pоst.example",  # Cyrillic о
        "оса.com",  # Cyrillic throughout
        "www.ѕсоре.com",
        "meridian-post.example.evil.example",
        "www.meridian-post.example.evil.example",
        "meridian-p0st.example",
        "rneridian-post.example",
        "mériđian-post.example",
        "news.merldian-post.example",
        "harbor1ine.example",
        "buecher-büchеr.example",
    ],
)
def test_a_name_that_passes_for_another_is_flagged(host: str) -> None:
    assert problem(host)


def test_the_message_shows_how_the_name_is_really_spelled() -> None:
    assert "xn--meridian-pst-egk.example" in (problem("meridian-pоst.example") or "")


def test_what_the_curator_lists_is_what_it_seems() -> None:
    host = idna.encode("оса.com").decode("ascii")
    assert lookalike_problem(host, {host}) is None
    assert lookalike_problem(f"www.{host}", {host}) is None


def test_names_that_look_alike_have_one_skeleton() -> None:
    assert skeleton("Rneridian") == skeleton("mеrídian")
    assert skeleton("meridian") != skeleton("median")
