"""The reference of keys in docs/content.md: ./dev reference.

Between ``<!-- keys:report -->`` and ``<!-- end -->`` stands the table of the keys of reports, and
so for every kind of file that schema.py declares.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from sitrep.content.schema import FILES, keys_table
from sitrep.files.whole import write_whole

_MARKED = re.compile(r"(<!-- keys:(\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """The page with the tables of today."""
    return _MARKED.sub(lambda mark: f"{mark[1]}{keys_table(FILES[mark[2]])}{mark[3]}", page)


def main(arguments: list[str]) -> int:
    """Write the tables of the page that is named; returns the exit code."""
    page = Path(arguments[0])
    write_whole(page, with_tables(page.read_text("utf-8")).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
