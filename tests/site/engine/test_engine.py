from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError, NotAValueError
from sitrep.core.language import Untranslated
from sitrep.files.cache.folder import CacheFolder
from sitrep.site.engine.engine import Engine, EngineSettings, engine_of
from sitrep.site.engine.product import Bundle, Product, product

CALLS: list[tuple[object, ...]] = []


def page(*words: str) -> bytes:
    CALLS.append(words)
    return " ".join(words).encode()


def shout(*words: str) -> bytes:
    return page(*words).upper()


def twice(word: str) -> tuple[bytes, ...]:
    CALLS.append((word,))
    return word.encode(), word.upper().encode()


def failing(word: str) -> bytes:
    raise ZeroDivisionError(word)


@dataclass
class Sites:
    """Builds of one site, one after the other, each in a folder of its own."""

    folder: Path
    number: int = 0
    settings: EngineSettings = field(default_factory=lambda: EngineSettings("base", workers=1))

    def build(self, *products: Product, keep: bool = True) -> tuple[Engine, dict[str, str]]:
        """The engine of a build, and its files."""
        CALLS.clear()
        self.number += 1
        site = self.folder / f"site-{self.number}"
        engine = Engine(self.settings, CacheFolder(self.folder / "cache"), "site")
        engine.produce(products, site)
        if keep:
            engine.keep(site, "proof")
        paths = (path for path in site.rglob("*") if path.is_file())
        return engine, {path.relative_to(site).as_posix(): path.read_text() for path in paths}


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


def test_a_file_is_made_once(sites: Sites) -> None:
    first = product("a/index.html", page, "one", "two")
    assert sites.build(first)[1] == {"a/index.html": "one two"}
    assert CALLS == [("one", "two")]
    engine, files = sites.build(first)
    assert files == {"a/index.html": "one two"}
    assert not CALLS
    assert engine.taken == {"a/index.html"}


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        (product("a", page, "one", "three"), "one three"),
        (product("a", shout, "one", "two"), "ONE TWO"),
        (product("a", page, "one two"), "one two"),
    ],
)
def test_a_file_is_made_again_if_anything_it_follows_from_changed(
    sites: Sites, changed: Product, text: str
) -> None:
    sites.build(product("a", page, "one", "two"))
    _engine, files = sites.build(changed)
    assert files == {"a": text}
    assert len(CALLS) == 1


def test_a_file_that_no_generator_has_any_more_is_gone(sites: Sites) -> None:
    sites.build(product("a", page, "one"), product("b", page, "two"))
    assert sites.build(product("b", page, "two"))[1] == {"b": "two"}
    objects = [path for path in (sites.folder / "cache/site/objects").rglob("*") if path.is_file()]
    assert len(objects) == 1


def test_files_of_one_call_go_together(sites: Sites) -> None:
    both = Product(("a", "b"), twice, ("word",))
    assert sites.build(both)[1] == {"a": "word", "b": "WORD"}
    assert sites.build(both)[1] == {"a": "word", "b": "WORD"}
    assert not CALLS
    kept = next(
        path
        for path in (sites.folder / "cache/site/objects").rglob("*")
        if path.is_file() and path.read_text() == "WORD"
    )
    kept.unlink()
    engine, files = sites.build(both)
    assert files == {"a": "word", "b": "WORD"}
    assert CALLS == [("word",)]
    assert not engine.taken


def test_another_base_takes_nothing_over(sites: Sites) -> None:
    sites.build(product("a", page, "one"))
    sites.settings = replace(sites.settings, base="other")
    assert sites.build(product("a", page, "one"))[1] == {"a": "one"}
    assert len(CALLS) == 1


def test_an_unknown_base_takes_nothing_over_and_keeps_nothing(sites: Sites) -> None:
    sites.settings = replace(sites.settings, base=None)
    for _ in range(2):
        assert sites.build(product("a", page, "one"))[1] == {"a": "one"}
        assert len(CALLS) == 1


def test_what_was_not_kept_is_made_again(sites: Sites) -> None:
    sites.build(product("a", page, "one"), keep=False)
    sites.build(product("a", page, "one"))
    assert len(CALLS) == 1


Spoil = Callable[[Path], None]


def write_over(path: Path) -> None:
    path.write_text("evil")


def write_over_at_the_same_size(path: Path) -> None:
    path.write_text("onf")


def delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [write_over, write_over_at_the_same_size, delete])
@pytest.mark.parametrize("place", ["site-1/a", "cache/site/objects", "cache/site/sites"])
def test_what_was_changed_since_is_made_again(sites: Sites, place: str, spoil: Spoil) -> None:
    one = product("a", page, "one")
    sites.build(one)
    path = sites.folder / place
    spoil(path if path.is_file() else next(each for each in path.rglob("*") if each.is_file()))
    assert sites.build(one)[1] == {"a": "one"}
    assert sites.build(one)[1] == {"a": "one"}


