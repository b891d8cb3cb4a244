from __future__ import annotations

from sitrep.ingest.desk.filed import Outcome, known


def test_known_documents_are_said_in_a_line_with_what_to_look_at_below() -> None:
    found = known("content/reports/a.md", 2, "its source: x")
    assert (found.outcome, found.number) == (Outcome.KNOWN, 2)
    assert found.lines == (
        "= known: content/reports/a.md holds it; nothing is written",
        "  look at its source: x",
    )
