from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from sitrep.content.reading import ContentFile
from sitrep.content.report_file import parse_report
from sitrep.content.tree import read_content
from sitrep.core.errors import DocumentError, Fault
from sitrep.core.model import Report, Status
from sitrep.ingest.desk.curate import merge_files, rename_report, split_file
from sitrep.ingest.desk.filed import Outcome
from sitrep.ingest.desk.folder import read_tree
from sitrep.ingest.ledger.records import paragraphs_of
from tests.support.ingest.documents import BORDER, FLOOD, document, joined
from tests.support.ingest.filing import filed, outcomes
from tests.support.trees import CODES, REGIONS, SOURCES, write

TODAY = dt.date(2021, 6, 2)
OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood", "Example Review, May 16, 2021", *FLOOD[:3], "Source: Example Wire"
)
THIRD = joined(
    "Pontoons gone for good",
    "Posted by lakeside_reader May 18, 2021",
    *FLOOD,
    "Source: Example Wire",
)
OTHER = joined("Support Example Review", "Goats stray over the border", "May 12, 2021", *BORDER[:3])
ONE = "2021-05-14-example-wire-pontoons-washed-away-below-the"
TWO = "2021-05-12-example-review-goats-stray-over-the-border"
PARTED = "2021-05-16-example-review-pontoons-lost-in-the-flood"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})


def merge(folder: Path, *names: str, sure: bool = False) -> list[str]:
    return list(merge_files(read_tree(folder), (names[0], names[1]), sure=sure, today=TODAY))


def split(folder: Path, name: str, number: int) -> list[str]:
    return list(split_file(read_tree(folder), name, number, today=TODAY))


def reports(folder: Path) -> dict[str, Report]:
    faults: list[Fault] = []
    found = [
        parse_report(path.read_bytes(), path.name, faults)
        for path in (folder / "reports").rglob("*.md")
    ]
    assert faults == []
    return {file.report.id: file.report for file in found if file}


def file_of(folder: Path, name: str) -> Path:
    (path,) = (folder / "reports").rglob(f"{name}.md")
    return path


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.as_posix(): path.read_bytes()
        for path in sorted(folder.parent.rglob("*"))
        if path.is_file()
    }


def hashes(folder: Path, name: str) -> frozenset[str]:
    return next(held.hashes for held in read_tree(folder).held if held.file.report.id == name)


# --- Merge ---


def test_a_draft_becomes_a_carrier_and_its_file_goes(folder: Path) -> None:
    filed(folder, OWN, OTHER)
    other = reports(folder)[TWO]
    said = merge(folder, ONE, TWO)
    assert list(reports(folder)) == [ONE]
    (carrier,) = reports(folder)[ONE].carriers
    assert (carrier.source, carrier.date, carrier.title, carrier.provenance) == (
        "example-review",
        other.date,
        other.title,
        other.provenance,
    )
    assert carrier.changed[0] == "Has another headline."
    assert said[0].startswith(
        f"> content/reports/2021/{TWO}.md is removed".replace("content", folder.as_posix())
    )


def test_what_was_merged_stays_merged_when_its_documents_come_again(folder: Path) -> None:
    filed(folder, OWN, OTHER)
    merge(folder, ONE, TWO)
    before = state(folder)
    filed(folder, OTHER, OWN)
    filed(folder, OTHER)
    assert state(folder) == before


def test_comments_and_the_order_of_keys_survive(folder: Path) -> None:
    filed(folder, OWN, OTHER)
    path = file_of(folder, ONE)
    path.write_text(
        path.read_text("utf-8").replace("cites: []", "# to be asked\ncites: []   # none yet"),
        "utf-8",
    )
    kept = path.read_text("utf-8").split("carriers:")[0]
    merge(folder, ONE, TWO)
    assert path.read_text("utf-8").startswith(kept)
    assert "# to be asked\ncites: []   # none yet" in path.read_text("utf-8")


