from __future__ import annotations

import pickle

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.desk.drafts import drafted
from sitrep.ingest.desk.drafts.drafted import DeskRules, draft_of
from sitrep.ingest.desk.drafts.prepared import Packed, prepare_drafts, prepared_draft
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.family import settle_family
from tests.support.ingest.desk import TODAY
from tests.support.ingest.documents import FLOOD, PORT, cleaned, joined, knowledge


def rules() -> DeskRules:
    return DeskRules(knowledge(), frozenset(), TODAY)


def packed(*copies: Draft) -> Packed:
    return tuple(map(pickle.dumps, copies))


def test_drafts_come_in_the_order_of_their_families_as_they_would_one_by_one() -> None:
    families = [packed(cleaned(joined(*FLOOD))), packed(cleaned(joined(*PORT)))]
    found = list(prepare_drafts(families, rules(), jobs=2))
    for prepared, paragraphs in zip(found, (FLOOD, PORT), strict=True):
        assert prepared
        family = settle_family([cleaned(joined(*paragraphs))])
        assert prepared.drafted == draft_of(family, rules(), ids=())
        assert prepared.name == family.leader.document.name


def test_a_draft_that_no_build_would_take_is_left_to_the_first_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_text: str) -> None:
        raise DocumentError("too long")

    monkeypatch.setattr(drafted, "refuse_long", refuse)
    assert prepared_draft(packed(cleaned(joined(*FLOOD))), rules()) is None
