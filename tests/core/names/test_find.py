from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.names.find import NameFinder, spell
from tests.support.growth import LINEAR, growth

NAMES = {
    "sdf": ("Syrian Democratic Forces", "SDF", "قوات سوريا الديمقراطية", "قسد", "SDG"),
    "isis": ("ISIS", "Islamic State", "Daesh", "داعش", "IŞİD"),
    "isis-river": ("Isis",),
    "sna": ("Syrian National Army", "SNA", "الجيش الوطني السوري"),
    "national-army": ("National Army",),
    "command": ("Army Command Staff",),
    "hts": ("Hayat Tahrir al-Sham", "Hay'at Tahrir al-Sham", "HTS", "هيئة تحرير الشام"),
    "who": ("World Health Organization", "WHO"),
    "coalition": ("US-led coalition", "the coalition"),
    "ypg": ("YPG", "People's Protection Units"),
    "hezbollah": ("Hezbollah", "حزب الله", "真主党", "헤즈볼라", "חיזבאללה"),
}
FINDER = NameFinder(NAMES)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The SDF’s men", {"sdf"}),
        ("The Syrian democratic forces left", {"sdf"}),
        ("Syrian Democratic Forces (SDF)", {"sdf"}),
        ("Ｓ.D.F. posts", {"sdf"}),
        ("#Syrian_Democratic_Forces", {"sdf"}),
        ("YPG/SDF positions, anti-ISIS raids", {"ypg", "sdf", "isis"}),
        ("Hay’at Tahrir al Sham", {"hts"}),
        ("YPG'nin ve IŞİD'in", {"ypg", "isis"}),
        ("les forces de l’ISIS", {"isis"}),
        ("Peoples’ Protection Units", {"ypg"}),
        ("the People’s Protection Units’ posts", {"ypg"}),
        ("ISIS¹ said", {"isis"}),
        ("A U.S.-led Coalition", {"coalition"}),
        ("وقسد تقول", {"sdf"}),
        ("لقوات سوريا الديمقراطيه", {"sdf"}),
        ("للجيش الوطني السوري", {"sna"}),
        ("هيئـة تحرير الشّام", {"hts"}),
        ("بحزب اللّه", {"hezbollah"}),
        ("من الـYPG وداعش", {"ypg", "isis"}),
        ("与真主党作战", {"hezbollah"}),
        ("헤즈볼라는", {"hezbollah"}),
        ("ולחיזבאללה", {"hezbollah"}),
    ],
)
def test_a_name_is_found_as_texts_have_it(text: str, ids: set[str]) -> None:
    assert FINDER.find(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "those who said it",
        "the sdf",
        "SDFs",
        "a daesh",
        "Syrian Democratic. Forces of nature",
        "Syrian, Democratic Forces",
        "Tahrir al-Sham",
        "an us-led coalition",
        "Ypg",
        "الهيئة",
        "قسدير",
        "داعشي",
        "حزب اللهو",
        "Isislam",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert FINDER.find(text) == set()


def test_the_longest_name_counts() -> None:
    assert FINDER.find("the Syrian National Army") == {"sna"}
    assert FINDER.find("the National Army") == {"national-army"}
    assert FINDER.find("the National Army Command Staff") == {"command"}
    assert FINDER.find("a National Army, and a Syrian National Army") == {"national-army", "sna"}


def test_of_two_names_that_differ_in_capitals_the_one_that_asks_for_them_is_meant() -> None:
    assert FINDER.find("Isis") == {"isis-river"}
    assert FINDER.find("ISIS") == {"isis"}


@pytest.mark.parametrize(
    "spelling", ["", " ", "x", "真", "…", "Front (Homs)", "Army, the", "A - B", "'"]
)
def test_some_spellings_no_text_can_hold(spelling: str) -> None:
    assert spell(spelling) is None
    assert NameFinder({"a": [spelling]}).find(f"of {spelling} and") == set()


def test_spellings_of_one_name_are_looked_for_as_one() -> None:
    assert spell("Hay'at Tahrir al-Sham") == spell("Hayʼat tahrir Al Sham")
    assert spell("WHO") != spell("Who") != spell("who")


words = st.sampled_from(
    ["Syrian", "National", "Army", "SDF", "قسد", "و", "'s", "-", " ", ",", "Command", "Staff", "党"]
)


@given(st.lists(st.text(min_size=1, max_size=12) | st.lists(words, max_size=4).map(" ".join)))
def test_what_can_be_spelled_is_found_in_itself(spellings: list[str]) -> None:
    for spelling in filter(spell, spellings):
        assert NameFinder({"a": [spelling]}).find(spelling) == {"a"}
        assert NameFinder({"a": [spelling]}).find(f"“{spelling}”, they say") == {"a"}


@given(st.lists(words).map(" ".join))
def test_the_order_of_names_makes_no_difference(text: str) -> None:
    turned = NameFinder(dict(reversed(NAMES.items())))
    assert turned.find(text) == FINDER.find(text)


@pytest.mark.parametrize(
    "part",
    [
        "Syrian National ",
        "National Army Command ",
        "a.b.",
        "a'",
        " -",
        "لل",
        "وبالـ",
        "the SDF's ",
        "U.",
    ],
)
def test_the_time_grows_with_the_text(part: str) -> None:
    assert growth(FINDER.find, lambda size: part * (size // len(part)), 4000) < LINEAR
