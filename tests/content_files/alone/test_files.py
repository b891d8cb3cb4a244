"""What was worked out of a file is taken up again for as long as the file is the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from sitrep.content.alone.how_to_read import HowToRead, Result, Thing
from sitrep.content.reading import ContentFile
from sitrep.content.tree import Content, read_content
from sitrep.core.errors import Fault
from sitrep.core.regions import Regions
from sitrep.files.cache.remember import RunMemory, Value
from sitrep.site.catalogue.build import build_catalogue
from tests.support.trees import ANNOUNCED, CODES, REGIONS, SOURCES, report_text, tree

EVENT = (
    "---\ntitle: Bridge reopens\nregions: [SY-ID]\ndays: 2020-06-30\nkind: clash\n---\n"
    "A [note](https://wire.example.org/note).\n"
)
KEPT = 'keep: [{what: phone, where: passage 1, reason: "the hotline"}]\n'
FILES = tree(
    {
        "one": report_text("one", credibility="3"),
        "claimed": report_text(
            "claimed",
            body="::: passage SY-ID\n{? Two fell ?} at [the ford](https://a.example/x).\n:::\n",
        ),
        "draft": report_text("draft", status="draft", url="https://wire.example.org/d"),
    },
    events___bridge__md=EVENT,
    **{name.replace("/", "___").replace(".", "__"): text for name, text in ANNOUNCED.items()},
)
WRONG = {
    "a source that nobody knows": {"reports/2020/one.md": report_text("one", source="nobody")},
    "an id that is taken": {"reports/2020/two.md": report_text("one")},
    "a number to call": {"reports/2020/one.md": report_text("one", body="Call +963 944 123 456.")},
    "a reason to keep nothing": {
        "reports/2020/one.md": report_text("one").replace("status", f"{KEPT}status")
    },
    "a host that passes for another": {
        "reports/2020/one.md": report_text("one", body="[a](https://wіre.example.org/x)")
    },
    "a note that leads astray": {"events/bridge.md": EVENT.replace("https", "javascript")},
    "no sources": {"sources.toml": "x"},
}


@dataclass
class Kept:
    """What was made, pickled as in a file, and the places of what was made since."""

    values: dict[str, tuple[object, bytes]] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def __call__(self, place: str, key: object, make: Callable[[], Value], /) -> Value:
        known, value = self.values.get(place, (None, b""))
        if known != key:
            value = pickle.dumps(make())
            self.values[place] = key, value
            self.made.append(place)
        found: Value = pickle.loads(value)
        return found


def read(files: Mapping[str, str], how: HowToRead) -> tuple[Content, list[Fault]]:
    given = [ContentFile(path, text.encode()) for path, text in files.items()]
    return read_content(given, codes=CODES, how=how)


def seen(read_tree: tuple[Content, list[Fault]]) -> tuple[Any, ...]:
    """All that can be told apart of a reading."""
    found, faults = read_tree
    shown = (found.reports, found.drafts, found.editions, found.events, found.pages)
    return (*shown, found.kept, found.drafted, found.searched, found.states, found.html, faults)


@pytest.mark.parametrize("changed", [{}, *WRONG.values()], ids=["nothing", *WRONG])
def test_a_reading_that_recalls_finds_what_one_that_does_not_finds(
    changed: Mapping[str, str],
) -> None:
    kept = Kept()
    read(FILES, HowToRead(remember=kept))
    files = {**FILES, **changed}
    expected = seen(read(files, HowToRead()))
    assert seen(read(files, HowToRead(remember=kept))) == expected
    kept.made.clear()
    assert seen(read(files, HowToRead(remember=kept))) == expected
    assert kept.made == []
    assert bool(expected[-1]) == bool(changed)


def in_any_order(
    work: Callable[[Thing], Result], things: Sequence[Thing], /
) -> Iterator[tuple[int, Result]]:
    """As several processes would: what was given last is done first, and everything is pickled."""
    for place in reversed(range(len(things))):
        yield place, pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(things[place])))))


@pytest.mark.parametrize("changed", [{}, *WRONG.values()], ids=["nothing", *WRONG])
def test_reports_read_ahead_say_the_same_and_have_the_same_faults(
    changed: Mapping[str, str],
) -> None:
    more = {f"reports/2020/more-{n:02}.md": report_text(f"more-{n}") for n in range(40)}
    files = {**FILES, **more, **changed}
    expected = seen(read(files, HowToRead()))
    assert seen(read(files, HowToRead(each=in_any_order))) == expected
    kept = Kept()
    read(files, HowToRead(remember=kept, each=in_any_order))
    assert seen(read(files, HowToRead(remember=kept))) == expected


def test_only_what_has_changed_is_read_again() -> None:
    kept = Kept()
    read(FILES, HowToRead(remember=kept))
    kept.made.clear()
    read(
        {**FILES, "reports/2020/one.md": report_text("one", title="Bridge")},
        HowToRead(remember=kept),
    )
    assert kept.made == ["reports/2020/one.md", "reports/2020/one.md searched"]


def test_a_new_source_or_region_has_no_report_read_again() -> None:
    kept = Kept()
    read(FILES, HowToRead(remember=kept))
    kept.made.clear()
    tables = {
        "sources.toml": f'{SOURCES}\n[new]\nname = "New"\nhomepage = "https://new.example.net/"\n',
        "regions.toml": f'{REGIONS}\n[new]\nname = "New"\ncodes = ["SY-RA"]\n',
    }
    found, faults = read({**FILES, **tables}, HowToRead(remember=kept))
    assert not faults
    assert "new" in {source.id for source in found.sources}
    assert not [place for place in kept.made if place.startswith(("reports", "events"))]


def test_the_catalogue_is_the_same_whether_passages_were_rendered_on_reading_or_not() -> None:
    kept = Kept()
    expected = build_catalogue(read(FILES, HowToRead())[0], drafts=True)
    for _again in range(2):
        kept.made.clear()
        found, _ = read(FILES, HowToRead(remember=kept))
        assert build_catalogue(found, drafts=True, memory=RunMemory(kept)) == expected
    assert kept.made == []


def test_regions_can_be_pickled_and_place_what_they_placed() -> None:
    regions = read(FILES, HowToRead())[0].regions
    placed = regions.place(("SY-ID",))
    again: Regions = pickle.loads(pickle.dumps(regions))
    assert (again.rows, again.place(("SY-ID",))) == (regions.rows, placed)
