"""The copy of a page that is sent while a site is edited: it reloads by itself, and tells faults.

The files of the site are left as they are.  What is added stands at addresses that no site has,
and the copy's policy allows for it: a script, a style sheet and a connection to this server.
"""

from __future__ import annotations

import html
import re
from functools import cache
from importlib.resources import files

from sitrep.core.errors import Fault, printable
from sitrep.core.text import count
from sitrep.site.commands.live.messages import BuildOutcome

FOLDER = "/.serve/"
EVENTS = f"{FOLDER}events"
SCRIPT = f"{FOLDER}reload.js"
STYLE = f"{FOLDER}faults.css"
_TYPES = {SCRIPT: "text/javascript", STYLE: "text/css"}
BARE_PAGE = b"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not there yet</title>
</head>
<body>
</body>
</html>
"""
"""What is shown while there is no site."""
_NEEDED = ("script-src", "style-src", "connect-src")
"""Directives that must let a page use what comes from here."""
_LAST_GOOD = "the last good site"
_AHEAD = "newer than the last good site, and not checked"
_SELF, _NONE = "'self'", "'none'"
_POLICY = re.compile(
    rb"(<meta\s+http-equiv=[\"']?Content-Security-Policy[\"']?\s+content=\")([^\"]*)", re.IGNORECASE
)
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_BODY = re.compile(rb"<body(?:\s[^>]*)?>", re.IGNORECASE)


@cache
def own_file(address: str) -> tuple[str, bytes] | None:
    """The type and bytes of a file that is added to the site; None for any other address."""
    kind = _TYPES.get(address)
    if kind is None:
        return None
    data = files(__package__).joinpath(address.removeprefix(FOLDER)).read_bytes()
    return f"{kind}; charset=utf-8", data


def live_copy(
    page: bytes, outcome: BuildOutcome | None, name: str, *, is_ahead: bool = False
) -> bytes:
    """A page, made to be loaded again when it is another one than that of this name.

    ``is_ahead``: it is not of the last good site, but of newer content.
    """
    page = _POLICY.sub(_with_ours_allowed, page)
    added = f'<script src="{SCRIPT}?{name}" defer></script>\n'
    words = _panel(outcome, _AHEAD if is_ahead else _LAST_GOOD)
    if words:
        added += f'<link rel="stylesheet" href="{STYLE}">\n'
    page = _inserted(page, added.encode(), _HEAD_END)
    return _inserted(page, words.encode(), _BODY, after=True) if words else page


def _inserted(page: bytes, added: bytes, place: re.Pattern[bytes], *, after: bool = False) -> bytes:
    """A page with something before or after the first match of a pattern, else at its end."""
    found = place.search(page)
    at = len(page) if found is None else found.end() if after else found.start()
    return page[:at] + added + page[at:]


def _with_ours_allowed(found: re.Match[bytes]) -> bytes:
    """The policy of a page, and what is added to the page beside."""
    written = html.unescape(found[2].decode("utf-8", "replace"))
    rules = {name: values for name, *values in map(str.split, written.split(";")) if name}
    for name in _NEEDED:
        values = rules.get(name, [])
        rules[name] = [_SELF, *(each for each in values if each not in {_SELF, _NONE})]
    policy = "; ".join(" ".join((name, *values)) for name, values in rules.items())
    return found[1] + html.escape(policy, quote=True).replace("&#x27;", "'").encode()


def _panel(outcome: BuildOutcome | None, shown: str) -> str:
    """What stands above a page: what is wrong, all of it; nothing where all is well."""
    if outcome is None:
        return _framed("The site is being built …", "", is_open=False)
    if outcome.is_good:
        return ""
    if not outcome.faults:
        return _framed(
            _title("a problem", shown), f"<pre>{_escaped_lines(outcome.problem)}</pre>\n"
        )
    items = "".join(map(_item, outcome.faults))
    return _framed(_title(count(len(outcome.faults), "fault"), shown), f"<ol>\n{items}</ol>\n")


def _title(what: str, shown: str) -> str:
    return f"Not built: {what}. What you see is {shown}."


def _framed(title: str, inside: str, *, is_open: bool = True) -> str:
    opened = " open" if is_open else ""
    return (
        '<aside class="serve-faults" lang="en" dir="ltr" role="alert">\n'
        f"<details{opened}><summary>{html.escape(title)}</summary>\n{inside}</details>\n</aside>\n"
    )


def _item(fault: Fault) -> str:
    key = f"<b>{_escaped(fault.key)}</b>: " if fault.key else ""
    place = f"<code>{_escaped(fault.file)}:{fault.line}</code>"
    words = f"{_escaped(fault.problem)}. {_escaped(fault.remedy)}."
    return f"<li>{place} {key}{words}</li>\n"


def _escaped(text: str) -> str:
    return html.escape(printable(text))


def _escaped_lines(text: str) -> str:
    return "\n".join(map(_escaped, text.split("\n")))
