"""What Lighthouse and the Nu HTML checker say of a built site.

    .venv/bin/python benchmarks/audit_site.py [--only lighthouse] [--only nu] [--page about/]

The folder is served on loopback as a static host serves it; if the site was built for loopback, at
the very address it was built for. Lighthouse looks at the heaviest page of each kind, as a phone
and as a desktop; Nu reads every file. Both are installed from npm into the user's cache (or into
AUDIT_TOOLS). Exits with 0 if all is well, 1 if something falls short, 3 if a program is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from common import ROOT, parser_for
from static_host import serve

PACKAGES = ("lighthouse@12.8.2", "vnu-jar@26.9.27")
"""Lighthouse 13 needs a newer Node.js than long-term Linux releases have."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--headless=new --no-sandbox --disable-background-networking "
    "--disable-component-update --no-first-run"
)
FORMS = {"phone": (), "desktop": ("--preset=desktop",)}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
"""Attempts at a page that falls short in performance only: a busy machine makes it slower."""
PATIENCE = 180
"""Seconds that Lighthouse may take for a page."""
FIXED = ("", "editions/", "regions/", "sources/", "feeds/", "data/", "search/", "about/")
KINDS = ("editions", "regions", "sources", "reports")
SHOWN = 3
"""Places that are shown of one finding."""
NOT_NUS_TO_SAY = (
    r"Resource violates Content Security Policy.*",  # a file has no host that 'self' could mean
    # JSON-LD is data and never runs; Lighthouse sees the other scripts.
    r"Inline script violates Content Security Policy.*",
    r"CSS: .*(container-type|vector-effect|@container).*",  # newer than its grammar of CSS
)


class MissingError(Exception):
    """A program or folder is missing; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An audit that a page does not pass in full."""

    audit: str
    score: float
    title: str
    detail: str
    places: tuple[str, ...]
    counts: bool

    def __str__(self) -> str:
        if not self.counts:
            return f"{self.audit}: {self.title}"
        head = f"    {self.audit} {self.score:g}: {self.title} {self.detail}"
        return "\n        ".join((head, *self.places[:SHOWN]))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Lighthouse says of a page; scores from 0 to 100, in the order of CATEGORIES."""

    scores: tuple[int, ...]
    findings: tuple[Finding, ...]

    @property
    def is_perfect(self) -> bool:
        return all(score == 100 for score in self.scores)

    @property
    def is_slow_alone(self) -> bool:
        """Whether nothing but performance falls short."""
        return not self.is_perfect and all(score == 100 for score in self.scores[1:])


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the folder."""

    address: str
    is_hidden: bool

    def __str__(self) -> str:
        return f"/{self.address}{' (noindex)' if self.is_hidden else ''}"


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "output", help="the built site (default: output)"
    )
    parser.add_argument(
        "--only",
        choices=("lighthouse", "nu"),
        action="append",
        help="one of the two (default: both)",
    )
    parser.add_argument(
        "--page",
        action="append",
        help="a page for Lighthouse, as about/ (default: one of each kind)",
    )
    parser.add_argument(
        "--form", choices=FORMS, action="append", help="phone or desktop (default: both)"
    )
    options = parser.parse_args()
    wanted, good = options.only or ["nu", "lighthouse"], True
    try:
        tools = find_tools(options.folder)
        if "nu" in wanted:
            good = check_files(options.folder, tools)
        if "lighthouse" in wanted:
            good = look_at_pages(options, tools) and good
    except MissingError as missing:
        print(f"audit_site: {missing}", file=sys.stderr)
        return 3
    return 0 if good else 1


def find_tools(folder: Path) -> Path:
    """Where the npm packages are, installed if need be. Raises MissingError."""
    if not (folder / "index.html").is_file():
        raise MissingError(f"{folder} does not hold a site. Build one first: ./dev build")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    tools = Path(os.environ.get("AUDIT_TOOLS") or cache / "sitrep-audit")
    modules = tools / "node_modules"
    if all(is_installed(modules, package) for package in PACKAGES):
        return modules
    if not shutil.which("npm"):
        raise MissingError(
            "npm is not installed. Install Node.js 18 or newer (Debian, Ubuntu: apt install npm)."
        )
    tools.mkdir(parents=True, exist_ok=True)
    command = [
        shutil.which("npm") or "npm",
        "install",
        "--prefix",
        str(tools),
        "--ignore-scripts",
        "--no-audit",
    ]
    if subprocess.run(
        [*command, "--no-fund", *PACKAGES], stdout=sys.stderr, check=False
    ).returncode:
        raise MissingError(f"npm could not install {' and '.join(PACKAGES)}; its output is above.")
    return modules