def test_a_published_report_is_not_merged_unless_the_curator_is_sure(folder: Path) -> None:
    filed(folder, OWN, OTHER)
    path = file_of(folder, TWO)
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    before = state(folder)
    with pytest.raises(DocumentError, match=r"is published: readers have its address\. Add --yes"):
        merge(folder, ONE, TWO)
    assert state(folder) == before
    merge(folder, ONE, TWO, sure=True)
    found = reports(folder)
    assert found[TWO].status is Status.WITHDRAWN
    assert found[TWO].changes[0].note == f"Withdrawn: it is a copy of the report {ONE}."
    assert document(OTHER).sha256 in hashes(folder, ONE)


def test_a_copy_of_a_report_that_was_withdrawn_so_goes_to_the_one_it_is_a_copy_of(
    folder: Path,
) -> None:
    filed(folder, OWN, REPRINT)
    split(folder, ONE, 1)
    path = file_of(folder, PARTED)
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    merge(folder, ONE, PARTED, sure=True)
    filed(folder, THIRD)
    assert document(THIRD).sha256 in hashes(folder, ONE)


def test_reports_that_lean_on_the_one_that_goes_are_named(folder: Path) -> None:
    filed(folder, OWN, OTHER)
    path = file_of(folder, ONE)
    path.write_text(path.read_text("utf-8").replace("cites: []", f"cites: [{TWO}]"), "utf-8")
    assert merge(folder, ONE, TWO)[-1] == f"  look at {path.as_posix()}: it leans on {TWO}"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((ONE, ONE), "with itself"),
        ((ONE, "nobody"), "no report has the id nobody"),
        (("x", TWO), "id x"),
    ],
)
def test_what_cannot_be_merged_is_refused(folder: Path, names: tuple[str, str], said: str) -> None:
    filed(folder, OWN, OTHER)
    before = state(folder)
    with pytest.raises(DocumentError, match=said):
        merge(folder, *names)
    assert state(folder) == before


def test_a_withdrawn_report_is_not_merged(folder: Path) -> None:
    filed(folder, OWN, OTHER)
    path = file_of(folder, TWO)
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: withdrawn"), "utf-8")
    with pytest.raises(DocumentError, match=f"{TWO} is withdrawn"):
        merge(folder, ONE, TWO, sure=True)


# --- Split ---


def test_a_carrier_becomes_a_draft_with_its_own_text_and_doubts(folder: Path) -> None:
    filed(folder, OWN, REPRINT)
    split(folder, ONE, 1)
    found = reports(folder)
    assert found[ONE].carriers == ()
    parted = found[PARTED]
    assert (parted.source, str(parted.date), parted.title) == (
        "example-review",
        "2021-05-16",
        "Pontoons lost in the flood",
    )
    assert paragraphs_of(parted) == FLOOD[:3]
    assert "# source: it was a carrier of" in file_of(folder, PARTED).read_text("utf-8")


def test_what_was_split_stays_split_when_its_documents_come_again(folder: Path) -> None:
    filed(folder, OWN, REPRINT)
    split(folder, ONE, 1)
    before = state(folder)
    filed(folder, REPRINT, OWN)
    filed(folder, REPRINT)
    assert state(folder) == before


def test_a_third_copy_goes_to_the_report_whose_origin_it_shows(folder: Path) -> None:
    filed(folder, OWN, REPRINT)
    split(folder, ONE, 1)
    filed(folder, THIRD)
    filed(
        folder,
        THIRD.replace("Source: Example Wire", "Source: Example Review").replace(
            "Posted by lakes", "Posted by rivers"
        ),
    )
    found = reports(folder)
    assert document(THIRD).sha256 in hashes(folder, ONE)
    assert len(found[PARTED].carriers) == 1


def test_a_third_copy_that_shows_no_origin_goes_to_the_older_report(folder: Path) -> None:
    filed(folder, OWN, REPRINT)
    split(folder, ONE, 1)
    stray = joined("Pontoons gone for good", *FLOOD[:3])
    filed(folder, stray)
    assert document(stray).sha256 in hashes(folder, ONE)


