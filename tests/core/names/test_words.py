from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.core.names.words import Capitals, forms_of, is_word, words_of


def keys(text: str) -> list[str]:
    return [forms_of(word).whole.key for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hay'at Tahrir al-Sham", "Hay’at  Tahrir al Sham"),
        ("Hay'at", "Hayʼat"),
        ("IŞİD", "isid"),
        ("Al‑Qāʿida", "al-Qa'ida"),
        ("Çatışma", "catisma"),
        ("Øst Łódź", "ost lodz"),
        ("U.S.-led", "US led"),
        ("S\u00adD\u200bF", "SDF"),
        ("ＳＤＦ", "SDF"),
        ("Rights & Freedoms", "rights and freedoms"),
        ("هيئة تحرير الشام", "هيئـة تحريــر الشَّام"),
        ("الأسايش", "الاسایش"),
        ("مؤسسة", "موسسه"),
        ("الفيلق ٥", "الفيلق 5"),
        ("הגנה", "הֲגַנָּה"),
        ("צה״ל", 'צה"ל'),
        ("सेना", "सेना"),
        ("헤즈볼라", "헤즈볼라"),
    ],
)
def test_what_is_one_name_to_a_reader_is_one_here(one: str, other: str) -> None:
    assert keys(one) == keys(other)
    assert all(map(is_word, words_of(one)))


@pytest.mark.parametrize(
    ("one", "other"), [("سوريا", "سورية كلها"), ("ガザ", "カサ"), ("सेना", "सोना"), ("SDF", "SDG")]
)
def test_what_are_two_names_stay_two(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    "mark", [", ", ". ", " (", "; ", " – ", " - ", ": ", "، ", "؛ ", "。", "—"]
)
def test_a_clause_ends_at(mark: str) -> None:
    assert [is_word(word) for word in words_of(f"National{mark}Army")] == [True, False, True]


@pytest.mark.parametrize("mark", ["-", "‑", "/", " “", "” ", "_", "\n", "–", "’", "・"])
def test_a_name_goes_over(mark: str) -> None:
    assert all(map(is_word, words_of(f"National{mark}Army")))


def test_capitals_are_told_apart() -> None:
    shown = [forms_of(word).whole.capitals for word in words_of("YPG Army of U.S. قسد H")]
    all_, first, none = Capitals.ALL, Capitals.FIRST, Capitals.NONE
    assert shown == [all_, first, none, all_, none, first]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("والجيش", "الجيش"),
        ("للجيش", "الجيش"),
        ("بالجيش", "الجيش"),
        ("وللجيش", "الجيش"),
        ("لقوات", "قوات"),
        ("وقسد", "قسد"),
        ("فالقسد", "قسد"),
        ("כשהחמאס", "חמאס"),
        ("l'ISIS", "isis"),
    ],
)
def test_what_is_written_together_with_a_name_before_it_may_be_left_out(
    word: str, name: str
) -> None:
    (found,) = words_of(word)
    assert name in [form.key for form in forms_of(found).at_start]


def test_little_is_never_left_of_a_word() -> None:
    for word in ("وال", "لل", "כש", "ال", "و"):
        assert all(len(form.key) >= 2 for form in forms_of(word).at_start)


@given(st.text())
def test_any_text_is_taken_apart_into_words_with_keys(text: str) -> None:
    for word in words_of(text):
        forms = forms_of(word)
        for form in (*forms.at_start, *forms.at_end):
            assert form.key
