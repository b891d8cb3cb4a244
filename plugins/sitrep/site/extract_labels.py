"""``python -m sitrep.site.extract_labels``: all labels into one catalogue, and new ones into each translation.

Labels stand in the themes' templates and in the core, in English.  Translators
work on ``translations/<language>/LC_MESSAGES/messages.po`` with any gettext editor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from sitrep.site.translations import FOLDER

PACKAGE = Path(__file__).parents[1]
CATALOGUE = FOLDER / "messages.pot"
_HEADER = "# Every label of the digest in English. Made by invoke labels; do not edit by hand."
_JINJA = {"silent": "false", "trimmed": "true"}
_KEYWORDS = {"say": None, "count": (1, 2), "marked": None}
"""Our functions that take labels, beside gettext's own in templates."""
_UNSAID = tuple(
    f'"{name}'.encode()
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "Last-Translator",
        "Language-Team",
    )
)
"""Lines of a catalogue's head that change from day to day, or that nobody here fills in."""
_SPEAKS = "from sitrep.core.language import"
"""What stands in a module that says labels; elsewhere ``count`` counts letters."""


def collect_labels(themes: Path) -> Catalog:
    """Every label, with the files that hold it; no line numbers and no date, so that it changes with labels alone."""
    labels = Catalog(project="sitrep", header_comment=_HEADER, charset="utf-8", fuzzy=False)
    for place, label in sorted(_found(themes)):
        labels.add(label if len(label) > 1 else label[0], locations=[(place, 0)])
    return labels


def _found(themes: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(themes.glob("*/templates/**/*.html")):
        for _line, message, _comments, _context in extract_from_file(
            "jinja2.ext:babel_extract", path, options=_JINJA
        ):
            yield path.relative_to(themes.parent).as_posix(), _forms(message)
    for path in sorted(
        path for path in PACKAGE.rglob("*.py") if _SPEAKS in path.read_text("utf-8")
    ):
        for _line, message, _comments, _context in extract_from_file(
            "python", path, keywords=_KEYWORDS
        ):
            if any(letter.isalpha() for form in _forms(message) for letter in form):
                yield f"sitrep/{path.relative_to(PACKAGE).as_posix()}", _forms(message)


def _forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message[:2])


def dump_labels(labels: Catalog) -> bytes:
    """The catalogue as a file, without what changes from day to day."""
    written = BytesIO()
    write_po(written, labels, width=100, sort_output=True, include_lineno=False, omit_header=False)
    return b"".join(
        line
        for line in written.getvalue().splitlines(keepends=True)
        if not line.startswith(_UNSAID)
    )


def update_translations(labels: Catalog, folder: Path = FOLDER) -> Iterator[Path]:
    """Bring every translation up to date: new labels empty, gone ones dropped; yields their files."""
    for path in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        translated = read_po(BytesIO(path.read_bytes()), locale=path.parents[1].name)
        translated.update(labels, no_fuzzy_matching=True, update_header_comment=False)
        translated.obsolete.clear()
        path.write_bytes(dump_labels(translated))
        yield path


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m sitrep.site.extract_labels", description=__doc__.partition("\n")[0]
    )
    parser.add_argument(
        "--themes",
        type=Path,
        default=Path("themes"),
        help="the themes' folder (default: %(default)s)",
    )
    labels = collect_labels(parser.parse_args(arguments).themes)
    CATALOGUE.parent.mkdir(exist_ok=True)
    CATALOGUE.write_bytes(dump_labels(labels))
    print(f"{len(labels)} labels in {CATALOGUE.name}")
    for path in update_translations(labels):
        print(f"brought {path.relative_to(FOLDER)} up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