def test_merging_what_was_split_and_splitting_what_was_merged_go_back(folder: Path) -> None:
    filed(folder, OWN, REPRINT)
    whole = reports(folder)
    split(folder, ONE, 1)
    parted = reports(folder)
    merge(folder, ONE, PARTED)
    assert reports(folder) == whole
    split(folder, ONE, 1)
    assert reports(folder) == parted


def test_without_its_ledger_a_carrier_becomes_a_draft_that_cannot_be_published_yet(
    folder: Path,
) -> None:
    filed(folder, OWN, REPRINT)
    for path in (folder.parent / ".ledger").iterdir():
        path.unlink()
    said = split(folder, ONE, 1)
    assert any("text: its ledger is not on this machine" in line for line in said)
    assert reports(folder)[PARTED].passages == ()
    files = [
        ContentFile(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in folder.rglob("[!.]*.*")
    ]
    content, faults = read_content(files, codes=CODES)
    assert faults == []
    (draft,) = (draft for draft in content.drafts if draft.file.report.id == PARTED)
    assert "body" in {fault.key for fault in draft.faults}


def test_a_carrier_that_is_not_there_is_refused_and_nothing_is_written(folder: Path) -> None:
    filed(folder, OWN, REPRINT)
    before = state(folder)
    with pytest.raises(DocumentError, match=r"has no carriers\[2\]"):
        split(folder, ONE, 2)
    assert state(folder) == before


# --- Another id ---


def rename(folder: Path, name: str, new: str) -> list[str]:
    return list(rename_report(read_tree(folder), name, new))


def test_a_draft_gets_another_id_and_its_file_goes_with_it(folder: Path) -> None:
    filed(folder, OWN)
    before = file_of(folder, ONE).read_text("utf-8")
    (line,) = rename(folder, ONE, "2021-05-14-a-flood")
    assert line.startswith("> ")
    assert [path.name for path in (folder / "reports").rglob("*.md")] == ["2021-05-14-a-flood.md"]
    after = file_of(folder, "2021-05-14-a-flood").read_text("utf-8")
    assert after == before.replace(f"id: {ONE}", "id: 2021-05-14-a-flood")


def test_its_documents_are_known_under_the_new_id(folder: Path) -> None:
    filed(folder, OWN, THIRD)
    rename(folder, ONE, "a-flood")
    before = state(folder)
    assert {outcome for outcome, _number in outcomes(folder, OWN, THIRD)} == {Outcome.KNOWN}
    assert state(folder) == before
    assert not any(
        ONE in path.read_text("utf-8") for path in (folder.parent / ".ledger").glob("*.json")
    )


def test_a_draft_whose_id_was_changed_by_hand_is_known_all_the_same(folder: Path) -> None:
    filed(folder, OWN, THIRD)
    path = file_of(folder, ONE)
    path.write_text(path.read_text("utf-8").replace(f"id: {ONE}", "id: a-flood"), "utf-8")
    assert {outcome for outcome, _number in outcomes(folder, OWN, THIRD)} == {Outcome.KNOWN}


def test_readers_keep_the_address_of_what_was_published(folder: Path) -> None:
    filed(folder, OWN)
    path = file_of(folder, ONE)
    for status in ("published", "withdrawn"):
        path.write_text(re.sub("status: .*", f"status: {status}", path.read_text("utf-8")), "utf-8")
        before = state(folder)
        with pytest.raises(DocumentError, match=f"is {status}: readers have its address"):
            rename(folder, ONE, "a-flood")
        assert state(folder) == before


@pytest.mark.parametrize("new", ["A Flood", "../flood", "", "x" * 81, "con/x"])
def test_what_cannot_be_an_address_is_no_id(folder: Path, new: str) -> None:
    filed(folder, OWN)
    with pytest.raises(DocumentError, match="cannot be an id"):
        rename(folder, ONE, new)


def test_an_id_that_is_given_is_not_given_twice(folder: Path) -> None:
    filed(folder, OWN, OTHER)
    other = next(name for name in reports(folder) if name != ONE)
    with pytest.raises(DocumentError, match="already"):
        rename(folder, ONE, other)
