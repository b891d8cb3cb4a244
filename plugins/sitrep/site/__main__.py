"""``python -m sitrep.site``: build, serve, announce, lint, publish or verify the site.

Exit codes: see commands/arguments.py, which explains them on the command line.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import logging
import sys
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from pelican.log import console
from pelican.log import init as init_logging

from sitrep.command_line import STOPPED, end_on_sigterm, leave
from sitrep.core.errors import (
    SitrepError,
    printable,
)
from sitrep.core.record import When
from sitrep.core.text import count
from sitrep.files.cache.folder import CacheFolder
from sitrep.files.lock import only_writer
from sitrep.site.at_once.pages import PagesAtOnce
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions, Built
from sitrep.site.commands.announce import announce
from sitrep.site.commands.arguments import (
    PARTS_ON_DEMAND,
    PREVIEW_FOLDER,
    SERVED_SUFFIX,
    chosen,
    parse_arguments,
)
from sitrep.site.commands.hub import online_before, tell_hub
from sitrep.site.commands.lint import lint
from sitrep.site.commands.live.answering import answer_with_builds, answer_with_pages
from sitrep.site.commands.profiling import profiled
from sitrep.site.commands.progress import build_progress
from sitrep.site.commands.publish import copy_whole_site
from sitrep.site.commands.record.options import WORDS, run_record
from sitrep.site.commands.said import next_step, print_error, print_left_out, print_work
from sitrep.site.commands.send.options import SendDesk, run_send
from sitrep.site.commands.serve import build_command, serve
from sitrep.site.commands.verify import verdict_lines, verify
from sitrep.site.hosts.host_files import security_hint
from sitrep.site.lint.look import finding_lines
from sitrep.site.mail.plugin import message_now
from sitrep.site.output import remove_old
from sitrep.site.settings import read_settings_of
from sitrep.site.settings_file import PelicanSettings, read_settings_file
from sitrep.site.steps import Steps
from sitrep.terminal import Printable, leave_output, print_any_text, say, say_all, show_progress


def main(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    print_any_text()
    options = parse_arguments(arguments)
    init_logging(level="DEBUG" if options.verbose >= options.logged_from else "WARNING")
    for handler in logging.getLogger().handlers:
        handler.addFilter(Printable())
    try:
        return _COMMANDS[options.command](options)
    except SitrepError as error:
        print_error(error, options.outcome)
    except BrokenPipeError:
        leave_output()
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED
    return 1


def _build(options: argparse.Namespace) -> int:
    if options.paged:
        options.served = True
        logging.disable(logging.ERROR)  # whoever builds the same says the same
        answer_with_pages(partial(_pages_at_once, options))
    elif options.served:
        answer_with_builds(partial(_served, options))
    else:
        _made(options, _settings(options))
    return 0


def _pages_at_once(options: argparse.Namespace) -> PagesAtOnce:
    """What makes pages of content that is not built yet."""
    return WholeBuild(_settings(options), BuildOptions(cache=options.cache)).pages_at_once()


def _served(options: argparse.Namespace) -> Callable[[], None]:
    """Build once more, in a process that goes on; returns what nobody has to wait for."""
    settings = _settings(options)
    output = Path(settings["OUTPUT_PATH"]).resolve()
    _built, tell = _told(options, settings)

    def tell_and_tidy() -> None:
        tell()
        remove_old(output, Path(settings["CACHE_PATH"]) if options.cache else None)
        gc.collect()  # the last build's values, before the next one's come

    return tell_and_tidy


def _made(options: argparse.Namespace, settings: PelicanSettings) -> Built:
    """Build, and say what was built and what was left out."""
    built, tell = _told(options, settings)
    tell()
    return built


def _told(
    options: argparse.Namespace, settings: PelicanSettings
) -> tuple[Built, Callable[[], None]]:
    """Build; returns what was built, and what says so."""
    started = time.monotonic()
    if not options.quiet:
        say(f"Building from {Path(settings['PATH']).name}/ …")
    whole, built = _whole_build(options, settings)
    seconds = time.monotonic() - started

    def tell() -> None:
        print_left_out(
            built, hint="" if options.drafts else "; ./dev build --drafts makes a preview of them"
        )
        print_work(built.work, whole=bool(options.verbose))
        what = f"{Path(whole.output_path).name}/ holds {built.summary}, built in {seconds:.1f} s."
        then = "" if options.served else next_step(settings["SITEURL"], drafts=options.drafts)
        say(f"{what} {then}".rstrip())

    return built, (lambda: None) if options.quiet else tell


def _whole_build(
    options: argparse.Namespace, settings: PelicanSettings
) -> tuple[WholeBuild, Built]:
    """Build, and tell how far it is."""
    with build_progress(sys.stderr, is_wanted=not options.quiet) as heard:
        workers = 1 if options.profile is not None else options.workers
        how = BuildOptions(
            cache=options.cache,
            workers=workers,
            known_cache=_known_cache(settings["CACHE_PATH"]) if options.served else None,
            lasting=not options.served,
            steps=Steps(heard),
        )
        with profiled(options.profile):
            whole = WholeBuild(settings, how)
            console.quiet = True  # Pelican would count articles, of which there are none
            return whole, whole.build()


@cache
def _known_cache(path: str) -> CacheFolder:
    """The cache in a folder, which this process reads once."""
    return CacheFolder(Path(path))


def _serve(options: argparse.Namespace) -> int:
    settings = _settings(options)
    themes = (settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"])
    watched = [
        *map(Path, (settings["PATH"], *themes, *settings["PLUGIN_PATHS"])),
        Path(__file__).parents[1],
        Path(options.settings),
    ]
    command = build_command(str(options.settings), port=options.port, options=chosen(options))
    serve(command, Path(settings["OUTPUT_PATH"]), watched, options.port)
    return 0


def _announce(options: argparse.Namespace) -> int:
    settings = _settings(options)
    now = _now(settings)
    at = When(options.date) if options.date else now
    if at.day > now.day:
        raise SitrepError(
            f"{at.day} is in the future. Builds do not read the clock, so the next one would "
            "announce the week at once."
        )
    content = Path(settings["PATH"])
    with only_writer(content):
        say_all(str(announce(content, at, options.week, early=options.yes)).split("\n"))
    return 0


def _record(options: argparse.Namespace) -> int:
    settings = _settings(options)
    return run_record(options, Path(settings["PATH"]), _now(settings))


def _now(settings: PelicanSettings) -> When:
    """The time, where the curator is."""
    return When.of(dt.datetime.now(read_settings_of(settings).site.zone))


def _lint(options: argparse.Namespace) -> int:
    settings = _settings(options)
    findings = lint(Path(settings["PATH"]), read_settings_of(settings).site.language)
    say_all(finding_lines(findings))
    return int(options.strict and bool(findings))


def _send(options: argparse.Namespace) -> int:
    """Hand an edition to its recipients."""
    settings = _settings(options)
    ours = WholeBuild(settings).site_settings  # with the plugins loaded
    output = Path(settings["OUTPUT_PATH"]).resolve()
    return run_send(options, SendDesk(ours, output, partial(message_now, settings)))


def _publish(options: argparse.Namespace) -> int:
    """Build, copy the site if --to says where, and ping the hub."""
    settings = _settings(options)
    built = _made(options, settings)
    before = online_before(options.to, options.against)
    if options.to:
        changes = copy_whole_site(Path(settings["OUTPUT_PATH"]), Path(options.to))
        written = count(len(changes.written), "file")
        say(f"{options.to}: {written} written, {len(changes.removed)} removed.")
    if hint := security_hint(built.settings, dt.date.today()):
        say(hint)
    feeds = (feed.path for feed in built.feeds)
    say(tell_hub(feeds, built.settings.site, before, Path(settings["OUTPUT_PATH"])))
    return 0


def _verify(options: argparse.Namespace) -> int:
    """Compare a site with a manifest and list the differences."""
    verdict = verify(options.where, options.against, show_progress)
    for line in verdict_lines(verdict):
        print(printable(line))
    manifest = options.against or "its own manifest"
    result = "everything is as built"
    if not verdict.is_whole:
        result = count(verdict.differences, "difference")
    print(f"{options.where}: {count(verdict.same, 'file')} as in {manifest}; {result}.")
    return 0 if verdict.is_whole else 1


_COMMANDS = {
    "build": _build,
    "serve": _serve,
    "announce": _announce,
    **dict.fromkeys(WORDS, _record),
    "lint": _lint,
    "publish": _publish,
    "send": _send,
    "verify": _verify,
}


def _settings(options: argparse.Namespace) -> PelicanSettings:
    """Pelican's settings with what the command line changes."""
    override = {"SITEURL": options.address.rstrip("/")} if options.address else {}
    settings = read_settings_file(Path(options.settings), override)
    output = Path(settings["OUTPUT_PATH"])
    if options.drafts:
        settings["SITREP"] = {**settings["SITREP"], "drafts": True}
        output = output.with_name(PREVIEW_FOLDER)
    if options.served:
        output = output.with_name(f"{output.name}{SERVED_SUFFIX}")
        _leave_out(settings, [name for name in PARTS_ON_DEMAND if not vars(options)[name]])
    settings["OUTPUT_PATH"] = str(output)
    return settings


def _leave_out(settings: PelicanSettings, parts: list[str]) -> None:
    """Have a site without parts that take long; no page leads to them."""
    names = {f"sitrep.site.{part}" for part in parts}
    settings["PLUGINS"] = [
        each for each in settings["PLUGINS"] or [] if getattr(each, "__name__", each) not in names
    ]


if __name__ == "__main__":
    end_on_sigterm()
    leave(main())
