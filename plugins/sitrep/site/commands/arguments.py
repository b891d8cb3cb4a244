"""The command line of ``python -m sitrep.site``, which ``./dev build`` and others run."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitrep.command_line import CommandLine, count_from_one, program_name, read_as, typed_path
from sitrep.core.parse import parse_day
from sitrep.core.weeks import Week
from sitrep.site.commands.live.answering import ON_REQUEST, PAGES_ON_REQUEST
from sitrep.site.commands.record.options import WORDS, add_record_options
from sitrep.site.commands.send.options import WORDS as WORDS_OF_SEND
from sitrep.site.commands.send.options import add_send_options

PREVIEW_FOLDER = "output-drafts"
"""Where drafts are shown."""
SERVED_SUFFIX = "-served"
"""What the folder of a site that is served while it is edited ends in: the other one stays whole."""
PARTS_ON_DEMAND = {"search": "the search page and its index", "cards": "pictures of link cards"}
"""Plugins that take longer than all else, and that serve leaves out unless they are asked for."""
_PROGRAM = (
    "Build the site, serve it while it is edited, announce, publish or send an edition, verify."
)
EXIT_CODES = (
    "Exit codes: 0 done; 1 not done, for faults of the content, a setting or the build, all of "
    "them listed, or there is something to look at, such as a difference from what was built; "
    "2 the command line is wrong; 130 stopped with Ctrl-C; 143 ended by SIGTERM."
)
NOT_BUILT = "Not built; the last good site is unchanged"
"""What came of a build that failed."""
_LOG = "show Pelican's own log as well"
_STEPS = f"show every step with its time, and why files were made; given twice, {_LOG}"
_LAST_PORT = 65_535
_Commands = argparse._SubParsersAction  # argparse has no public name for it


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """The options of a command line; ends the program with 2 where it is wrong."""
    parser = CommandLine(
        prog=program_name("sitrep.site"),
        description=_PROGRAM,
        epilog=EXIT_CODES,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(_command(commands, "build", "build the site into output/", _STEPS))
    _add_serve(
        _command(
            commands,
            "serve",
            "serve the site on this machine and rebuild it on every change",
            _STEPS,
        )
    )
    _add_announce(
        _command(commands, "announce", "close a week, so that its edition enters the feeds")
    )
    for name, words in WORDS.items():
        add_record_options(name, _command(commands, name, words))
    _add_lint(_command(commands, "lint", "list what a curator should look at in what is published"))
    _add_publish(
        _command(
            commands,
            "publish",
            "build the site, copy it to a web server's folder, ping the hub",
            _STEPS,
        )
    )
    add_send_options(_command(commands, "send", WORDS_OF_SEND))
    _add_verify(_command(commands, "verify", "compare a site with the manifest of its build"))
    return parser.parse_args(arguments)


def chosen(options: argparse.Namespace) -> list[str]:
    """The options with which serve starts its builds, of those that it was given."""
    given = vars(options)
    names = ("drafts", "quiet", *PARTS_ON_DEMAND)
    found = [f"--{name}" for name in names if given[name]]
    found += ["--verbose"] * options.verbose
    if not options.cache:
        found.append("--no-cache")
    if options.workers:
        found.append(f"--workers={options.workers}")
    return found


def _command(
    commands: _Commands[CommandLine], name: str, words: str, verbose: str = _LOG
) -> CommandLine:
    description = f"{words[0].upper()}{words[1:]}."
    command = commands.add_parser(
        name, help=words, description=description, epilog=EXIT_CODES, allow_abbrev=False
    )
    command.add_argument(
        "--settings",
        metavar="FILE",
        type=typed_path,
        default=Path("pelicanconf.py"),
        help="the settings file (default: %(default)s)",
    )
    command.add_argument("--verbose", action="count", default=0, help=verbose)
    command.set_defaults(address=None, drafts=False, served=False, logged_from=1)
    return command


def _add_building(command: CommandLine) -> None:
    """What all commands that build have in common."""
    command.set_defaults(logged_from=2, profile=None)
    command.add_argument("--quiet", action="store_true", help="print nothing but what is wrong")
    command.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help="make every file, and keep none for the next build",
    )
    command.add_argument(
        "--workers",
        metavar="N",
        type=read_as(count_from_one, "is not a number from 1"),
        help="how many processes make files (default: as many as there are processors)",
    )


def _add_profile(command: CommandLine) -> None:
    command.add_argument(
        "--profile",
        metavar="FILE",
        nargs="?",
        const="",
        type=typed_path,
        help="print what Python spends its time on, in one process, and write it to FILE for "
        "pstats or snakeviz",
    )


def _add_build(command: CommandLine) -> None:
    _add_building(command)
    _add_profile(command)
    command.add_argument(
        "--drafts",
        action="store_true",
        help=f"preview: include drafts, marked as such, and build into {PREVIEW_FOLDER}/",
    )
    command.add_argument(
        "--address", metavar="URL", help="the site's URL, instead of SITEURL in the settings"
    )
    # How serve starts its builds; nobody types them.
    command.add_argument(ON_REQUEST, dest="served", action="store_true", help=argparse.SUPPRESS)
    command.add_argument(
        PAGES_ON_REQUEST, dest="paged", action="store_true", help=argparse.SUPPRESS
    )
    for part in PARTS_ON_DEMAND:
        command.add_argument(f"--{part}", action="store_true", help=argparse.SUPPRESS)
    command.set_defaults(outcome=NOT_BUILT)


def _add_serve(command: CommandLine) -> None:
    _add_building(command)
    command.add_argument("--drafts", action="store_true", help="include drafts, marked as such")
    for part, words in PARTS_ON_DEMAND.items():
        command.add_argument(
            f"--{part}", action="store_true", help=f"make {words} too, which takes longer"
        )
    command.add_argument(
        "--port",
        type=read_as(_port, f"is not a port. Write a number from 1 to {_LAST_PORT}"),
        default=8000,
        help="the port to serve at (default: %(default)s)",
    )
    command.set_defaults(served=True, outcome="Not served")


def _add_announce(command: CommandLine) -> None:
    command.add_argument(
        "week",
        nargs="?",
        type=read_as(Week.parse, "is not an ISO week. Write it as 2020-W27"),
        metavar="WEEK",
        help="as 2020-W27 (default: the newest week that is over)",
    )
    command.add_argument(
        "--date",
        type=read_as(parse_day, "is not a date. Write it as 2020-07-07"),
        metavar="DAY",
        help="the day of announcement (default: today)",
    )
    command.add_argument(
        "--yes", action="store_true", help="announce the week although it is not over"
    )
    command.set_defaults(outcome="Not announced")


def _add_lint(command: CommandLine) -> None:
    command.add_argument(
        "--strict", action="store_true", help="exit with 1 if there is anything to look at"
    )
    command.set_defaults(outcome="Not looked at")


def _add_publish(command: CommandLine) -> None:
    _add_building(command)
    _add_profile(command)
    ways = command.add_mutually_exclusive_group(required=True)
    ways.add_argument(
        "--to",
        metavar="FOLDER",
        type=typed_path,
        help="copy the site to the folder that the web server reads, then ping the hub",
    )
    ways.add_argument(
        "--ping", action="store_true", help="the site is already online: only ping the hub"
    )
    command.add_argument(
        "--against",
        metavar="MANIFEST",
        type=typed_path,
        help="with --ping: the manifest of what was online before (a folder, a file or a URL), so "
        "that the hub hears of the feeds that have changed alone",
    )
    command.set_defaults(outcome="Not published")


def _add_verify(command: CommandLine) -> None:
    command.add_argument(
        "where", metavar="FOLDER-or-URL", type=typed_path, help="the site to check"
    )
    command.add_argument(
        "--against",
        metavar="MANIFEST",
        type=typed_path,
        help="a manifest, or a folder or URL that has one (default: the site's own, "
        "which reveals damage but not a forger)",
    )
    command.set_defaults(outcome="Not verified")


def _port(word: str) -> int | None:
    port = count_from_one(word)
    return port if port and port <= _LAST_PORT else None
