from __future__ import annotations

from sitrep.ingest.events.terms import PassageText, read_terms, stem, words_of
from sitrep.ingest.knowledge.gazetteer import build_gazetteer

GAZETTEER = build_gazetteer(
    [{"SY-ID": {"places": ["Mill Ford", "Tell Amber"]}, "TR": {"people": ["Turkish"]}}], ()
)


def terms(text: str, title: str | None = None, own: frozenset[str] = frozenset()) -> set[str]:
    return set(read_terms(PassageText(title, text), GAZETTEER, own).spellings)


def test_places_meet_whatever_their_spelling_and_countries_by_their_people() -> None:
    assert "@tal-amber" in terms("At Tall Amber.") & terms("Near Tel Amber.")
    assert "@TR" in terms("Turkish carts.")


def test_numbers_in_digits_and_words_are_the_same_and_those_of_dates_none() -> None:
    assert "#9" in terms("Nine people.") & terms("9 people.")
    assert not {each for each in terms("On 9 July 2020.") if each.startswith("#")}


def test_words_that_everybody_uses_and_the_own_name_of_the_source_tell_nothing() -> None:
    assert terms("They said that it was there.") == set()
    assert "wire" not in terms("Evening Wire says so.", own=words_of("Evening Wire"))


def test_words_of_one_meaning_are_one_concept_in_several_languages() -> None:
    shared = terms("An explosion.") & terms("Eine Explosion.") & terms("وقع انفجار")
    assert "%bombing" in shared


def test_the_forms_of_a_word_agree() -> None:
    assert stem("bridges") == stem("bridge")
    assert stem("protests") == stem("protesters")


def test_the_headline_else_the_first_sentence_is_the_head() -> None:
    found = read_terms(PassageText(None, "A granary burnt. Sheep fled."), GAZETTEER)
    assert "grana" in found.head
    assert "sheep" not in found.head
    headed = read_terms(PassageText("Sheep flee", "A granary burnt."), GAZETTEER)
    assert headed.head_kinds == {"displacement": 1}
    assert "grana" not in headed.head


def test_a_word_with_a_capital_inside_a_sentence_counts_for_a_name() -> None:
    found = read_terms(PassageText(None, "Carts met Orlando. Then Orlando left carts."), GAZETTEER)
    assert found.capitals["orlan"] > 0
    assert found.capitals["cart"] < 0
