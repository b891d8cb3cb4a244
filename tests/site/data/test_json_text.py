from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

import pytest

from sitrep.core.model import TitleKind
from sitrep.site.data.json_text import JsonWriter, hash_of


@dataclass(frozen=True, slots=True)
class Inner:
    day: dt.date | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outer:
    kind: TitleKind
    inner: Inner
    items: tuple[object, ...]


def test_dataclasses_are_objects_dates_their_iso_form_and_none_is_null() -> None:
    text = JsonWriter().text(
        Outer(TitleKind.STATED, Inner(dt.date(2020, 7, 1), ("a",)), (Inner(None, ()), 1, True))
    )
    assert json.loads(text) == {
        "kind": "stated",
        "inner": {"day": "2020-07-01", "words": ["a"]},
        "items": [{"day": None, "words": []}, 1, True],
    }


def test_members_and_the_items_of_their_lists_stand_on_lines_of_their_own() -> None:
    text = JsonWriter().text(Outer(TitleKind.STATED, Inner(None, ("a", "b")), (1, 2)))
    assert text == (
        '{\n"kind": "stated",\n"inner": {"day":null,"words":["a","b"]},\n"items": [\n1,\n2\n]\n}\n'
    )


def test_texts_are_written_as_they_are_and_an_empty_list_is_one() -> None:
    text = JsonWriter().text(Outer(TitleKind.STATED, Inner(None, ('ا "é" \u2028 </script>',)), ()))
    assert "ا" in text
    assert json.loads(text)["inner"]["words"] == ['ا "é" \u2028 </script>']
    assert json.loads(text)["items"] == []


def test_a_value_without_a_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        JsonWriter().text(Outer(TitleKind.STATED, Inner(None, ()), ({1},)))


def test_a_shared_value_is_written_as_any_other() -> None:
    shared, equal = Inner(None, ("a",)), Inner(None, ("a",))
    document = Outer(TitleKind.STATED, shared, (shared, equal))
    assert JsonWriter([Inner]).text(document) == JsonWriter().text(document)


@dataclass(frozen=True, slots=True)
class Stamped:
    name: str
    commit: str | None
    content_hash: str
    items: tuple[int, ...]


def test_a_hash_is_of_the_text_without_its_own_line_and_that_of_the_commit() -> None:
    text = JsonWriter().text(Stamped("a", "0123abc", "", (1, 2)))
    rest = "".join(
        line
        for line in text.splitlines(keepends=True)
        if not line.startswith(('"commit":', '"content_hash":'))
    )
    assert rest == '{\n"name": "a",\n"items": [\n1,\n2\n]\n}\n'
    assert hash_of(text) == f"sha256:{hashlib.sha256(rest.encode()).hexdigest()}"
    assert hash_of(JsonWriter().text(Stamped("a", None, "", (1, 2)))) == hash_of(text)
    assert hash_of(JsonWriter().text(Stamped("a", None, "", (1, 3)))) != hash_of(text)


def test_a_size_is_what_an_item_takes_in_a_list() -> None:
    writer = JsonWriter()
    short, long = (Stamped("a", None, "", items) for items in ((), (1,)))
    assert writer.size("é") == len('"é",\n'.encode())
    assert writer.size(long) - writer.size(short) == 1
