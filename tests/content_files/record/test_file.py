"""The lines of the record: round trip, damage, and two branches that git merges."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.record.file import KEYS, RECORD, dump_entries, parse_record
from sitrep.content.record.forget import forget_words
from sitrep.core.errors import Fault
from sitrep.core.record import Record, RecordEntry, ThingPart, hash_of, is_hash
from tests.support.paths import ROOT
from tests.support.record import any_entries, entered, entries, record_of
from tests.support.trees import report_text, tree

LINE = dump_entries(record_of(entered(tree())).entries[-1:]).strip()


def parse(text: str) -> tuple[Record, list[Fault]]:
    faults: list[Fault] = []
    return parse_record(
        text.encode("utf-8", "surrogatepass"), "content/record.jsonl", faults
    ), faults


def fault_of(line: str) -> Fault:
    """The only fault of a record whose second line is damaged; the others are read."""
    found, faults = parse(f"{LINE}\n{line}\n")
    assert len(found.entries) == 1
    (fault,) = faults
    assert (fault.file, fault.line) == ("content/record.jsonl", 2)
    assert fault.remedy
    return fault


def changed(**values: object) -> str:
    """The line with other values; None takes a key out."""
    table = {**json.loads(LINE), **values}
    return json.dumps({key: value for key, value in table.items() if value is not None})


@given(st.lists(st.one_of(entries, any_entries), max_size=8))
def test_what_is_written_is_read_again(given_entries: list[RecordEntry]) -> None:
    text = dump_entries(given_entries)
    found, faults = parse(text)
    assert not faults
    assert found == Record(tuple(given_entries), is_kept=True)
    assert text.count("\n") == len(given_entries)


@given(st.one_of(entries, any_entries))
def test_a_line_has_the_keys_that_are_documented_in_their_order(entry: RecordEntry) -> None:
    found = [*json.loads(dump_entries([entry]))]
    assert found == [key for key in KEYS if key in found]


@given(st.data(), st.lists(entries, max_size=8), st.lists(entries, max_size=8))
def test_the_lines_of_two_branches_give_the_same_record_however_they_are_merged(
    data: st.DataObject, ours: list[RecordEntry], theirs: list[RecordEntry]
) -> None:
    lines = dump_entries([*ours, *theirs]).splitlines(keepends=True)
    mixed, faults = parse("".join(data.draw(st.permutations(lines))))
    assert not faults
    assert mixed == parse("".join(lines))[0]


def test_blank_lines_and_those_that_windows_ends_are_read() -> None:
    found, faults = parse(f"\n{LINE}\r\n\n")
    assert not faults
    assert len(found.entries) == 1


def test_an_empty_record_is_kept() -> None:
    assert parse("")[0].is_kept


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> w/other", "||||||| 0a1b2c"])
def test_a_mark_of_a_conflict_says_what_to_do(mark: str) -> None:
    assert "keep the lines of both sides" in fault_of(mark).remedy


@pytest.mark.parametrize(
    "line",
    [
        LINE[: len(LINE) // 2],
        LINE[:-1],
        LINE + LINE,
        "null",
        "[]",
        '"text"',
        "7",
        "{}",
        "[" * 100_000,
        changed(at=None),
        changed(what=None),
        changed(kind=None),
        changed(id=None),
    ],
    ids=lambda line: line[:20],
)
def test_what_is_cut_or_no_entry_is_a_fault_of_its_line(line: str) -> None:
    assert "is not an entry of the record" in fault_of(line).problem


def test_a_foreign_key_is_named() -> None:
    assert "unknown key “colour”" in fault_of(changed(colour="red")).problem


@pytest.mark.parametrize(
    "values",
    [{"what": "lost"}, {"kind": "planet"}, {"what": ["corrected"]}, {"kind": {}}],
    ids=str,
)
def test_what_is_not_known_is_named(values: dict[str, object]) -> None:
    assert "which is not known" in fault_of(changed(**values)).problem


@pytest.mark.parametrize("when", ["yesterday", "2020-02-30", 20200701, "2020-07-01T09:00"])
def test_a_time_that_is_none_is_a_fault(when: object) -> None:
    assert "is not a day or time" in fault_of(changed(at=when)).problem


@pytest.mark.parametrize(
    "values",
    [
        {"id": 7},
        {"id": ""},
        {"id": "../../secret"},
        {"id": "Not A Slug"},
        {"note": 7},
        {"note": " "},
        {"note": "\u0000"},
        {"note": "\ud800"},
        {"address": "../../etc/"},
        {"address": "/reports/a/"},
        {"address": "https://evil.example/"},
        {"address": "reports/a"},
        {"address": 7},
        {"to": "a"},
        {"to": [7]},
        {"to": ["../a"]},
        {"parts": []},
        {"parts": {"title": 7}},
        {"parts": {"title": "\ud800"}},
        {"parts": {"": "x"}},
    ],
    ids=ascii,
)
def test_a_value_of_another_kind_is_a_fault(values: dict[str, object]) -> None:
    assert "of another kind than expected" in fault_of(changed(**values)).problem


def test_an_edition_is_named_for_its_week() -> None:
    assert "of another kind" in fault_of(changed(kind="edition", id="bridge")).problem
    table = {"at": "2020-07-07", "what": "announced", "kind": "edition", "id": "2020-W27"}
    assert not parse(json.dumps(table))[1]


def test_parts_that_were_changed_by_hand_no_longer_fit_their_hash() -> None:
    table = json.loads(LINE)
    parts = {**table["parts"], "name": "Another Wire"}
    assert "another hash than its parts" in fault_of(changed(parts=parts)).problem
    assert "another hash than its parts" in fault_of(changed(hash=None)).problem


def git(folder: Path, *words: str) -> str:
    environment = {
        "HOME": str(folder),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_NAME": "Curator" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "desk@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    done = subprocess.run(
        ["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def begun_in(folder: Path) -> tuple[dict[str, str], Path]:
    """A digest whose record has begun, with the record's file in a repository of its own."""
    (folder / ".gitattributes").write_text((ROOT / ".gitattributes").read_text("utf-8"), "utf-8")
    path = folder / "content" / RECORD
    path.parent.mkdir()
    begun = entered(tree({"a": report_text("a")}), "2020-07-02")
    path.write_text(begun[RECORD], "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin")
    return begun, path


