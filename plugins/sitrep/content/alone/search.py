"""What is private in files, each searched once for as long as it stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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
        self.done: Mapping[str, SearchedFile] = {}
        """What was found in files that were searched already, by path."""

    def search(self, files: Iterable[ToSearch]) -> Iterator[tuple[ToSearch, SearchedFile]]:
        """Each file with what is found in it."""
        found = findings_in(chain.from_iterable(self.texts.values()))
        for file in files:
            if file.place in self.done:
                make = partial(self.done.__getitem__, file.place)
            elif file.place in self.texts:
                make = partial(told_of, self.texts[file.place], found)
            else:
                make = partial(_search_alone, file)
            yield file, self._remember(f"{file.place} searched", file.key, make)


def told_of(texts: Iterable[Published], found: Findings) -> SearchedFile:
    """What a search of a file found; ``found`` is what it found in its texts and perhaps in others."""
    every = dict.fromkeys(each.text for published in texts for each in published.texts)
    lines = (line for text in every if text not in found for line in text.split("\n"))
    return SearchedFile(
        {text: found[text] for text in every if text in found}, tuple(dict.fromkeys(lines))
    )


def _search_alone(file: ToSearch) -> SearchedFile:
    texts = file.publish()
    return told_of(texts, findings_in(texts))
