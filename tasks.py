"""What can be done here: ``invoke --list``.  Thin; what a task runs has a --help of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.parser.argument import Argument
from invoke.parser.context import to_flag
from invoke.tasks import Task, task

ROOT = Path(__file__).parent
MADE = (
    "output",
    "output-drafts",
    "output.building",
    "output.replaced",
    "output-drafts.building",
    "output-drafts.replaced",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
)
"""What tasks leave behind and clean removes; .venv and .ledger stay."""


class FilesTask(Task):  # type: ignore[type-arg]
    """A task that takes any number of plain words as its ``files``.

    Invoke's parser fills a positional argument once, so there are as many as
    this command line has words.
    """

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Invoke's arguments of the body, with one for each word in the place of ``files``."""
        words = sys.argv[sys.argv.index(self.name) + 1 :] if self.name in sys.argv else []
        arguments = [
            each for each in super().get_arguments(ignore_unknown_help) if each.name != "files"
        ]
        valued = {to_flag(name) for each in arguments if each.takes_value for name in each.names}
        plain = [
            word for before, word in zip(["", *words], words, strict=False) if before not in valued
        ]
        count = sum(word == "-" or not word.startswith("-") for word in plain)
        return [
            *(Argument(name=f"file-{number}", positional=True) for number in range(count)),
            *arguments,
        ]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the body with the words gathered."""
        words = {name: kwargs.pop(name) for name in list(kwargs) if name.startswith("file-")}
        return super().__call__(*args, **kwargs, files=[*words.values()])


@task
def build(_context: Context, drafts: bool = False, verbose: bool = False) -> None:
    """Build the site into output/; with SITE_URL set, as it is published. --drafts: a preview, elsewhere."""
    python("-m", "sitrep.site", "build", *settings(), *flags(drafts=drafts, verbose=verbose))


@task
def serve(_context: Context, port: int = 8000, drafts: bool = False) -> None:
    """Serve the site on this machine and build it anew on every change."""
    python("-m", "sitrep.site", "serve", "--port", str(port), *flags(drafts=drafts))


@task
def publish(_context: Context, to: str = "", ping: bool = False) -> None:
    """Build under SITE_URL, copy the site --to FOLDER and tell the feeds' hub; --ping: it is online, tell the hub."""
    where = ["--to", from_here(to)] if to else []
    python(
        "-m", "sitrep.site", "publish", "--settings", "publishconf.py", *where, *flags(ping=ping)
    )


@task(positional=["where"], help={"where": "a folder, or the site's address"})
def verify(_context: Context, where: str, against: str = "") -> None:
    """Compare a site with the manifest of its build: invoke verify FOLDER-or-URL [--against output]."""
    given = ["--against", from_here(against)] if against else []
    python("-m", "sitrep.site", "verify", *given, "--", from_here(where))


@task(klass=FilesTask)
def announce(_context: Context, files: list[str], date: str = "", yes: bool = False) -> None:
    """Close a week, so that its edition enters the feeds: invoke announce 2020-W27 [--date 2020-07-07]."""
    day = ["--date", date] if date else []
    python("-m", "sitrep.site", "announce", *day, *flags(yes=yes), "--", *files)


@task(klass=FilesTask)
def ingest(
    _context: Context, files: list[str], json: bool = False, explain: bool = False, jobs: int = 0
) -> None:
    """Turn raw documents into drafts in content/reports/: files, folders, - for standard input."""
    number = ["--jobs", str(jobs)] if jobs else []
    python(
        "-m",
        "sitrep.ingest",
        *flags(json=json, explain=explain),
        *number,
        "--",
        *map(from_here, files),
    )


@task
def review(_context: Context) -> None:
    """List the drafts, newest first: what is doubtful, and what stands between each and publishing."""
    python("-m", "sitrep.ingest", "--review")


@task(
    positional=["what", "report", "other"],
    help={"what": "merge or split", "other": "an id, or a carrier's number"},
)
def family(_context: Context, what: str, report: str, other: str, yes: bool = False) -> None:
    """Merge two reports (merge ID OTHER), or make a carrier a report of its own (split ID NUMBER)."""
    if what not in {"merge", "split"}:
        raise Exit(
            "Write invoke family merge ID OTHER-ID, or invoke family split ID CARRIER-NUMBER.",
            code=2,
        )
    python("-m", "sitrep.ingest", f"--{what}", report, other, *flags(yes=yes))