def is_installed(modules: Path, package: str) -> bool:
    """Whether a package is there in the version that is named."""
    name, _, version = package.partition("@")
    manifest = modules / name / "package.json"
    return manifest.is_file() and json.loads(manifest.read_text("utf-8"))["version"] == version


def check_files(folder: Path, modules: Path) -> bool:
    """Print what Nu says of the folder's HTML, CSS and SVG; returns whether it found no error.

    Raises MissingError.
    """
    java = shutil.which("java")
    if not java:
        raise MissingError(
            "java is not installed. Install Java 17 (Debian, Ubuntu: default-jre-headless)."
        )
    good = True
    for kind in ("html", "css", "svg"):
        command = [
            java,
            "-jar",
            str(modules / "vnu-jar/build/dist/vnu.jar"),
            f"--skip-non-{kind}",
            "--format",
            "json",
        ]
        command += ["--exit-zero-always", "--filterpattern", "|".join(NOT_NUS_TO_SAY), str(folder)]
        answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if answer.returncode:
            raise MissingError(f"Nu could not run: {answer.stderr.strip()}")
        messages = json.loads(answer.stderr)["messages"]
        levels = Counter(level_of(message) for message in messages)
        number = sum(1 for _path in folder.rglob(f"*.{kind}"))
        errors = f"{levels['error']} errors, {levels['warning']} warnings"
        print(f"Nu: {number} {kind.upper()} files, {errors}")
        for line in alike(messages, folder):
            print(line)
        good = good and not levels["error"]
    return good


def level_of(message: dict[str, Any]) -> str:
    """``error``, ``warning`` or ``info``; a document Nu cannot read is an error."""
    return message.get("subType") or "info" if message["type"] == "info" else "error"


def alike(messages: list[dict[str, Any]], folder: Path) -> Iterator[str]:
    """A line for all messages with the same words, the commonest first, each with an example."""
    counts = Counter((level_of(message), message["message"]) for message in messages)
    first = {message["message"]: message for message in reversed(messages)}
    for (level, words), number in counts.most_common():
        seen = first[words]
        path = os.path.relpath(urlsplit(seen.get("url", "")).path, folder.resolve())
        extract = " ".join(seen.get("extract", "").split())
        place = f"{path}:{seen.get('lastLine', 0)}"
        yield f"  {number:4} × {level}: {words}\n         {place}: {extract}"


def look_at_pages(options: argparse.Namespace, modules: Path) -> bool:
    """Print Lighthouse's scores and findings by page; returns whether all scores are 100.

    Raises MissingError.
    """
    command, good, weightless = find_lighthouse(modules), True, Counter[str]()
    try:
        with serve(options.folder) as address:
            print(f"Lighthouse at {address}")
            print(f"{'form':8} {' '.join(f'{name:>14}' for name in CATEGORIES)}  page")
            for page in choose_pages(options.folder, options.page):
                for form in options.form or FORMS:
                    verdict = look(command, address, page, form)
                    print(
                        f"{form:8} {' '.join(f'{score:14}' for score in verdict.scores)}  {page}",
                        flush=True,
                    )
                    print(
                        "".join(f"{finding}\n" for finding in verdict.findings if finding.counts),
                        end="",
                        flush=True,
                    )
                    weightless.update(
                        str(finding) for finding in verdict.findings if not finding.counts
                    )
                    good = good and verdict.is_perfect
    except OSError as error:
        raise MissingError(
            f"The address that the site was built for cannot be served ({error.strerror})."
        ) from error
    print("Below 1, but without weight in any category:")
    for finding, number in weightless.most_common():
        print(f"{number:4} × {finding}")
    return good


