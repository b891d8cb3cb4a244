"""Outlets as documents show them: read from the data file, found by name and by host."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest

from sitrep.core.errors import SettingsError
from sitrep.core.model import Source
from sitrep.ingest.knowledge import data_files
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.outlets import (
    Outlet,
    OutletKind,
    Outlets,
    load_outlets,
    read_outlet,
)

MAX_RUN = 8
"""Words in a row of an outlet's own that the data file may hold."""

DAWN = Outlet("dawn", "Dawn", aliases=("Dawn (Pakistan)",), domains=("dawn.com",), shy=("Dawn",))
LIVE = Outlet("live", "Live", domains=("dawn.com.live.example", "live.example"))


def test_the_data_file_knows_the_outlets_of_many_countries_and_languages() -> None:
    known = load_outlets().all
    assert len(known) >= 400
    assert len({outlet.country for outlet in known}) >= 80
    assert len({language for outlet in known for language in outlet.languages}) >= 40


def test_every_entry_has_its_kind_a_country_of_iso_3166_and_languages_of_iso_639() -> None:
    for outlet in load_outlets():
        assert outlet.kind is not None, outlet.id
        assert pycountry.countries.get(alpha_2=outlet.country), outlet.id
        assert outlet.languages, outlet.id
        for language in outlet.languages:
            assert pycountry.languages.get(alpha_2=language), (outlet.id, language)


def test_no_name_and_no_domain_belongs_to_two_outlets() -> None:
    known = load_outlets()
    for outlet in known:
        for domain in outlet.domains:
            assert known.owner_of(f"https://{domain}/a") == outlet, domain
        for name in outlet.names:
            assert known.called(name) == outlet, name


def test_an_outlets_own_words_are_short_and_plain() -> None:
    for outlet in load_outlets():
        for phrase in outlet.phrases:
            assert phrase == plain(phrase.lower())
            assert len(phrase.split()) <= MAX_RUN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dawn", True),
        ("dawn", False),
        ("Dawn raids on three villages", False),
        ("Dawn (Pakistan), 3 July", True),
    ],
)
def test_a_name_that_is_an_ordinary_word_counts_alone_and_letter_by_letter(
    text: str, found: bool
) -> None:
    outlets = Outlets((DAWN, LIVE))
    assert outlets.beginning(text.split(), 7) == (DAWN if found else None)


def test_a_shy_name_is_no_name_in_other_capitals() -> None:
    assert Outlets((DAWN,)).called("Dawn") == DAWN
    assert Outlets((DAWN,)).called("DAWN") is None


@pytest.mark.parametrize(
    ("link", "owner"),
    [
        ("https://www.dawn.com/news/1", DAWN),
        ("https://news.live.example/", LIVE),
        ("https://dawn.com.live.example/", LIVE),
        ("https://notdawn.com/", None),
        ("https://com/", None),
        ("", None),
    ],
)
def test_a_url_belongs_to_the_outlet_of_its_host_or_of_a_host_above(
    link: str, owner: Outlet | None
) -> None:
    assert Outlets((DAWN, LIVE)).owner_of(link) == owner


def test_the_most_exact_domain_decides() -> None:
    known = load_outlets()
    news, whole = known.owner_of("https://news.un.org/en/"), known.owner_of("https://un.org/")
    assert news is not None
    assert whole is not None
    assert (news.id, whole.id) == ("un-news", "united-nations")


def test_an_outlet_without_a_name_is_refused_by_file_and_name() -> None:
    with pytest.raises(SettingsError, match=r"outlets\.toml: \[harbour-review\]"):
        read_outlet("harbour-review", {})


def test_aliases_that_are_no_list_are_refused() -> None:
    with pytest.raises(SettingsError, match="aliases"):
        read_outlet("harbour-review", {"name": "Harbour Review", "aliases": "HarbourReview"})


def test_a_kind_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"\[harbour-review\] has the kind \"paper\".*agency"):
        read_outlet("harbour-review", {"name": "Harbour Review", "kind": "paper"})


def test_others_print_the_texts_of_a_wire_and_not_those_of_any_agency() -> None:
    assert read_outlet("a", {"name": "A", "kind": "wire"}).is_wire
    assert not read_outlet("a", {"name": "A", "kind": "agency"}).is_wire
    assert not read_outlet("a", {"name": "A", "kind": "press"}).is_wire
    assert not read_outlet("a", {"name": "A"}).is_wire


def test_toml_that_cannot_be_read_is_refused_by_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/broken.toml").write_text("= 1", "utf-8")
    monkeypatch.setattr(data_files, "files", lambda _package: tmp_path)
    with pytest.raises(SettingsError, match=r"broken\.toml"):
        data_files.read_data.__wrapped__("broken")


def test_the_digests_own_sources_come_first_with_all_they_are_known_by() -> None:
    own = Source(
        "reuters",
        "Reuters Wire",
        homepage="https://www.wire.example/en/",
        aliases=("RTR", "rtr.example"),
    )
    first, *others = load_outlets([own])
    assert (first.id, first.name) == ("reuters", "Reuters Wire")
    assert {"Reuters", "Thomson Reuters", "RTR"} <= set(first.names)
    assert {"reuters.com", "wire.example", "rtr.example"} == set(first.domains)
    assert (first.kind, first.country) == (OutletKind.WIRE, "GB")
    assert "reuters" not in {outlet.id for outlet in others}


def test_a_source_that_takes_two_entries_for_one_is_known_by_the_names_and_hosts_of_both() -> None:
    own = Source("trt", "TRT", aliases=("TRT World", "TRT Haber"))
    first, *others = load_outlets([own])
    assert {"trtworld.com", "trthaber.com"} <= set(first.domains)
    assert {"trt-world", "trt-haber"}.isdisjoint(outlet.id for outlet in others)


def test_a_name_that_the_digest_itself_uses_is_not_shy() -> None:
    known = load_outlets([Source("dawn-news", "Dawn", homepage="https://dawn.com/")])
    assert known.all[0].id == "dawn-news"
    assert known.beginning(["Dawn", "reported"], 7) == known.all[0]


def test_a_source_that_the_data_file_lacks_is_known_by_its_row() -> None:
    source = Source("harbour-review", "Harbour Review", homepage="https://harbour.example")
    assert load_outlets([source]).all[0] == Outlet(
        "harbour-review", "Harbour Review", domains=("harbour.example",)
    )


def test_a_source_without_homepage_has_no_domain() -> None:
    assert load_outlets([Source("harbour-review", "Harbour Review")]).all[0].domains == ()
