"""Whether a stylesheet, or a style beside what it styles, asks anybody else for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.site.audit.findings import AuditFinding, Found, shown
from sitrep.site.audit.links import Home, check_loaded

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_STRINGS = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_ASKING = re.compile(r"(?:url|src|image-set|image|cross-fade)\(\s*([^)]*)", re.IGNORECASE)
_ALWAYS_BAD = (
    ("@import", "Put the styles into the theme's own stylesheets"),
    ("expression(", "Leave it out"),
    ("-moz-binding", "Leave it out"),
    ("behavior:", "Leave it out"),
)


def check_styles(text: str, home: Home) -> Iterator[AuditFinding]:
    """What in styles loads something from elsewhere, or runs."""
    plain = _plain(text)
    lowered = plain.lower()
    for words, remedy in _ALWAYS_BAD:
        if (at := lowered.find(words)) >= 0:
            yield AuditFinding(_line(plain, at), Found(f"has {words} in a style", remedy))
    for match in _ASKING.finditer(plain):
        for address in _addresses(match[1]):
            found = None if address.startswith("#") else check_loaded(address, home)
            if found:
                yield AuditFinding(_line(plain, match.start()), found)


def check_pointers(text: str) -> Found | None:
    """What is wrong with an attribute of a drawing that may hold ``url(…)``.

    It may point to a part of its own page only.
    """
    for match in _ASKING.finditer(_plain(text)):
        for address in _addresses(match[1]):
            if not address.startswith("#"):
                return Found(
                    f"loads {shown(address)}", "Point to a part of the same drawing, as url(#name)"
                )
    return None


def _plain(text: str) -> str:
    """Styles without comments, their escapes resolved, each line at its place."""
    without = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n") or " ", text)
    return _ESCAPE.sub(_resolved, without) if "\\" in without else without


def _resolved(escape: re.Match[str]) -> str:
    code, sign = escape.groups()
    if code is None:
        return str(sign)
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def _addresses(inside: str) -> Iterator[str]:
    """The addresses between the brackets: one, or several in quotes."""
    quoted = [one or other for one, other in _STRINGS.findall(inside)]
    yield from quoted or [inside.strip(" \t\n\"'")]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
