"""How long ingest takes for documents made to keep it busy, and a build for such reports.

    .venv/bin/python benchmarks/hostile_documents.py [--documents] [--reports] [NAME ...]

Prints seconds of computing and of waiting, and the first line of each result; the slowest come
last. Machines are noisy: compare computing, not waiting.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from common import parser_for, use_test_helpers, write_settings
from ingest_documents import HOSTILE

use_test_helpers()

from tests.support.ingest.pdfs import Words, packed_pdf, pdf_of  # noqa: E402
from tests.support.trees import ANNOUNCED, report_text, tree, write  # noqa: E402

MEDIUM = 500_000
"""Characters of a text: beyond what a report has, below what is refused at once."""
MARK = "::: passage SY-ID 2020-06-30\n"


def page(body: str) -> bytes:
    head = "<!doctype html><html><head><title>A page</title></head>"
    return f"{head}<body>{body}</body></html>".encode()


def mail(body: str, header: str = "") -> bytes:
    head = f"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n{header}\n"
    return (head + body).encode()


def parts(each: str, number: int, header: str = "") -> bytes:
    """A page as a browser saves it, with so many parts."""
    head = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="c"{header}\n\n'
    return (head + f"--c\n{each}\n\nx\n" * number + "--c--\n").encode()


DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "pdf-drawings": lambda: packed_pdf(b"q 1 0 0 1 0 0 cm Q " * 500_000),
    "pdf-drawings-taken": lambda: packed_pdf(b"q 1 0 0 1 0 0 cm Q " * 200_000),
    "pdf-text": lambda: packed_pdf(
        b"BT /F1 10 Tf 1 0 0 1 50 50 Tm (words of the file) Tj ET\n" * 60_000
    ),
    "pdf-forms": lambda: packed_pdf(
        b"/X Do " * 450, b"BT /F1 10 Tf 5 5 Td (words of the form) Tj ET\n" * 400
    ),
    "pdf-bomb": lambda: packed_pdf(b" " * 100_000_000),
    "pdf-300-pages": lambda: pdf_of(
        [[Words(50, 800 - 12 * row, "A line as long as lines are here.") for row in range(60)]]
        * 300
    ),
    "pdf-scattered": lambda: pdf_of([[Words(at % 500, at % 800, "w", 5) for at in range(40_000)]]),
    "html-attributes": lambda: page(
        f"<p {' '.join(f'a{number}=1' for number in range(100_000))}>Text.</p>"
    ),
    "html-nested": lambda: page("<div>" * 200_000),
    "html-deep-lines": lambda: page("<div>" * 1_900 + "<p>The convoy left Idlib.</p>" * 20_000),
    "html-breaks": lambda: page("<p>" + "a<br>" * 90_000),
    "html-headings": lambda: page("<h2>The convoy left</h2><p>a" * 40_000),
    "html-dates": lambda: page("<div pubdate>" * 2_000 + "w " * 100_000),
    "mhtml-parts": lambda: parts("Content-Type: text/plain", 100_000),
    "mhtml-header": lambda: parts("Content-Type: text/html", 1, "; a=b" * 100_000),
    "mhtml-nested": lambda: parts('Content-Type: multipart/related; boundary="d"', 400),
    "mail-quoted": lambda: mail("> " * 40 + "a\n" * (MEDIUM // 2)),
    "mail-heads": lambda: mail("From: a\nTo: b\nDate: c\n\n" * (MEDIUM // 24)),
    "mail-attributions": lambda: mail("On 3 July 2020 x@y.example wrote\n" * (MEDIUM // 34)),
    "mail-signatures": lambda: mail("--\n\n" * (MEDIUM // 4)),
    "mail-nested": lambda: mail(
        "".join(f"--{at}\nContent-Type: multipart/mixed; boundary={at + 1}\n\n" for at in range(90))
        + "a\n" * (MEDIUM // 2),
        "Content-Type: multipart/mixed; boundary=0\n",
    ),
    "mailbox": lambda: b"From x 08:15:00 2021\nFrom: a@b.example\nTo: c\n\nText.\n\n" * 4_900,
    "feed-items": lambda: (
        b"<rss version='2.0'><channel>"
        + b"<item><title>a</title><description>&lt;p&gt;b</description></item>" * 4_900
        + b"</channel></rss>"
    ),
    "feed-nested": lambda: b"<rss version='2.0'>" + b"<channel>" * 100_000,
    "json-nested": lambda: b"[" * MEDIUM,
    "chat": lambda: b"07.05.2021, 21:10 - a: b c d e f\n" * 40_000,
    **{f"text-{name}": lambda make=make: make(MEDIUM).encode() for name, make in HOSTILE.items()},  # type: ignore[misc]
    "text-hyphens": lambda: b"well-\n" * (MEDIUM // 6),
    "text-menu": lambda: b"Home\nWorld\n" * (MEDIUM // 11),
    "text-comments": lambda: b"observer\nReply\n3 days ago\n" * (MEDIUM // 27),
    "text-credits": lambda: b"Source: Example Wire\n" * (MEDIUM // 21),
    "text-combining": ("a" + "\u0301" * (MEDIUM // 2)).encode,
    "text-sentences": lambda: b"The convoy left Idlib on June 26. " * (MEDIUM // 34),
}
REPORTS: Mapping[str, str] = {
    "small": f"{MARK}The bridge reopened.\n:::\n",
    "too-long": f"{MARK}{'well ' * 2_000_000}\n:::\n",
    "open-claims": f"{MARK}{'{? ' * 67_000}\n:::\n",
    "claims": f"{MARK}{'{? a ?} ' * 4_500}\n:::\n",
    "words": f"{MARK}{'well ' * 50_000}\n:::\n",
    "brackets": f"{MARK}{'[' * 9_900}\n:::\n",
    "stars": f"{MARK}{'*a ' * 9_900}\n:::\n",
    "backticks": f"{MARK}{'`a ' * 9_900}\n:::\n",
    "links": f"{MARK}{'[a](https://example.org/a) ' * 4_500}\n:::\n",
    "list": f"{MARK}{'- a' + chr(10)}{('- a' + chr(10)) * 9_800}:::\n",
    "quotes": f"{MARK}{('>' * 40 + 'a' + chr(10) * 2) * 240}:::\n",
    "passages": f"{MARK}a\n:::\n" * 3_300,
    "colons": f"{MARK}{': ' * 120_000}\n:::\n",
}


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these (default: all)")
    parser.add_argument("--documents", action="store_true", help="only documents")
    parser.add_argument("--reports", action="store_true", help="only reports")
    options = parser.parse_args()
    both = options.documents == options.reports
    lines = []
    for kind, names in (("documents", DOCUMENTS), ("reports", REPORTS)):
        for name in names if both or getattr(options, kind) else ():
            if not options.names or name in options.names:
                lines.append(measure(kind, name))
                print(lines[-1], flush=True)
    print("\nslowest:", *sorted(lines)[-5:], sep="\n")
    return 0


def measure(kind: str, name: str) -> str:
    """A line: seconds of computing, seconds of waiting, and what was said at the end."""
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        command = [sys.executable, "-m", *_prepared(kind, name, folder)]
        before, started = os.times(), time.monotonic()
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, errors="replace"
        )
        after, waited = os.times(), time.monotonic() - started
    computed = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    said = (done.stderr or done.stdout).strip().split("\n")[0].replace(given, "")[:150]
    return f"{computed:6.1f} s {waited:6.1f} s  {name:20} {said}"


def _prepared(kind: str, name: str, folder: Path) -> list[str]:
    """What to run over the document or report, which is put into the folder."""
    if kind == "documents":
        (folder / name).write_bytes(DOCUMENTS[name]())
        return ["sitrep.ingest", "--json", name]
    write(folder / "content", {**tree({"a": report_text("a", body=REPORTS[name])}), **ANNOUNCED})
    write_settings(folder)
    return ["sitrep.site", "build", "--settings", "conf.py"]


if __name__ == "__main__":
    sys.exit(main())
