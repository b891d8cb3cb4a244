"""The whole path: the five shared documents go in, a curator publishes, a website and a feed come out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest

from tests.support.paths import ROOT
from tests.support.site.sites import files_with, parse_page, run_site

SOURCES = """\
[south-front]
name = "South Front"
homepage = "https://southfront.org/"
affiliation = "pro-Russian"
reliability = "D"
reason = "Seldom names its sources."
rights = "full"

[global-research]
name = "Global Research"
homepage = "https://www.globalresearch.ca/"
affiliation = "reprints others"
rights = "link"

[voa]
name = "Voice of America"
homepage = "https://www.voanews.com/"
affiliation = "paid by the United States government"
reliability = "C"
reason = "Names its sources; paid by a government that takes part."
rights = "full"
"""
REGIONS = """\
[idlib]
name = "Idlib"
codes = ["SY-ID"]

[daraa]
name = "Daraa"
codes = ["SY-DR"]

[homs]
name = "Homs"
codes = ["SY-HI"]

[hasakah]
name = "Hasakah"
codes = ["SY-HA"]

[raqqa]
name = "Raqqa"
codes = ["SY-RA"]

[north-east]
name = "North-eastern Syria"
codes = ["SY-HA", "SY-RA"]

[desert]
name = "Homs-Deir ez-Zor desert"
codes = ["SY-HI", "SY-DY"]

[syria]
name = "Syria, country-wide"
codes = ["SY"]
"""
TITLE = "Internal tensions and provocations in Idlib"


def invoke(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "invoke", "--search-root", str(folder), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def publish(path: Path) -> None:
    """What a curator does in an editor."""
    text = path.read_text("utf-8").replace("\nstatus: draft\n", "\nstatus: published\n")
    path.write_text(
        text.replace(
            "\ntitle: null\ntitle_kind: null\n", f"\ntitle: {TITLE}\ntitle_kind: editor\n"
        ),
        "utf-8",
    )


@pytest.fixture(scope="module")
def digest(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own with an empty content tree: the documents ingested, then published."""
    folder = tmp_path_factory.mktemp("digest")
    (folder / "tasks.py").write_text((ROOT / "tasks.py").read_text("utf-8"), "utf-8")
    (folder / "content").mkdir()
    documents = sorted(map(str, (shared / "seeds").glob("*.txt")))
    assert len(documents) == 5
    ingested = invoke(folder, "ingest", *documents)
    assert ingested.returncode == 0, ingested.stderr
    assert "4 drafts written" in ingested.stdout
    drafts = sorted((folder / "content").rglob("*.md"))
    assert len(drafts) == 4
    (folder / "content/sources.toml").write_text(SOURCES, "utf-8")
    (folder / "content/regions.toml").write_text(REGIONS, "utf-8")
    built = run_site(folder, "build")
    assert built.returncode == 0, built.stderr
    assert "output/ holds 0 reports" in built.stdout
    assert "4 drafts not published" in built.stdout
    for draft in drafts:
        publish(draft)
    for week in ("2020-W03", "2020-W26", "2020-W27"):
        announced = run_site(folder, "announce", week)
        assert announced.returncode == 0, announced.stderr
    return folder


@pytest.fixture(scope="module")
def output(digest: Path) -> Path:
    built = run_site(digest, "build")
    assert built.returncode == 0, built.stderr
    assert "output/ holds 4 reports, 3 editions" in built.stdout
    return digest / "output"


def text(output: Path, address: str) -> str:
    return parse_page((output / address / "index.html").read_text("utf-8")).plain


def test_each_draft_has_its_ledger(digest: Path, shared: Path) -> None:
    assert len(list((digest / ".ledger").glob("*.jsonl"))) == 5


