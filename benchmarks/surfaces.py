"""How many things a built site says twice or more often, over how many surfaces, and where two disagree.

    .venv/bin/python benchmarks/surfaces.py [OUTPUT] [CONTENT]

OUTPUT is a built site, ./output if not given; CONTENT the tree that it was built from, ./content if
not given.  Pages, maps, cards, structured data, search, data files, feeds and mail are read as
their readers read them; reports, independent roots, echoes, the names of roots, grades, standings,
ranges of figures and the days on which something came or last changed are compared with each other
and with the catalogue.  Exits with 0 if all agree, 1 if not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from common import ROOT, parser_for, use_test_helpers

use_test_helpers()

from sitrep.site.catalogue.build import build_catalogue  # noqa: E402
from sitrep.site.catalogue.plugin import read_tree  # noqa: E402
from tests.support.site.surfaces.catalogue import read_catalogue  # noqa: E402
from tests.support.site.surfaces.readings import CATALOGUE, Comparison, compare  # noqa: E402
from tests.support.site.surfaces.times import read_times, read_truth  # noqa: E402
from tests.support.site.surfaces.walk import read_surfaces  # noqa: E402

MOST = 20
"""How many disagreements are listed."""


def main() -> int:
    """Compare and print."""
    parser = parser_for(__doc__)
    parser.add_argument("output", nargs="?", type=Path, default=ROOT / "output")
    parser.add_argument("content", nargs="?", type=Path, default=ROOT / "content")
    given = parser.parse_args()
    content, _images = read_tree(given.content)
    catalogue = build_catalogue(content)
    held = (*read_catalogue(catalogue), *read_truth(catalogue))
    comparison = compare((*held, *read_surfaces(given.output), *read_times(given.output)))
    report(comparison)
    alone = [each for each in comparison.alone if each.surface != CATALOGUE]
    return int(bool(comparison.disagreements or alone))


def report(comparison: Comparison) -> None:
    """What was compared on each surface, then the disagreements."""
    surfaces = comparison.surfaces
    del surfaces[CATALOGUE]
    for surface, number in sorted(surfaces.items(), key=lambda each: (-each[1], each[0])):
        print(f"{number:7} {surface}")
    alone = [each for each in comparison.alone if each.surface != CATALOGUE]
    print(
        f"{surfaces.total()} readings on {len(surfaces)} surfaces compared with each other and "
        f"with the catalogue: {len(comparison.disagreements)} disagreements, "
        f"{len(alone)} of what the catalogue does not hold"
    )
    for each in comparison.disagreements[:MOST]:
        print(f"  {each}")
    for reading in alone[:MOST]:
        print(f"  {reading.surface} {reading.file}: {reading.subject}: {reading.measure}")


if __name__ == "__main__":
    sys.exit(main())
