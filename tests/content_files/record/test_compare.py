"""Content beside its record: what is new, what changed and how, what is unexplained or gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.record.compare import compare, differs
from sitrep.content.record.file import RECORD
from sitrep.core.record import Record, RecordEntry, What
from tests.support.site.record import at, entered, gaps, read_whole, record_of, without
from tests.support.trees import REGIONS, SOURCES, report_text, tree

A, B = "reports/2020/a.md", "reports/2020/b.md"
BODY = "::: passage idlib event=ford\nThe bridge reopened.\n:::\n"
EVENT = "---\ntitle: A ford is shut\nregions: [idlib]\nkind: other\ndays: 2020-07-01\n---\nNote.\n"
EDITION = "---\nannounced: 2020-07-07\ntitle: A bridge\n---\nLead.\n"
PAGE = "---\ntitle: About\nslug: about\n---\nText.\n"
CARRIED = "[{source: example-review, date: 2020-07-03, url: https://review.example.org/b}]"
FILES = {
    **tree({"a": report_text("a", body=BODY)}),
    "events/ford.md": EVENT,
    "editions/2020-W27.md": EDITION,
    "pages/about.md": PAGE,
    "actors.toml": '[guard]\nname = "River Guard"\n',
}
BEGUN = entered(FILES)
"""With a record that says all of it."""
NOW = "2020-08-01T10:00:00+02:00"


def edited(path: str, old: str, new: str, files: dict[str, str] = BEGUN) -> dict[str, str]:
    assert old in files[path]
    return {**files, path: files[path].replace(old, new)}


def told(entries: tuple[RecordEntry, ...]) -> list[str]:
    return [
        f"{each.thing} {each.what}" + (f" to {' '.join(each.to)}" if each.to else "")
        for each in entries
    ]


def changes(files: dict[str, str]) -> list[str]:
    """What has changed without need of a note; nothing is new, unexplained or gone."""
    found = gaps(files, NOW)
    assert [*found.new, *found.unexplained, *found.vanished] == []
    return told(found.changes)


# A record that is begun


def test_a_record_just_written_lacks_nothing() -> None:
    found = gaps(BEGUN)
    assert [*found.new, *found.changes, *found.unexplained, *found.vanished] == []
    assert gaps(BEGUN, NOW) == found


def test_a_record_that_is_begun_bears_the_days_that_the_files_give() -> None:
    report = report_text("a", body=BODY, changes="[{date: 2020-07-05, note: Typo.}]")
    record = record_of(entered({**FILES, A: report}))
    days = {f"{each.thing} {each.what}": str(each.at) for each in record.entries}
    assert days["report a published"] == "2020-07-02"
    assert days["report a corrected"] == "2020-07-05"
    assert days["edition 2020-W27 announced"] == "2020-07-07"
    assert days["source example-wire published"] == "2020-07-02", "with the first report"


def test_a_report_that_came_after_its_week_was_announced_begins_late() -> None:
    late = entered({**FILES, B: report_text("b", added="2020-07-08")})
    assert "report b late" in told(record_of(late).entries)


@pytest.mark.parametrize("changed", ["[{date: 2020-07-05, note: Not so.}]", ""])
def test_a_withdrawn_report_begins_with_both(changed: str) -> None:
    files = entered({**FILES, B: report_text("b", status="withdrawn", changes=changed)})
    assert [each for each in told(record_of(files).entries) if "report b" in each] == [
        "report b published",
        "report b withdrawn",
    ]
    assert not gaps(files, NOW).changes


def test_what_nothing_tells_of_is_not_entered() -> None:
    assert not [each for each in told(record_of(BEGUN).entries) if "region homs" in each]


# What is new


def test_what_is_new_is_published_when_it_is_entered_and_late_in_an_announced_week() -> None:
    files = {
        **BEGUN,
        B: report_text("b", added="2020-07-03"),
        "reports/2020/c.md": report_text("c", date="2020-07-15", added="2020-07-16"),
    }
    found = gaps(files, NOW)
    assert told(found.new) == ["report b late", "report c published"]
    assert {str(each.at) for each in found.new} == {NOW}
    assert [each.address for each in found.new] == ["reports/b/", "reports/c/"]


def test_a_week_is_announced_on_the_day_that_its_file_gives() -> None:
    files = {
        **entered(without(FILES, "editions/2020-W27.md"), "2020-07-03"),
        "editions/2020-W27.md": EDITION,
        B: report_text("b", added="2020-07-06"),
        "reports/2020/c.md": report_text("c", added="2020-07-09"),
    }
    found = {str(each.thing): (str(each.what), str(each.at)) for each in gaps(files, NOW).new}
    assert found["edition 2020-W27"] == ("announced", "2020-07-07")
    assert found["report b"][0] == "published"
    assert found["report c"][0] == "late"
    assert not gaps(entered(files, NOW), NOW).new


def test_a_week_that_is_announced_today_has_the_time() -> None:
    files = {
        **entered(without(FILES, "editions/2020-W27.md"), "2020-07-03"),
        "editions/2020-W27.md": EDITION,
    }
    (entry,) = gaps(files, "2020-07-07T09:00:00+02:00").new
    assert str(entry.at) == "2020-07-07T09:00:00+02:00"


# Changes that need a note


@pytest.mark.parametrize(
    ("path", "old", "new", "part"),
    [
        (A, "title: Bridge reopens", "title: Bridge open", "title"),
        (A, "title_kind: stated", "title_kind: editor", "title_kind"),
        (A, "date: 2020-07-01", "date: 2020-06-30", "date"),
        (A, "date_basis: stated", "date_basis: url", "date"),
        (A, "source: example-wire", "source: example-review", "source"),
        (A, "passage idlib", "passage daraa", "filed"),
        (A, "event=ford", "2020-06-30 event=ford", "days"),
        (A, "The bridge reopened", "The bridge was reopened", "text"),
        (A, "event=ford\n", "event=ford\n# A headline\n\n", "headlines"),
        (A, "https://wire.example.org/a", "https://wire.example.org/b", "url"),
        ("editions/2020-W27.md", "title: A bridge", "title: A ford", "title"),
        ("editions/2020-W27.md", "Lead.", "Another.", "lead"),
        ("events/ford.md", "title: A ford", "title: The ford", "title"),
        ("events/ford.md", "regions: [idlib]", "regions: [daraa]", "filed"),
        ("events/ford.md", "days: 2020-07-01", "days: 2020-07-02", "days"),
        ("events/ford.md", "kind: other", "kind: aid", "kind"),
    ],
)
def test_what_readers_were_told_needs_a_note_why_it_changed(
    path: str, old: str, new: str, part: str
) -> None:
    files = edited(path, old, new)
    (difference,) = gaps(files, NOW).unexplained
    assert part in {each.name for each in difference.changed}
    done = entered(files, NOW, {str(difference.state.thing): "Why."})
    assert record_of(done).entries[-1].note == "Why."
    assert not gaps(done, NOW).unexplained
    assert not gaps(done, NOW).changes


def test_a_note_in_the_file_explains_a_change() -> None:
    note = "changes: [{date: 2020-07-20, note: Typo.}]\n"
    files = edited(A, "title: Bridge reopens\n", f"title: Bridge open\n{note}")
    found = gaps(files, NOW)
    assert told(found.changes) == ["report a corrected"]
    (entry,) = found.changes
    assert (entry.note, str(entry.at)) == ("Typo.", NOW)
    assert [part.name for part in entry.parts] == ["title"]


def test_a_note_that_was_entered_explains_no_further_change_and_a_second_like_it_does() -> None:
    def noted(title: str, times: int) -> dict[str, str]:
        notes = ", ".join(["{date: 2020-07-20, note: Typo.}"] * times)
        new = f"title: {title}\nchanges: [{notes}]\n"
        return edited(A, "title: Bridge reopens\n", new)

    once = entered(noted("Bridge open", 1), NOW)
    later = "2020-08-02T10:00:00+02:00"
    assert gaps({**noted("Ford open", 1), RECORD: once[RECORD]}, later).unexplained
    assert told(gaps({**noted("Ford open", 2), RECORD: once[RECORD]}, later).changes) == [
        "report a corrected"
    ]


def test_each_of_several_notes_is_an_entry_and_the_last_has_what_changed() -> None:
    notes = "[{date: 2020-07-20, note: One.}, {date: 2020-07-21, note: Two.}]"
    files = edited(A, "title: Bridge reopens\n", f"title: Bridge open\nchanges: {notes}\n")
    found = gaps(files, NOW).changes
    assert [(each.note, bool(each.parts)) for each in found] == [("One.", False), ("Two.", True)]
    assert not gaps(entered(files, NOW), NOW).changes


# Changes that write themselves


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (A, "credibility: 3", "credibility: 2", "report a regraded"),
        (A, "text: verbatim", f"carriers: {CARRIED}\ntext: verbatim", "report a carrier added"),
        (A, "passage idlib event=ford", "passage idlib", "report a corrected"),
        (A, "passage idlib", "passage idlib from=example-review", "report a corrected"),
        (A, "text: verbatim", "archived: https://web.example/a\ntext: verbatim", "report a corrected"),
        ("sources.toml", 'reliability = "B"', 'reliability = "C"', "source example-wire regraded"),
        ("sources.toml", 'name = "Example Wire"', 'name = "Wire"', "source example-wire corrected"),
        ("sources.toml", 'rights = "full"', 'rights = "excerpt:50"', "source example-wire corrected"),
        ("regions.toml", 'codes = ["SY-ID"]', 'codes = ["SY-ID", "SY-HM"]', "region idlib moved"),
        ("regions.toml", 'name = "Idlib"', 'name = "Idleb"', "region idlib corrected"),
        ("events/ford.md", "Note.", "Another note.", "event ford corrected"),
        ("pages/about.md", "Text.", "Another text.", "page about corrected"),
        ("actors.toml", 'name = "River Guard"', 'name = "Guard"', "actor guard corrected"),
    ],
)  # fmt: skip
def test_other_changes_are_entered_as_what_they_are(
    path: str, old: str, new: str, expected: str
) -> None:
    files = edited(path, old, new)
    assert changes(files) == [expected]
    assert changes(entered(files, NOW)) == []


def test_a_carrier_that_is_gone_is_a_correction() -> None:
    carried = edited(A, "text: verbatim", f"carriers: {CARRIED}\ntext: verbatim")
    assert changes(
        {**carried, **without(BEGUN, RECORD), RECORD: entered(carried, NOW)[RECORD]}
    ) == ["report a corrected"]


def test_what_the_files_say_in_another_order_or_layout_is_no_change() -> None:
    files = {
        **BEGUN,
        A: BEGUN[A].replace(
            "credibility: 3\nstatus: published", "status:  published\ncredibility: 3"
        ),
    }
    assert files != BEGUN
    assert changes(files) == []


def test_rights_that_come_to_withhold_titles_change_the_source_alone() -> None:
    files = edited("sources.toml", 'rights = "full"', 'rights = "withhold"')
    assert changes(files) == ["source example-wire corrected"]
    done = entered(files, NOW)
    back = {**done, "sources.toml": SOURCES}
    assert changes(back) == ["source example-wire corrected"]
    (difference,) = gaps({**done, A: done[A].replace("Bridge", "Ford")}, NOW).unexplained
    assert str(difference.state.thing) == "report a"


# What is renamed, merged, split, withdrawn or gone


def renamed(kind: str, files: dict[str, str] = BEGUN) -> dict[str, str]:
    """The tree with a thing under another id, and all that names it."""
    if kind == "region":
        new = edited("regions.toml", "[idlib]\n", '[idleb]\nformerly = ["idlib"]\n', files)
        new = edited(A, "passage idlib", "passage idleb", new)
        return edited("events/ford.md", "[idlib]", "[idleb]", new)
    if kind == "source":
        new = edited(
            "sources.toml", "[example-wire]\n", '[wire]\nformerly = ["example-wire"]\n', files
        )
        return edited(A, "source: example-wire", "source: wire", new)
    if kind == "event":
        event = files["events/ford.md"].replace("kind:", "formerly: [ford]\nkind:")
        new = {**without(files, "events/ford.md"), "events/blast.md": event}
        return edited(A, "event=ford", "event=blast", new)
    if kind == "actor":
        return edited("actors.toml", "[guard]\n", '[river]\nformerly = ["guard"]\n', files)
    report = files[A].replace("id: a\n", "id: b\nformerly: [a]\n")
    return {**without(files, A), B: report}


KINDS = {
    "region": ("region idlib", "idleb"),
    "source": ("source example-wire", "wire"),
    "event": ("event ford", "blast"),
    "actor": ("actor guard", "river"),
    "report": ("report a", "b"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_another_id_is_renamed_and_nothing_that_names_it_changes(kind: str) -> None:
    found = gaps(renamed(kind), NOW)
    old, new = KINDS[kind]
    assert told(found.changes) == [f"{old} renamed to {new}"]
    assert [str(each.thing) for each in found.new] == [f"{kind} {new}"]
    assert [*found.unexplained, *found.vanished] == []


@pytest.mark.parametrize("kind", KINDS)
def test_once_that_is_entered_the_file_may_forget_it(kind: str) -> None:
    done = entered(renamed(kind), NOW)
    assert changes(done) == []
    forgotten = {
        path: "\n".join(line for line in text.split("\n") if not line.startswith("formerly"))
        if path != RECORD
        else text
        for path, text in done.items()
    }
    assert forgotten != done
    assert changes(forgotten) == []


def test_what_is_renamed_twice_is_followed_to_its_end() -> None:
    once = entered(renamed("region"), NOW)
    twice = edited(
        "regions.toml", '[idleb]\nformerly = ["idlib"]\n', '[north]\nformerly = ["idleb"]\n', once
    )
    twice = edited(A, "passage idleb", "passage north", twice)
    twice = edited("events/ford.md", "[idleb]", "[north]", twice)
    found = gaps(twice, "2020-08-02T10:00:00+02:00")
    assert told(found.changes) == ["region idleb renamed to north"]
    assert not found.unexplained


def test_what_names_a_carrier_follows_its_new_id() -> None:
    begun = entered(edited(A, "text: verbatim", f"carriers: {CARRIED}\ntext: verbatim", FILES))
    files = edited(
        "sources.toml", "[example-review]\n", '[review]\nformerly = ["example-review"]\n', begun
    )
    files = edited(A, "source: example-review", "source: review", files)
    assert told(gaps(files, NOW).changes) == ["source example-review renamed to review"]


def test_an_id_of_one_kind_is_not_taken_for_that_of_another() -> None:
    event = FILES["events/ford.md"]
    begun = entered({**without(FILES, "events/ford.md"), "events/idlib.md": event,
                     A: FILES[A].replace("event=ford", "event=idlib")})  # fmt: skip
    files = edited("regions.toml", "[idlib]\n", '[idleb]\nformerly = ["idlib"]\n', begun)
    files = edited(A, "passage idlib", "passage idleb", files)
    files = edited("events/idlib.md", "[idlib]", "[idleb]", files)
    assert told(gaps(files, NOW).changes) == ["region idlib renamed to idleb"]


def test_sources_that_become_one_are_merged() -> None:
    begun = entered({**FILES, B: report_text("b", source="example-review", text="summary")})
    toml = SOURCES.partition("[example-review]")[0].replace(
        "[example-wire]\n", '[example-wire]\nformerly = ["example-review"]\n'
    )
    files = {**begun, "sources.toml": toml, B: begun[B].replace("example-review", "example-wire")}
    assert changes(files) == ["source example-review merged to example-wire"]


HALVES = (
    '[idlib-north]\nname = "North"\ncodes = ["SY-ID"]\nformerly = ["idlib"]\n\n'
    '[idlib-south]\nname = "South"\ncodes = ["SY-ID"]\nformerly = ["idlib"]\n'
)
SPLIT = REGIONS.replace(
    '[idlib]\nname = "Idlib"\ncodes = ["SY-ID"]\nspellings = ["Idleb"]\n', HALVES
)


def test_a_region_that_becomes_two_is_split_and_reports_move_without_a_word_of_their_own() -> None:
    files = {**BEGUN, "regions.toml": SPLIT, A: BEGUN[A].replace("idlib", "idlib-north"),
             "events/ford.md": EVENT.replace("[idlib]", "[idlib-north]")}  # fmt: skip
    found = gaps(files, NOW)
    assert "region idlib split to idlib-north idlib-south" in told(found.changes)
    assert {"report a moved", "event ford moved"} <= {*told(found.changes)}
    assert not found.unexplained
    done = entered(files, NOW)
    assert changes(done) == []
    other = edited(A, "idlib-north", "idlib-south", done)
    assert gaps(other, NOW).unexplained, "from one half to the other is a change as any"


def test_what_is_split_and_moved_elsewhere_needs_a_note() -> None:
    files = {**BEGUN, "regions.toml": SPLIT, A: BEGUN[A].replace("passage idlib", "passage daraa"),
             "events/ford.md": EVENT.replace("[idlib]", "[idlib-north]")}  # fmt: skip
    (difference,) = gaps(files, NOW).unexplained
    assert str(difference.state.thing) == "report a"


@pytest.mark.parametrize(
    ("gone", "thing"),
    [
        ((A,), "report a"),
        (("editions/2020-W27.md",), "edition 2020-W27"),
        (("pages/about.md",), "page about"),
        (("actors.toml",), "actor guard"),
    ],
)
def test_what_is_gone_without_a_word_is_named(gone: tuple[str, ...], thing: str) -> None:
    found = gaps(without(BEGUN, *gone), NOW)
    assert [str(each.thing) for each in found.vanished] == [thing]


def test_a_withdrawn_report_is_entered_with_its_reason_and_may_then_be_deleted() -> None:
    note = "changes: [{date: 2020-07-20, note: Not so.}]\n"
    files = edited(A, "status: published\n", f"status: withdrawn\n{note}")
    (entry,) = gaps(files, NOW).changes
    assert (entry.what, entry.note, entry.parts) == (What.WITHDRAWN, "Not so.", ())
    done = entered(files, NOW)
    assert changes(done) == []
    assert not gaps(without(done, A), NOW).vanished


def test_what_was_withdrawn_and_is_published_again_begins_anew() -> None:
    note = "changes: [{date: 2020-07-20, note: Not so.}]\n"
    done = entered(edited(A, "status: published\n", f"status: withdrawn\n{note}"), NOW)
    again = edited(A, "status: withdrawn", "status: published", done)
    found = gaps(again, "2020-08-03T10:00:00+02:00")
    assert told(found.new) == ["report a late"]
    assert found.new[0].address == "reports/a/"
    assert not gaps(entered(again, "2020-08-03T10:00:00+02:00"), NOW).new


# Clocks and branches


def test_entries_follow_those_that_stand_whatever_the_clock_says() -> None:
    done = entered(edited(A, "credibility: 3", "credibility: 2"), NOW)
    before = "2020-07-15T10:00:00+02:00"
    behind = entered(edited(A, "credibility: 2", "credibility: 4", done), before)
    assert record_of(behind).state(record_of(behind).entries[-1].thing)["credibility"] == "4"
    assert not gaps(behind, NOW).changes


@given(st.lists(st.sampled_from("23456"), min_size=1, max_size=6))
def test_however_often_and_on_one_day_it_changes_the_entries_add_up(grades: list[str]) -> None:
    files = BEGUN
    for grade in grades:
        text = FILES[A].replace("credibility: 3", f"credibility: {grade}")
        files = entered({**files, A: text}, "2020-07-02")
    assert not gaps(files, "2020-07-02").changes


@given(st.randoms(use_true_random=False))
def test_two_curators_may_enter_at_the_same_time(chance: object) -> None:
    ours = entered(edited(A, "credibility: 3", "credibility: 2"), NOW)
    theirs = entered({**BEGUN, B: report_text("b")}, NOW)
    lines = list(dict.fromkeys([*ours[RECORD].splitlines(), *theirs[RECORD].splitlines()]))
    chance.shuffle(lines)  # type: ignore[attr-defined]
    both = {**ours, B: theirs[B], RECORD: "\n".join(lines) + "\n"}
    assert changes(both) == []
    assert record_of(both) == Record(
        (*record_of(ours).entries, *record_of(theirs).entries), is_kept=True
    )


def test_one_thing_is_compared_alone() -> None:
    files = edited(A, "credibility: 3", "credibility: 2")
    found = read_whole(files, by_record=False)[0]
    told_of = {str(thing) for thing, state in found.states.items()
               if found.entered.of(thing) and differs(state, found.states, found.entered)}  # fmt: skip
    assert told_of == {"report a"}
    emptied = entered(
        edited("editions/2020-W27.md", "title: A bridge\n", ""), NOW, {"edition 2020-W27": "Why."}
    )
    found = read_whole(emptied, by_record=False)[0]
    assert not any(differs(state, found.states, found.entered) for thing, state in found.states.items()
                   if found.entered.of(thing))  # fmt: skip


def test_what_is_not_in_a_file_yet_has_the_days_of_its_files() -> None:
    found = read_whole(FILES)[0]
    assert not found.entered.is_kept
    assert {str(each) for each in found.record.things} == {
        str(each) for each in record_of(BEGUN).things
    }
    assert not compare(found.states, found.record, at(NOW)).new