def test_a_file_with_another_time_is_known_by_its_bytes(sites: Sites) -> None:
    one = product("a", page, "one")
    sites.build(one)
    (sites.folder / "site-1/a").touch()
    for _ in range(2):
        sites.build(one)
        assert not CALLS


def test_the_last_build_s_file_can_be_read_until_somebody_changes_it(sites: Sites) -> None:
    sites.build(product("a.txt", page, "one"))
    engine, files = sites.build(product("a.txt", page, "two"), keep=False)
    assert files == {"a.txt": "two"}
    assert engine.last_bytes("a.txt") == b"one"
    assert engine.last_bytes("b.txt") is None
    write_over_at_the_same_size(sites.folder / "site-1" / "a.txt")
    assert engine.last_bytes("a.txt") is None


def test_many_files_are_made_in_several_processes(sites: Sites) -> None:
    products = [product(f"{number}/index.html", page, str(number)) for number in range(100)]
    sites.settings = replace(sites.settings, workers=3)
    wanted = {f"{number}/index.html": str(number) for number in range(100)}
    engine, files = sites.build(*products)
    assert files == wanted
    assert len(CALLS) < 100
    assert engine.made.keys() == wanted.keys()
    assert sites.build(*products)[1] == wanted
    assert not CALLS


@pytest.mark.parametrize("workers", [1, 3])
def test_an_error_is_raised_as_it_was(sites: Sites, workers: int) -> None:
    products = [product(str(number), page, str(number)) for number in range(100)]
    products[97] = product("97", failing, "word")
    sites.settings = replace(sites.settings, workers=workers)
    with pytest.raises(ZeroDivisionError, match="word"):
        sites.build(*products)


def test_labels_said_in_english_are_remembered_with_a_file(sites: Sites) -> None:
    english = Untranslated()
    sites.settings = replace(sites.settings, said_in_english=english)
    products = [product("a", _Saying(english).say, "Week"), product("b", page, "one")]
    sites.build(*products)
    assert english.labels == {"Week"}
    english.labels.clear()
    sites.build(*products)
    assert english.labels == {"Week"}


def test_labels_said_in_english_are_remembered_with_a_value(sites: Sites) -> None:
    english = Untranslated()
    sites.settings = replace(sites.settings, said_in_english=english)
    for _ in range(2):
        english.labels.clear()
        engine = Engine(sites.settings, CacheFolder(sites.folder / "cache"), "site")
        outer, inner = engine.remember("outer"), engine.remember("inner")
        said = partial(inner, "a", 1, partial(english.gettext, "Week"))
        assert outer("a", 1, said) == "Week"
        assert english.labels == {"Week"}
        engine.keep(sites.folder / "site", "")


@dataclass(frozen=True)
class _Saying:
    english: Untranslated

    def say(self, label: str) -> bytes:
        return self.english.gettext(label).encode()


def test_each_file_that_is_made_is_inspected(sites: Sites) -> None:
    site = sites.folder / "own"
    engine = Engine(sites.settings)
    engine.inspect = lambda files: ((address, len(data)) for address, data in files)
    engine.produce([product("a", page, "one"), Product(("b", "c"), twice, ("word",))], site)
    assert engine.seen == {"a": ("a", 3), "b": ("b", 4), "c": ("c", 4)}


def test_without_an_engine_all_is_made(tmp_path: Path) -> None:
    engine_of({}).produce([product("a", page, "one")], tmp_path)
    assert (tmp_path / "a").read_text() == "one"


def test_what_is_no_value_is_no_argument(sites: Sites) -> None:
    with pytest.raises(NotAValueError, match="no value"):
        sites.build(product("a", page, object()))


@pytest.mark.parametrize("address", ["../a", "/a", "a/../../b"])
def test_no_file_lies_outside_of_the_site(address: str) -> None:
    with pytest.raises(BuildError, match="does not lie in"):
        product(address, page, "one")


def letters(*words: str) -> dict[str, bytes]:
    CALLS.append(words)
    return {f"{word[0]}/{word}": word.encode() for word in words}


def test_a_bundle_has_the_files_that_its_call_makes(sites: Sites) -> None:
    def build(*words: str) -> tuple[tuple[str, ...], dict[str, str]]:
        CALLS.clear()
        sites.number += 1
        site = sites.folder / f"site-{sites.number}"
        engine = Engine(sites.settings, CacheFolder(sites.folder / "cache"), "site")
        engine.produce([product("other", page, "one")], site)
        addresses = engine.produce_bundle(Bundle("index/", letters, words), site)
        engine.keep(site, "proof")
        return addresses, {address: (site / address).read_text() for address in addresses}

    wanted = {"index/a/ab": "ab", "index/c/cd": "cd"}
    assert build("ab", "cd")[1] == wanted
    assert build("ab", "cd") == (tuple(wanted), wanted)
    assert not CALLS
    assert build("ab")[0] == ("index/a/ab",)
    assert CALLS == [("ab",)]
