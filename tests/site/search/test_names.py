from __future__ import annotations

import re

from markupsafe import Markup

from sitrep.site.search.folding import fold_name
from sitrep.site.search.marking import NameMarker, without_marks
from sitrep.site.search.names import (
    KnownName,
    NameBank,
    NameKind,
    PossibleNames,
)

REGION = KnownName(NameKind.REGION, "zor", "Deir ez-Zor", ("Dayr az-Zawr", "دير الزور"))
PLACE = KnownName(NameKind.PLACE, "hit", "Hit", codes=frozenset({"IQ-AN"}))
ACTOR = KnownName(NameKind.ACTOR, "is", "Islamic State", ("IS", "Daesh"))
ANBAR = PossibleNames(frozenset({"IQ-AN"}), {"is"})


def marked(html: str, known: PossibleNames = ANBAR) -> str:
    return NameMarker(NameBank([REGION, PLACE, ACTOR])).mark(Markup(html), known)


def mark_of(named: KnownName, *others: KnownName) -> str:
    return NameBank([REGION, PLACE, ACTOR, *others]).mark_of(named.entity)


def test_every_word_of_a_name_is_marked_and_no_tag_or_attribute() -> None:
    text = marked('<a title="Hit">shells in Deir ez-Zor</a>, Hit')
    zor, hit = mark_of(REGION), mark_of(PLACE)
    assert text == f'<a title="Hit">shells in Deir_{zor} ez-Zor_{zor}</a>, Hit_{hit}'
    assert without_marks(text) == '<a title="Hit">shells in Deir ez-Zor</a>, Hit'


def test_small_words_are_no_names() -> None:
    assert marked("what is hit") == "what is hit"
    assert "_" in marked("what IS did")


def test_a_name_is_marked_only_where_it_may_be_meant() -> None:
    assert marked("Hit by IS", PossibleNames()) == "Hit by IS"


def test_only_what_was_marked_is_told_to_the_browser() -> None:
    bank = NameBank([REGION, PLACE, ACTOR])
    marker = NameMarker(bank)
    marker.mark(Markup("Daesh"), ANBAR)
    assert bank.names(marker.held) == {mark_of(ACTOR): "Islamic State"}
    assert set(bank.keys(marker.held)) == {
        fold_name(name) for name in ("Islamic State", "IS", "Daesh")
    }


def test_a_name_of_several_words_is_marked_up_to_its_end_and_the_next_one_too() -> None:
    is_, zor = mark_of(ACTOR), mark_of(REGION)
    text = marked("The Islamic State’s men, Islamic of the state, Dayr az-Zawr Daesh's")
    assert text == (
        f"The Islamic_{is_} State’s_{is_} men, Islamic of the state, "
        f"Dayr_{zor} az-Zawr_{zor} Daesh's_{is_}"
    )


def test_many_names_have_marks_of_their_own() -> None:
    known = [KnownName(NameKind.SOURCE, f"{number}", f"N{number}") for number in range(2_000)]
    bank = NameBank(known)
    marks = {bank.mark_of(each.entity) for each in known}
    assert len(marks) == 2_000
    assert all(re.fullmatch(r"zq[bcdfghjklmnprstv]+q", each) for each in marks)


def test_one_more_name_leaves_the_marks_of_others() -> None:
    more = KnownName(NameKind.PLACE, "ana", "Ana", codes=frozenset({"IQ-AN"}))
    assert [mark_of(each, more) for each in (REGION, PLACE, ACTOR)] == [
        mark_of(each) for each in (REGION, PLACE, ACTOR)
    ]


def test_a_text_depends_on_the_names_alone_whose_words_it_has() -> None:
    words = {fold_name(word) for word in ("Islamic", "State", "Hit", "rain")}
    before = NameBank([REGION, PLACE, ACTOR]).within(words)
    more = KnownName(NameKind.PLACE, "rain", "Rain", codes=frozenset({"IQ-AN"}))
    other = KnownName(NameKind.PLACE, "rain-hill", "Rain Hill", codes=frozenset({"IQ-AN"}))
    assert NameBank([REGION, PLACE, ACTOR, other]).within(words) == before
    assert NameBank([REGION, PLACE, ACTOR, more]).within(words) != before
