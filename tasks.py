"""The tasks: ``./dev`` lists them, ``./dev NAME --help`` explains one.

A task is thin: it hands the words behind its name to a program, which knows its options, explains
them and names what is wrong.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.parser.argument import Argument
from invoke.tasks import Task

from sitrep.command_line import FRONT, TYPED_IN, CommandLine

ROOT = Path(__file__).parent
TYPED = os.environ.pop(TYPED_IN, None) or os.getcwd()
"""Where the command was typed.

Taken out of the environment, because a test that starts programs of its own must not inherit it.
"""
CALLED = os.environ.pop(FRONT, "invoke")
"""``./dev``, or ``invoke`` inside the environment."""
MADE = (
    "output",
    "output-drafts",
    "output-parquet",
    "output-served",
    "output-drafts-served",
    "output.building",
    "output.replaced",
    "output-drafts.building",
    "output-drafts.replaced",
    "output-served.building",
    "output-served.replaced",
    "output-drafts-served.building",
    "output-drafts-served.replaced",
    ".bench",
    ".cache",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
)
"""What tasks leave behind and ``clean`` removes; .venv, .ledger and .sent stay."""

Words = list[str]


EXTRACT_LABELS = (
    *("--quiet", "extract", "--mapping-file=pyproject.toml", "--ignore-dirs=.*"),
    # gettext's own functions, for templates, and core/language.py's.
    *("--no-default-keywords", "--keywords=_ gettext ngettext:1,2 say count:1,2 marked"),
    # Without lines and dates the catalogue changes with labels alone.
    *("--add-location=file", "--omit-header", "--sort-output", "--width=100"),
)
"""What pybabel does to find labels; the output file and the folder follow."""
UPDATE_LABELS = (
    *("--quiet", "update", "--no-fuzzy-matching", "--ignore-obsolete"),
    *("--ignore-pot-creation-date", "--width=100"),
)
"""What pybabel does to bring translations up to date; the catalogue and their folder follow."""


class WordsTask(Task):  # type: ignore[type-arg]
    """A task that takes the words behind its name as they are, options included.

    Invoke has a parser of its own, which knows fewer kinds of options and exits with a bare
    remark. It fills positional arguments with whatever comes, so it gets one for each word.
    """

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:  # noqa: ARG002
        """A positional argument for every token that invoke will make of the words."""
        words = words_of(self.name)
        if "--" in words:  # invoke leaves alone what follows
            words = words[: words.index("--")]
        count = sum(map(tokens_in, words))
        return [Argument(name=f"word-{number}", positional=True) for number in range(count)]

    def __call__(self, *args: Any, **_tokens: Any) -> Any:
        """Call the body with the words as they were typed."""
        words = words_of(self.name)
        return self.body(*args, words[1:] if words[:1] == ["--"] else words)


def task(body: Callable[[Context, Words], None]) -> WordsTask:
    """Make a function a task."""
    return WordsTask(body)


def words_of(name: str) -> Words:
    """The words behind a task's name on this command line; none for a task that is not on it."""
    return sys.argv[sys.argv.index(name) + 1 :] if name in sys.argv else []


def tokens_in(word: str) -> int:
    """How many tokens invoke's parser makes of a word: ``--a=b`` are two, ``-abc`` are three."""
    if not word.startswith("-") or word == "-":
        return 1
    if "=" in word:
        return 1 + tokens_in(word.partition("=")[2])
    return 1 if word.startswith("--") else len(word) - 1


# --- The digest ---


@task
def build(_context: Context, words: Words) -> None:
    """Build the site into output/ (under SITE_URL if it is set)."""
    become("sitrep.site", "build", *settings(), *words)


@task
def serve(_context: Context, words: Words) -> None:
    """Serve the site on this machine and rebuild it on every change."""
    become("sitrep.site", "serve", *words)


@task
def ingest(_context: Context, words: Words) -> None:
    """Turn raw documents into drafts in content/reports/."""
    become("sitrep.ingest", *words)


@task
def review(_context: Context, words: Words) -> None:
    """List the drafts and what each needs, and what seems to belong together."""
    become("sitrep.ingest.desk", "review", *words)


@task
def family(_context: Context, words: Words) -> None:
    """Merge two reports into one family, or split a carrier off."""
    become("sitrep.ingest.desk", "family", *words)


