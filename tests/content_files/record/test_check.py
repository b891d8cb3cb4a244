"""What a build refuses, and what it says to write."""

from __future__ import annotations

import pytest

from sitrep.content.record.check import check_record, complete_record, find_gaps, unentered
from sitrep.content.record.file import RECORD
from sitrep.core.errors import Fault
from tests.support.record import entered, read_whole, without
from tests.support.trees import REGIONS, SOURCES, line_of, report_text, tree

A = "reports/2020/a.md"
BODY = "::: passage SY-ID 2020-06-30\nThe bridge reopened.\n:::\n\n::: passage SY-DR\nShut.\n:::\n"
EVENT = "---\ntitle: A ford is shut\nregions: [idlib]\nkind: other\ndays: 2020-07-01\n---\nNote.\n"
FILES = {
    **tree({"a": report_text("a", body=BODY.replace("-30\n", "-30 event=ford\n"))}),
    "events/ford.md": EVENT,
    "editions/2020-W27.md": "---\nannounced: 2020-07-07\ntitle: A bridge\n---\nLead.\n",
    "pages/about.md": "---\ntitle: About\nslug: about\n---\nText.\n",
    "actors.toml": '[guard]\nname = "River Guard"\n',
}
BEGUN = entered(FILES)
NOW = "2020-08-01T10:00:00+02:00"


def faults(files: dict[str, str]) -> list[Fault]:
    return read_whole(files)[1]


def fault_of(path: str, old: str, new: str) -> Fault:
    """The only fault of a tree after an edit."""
    assert old in BEGUN[path]
    (fault,) = faults({**BEGUN, path: BEGUN[path].replace(old, new)})
    return fault


def test_what_is_as_it_was_entered_has_no_fault_and_so_has_what_is_new() -> None:
    assert faults(BEGUN) == []
    assert faults({**BEGUN, "reports/2020/b.md": report_text("b")}) == []


def test_without_a_record_nothing_is_compared() -> None:
    assert faults(FILES) == []
    found, _ = read_whole(FILES)
    gaps = find_gaps(found.states, found.entered)
    assert [*check_record(found.states, found.entered, gaps, "content")] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "place", "told"),
    [
        (A, "title: Bridge reopens", "title: Ford", "title:", "title was Bridge reopens and is Ford"),
        (A, "date: 2020-07-01", "date: 2020-07-03", "date:", "date was 2020-07-01 stated and is"),
        (A, "The bridge", "A bridge", "::: passage SY-ID", "without a note: text"),
        (A, "passage SY-DR", "passage SY-HI", "::: passage SY-DR", "filed was SY-ID|SY-DR and is"),
        (A, "passage SY-DR", "passage SY-DR 2020-07-01", "::: passage SY-DR", "days was"),
        ("events/ford.md", "kind: other", "kind: aid", "kind:", "kind was other and is aid"),
        ("editions/2020-W27.md", "Lead.", "Other.", "Lead.", "without a note: lead"),
    ],
)  # fmt: skip
def test_a_change_without_a_note_names_its_line_and_what_to_type(
    path: str, old: str, new: str, place: str, told: str
) -> None:
    fault = fault_of(path, old, new)
    assert (fault.file, fault.line) == (f"content/{path}", line_of(BEGUN[path], place))
    assert "differs from what was published, without a note" in fault.problem
    assert told in fault.problem
    name = {A: "a", "events/ford.md": "event/ford", "editions/2020-W27.md": "edition/2020-W27"}
    assert f'./dev correct {name[path]} --note "what changed and why"' in fault.remedy


def test_an_edition_was_announced_once_and_its_file_says_so() -> None:
    path = "editions/2020-W27.md"
    text = BEGUN[path].replace("2020-07-07", "2020-07-09")
    (fault,) = faults({**BEGUN, path: text})
    assert (fault.file, fault.line) == (f"content/{path}", line_of(text, "announced:"))
    assert fault.problem == "says 2020-07-09, but it was announced on 2020-07-07"
    assert fault.remedy == "Write 2020-07-07: subscribers have had it since then"


def test_words_of_a_text_are_in_no_fault() -> None:
    assert "bridge" not in fault_of(A, "The bridge", "A bridge").problem


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        (A, "credibility: 3", "credibility: 2", "credibility: 3"),
        (A, "text: verbatim", "archived: https://web.example.org/a\ntext: verbatim", "text: verb"),
        ("sources.toml", 'reliability = "B"', 'reliability = "C"', 'reliability = "B"'),
        ("sources.toml", 'reliability = "D"', 'reliability = "E"', 'reliability = "D"'),
        ("regions.toml", 'name = "Daraa"', 'name = "Deraa"', 'name = "Daraa"'),
        ("actors.toml", 'name = "River', 'name = "Lake', 'name = "River'),
        ("pages/about.md", "title: About", "title: Who", "title: About"),
    ],
)  # fmt: skip
def test_a_change_that_needs_no_note_asks_for_an_entry(
    path: str, old: str, new: str, place: str
) -> None:
    begun = {**BEGUN, "reports/2020/b.md": report_text("b", body="::: passage SY-DR\nShut.\n:::\n")}
    begun = entered(begun, "2020-07-07")
    (fault,) = faults({**begun, path: begun[path].replace(old, new)})
    assert (fault.file, fault.line) == (f"content/{path}", line_of(begun[path], place))
    assert "which the record does not say" in fault.problem
    assert fault.remedy == "Run ./dev record, which enters it"


