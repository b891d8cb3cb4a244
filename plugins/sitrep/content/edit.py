"""The one editor of files with front matter: what is meant changes, all else is left alone.

Whatever an edit did is read back before anybody gets it. The file must then say
exactly what was meant: the values given, with every other key, every comment and
the rest of the text as before. Otherwise the edit is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.content.syntax.file_parts import (
    LINE,
    MARK,
    FileParts,
    FileSays,
    plain_keys,
    read_parts,
    take_apart,
)
from sitrep.content.syntax.front_matter import split_file
from sitrep.content.syntax.passages import dump_passages
from sitrep.content.syntax.yaml_layout import (
    Keys,
    KeySpan,
    dump_flow,
    find_comments,
    read_keys,
)
from sitrep.content.syntax.yaml_nodes import Plain, dump_yaml
from sitrep.core.errors import ContentError
from sitrep.core.model import Carrier, Report
from sitrep.core.text import legible, one_line

BODY = "body"
"""Names a report's text among the keys to rewrite."""


@dataclass(frozen=True, slots=True)
class KeyEdit:
    """What is to become of the keys of a file."""

    values: Mapping[str, Plain]
    """The keys that get a value; those that the file lacks are added."""
    dropped: frozenset[str] = frozenset()
    """The keys that are removed."""
    at_top: bool = False
    """Whether keys that the file lacks are added before all others instead of after them."""


def edit_keys(text: str, file: str, edit: KeyEdit) -> str:
    """The text of a file with its keys changed; its line ends and byte order mark stay.

    Raises ContentError, which names the file and the keys, where the outcome would
    say anything but what was meant.
    """
    parts = take_apart(text, file)
    said = read_parts(parts)
    if said is None:
        raise ContentError(
            [parts.fault(", ".join(edit.values), problem="was not changed: it cannot be read")]
        )
    edit = _without_the_same(edit, said)
    if not edit.values and not edit.dropped:
        return text
    keys = read_keys(parts.yaml)
    _refuse_twice(parts, keys, edit)
    edited = _edit_flow(parts, keys, edit) if keys.is_flow else _edit_block(parts, keys, edit)
    _check(parts, edited, edit)
    return edited.text


def rewrite_report(text: str, file: ReportFile, report: Report, keys: Iterable[str]) -> str:
    """The text of a report's file with ``keys`` (or ``body``) as the report has them.

    Raises ContentError where the outcome would not be read back as the report.
    """
    names = [*keys]
    dumped = split_file(dump_report(replace(report, passages=())).encode(), file.file, [])
    plain = dict(plain_keys(dumped.table)) if dumped else {}
    values = {key: plain[key] for key in names if key in plain}
    dropped = frozenset(names) - plain.keys() - {BODY}
    edited = edit_keys(text, file.file, KeyEdit(values, dropped))
    if BODY in names:
        parts = take_apart(edited, file.file)
        fence = LINE.findall(parts.tail)[0].rstrip("\r\n")
        body = f"{fence}\n{dump_passages(report.passages)}".replace("\n", parts.newline)
        edited = replace(parts, tail=body).text
    found = parse_report(edited.encode(), file.file, [])
    if found is None or found.report != report:
        raise ContentError([take_apart(text, file.file).fault(", ".join(names))])
    return edited


def replace_carriers(text: str, file: ReportFile, carriers: tuple[Carrier, ...]) -> str:
    """The text of a report's file with other carriers."""
    return rewrite_report(text, file, replace(file.report, carriers=carriers), ["carriers"])


def replace_fingerprint(text: str, file: ReportFile, marks: tuple[str, ...]) -> str:
    """The text of a report's file with other fingerprints."""
    return rewrite_report(text, file, replace(file.report, fingerprint=marks), ["fingerprint"])


def with_notes(text: str, file: str, notes: Iterable[str], *, without: Iterable[str] = ()) -> str:
    """The text of a file with comments added at its top.

    Comments there that begin as ``without`` says are left out.
    """
    parts = take_apart(text, file)
    settled = tuple(f"# {begin}" for begin in without)
    top = _count_notes(parts)
    kept = [line for line in parts.front[:top] if not line.startswith(settled)]
    known = {line.rstrip("\r\n") for line in kept}
    for note in notes:
        line = f"# {one_line(legible(note))}"
        if line not in known:
            kept.append(f"{line}{parts.newline}")
            known.add(line)
    edited = replace(parts, front=(*kept, *parts.front[top:]))
    before, after = read_parts(parts), read_parts(edited)
    if before is None or after is None or replace(after, comments=before.comments) != before:
        raise ContentError(
            [parts.fault("", problem="got no comments: they would change what it says")]
        )
    return edited.text


def notes_of(text: str) -> tuple[str, ...]:
    """The comments at the top of a file's front matter; none of a file without any."""
    lines = text.removeprefix(MARK).splitlines()[1:]
    notes = []
    for line in lines:
        if not line.startswith("#"):
            break
        notes.append(line.removeprefix("#").strip())
    return tuple(notes)


