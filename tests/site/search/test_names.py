from __future__ import annotations

from markupsafe import Markup

from sitrep.site.search.folding import fold_name
from sitrep.site.search.names import (
    KnownName,
    NameBank,
    NameKind,
    PossibleNames,
    without_marks,
)

REGION = KnownName(NameKind.REGION, "zor", "Deir ez-Zor", ("Dayr az-Zawr", "دير الزور"))
PLACE = KnownName(NameKind.PLACE, "hit", "Hit", codes=frozenset({"IQ-AN"}))
ACTOR = KnownName(NameKind.ACTOR, "is", "Islamic State", ("IS", "Daesh"))
ANBAR = PossibleNames(frozenset({"IQ-AN"}), {"is"})


def marked(html: str, known: PossibleNames = ANBAR) -> str:
    bank = NameBank([REGION, PLACE, ACTOR])
    return bank.mark(Markup(html), known)


def test_every_word_of_a_name_is_marked_and_no_tag_or_attribute() -> None:
    text = marked('<a title="Hit">shells in Deir ez-Zor</a>, Hit')
    assert text == '<a title="Hit">shells in Deir_zqbq ez-Zor_zqbq</a>, Hit_zqcq'
    assert without_marks(text) == '<a title="Hit">shells in Deir ez-Zor</a>, Hit'


def test_small_words_are_no_names() -> None:
    assert marked("what is hit") == "what is hit"
    assert "_" in marked("what IS did")


def test_a_name_is_marked_only_where_it_may_be_meant() -> None:
    assert marked("Hit by IS", PossibleNames()) == "Hit by IS"


def test_only_what_was_marked_is_told_to_the_browser() -> None:
    bank = NameBank([REGION, PLACE, ACTOR])
    bank.mark(Markup("Daesh"), ANBAR)
    assert bank.names() == {"zqbq": "Islamic State"}
    assert set(bank.keys()) == {fold_name(name) for name in ("Islamic State", "IS", "Daesh")}


def test_many_names_have_marks_of_their_own() -> None:
    known = [KnownName(NameKind.SOURCE, f"{number}", f"N{number}") for number in range(600)]
    bank = NameBank(known)
    assert len({bank.mark_of(each) for each in known}) == 600
