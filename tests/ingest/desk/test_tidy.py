from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitrep.content.checks.holdings import Holdings, check_holdings
from sitrep.content.report_file import parse_report
from sitrep.core.errors import DocumentError
from sitrep.core.model import Report
from sitrep.ingest.desk.filed import Outcome
from sitrep.ingest.desk.folder import read_copy, read_tree
from sitrep.ingest.desk.tidy import tidy_reports
from tests.support.ingest.documents import BORDER, FLOOD, document, joined
from tests.support.ingest.filing import edit, filed, only_file, only_report, outcomes, state
from tests.support.trees import REGIONS, SOURCES, report_text, write

REVIEW = joined(
    "Support Example Review", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD
)
CARRIED = joined(
    "Pontoons lost in the flood", "Example Wire, May 16, 2021", *FLOOD, "Source: Example Review"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})


def published(folder: Path) -> Report:
    """A report of a source that allows no more than a link, published with its whole text."""
    filed(folder, REVIEW)
    edit(folder, "status: draft", "status: published")
    return only_report(folder)


def tidied(folder: Path, *ids: str) -> list[str]:
    return list(tidy_reports(read_tree(folder), ids))


def words(folder: Path) -> int:
    """How many of the document's words are in the content folder."""
    text = " ".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())
    return sum(paragraph[:40] in text for paragraph in FLOOD)


def test_the_text_of_a_published_report_moves_into_the_ledger(folder: Path) -> None:
    published(folder)
    assert words(folder) == len(FLOOD)
    first, last = tidied(folder)
    assert "moved into the ledger" in first
    assert last.startswith("1 report tidied")
    assert words(folder) == 0
    tree = read_tree(folder)
    file = parse_report(only_file(folder).read_bytes(), "a.md", [])
    assert file
    assert [*check_holdings([file], tree.holdings)] == []
    assert isinstance(tree.holdings, Holdings)


def test_what_was_moved_is_in_the_ledger_whole(folder: Path) -> None:
    report = published(folder)
    before = only_file(folder).read_text("utf-8")
    tidied(folder)
    (kept,) = (folder.parent / ".ledger").glob("*.md")
    assert kept.read_text("utf-8") == before
    copy = read_copy(read_tree(folder), document(REVIEW).sha256, report)
    assert copy
    assert copy.document.text == REVIEW


def test_a_report_is_known_by_its_document_and_its_copies_after_its_text_is_gone(
    folder: Path,
) -> None:
    published(folder)
    tidied(folder)
    assert outcomes(folder, REVIEW) == [(Outcome.KNOWN, 1)]
    assert outcomes(folder, CARRIED) == [(Outcome.CARRIER, 1)]
    assert words(folder) == 0


def test_comments_and_keys_of_the_curator_stay(folder: Path) -> None:
    published(folder)
    edit(folder, "credibility: null", "credibility: 3  # one witness")
    tidied(folder)
    text = only_file(folder).read_text("utf-8")
    assert "credibility: 3  # one witness" in text
    assert "text: excerpt" in text


def test_drafts_and_private_repositories_keep_their_texts(folder: Path) -> None:
    filed(folder, REVIEW)
    before = state(folder)
    assert tidied(folder)[0].startswith("0 reports tidied")
    assert state(folder) == before
    edit(folder, "status: draft", "status: published")
    write(folder, {"digest.toml": 'repository = "private"\n'})
    before = state(folder)
    tidied(folder)
    assert state(folder) == before


def test_only_what_is_named_is_tidied(folder: Path) -> None:
    report = published(folder)
    other = joined("Support Example Review", "Goats stray over the border", "May 12, 2021", *BORDER)
    filed(folder, other)
    assert tidied(folder, report.id)[-1].startswith("1 report tidied")
    with pytest.raises(DocumentError, match="no report has the id nobody"):
        tidied(folder, "nobody")


def test_hashes_and_names_of_earlier_versions_move_into_the_ledger(folder: Path) -> None:
    filed(folder, REVIEW, CARRIED)
    sha256, carried = document(REVIEW).sha256, document(CARRIED).sha256
    ledger = folder.parent / ".ledger"
    for path in [*ledger.glob("*.json"), *ledger.glob("*.jsonl")]:
        path.unlink()
    hashes = iter((carried, sha256))
    earlier = re.sub(
        r"^( +)taken:",
        lambda found: (
            f"{found[1]}sha256: {next(hashes)}\n{found[1]}from: told by Ann.txt\n{found[0]}"
        ),
        only_file(folder).read_text("utf-8"),
        flags=re.MULTILINE,
    )
    assert next(hashes, None) is None
    only_file(folder).write_text(earlier, "utf-8")
    (ledger / f"{sha256}.jsonl").write_text("old\n", "utf-8")
    tidied(folder)
    left = only_file(folder).read_text("utf-8")
    assert not any(secret in left for secret in (sha256, carried, "Ann"))
    assert outcomes(folder, REVIEW, CARRIED) == [(Outcome.KNOWN, 2)]
    assert not (ledger / f"{sha256}.jsonl").exists()
    assert "old\n" in {path.read_text("utf-8") for path in ledger.glob("*.jsonl")}


# --- On a machine without the ledger ---

DAM = (
    "Gunners of the Rapid Column shelled the dam road at Harran on Monday, and 12 people were killed, medics said.",
    "The shells fell while buyers queued for bread in the lanes behind the mosque, a baker told the stringer there.",
    "Rescue workers carried the wounded to a clinic in Harran, because the road to the hospital was closed again.",
    "Nobody claimed the attack. Both sides blamed the other, and neither let observers reach the craters afterwards.",
)


