"""What is private in files, each searched once for as long as it stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sitrep.content.checks.private import Published, findings_in
from sitrep.core.private.kinds import PrivateFinding
from sitrep.files.cache.remember import Remember

Findings = Mapping[str, tuple[PrivateFinding, ...]]
"""What is found in texts, by text; nothing of those that hold nothing."""


@dataclass(frozen=True, slots=True)
class SearchedFile:
    """What a search of a file found."""

    found: Findings
    lines: tuple[str, ...]
    """Those of the texts that hold nothing."""


@dataclass(frozen=True, slots=True)
class ToSearch:
    """A file whose texts are published, or are to be."""

    place: str
    """Its path."""
    key: object
    """What it holds."""
    publish: Callable[[], Sequence[Published]]
    """Its texts, which are asked for only where there is something to search or to say."""
    has_keeps: bool = False
    """Whether it keeps something with a reason, or means to."""
    is_draft: bool = False


class Searching:
    """Searches files; the texts of those that are new together, which is far quicker."""

    def __init__(self, remember: Remember) -> None:
        """``remember`` gives what an earlier run found in a file."""
        self._remember = remember
        self.texts: dict[str, Sequence[Published]] = {}
        """Of the files that were read now, by path."""
        self.known: dict[str, tuple[PrivateFinding, ...]] = {}
        """What was found already, in the texts of the files in ``done``."""
        self.done: frozenset[str] = frozenset()
        """The paths of files that were searched already."""

    def search(self, files: Iterable[ToSearch]) -> Iterator[tuple[ToSearch, SearchedFile]]:
        """Each file with what is found in it."""
        left = (texts for path, texts in self.texts.items() if path not in self.done)
        found = findings_in(chain.from_iterable(left)) | self.known
        for file in files:
            texts = self.texts.get(file.place)
            make = _Make(file, found, texts) if texts is not None else _Make(file)
            yield file, self._remember(f"{file.place} searched", file.key, make)


@dataclass(frozen=True, slots=True)
class _Make:
    """Works out what a search of a file finds; ``found`` is known of ``texts`` already."""

    file: ToSearch
    found: Findings = field(default_factory=dict)
    texts: Sequence[Published] | None = None

    def __call__(self) -> SearchedFile:
        texts, found = self.texts, self.found
        if texts is None:
            texts = self.file.publish()
            found = findings_in(texts)
        every = dict.fromkeys(each.text for published in texts for each in published.texts)
        lines = (line for text in every if text not in found for line in text.split("\n"))
        return SearchedFile(
            {text: found[text] for text in every if text in found}, tuple(dict.fromkeys(lines))
        )
