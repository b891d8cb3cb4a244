"""Published words that give somebody away: a fault each, unless the curator keeps it with a reason.

What a fault says never repeats what was found: messages end up in logs and in
other people's mailboxes.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sitrep.content.keep import EXAMPLE, allowance, unmatched
from sitrep.content.page_file import SitePage, page_texts
from sitrep.core.actors import Actor
from sitrep.core.errors import Fault
from sitrep.core.events import Event
from sitrep.core.markdown.outline import outline, paragraph_lines
from sitrep.core.model import EditionNotes, Region, Report, Source
from sitrep.core.private.find import find_private, line_of
from sitrep.core.private.kinds import Keep, Private, PrivateFinding, PrivateKind
from sitrep.core.private.together import Together

UNPUBLISHED = frozenset({"passages", "keep", "provenance", "fingerprint", "id"})
"""Keys of a report that are read in another way, or shown to nobody."""
_REMEDIES = {
    PrivateKind.COORDINATES: "Coarsen it to the town or district",
    PrivateKind.HOME: "Coarsen it to the town or district",
    PrivateKind.MINOR: "Leave the name out",
    PrivateKind.DETAINEE: "Leave the name out",
    PrivateKind.WITNESS: "Leave the name out",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A published text and its key; its lines are paragraphs where it has several."""

    key: str
    text: str
    markdown: str = ""
    """What it was rendered from, for the line of a paragraph; empty where the key has one line."""
    below: int = 0
    """How many lines below its key's the Markdown begins."""


@dataclass(frozen=True, slots=True)
class Published:
    """The texts that one file, or one table of a file, publishes."""

    file: str
    texts: tuple[Written, ...]
    keeps: tuple[Keep, ...]
    line: Callable[[str], int] = field(compare=False)
    """The line of a key."""
    within: str = ""
    """What precedes each key in messages, as ``sohr.`` in sources.toml."""
    can_keep: bool = True
    """Whether the file or table has a place for ``keep``."""
    remedies: Mapping[str, str] = field(default_factory=dict)
    """What to do about what is found at a key, where that is not to edit the text."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check."""

    faults: list[Fault] = field(default_factory=list)
    kept: set[Private] = field(default_factory=set)
    """What the curator keeps, with a reason."""
    found: set[Private] = field(default_factory=set)
    """All that looks private."""
    searched: set[str] = field(default_factory=set)
    """The lines of texts in which there is nothing."""


def findings_in(published: Iterable[Published]) -> dict[str, tuple[PrivateFinding, ...]]:
    """What is found in the texts of files, each distinct text searched once.

    Nothing for those that hold nothing.
    """
    return _findings(written for each in published for written in each.texts)


def _findings(texts: Iterable[Written]) -> dict[str, tuple[PrivateFinding, ...]]:
    together: Together[str] = Together()
    for text in dict.fromkeys(written.text for written in texts):
        together.add(text, text)
    together.search()
    return together.found


def check_private(
    published: Published,
    public: frozenset[Private] = frozenset(),
    found: Mapping[str, tuple[PrivateFinding, ...]] | None = None,
) -> Checked:
    """The faults of a file's texts, and what it keeps.

    ``public`` raises no alarm anywhere; ``found`` is what findings_in found in the texts, if it has
    been called.
    """
    found = findings_in([published]) if found is None else found
    checked = Checked()
    places: list[tuple[str, str]] = []
    for written in published.texts:
        by_kind: dict[PrivateKind, list[PrivateFinding]] = defaultdict(list)
        everything = found.get(written.text, ())
        if not everything:
            checked.searched.update(written.text.split("\n"))
        for finding in everything:
            if Private(finding.kind, finding.value) not in public:
                by_kind[finding.kind].append(finding)
        for kind, findings in by_kind.items():
            places.append((written.key, kind))
            values = {Private(kind, finding.value) for finding in findings}
            checked.found.update(values)
            if allowance(published.keeps, written.key, kind) == len(findings):
                checked.kept.update(values)
            else:
                checked.faults.append(_fault(published, written, findings))
    checked.faults.extend(
        _unmatched(published, keep) for keep in unmatched(published.keeps, places)
    )
    return checked


def report_texts(report: Report) -> Iterator[Written]:
    """Every text of a report that is published, as it is rendered."""
    yield Written("id", report.id.replace("-", " "))
    for each in dataclasses.fields(report):
        if each.name not in UNPUBLISHED:
            yield from _texts_in(each.name, getattr(report, each.name))
    last = ""
    for number, passage in enumerate(report.passages, 1):
        found = outline(passage.text)
        # The headline is the first line of its passage, where the curator will look for it.
        title = passage.title or ""
        text = "\n".join(
            (*([title] if title else ()), *found.paragraphs, *found.targets, *found.heads)
        )
        source = f"# {title}\n\n{passage.text}" if title else passage.text
        yield Written(f"passage {number}", text, source, int(bool(passage.regions)))
        if found.paragraphs:
            yield Written(
                f"passage {number} with the one before it", _seam(last, found.paragraphs[0])
            )
            last = found.paragraphs[-1]


def edition_texts(notes: EditionNotes) -> Iterator[Written]:
    """Every text that an edition's notes publish."""
    found = outline(notes.lead)
    yield Written("lead", "\n".join((*found.paragraphs, *found.targets, *found.heads)), notes.lead)
    for each in dataclasses.fields(notes):
        if each.name not in {"lead", "keep", "week"}:
            yield from _texts_in(each.name, getattr(notes, each.name))


