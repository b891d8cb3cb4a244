from __future__ import annotations

import pytest

from sitrep.ingest.knowledge.seams import Seam, load_seams


@pytest.mark.parametrize("seam", load_seams(), ids=lambda seam: seam.pattern.pattern[:30])
def test_each_seam_is_found_within_its_line(seam: Seam) -> None:
    found = seam.pattern.search(seam.catches)
    assert found
    assert 0 < len(found[0]) < len(seam.catches)
