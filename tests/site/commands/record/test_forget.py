"""``./dev forget``: earlier words of a thing leave the record, and with it all that is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.content.folder import read_folder
from sitrep.content.record.file import RECORD, dump_entries, parse_record
from sitrep.core.errors import ContentError, SitrepError
from sitrep.core.record import RecordEntry, ThingPart
from sitrep.site.commands.record.correct import correct, withdraw
from sitrep.site.commands.record.enter import enter
from sitrep.site.commands.record.forget import forget
from sitrep.site.commands.record.history import history
from tests.support.record import at
from tests.support.site.sites import build_site, files_with
from tests.support.trees import report_text, tree, write

BEGAN, NOW = at("2020-07-08T09:00:00+02:00"), at("2020-07-09T09:00:00+02:00")
LATER = at("2020-07-10T09:00:00+02:00")
A = "reports/2020/a.md"
NAME = "Umm Hadi"
"""That no search would find."""
PHONE = "+963 944 123 456"


def begun(place: Path, title: str = f"{NAME} reopens the bridge") -> Path:
    text = report_text("a").replace("title: Bridge reopens", f'title: "{title}"')
    folder = write(place / "content", tree({"a": text, "b": report_text("b")}))
    enter(folder, BEGAN)
    return folder


def retitle(folder: Path) -> None:
    write(folder, {A: report_text("a")})


def test_a_name_that_was_corrected_is_told_nowhere_any_more(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    retitle(folder)
    told = correct(folder, "a", "A name is left out.", NOW)
    assert told[-1].endswith("./dev forget a.")
    assert NAME in " ".join(history(folder, "a"))
    done = forget(folder, "a")
    assert done[0].startswith("content/record.jsonl has 1 hash where earlier words of report a")
    assert NAME not in (folder / RECORD).read_text("utf-8")
    assert NAME not in " ".join(history(folder, "a"))
    site = build_site(tmp_path)
    assert files_with(site.output, NAME) == []
    assert "A name is left out." in site.page("corrections/").plain
    assert enter(folder, LATER).entries == ()


def test_a_line_that_a_merge_brought_back_is_forgotten_again_and_told_nowhere(
    tmp_path: Path,
) -> None:
    folder = begun(tmp_path)
    retitle(folder)
    correct(folder, "a", "A name is left out.", NOW)
    before = (folder / RECORD).read_text("utf-8")
    forget(folder, "a")
    after = (folder / RECORD).read_text("utf-8")
    (line,) = (each for each in before.splitlines() if NAME in each)
    (folder / RECORD).write_text(f"{after}{line}\n", "utf-8")
    assert NAME not in " ".join(history(folder, "a"))
    with pytest.raises(ContentError, match=r"\./dev forget a again"):
        read_folder(folder)
    forget(folder, "a")
    assert (folder / RECORD).read_text("utf-8") == after
    read_folder(folder)


def test_what_the_build_finds_can_be_taken_out_before_it_is_corrected(tmp_path: Path) -> None:
    folder = begun(tmp_path, "The bridge")
    record = (folder / RECORD).read_text("utf-8")
    old = parts_with_a_phone(record)
    (folder / RECORD).write_text(old, "utf-8")
    retitle(folder)
    with pytest.raises(ContentError, match=r"\./dev forget a"):
        correct(folder, "a", "A number is left out.", NOW)
    forget(folder, "a")
    correct(folder, "a", "A number is left out.", NOW)
    read_folder(folder)


def parts_with_a_phone(record: str) -> str:
    """The record of a digest that published a number before numbers were looked for."""
    lines = []
    for line in record.split("\n"):
        lines.append(line)
        if '"id":"a"' in line:
            (entry,) = parse_record(line.encode(), "", []).entries
            parts = tuple(
                ThingPart(part.name, f"Call {PHONE}") if part.name == "title" else part
                for part in entry.parts
            )
            made = RecordEntry(entry.at, entry.what, entry.thing, None, entry.address, parts)
            lines[-1] = dump_entries([made]).rstrip("\n")
    return "\n".join(lines)


def test_a_report_that_is_withdrawn_leaves_no_title_behind(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    withdraw(folder, "a", "A person could be recognised.", NOW)
    assert NAME not in (folder / RECORD).read_text("utf-8")
    assert NAME not in " ".join(history(folder, "a"))
    (folder / A).unlink()
    site = build_site(tmp_path)
    assert files_with(site.output, NAME) == []


def test_a_withdrawal_written_by_hand_leaves_none_either(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    text = (folder / A).read_text("utf-8")
    withdrawn = "status: withdrawn\nchanges: [{date: 2020-07-09, note: Not so.}]"
    write(folder, {A: text.replace("status: published", withdrawn)})
    enter(folder, NOW)
    assert NAME not in (folder / RECORD).read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("a", "content/record.jsonl has no earlier words of report a."),
        ("source/example-wire", "has no earlier words of source example-wire"),
        ("nothing", "“nothing” was never published"),
        ("", "Write the id of a report"),
    ],
)
def test_where_there_is_nothing_to_forget_nothing_is_written(
    tmp_path: Path, word: str, said: str
) -> None:
    folder = begun(tmp_path)
    before = (folder / RECORD).read_bytes()
    with pytest.raises(SitrepError, match=said):
        forget(folder, word)
    assert (folder / RECORD).read_bytes() == before
