"""The file shape that reports, editions and pages share: ``---``, YAML, ``---``, Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.content.syntax.nodes import Table
from sitrep.content.syntax.yaml_nodes import YamlError, parse_yaml
from sitrep.core.errors import Fault
from sitrep.core.limits import ENTRIES, MARKUP, REPORT, REPORT_LINES, TABLE
from sitrep.core.text import legible

FENCE = "---"
SPLIT_IT = "Split it into several files"
_COSTLY = "[]*_`<>&!{~|"
"""Signs at which the reader of Markdown looks ahead or back."""
_FEW = min(REPORT.most // 4, REPORT_LINES.most, MARKUP.most)
"""Characters, of up to four bytes, that cannot be too much of anything."""
_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put before UTF-8."""


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A file taken apart; ``body_line`` is the line its body starts on."""

    table: Table
    body: str
    body_line: int


def split_file(data: bytes, file: str, faults: list[Fault]) -> MarkdownFile | None:
    """The file's front matter and body, or None with the reason in ``faults``.

    A byte order mark and Windows line ends are tolerated, as is anything
    ``legible`` drops.
    """
    text = decode(data, file, faults)
    if text is None:
        return None
    if excess := find_excess(text):
        faults.append(Fault(file, 1, "", f"has {excess}", SPLIT_IT))
        return None
    # Not splitlines(): a form feed or U+2028 in a text is not the end of a line to an editor, and
    # lines would be counted otherwise than there.
    lines = legible(text).split("\n")
    if lines[0].rstrip() != FENCE:
        faults.append(
            Fault(file, 1, "", "has no front matter", "Start the file with a line --- and its keys")
        )
        return None
    fences = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    end = next(fences, None)
    if end is None:
        faults.append(
            Fault(
                file, 1, "", "has front matter that is not closed", "Close the keys with a line ---"
            )
        )
        return None
    table = _table("\n".join(lines[1:end]), file, faults)
    return MarkdownFile(table, "\n".join(lines[end + 1 :]), end + 2) if table else None


def decode(data: bytes, file: str, faults: list[Fault]) -> str | None:
    """The text of a UTF-8 file with plain line feeds, or None with a fault.

    One that is too long is left alone.
    """
    limit, remedy = REPORT, SPLIT_IT
    if file.endswith((".toml", ".jsonl")):
        limit, remedy = (TABLE if file.endswith(".toml") else ENTRIES), "Shorten it"
    if limit.is_over(len(data)):
        faults.append(Fault(file, 1, "", f"has {limit.excess(len(data))}", remedy))
        return None
    plain = data.removeprefix(_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError as error:
        line = plain.count(b"\n", 0, error.start) + 1
        problem = f"byte 0x{plain[error.start]:02X} is not UTF-8"
        faults.append(Fault(file, line, "", problem, "Save the file as UTF-8"))
        return None


def find_excess(text: str) -> str | None:
    """What a file has more of than is taken, with how much.

    None where it can be read in a moment.
    """
    if len(text) <= _FEW:
        return None
    signs = sum(text.count(sign) - text.count(f"\\{sign}") for sign in _COSTLY)
    found = (
        (REPORT, len(text.encode("utf-8", "replace"))),
        (REPORT_LINES, text.count("\n")),
        (MARKUP, signs),
    )
    return next((limit.excess(number) for limit, number in found if limit.is_over(number)), None)


def _table(text: str, file: str, faults: list[Fault]) -> Table | None:
    try:
        node = parse_yaml(text, first_line=2)
    except YamlError as error:
        remedy = "Write plain key: value lines; put a value with a colon, # or quotes in quotes"
        faults.append(Fault(file, error.line, "", error.problem, remedy))
        return None
    if isinstance(node, Table):
        return node
    faults.append(
        Fault(file, 2, "", "front matter is not a list of keys", "Write key: value lines")
    )
    return None
