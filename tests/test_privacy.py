"""Nothing that tells who handed a document in leaves the ledger: not its name, not its hash, not where it was found."""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Iterator
from hashlib import md5, sha1, sha256
from pathlib import Path

import pytest

from tests.support.documents import BORDER, FLOOD, PORT, joined
from tests.support.paths import ROOT
from tests.support.sites import build_site, settings_for
from tests.support.trees import REGIONS, SOURCES, write

NAME = "Interview with the baker Zubeida of Qalqas"
SECRETS = ("Zubeida", "zubeida", "ZUBEIDA", "Qalqas", "qalqas")
MORE = '\n[syunik]\nname = "Syunik"\ncodes = ["AM"]\n\n[aden]\nname = "Aden"\ncodes = ["YE"]\n'
WORKER = "relief-worker-7731"
OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood", "Example Review, May 16, 2021", *FLOOD[:3], "Source: Example Wire"
)
NAMELESS = joined(*PORT)
PAGE = f"""<!doctype html><title>Goats stray over the border</title>
<link rel="canonical" href="https://wire.example.org/2021/05/goats-stray-over-the-border?id=9&amp;mc_eid={WORKER}">
<h1>Goats stray over the border</h1><p>Support Example Wire</p><p>May 12, 2021</p>
{"".join(f"<p>{text}</p>" for text in BORDER)}
<p>More at https://wire.example.org/more?utm_content={WORKER} from the mayor's office of the town by the border.</p>
"""
DOCUMENTS = {
    f"{NAME}.txt": OWN,
    f"{NAME} 2.txt": REPRINT,
    f"{NAME} 3.txt": NAMELESS,
    f"{NAME}.html": PAGE,
}


def git(folder: Path, *words: str) -> bytes:
    command = [
        "git",
        "-C",
        str(folder),
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        *words,
    ]
    return subprocess.run(command, check=True, capture_output=True).stdout


def ingest(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return python("sitrep.ingest", place, *words)


def python(module: str, place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository into which documents with telling names were ingested from elsewhere, and one was published."""
    place = tmp_path_factory.mktemp("digest")
    documents = tmp_path_factory.mktemp("handed in")
    write(place / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
    git(place, "init", "-q")
    for name, text in DOCUMENTS.items():
        (documents / name).write_text(text, "utf-8")
    done = ingest(place, *(str(documents / name) for name in DOCUMENTS))
    assert (done.returncode, done.stderr) == (0, "")
    return place


def hashes() -> Iterator[str]:
    """Every usual way to write the hash of a document, whole or begun."""
    for text in DOCUMENTS.values():
        for digest in (sha256(text.encode()), sha1(text.encode()), md5(text.encode())):
            encoded = base64.b64encode(digest.digest()).decode().rstrip("=")
            begun = digest.hexdigest()[:8]
            yield from (begun, begun.upper(), encoded, encoded.replace("+", "-").replace("/", "_"))
            yield base64.b32encode(digest.digest()).decode().rstrip("=")


def leaks(folder: Path, *, without: str = ".ledger") -> list[str]:
    """Files whose names or bytes hold a name or a hash."""
    wanted = [each.encode() for each in (*SECRETS, WORKER, *hashes())]
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = name.encode() + (path.read_bytes() if path.is_file() else b"")
        if without not in path.parts and any(each in data for each in wanted):
            found.append(name)
    return found


def test_the_search_finds_what_is_there(place: Path) -> None:
    assert leaks(place / ".ledger", without="nothing")


def test_nothing_outside_the_ledger_tells_of_the_documents(place: Path) -> None:
    assert leaks(place) == []


def test_the_ledger_is_the_owners_alone_and_unknown_to_git(place: Path) -> None:
    assert (place / ".ledger").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (place / ".ledger").iterdir()} == {0o600}
    git(place, "add", "-A")
    assert b"ledger" not in git(place, "ls-files")


def test_a_built_site_tells_nothing_either(place: Path, tmp_path: Path) -> None:
    files = {
        "sources.toml": SOURCES.replace('rights = "link"', 'rights = "full"'),
        "regions.toml": REGIONS + MORE,
    }
    for path in (place / "content/reports").rglob("*.md"):
        text = path.read_text("utf-8").replace("regions: []", "regions: [SY-ID]")
        name = path.relative_to(place / "content").as_posix()
        files[name] = (
            text.replace("status: draft", "status: published") if "example-wire" in name else text
        )
    write(tmp_path / "content", files)
    ours = {**settings_for(tmp_path)["SITREP"], "drafts": True}
    site = build_site(tmp_path, SITREP=ours)
    assert any(
        "cleaning rules" in path.read_text("utf-8")
        for path in (site.output / "reports").rglob("*.html")
    )
    assert [*(site.output / "drafts").rglob("*.html")]
    assert leaks(site.output) == []


def test_drafts_with_text_that_may_not_be_published_are_not_tracked(place: Path) -> None:
    git(place, "add", "-A")
    tracked = {
        Path(name).name for name in git(place, "ls-files", "content/reports").decode().split()
    }
    every = {path.name for path in (place / "content/reports").rglob("*.md")}
    full = {name for name in every if "example-wire" in name}
    assert tracked == full
    assert len(every) > len(full) > 0
    assert "No drafts" not in python("sitrep.ingest.desk", place, "review").stdout


def test_a_raw_address_is_in_the_ledger_and_nowhere_else(place: Path) -> None:
    ledgers = [path.read_text("utf-8") for path in (place / ".ledger").glob("*.jsonl")]
    assert any(f"mc_eid={WORKER}" in text.split("\n")[0] for text in ledgers)
    reports = "".join(path.read_text("utf-8") for path in (place / "content/reports").rglob("*.md"))
    assert "url: https://wire.example.org/2021/05/goats-stray-over-the-border?id=9" in reports
    assert "https\\://wire.example.org/more " in reports


def test_the_project_holds_no_hash_and_no_name_of_a_document() -> None:
    for path in (ROOT / "tests/content").rglob("*.md"):
        assert "sha256" not in path.read_text("utf-8"), path
