from __future__ import annotations

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.desk.events.show import event_lines
from tests.support.trees import content, report_text, tree

EVENT = "---\ntitle: A mill burns\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n---\n"


def body(words: str, options: str = "") -> str:
    return f"::: passage SY-ID event=mill-fire {options}\n# A mill burns\n\n{words}\n:::\n"


def lines(**reports: str) -> list[str]:
    files = tree(reports)
    return list(event_lines(content({**files, "events/mill-fire.md": EVENT}), "mill-fire"))


def test_accounts_stand_in_the_order_of_dependence_with_roots_and_ranges() -> None:
    found = lines(
        a=report_text("a", body("Four died.", "from=example-review killed=4"), date="2020-06-30"),
        b=report_text("b", body("Six died.", "killed=6"), source="example-review"),
        c=report_text("c", body("Some died.", "from=unnamed"), status="draft"),
    )
    assert found[:3] == [
        "content/events/mill-fire.md",
        "  A mill burns",
        "  SY-ID, 2020-06-30, other",
    ]
    said = "\n".join(found)
    assert said.index("b#1") < said.index("a#1") < said.index("c#1")
    assert "c#1  example-wire, 2020-07-01, draft" in said
    assert "echo: adds nothing; rests on example-review" in said
    assert "1 independent root: example-review; accounts of somebody not named" in said
    assert "Killed: 4 to 6, disputed" in said


def test_what_is_missing_is_named() -> None:
    assert lines()[-1] == "  lacks    accounts: ./dev event mill-fire PASSAGE…"
    bare = "::: passage SY-ID event=mill-fire\nIt burnt.\n:::\n"
    found = lines(a=report_text("a", bare, credibility=""))
    assert found[-3:] == [
        "  lacks    a second account",
        "  lacks    a credibility of a#1",
        "  lacks    a headline of a#1",
    ]


def test_an_unknown_id_is_said_with_the_nearest() -> None:
    files = {**tree(), "events/mill-fire.md": EVENT}
    with pytest.raises(
        DocumentError, match=r"no event has the id mill-fir\. Did you mean mill-fire"
    ):
        list(event_lines(content(files), "mill-fir"))
