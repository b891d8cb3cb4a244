"""What a page of documentation links to and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tests.support.paths import ROOT

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (?P<words>.+)$", re.MULTILINE)
_TASK = re.compile(r"\./dev (?P<name>[a-z]+)")
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")
_CHECKED_FOLDERS = ("plugins/", "tests/", "themes/", "benchmarks/", "docs/")


def pages() -> list[Path]:
    """Every page: those at the top of the project and those in docs/."""
    at_the_top = [ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")]
    return [*at_the_top, *sorted((ROOT / "docs").glob("*.md"))]


def anchors(page: Path) -> set[str]:
    """What can follow # in a link to a page: its headings, as GitHub names them."""
    found: set[str] = set()
    for heading in _HEADING.finditer(_FENCE.sub("", page.read_text("utf-8"))):
        bare = _NOT_IN_ANCHORS.sub("", heading["words"].lower()).replace(" ", "-")
        numbered = (f"{bare}-{number}" for number in range(1, 100))
        found.add(
            bare if bare not in found else next(each for each in numbered if each not in found)
        )
    return found


def broken_links(page: Path) -> Iterator[str]:
    """The relative links of a page that lead to no file, or to no heading."""
    text = _SPAN.sub("", _FENCE.sub("", page.read_text("utf-8")))
    for link in _LINK.finditer(text):
        if re.match(r"[a-z]+:", link["target"]):
            continue
        path, _, anchor = unquote(link["target"]).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link["target"]


def tasks_named(page: Path) -> set[str]:
    """The tasks that a page tells its reader to run."""
    return {task["name"] for task in _TASK.finditer(page.read_text("utf-8"))}


def lost_paths(page: Path) -> Iterator[str]:
    """The files and folders of the project that a page names in code and that are not there."""
    for span in _SPAN.findall(_FENCE.sub("", page.read_text("utf-8"))):
        name = span.strip("`")
        if name.startswith(_CHECKED_FOLDERS) and " " not in name and not (ROOT / name).exists():
            yield name