def _count_notes(parts: FileParts) -> int:
    for number, line in enumerate(parts.front):
        if not line.startswith("#"):
            return number
    return len(parts.front)


def _without_the_same(edit: KeyEdit, said: FileSays) -> KeyEdit:
    """The edit without what the file says already; how that is written is up to the curator."""
    values = {key: value for key, value in edit.values.items() if (key, value) not in said.keys}
    dropped = edit.dropped & {name for name, _value in said.keys}
    return replace(edit, values=values, dropped=dropped)


def _refuse_twice(parts: FileParts, keys: Keys, edit: KeyEdit) -> None:
    """Raise ContentError for a key that appears twice: which of the two counts is unclear."""
    times = Counter(span.name for span in keys.spans)
    for span in reversed(keys.spans):
        if times[span.name] > 1 and span.name in edit.values.keys() | edit.dropped:
            line = parts.yaml.count("\n", 0, span.start) + 2
            problem = "was not changed: the key appears twice"
            raise ContentError([parts.fault(span.name, line, problem)])


def _edit_block(parts: FileParts, keys: Keys, edit: KeyEdit) -> FileParts:
    """The file with keys changed that have lines of their own."""
    lines, indent = list(parts.front), " " * keys.column
    left = dict(edit.values)
    for span in reversed(keys.spans):
        if span.name not in left and span.name not in edit.dropped:
            continue
        first, last = _lines_of(parts.yaml, span)
        old = parts.yaml.split("\n")[first : last + 1]
        new = _dump_block(span.name, left.pop(span.name), indent) if span.name in left else []
        if len(old) == len(new) == 1:
            begins = parts.yaml.rfind("\n", 0, span.start) + 1
            new = [new[0] + old[0][span.end - begins :]]
        else:  # the lines that held them go, so the comments move above the key
            new = [*(indent + comment for comment in find_comments("\n".join(old))), *new]
        lines[first : last + 1] = [f"{line}{parts.newline}" for line in new]
    added = []
    for key, value in left.items():
        added += [f"{line}{parts.newline}" for line in _dump_block(key, value, indent)]
    return replace(parts, front=tuple([*added, *lines] if edit.at_top else [*lines, *added]))


def _lines_of(text: str, span: KeySpan) -> tuple[int, int]:
    """The first and the last line of a key, counted from 0."""
    end = len(text[: span.end].rstrip())
    return text.count("\n", 0, span.start), text.count("\n", 0, max(end, span.start))


def _dump_block(key: str, value: Plain, indent: str) -> list[str]:
    return [indent + line for line in dump_yaml({key: value}).rstrip("\n").split("\n")]


def _edit_flow(parts: FileParts, keys: Keys, edit: KeyEdit) -> FileParts:
    """The file with keys changed that are written in braces."""
    text = parts.yaml
    if text != parts.unix:
        raise ContentError(
            [parts.fault(", ".join(edit.values))]
        )  # with signs left out, places would be wrong
    left = dict(edit.values)
    for at in reversed(range(len(keys.spans))):
        span = keys.spans[at]
        if span.name in left:
            written = f"{text[span.start : span.name_end]}: {dump_flow(left.pop(span.name))}"
            text = text[: span.start] + written + text[span.end :]
        elif span.name in edit.dropped:
            start, end = _with_comma(keys.spans, at)
            text = text[:start] + text[end:]
    added = ", ".join(f"{key}: {dump_flow(value)}" for key, value in left.items())
    if added:
        text = _add_flow(text, added, at_top=edit.at_top)
    lines = text.removesuffix("\n").split("\n")
    return replace(parts, front=tuple(f"{line}{parts.newline}" for line in lines))


def _with_comma(spans: tuple[KeySpan, ...], at: int) -> tuple[int, int]:
    """From where to where a key in braces is removed, with the comma beside it."""
    if at + 1 < len(spans):
        return spans[at].start, spans[at + 1].start
    return spans[at - 1].end if at else spans[at].start, spans[at].end


def _add_flow(text: str, added: str, *, at_top: bool) -> str:
    keys = read_keys(text)
    if not keys.spans:
        return text[: keys.start] + added + text[keys.start :]
    if at_top:
        return f"{text[: keys.start]}{added}, {text[keys.start :]}"
    end = keys.spans[-1].end
    return f"{text[:end]}, {added}{text[end:]}"


def _check(before: FileParts, after: FileParts, edit: KeyEdit) -> None:
    """Raise ContentError where the edited file does not say exactly what was meant."""
    old = read_parts(before)
    keys = [
        (name, edit.values.get(name, value))
        for name, value in (old.keys if old else ())
        if name not in edit.dropped
    ]
    names = {name for name, _value in keys}
    added = [(name, value) for name, value in edit.values.items() if name not in names]
    wanted = (*added, *keys) if edit.at_top else (*keys, *added)
    if old is None or read_parts(after) != replace(old, keys=wanted):
        raise ContentError([before.fault(", ".join([*edit.values, *sorted(edit.dropped)]))])