def test_git_merges_what_two_curators_entered(tmp_path: Path) -> None:
    begun, path = begun_in(tmp_path)
    branches = {}
    for name in ("b", "c"):
        git(tmp_path, "checkout", "-qb", name, "main")
        more = {**begun, f"reports/2020/{name}.md": report_text(name, added="2020-07-03")}
        branches[name] = entered(more, f"2020-07-0{3 + (name == 'b')}")
        path.write_text(branches[name][RECORD], "utf-8")
        git(tmp_path, "commit", "-qam", name)
    git(tmp_path, "merge", "-q", "b", "-m", "Both")
    merged = path.read_text("utf-8")
    lines = {line for each in branches.values() for line in each[RECORD].splitlines()}
    assert sorted(merged.splitlines()) == sorted(lines)
    both = {**branches["b"], **branches["c"], RECORD: merged}
    assert entered(both, "2020-07-09")[RECORD] == merged


def test_what_one_branch_forgot_no_merge_brings_back(tmp_path: Path) -> None:
    begun, path = begun_in(tmp_path)
    *_, last = begun[RECORD].splitlines(keepends=True)
    git(tmp_path, "checkout", "-qb", "b")
    path.write_text(begun[RECORD] + LINE + "\n", "utf-8")
    git(tmp_path, "commit", "-qam", "More")
    git(tmp_path, "checkout", "-q", "main")
    (entry,) = parse(last)[0].entries
    forgotten = forget_words(begun[RECORD], {entry.thing}).text
    path.write_text(forgotten, "utf-8")
    git(tmp_path, "commit", "-qam", "Forget")
    git(tmp_path, "merge", "-q", "b", "-m", "Both")
    merged = path.read_text("utf-8")
    assert last in merged
    assert parse(merged)[0] == parse(f"{forgotten}{LINE}\n")[0]
    assert last not in forget_words(merged, {entry.thing}).text


@given(entries)
def test_words_may_be_replaced_by_their_hash_and_nothing_else(entry: RecordEntry) -> None:
    hidden = replace(
        entry,
        parts=tuple(
            part if is_hash(part.value) else ThingPart(part.name, hash_of([part.value]))
            for part in entry.parts
        ),
    )
    assert hidden.hash == entry.hash
    table = json.loads(dump_entries([hidden]))
    assert not parse(json.dumps({**table, "hash": entry.hash} if entry.parts else table))[1]


def test_an_entry_knows_its_line() -> None:
    text = entered(tree())[RECORD]
    found, _ = parse("\n" + text)
    lines = text.splitlines()
    for entry in found.entries:
        assert json.loads(lines[entry.line - 2])["id"] == entry.thing.id