@task
def rename(_context: Context, words: Words) -> None:
    """Give a draft another id."""
    become("sitrep.ingest.desk", "rename", *words)


@task
def reject(_context: Context, words: Words) -> None:
    """Remove a draft so that its document does not come again."""
    become("sitrep.ingest.desk", "reject", *words)


@task
def new(_context: Context, words: Words) -> None:
    """Begin a report in your own words, or a row of sources.toml: new report, new source."""
    become("sitrep.ingest.desk", "new", *words)


@task
def event(_context: Context, words: Words) -> None:
    """Begin an event, join passages to one, or show it."""
    become("sitrep.ingest.desk", "event", *words)


@task
def tidy(_context: Context, words: Words) -> None:
    """Move text that git must not track from reports to the ledger."""
    become("sitrep.ingest.desk", "tidy", *words)


@task
def lint(_context: Context, words: Words) -> None:
    """List what a curator should look at in what is published."""
    become("sitrep.site", "lint", *words)


@task
def announce(_context: Context, words: Words) -> None:
    """Close a week, so that its edition enters the feeds."""
    become("sitrep.site", "announce", *words)


@task
def record(_context: Context, words: Words) -> None:
    """Enter in the record what was published and what has changed."""
    become("sitrep.site", "record", *words)


@task
def correct(_context: Context, words: Words) -> None:
    """Tell readers of a change: correct ID --note "what and why"."""
    become("sitrep.site", "correct", *words)


@task
def withdraw(_context: Context, words: Words) -> None:
    """Withdraw a report: withdraw ID --reason "why"."""
    become("sitrep.site", "withdraw", *words)


@task
def forget(_context: Context, words: Words) -> None:
    """Take the earlier titles, names and places of a thing out of the record: forget ID."""
    become("sitrep.site", "forget", *words)


@task
def history(_context: Context, words: Words) -> None:
    """Tell what was published of a thing, and what became of it."""
    become("sitrep.site", "history", *words)


@task
def publish(_context: Context, words: Words) -> None:
    """Build under SITE_URL, copy the site to a web server's folder, ping the hub."""
    if not os.environ.get("SITE_URL") and not {"-h", "--help"} & {*words}:
        raise Exit(
            f"{CALLED} publish: SITE_URL is not set. Set it to the site's URL: "
            f"SITE_URL=https://digest.example.org {CALLED} publish --to FOLDER",
            code=2,
        )
    become("sitrep.site", "publish", "--settings", str(ROOT / "publishconf.py"), *words)


@task
def parquet(_context: Context, words: Words) -> None:
    """Write the tables of the built site as Parquet (needs DuckDB)."""
    become("sitrep.site.commands.parquet", *words)


@task
def send(_context: Context, words: Words) -> None:
    """Send an announced edition by e-mail: send WEEK --to LIST."""
    become("sitrep.site", "send", *settings(), *words)


@task
def verify(_context: Context, words: Words) -> None:
    """Compare a site, in a folder or online, with the manifest of its build."""
    become("sitrep.site", "verify", *words)


# --- The project ---


@task
def bench(_context: Context, words: Words) -> None:
    """Measure Hugo, Eleventy, stock Pelican and this project on sites of the same reports."""
    become("benchmarks.bench", *words)


@task
def test(_context: Context, words: Words) -> None:
    """Run the tests, those in a real browser included."""
    parser = parser_of(test)
    parser.add_argument(
        "--only", metavar="WORDS", help="run the tests whose names match, as pytest -k does"
    )
    run_tests(parser.parse_args(words).only)


@task
def check(_context: Context, words: Words) -> None:
    """Run everything that CI runs: ruff, mypy, import-linter and the tests."""
    parser = parser_of(check)
    parser.add_argument(
        "--tests",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="run the tests as well (default: yes)",
    )
    with_tests = parser.parse_args(words).tests
    python("-m", "ruff", "check", ".")
    python("-m", "ruff", "format", "--check", ".")
    python("-m", "mypy")
    python("-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())")
    if with_tests:
        run_tests()


@task
def labels(_context: Context, words: Words) -> None:
    """Collect all labels into translations/messages.pot and into every translation."""
    parser_of(labels).parse_args(words)
    folder = "plugins/sitrep/translations"
    catalogue = f"{folder}/messages.pot"
    pybabel = ("-m", "babel.messages.frontend")
    python(*pybabel, *EXTRACT_LABELS, f"--output-file={catalogue}", ".")
    python(*pybabel, *UPDATE_LABELS, f"--input-file={catalogue}", f"--output-dir={folder}")


