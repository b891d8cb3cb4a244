"""What the processes do that `serve` has started: they wait for requests until that has ended."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from sitrep.core.errors import SitrepError
from sitrep.site.commands.live.messages import (
    END,
    BuildOutcome,
    changed_files,
    outcome_of,
    page_line,
    wanted_page,
)

PACKAGE = Path(__file__).parents[3]
ON_REQUEST = "--on-request"
"""The option of ``build`` that has it wait for requests."""
PAGES_ON_REQUEST = "--pages-on-request"
"""The same for single pages, of content that is not built yet."""
_LESS_URGENT = 10
"""How much later than others a process is served that builds what is shown already."""
_LIBRARIES = ("stdlib", "platstdlib", "purelib", "platlib")


class PagesOnRequest(Protocol):
    """The pages of the content that was read last."""

    def read(self, changed: Iterable[Path]) -> None:
        """Read what has changed; raises a SitrepError."""

    def page(self, address: str) -> bytes | None:
        """The page at an address; None where there is none. Raises a SitrepError."""


def answer_with_builds(build: Callable[[], Callable[[], None]]) -> None:
    """Build whenever the other process asks for it, while no process that somebody waits for is busy.

    ``build`` returns what is to be done once the other one shows the new site.
    """
    if sys.platform != "win32":
        os.nice(_LESS_URGENT)
    for _request in sys.stdin:
        try:
            afterwards = build()
        except SitrepError as error:
            _tell(outcome_of(error, _program()).line())
        else:
            _tell(BuildOutcome(program=_program()).line())
            afterwards()
        _tell(END)


def answer_with_pages(begin: Callable[[], PagesOnRequest]) -> None:
    """Read what has changed, and make pages, whenever the other process asks for it."""
    pages: PagesOnRequest | None = None
    for request in sys.stdin:
        address = wanted_page(request)
        try:
            if address is not None:
                answer = page_line(pages.page(address) if pages else None)
            else:
                pages = pages or begin()
                pages.read(changed_files(request))
                answer = BuildOutcome(program=_program()).line()
        except SitrepError as error:
            answer = outcome_of(error, _program()).line()
        _tell(answer)
        _tell(END)


def _tell(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _program() -> tuple[str, ...]:
    """The files of all loaded modules that are neither this project's nor installed."""
    left = (str(PACKAGE), *map(sysconfig.get_path, _LIBRARIES))
    known = tuple(os.path.join(folder, "") for folder in left)
    files = {getattr(module, "__file__", None) for module in [*sys.modules.values()]}
    return tuple(sorted(file for file in files if file and not file.startswith(known)))
