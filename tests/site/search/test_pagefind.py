from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]
import pytest
from markupsafe import Markup

from sitrep.core.errors import BuildError
from sitrep.site.search.index import IndexFile
from sitrep.site.search.parts import SearchRecord
from tests.support.searching import index_of

PAGE = (
    '<html><head><meta data-pagefind-filter="place[content]" content="p{0}">'
    '<meta data-pagefind-filter="place[content]" content="q{0}"></head>'
    '<body data-pagefind-body><h2 id="a">Bridge {0}</h2><p>The ferry &amp; the ford.</p></body></html>'
)


def records(number: int) -> list[SearchRecord]:
    return [SearchRecord(f"reports/r{at}/", Markup(PAGE.format(at))) for at in range(number)]


def program(folder: Path, code: str) -> Path:
    """A program that stands in for Pagefind's."""
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\n{code}\n", "utf-8")
    path.chmod(0o755)
    return path


def fragments(files: tuple[IndexFile, ...]) -> list[dict[str, object]]:
    texts = [gzip.decompress(file.data) for file in files if file.path.startswith("fragment/")]
    return [json.loads(text.removeprefix(b"pagefind_dcd")) for text in texts]


def test_an_index_holds_every_record_with_its_address_and_passages() -> None:
    found = {each["url"]: each for each in fragments(index_of(records(3), "en"))}
    assert sorted(found, key=str) == ["/reports/r0/", "/reports/r1/", "/reports/r2/"]
    assert found["/reports/r1/"]["content"] == "Bridge 1. The ferry & the ford."
    assert [each["id"] for each in found["/reports/r1/"]["anchors"]] == ["a"]  # type: ignore[attr-defined]


def test_two_indexes_of_the_same_records_are_the_same_to_the_byte() -> None:
    assert len({index_of(records(40), "en") for _ in range(4)}) == 1


@pytest.mark.parametrize("language", ["en", "ar", "pt-BR", "fa"])
def test_an_index_is_made_in_the_sites_language(language: str) -> None:
    files = {file.path: file for file in index_of(records(1), language)}
    entry = json.loads(files["pagefind-entry.json"].data)
    assert list(entry["languages"]) == [language.lower()]


def test_a_missing_program_stops_the_build_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "none")
    with pytest.raises(BuildError, match=r"cannot be started .*\./dev setup"):
        index_of(records(1), "en")


def test_a_missing_package_stops_the_build_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(BuildError, match=r"cannot be started .*\./dev setup"):
        index_of(records(1), "en")


ANSWER = """\
import base64, sys
sys.stdin.buffer.read1()
sys.stdout.buffer.write(base64.b64encode(b'{"message_id":0,"payload":{"type":"Error","message":"too wet"}}') + b",")
sys.stdout.flush()
sys.stdin.buffer.read()"""


@pytest.mark.skipif(
    sys.platform == "win32", reason="a script cannot stand in for the program there"
)
@pytest.mark.parametrize(
    ("code", "said"), [("raise SystemExit(3)", "stopped"), (ANSWER, "too wet")]
)
def test_a_failing_program_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program(tmp_path, code))
    with pytest.raises(BuildError, match=said):
        index_of(records(1), "en")
