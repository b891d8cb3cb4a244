from __future__ import annotations

from sitrep.core.actors import Actor
from sitrep.core.leaning.names import SourceNames
from sitrep.core.model import Source
from sitrep.ingest.events.actors import KnownActors
from sitrep.ingest.events.terms import KnownNames, PassageText, read_terms, stem, words_of
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


def test_an_actor_counts_as_one_whatever_it_is_called() -> None:
    actors = KnownActors.of([Actor("guild", "Millers' Guild", ("MG", "نقابة الطحانين"))])
    known = KnownNames(actors=actors)
    for text in ("The MG marched.", "The Millers' Guild marched.", "خرجت نقابة الطحانين اليوم."):
        found = read_terms(PassageText(None, text), GAZETTEER, known=known)
        assert "&guild" in found.spellings
        assert not {"mg", "guild", "milers"} & found.spellings.keys()


def test_whoever_says_it_is_not_what_is_told() -> None:
    actors = KnownActors.of([Actor("watch", "Granary Watch")])
    sources = SourceNames([Source("watch", "Granary Watch")])
    known = KnownNames(sources, actors)
    said = read_terms(PassageText(None, "Carts burnt, Granary Watch says."), GAZETTEER, known=known)
    assert not {"&watch", "grana", "watch"} & said.spellings.keys()
    done = read_terms(PassageText(None, "Granary Watch burnt carts."), GAZETTEER, known=known)
    assert "&watch" in done.spellings