def test_four_reports_stand_in_the_weeks_they_were_first_published(output: Path) -> None:
    assert sorted(path.name for path in (output / "editions").iterdir() if path.is_dir()) == [
        "2020-W03",
        "2020-W26",
        "2020-W27",
    ]
    assert "All of this week rests on South Front; nothing here confirms it." in text(
        output, "editions/2020-W27"
    )
    assert "Despite Cease-Fire, Clashes Continue in Syria's Idlib" in text(
        output, "editions/2020-W03"
    )


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("2020-W27", "South Front D6 · carried by 1"),
        ("2020-W27", "South Front, 1 July 2020, from the URL of the report"),
        ("2020-W27", "Carried by Global Research"),
        ("2020-W26", "South Front, 26 June 2020, from what the text says"),
        ("2020-W26", "Carried by a carrier not named"),
        ("2020-W03", "Voice of America C6"),
        ("2020-W03", "Voice of America, 19 January 2020, as the source states"),
    ],
)
def test_every_report_says_origin_date_grade_and_carriers(
    output: Path, week: str, words: str
) -> None:
    assert words in text(output, f"editions/{week}")


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("idlib", "fighting resumed near the villages of Kansafrah"),
        ("daraa", "security situation remains complicated in the province of Daraa"),
        ("north-east", "closed the perimeter of the prison"),
        ("desert", "hundreds of ISIS members still hide in the desert"),
        ("syria", "quit the United Nations system of humanitarian deconfliction"),
        ("homs", "took place in eastern Homs early on July 2"),
    ],
)
def test_passages_stand_under_their_regions(output: Path, region: str, words: str) -> None:
    assert words in text(output, f"regions/{region}")
    assert (
        sum(
            words in parse_page(page.read_text("utf-8")).plain
            for page in (output / "regions").rglob("*.html")
        )
        == 1
    )


def test_a_passage_stands_once_in_its_edition(output: Path) -> None:
    assert text(output, "editions/2020-W27").count("closed the perimeter of the prison") == 1


def test_nothing_that_was_wrapped_around_the_reports_is_published(output: Path) -> None:
    for noise in (
        "paypal",
        "patreon",
        "share buttons",
        "fair use",
        "martyrashrakat",
        "hanny benny",
        "mailing list",
        ".mp4",
    ):
        assert files_with(output, noise) == [], noise
    assert "editions/2020-W27/index.html" in files_with(output, "al-qaeda-linked coalition")


def test_the_feed_read_back_holds_the_editions_with_their_attributions(output: Path) -> None:
    feed = feedparser.parse((output / "feeds/editions-full.rss").read_text("utf-8"))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [
        "Week 27, 2020: 29 June – 5 July 2020",
        "Week 26, 2020: 22–28 June 2020",
        "Week 3, 2020: 13–19 January 2020",
    ]
    bodies = [entry.content[0].value for entry in feed.entries]
    assert "<strong>South Front</strong>" in bodies[0]
    assert "carried by Global Research (5 Jul)" in bodies[0]
    assert "<strong>Voice of America</strong>" in bodies[2]
    regions = {tag.term for entry in feed.entries for tag in entry.tags}
    assert {
        "Idlib",
        "Daraa",
        "North-eastern Syria",
        "Homs-Deir ez-Zor desert",
        "Syria, country-wide",
    } <= regions


def test_the_feed_of_reports_read_back_holds_the_four(output: Path) -> None:
    feed = feedparser.parse((output / "feeds/reports.rss").read_text("utf-8"))
    assert {(entry.title, entry.summary.partition(" (")[0]) for entry in feed.entries} == {
        (TITLE, "South Front"),
        ("Idlib Militants Use Battle Tanks To Kill Each Others Under Turkish Nose", "South Front"),
        ("Video: String of ISIS Attacks Continues in Syrian Desert", "South Front"),
        ("Despite Cease-Fire, Clashes Continue in Syria's Idlib", "Voice of America"),
    }


def test_ingesting_the_same_documents_again_writes_nothing(digest: Path, shared: Path) -> None:
    before = {path: path.read_bytes() for path in (digest / "content").rglob("*.md")}
    again = invoke(digest, "ingest", *sorted(map(str, (shared / "seeds").glob("*.txt"))))
    assert "0 drafts written" in again.stdout
    assert {path: path.read_bytes() for path in (digest / "content").rglob("*.md")} == before
