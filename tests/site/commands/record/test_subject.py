"""Which thing a curator means."""

from __future__ import annotations

import pytest

from sitrep.core.errors import SitrepError
from sitrep.site.commands.record.subject import record_needed, thing_named
from tests.support.site.record import entered, read_whole
from tests.support.trees import report_text, tree

FILES = {
    **tree({"bridge": report_text("bridge")}),
    "editions/2020-W27.md": "---\nannounced: 2020-07-07\n---\n",
    "actors.toml": '[guard]\nname = "River Guard"\n',
}


@pytest.mark.parametrize(
    ("word", "thing"),
    [
        ("bridge", "report bridge"),
        ("report/bridge", "report bridge"),
        ("2020-W27", "edition 2020-W27"),
        ("edition/2020-W27", "edition 2020-W27"),
        ("source/example-wire", "source example-wire"),
        ("region/idlib", "region idlib"),
        ("actor/guard", "actor guard"),
    ],
)
def test_a_thing_is_named_by_its_id_or_by_kind_and_id(word: str, thing: str) -> None:
    for files in (FILES, entered(FILES)):
        assert str(thing_named(word, read_whole(files)[0])) == thing


@pytest.mark.parametrize(
    ("word", "near"),
    [("brigde", "bridge"), ("2020-W28", "2020-W27"), ("source/example-wir", "source/example-wire")],
)
def test_a_word_that_names_nothing_gets_the_nearest(word: str, near: str) -> None:
    with pytest.raises(SitrepError, match=rf"“{word}” was never published\. Did you mean {near}\?"):
        thing_named(word, read_whole(entered(FILES))[0])


def test_a_word_like_nothing_gets_the_forms() -> None:
    with pytest.raises(SitrepError, match=r"never published\. Write the id of a report"):
        thing_named("planet/xyzzy", read_whole(entered(FILES))[0])


def test_without_a_record_it_says_how_to_begin_one() -> None:
    with pytest.raises(SitrepError, match=r"Begin it with \./dev record"):
        record_needed(read_whole(FILES)[0])
