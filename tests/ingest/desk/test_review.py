from __future__ import annotations

from collections.abc import Mapping

from sitrep.content.tree import Content
from sitrep.ingest.desk.review import HOW_TO, review_lines
from tests.support.trees import content, report_text, tree

DRAFT = {"status": "draft"}


def drafts(reports: Mapping[str, str]) -> Content:
    return content(tree(reports))


def lines(
    reports: Mapping[str, str], notes: Mapping[str, tuple[str, ...]] | None = None
) -> list[str]:
    return list(review_lines(drafts(reports).drafts, notes or {}))


def test_a_draft_is_listed_with_its_facts_what_is_doubtful_and_what_it_lacks() -> None:
    text = report_text("a", title="", date="null", source="null", **DRAFT)
    found = lines(
        {"a": text}, {"content/reports/2020/a.md": ("title: none shown", "text: a line is cut")}
    )
    assert found[:4] == [
        "content/reports/2020/a.md",
        "  without a title",
        "  added 2020-07-02, first published unknown, by unknown, 0 carriers",
        "  look at  text: a line is cut",
    ]
    assert [line.split(":")[1].strip() for line in found if line.startswith("  lacks")] == [
        "title",
        "date",
        "source",
    ]
    assert found[-2:] == ["1 draft, 0 without a fault.", HOW_TO]


def test_the_newest_is_listed_first() -> None:
    days = {"old": "2020-07-02", "new": "2020-07-09", "middle": "2020-07-05"}
    found = lines({name: report_text(name, added=day, **DRAFT) for name, day in days.items()})
    assert [line.rpartition("/")[2] for line in found if line.startswith("content/")] == [
        "new.md",
        "middle.md",
        "old.md",
    ]


def test_the_draft_of_which_most_may_be_lost_is_listed_first() -> None:
    days = {"good": "2020-07-09", "bad": "2020-07-02", "silent": "2020-07-12"}
    reports = {name: report_text(name, added=day, **DRAFT) for name, day in days.items()}
    lost = {
        f"content/reports/2020/{name}.md": (
            "title: none shown",
            f"loss: alarm {alarm}: 3% taken out",
        )
        for name, alarm in (("good", 4), ("bad", 81))
    }
    found = lines(reports, lost)
    assert [line.rpartition("/")[2] for line in found if line.startswith("content/")] == [
        "bad.md",
        "good.md",
        "silent.md",
    ]
    assert "  look at  loss: alarm 81: 3% taken out" in found


def test_a_draft_without_a_fault_is_said_to_be_ready() -> None:
    found = lines({"a": report_text("a", **DRAFT)})
    assert "  nothing stands between it and publishing" in found
    assert "1 draft, 1 without a fault." in found


def test_a_fault_says_line_key_and_remedy() -> None:
    (found,) = (
        line for line in lines({"a": report_text("a", source="bob", **DRAFT)}) if "lacks" in line
    )
    assert found == (
        "  lacks    line 8: source: “bob” is not a source of sources.toml. Add [bob] to sources.toml, or write unknown."
    )


def test_published_reports_are_not_listed_and_nothing_waiting_is_said() -> None:
    assert lines({"a": report_text("a")}) == ["No drafts."]


def test_what_would_steer_a_terminal_is_shown_as_escapes() -> None:
    found = lines(
        {"a": report_text("a", title="Bridge\u202e", **DRAFT)},
        {"content/reports/2020/a.md": ("x\x1b[2J",)},
    )
    assert "  Bridge\\u202e" in found
    assert "  look at  x\\x1b[2J" in found


def test_what_a_fault_says_is_said_once() -> None:
    text = report_text("a", title="", source="bob", **DRAFT)
    notes = (
        "title: none shown",
        "carriers: bob is not in sources.toml; ./dev new source bob adds it",
    )
    found = lines({"a": text}, {"content/reports/2020/a.md": notes})
    assert [line for line in found if "look at" in line] == []
    assert sum("bob" in line for line in found if "lacks" in line) == 1


def test_a_hint_that_a_fault_does_not_give_stays() -> None:
    hint = "title: none shown; the address of the origin reads “bridge reopens”"
    found = lines(
        {"a": report_text("a", title="", **DRAFT)}, {"content/reports/2020/a.md": (hint,)}
    )
    assert f"  look at  {hint}" in found


def test_one_fault_in_several_places_is_one_line() -> None:
    body = "::: passage UA-63\nOne.\n:::\n::: passage UA-63\nTwo.\n:::\n"
    (found,) = (
        line for line in lines({"a": report_text("a", body=body, **DRAFT)}) if "UA-63" in line
    )
    assert found.startswith("  lacks    lines ")
    assert "passage 1, passage 2: UA-63 is in no region" in found