@task
def reference(_context: Context, words: Words) -> None:
    """Write the tables of keys in docs/content.md from content/schema/."""
    parser_of(reference).parse_args(words)
    python("-m", "sitrep.content.reference", "docs/content.md")


@task
def picture(_context: Context, words: Words) -> None:
    """Build the site and redraw the README's picture of an edition."""
    parser_of(picture).parse_args(words)
    python("-m", "sitrep.site", "build", "--settings", "pelicanconf.py")
    python("-m", "tests.support.site.picture")


@task
def lock(_context: Context, words: Words) -> None:
    """Pin the newest versions that pyproject.toml allows, with hashes (needs uv)."""
    parser_of(lock).parse_args(words)
    if not shutil.which("uv"):
        raise Exit(
            "uv is not installed. Install it with pipx install uv, or from your system's packages.",
            code=3,
        )
    common = ["uv", "pip", "compile", "--quiet", "--upgrade", "--universal", "--generate-hashes"]
    common += ["--python-version", "3.11", "--custom-compile-command", "./dev lock"]
    run(*common, "--group", "build", "--output-file", "requirements-build.lock")
    run(*common, "pyproject.toml", "--output-file", "requirements.lock")
    run(*common, "--group", "parquet", "--output-file", "requirements-parquet.lock")
    # The tests run on the very versions that the site runs on.
    kept = ["--constraint", "requirements.lock", "--constraint", "requirements-build.lock"]
    kept += ["--constraint", "requirements-parquet.lock"]
    tests = ["pyproject.toml", "--group", "test", "--output-file", "requirements-test.lock"]
    run(*common, *kept, *tests)


@task
def clean(_context: Context, words: Words) -> None:
    """Remove what builds and tests leave behind; content, ledgers and .venv stay."""
    parser_of(clean).parse_args(words)
    for name in MADE:
        if (ROOT / name).exists():
            shutil.rmtree(ROOT / name)
            print(f"removed {name}/")
    for folder in ROOT.glob("[!.]*/**/__pycache__"):
        shutil.rmtree(folder)


def parser_of(one: WordsTask) -> CommandLine:
    """A parser for the options of a task that is not a program of its own."""
    return CommandLine(prog=f"{CALLED} {one.name}", description=one.__doc__, allow_abbrev=False)


def settings() -> list[str]:
    """The settings file of a build: with SITE_URL set, the one for publishing."""
    return ["--settings", str(ROOT / "publishconf.py")] if os.environ.get("SITE_URL") else []


def run_tests(only: str | None = None) -> None:
    """Run pytest on all cores, once a browser is there."""
    python("-m", "tests.support.site.chromium")
    # A file's tests stay together, since they share what is dear to make: a built site, a browser.
    spread = ["--numprocesses", "auto", "--maxprocesses", "8", "--dist", "loadfile"]
    # In the order of tests/conftest.py, where files that take long come first.
    spread += ["--no-loadscope-reorder"]
    # Where a process of tests ends, the run fails; to go on with another one has made it wait for ever.
    spread += ["--max-worker-restart", "0"]
    python("-m", "pytest", *spread, *(["-k", only] if only else []))


def become(module: str, *words: str) -> None:
    """Run a program of this project in the place of this process, in the project's folder.

    A signal that is sent to the task then reaches the program itself, and its exit code is ours.
    """
    command = [sys.executable, "-m", module, *words]
    environment = {**os.environ, FRONT: CALLED, TYPED_IN: TYPED}
    if os.name == "nt":  # there, the caller would not wait for the program
        raise Exit(code=subprocess.call(command, cwd=ROOT, env=environment))
    os.chdir(ROOT)
    os.execve(sys.executable, command, environment)


def python(*arguments: str) -> None:
    """Run this Python; a failure ends the task with its exit code."""
    run(sys.executable, *arguments)


def run(*command: str) -> None:
    """Run a program in the project's folder; a failure ends the task with its exit code."""
    process = subprocess.Popen(command, cwd=ROOT)
    signal.signal(signal.SIGTERM, lambda *_signal: process.terminate())
    try:
        code = process.wait()
    except KeyboardInterrupt:  # the terminal has sent it to the program too
        process.wait()
        raise
    if code:
        raise Exit(code=code if code > 0 else 128 - code)
