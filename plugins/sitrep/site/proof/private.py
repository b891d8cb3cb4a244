"""The built files searched once more for what gives somebody away.

What the content holds was checked where it is written; this is for what a
theme, a plugin or a setting adds, and for what two texts become side by side.

What is found in a file follows from that file alone.  Its texts are put one under the other,
and each is looked at with what is around it, unless it is of plain words or one of the content's
lines.  Where something seems to be, the whole file is searched, and what is found there counts.
Files repeat each other, so what was seen before with the same texts around it is not searched
again: that saves time and changes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain, filterfalse

from sitrep.content.checks.private import privates
from sitrep.content.tree import Content
from sitrep.core.private.find import find_formal, formal_in
from sitrep.core.private.halves import has_half, is_cut
from sitrep.core.private.inert import Inert
from sitrep.core.private.kinds import Private, PrivateFinding, PrivateKind
from sitrep.core.private.reading import Reading
from sitrep.core.private.together import MOST, Together
from sitrep.core.private.unhide import unhide
from sitrep.site.proof.known_text import KnownTexts
from sitrep.site.proof.lessened import Lessened
from sitrep.site.proof.lines import TextsOf, dressed_lines, is_read, texts_of
from sitrep.site.proof.memory import Memory
from sitrep.site.proof.quiet import LARGE, QuietLines, hash_of_line
from sitrep.site.site import Site

MOST_SEEN = 150_000
"""Lines that are remembered of each kind of format, some 30 MB; beyond it some are searched again."""
MOST_FILES = 100
"""Files that are searched in one go."""
MOST_LOUD = 20_000
"""Texts that are remembered of those that must be seen with what is around them."""
AROUND = 120
"""Characters before and behind a text that may say what it is: twice as many as around digits."""
APART = "\n\n\n" + " " * 36 + "\n\n\n"
"""What keeps texts apart that are looked at each by itself: more than a label reaches."""
BETWEEN = "\n\n"
"""An empty line between: no number goes on from one text to the next."""
SHORTEST = 5
"""Signs of the shortest thing that can be private: a line with fewer is not looked at."""

BY_FORM = frozenset(PrivateKind) - {PrivateKind.MINOR, PrivateKind.DETAINEE, PrivateKind.WITNESS}
"""Kinds recognised by their own form.

Who is a witness is known by the words around a name; in a list of sources side by side (“Mirror
Stand, unknown source”) the words around mean nothing, so names are checked in the content alone."""
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
"""A hash of a file, alone: the letters between its digits are no names of networks."""
_NOTHING: frozenset[PrivateKind] = frozenset()
_HALF = PrivateFinding(0, PrivateKind.HANDLE, "", 0)
"""Stands for what is private beside something else."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file whose texts are to be searched with those of others."""

    path: str
    data: bytes
    fresh: dict[str, tuple[str, ...]]
    """The lines in which something is not known to be quiet, with those of their texts."""
    is_large: bool = False
    """Whether the next build is to know its lines."""

    @property
    def pieces(self) -> Iterator[str]:
        """All those texts."""
        return chain.from_iterable(self.fresh.values())


@dataclass(frozen=True, slots=True)
class SearchedOutput:
    """What a search of a file found."""

    kinds: frozenset[PrivateKind]
    """Of the private things that it shows and nothing allows."""
    loud: bytes | None = None
    """Of a large file the hashes of the lines with something in them; None of others."""


