"""The command line of ``send``: an edition, its recipients, and what takes the mails."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitrep.command_line import CommandLine, count_from_one, read_as, typed_path
from sitrep.core.errors import PublishError, SettingsError
from sitrep.core.weeks import Week
from sitrep.files.lock import only_one
from sitrep.site.addresses import edition_message
from sitrep.site.commands.send.carriers import MailCarrier, ProgramCarrier, SmtpCarrier
from sitrep.site.commands.send.mailer import FORMS, MailProgram, MailServer, read_mailer
from sitrep.site.commands.send.pace import PER_MINUTE, Pace
from sitrep.site.commands.send.private_files import is_open_to_others, read_private
from sitrep.site.commands.send.recipients import read_recipients
from sitrep.site.commands.send.send import (
    Letter,
    SendPlan,
    SendRun,
    dry_lines,
    passed_over,
    plan_sending,
    read_built,
)
from sitrep.site.commands.send.sent import SentBook
from sitrep.site.mail.reading import read_mail
from sitrep.site.settings import SiteSettings
from sitrep.terminal import say, say_all, show_progress

WORDS = "send an announced edition by e-mail, one mail a recipient"
_A_LINE_EVERY = 100
PASSWORD = "SITREP_MAIL_PASSWORD"
_LOCAL = ("http://localhost", "http://127.0.0.1", "http://[::1]")

Fresh = Callable[[Week], bytes | None]
"""The mail of an edition as today's content and settings make it; None if it is not announced."""


def add_send_options(command: CommandLine) -> None:
    """Its options."""
    command.add_argument(
        "week",
        type=read_as(Week.parse, "is not an ISO week. Write it as 2020-W27"),
        metavar="WEEK",
        help="as 2020-W27",
    )
    command.add_argument(
        "--to",
        nargs="+",
        required=True,
        metavar="FILE|ADDRESS",
        help="a private list, an address a line, or addresses",
    )
    command.add_argument(
        "--by", metavar="MAILER", help=f"{FORMS} (default: SITREP['mailer'] in the settings)"
    )
    command.add_argument(
        "--password-file",
        metavar="FILE",
        type=typed_path,
        help=f"holds the password of the mailer's user (default: {PASSWORD} in the environment)",
    )
    command.add_argument(
        "--per-minute",
        metavar="NUMBER",
        type=read_as(count_from_one, "is not a number from 1"),
        default=PER_MINUTE,
        help="mails handed over in a minute, at most (default: %(default)s)",
    )
    command.add_argument(
        "--again", action="store_true", help="send to those as well who have it already"
    )
    command.add_argument(
        "--dry-run", action="store_true", help="send nothing; say what would be sent, and to whom"
    )
    command.set_defaults(outcome="Not sent")


@dataclass(frozen=True, slots=True)
class SendDesk:
    """What a run works with."""

    settings: SiteSettings
    output: Path
    fresh: Fresh


def run_send(options: Namespace, desk: SendDesk) -> int:
    """Send an edition; returns the exit code."""
    mailer = _mailer(options, desk.settings)
    named = [*map(_typed, options.to)]
    recipients = read_recipients(named, desk.output)
    for path in (Path(word) for word in named if Path(word).exists()):
        if is_open_to_others(path):
            say(
                f"Warning: other users of this machine can read {path}. Run chmod 600 {path}.",
                to=sys.stderr,
            )
    letter = _letter(options.week, desk, mailer)
    book = SentBook(desk.settings.content.resolve().parent, options.week)
    if options.dry_run:
        plan = plan_sending(recipients, book, letter, again=options.again)
        say_all(passed_over(plan))
        say_all(dry_lines(plan, letter, str(mailer), options.per_minute))
        return 0
    carrier = _carrier(mailer, letter.sender, options, desk.output)
    with only_one(book.path) as is_held:
        if not is_held:
            raise PublishError(f"another run is sending {options.week}. Wait until it has ended.")
        book = SentBook(book.root, options.week)
        book.begin(desk.output)
        plan = plan_sending(recipients, book, letter, again=options.again)
        say_all(passed_over(plan))
        run = SendRun(letter, carrier, book, Pace(options.per_minute), _show)
        return _sent(run, plan)


def _sent(run: SendRun, plan: SendPlan) -> int:
    if not plan.due:
        say("Nobody is left to send to.")
        return int(bool(plan.unsure))
    with run.carrier:
        result = run.send(plan.due)
    say_all(result.lines())
    return 0 if result.is_whole and not plan.unsure else 1


def _show(done: int, total: int) -> None:
    """Show progress; in a log, a line now and then."""
    show_progress(done, total)
    if not sys.stderr.isatty() and done % _A_LINE_EVERY == 0:
        say(f"{done} of {total}")


def _typed(word: str) -> str:
    """A file's name as it counts from where it was typed; an address as it is."""
    path = typed_path(word)
    return path if Path(path).exists() else word


def _mailer(options: Namespace, settings: SiteSettings) -> MailServer | MailProgram:
    word = options.by or settings.mailer
    if not word:
        raise SettingsError(
            "nothing says what takes the mails. Set SITREP['mailer'] in pelicanconf.py, or add "
            f"--by: {FORMS}."
        )
    return read_mailer(word)


def _letter(week: Week, desk: SendDesk, mailer: MailServer | MailProgram) -> Letter:
    """The edition as it was built, with a warning if today's content makes another."""
    site = desk.settings.site
    if not site.sender:
        raise SettingsError(
            "nothing says whom the mails come from. Set SITREP['sender'] in pelicanconf.py, as "
            "desk@example.org."
        )
    if site.address.startswith(_LOCAL) and not mailer.is_here:
        raise SettingsError(
            f"all links would lead to {site.address}, which nobody else can open. Set SITE_URL to "
            "the site's URL, build, and send again."
        )
    fresh = desk.fresh(week)
    if fresh is None:
        raise PublishError(
            f"{week} is not announced, or has no report. Announce it first: ./dev announce {week}"
        )
    built = read_built(desk.output, edition_message(week), week)
    if built != fresh:
        say(
            f"Warning: {desk.output.name}/{edition_message(week)} is not what today's content and "
            "settings make. It is sent as it was built; build first if that is not meant.",
            to=sys.stderr,
        )
    mail = read_mail(built)
    if mail is None:
        raise PublishError(f"{edition_message(week)} is damaged. Build the site again.")
    return Letter(week, mail, site.sender, site)


def _carrier(
    mailer: MailServer | MailProgram, sender: str, options: Namespace, output: Path
) -> MailCarrier:
    if isinstance(mailer, MailProgram):
        return ProgramCarrier(mailer, sender)
    return SmtpCarrier(mailer, sender, _password(mailer, options.password_file, output))


def _password(server: MailServer, file: str | None, output: Path) -> str | None:
    """The password of the mailer's user: from a file, else from the environment."""
    if not server.user:
        return None
    if file:
        path = Path(file)
        password = read_private(path, "the password", output).strip()
        if is_open_to_others(path):
            raise PublishError(
                f"{path}: other users of this machine can read the password. Run chmod 600 {path}."
            )
    else:
        password = os.environ.get(PASSWORD, "")
    if not password:
        raise PublishError(
            f"there is no password for the mailer's user. Set {PASSWORD} in the environment, or "
            "name a file that holds it with --password-file."
        )
    return password
