from __future__ import annotations

from sitrep.ingest.desk.events.belonging import belonging_lines, find_belonging
from sitrep.ingest.knowledge.bank import load_settings
from tests.support.trees import content, report_text, tree

FIRST = "A bomb went off in the granary of Larkford. It killed 17 people and hurt 43, millers among them."
SECOND = "Seventeen people died in an explosion at Larkford's granary, 43 were injured, Example Wire says."


def lines(first: str = "", second: str = "", **files: str) -> list[str]:
    reports = {
        "a": report_text("a", f"::: passage SY-ID 2020-06-30{first}\n{FIRST}\n:::\n"),
        "b": report_text(
            "b",
            f"::: passage SY-ID 2020-06-30{second}\n{SECOND}\n:::\n",
            source="example-review",
            status="draft",
        ),
        "c": report_text("c", "::: passage SY-DR\nGoats were stolen.\n:::\n"),
    }
    found = content({**tree(reports), **files})
    return list(belonging_lines(found, find_belonging(found, load_settings().gazetteer)))


def test_an_event_and_a_root_are_proposed_with_the_ready_commands() -> None:
    said = "\n".join(lines())
    assert "./dev event new a-bomb-went-off-in-the" in said
    assert "--kind bombing --region SY-ID --days 2020-06-30" in said
    assert "  ./dev event a-bomb-went-off-in-the a#1 b#1" in said
    assert "  write  from=example-wire" in said
    assert said.endswith("1 event and 1 root proposed.")


def test_nothing_is_proposed_where_everything_is_said() -> None:
    event = "---\ntitle: A granary\nregions: [SY-ID]\ndays: 2020-06-30\nkind: bombing\n---\n"
    said = lines(" event=fire", " event=fire from=example-wire", **{"events/fire.md": event})
    assert said == []


def test_an_event_that_is_there_is_named() -> None:
    event = (
        "---\ntitle: A bomb in a granary\nregions: [SY-ID]\ndays: 2020-06-30\nkind: bombing\n---\n"
    )
    said = lines(" event=fire", " from=example-wire", **{"events/fire.md": event})
    assert "fire is an event already" in said
    assert "  ./dev event fire b#1" in said