class OutputSearch:
    """A search through files that remembers what it has seen: what every page repeats is free."""

    def __init__(
        self,
        allowed: frozenset[Private],
        own: Sequence[str] = (),
        searched: frozenset[str] = frozenset(),
    ) -> None:
        """Prepare a search that accepts the ``allowed`` details.

        ``own`` is how the site's addresses and ids begin; ``searched`` are lines of the content in
        which nothing was found.
        """
        self.known_lines = QuietLines()
        """What an earlier build found in large files."""
        self._allowed = tuple(sorted({_bare(each.value) for each in allowed}))
        self._own = tuple(own)
        self._known = KnownTexts(searched)
        self._inert = Inert()
        self._lessened = Lessened(own, self._inert.is_free)
        self._lines: dict[TextsOf, Memory] = defaultdict(partial(Memory, MOST_SEEN))
        """Lines in the dress of their formats whose texts are all quiet, by what tells these."""
        self._quiet = Memory(MOST_SEEN, searched)
        """Texts with nothing in them, whatever stands around them."""
        self._loud = Memory(MOST_LOUD)
        """Texts that must be seen with what is around them."""
        self._waiting: dict[str, tuple[str, ...]] = {}
        """The texts of lines that are about to be searched."""
        self._windows = Memory(MOST_LOUD)
        """Texts with what is around them, in which nothing was found."""

    @property
    def digest_parts(self) -> tuple[tuple[str, ...], ...]:
        """What the result for a file depends on, beside the file and the lines of the content.

        The lines are left out, so that one more report does not call all files into question.  A
        line is passed over because nothing was found in it where the content was searched.  Nearly
        always that is a fact of its words, which stay harmless when the report goes.  What is
        harmless only because of the line before it ("section", then "1.2.3.4") is the exception:
        where that report has gone and a file of another one still shows the second line, the file
        is taken to be in order until it changes or the cache is deleted; so is such a line of a large
        file, whose other lines may change.
        """
        return self._own, self._allowed

    def find(self, path: str, data: bytes) -> frozenset[PrivateKind]:
        """The kinds of private things that one file shows and nothing allows."""
        return next(self.find_each([(path, data)])).kinds

    def find_each(self, files: Iterable[tuple[str, bytes]]) -> Iterator[SearchedOutput]:
        """The same for each of many files, whose texts are searched in one go."""
        waiting: list[_Waiting] = []
        length = 0
        for path, data in files:
            is_large = len(data) >= LARGE and is_read(path)
            fresh = self._fresh_of(path, data, is_large=is_large) if is_read(path) else {}
            waiting.append(_Waiting(path, data if fresh else b"", fresh, is_large))
            length += sum(map(len, waiting[-1].pieces))
            if length > MOST or len(waiting) >= MOST_FILES:
                yield from self._answers(waiting)
                waiting, length = [], 0
        yield from self._answers(waiting)

    def _fresh_of(self, path: str, data: bytes, *, is_large: bool) -> dict[str, tuple[str, ...]]:
        """The lines of a file that are not known to be quiet, with their texts that are not."""
        read = texts_of(path)
        quiet = self._lines[read]
        lines = filterfalse(quiet.__contains__, dict.fromkeys(dressed_lines(path, data)))
        if is_large and (known := self.known_lines.of(path)):
            lines = filterfalse(known.__contains__, lines)
        fresh: dict[str, tuple[str, ...]] = {}
        for line in lines:
            pieces = self._waiting.get(line) or tuple(self._waiting_in(read(line)))
            if pieces:
                fresh[line] = self._waiting[line] = pieces
            else:
                quiet.add(line)
        return fresh

    def _waiting_in(self, texts: Iterable[str]) -> Iterator[str]:
        """What of texts is not known to be quiet."""
        quiet = self._quiet
        for raw in filterfalse(quiet.__contains__, texts):
            piece = self._bare_of(raw)
            if piece not in quiet and self._is_searched(piece):
                yield piece

    def _bare_of(self, text: str) -> str:
        """What of a text is to be looked at."""
        return self._lessened.of(self._known.without(text))

    def _is_searched(self, piece: str) -> bool:
        """Whether a text is one that has to be searched; if not, it is quiet from now on."""
        if len(piece) < SHORTEST or self._inert.holds(piece) or _HASH.fullmatch(piece):
            self._quiet.add(piece)
            return False
        return True

    def _answers(self, waiting: Iterable[_Waiting]) -> Iterator[SearchedOutput]:
        """What there is in files, in their order."""
        waiting = tuple(waiting)
        for memory in (*self._lines.values(), self._loud, self._windows):
            memory.trim()
        together: Together[str] = Together(self._look_at, APART)
        for piece in dict.fromkeys(chain.from_iterable(each.pieces for each in waiting)):
            if piece in self._loud or piece in self._quiet:
                continue
            if is_cut(piece):
                self._loud.add(piece)
            else:
                together.add(piece, piece)
        together.search()
        self._waiting.clear()
        for each in waiting:
            for piece in each.pieces:
                if piece in together.found:
                    self._loud.add(piece)
                elif piece not in self._loud:
                    self._quiet.add(piece)
            yield SearchedOutput(self._answer(each), self._loud_lines(each))
        self._quiet.trim()

    def _loud_lines(self, file: _Waiting) -> bytes | None:
        """Of a large file the hashes of the lines in which something was found, or may be."""
        if not file.is_large:
            return None
        each = file.fresh.items()
        return b"".join(hash_of_line(line) for line, pieces in each if not self._quiet >= {*pieces})

    def _answer(self, file: _Waiting) -> frozenset[PrivateKind]:
        """What there is in a file, now that each of its texts was seen alone."""
        loud = {piece for piece in file.pieces if piece not in self._quiet}
        lines = self._lines[texts_of(file.path)]
        lines.update(line for line, pieces in file.fresh.items() if loud.isdisjoint(pieces))
        if not loud:
            return _NOTHING
        text, windows = self._windows_of(file, loud)
        if not any(map(self._findings, windows)):
            self._windows.update(windows)
            return _NOTHING
        return frozenset(finding.kind for finding in self._findings(text))

    def _windows_of(self, file: _Waiting, loud: Set[str]) -> tuple[str, list[str]]:
        """All texts of a file, and those that are not quiet with what is around each."""
        lines = dict.fromkeys(dressed_lines(file.path, file.data))
        read = texts_of(file.path)
        every = map(self._bare_of, chain.from_iterable(map(read, lines)))
        pieces = dict.fromkeys(piece for piece in every if len(piece) >= SHORTEST)
        text, start, windows = BETWEEN.join(pieces), 0, []
        for piece in pieces:
            end = start + len(piece)
            window = text[max(0, start - AROUND) : end + AROUND]
            if piece in loud and window not in self._windows:
                windows.append(window)
            start = end + len(BETWEEN)
        return text, windows

    def _look_at(self, text: str) -> tuple[PrivateFinding, ...]:
        """What is private in a text by itself, or would be beside another one."""
        reading = Reading.of(unhide(text))
        return (*self._unallowed(formal_in(reading)), *([_HALF] if has_half(reading) else ()))

    def _findings(self, text: str) -> tuple[PrivateFinding, ...]:
        return self._unallowed(find_formal(text))

    def _unallowed(self, found: Iterable[PrivateFinding]) -> tuple[PrivateFinding, ...]:
        formal = (each for each in found if each.kind in BY_FORM)
        return tuple(each for each in formal if not self._is_allowed(each.value))

    def _is_allowed(self, value: str) -> bool:
        """Whether a value, or one that it is a part of or grew from, is published on purpose."""
        bare = _bare(value)
        return any(bare in kept or kept in bare for kept in self._allowed)


def output_search(content: Content, site: Site, *, drafts: bool) -> OutputSearch:
    """The search for a site that is built from this content."""
    allowed = content.kept | privates(_own(site)) | (content.drafted if drafts else frozenset())
    stated = frozenset([site.commit] if site.commit else [])  # a hash as well, known beforehand
    return OutputSearch(allowed, (site.address, site.tag), content.searched | stated)


def _own(site: Site) -> Iterable[str]:
    """What the site's own settings publish."""
    return (
        each
        for each in (
            *(site.contact, site.hub, site.sender, site.unsubscribe),
            *(site.address, site.name, site.description),
        )
        if each
    )


def _bare(value: str) -> str:
    return re.sub(r"\W", "", value).lower()
