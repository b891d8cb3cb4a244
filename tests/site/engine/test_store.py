from __future__ import annotations

from hashlib import blake2b, sha256
from pathlib import Path

import pytest

from sitrep.site.engine.store import NOTHING, LastBuild, Made, Store
from tests.support.trees import write


def kept(store: Store, folder: Path, text: str) -> Made:
    """A file of a site that is kept."""
    path = folder / "site" / text
    write(path.parent, {text: text})
    found = path.stat()
    made = Made(text, sha256(text.encode()).hexdigest(), found.st_size, found.st_mtime_ns)
    store.keep(made, str(path))
    return made


def texts_in(cache: Path) -> set[str]:
    return {path.read_text() for path in (cache / "objects").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "body", ["[]", "null", '["a", "b", null]', '["a", "b", {"x/": 1}]', '["a", "b", {"x/": ["k"]}]']
)
def test_what_is_noted_in_another_shape_is_nothing(tmp_path: Path, body: str) -> None:
    store = Store(tmp_path, "output")
    store.save(LastBuild("base", ""), NOTHING)
    (path,) = (tmp_path / "sites").iterdir()
    assert store.last().base == "base"
    magic = path.read_text().partition("\n")[0].rpartition(" ")[0]
    path.write_text(f"{magic} {blake2b(body.encode(), digest_size=16).hexdigest()}\n{body}")
    assert store.last() == NOTHING


@pytest.mark.parametrize(("base", "left"), [("new", {"b"}), ("old", {"b", "killed"})])
def test_what_a_killed_build_left_goes_once_all_is_made_anew(
    tmp_path: Path, base: str, left: set[str]
) -> None:
    store = Store(tmp_path / "cache", "output")
    first = LastBuild("old", "", {"a/": kept(store, tmp_path, "a")})
    store.save(first, LastBuild("old", ""))
    kept(store, tmp_path, "killed")
    store.save(LastBuild(base, "", {"b/": kept(store, tmp_path, "b")}), first)
    assert texts_in(tmp_path / "cache") == left


def test_what_another_site_needs_and_what_others_put_there_stays(tmp_path: Path) -> None:
    ours, other = (Store(tmp_path / "cache", name) for name in ("output", "preview"))
    build = LastBuild("old", "", {"a/": kept(other, tmp_path, "a")})
    other.save(build, LastBuild("", ""))
    stranger = {"objects/ab/notes.txt": "a stranger's", "objects/ab/abc/def": "another's"}
    write(tmp_path / "cache", stranger)
    ours.save(LastBuild("new", "", {"b/": kept(ours, tmp_path, "b")}), LastBuild("old", ""))
    assert texts_in(tmp_path / "cache") == {"a", "b", *stranger.values()}
    assert other.last() == build
