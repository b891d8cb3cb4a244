"""Names that files of the site may have on every system it is copied to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from sitrep.core.errors import Fault
from sitrep.core.text import is_device

_FORBIDDEN = frozenset('<>:"\\|?*')
_REMEDY = "Rename it"


def check_names(paths: Iterable[str], root: str) -> Iterator[Fault]:
    """Faults for paths that some system cannot hold, or holds as one with another.

    ``root`` is put before each.
    """
    first: dict[str, str] = {}
    for path in sorted(paths):
        if problem := next(filter(None, map(_problem, path.split("/"))), None):
            yield Fault(f"{root}/{path}", 1, "", problem, _REMEDY)
        other = first.setdefault(_folded(path), path)
        if other != path:
            problem = f"differs from {other} in case or accents alone, and many systems take the two for one"
            yield Fault(f"{root}/{path}", 1, "", problem, _REMEDY)


def _problem(name: str) -> str | None:
    if is_device(name.partition(".")[0].rstrip(" ").lower()) or name.lower() in {
        "conin$",
        "conout$",
    }:
        return f"has a name, “{name}”, that is the name of a device on Windows"
    if name.endswith((".", " ")):
        return f"has a name, “{name}”, that ends in a dot or space, which Windows leaves out"
    if not name.isprintable() or not _FORBIDDEN.isdisjoint(name):
        return f"has a name, “{name}”, with characters that not every system allows"
    return None


def _folded(path: str) -> str:
    # Once more after folding case, which can take letters apart: “ǰ” becomes “j” and a caron.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
