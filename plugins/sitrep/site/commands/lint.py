"""``./dev lint``: what a curator should look at in what is published."""

from __future__ import annotations

from pathlib import Path

from sitrep.content.edition_file import EditionFile, parse_edition
from sitrep.content.folder import checked_content, read_files
from sitrep.content.reading import EDITIONS, REGIONS, SOURCES
from sitrep.core.errors import Fault
from sitrep.core.language import Language
from sitrep.core.weeks import Week
from sitrep.geo.charts import read_chart
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.lint.finding import LintFinding
from sitrep.site.lint.language import language_findings, spoken
from sitrep.site.lint.look import Subject, look


def lint(folder: Path, language: Language) -> tuple[LintFinding, ...]:
    """What to look at in a content folder; raises ContentError where it has faults."""
    faults: list[Fault] = []
    files = list(read_files(folder, faults))
    content = checked_content(folder, files, faults)
    editions: dict[Week, EditionFile] = {}
    texts = {REGIONS: "", SOURCES: ""}
    for file in files:
        name = f"{folder.name}/{file.path}"
        if file.path.startswith(EDITIONS) and file.path.endswith(".md"):
            notes = parse_edition(file.data, name, [])
            if notes is not None:
                editions[notes.week] = EditionFile(name, notes, file.data)
        elif file.path in texts:
            texts[file.path] = file.data.decode("utf-8", "replace")
    catalogue = build_catalogue(content, language=language)
    found = look(
        Subject(
            content=content,
            catalogue=catalogue,
            editions=editions,
            sources=texts[SOURCES],
            sources_name=f"{folder.name}/{SOURCES}",
            language=language.code,
        )
    )
    site = spoken(content, catalogue, language, read_chart(content.regions))
    return (*found, *language_findings(site, texts[REGIONS], f"{folder.name}/{REGIONS}"))
