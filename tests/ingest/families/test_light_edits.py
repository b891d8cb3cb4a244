"""Copies with words changed all over, and rewritten stories."""

from __future__ import annotations

import pytest

from sitrep.ingest.families.body_runs import BodyRuns
from sitrep.ingest.families.kinship import SAME_SHARE, Kinship, kinship
from sitrep.ingest.families.light_edits import is_lightly_edited

WIRE = """\
Two barges carrying flour sank below the old mill at Example Ford during the night, and eleven sacks in
twelve were lost, the river guard said on Friday. The crews swam to the northern bank, where ferrymen
pulled them out of the water with ropes and took them to the inn. Nobody was seriously hurt.

The guard closed the crossing until the wind falls. A spokesman said that the chain which holds the
boats in storms had been taken away in spring to be repaired, and that no other had been laid in its
place since. Traders asked the lake board in a letter to bring it back before the harvest begins.

“We warned them twice, and twice we were told to wait,” said a miller who lost most of his stock. He
expects the price of bread in the upper town to rise by a third before the month is over."""
EDITED = """\
Two boats carrying flour went down below the old mill at Example Ford in the night, and eleven sacks in
twelve were lost, the river guard said Friday. Their crews swam to the northern shore, where ferrymen
pulled them out of the river with ropes and brought them to the inn. No one was seriously hurt.

The guard shut the crossing until the wind falls. A spokesman said the chain which holds the boats
in storms had been removed in spring to be repaired, and that none had been laid in its place since.
Traders asked the lake board by letter to bring it back before harvest begins.

“We warned them twice, and twice we were told to wait,” said one miller who lost most of his stock. He
expects the price of bread in the upper town to go up by a third before this month is over."""
RETOLD = """\
A storm on the lake cost two flour boats their cargo on Thursday night. They were moored near the mill
when a gust tore them loose; the men on board reached land by themselves.

“We warned them twice, and twice we were told to wait,” said a miller who lost most of his stock. By his
reckoning bread will soon be dearer by a third.

According to the river guard, a storm chain that used to keep vessels in place was dismantled months ago
and never replaced. The board, which merchants have now written to, did not answer questions. Until the
weather is calmer nobody may cross at Example Ford."""


def runs(text: str) -> BodyRuns:
    return BodyRuns.of_texts(text.replace("\n\n", "\f").replace("\n", " ").split("\f"))


def share(one: str, other: str) -> float:
    ours, theirs = runs(one).runs, runs(other).runs
    return len(ours & theirs) / min(len(ours), len(theirs))


def test_a_copy_with_words_changed_all_over_is_a_copy_though_many_runs_are_gone() -> None:
    assert share(WIRE, EDITED) < SAME_SHARE
    assert kinship(runs(WIRE), runs(EDITED)) is Kinship.COPIES
    assert kinship(runs(EDITED), runs(WIRE)) is Kinship.COPIES


def test_a_cut_copy_with_words_changed_is_a_copy() -> None:
    cut = EDITED.rpartition("\n\n")[0]
    assert kinship(runs(WIRE), runs(cut)) is Kinship.COPIES


def test_a_story_told_anew_is_none_though_it_quotes_the_same_man() -> None:
    assert kinship(runs(WIRE), runs(RETOLD)) is Kinship.STRANGERS


def test_two_texts_that_share_one_half_word_for_word_are_no_edits_of_each_other() -> None:
    half = len(WIRE) // 2
    assert not is_lightly_edited(WIRE, WIRE[:half] + RETOLD)


@pytest.mark.parametrize("text", ["", "Two", "Two boats"])
def test_texts_of_no_length_are_no_edits(text: str) -> None:
    assert not is_lightly_edited(text, "Three carts and a mule")
