from __future__ import annotations

import pytest

from sitrep.ingest.desk.drafts.drafted import DeskRules, draft_of, with_id
from sitrep.ingest.families.family import settle_family
from tests.support.ingest.desk import TODAY
from tests.support.ingest.documents import FLOOD, PORT, cleaned, joined, knowledge

OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost", "Example Review, May 16, 2021", *FLOOD[:3], "Source: Example Wire"
)


@pytest.mark.parametrize("texts", [(OWN, REPRINT), (joined(*PORT),), (joined("id: x", *FLOOD),)])
def test_another_id_makes_the_draft_that_would_have_been_composed_with_it(
    texts: tuple[str, ...],
) -> None:
    rules = DeskRules(knowledge(), frozenset(), TODAY)
    family = settle_family(map(cleaned, texts))
    first = draft_of(family, rules, ids=())
    second = draft_of(family, rules, ids={first.report.id})
    assert first.report.id != second.report.id
    assert with_id(first, second.report.id) == second


def test_an_id_that_says_something_private_is_composed_again() -> None:
    rules = DeskRules(knowledge(), frozenset(), TODAY)
    drafted = draft_of(settle_family([cleaned(OWN)]), rules, ids=())
    assert with_id(drafted, "call-+49-171-5550123-at-night") is None
