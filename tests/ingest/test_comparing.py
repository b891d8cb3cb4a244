from __future__ import annotations

import pytest

from sitrep.ingest import comparing
from sitrep.ingest.comparing import AT_ONCE, compare_on_cores
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.family import compare_pairs
from sitrep.ingest.families.kinship import Kinship
from sitrep.ingest.workers import Stopped

TEXTS = [" ".join(f"{name}{at}" for at in range(60)) for name in ("mill", "lock") * 2]
BODIES = [PackedRuns.of(BodyRuns.of_texts([text])) for text in TEXTS]
PAIRS = [(0, 1), (0, 2), (1, 3)] * AT_ONCE


@pytest.mark.parametrize("jobs", [1, 2])
def test_pairs_are_compared_alike_in_any_number_of_processes(jobs: int) -> None:
    found = list(compare_on_cores(BODIES, PAIRS, jobs=jobs))
    assert [each.pair for each in found] == PAIRS
    assert found[:3] == list(compare_pairs(BODIES, PAIRS[:3]))
    kinds = [Kinship.STRANGERS, Kinship.COPIES, Kinship.COPIES]
    assert [each.kin for each in found] == kinds * AT_ONCE


def test_what_a_process_could_not_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        comparing, "work_on", lambda things, _work, jobs: [Stopped("too long") for _ in things]
    )
    assert len(list(compare_on_cores(BODIES, PAIRS, jobs=2))) == len(PAIRS)
