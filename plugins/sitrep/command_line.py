"""What both command lines share: their name, file names, and one sentence for every mistake.

``./dev ingest`` starts ``python -m sitrep.ingest`` in the project's folder, and says in the
environment by which name it was called and in which folder it was typed. Run by hand, a
program has its own name, and file names count from the current folder.
"""

from __future__ import annotations

import argparse
import difflib
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeVar

from sitrep.core.errors import SitrepError
from sitrep.terminal import leave_output, say, say_all

FRONT = "SITREP_FRONT"
"""How the user called us, as ``./dev``; set by the tasks."""
TYPED_IN = "SITREP_TYPED_IN"
"""The folder in which the user typed the command; set by ``dev``."""

STOPPED = 128 + signal.SIGINT
"""What a program that was stopped with Ctrl-C exits with."""

Options = TypeVar("Options", bound=argparse.Namespace)
Value = TypeVar("Value")


class CommandLine(argparse.ArgumentParser):
    """A parser that answers a mistake with one sentence and the way to help, and exits with 2."""

    _is_mixed = False

    def parse_mixed_args(self, args: Sequence[str] | None = None) -> argparse.Namespace:
        """The options of a command line with options between its plain words."""
        self._is_mixed = True
        options, unknown = super().parse_known_intermixed_args(args)
        if unknown:
            self.error(self._describe_unknown(unknown[0]))
        return options

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Options | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The options; an unknown one is an error of the command it was given to."""
        options, unknown = super().parse_known_args(args, namespace)
        if unknown and not self._is_mixed:  # else they are looked at once more
            self.error(self._describe_unknown(unknown[0]))
        return options, unknown

    def error(self, message: str) -> NoReturn:
        """End with 2: what is wrong, and where the options are explained."""
        sentence = message.removeprefix("argument ").removesuffix(".")
        end = "" if sentence.endswith("?") else "."
        self.exit(2, f"{self.prog}: {sentence}{end} For all options: {self.prog} --help\n")

    def _describe_unknown(self, word: str) -> str:
        if not word.startswith("-"):
            return f"“{word}” is one word too many"
        name = word.partition("=")[0]
        return f"there is no option {name}{did_you_mean(name, self._option_string_actions)}"


def program_name(module: str, command: str = "") -> str:
    """What usage lines call a program: ``./dev ingest``, or ``python -m sitrep.ingest`` by hand."""
    front = os.environ.get(FRONT)
    return " ".join(filter(None, (front, command))) if front else f"python -m {module}"


def read_as(parse: Callable[[str], Value | None], problem: str) -> Callable[[str], Value]:
    """An option's type: what ``parse`` makes of its word; None is answered with ``problem``."""

    def read(word: str) -> Value:
        value = parse(word)
        if value is None:
            # The one exception by which argparse learns of a sentence for the user.
            raise argparse.ArgumentTypeError(f"“{word}” {problem}")
        return value

    return read


def count_from_one(word: str) -> int | None:
    """The number in a word, from 1; None for anything else."""
    return int(word) or None if word.isascii() and word.isdecimal() else None


def typed_path(name: str) -> str:
    """A file, folder or URL as the program finds it; file names count from where they were typed.

    Below the current folder it stays relative, because messages and ledgers show it.
    """
    typed_in = os.environ.get(TYPED_IN)
    if not typed_in or name == "-" or "://" in name:
        return name
    path, here = Path(typed_in) / name, Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)


def without_front() -> dict[str, str]:
    """The environment for a program that we start ourselves: nobody typed its command line."""
    return {key: value for key, value in os.environ.items() if key not in {FRONT, TYPED_IN}}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``. Did you mean …?`` with the nearest of the known words; nothing where none is near."""
    near = difflib.get_close_matches(word, known, n=1)
    return f". Did you mean {near[0]}?" if near else ""


def exit_code(work: Callable[[], int]) -> int:
    """The exit code of some work; whatever ends it becomes a sentence on standard error."""
    try:
        return work()
    except SitrepError as error:
        say_all(str(error).split("\n"), to=sys.stderr)
    except BrokenPipeError:
        leave_output()
    except OSError as error:
        say(f"{error.filename or 'A file'} cannot be written ({error.strerror}).", to=sys.stderr)
    except KeyboardInterrupt:
        say("Stopped. Whatever was written is complete.", to=sys.stderr)
        return STOPPED
    return 1


def leave(code: int) -> NoReturn:
    """End the program with an exit code, once all that it printed is out.

    Python would first take apart whatever the program still holds, millions of values after a build;
    the system takes them back at once.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):  # whoever read what is printed has stopped
            stream.flush()
    os._exit(code)


def end_on_sigterm() -> None:
    """Have SIGTERM end the program as Ctrl-C does: clean up, then leave with 143."""
    signal.signal(signal.SIGTERM, _stop)


def _stop(*_signal: object) -> None:
    raise SystemExit(128 + signal.SIGTERM)
