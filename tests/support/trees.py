"""Small content trees for tests, all invented."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pycountry

from sitrep.content.reading import ContentFile
from sitrep.content.tree import Content, read_content
from sitrep.core.errors import Fault
from sitrep.site.catalogue.build import Catalogue, build_catalogue

CODES = frozenset(
    {each.alpha_2 for each in pycountry.countries} | {each.code for each in pycountry.subdivisions}
)

SOURCES = """\
[example-wire]
name = "Example Wire"
homepage = "https://wire.example.org/"
affiliation = "independent"
reliability = "B"
reason = "Invented for tests."
rights = "full"

[example-review]
name = "Example Review"
homepage = "https://review.example.org/"
affiliation = "party-owned"
reliability = "D"
reason = "Invented for tests."
rights = "link"
"""
REGIONS = """\
[idlib]
name = "Idlib"
codes = ["SY-ID"]
spellings = ["Idleb"]

[daraa]
name = "Daraa"
codes = ["SY-DR"]

[homs]
name = "Homs"
codes = ["SY-HI"]

[desert]
name = "Homs-Deir ez-Zor desert"
codes = ["SY-HI", "SY-DY"]

[syria]
name = "Syria"
codes = ["SY"]
"""


ANNOUNCED = {"editions/2020-W27.md": "---\nannounced: 2020-07-07\n---\n"}
"""What lets the week of report_text's report into the feeds."""


def report_text(
    name: str = "2020-07-01-example-wire-bridge", body: str | None = None, **keys: str
) -> str:
    """A published report's file; ``keys`` replace or add front matter as it is written, None-like "" drops one."""
    is_unknown = keys.get("source") == "unknown"
    front = {
        "id": name,
        "title": "Bridge reopens",
        "title_kind": "carrier" if is_unknown else "stated",
        "date": "2020-07-01",
        "date_basis": "text" if is_unknown else "stated",
        "added": "2020-07-02",
        "source": "example-wire",
        "url": f"https://wire.example.org/{name}",
        "text": "verbatim",
        "credibility": "3",
        "status": "published",
        **keys,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in front.items() if value)
    text = (
        "::: passage SY-ID 2020-06-30\nThe bridge at Example Ford reopened.\n:::\n"
        if body is None
        else body
    )
    return f"---\n{lines}---\n{text}"


def tree(reports: Mapping[str, str] | None = None, **files: str) -> dict[str, str]:
    """Paths and texts of a content tree; further ``files`` by path, dots and slashes written __ and ___."""
    named = {key.replace("___", "/").replace("__", "."): text for key, text in files.items()}
    default = {"2020-07-01-example-wire-bridge": report_text()}
    found = {
        f"reports/2020/{name}.md": text
        for name, text in (reports if reports is not None else default).items()
    }
    return {"sources.toml": SOURCES, "regions.toml": REGIONS, **found, **named}


def read(files: Mapping[str, str]) -> tuple[Content, list[Fault]]:
    """The content and faults of a tree, read without touching a disk."""
    return read_content(
        [ContentFile(path, text.encode()) for path, text in files.items()], codes=CODES
    )


def content(files: Mapping[str, str]) -> Content:
    """The content of a tree that has no faults."""
    found, faults = read(files)
    assert not faults, "\n".join(map(str, faults))
    return found


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """The tree on a disk, below ``folder``."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def catalogue(files: Mapping[str, str], *, drafts: bool = False) -> Catalogue:
    """The catalogue of a tree that has no faults."""
    return build_catalogue(content(files), drafts=drafts)


def line_of(text: str, needle: str) -> int:
    """The line of ``text`` that ``needle`` first stands on, counted from 1."""
    assert needle in text, f"{needle!r} does not stand in the text"
    return text[: text.index(needle)].count("\n") + 1
