"""The opening lines of a report's passages, edited in place: every other byte stays.

What an edit did is read back before anybody gets it, as edit.py does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sitrep.content.report_file import ReportFile, parse_report, passage_key
from sitrep.content.syntax.file_parts import LINE, take_apart
from sitrep.core.errors import ContentError, Fault
from sitrep.core.model import Passage, Report
from sitrep.core.text import legible

_OPENING = re.compile(r" {0,3}::: passage(?:\s|$)")
_WORD = re.compile(r"\S+")
_OPTIONS = {"event": "events", "from": "rests_on"}
"""The options that can be edited, and what a passage calls them."""
_REMEDY = "Write the passage's line as ::: passage SY-ID event=…, and run the command again"


def edit_events(text: str, file: ReportFile, events: Mapping[int, tuple[str, ...]]) -> str:
    """The text of a report's file with other ``event=`` on the lines of some passages, by number.

    Raises ContentError where the outcome would not say exactly that.
    """
    return _edit(text, file, "event", events)


def edit_roots(text: str, file: ReportFile, roots: Mapping[int, tuple[str, ...]]) -> str:
    """The same for ``from=``."""
    return _edit(text, file, "from", roots)


def _edit(text: str, file: ReportFile, option: str, values: Mapping[int, tuple[str, ...]]) -> str:
    parts = take_apart(text, file.file)
    fence, *lines = LINE.findall(parts.tail)
    openings = [at for at, line in enumerate(lines) if _OPENING.match(legible(line))]
    if not openings and 1 in values:
        lines, openings = _wrapped(lines, file, parts.newline)
    for number, ids in values.items():
        if number > len(openings):
            raise ContentError([_fault(file, number)])
        at = openings[number - 1]
        lines[at] = _with_option(lines[at], option, ids)
    edited = replace(parts, tail="".join([fence, *lines])).text
    _check(edited, file, _meant(file.report, _OPTIONS[option], values))
    return edited


def _with_option(line: str, option: str, ids: tuple[str, ...]) -> str:
    """A line with one option rewritten, added behind regions and days, or taken out."""
    words = list(_WORD.finditer(line))
    written = f"{option}={','.join(ids)}"
    for word in words:
        if word[0].startswith(f"{option}="):
            if ids:
                return f"{line[: word.start()]}{written}{line[word.end() :]}"
            return f"{line[: word.start()].rstrip(' ')}{line[word.end() :]}"
    if not ids:
        return line
    plain = [word for word in words if "=" not in word[0]]
    end = plain[-1].end()
    return f"{line[:end]} {written}{line[end:]}"


def _wrapped(lines: list[str], file: ReportFile, newline: str) -> tuple[list[str], list[int]]:
    """The text of a report without passage lines as the one passage that it is."""
    report = file.report
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if not filled or not report.regions or legible(lines[filled[0]]).lstrip().startswith("#"):
        raise ContentError([_fault(file, 1)])
    first, last = filled[0], filled[-1]
    body = lines[first : last + 1]
    body[-1] = body[-1].rstrip("\r\n") + newline
    opening = f"::: passage {' '.join(report.regions)}{newline}"
    return [*lines[:first], opening, *body, f":::{newline}", *lines[last + 1 :]], [first]


def _meant(report: Report, key: str, values: Mapping[int, tuple[str, ...]]) -> Report:
    def passages() -> Iterator[Passage]:
        for number, passage in enumerate(report.passages, 1):
            # The report's own regions are written on the line of a passage that had none.
            regions = passage.regions or (report.regions if number in values else ())
            events = values.get(number, passage.events) if key == "events" else passage.events
            rests = values.get(number, passage.rests_on) if key == "rests_on" else passage.rests_on
            yield replace(passage, regions=regions, events=events, rests_on=rests)

    return replace(report, passages=tuple(passages()))


def _check(edited: str, file: ReportFile, meant: Report) -> None:
    found = parse_report(edited.encode(), file.file, [])
    if found is None or replace(found.report, provenance=meant.provenance) != meant:
        raise ContentError([file.fault("passage", "its line was not changed", _REMEDY)])


def _fault(file: ReportFile, number: int) -> Fault:
    return file.fault(passage_key(number), "has no line that could be changed", _REMEDY)
