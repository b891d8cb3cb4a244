"""``python -m sitrep.site``: build the site, or serve it while it is edited.

Exit codes: 0 done; 1 the content, a setting or the build has faults, all of
them listed; 2 the command line is wrong.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from pathlib import Path
from typing import Any

from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings

from sitrep.core.content import DraftFile
from sitrep.core.errors import ContentError, Fault, SettingsError, SitrepError, printable
from sitrep.core.text import count
from sitrep.site.build import Built, WholeBuild
from sitrep.site.serve import build_command, serve

PelicanSettings = dict[str, Any]
"""As Pelican has them; ours are read out of them by settings.py."""
PREVIEW_FOLDER = "output-drafts"
_SETTINGS_ERRORS = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a settings file, which is Python, may raise."""
MAX_LISTED = 3
"""How many faults of a draft are listed; ``invoke review`` and publishing show the rest."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    init_logging(level="DEBUG" if options.verbose else "WARNING")
    try:
        return _serve(options) if options.command == "serve" else _build(options)
    except ContentError as error:
        _print_faults(error)
    except SitrepError as error:
        print(f"Not built, the last good site stands: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.")
    return 1


def _build(options: argparse.Namespace) -> int:
    started = time.monotonic()
    settings = _settings(options)
    print(f"Building from {Path(settings['PATH']).name}/ …", flush=True)
    whole = WholeBuild(settings)
    console.quiet = True  # Pelican would count articles, of which there are none
    whole.run()
    if whole.built:
        _print_left_out(whole.built, hint="" if options.drafts else "; look at them with invoke build --drafts")
        folder, seconds = Path(whole.output_path).name, time.monotonic() - started
        print(f"{folder}/ holds {_holdings(whole.built)}, built in {seconds:.1f} s. {_next_step(settings, options)}")
    return 0


def _serve(options: argparse.Namespace) -> int:
    settings = _settings(options)
    watched = [Path(settings["PATH"]), Path(settings["THEME"]), Path(__file__).parents[1], Path(options.settings)]
    command = build_command(options.settings, port=options.port, drafts=options.drafts)
    serve(command, Path(settings["OUTPUT_PATH"]), watched, options.port)
    return 0


def _settings(options: argparse.Namespace) -> PelicanSettings:
    """Pelican's settings with what the command line changes."""
    if not Path(options.settings).is_file():
        raise SitrepError(
            f"{options.settings} is not here. Run this in the project's folder, or name it with --settings."
        )
    override = {"SITEURL": options.address.rstrip("/")} if options.address else {}
    try:
        settings: PelicanSettings = read_settings(options.settings, override=override)
    except _SETTINGS_ERRORS as error:
        raise SettingsError(f"{options.settings}: {error}.") from error
    if options.drafts:
        settings["SITREP"] = {**settings["SITREP"], "drafts": True}
        settings["OUTPUT_PATH"] = str(Path(settings["OUTPUT_PATH"]).with_name(PREVIEW_FOLDER))
    return settings


def _print_faults(error: ContentError) -> None:
    """Every fault on a line; in GitHub's CI as an annotation at its place."""
    for fault in error.faults:
        print(fault, file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for fault in error.faults:
            print(annotation(fault))
    total = count(len(error.faults), "fault")
    print(f"Not built, the last good site stands: {total} to mend.", file=sys.stderr)


def annotation(fault: Fault) -> str:
    """The fault as a GitHub workflow command."""
    place = f"file={_escaped(fault.file, ',:')},line={fault.line}"
    key = f"{fault.key}: " if fault.key else ""
    return printable(f"::error {place},title=Content::{_escaped(f'{key}{fault.problem}. {fault.remedy}.')}")


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _print_left_out(built: Built, *, hint: str) -> None:
    """What the content holds and no page shows, by name."""
    for draft in built.content.drafts:
        _print_draft(draft)
    catalogue = built.catalogue
    weeks = {edition.week for edition in catalogue.editions}
    for notes in (each for each in built.content.editions if each.week not in weeks):
        print(f"editions/{notes.week}.md has no page: no report of that week is published.")
    if built.content.drafts:
        print(f"{count(len(built.content.drafts), 'draft')} not published{hint}.")
    if catalogue.withdrawn:
        print(f"{count(len(catalogue.withdrawn), 'withdrawn report')}, each with its tombstone.")


def _holdings(built: Built) -> str:
    catalogue = built.catalogue
    parts = (
        count(len(catalogue.families), "report"),
        count(len(catalogue.editions), "edition"),
        count(len(catalogue.regions), "region"),
        count(len(catalogue.sources), "source"),
        count(len(built.feeds), "feed"),
    )
    return ", ".join(parts)


def _next_step(settings: PelicanSettings, options: argparse.Namespace) -> str:
    """What to do with the site that was built."""
    if options.drafts:
        return "Look at it with ./dev serve --drafts."
    address = settings["SITEURL"]
    return "Look at it with ./dev serve." if "//localhost" in address else f"It is made for {address}: copy it there."


def _print_draft(draft: DraftFile) -> None:
    print(f"draft {draft.file.file}: {count(len(draft.faults), 'thing')} to settle")
    for fault in draft.faults[:MAX_LISTED]:
        print(printable(f"  line {fault.line}: {fault.key}: {fault.problem}"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sitrep.site", description=__doc__.partition(":")[2].partition("\n")[0]
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (("build", "build the site"), ("serve", "serve it here and build it on every change")):
        command = commands.add_parser(name, help=words, description=words)
        command.add_argument("--settings", default="pelicanconf.py", help="settings file (default: %(default)s)")
        command.add_argument("--drafts", action="store_true", help=f"show drafts, marked, in {PREVIEW_FOLDER}/")
        command.add_argument("--address", help="the site's address, instead of the settings' SITEURL")
        command.add_argument("--verbose", action="store_true", help="say everything Pelican does")
        command.add_argument("--port", type=int, default=8000, help="port of serve (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
