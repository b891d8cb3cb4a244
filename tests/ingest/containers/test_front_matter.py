from __future__ import annotations

import pytest

from tests.support.ingest.containers import SLUICE, read_one

TEXT = "\n\n".join(SLUICE)


@pytest.mark.parametrize(
    "head",
    [
        '---\ntitle: "Sluice shut above Goris"\ndate: 2021-05-07T21:10:00+04:00\ntags:\n  - dams\n---\n\n',
        "+++\ntitle = 'Sluice shut above Goris'\ndate = 2021-05-07\ndraft = false\n+++\n",
        "---\r\ntitle: Sluice shut above Goris\r\npubDate: 7 May 2021\r\n---\r\n",
        "Title: Sluice shut above Goris\nDate: 2021-05-07 21:10\nCategory: Dams\nSlug: sluice\n\n",
    ],
    ids=["yaml", "toml", "crlf", "pelican"],
)
def test_front_matter_is_evidence_and_no_text(head: str) -> None:
    read = read_one(head + TEXT, "post.md")
    assert read.body == SLUICE
    assert (read.title, read.published) == ("Sluice shut above Goris", "2021-05-07")


def test_a_title_in_front_matter_is_the_headline_however_short() -> None:
    assert read_one(f"---\ntitle: Ceasefire\n---\n{TEXT}", "post.md").title == "Ceasefire"


def test_what_front_matter_says_beside_is_kept_in_the_ledger() -> None:
    read = read_one(f"---\ntitle: Sluice shut above Goris\nmood: calm\n---\n{TEXT}", "post.md")
    assert "mood: calm" in read.draft.document.aside
    assert "calm" not in read.shown


@pytest.mark.parametrize(
    "text", [f"---\n{TEXT}\n---\n{TEXT}", f"Title: Sluice\n{TEXT}", f"Note: the dam\n\n{TEXT}"]
)
def test_a_text_between_lines_is_no_front_matter(text: str) -> None:
    assert all(paragraph in read_one(text, "post.md").draft.document.text for paragraph in SLUICE)
