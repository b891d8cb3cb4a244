from __future__ import annotations

from itertools import combinations

from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.sharing import COMMON, sharing_pairs
from sitrep.ingest.families.slots import NOTHING, About

FORMULA = "nobody could be reached for comment that night"


def packed(text: str, about: About = NOTHING) -> PackedRuns:
    return PackedRuns.of(BodyRuns.of_texts([text], about))


def report(name: str, words: int = 60) -> str:
    return " ".join(f"{name}{at}" for at in range(words))


def test_a_copy_shorter_or_longer_is_found_from_either_side() -> None:
    whole = report("mill")
    bodies = [
        packed(whole),
        packed(report("lock")),
        packed(whole[: len(whole) * 3 // 4]),
        packed(f"{whole} {report('more', 20)}"),
    ]
    assert set(sharing_pairs(bodies)) >= {(0, 2), (0, 3), (2, 3)}
    assert not any(1 in pair for pair in sharing_pairs(bodies))


def test_a_sentence_that_two_reports_share_by_chance_makes_no_pair() -> None:
    bodies = [packed(f"{report('mill')} {FORMULA}"), packed(f"{report('lock')} {FORMULA}")]
    assert list(sharing_pairs(bodies)) == []


def test_versions_of_one_page_are_looked_at_though_less_is_the_same() -> None:
    first, rewritten = report("mill"), f"{report('mill', 24)} {report('lock', 40)}"
    page = About(page="example.org/mill")
    assert list(sharing_pairs([packed(first, page), packed(rewritten, page)])) == [(0, 1)]
    assert list(sharing_pairs([packed(first), packed(rewritten)])) == []


def test_what_very_many_share_is_a_formula_and_hides_no_copy() -> None:
    formula = report("formula", 30)
    bodies = [packed(f"{report(f'n{at}x', 40)} {formula}") for at in range(COMMON + 2)]
    bodies.append(packed(f"{report('n5x', 40)} {formula}"))
    assert list(sharing_pairs(bodies)) == [(5, COMMON + 2)]


def test_each_pair_comes_once_the_smaller_place_first() -> None:
    bodies = [packed(report("mill", 40 + at)) for at in range(6)]
    assert sorted(sharing_pairs(bodies)) == list(combinations(range(6), 2))
