"""Which outlet a name, the beginning of a text or a URL means.

Only outlets that the knowledge or the content folder lists are found; a text may begin
with any of their names or aliases, and the longest wins ("Example Review Online" over
"Example Review").
"""

from __future__ import annotations

from sitrep.core.prose.words import is_unspaced
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.outlets import Outlet, Outlets

_LONGEST_NAME = 9
"""Words of a text that are tried as an outlet's name."""
_LONGEST_INFLECTED = 4
"""Words of one that may be inflected."""
_END = 60
"""Characters at a text's end in which the name is that it ends with."""
_UNSPACED_SIGNS = 8
"""Most signs of a name in a script without spaces."""


def outlet_called(name: str, settings: Settings) -> Outlet | None:
    """The outlet of that name or alias."""
    return settings.outlets.called(name)


def outlet_at(text: str, settings: Settings) -> Outlet | None:
    """The outlet whose name text begins with, inflected or not; the longest name wins."""
    words = plain(text).split(maxsplit=_LONGEST_NAME)[:_LONGEST_NAME]
    found = settings.outlets.beginning(words, _LONGEST_NAME)
    for length in range(min(len(words), _LONGEST_INFLECTED), 0, -1):
        found = found or settings.outlets.inflected(" ".join(words[:length]))
    return found


def outlet_ending(text: str, settings: Settings) -> Outlet | None:
    """The outlet whose name text ends with, inflected or not; the longest name wins."""
    outlets = settings.outlets
    end = plain(text)[-_END:].rstrip()
    if end and is_unspaced(end[-1]):
        names = [end[-length:] for length in range(_UNSPACED_SIGNS, 1, -1)]
    else:
        words = end.split()[-_LONGEST_INFLECTED:]
        names = [" ".join(words[at:]) for at in range(len(words))]
    for name in names:
        bare = name.strip(" .,:;()[]«»")
        if found := outlets.called(bare) or outlets.inflected(bare):
            return found
    return None


def owner_of(link: str, outlets: Outlets) -> Outlet | None:
    """The outlet on whose server a URL is."""
    return outlets.owner_of(link)
