"""Which names a text holds: all spellings of all of them looked for at once.

Where several begin in one place the longest counts: “Syrian National Army” is not “National
Army”.  The time grows with the text alone, however many names there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sitrep.core.names.words import Capitals, WordForm, forms_of, is_word, words_of

SHORTEST = 2
"""Letters and digits of a name: a single one stands in every text."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelling as it is looked for."""

    keys: tuple[str, ...]
    """Its words, folded."""
    demands: tuple[Capitals, ...]
    """How each word must be written: an acronym in capitals, or else “who” were the WHO."""


@dataclass(frozen=True, slots=True)
class _End:
    """The name that ends at a node."""

    id: str
    demands: tuple[Capitals, ...]

    def fits(self, capitals: tuple[Capitals, ...]) -> bool:
        return all(here >= asked for here, asked in zip(capitals, self.demands, strict=True))


@dataclass(slots=True)
class _Node:
    """Where the spellings are that begin with the same words."""

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[_End] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Start:
    """A node that a text's word leads to from the root."""

    node: _Node
    capitals: Capitals
    is_last: bool
    """Whether the name ends here, since something was cut off the word's end."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A name in a text, by its words' numbers."""

    start: int
    stop: int
    end: _End

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """A sort key: the longest first, of those the one that asks for most capitals."""
        return self.start - self.stop, self.start, -sum(self.end.demands), self.end.id


class NameFinder:
    """Finds the names of things in texts; ``names`` are all spellings of each, by its id."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._root = _Node()
        self._starts: dict[str, tuple[_Start, ...]] = {}
        for name, spellings in sorted(names.items()):
            for spelled in filter(None, map(spell, spellings)):
                self._add(name, spelled)

    def find(self, text: str) -> frozenset[str]:
        """The ids of all that a text names; it is one paragraph, since no name goes beyond one."""
        words = words_of(text)
        found: list[_Match] = []
        for at, starts in enumerate(map(self._starts_at, words)):
            for start in starts:
                found += _matches(start, words, at)
        taken: set[int] = set()
        ids: set[str] = set()
        for match in sorted(found, key=lambda each: each.rank):
            numbers = range(match.start, match.stop)
            if taken.isdisjoint(numbers):
                taken.update(numbers)
                ids.add(match.end.id)
        return frozenset(ids)

    def _add(self, name: str, spelled: Spelled) -> None:
        node = self._root
        for key in spelled.keys:
            node = node.next.setdefault(key, _Node())
        node.ends.append(_End(name, spelled.demands))

    def _starts_at(self, word: str) -> tuple[_Start, ...]:
        """Where a name may begin with this word; looked up once for each word of all texts."""
        known = self._starts.get(word)
        if known is None:
            known = self._starts[word] = tuple(self._find_starts(word))
        return known

    def _find_starts(self, word: str) -> Iterator[_Start]:
        forms = forms_of(word)
        for form in (forms.whole, *forms.at_start):
            yield from self._start(form, is_last=False)
        for form in forms.at_end:
            yield from self._start(form, is_last=True)

    def _start(self, form: WordForm, *, is_last: bool) -> Iterator[_Start]:
        node = self._root.next.get(form.key)
        if node:
            yield _Start(node, form.capitals, is_last)


def _matches(start: _Start, words: list[str], at: int) -> Iterator[_Match]:
    """All names that begin with a word, long and short."""
    node, capitals = start.node, (start.capitals,)
    yield from _ends(node, capitals, at)
    if not start.is_last:
        yield from _walk(node, capitals, words, at)


def _walk(
    node: _Node, capitals: tuple[Capitals, ...], words: list[str], at: int
) -> Iterator[_Match]:
    """The names that go on from a node with the words behind the one at ``at``."""
    for number in range(at + 1, len(words)):
        if not node.next:
            return
        forms = forms_of(words[number])
        for form in forms.at_end:
            if last := node.next.get(form.key):
                yield from _ends(last, (*capitals, form.capitals), at)
        following = node.next.get(forms.whole.key)
        if following is None:
            return
        node, capitals = following, (*capitals, forms.whole.capitals)
        yield from _ends(node, capitals, at)


def _ends(node: _Node, capitals: tuple[Capitals, ...], at: int) -> Iterator[_Match]:
    return (_Match(at, at + len(capitals), end) for end in node.ends if end.fits(capitals))


def spell(spelling: str) -> Spelled | None:
    """How a spelling is looked for; None where no text can hold it as one name.

    So it is with one that holds a comma or a bracket, or hardly a letter.
    """
    words = words_of(spelling)
    keys = tuple(forms_of(word).whole.key for word in words)
    if not all(map(is_word, words)) or sum(map(len, keys)) < SHORTEST:
        return None
    capitals = [forms_of(word).whole.capitals for word in words]
    if len(words) == 1:
        return Spelled(keys, tuple(capitals))
    # “Syrian Army” may be written “Syrian army”, but “US army” not “us army”.
    return Spelled(
        keys, tuple(each if each is Capitals.ALL else Capitals.NONE for each in capitals)
    )
