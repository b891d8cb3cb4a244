"""What may be asked of ``python -m sitrep.site``."""

from __future__ import annotations

import argparse

PREVIEW_FOLDER = "output-drafts"
"""Where drafts are shown."""
_PROGRAM = "Build the site, serve it while it is edited, close a week, publish, or verify."


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """The command line taken apart; ends the program with 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog="python -m sitrep.site", description=_PROGRAM)
    commands = parser.add_subparsers(dest="command", required=True)
    _add_build(_command(commands, "build", "build the site"))
    served = _command(commands, "serve", "serve it here and build it on every change")
    _add_build(served)
    served.add_argument("--port", type=int, default=8000, help="port (default: %(default)s)")
    _add_announce(_command(commands, "announce", "close a week: its edition enters the feeds"))
    _add_publish(_command(commands, "publish", "build the site, put it online and tell the hub"))
    _add_verify(_command(commands, "verify", "compare a site with the manifest of its build"))
    return parser.parse_args(arguments)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    command.add_argument(
        "--settings", default="pelicanconf.py", help="settings file (default: %(default)s)"
    )
    command.add_argument("--verbose", action="store_true", help="say everything Pelican does")
    command.set_defaults(address=None, drafts=False, refuse=command.error)
    return command


def _add_build(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--drafts", action="store_true", help=f"show drafts, marked, in {PREVIEW_FOLDER}/"
    )
    command.add_argument("--address", help="the site's address, instead of the settings' SITEURL")
    command.set_defaults(outcome="Not built, the last good site stands")


def _add_announce(command: argparse.ArgumentParser) -> None:
    command.add_argument("week", nargs="?", help="as 2020-W27 (default: the newest that is over)")
    command.add_argument("--date", help="as 2020-07-07 (default: today)")
    command.add_argument("--yes", action="store_true", help="announce a week that is not over")
    command.set_defaults(outcome="Not announced")


def _add_publish(command: argparse.ArgumentParser) -> None:
    ways = command.add_mutually_exclusive_group(required=True)
    ways.add_argument(
        "--to", metavar="FOLDER", help="where the web server reads the site: it is copied there"
    )
    ways.add_argument(
        "--ping", action="store_true", help="it is online already: build it and tell the hub alone"
    )
    command.set_defaults(outcome="Not published")


def _add_verify(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "where", metavar="FOLDER-or-URL", help="the site: a folder, or its address"
    )
    words = "a manifest, or a folder or address with one (default: the site's own, which shows damage and no forger)"
    command.add_argument("--against", metavar="MANIFEST", help=words)
    command.set_defaults(outcome="Not verified")
