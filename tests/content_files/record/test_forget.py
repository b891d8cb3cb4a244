"""Words taken out of the record: a hash each, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.record.file import RECORD, dump_entries, parse_record
from sitrep.content.record.forget import IN_WORDS, forget_withdrawn, forget_words
from sitrep.core.record import RecordEntry, Thing, ThingKind, is_hash
from tests.support.record import entered, entries, read_whole, without
from tests.support.trees import SOURCES, line_of, report_text, tree

A = "reports/2020/a.md"
REPORT = Thing(ThingKind.REPORT, "a")
BEGUN = entered(tree({"a": report_text("a"), "b": report_text("b")}))
NOW = "2020-07-10T09:00:00+02:00"
SECRET = "Umm Hadi, aged nine, of Example Ford"
PHONE = "+963 944 123 456"


def retitled(before: str) -> dict[str, str]:
    """A report whose title said something that it says no more."""
    text = report_text("a").replace("title: Bridge reopens", f'title: "{before}"')
    begun = entered(tree({"a": text, "b": report_text("b")}))
    files = {**begun, A: report_text("a")}
    return entered(files, NOW, {"report a": "A name is left out."})


def read(text: str) -> tuple[RecordEntry, ...]:
    faults: list[object] = []
    found = parse_record(text.encode(), RECORD, faults)  # type: ignore[arg-type]
    assert not faults
    return found.entries


def test_what_was_said_before_is_in_no_words_and_what_is_said_now_is() -> None:
    files = retitled(SECRET)
    forgotten = forget_words(files[RECORD], {REPORT}, ["Bridge reopens"])
    assert forgotten.number == 1
    assert SECRET in files[RECORD]
    assert SECRET not in forgotten.text
    assert "Bridge reopens" in forgotten.text


def test_all_other_lines_stay_as_they_are() -> None:
    text = f"{BEGUN[RECORD]}<<<<<<< HEAD\n"
    before, after = text.split("\n"), forget_words(text, {REPORT}).text.split("\n")
    changed = [old for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert '"id":"a"' in changed[0]


def test_a_thing_can_still_be_compared_with_its_entries() -> None:
    files = retitled(SECRET)
    text = forget_words(files[RECORD], {REPORT}).text
    _, faults = read_whole({**files, RECORD: text})
    assert faults == []


def merged(turn: int) -> tuple[dict[str, str], str]:
    """A record in which git kept a line before and after words were forgotten; the line before."""
    files = retitled(SECRET)
    forgotten = forget_words(files[RECORD], {REPORT}, ["Bridge reopens"]).text
    pairs = zip(files[RECORD].splitlines(), forgotten.splitlines(), strict=True)
    lines = [[*dict.fromkeys(pair)][::turn] for pair in pairs]
    text = "".join(f"{line}\n" for pair in lines for line in pair)
    return {**files, RECORD: text}, next(line for line in text.split("\n") if SECRET in line)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_line_that_git_brought_back_is_told_to_nobody_and_stops_the_build(turn: int) -> None:
    files, line = merged(turn)
    found, (fault,) = read_whole(files)
    assert SECRET not in str(found.record)
    assert (fault.file, fault.line, fault.key) == (
        f"content/{RECORD}",
        line_of(files[RECORD], line),
        "title",
    )
    assert "words that were forgotten" in fault.problem
    assert "./dev forget a again" in fault.remedy
    assert SECRET not in str(fault)


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("standing", [(), (SECRET,)])
def test_forgetting_again_takes_out_what_came_back_even_if_it_stands_again(
    turn: int, standing: tuple[str, ...]
) -> None:
    files, line = merged(turn)
    forgotten = forget_words(files[RECORD], {REPORT}, [*standing, "Bridge reopens"])
    assert forgotten.number == 1
    assert forgotten.text == files[RECORD].replace(f"{line}\n", "")
    assert read_whole({**files, RECORD: forgotten.text})[1] == []


@given(st.lists(entries, max_size=5))
def test_every_line_keeps_its_hash_and_says_nothing_in_words(given_: list[RecordEntry]) -> None:
    text = dump_entries(given_)
    things = {entry.thing for entry in given_}
    before, after = read(text), read(forget_words(text, things).text)
    assert {each.hash for each in before} == {each.hash for each in after}
    parts = [part for entry in after for part in entry.parts if part.name in IN_WORDS]
    assert all(is_hash(part.value) for part in parts if part.value)
    assert forget_words(dump_entries(after), things).number == 0


def test_of_what_is_withdrawn_no_title_stays_in_words() -> None:
    withdrawn = "status: withdrawn\nchanges: [{date: 2020-07-10, note: Not so.}]"
    text = BEGUN[A].replace("status: published", withdrawn)
    files = entered({**BEGUN, A: text}, NOW)
    newest = read_whole(files, by_record=False)[0].entered.of(REPORT)[-1:]
    (line,) = [
        each
        for each in forget_withdrawn(files[RECORD], newest).split("\n")
        if '"id":"a"' in each and '"published"' in each
    ]
    assert "Bridge" not in line
    assert forget_withdrawn(files[RECORD], ()) == files[RECORD]


def test_of_what_is_withdrawn_no_title_stays_that_it_had_under_another_id() -> None:
    files = without(BEGUN, A)
    for former, name in (("a", "c"), ("c", "d")):
        text = report_text(name).replace("status:", f"formerly: [{former}]\nstatus:")
        files = entered({**files, "reports/2020/moved.md": text}, NOW)
    withdrawn = "status: withdrawn\nchanges: [{date: 2020-07-10, note: Not so.}]"
    text = text.replace("status: published", withdrawn)
    files = entered({**files, "reports/2020/moved.md": text}, NOW)
    newest = read_whole(files, by_record=False)[0].entered.of(Thing(ThingKind.REPORT, "d"))[-1:]
    titled = {
        entry.thing.id
        for entry in read(forget_withdrawn(files[RECORD], newest))
        for part in entry.parts
        if entry.thing.kind is ThingKind.REPORT and not is_hash(part.value) and part.name == "title"
    }
    assert titled == {"b"}


@pytest.mark.parametrize("secret", [f"Call {PHONE}", "36.20210, 37.13430"])
def test_a_private_detail_that_stands_in_the_record_alone_stops_the_build(secret: str) -> None:
    with pytest.raises(AssertionError, match="holds what looks like"):
        read_without_faults(retitled(secret))
    files = retitled("A title")
    files[RECORD] = forget_words(retitled(secret)[RECORD], {REPORT}, ["Bridge reopens"]).text
    read_without_faults(files)


def read_without_faults(files: dict[str, str]) -> None:
    _, faults = read_whole(files)
    assert not faults, "\n".join(map(str, faults))


def test_the_fault_names_line_and_part_and_what_to_type_and_not_the_detail() -> None:
    files = retitled(f"Call {PHONE}")
    (fault,) = read_whole(files)[1]
    number = next(
        number for number, line in enumerate(files[RECORD].split("\n"), 1) if PHONE in line
    )
    assert (fault.file, fault.line, fault.key) == (
        f"content/{RECORD}",
        number,
        f"title in line {number}",
    )
    assert fault.remedy == "Take it out with ./dev forget a"
    assert "944" not in str(fault)


def test_a_name_of_something_that_is_gone_is_searched_too() -> None:
    toml = f'{SOURCES}\n[caller]\nname = "Call {PHONE}"\nrights = "full"\n'
    report = report_text("c", source="caller")
    files = entered(tree({"c": report}) | {"sources.toml": toml})
    gone = without(files, "reports/2020/c.md") | {"sources.toml": SOURCES}
    faults = read_whole(gone)[1]
    assert "Take it out with ./dev forget source/caller" in {each.remedy for each in faults}


def test_a_title_that_stands_is_searched_in_its_file_alone() -> None:
    text = report_text("a").replace("title: Bridge reopens", f'title: "Call {PHONE}"')
    faults = read_whole(entered(tree({"a": text})))[1]
    assert {each.file for each in faults} == {f"content/{A}"}
