"""What each part of the reading of heads gives: titles and dates found without it.

    .venv/bin/python benchmarks/head_parts.py [FOLDER…] [--pages PAGES.json --html FOLDER]

FOLDER holds labelled documents (NAME.txt with NAME.json), whose titles and days of publication are
known.  The pages are plain dumps of pages; what is known of them is what the pages themselves, as
HTML, say.  Each group of signs is left out in its turn, then what neighbours are worth, then the
whole reading.  Counted are those found as they are known, those found otherwise, and those found
where nothing is known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from common import parser_for
from labelled import SETTINGS, LabelledDocument, documents, pages

from sitrep.core.errors import SitrepError
from sitrep.ingest import PIPELINE
from sitrep.ingest.draft import Draft
from sitrep.ingest.find.page_title import normal
from sitrep.ingest.head import weights
from sitrep.ingest.knowledge.data_files import read_data
from sitrep.ingest.read.decode import read_document

Known = tuple[str | None, str | None]
"""A title, as titles are compared, and a day of publication."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "nothing": (),
    "length": (
        *("a word", "two words", "three words", "four words", "short headline"),
        *("headline's length", "long", "too long", "far too long"),
    ),
    "capitals and stops": (
        *("title case", "small start", "stopped", "goes on", "odd start"),
        *("counted", "speaks", "prose"),
    ),
    "the text says it again": ("said again", "not said again"),
    "the page's own title": (
        "stated title",
        "repeated title",
        "page's title",
        "like the first line",
    ),
    "markup": ("first rank", "heading", "caption element", "linked"),
    "days and times": (
        *("date alone", "date and little", "day alone", "holds a date", "clock alone"),
        *("says what a day is", "day without year", "date of a series"),
    ),
    "names": (
        *("by", "bare name", "by alone", "stated writer", "outlet"),
        *("site", "role"),
    ),
    "words of pages": (
        *("section", "crumbs", "furniture", "caption words", "credit words"),
        *("series", "often", "address", "figure", "teaser"),
    ),
}
STEPS = {"read_head", "mark_head"}


def main() -> None:
    """Print a line for each part that is left out."""
    parser = parser_for(__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--html", type=Path)
    given = parser.parse_args()
    cases = [case for folder in given.folders for case in labelled_in(folder)]
    if given.pages and given.html:
        cases += dumps(given.pages, given.html)
    print(f"{len(cases)} documents; found right, otherwise, where nothing is known")
    print(f"{'left out':24}{'titles':>15}{'dates':>15}")
    for name, signs in GROUPS.items():
        show(name, cases, without(signs))
    show("neighbours", cases, {**read_data("head_grammar"), "follows": {}})
    show("the whole reading", cases, None)


def labelled_in(folder: Path) -> Iterator[tuple[LabelledDocument, Known]]:
    """Labelled documents with their titles and days."""
    for document in documents(folder):
        label = (folder / document.name).with_suffix(".json")
        label = label if label.exists() else folder / "gold" / label.name
        gold = json.loads(label.read_text("utf-8"))
        gold = gold.get("gold", gold)
        yield document, (normal(gold["title"] or "") or None, gold["publication_date"])


def dumps(file: Path, folder: Path) -> list[tuple[LabelledDocument, Known]]:
    """Dumps with what the pages say that they are of."""
    found = []
    for dump, page in zip(pages(file, None), pages(file, folder), strict=True):
        found.append((dump, found_in(page, whole=True)))
    return found


def without(signs: tuple[str, ...]) -> dict[str, Any]:
    """The grammar without some of its signs."""
    data = dict(read_data("head_grammar"))
    kept: dict[str, dict[str, float]] = {}
    for kind, worths in data["signs"].items():
        kept[kind] = {sign: worth for sign, worth in worths.items() if sign not in signs}
    return {**data, "signs": kept}


def show(
    name: str, cases: list[tuple[LabelledDocument, Known]], grammar: Mapping[str, Any] | None
) -> None:
    """Print what is found with a grammar; None for no reading of lines at all."""
    weights.read_data = lambda _name: grammar  # type: ignore[assignment, return-value]
    weights.weights.cache_clear()
    weights.together.cache_clear()
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for document, known in cases:
        for count, due, had in zip(
            counts, known, found_in(document, whole=grammar is not None), strict=True
        ):
            if had:
                count["right" if had == due else "otherwise" if due else "invented"] += 1
    figures = (f"{c['right']:5}{c['otherwise']:5}{c['invented']:5}" for c in counts)
    print(f"{name:24}{''.join(figures)}", flush=True)


def found_in(document: LabelledDocument, *, whole: bool) -> Known:
    """Title and day that ingest finds in a document."""
    try:
        read = read_document(document.data, document.name)
    except SitrepError:
        return None, None
    draft = Draft(read)
    for name, step in PIPELINE:
        if (whole or step.__name__ not in STEPS) and name not in {"regions", "losses"}:
            draft = step(draft, SETTINGS)
        if name == "title":
            break
    title = normal(draft.title.value) if draft.title else None
    day = draft.published.date if draft.published else None
    return title, str(day) if day else None


if __name__ == "__main__":
    main()
