from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.desk.folder import read_tree
from sitrep.ingest.desk.rejected.command import reject_draft, restore_draft
from tests.support.ingest.documents import BORDER, FLOOD, joined
from tests.support.ingest.filing import filed, only_file, outcomes
from tests.support.trees import REGIONS, SOURCES, write

OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood", "Example Review, May 16, 2021", *FLOOD[:3], "Source: Example Wire"
)
OTHER = joined("Support Example Review", "Goats stray over the border", "May 12, 2021", *BORDER[:3])
PAGE = (
    '<html><head><link rel="canonical" href="https://example-wire.example/2021/pontoons"></head><body><article>'
    "<h1>Pontoons washed away below the dam</h1>{}</article></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})


def reject(folder: Path, reason: str = "") -> list[str]:
    return list(reject_draft(read_tree(folder), only_file(folder).stem, reason))


def drafts(folder: Path) -> list[Path]:
    return list((folder / "reports").rglob("*.md"))


def test_a_rejected_draft_is_gone_and_its_document_is_not_drafted_again(folder: Path) -> None:
    filed(folder, OWN)
    reject(folder, "too local")
    assert drafts(folder) == []
    (again,) = filed(folder, OWN)
    assert isinstance(again, Filed)
    assert again.outcome is Outcome.REJECTED
    assert "rejected before: too local" in again.lines[0]
    assert drafts(folder) == []


def test_a_copy_of_a_rejected_text_is_not_drafted_and_other_documents_are(folder: Path) -> None:
    filed(folder, OWN)
    reject(folder)
    assert outcomes(folder, REPRINT, OTHER) == [(Outcome.REJECTED, 1), (Outcome.NEW, 1)]


def test_the_page_of_a_rejected_draft_is_not_drafted_with_other_words(folder: Path) -> None:
    filed(folder, PAGE.format("".join(f"<p>{text}</p>" for text in FLOOD)))
    reject(folder)
    assert outcomes(folder, PAGE.format("".join(f"<p>{text}</p>" for text in BORDER[:3]))) == [
        (Outcome.REJECTED, 1)
    ]


def test_what_was_rejected_can_be_taken_back_with_all_it_held(folder: Path) -> None:
    filed(folder, OWN)
    path = only_file(folder)
    text = path.read_text("utf-8")
    reject(folder)
    list(restore_draft(read_tree(folder), path.stem))
    assert path.read_text("utf-8") == text
    assert outcomes(folder, OWN) == [(Outcome.KNOWN, 1)]
    assert outcomes(folder, REPRINT) == [(Outcome.CARRIER, 1)]


def test_what_is_published_or_unknown_or_rejected_already_is_not_rejected(folder: Path) -> None:
    filed(folder, OWN)
    name = only_file(folder).stem
    with pytest.raises(DocumentError, match="no report has the id"):
        list(reject_draft(read_tree(folder), "2021-01-01-nothing", ""))
    reject(folder)
    with pytest.raises(DocumentError, match="was rejected before"):
        list(reject_draft(read_tree(folder), name, ""))
    with pytest.raises(DocumentError, match="no draft with the id"):
        list(restore_draft(read_tree(folder), "2021-01-01-nothing"))
    filed(folder, OTHER)
    path = only_file(folder)
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    with pytest.raises(DocumentError, match="only drafts are rejected"):
        reject(folder)


def test_what_is_remembered_stands_in_the_ledger_alone(folder: Path) -> None:
    filed(folder, OWN)
    reject(folder, "secret grounds")
    outside = [path for path in folder.rglob("*") if path.is_file()]
    assert not any("secret grounds" in path.read_text("utf-8", "replace") for path in outside)
    kept = list((folder.parent / ".ledger").glob("*.rejected"))
    assert len(kept) == 1
    assert kept[0].stat().st_mode & 0o777 == 0o600
