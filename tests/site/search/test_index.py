from __future__ import annotations

import gzip
import json
from dataclasses import replace

import cbor2
import pytest

from sitrep.core.errors import BuildError
from sitrep.site.search.index import ENTRY, SCRIPT, IndexFile, Item, settle_index

MARK = b"pagefind_dcd"
WEEKS: tuple[str, list[Item]] = ("week", [["2020", [0, 1]], ["2020-W27", [0]], ["2020-W26", [1]]])
REGIONS: tuple[str, list[Item]] = ("region", [["idlib", [1]], ["daraa", [0, 1]]])


def packed(path: str, item: Item) -> IndexFile:
    return IndexFile(path, gzip.compress(MARK + cbor2.dumps(item)))


def filter_of(name: str, values: list[Item], *, turned: bool) -> Item:
    return [name, values[::-1] if turned else values]


def index(wasm: str | None = "en", *, turned: bool = False) -> list[IndexFile]:
    """An index as Pagefind writes it; ``turned``, in another order and with other names."""
    weeks, regions = (filter_of(*each, turned=turned) for each in (WEEKS, REGIONS))
    names = ("en_aaaaaaa", "en_bbbbbbb") if turned else ("en_1111111", "en_2222222")
    filters: list[Item] = [["week", names[0]], ["region", names[1]]]
    meta: Item = [
        "1.5.2",
        [["en_f", 9], ["en_g", 8]],
        [],
        filters[::-1] if turned else filters,
        [["date", [1, 0]]],
        [],
    ]
    entry = {
        "version": "1.5.2",
        "languages": {"en": {"hash": "en_dddd", "wasm": wasm, "page_count": 2}},
    }
    files = [
        packed(f"filter/{names[0]}.pf_filter", weeks),
        packed(f"filter/{names[1]}.pf_filter", regions),
        packed("pagefind.en_dddd.pf_meta", meta),
        IndexFile("fragment/en_f.pf_fragment", b"f"),
        IndexFile("index/en_1.pf_index", b"i"),
        IndexFile(ENTRY, json.dumps(entry).encode()),
        *(IndexFile(name, b"x") for name in (SCRIPT, "wasm.en.pagefind", "wasm.unknown.pagefind")),
        *(
            IndexFile(name, b"x")
            for name in ("pagefind-ui.js", "pagefind-ui.css", "pagefind-worker.js")
        ),
    ]
    return files[::-1] if turned else files


def unpacked(file: IndexFile) -> Item:
    item: Item = cbor2.loads(gzip.decompress(file.data).removeprefix(MARK))
    return item


def pairs(item: Item) -> list[list[Item]]:
    assert isinstance(item, list)
    return [each for each in item if isinstance(each, list)]


def test_the_order_in_which_pagefind_came_upon_filters_is_nowhere_in_it() -> None:
    assert settle_index(index(), "en") == settle_index(index(turned=True), "en")


def test_every_name_leads_to_its_file_and_nothing_is_lost() -> None:
    files = {file.path: file for file in settle_index(index(), "en")}
    begin = json.loads(files[ENTRY].data)["languages"]["en"]["hash"]
    meta = unpacked(files[f"pagefind.{begin}.pf_meta"])
    assert isinstance(meta, list)
    assert meta[:3] == ["1.5.2", [["en_f", 9], ["en_g", 8]], []]
    assert meta[4:] == [[["date", [1, 0]]], []]
    found = [unpacked(file) for path, file in files.items() if path.startswith("filter/")]
    assert [[name, f"filter/{stem}.pf_filter" in files] for name, stem in pairs(meta[3])] == [
        ["region", True],
        ["week", True],
    ]
    assert sorted(found, key=str) == [
        ["region", [["daraa", [0, 1]], ["idlib", [1]]]],
        ["week", [["2020", [0, 1]], ["2020-W26", [1]], ["2020-W27", [0]]]],
    ]


def test_what_the_page_does_not_use_is_left_out() -> None:
    paths = [file.path for file in settle_index(index(), "en")]
    assert [path for path in paths if not path.startswith(("filter/", "pagefind.en_"))] == [
        "fragment/en_f.pf_fragment",
        "index/en_1.pf_index",
        ENTRY,
        SCRIPT,
        "wasm.en.pagefind",
    ]
    assert len(paths) == 8


def test_a_language_whose_words_pagefind_cannot_stem_takes_the_general_program() -> None:
    paths = [file.path for file in settle_index(index(wasm=None), "en")]
    assert [path for path in paths if path.startswith("wasm")] == ["wasm.unknown.pagefind"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_index_of_another_form_stops_the_build(language: str) -> None:
    files = [
        replace(file, data=b"?") if file.path == ENTRY and language == "en" else file
        for file in index()
    ]
    with pytest.raises(BuildError, match=r"Install Pagefind 1\.5"):
        settle_index(files, language)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "premature end"),
        (b"\x82\x01", "premature end"),
        (b"\x1c", "unknown"),
        (b"\x00\x00", "more than one item"),
        (b"\x18\x01", "not in its shortest form"),
        (b"\xf5", "a list was expected"),
        (b"\xa0", "a list was expected"),
    ],
)
def test_a_file_that_is_not_a_list_in_cbor_stops_the_build(data: bytes, says: str) -> None:
    files = [
        replace(file, data=gzip.compress(MARK + data)) if file.path.endswith(".pf_filter") else file
        for file in index()
    ]
    with pytest.raises(BuildError, match=rf"{says}.*Install Pagefind 1\.5"):
        settle_index(files, "en")


@pytest.mark.parametrize("lacking", [SCRIPT, "wasm.en.pagefind", ENTRY])
def test_an_index_without_what_the_page_needs_stops_the_build(lacking: str) -> None:
    with pytest.raises(BuildError, match=lacking):
        settle_index([file for file in index() if file.path != lacking], "en")