@task(positional=["report", "new"], help={"report": "a draft's id", "new": "the id it gets"})
def rename(_context: Context, report: str, new: str) -> None:
    """Give a draft another id (rename ID NEW): one made from a headline may say too much."""
    python("-m", "sitrep.ingest", "--rename", report, new)


@task(klass=FilesTask)
def tidy(_context: Context, files: list[str]) -> None:
    """Move what may not be tracked by git from reports into the ledger: tidy, or tidy ID …."""
    python("-m", "sitrep.ingest", "--tidy", "--", *files)


@task(positional=["what"], help={"what": "report: a summary in your own words"})
def new(
    _context: Context,
    what: str,
    date: str = "",
    source: str = "",
    title: str = "",
    region: str = "",
) -> None:
    """Begin a summary in your own words: invoke new report --date 2020-07-01 --source ID --title "…"."""
    if what != "report":
        raise Exit(f"There is no new {what}. Write invoke new report.", code=2)
    given = {"--date": date, "--source": source, "--title": title, "--region": region}
    options = {name: value for name, value in given.items() if value}
    python("-m", "sitrep.ingest", "--new", *(word for pair in options.items() for word in pair))


@task
def test(_context: Context, only: str = "") -> None:
    """Run all tests, a real browser included; --only WORDS runs those whose names hold them."""
    python("-m", "tests.support.chromium")
    python("-m", "pytest", *(["-k", only] if only else []))


@task
def check(context: Context, tests: bool = True) -> None:
    """Run all that CI runs: ruff, mypy, import-linter and the tests. --no-tests leaves those out."""
    python("-m", "ruff", "check", ".")
    python("-m", "ruff", "format", "--check", ".")
    python("-m", "mypy")
    python("-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())")
    if tests:
        test(context)


@task
def labels(_context: Context) -> None:
    """Gather all labels into translations/messages.pot, and new ones into every translation."""
    python("-m", "sitrep.site.extract_labels")


@task
def picture(_context: Context) -> None:
    """Make the README's picture, docs/edition.png, out of a new build."""
    python("-m", "sitrep.site", "build")
    python("-m", "tests.support.picture")


@task
def lock(_context: Context) -> None:
    """Pin the newest versions that pyproject.toml allows, with hashes, for every platform (needs uv)."""
    if not shutil.which("uv"):
        raise Exit(
            "uv is not installed. Get it with pipx install uv, or from your system's packages.",
            code=3,
        )
    common = ["uv", "pip", "compile", "--quiet", "--upgrade", "--universal", "--generate-hashes"]
    common += ["--python-version", "3.11", "--custom-compile-command", "invoke lock"]
    run(*common, "--group", "build", "--output-file", "requirements-build.lock")
    run(*common, "pyproject.toml", "--output-file", "requirements.lock")
    kept = ["--constraint", "requirements.lock", "--constraint", "requirements-build.lock"]
    run(
        *common,
        *kept,
        "pyproject.toml",
        "--group",
        "test",
        "--output-file",
        "requirements-test.lock",
    )


@task
def clean(_context: Context) -> None:
    """Remove what builds and tests left behind; content, ledgers and .venv stay."""
    for name in MADE:
        if (ROOT / name).exists():
            shutil.rmtree(ROOT / name)
            print(f"removed {name}/")
    for folder in ROOT.glob("[!.]*/**/__pycache__"):
        shutil.rmtree(folder)


def from_here(name: str) -> str:
    """A file's name as the project's folder knows it: what was typed counts from where it was typed; addresses stay."""
    if name == "-" or "://" in name:
        return name
    path = Path(os.environ.get("SITREP_TYPED_IN", Path.cwd())) / name
    return os.path.relpath(path, ROOT) if path.is_relative_to(ROOT) else str(path)


def python(*arguments: str) -> None:
    """Run this Python; a failure ends the task with its exit code."""
    run(sys.executable, *arguments)


def run(*command: str) -> None:
    """Run a program in the project's folder; a failure ends the task with its exit code."""
    code = subprocess.call(command, cwd=ROOT)
    if code:
        raise Exit(code=code)


def settings() -> list[str]:
    """The settings file to build by: publishing needs an address."""
    return ["--settings", "publishconf.py" if os.environ.get("SITE_URL") else "pelicanconf.py"]


def flags(**given: bool) -> list[str]:
    """The options that are switched on, as a command line has them."""
    return [f"--{name}" for name, on in given.items() if on]