def find_lighthouse(modules: Path) -> tuple[str, ...]:
    """The command line that runs it. Raises MissingError."""
    node = shutil.which("node")
    browser = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not node or not browser:
        raise MissingError(
            "Node.js or Chromium is not installed (Debian, Ubuntu: apt install nodejs chromium; "
            "CHROME_PATH names a browser)."
        )
    os.environ["CHROME_PATH"] = browser
    return node, str(modules / "lighthouse/cli/index.js")


def choose_pages(folder: Path, given: list[str] | None) -> list[Page]:
    """The pages given, or one of each kind: the heaviest, since it is the hardest."""
    if given:
        return [page_at(folder, address) for address in given]
    sizes = (
        {path: path.stat().st_size for path in folder.glob(f"{kind}/*/index.html")}
        for kind in KINDS
    )
    found = (
        max(size, key=size.__getitem__).parent.relative_to(folder).as_posix() + "/"
        for size in sizes
        if size
    )
    fixed = (address for address in FIXED if (folder / address / "index.html").is_file())
    return [page_at(folder, address) for address in (*fixed, *found)]


def page_at(folder: Path, address: str) -> Page:
    """The page at an address. Raises MissingError."""
    path = (
        folder / address / "index.html"
        if address.endswith("/") or not address
        else folder / address
    )
    if not path.is_file():
        raise MissingError(f"{folder} does not hold a page {address}.")
    return Page(
        address,
        bool(re.search(r'<meta name="robots" content="[^"]*noindex', path.read_text("utf-8"))),
    )


def look(command: tuple[str, ...], address: str, page: Page, form: str) -> Verdict:
    """What Lighthouse says of a page, at its best of a few looks. Raises MissingError."""
    options = (
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
        f"--chrome-flags={FLAGS}",
        *FORMS[form],
    )
    hidden = ("--skip-audits=is-crawlable",) if page.is_hidden else ()
    line = [*command, f"{address}/{page.address}", *options, *hidden]
    verdicts: list[Verdict] = []
    while not verdicts or (verdicts[-1].is_slow_alone and len(verdicts) < TRIES):
        try:
            answer = subprocess.run(
                line, capture_output=True, encoding="utf-8", check=True, timeout=PATIENCE
            )
        except subprocess.SubprocessError as error:
            raise MissingError(
                f"Lighthouse could not look at {page}: {error} {error_words(error)}"
            ) from error
        verdicts.append(read_verdict(json.loads(answer.stdout)))
    return max(verdicts, key=lambda verdict: sum(verdict.scores))


def error_words(error: subprocess.SubprocessError) -> str:
    """What a program that failed said; nothing where it was given up."""
    return str(error.stderr).strip() if isinstance(error, subprocess.CalledProcessError) else ""


def read_verdict(answer: dict[str, Any]) -> Verdict:
    """The verdict in Lighthouse's JSON; a category it could not judge has 0."""
    categories = [answer["categories"][name] for name in CATEGORIES]
    counting = {
        each["id"] for category in categories for each in category["auditRefs"] if each["weight"]
    }
    audits = (audit for _name, audit in sorted(answer["audits"].items()) if is_short(audit))
    findings = tuple(read_finding(audit, counts=audit["id"] in counting) for audit in audits)
    return Verdict(
        tuple(round(100 * (category["score"] or 0)) for category in categories), findings
    )


def is_short(audit: dict[str, Any]) -> bool:
    """Whether an audit was not passed in full; one that could not run was not."""
    if audit["scoreDisplayMode"] == "error":
        return True
    return audit["score"] is not None and audit["score"] < 1


def read_finding(audit: dict[str, Any], *, counts: bool) -> Finding:
    """An audit as a finding, with the places it names."""
    items = (audit.get("details") or {}).get("items") or []
    details = (audit.get("displayValue"), audit.get("explanation"), audit.get("errorMessage"))
    places = tuple(filter(None, map(place, items)))
    return Finding(
        audit["id"],
        audit["score"] or 0,
        audit["title"],
        " ".join(filter(None, details)),
        places,
        counts,
    )


def place(item: dict[str, Any]) -> str:
    """Where an item of an audit is: its HTML, or its address, or its words."""
    node = item.get("node") or {}
    words = (
        node.get("snippet"),
        node.get("explanation"),
        item.get("url"),
        item.get("description"),
        item.get("reason"),
    )
    return " ".join(" ".join(str(word) for word in words if word).split())[:300]


if __name__ == "__main__":
    sys.exit(main())