def issue(town: str, weekday: str, day: str, killed: int) -> str:
    """One day's issue of a template that changes nothing but town, day and figures."""
    text = (
        "\n".join(DAM).replace("Harran", town).replace("Monday", weekday).replace("12", str(killed))
    )
    return joined("Support Example Review", f"Shelling at {town}", day, *text.split("\n"))


FIRST, NEXT = (
    issue("Harran", "Monday", "May 10, 2021", 12),
    issue("Tell Nimr", "Thursday", "May 13, 2021", 31),
)


def without_ledger(folder: Path) -> None:
    """Take away what another machine does not have."""
    for path in (folder.parent / ".ledger").iterdir():
        path.unlink()
    (folder.parent / ".ledger").rmdir()


def summarised(folder: Path) -> None:
    """Put the curator's own words in the place of the only report's text."""
    path = only_file(folder)
    head = path.read_text("utf-8").split("\n:::", 1)[0].rpartition("---\n")[0]
    path.write_text(
        f"{head.replace('text: verbatim', 'text: summary')}---\nThe crossing is gone.\n", "utf-8"
    )


def test_a_copy_of_a_tidied_report_is_its_carrier_on_a_machine_without_the_ledger(
    folder: Path,
) -> None:
    published(folder)
    tidied(folder)
    without_ledger(folder)
    assert outcomes(folder, CARRIED) == [(Outcome.CARRIER, 1)]
    assert [each.source for each in only_report(folder).carriers] == ["example-wire"]


def test_the_document_of_a_tidied_report_is_known_on_a_machine_without_the_ledger(
    folder: Path,
) -> None:
    published(folder)
    tidied(folder)
    without_ledger(folder)
    assert outcomes(folder, REVIEW) == [(Outcome.KNOWN, 1)]


def test_a_copy_of_a_summarised_document_is_its_carrier_on_a_machine_without_the_ledger(
    folder: Path,
) -> None:
    filed(folder, REVIEW)
    summarised(folder)
    without_ledger(folder)
    assert outcomes(folder, CARRIED) == [(Outcome.CARRIER, 1)]


def test_with_the_ledger_a_copy_of_a_summarised_document_is_its_carrier_too(folder: Path) -> None:
    filed(folder, REVIEW)
    summarised(folder)
    assert outcomes(folder, CARRIED) == [(Outcome.CARRIER, 1)]


@pytest.mark.parametrize("order", [(NEXT, CARRIED), (CARRIED, NEXT)])
def test_the_next_issue_of_a_template_is_a_report_of_its_own_whatever_comes_first(
    folder: Path, order: tuple[str, str]
) -> None:
    filed(folder, FIRST)
    edit(folder, "status: draft", "status: published")
    tidied(folder)
    without_ledger(folder)
    assert sorted(outcomes(folder, *order)) == [(Outcome.NEW, 1), (Outcome.NEW, 1)]
    found = [path.read_text("utf-8") for path in (folder / "reports").rglob("*.md")]
    assert sum("whose text is not on this machine" in text for text in found) == 1


def test_of_two_issues_without_text_a_copy_goes_to_the_one_whose_day_it_has(folder: Path) -> None:
    filed(folder, FIRST, NEXT)
    for path in (folder / "reports").rglob("*.md"):
        path.write_text(
            path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8"
        )
    tidied(folder)
    without_ledger(folder)
    copy = joined(
        "Shelling at Tell Nimr",
        "Example Wire, May 15, 2021",
        *NEXT.split("\n\n")[-4:],
        "Source: Example Review",
    )
    assert outcomes(folder, copy) == [(Outcome.CARRIER, 1)]
    (carried,) = [
        path
        for path in (folder / "reports").rglob("*.md")
        if "example-wire" in path.read_text("utf-8")
    ]
    assert "2021-05-13" in carried.name


def test_an_excerpt_tells_its_own_copy_from_the_next_issues(folder: Path) -> None:
    filed(folder, FIRST)
    edit(folder, "status: draft", "status: published")
    sources = (folder / "sources.toml").read_text("utf-8")
    (folder / "sources.toml").write_text(
        sources.replace('rights = "link"', 'rights = "excerpt:30"'), "utf-8"
    )
    tidied(folder)
    without_ledger(folder)
    bare = [joined(*text.split("\n\n")[-4:]) for text in (FIRST, NEXT)]
    assert outcomes(folder, bare[1]) == [(Outcome.NEW, 1)]
    assert outcomes(folder, bare[0]) == [(Outcome.CARRIER, 1)]


def test_a_fingerprint_that_is_missing_is_written(folder: Path) -> None:
    published(folder)
    text = only_file(folder).read_text("utf-8")
    only_file(folder).write_text(
        re.sub(r"^fingerprint:\n(?: *- .*\n)+|^fingerprint: .*\n", "", text, flags=re.MULTILINE),
        "utf-8",
    )
    assert only_report(folder).fingerprint == ()
    tidied(folder)
    assert only_report(folder).fingerprint != ()
    without_ledger(folder)
    assert outcomes(folder, CARRIED) == [(Outcome.CARRIER, 1)]


def test_a_key_of_an_old_form_is_removed_and_all_else_stays(folder: Path) -> None:
    text = report_text("2020-07-01-old-form", corroborated_by="[a, b]  # two of them")
    path = folder / "reports/2020/2020-07-01-old-form.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    said = list(tidy_reports(read_tree(folder)))
    assert any("corroborated_by is removed" in line for line in said)
    after = path.read_text("utf-8")
    assert "corroborated_by" not in after
    assert after.replace("# two of them\n", "") == report_text("2020-07-01-old-form")
