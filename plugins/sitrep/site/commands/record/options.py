"""The command lines of ``record``, ``correct``, ``withdraw``, ``forget`` and ``history``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from sitrep.command_line import CommandLine
from sitrep.core.record import When
from sitrep.files.lock import only_writer
from sitrep.site.commands.record.correct import correct, withdraw
from sitrep.site.commands.record.enter import enter
from sitrep.site.commands.record.forget import forget
from sitrep.site.commands.record.history import history
from sitrep.site.commands.record.subject import FORMS
from sitrep.terminal import say_all

WORDS = {
    "record": "enter in the record what was published and what has changed",
    "correct": "tell readers of a change, in the file and in the record",
    "withdraw": "withdraw a report, or enter that something gone will not come back",
    "forget": "take the earlier titles, names and places of a thing out of the record",
    "history": "tell what was published of a thing, and what became of it",
}
"""What each command does."""


def add_record_options(name: str, command: CommandLine) -> None:
    """The options of one of these commands."""
    command.set_defaults(outcome="Not entered; the record is unchanged")
    if name == "record":
        command.add_argument(
            "--check",
            action="store_true",
            help="write nothing; exit with 1 if the record lacks anything",
        )
        return
    command.add_argument("id", metavar="ID", help=FORMS)
    if name == "correct":
        command.add_argument("--note", metavar="WORDS", required=True, help="what changed and why")
    elif name == "withdraw":
        command.add_argument("--reason", metavar="WORDS", required=True, help="why")
    elif name == "history":
        command.set_defaults(outcome="Not told")


def run_record(options: Namespace, content: Path, now: When) -> int:
    """Run one of these commands; returns the exit code."""
    if options.command == "record" and options.check:
        lacking = enter(content, now, dry=True)
        say_all(lacking.lines(written=False))
        return int(bool(lacking.entries))
    if options.command == "history":
        say_all(history(content, options.id))
        return 0
    with only_writer(content):
        say_all(_WRITING[options.command](options, content, now))
    return 0


def _correct(options: Namespace, content: Path, now: When) -> tuple[str, ...]:
    return correct(content, options.id, options.note, now)


def _withdraw(options: Namespace, content: Path, now: When) -> tuple[str, ...]:
    return withdraw(content, options.id, options.reason, now)


def _enter(_options: Namespace, content: Path, now: When) -> tuple[str, ...]:
    return enter(content, now).lines()


def _forget(options: Namespace, content: Path, _now: When) -> tuple[str, ...]:
    return forget(content, options.id)


_WRITING: dict[str, Callable[[Namespace, Path, When], tuple[str, ...]]] = {
    "record": _enter,
    "correct": _correct,
    "withdraw": _withdraw,
    "forget": _forget,
}
