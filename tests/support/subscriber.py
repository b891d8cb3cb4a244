"""A digest as its curator edits it over the weeks, and its feeds after each edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.record import entered, read_whole, without
from tests.support.site.feeds import documents
from tests.support.trees import REGIONS, SOURCES, report_text, tree

FOLLOWED = ("feed.xml", "feeds/reports.atom", "feeds/corrections.rss")
"""What a subscriber of everything follows."""
Files = dict[str, str]
Change = Callable[[Files], Files]


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that the curator does, with what it is entered as."""

    name: str
    when: str
    change: Change
    notes: Mapping[str, str] = field(default_factory=dict)
    """What readers are told, by kind and id."""


def path_of(name: str) -> str:
    return f"reports/2020/{name}.md"


def edit(path: str, old: str, new: str) -> Change:
    """Replaces words in a file."""

    def change(files: Files) -> Files:
        assert old in files[path], f"{old} is not in {path}"
        return {**files, path: files[path].replace(old, new)}

    return change


def everywhere(old: str, new: str) -> Change:
    """Replaces words in all files but the record."""

    def change(files: Files) -> Files:
        return {
            path: text if path == "record.jsonl" else text.replace(old, new)
            for path, text in files.items()
        }

    return change


def add(path: str, text: str) -> Change:
    return lambda files: {**files, path: text}


def drop(*paths: str) -> Change:
    return lambda files: without(files, *paths)


def steps(*changes: Change) -> Change:
    """One change after the other."""

    def change(files: Files) -> Files:
        for each in changes:
            files = each(files)
        return files

    return change


def report(name: str, region: str, words: str, **keys: str) -> str:
    body = f"::: passage {region}\n{words}\n:::\n"
    return report_text(name, body=body, title=f"Headline {name}", **keys)


HERALD = '[herald]\nname = "The Herald"\nrights = "full"\n'
FORD = "---\ntitle: A ford is shut\nregions: [daraa]\nkind: other\ndays: 2020-07-01\n---\n"
BEGINNING = {
    **tree(
        {
            "a": report("a", "idlib", "The bridge reopened."),
            "b": report("b", "daraa event=ford", "The ford is shut.", source="example-review", text="summary"),
            "h": report("h", "homs", "The mill burned.", source="herald"),
        }
    ),
    "sources.toml": f"{SOURCES}\n{HERALD}",
    "regions.toml": REGIONS,
    "events/ford.md": FORD,
}  # fmt: skip
EAST_AND_WEST = "".join(
    f'[daraa-{half}]\nname = "Daraa {half}"\ncodes = ["SY-DR"]\nformerly = ["daraa"]\n\n'
    for half in ("east", "west")
)
A, B, C, D, E, H = (path_of(name) for name in "abcdeh")
W27, W28 = "editions/2020-W27.md", "editions/2020-W28.md"


def _time(day: int) -> str:
    return f"2020-{7 + (day > 31):02}-{day - 31 * (day > 31):02}T09:00:00+02:00"


EDITS = (
    Edit("publish", _time(3), add(C, report("c", "idlib", "Rain."))),
    Edit("announce", _time(7), add(W27, "---\nannounced: 2020-07-07\ntitle: A ford\n---\nLead.\n")),
    Edit("publish late", _time(8), add(D, report("d", "SY-DY", "A well opened."))),
    Edit("draft", _time(9), add(E, report("e", "SY-DY", "Dust.", status="draft"))),
    Edit("a draft that waited", _time(10), edit(E, "status: draft", "status: published")),
    Edit("correct text", _time(11), edit(A, "reopened", "opened"), {"report a": "It is new."}),
    Edit("retitle", _time(12), edit(B, "title: Headline b", "title: The ford"), {"report b": "Ours."}),
    Edit("re-date", _time(13), edit(C, "date: 2020-07-01", "date: 2020-07-08"), {"report c": "A week later."}),
    Edit("regrade passage", _time(14), edit(A, "credibility: 3", "credibility: 5")),
    Edit("regrade source", _time(15), edit("sources.toml", 'reliability = "B"', 'reliability = "C"')),
    Edit("add carrier", _time(16),
         edit(A, "text: verbatim", "carriers: [{source: herald, date: null}]\ntext: verbatim")),
    Edit("rename region", _time(17), steps(
        edit("regions.toml", "[idlib]\n", '[north]\nformerly = ["idlib"]\n'),
        edit(A, "passage idlib", "passage north"), edit(C, "passage idlib", "passage north"))),
    Edit("rename source", _time(18), steps(
        edit("sources.toml", "[example-review]\n", '[review]\nformerly = ["example-review"]\n'),
        edit(B, "source: example-review", "source: review"))),
    Edit("merge sources", _time(19), steps(
        edit("sources.toml", HERALD, ""),
        edit("sources.toml", "[example-wire]\n", '[example-wire]\nformerly = ["herald"]\n'),
        edit(H, "source: herald", "source: example-wire"),
        edit(A, "carriers: [{source: herald, date: null}]", "carriers: [{source: review, date: null}]")),
        {"report a": "Another carrier."}),
    Edit("split region", _time(20), steps(
        edit("regions.toml", '[daraa]\nname = "Daraa"\ncodes = ["SY-DR"]\n\n', EAST_AND_WEST),
        edit(B, "passage daraa", "passage daraa-east"),
        edit("events/ford.md", "[daraa]", "[daraa-east]"))),
    Edit("event joined", _time(21), edit(A, "passage north", "passage north event=ford")),
    Edit("event retitled", _time(22), edit("events/ford.md", "A ford is shut", "A ford is closed"),
         {"event ford": "As signs there say."}),
    Edit("event renamed", _time(23), steps(
        add("events/weir.md", FORD.replace("[daraa]", "[daraa-east]").replace("is shut", "is closed")
            .replace("kind:", "formerly: [ford]\nkind:")),
        drop("events/ford.md"), edit(A, "event=ford", "event=weir"), edit(B, "event=ford", "event=weir"))),
    Edit("announce another week", _time(24), add(W28, "---\nannounced: 2020-07-24\n---\n")),
    Edit("erratum", _time(25), edit(W27, "Lead.", "Another lead."), {"edition 2020-W27": "The lead."}),
    Edit("withdraw", _time(26), edit(
        D, "status: published", "status: withdrawn\nchanges: [{date: 2020-07-26, note: No well.}]")),
    Edit("delete what was withdrawn", _time(27), drop(D)),
    Edit("move an announced report", _time(28), edit(H, "passage homs", "passage SY-DY"), {"report h": "East."}),
    Edit("rename report", _time(29), steps(
        add(path_of("a2"), ""),
        lambda files: {**files, path_of("a2"): files[A].replace("id: a\n", "id: a2\nformerly: [a]\n")},
        drop(A))),
    Edit("withdraw another", _time(30), edit(
        E, "status: published", "status: withdrawn\nchanges: [{date: 2020-07-30, note: No dust.}]")),
    Edit("publish again", _time(31), edit(E, "status: withdrawn", "status: published")),
    Edit("nothing", _time(32), dict),
)  # fmt: skip
"""What the curator does after the beginning, in order."""


def histories() -> Iterator[tuple[str, Files]]:
    """The name of each edit and the content after it, the beginning first."""
    files = entered(BEGINNING)
    yield "begin", files
    for each in EDITS:
        files = entered(each.change(files), each.when, each.notes)
        _, faults = read_whole(files)
        assert not faults, f"{each.name}: {faults}"
        yield each.name, files


def write_feeds(files: Files, folder: Path) -> None:
    """The feeds of the content, all formats, below a folder; those that are gone are left there."""
    for name, document in documents(files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document)
