"""The encoding that a page states, found as browsers find it: in a ``meta`` tag, however late.

Comments are skipped, as the standard has it; scripts and styles too, since a statement within
them is a piece of code. The standard looks at the first 1024 bytes and then lets the parser
change its mind at a later tag; both come to the first statement of the page.
"""

from __future__ import annotations

import re

LOOKED_AT = 1 << 20
"""Bytes in which a page states its encoding; styles of half a megabyte have come before."""

_XML_ENCODING = re.compile(
    rb"\A\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE
)
_OPENS = re.compile(rb"<(?:(!--)|(script|style|template)\b|meta(?=[\s/]))", re.IGNORECASE)
_META = re.compile(rb"(?:[^<>\"']|\"[^\"]{0,999}\"|'[^']{0,999}'){1,999}+")
_CLOSES = {
    name: re.compile(rb"</" + name + rb"\b", re.IGNORECASE)
    for name in (b"script", b"style", b"template")
}
_ATTRIBUTE = re.compile(
    rb"([^\s=/>\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++))", re.DOTALL
)
_IN_CONTENT = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_NAME = re.compile(rb"\s*([\w:.-]{2,40})\s*")


def stated_name(data: bytes) -> str:
    """What a page calls its encoding; empty if it says nothing."""
    at = 0
    while opened := _OPENS.search(data, at, LOOKED_AT):
        at = _behind(data, opened)
        if at < 0:
            break
        tag = None if opened[1] or opened[2] else _META.match(data, opened.end())
        if tag and (name := _stated(tag[0])):
            return name.decode("ascii", "replace")
    declared = _XML_ENCODING.match(data)
    return declared[1].decode("ascii", "replace") if declared else ""


def _behind(data: bytes, opened: re.Match[bytes]) -> int:
    """Where a comment or piece of code is over, or a tag's attributes begin; -1 for nowhere."""
    if opened[1]:
        return data.find(b"-->", opened.end())
    if opened[2]:
        closed = _CLOSES[opened[2].lower()].search(data, opened.end())
        return closed.end() if closed else -1
    return opened.end()


def _stated(attributes: bytes) -> bytes:
    """The name in a tag's attributes: its charset, or that of the content type it stands for."""
    found: dict[bytes, bytes] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        value = match[2] or match[3] or match[4] or b""
        found.setdefault(match[1].lower(), value)
    if named := _NAME.fullmatch(found.get(b"charset", b"")):
        return named[1]
    if found.get(b"http-equiv", b"").strip().lower() != b"content-type":
        return b""
    within = _IN_CONTENT.search(found.get(b"content", b""))
    return within[1] if within else b""
