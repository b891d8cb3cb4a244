"""The reference of keys in docs/content.md: ./dev reference.

Between ``<!-- keys:report -->`` and ``<!-- end -->`` is the table of the keys of reports, and
so for every kind of file or table that content/schema/ declares, and for the lines of the record.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from sitrep.content.record.file import KEYS
from sitrep.content.schema.files import FILES
from sitrep.content.schema.key import keys_table
from sitrep.files.whole import write_whole

_MARKED = re.compile(r"(<!-- keys:(\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """The page with the tables of today."""
    return _MARKED.sub(lambda mark: f"{mark[1]}{_table(mark[2])}{mark[3]}", page)


def _table(kind: str) -> str:
    if kind != "record":
        return keys_table(FILES[kind])
    rows = (f"| `{key}` | {meaning} |\n" for key, meaning in KEYS.items())
    return "".join(("| key | meaning |\n|---|---|\n", *rows))


def main(arguments: list[str]) -> int:
    """Write the tables of the page that is named; returns the exit code."""
    page = Path(arguments[0])
    write_whole(page, with_tables(page.read_text("utf-8")).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
