"""What commands print of a build: what it left out, what is wrong, what to do next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from sitrep.content.reading import DraftFile
from sitrep.content.record.check import unentered
from sitrep.core.errors import ContentError, SitrepError
from sitrep.core.text import count
from sitrep.site.built import BuildWork, Built
from sitrep.site.commands.annotations import annotation
from sitrep.site.lint.language import language_warnings
from sitrep.site.steps import TimedStep
from sitrep.terminal import say, say_all

SLOWEST = 3
"""Steps that are named after a build."""
WORTH_TELLING = 0.1
"""Seconds that a step must take to be named."""
MAX_NAMED = 5
"""Files that are named for each reason to make them."""
MAX_LISTED = 3
"""Faults listed of each draft; ``./dev review`` shows all of them."""


def print_error(error: SitrepError, outcome: str) -> None:
    """Print what is wrong, and what therefore was not done."""
    if isinstance(error, ContentError):
        _print_faults(error, outcome)
    else:
        say_all(f"{outcome}: {error}".split("\n"), to=sys.stderr)


def _print_faults(error: ContentError, outcome: str) -> None:
    """Print every fault on a line; in GitHub Actions also as an annotation of its line."""
    for fault in error.faults:
        say(str(fault), to=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for fault in error.faults:
            say(annotation(fault))
    total = count(len(error.faults), "fault")
    say(f"{outcome}: {total} to fix.", to=sys.stderr)


def print_left_out(built: Built, *, hint: str) -> None:
    """Name what is in the content and on no page."""
    for draft in built.content.drafts:
        _print_draft(draft)
    catalogue = built.catalogue
    weeks = {edition.week for edition in catalogue.editions}
    for notes in (each for each in built.content.editions if each.week not in weeks):
        say(f"editions/{notes.week}.md has no page: no report of that week is published.")
    say_all(built.warnings)
    say_all(language_warnings(built.spoken))
    if built.content.drafts:
        say(f"{count(len(built.content.drafts), 'draft')} not published{hint}.")
    if catalogue.withdrawn:
        say(f"{count(len(catalogue.withdrawn), 'withdrawn report')}, each with its tombstone.")
    if new := unentered(built.content.states, built.content.entered):
        say(f"{count(len(new), 'page')} not in the record yet; ./dev record enters them.")


def next_step(address: str, *, drafts: bool) -> str:
    """What to do with a site that was built for an address."""
    if drafts:
        return "Look at it with ./dev serve --drafts."
    if "//localhost" in address:
        return "Look at it with ./dev serve."
    return f"It is built for {address}: copy it there."


def print_work(work: BuildWork, *, whole: bool) -> None:
    """What a build had to do; ``whole``: each step, and why files were made."""
    say(f"{_files(work)}{_slowest(work.steps)}.")
    if not whole:
        return
    for step in _by_time(work.steps):
        say(f"  {step.seconds:8.3f} s  {step.name}")
    for reason, addresses in work.reasons.items():
        shown = ", ".join(sorted(addresses)[:MAX_NAMED])
        more = f" and {len(addresses) - MAX_NAMED} more" if len(addresses) > MAX_NAMED else ""
        say(f"  {count(len(addresses), 'file')} made, {reason}: {shown}{more}")


def _files(work: BuildWork) -> str:
    files = count(work.files, "file")
    if not work.taken:
        return f"{files}, all made now"
    return f"{files}: {work.files - work.taken} made, {work.taken} taken over from the last build"


def _slowest(steps: Iterable[TimedStep]) -> str:
    """The steps that took most of the time; none where nothing took long."""
    slow = [step for step in _by_time(steps)[:SLOWEST] if step.seconds >= WORTH_TELLING]
    names = ", ".join(f"{step.name} {step.seconds:.1f} s" for step in slow)
    return f"; slowest: {names}" if names else ""


def _by_time(steps: Iterable[TimedStep]) -> list[TimedStep]:
    return sorted(steps, key=lambda step: -step.seconds)


def _print_draft(draft: DraftFile) -> None:
    say(f"draft {draft.file.file}: {count(len(draft.faults), 'thing')} to settle")
    for fault in draft.faults[:MAX_LISTED]:
        say(f"  line {fault.line}: {fault.key}: {fault.problem}")
