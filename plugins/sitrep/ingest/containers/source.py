"""An input on its way to a reader of containers."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.errors import DocumentError
from sitrep.core.limits import CONTAINERS


@dataclass(frozen=True, slots=True)
class Incoming:
    """The bytes of an input, or of a part of one."""

    data: bytes
    name: str
    """What messages call it."""
    charset: str | None = None
    """The encoding that its server stated, if it is from the web."""
    depth: int = 0
    """How many containers it lies in."""
    ocr: str = ""
    """The languages in which pictures are to be read; empty where they are not."""


def ending_of(name: str) -> str:
    """The ending of a name in lower case, without the dot; empty for none."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def refuse_deep(incoming: Incoming) -> None:
    """Raise DocumentError for what lies in more containers than are opened."""
    if CONTAINERS.is_over(incoming.depth):
        raise DocumentError(f"it lies in more than the {CONTAINERS.most} {CONTAINERS.unit} taken")
