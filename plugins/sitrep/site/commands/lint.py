"""``./dev lint``: what a curator should look at in what is published."""

from __future__ import annotations

from pathlib import Path

from sitrep.content.edition_file import EditionFile, parse_edition
from sitrep.content.folder import checked_content, read_files
from sitrep.content.reading import EDITIONS, SOURCES
from sitrep.core.errors import Fault
from sitrep.core.language import Language
from sitrep.core.weeks import Week
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.lint.finding import LintFinding
from sitrep.site.lint.look import Subject, look


def lint(folder: Path, language: Language) -> tuple[LintFinding, ...]:
    """What to look at in a content folder; raises ContentError where it has faults."""
    faults: list[Fault] = []
    files = list(read_files(folder, faults))
    content = checked_content(folder, files, faults)
    editions: dict[Week, EditionFile] = {}
    sources = ""
    for file in files:
        name = f"{folder.name}/{file.path}"
        if file.path.startswith(EDITIONS) and file.path.endswith(".md"):
            notes = parse_edition(file.data, name, [])
            if notes is not None:
                editions[notes.week] = EditionFile(name, notes, file.data)
        elif file.path == SOURCES:
            sources = file.data.decode("utf-8", "replace")
    return look(
        Subject(
            content=content,
            catalogue=build_catalogue(content, language=language),
            editions=editions,
            sources=sources,
            sources_name=f"{folder.name}/{SOURCES}",
            language=language.code,
        )
    )
