"""Keys are declared once: what is read, written, documented and kept secret agrees with that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.actors_file import parse_actors
from sitrep.content.digest_file import parse_digest
from sitrep.content.edition_file import parse_edition
from sitrep.content.event_file import parse_event
from sitrep.content.page_file import SitePage, parse_site_page
from sitrep.content.places_file import PlaceRow, parse_places
from sitrep.content.reference import with_tables
from sitrep.content.regions_file import parse_regions
from sitrep.content.report_file import parse_report
from sitrep.content.report_text import dump_report
from sitrep.content.schema.events import EVENT, KEY_POINT, STATEMENT, TREND
from sitrep.content.schema.files import EDITION, FILES, PAGE
from sitrep.content.schema.key import Key, Need
from sitrep.content.schema.records import CARRIER, CHANGE, KEEP, PROVENANCE, REVISION
from sitrep.content.schema.report import REPORT, without_words
from sitrep.content.schema.rows import ACTOR, PLACE, REGARD, REGION, SOURCE
from sitrep.content.sources_file import parse_sources
from sitrep.content.syntax.front_matter import split_file
from sitrep.core.actors import Actor, Regard
from sitrep.core.errors import Fault
from sitrep.core.events import Event, KeyPoint, Statement, Trend
from sitrep.core.model import (
    Carrier,
    Change,
    EditionNotes,
    Provenance,
    Region,
    Report,
    Revision,
    Source,
)
from sitrep.core.private.kinds import Keep
from tests.support.paths import ROOT
from tests.support.strategies import reports, values_of

STRANGE = "qqqqqqqq"
"""A key that is like no other, so that the fault lists those that are known."""


def names_of(keys: tuple[Key, ...]) -> list[str]:
    return [key.name for key in keys]


Reader = Callable[[bytes, str, list[Fault]], object]
"""Reads a file; faults go to the list."""


def known_keys(read: Callable[[list[Fault]], object]) -> set[str]:
    faults: list[Fault] = []
    read(faults)
    (fault,) = [each for each in faults if each.key.endswith(STRANGE)]
    found = re.fullmatch(r"Known keys are (.*)", fault.remedy)
    assert found
    return set(found[1].split(", "))


def front(text: str) -> bytes:
    return f"---\n{text}{STRANGE}: x\n---\nText.\n".encode()


def within(
    key: str, keys: tuple[Key, ...], read: Reader = parse_report, file: str = "a.md"
) -> Callable[[list[Fault]], object]:
    """Reads a file in which a table at a key has a strange key beside those that it needs."""
    written = "".join(f"{each.name}: x, " for each in keys if each.need is Need.ALWAYS)
    table = f"{{{written}{STRANGE}: x}}"
    value = table if key == "provenance" else f"[{table}]"
    head = "id: a\n" if read is parse_report else ""
    data = f"---\n{head}{key}: {value}\n---\nText.\n".encode()
    return lambda faults: read(data, file, faults)


READERS: dict[str, Callable[[list[Fault]], object]] = {
    "report": lambda faults: parse_report(front("id: a\n"), "a.md", faults),
    "carrier": within("carriers", CARRIER),
    "change": within("changes", CHANGE),
    "revision": within("revisions", REVISION),
    "keep": within("keep", KEEP),
    "provenance": within("provenance", PROVENANCE),
    "edition": lambda faults: parse_edition(front("announced: null\n"), "2020-W27.md", faults),
    "key_point": within("key_points", KEY_POINT, parse_edition, "2020-W27.md"),
    "trend": within("trends", TREND, parse_edition, "2020-W27.md"),
    "event": lambda faults: parse_event(front("title: A\n"), "a.md", faults),
    "statement": within("agreed", STATEMENT, parse_event),
    "page": lambda faults: parse_site_page(front("title: A\nslug: a\n"), "a.md", faults),
    "source": lambda faults: parse_sources(
        f'[a]\nname = "A"\n{STRANGE} = "x"\n', "sources.toml", faults
    ),
    "region": lambda faults: parse_regions(
        f'[a]\nname = "A"\ncodes = ["SY"]\n{STRANGE} = "x"\n',
        "regions.toml",
        frozenset({"SY"}),
        faults,
    ),
    "place": lambda faults: parse_places(
        f'[SY-ID]\nplaces = ["A"]\n{STRANGE} = "x"\n', "places.toml", frozenset({"SY-ID"}), faults
    ),
    "actor": lambda faults: parse_actors(
        f'[a]\nname = "Ab"\n{STRANGE} = "x"\n', "actors.toml", faults
    ),
    "regard": lambda faults: parse_actors(
        f'[a]\nname = "Ab"\nregarded = [{{by = "x", as = "y", {STRANGE} = "x"}}]\n',
        "actors.toml",
        faults,
    ),
    "digest": lambda faults: parse_digest(f'{STRANGE} = "x"\n', "digest.toml", faults),
}
"""A reader of each kind of file or table, given one with a key that nobody declared."""

MODELS = (
    (Report, REPORT, {"passages"}),
    (Carrier, CARRIER, set[str]()),
    (Change, CHANGE, set[str]()),
    (Revision, REVISION, set[str]()),
    (Keep, KEEP, set[str]()),
    (Provenance, PROVENANCE, {"sha256"}),
    (EditionNotes, EDITION, {"week", "lead", "stored"}),
    (KeyPoint, KEY_POINT, set[str]()),
    (Trend, TREND, set[str]()),
    (Event, EVENT, {"id", "note"}),
    (Statement, STATEMENT, set[str]()),
    (SitePage, PAGE, {"body", "slug_line", "file"}),
    (Source, SOURCE, {"id"}),
    (Region, REGION, {"id", "order"}),
    (PlaceRow, PLACE, {"code"}),
    (Actor, ACTOR, {"id"}),
    (Regard, REGARD, set[str]()),
)
"""The value made of each kind of file or table, its keys, and the fields that are not from keys."""


def test_every_kind_of_file_has_a_reader_here() -> None:
    assert READERS.keys() == FILES.keys()


@pytest.mark.parametrize("kind", FILES)
def test_what_is_read_is_what_is_declared(kind: str) -> None:
    assert known_keys(READERS[kind]) == set(names_of(FILES[kind]))


@pytest.mark.parametrize(
    ("model", "keys", "others"), MODELS, ids=[model.__name__ for model, _, _ in MODELS]
)
def test_a_value_has_a_field_for_each_key_and_a_key_for_each_field(
    model: type, keys: tuple[Key, ...], others: set[str]
) -> None:
    assert {field.name for field in fields(model)} - others == {key.field for key in keys}


@pytest.mark.parametrize("key", REPORT, ids=names_of(REPORT))
@given(data=st.data())
def test_what_a_key_holds_is_of_its_fields_type(key: Key, data: st.DataObject) -> None:
    value = data.draw(values_of(key))
    assert fits(value, get_type_hints(Report)[key.name])


def fits(value: object, hint: Any) -> bool:
    """Whether a value is of a type, as the model annotates it."""
    if get_origin(hint) is tuple:
        item, _ = get_args(hint)
        return isinstance(value, tuple) and all(isinstance(each, item) for each in value)
    return isinstance(value, hint)


@given(reports)
def test_keys_are_written_in_their_order_and_empty_ones_only_where_they_must(
    report: Report,
) -> None:
    file = split_file(dump_report(report).encode(), "a.md", [])
    assert file
    found = [entry.key for entry in file.table.entries]
    declared = names_of(REPORT)
    assert found == [name for name in declared if name in found]
    assert {key.name for key in REPORT if not key.is_optional} <= set(found)


@given(reports)
def test_without_its_words_a_report_keeps_all_that_is_not_secret(report: Report) -> None:
    left = without_words(report)
    assert public(left, REPORT) == public(report, REPORT)
    assert left.passages == report.passages


def public(record: object, keys: tuple[Key, ...]) -> dict[str, object]:
    """What a record and the tables in it hold at all other keys than the secret ones."""
    found: dict[str, object] = {}
    for key in keys:
        value = getattr(record, key.name)
        if key.secret:
            continue
        if key.kind.keys and key.kind.is_list:
            found[key.name] = [public(each, key.kind.keys) for each in value]
        elif key.kind.keys and value:
            found[key.name] = public(value, key.kind.keys)
        else:
            found[key.name] = value
    return found


def test_title_byline_and_what_carriers_say_are_secret() -> None:
    assert {key.name for key in REPORT if key.secret} >= {"title", "byline"}
    assert {key.name for key in CARRIER if key.secret} >= {"title", "changed"}


@given(reports)
def test_no_secret_of_any_table_is_left(report: Report) -> None:
    assert not [*secrets(without_words(report), REPORT)]


def secrets(record: object, keys: tuple[Key, ...]) -> Iterator[object]:
    """What a record and the tables in it hold at their secret keys."""
    for key in keys:
        value = getattr(record, key.name)
        if key.secret and value:
            yield value
        if key.kind.keys:
            inner = value if key.kind.is_list else filter(None, [value])
            for each in inner:
                yield from secrets(each, key.kind.keys)


@pytest.mark.parametrize("keys", FILES.values(), ids=FILES)
def test_every_key_says_what_it_means(keys: tuple[Key, ...]) -> None:
    assert all(key.meaning and (key.form or key.kind.form) for key in keys)
    assert len(set(names_of(keys))) == len(keys)


def test_the_reference_is_that_of_today() -> None:
    page = (ROOT / "docs" / "content.md").read_text("utf-8")
    assert with_tables(page) == page, "Run ./dev reference and commit docs/content.md"
    assert set(re.findall(r"<!-- keys:(\w+) -->", page)) == FILES.keys()