@pytest.mark.parametrize(
    ("gone", "thing", "address", "remedy"),
    [
        (A, "report a", "/reports/a/", "formerly: [a] where it is now, or ./dev withdraw a"),
        ("editions/2020-W27.md", "edition 2020-W27", "/editions/2020-W27/",
         "Bring its file back, with announced: 2020-07-07, or ./dev withdraw edition/2020-W27"),
        ("pages/about.md", "page about", "/about/", "Bring its file back, or ./dev withdraw page/about"),
        ("actors.toml", "actor guard", "/actors/guard/",
         'formerly = ["guard"] where it is now, or ./dev withdraw actor/guard'),
    ],
)  # fmt: skip
def test_an_address_that_would_vanish_stops_the_build(
    gone: str, thing: str, address: str, remedy: str
) -> None:
    (fault,) = faults(without(BEGUN, gone))
    assert (fault.file, fault.key) == (f"content/{RECORD}", thing)
    assert fault.problem == f"was published at {address}, which would vanish"
    assert remedy in fault.remedy


@pytest.mark.parametrize(
    ("path", "text", "thing"),
    [
        ("sources.toml", SOURCES.partition("[example-review]")[0], "source example-review"),
        ("regions.toml", REGIONS.replace("[daraa]", "[dar]"), "region daraa"),
    ],
)
def test_a_row_that_is_gone_would_vanish_too(path: str, text: str, thing: str) -> None:
    assert thing in [fault.key for fault in faults({**BEGUN, path: text})]


def test_the_fault_of_what_would_vanish_names_its_line_in_the_record() -> None:
    (fault,) = faults(without(BEGUN, "pages/about.md"))
    assert fault.line == line_of(BEGUN[RECORD], '"kind":"page","id":"about"')


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"regions.toml": REGIONS.replace("[daraa]\n", '[dar]\nformerly = ["daraa"]\n')},
         "is renamed to dar"),
        ({"sources.toml": SOURCES.partition("[example-review]")[0].replace(
            "[example-wire]\n", '[example-wire]\nformerly = ["example-review"]\n')},
         "is merged to example-wire"),
    ],
)  # fmt: skip
def test_what_leads_on_asks_for_an_entry(files: dict[str, str], what: str) -> None:
    begun = entered(
        {**FILES, A: report_text("a", body="::: passage SY-DR event=ford\nShut.\n:::\n")}
    )
    (fault,) = faults({**begun, **files})
    assert what in fault.problem
    assert fault.remedy == "Run ./dev record, which enters it"
    assert faults(entered({**begun, **files}, NOW)) == []


def test_an_id_that_stands_is_nobodys_former_one() -> None:
    toml = REGIONS.replace("[daraa]\n", '[daraa]\nformerly = ["idlib"]\n')
    for files in (FILES, BEGUN):
        (fault,) = faults({**files, "regions.toml": toml})
        assert (fault.file, fault.line) == ("content/regions.toml", line_of(toml, "formerly"))
        assert "“idlib” still stands, in content/regions.toml" in fault.problem


def test_every_fault_is_listed_at_once() -> None:
    files = {
        **without(BEGUN, "pages/about.md"),
        A: BEGUN[A].replace("title: Bridge", "title: Ford"),
        "sources.toml": SOURCES.replace('"B"', '"C"'),
    }
    assert {fault.file for fault in faults(files)} == {
        f"content/{RECORD}",
        f"content/{A}",
        "content/sources.toml",
    }


def test_a_damaged_line_is_a_fault_of_the_build() -> None:
    broken = {**BEGUN, RECORD: f"{BEGUN[RECORD]}<<<<<<< HEAD\n"}
    (fault,) = faults(broken)
    assert fault.line == BEGUN[RECORD].count("\n") + 1
    assert "keep the lines of both sides" in fault.remedy


def test_private_details_in_a_note_of_the_record_are_faults_of_their_line() -> None:
    note = "Not +963 944 123 456, as we wrote."
    files = entered(
        {**BEGUN, A: BEGUN[A].replace("title: Bridge", "title: Ford")}, NOW, {"report a": note}
    )
    (fault,) = faults(files)
    assert (fault.file, fault.line) == (f"content/{RECORD}", files[RECORD].count("\n"))
    assert "944" not in str(fault)


def test_what_is_not_entered_yet_counts_from_the_end_of_the_record() -> None:
    later = entered({**BEGUN, "reports/2020/c.md": report_text("c")}, NOW)
    found, _ = read_whole({**later, "reports/2020/b.md": report_text("b")})
    assert [str(each) for each in unentered(found.states, found.entered)] == ["report b"]
    complete = complete_record(found.entered, find_gaps(found.states, found.entered))
    (entry,) = [each for each in complete.entries if each.thing.id == "b"]
    assert (str(entry.thing), str(entry.what), str(entry.at)) == ("report b", "late", NOW)
    assert found.record == complete