def event_texts(event: Event) -> Iterator[Written]:
    """Every text that an event's file publishes."""
    yield Written("id", event.id.replace("-", " "))
    found = outline(event.note)
    yield Written("note", "\n".join((*found.paragraphs, *found.targets, *found.heads)), event.note)
    yield from _texts_in("title", event.title)
    yield from _texts_in("place", event.place)
    yield from _texts_in("agreed", event.agreed)
    yield from _texts_in("disputed", event.disputed)


def site_page_texts(page: SitePage) -> Iterator[Written]:
    """Every text of a page of the site."""
    yield Written("title", page.title)
    yield Written("description", page.description or "")
    yield Written("body", "\n".join(page_texts(page)))


def source_texts(source: Source) -> Iterator[Written]:
    """What a source's row publishes beside the addresses that make it the source it is."""
    for each in dataclasses.fields(source):
        if each.name not in {"homepage", "feed", "aliases", "keep", "id", "rights"}:
            yield from _texts_in(each.name, getattr(source, each.name))


def actor_texts(actor: Actor) -> Iterator[Written]:
    """What an actor's row publishes."""
    for each in dataclasses.fields(actor):
        if each.name not in {"id", "keep"}:
            yield from _texts_in(each.name, getattr(actor, each.name))


def region_texts(region: Region) -> Iterator[Written]:
    """What a region's row publishes."""
    yield Written("name", region.name)
    names = tuple(each.name for each in region.names)
    yield from _texts_in("names", names)
    yield from _texts_in("spellings", tuple(each for each in region.spellings if each not in names))


def public_of(sources: Iterable[Source]) -> frozenset[Private]:
    """What sources publish of themselves: homepages, feeds and the names by which they are known."""
    return privates(public_addresses(sources))


def public_addresses(sources: Iterable[Source]) -> Iterator[str]:
    """The texts in which they do."""
    return (
        address
        for source in sources
        for address in (source.homepage, source.feed, *source.aliases)
        if address
    )


def privates(texts: Iterable[str]) -> frozenset[Private]:
    """What looks private in texts that are public all the same."""
    return frozenset(
        Private(finding.kind, finding.value) for text in texts for finding in find_private(text)
    )


def private_notes(report: Report) -> Iterator[str]:
    """What a curator should look at in a draft, a line for each kind at each place."""
    texts = tuple(report_texts(report))
    found = _findings(texts)
    for written in texts:
        for finding in found.get(written.text, ()):
            yield f"{written.key}: {_what(written, [finding])}; leave it out or coarsen it"


def _texts_in(key: str, value: object) -> Iterator[Written]:
    """The texts within a value, each under its own key."""
    if isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts_in(f"{key}[{number}]", item)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            if each.name not in UNPUBLISHED:
                # The field ``as_`` is written as the key ``as``.
                name = each.name.rstrip("_")
                yield from _texts_in(f"{key}.{name}", getattr(value, each.name))
    elif type(value) is str and value:
        yield Written(key, value)


def _seam(last: str, first: str) -> str:
    """The end of one passage and the beginning of the next, where a number may be cut between them."""
    near = last[-40:], first[:40]
    if not (near[0][-1:].isdigit() and (near[1][:1].isdigit() or near[1][:1] in "@.+-(")):
        return ""
    return "\n".join(near)


def _fault(published: Published, written: Written, findings: list[PrivateFinding]) -> Fault:
    kind = findings[0].kind
    kept = allowance(published.keeps, written.key, kind)
    number = ""
    if kept:
        number = f" ({len(findings)} of them, and keep covers {kept})"
    elif len(findings) > 1:
        number = f" ({len(findings)} of them)"
    more = f", count: {len(findings)}" if len(findings) > 1 else ""
    example = EXAMPLE % (kind, written.key + more)
    remedy = published.remedies.get(written.key) or _REMEDIES.get(kind, "Leave it out")
    if published.can_keep:
        remedy = f"{remedy}, or keep it with a reason: {example}"
    key = f"{published.within}{written.key}"
    line = published.line(written.key) + _lines_below(written, line_of(written.text, findings[0]))
    return Fault(published.file, line, key, _what(written, findings) + number, remedy)


def _lines_below(written: Written, paragraph: int) -> int:
    """How far below its key's line a paragraph begins.

    Where links are meant, the whole text's first line.
    """
    lines = paragraph_lines(written.markdown) if written.markdown else ()
    return written.below + (lines[paragraph] if paragraph < len(lines) else 0)


def _what(written: Written, findings: list[PrivateFinding]) -> str:
    """What was found and in which paragraph, without a word of it."""
    line = line_of(written.text, findings[0])
    where = f"paragraph {line + 1} " if "\n" in written.text else ""
    return f"{where}holds what looks like {findings[0].kind.shown}"


def _unmatched(published: Published, keep: Keep) -> Fault:
    number = published.keeps.index(keep) + 1
    key = f"keep[{number}]"
    problem = f"keeps {PrivateKind(keep.what).shown} at {keep.where}, but none was found there"
    return Fault(
        published.file,
        published.line(key),
        f"{published.within}{key}",
        problem,
        "Remove it, or correct what and where",
    )
