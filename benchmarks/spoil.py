"""Ways in which documents are spoiled before they reach a digest, for measuring its alarm.

Each works on plain text and on a page alike: on its long pieces of text, between the tags.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable

LONG = 80
"""Characters from which a line, or the text between two tags, is a paragraph's."""
SHORT_WORDS = 4
"""Words below which a line is an entry of a menu, the head of a comment, a credit."""
MENU = "Home World Politics Weather Markets Sport Log in"
REMARKS = (
    "same story every winter and nobody ever pays for it, ask anyone who lives down there",
    "Finally somebody writes it down!! My cousin waited nine hours and got a leaflet.",
    "no puedo creer que sigamos igual, el año pasado dijeron lo mismo y no hicieron nada",
    "J'habite à côté et je peux vous dire que ce n'est pas du tout comme ça que ça s'est passé.",
    "а кто за это ответит? у нас во дворе уже третью неделю так, и всем всё равно",
    "Das hätte man vor zehn Jahren schon richten können, aber da war ja kein Geld da...",
    "كل سنة نفس الكلام ولا أحد يحاسب أحدا، الله يعين الناس هناك على هذا الحال",
    "Thanks for this. Could you also look at the bridge further north? It is worse.",
)

_TEXT = re.compile(r"(?<=>)[^<>]{80,}(?=<)")
_SHORT_PIECE = re.compile(r"(?<=>)[^<>]{1,28}(?=<)")
_BODY_END = re.compile(r"</(?:article|main|body)>", re.IGNORECASE)


def cut(data: bytes) -> bytes:
    """Every third paragraph loses its second half."""
    return _each_third(data, lambda text: text[: len(text) // 2])


def glued(data: bytes) -> bytes:
    """The document's own menu before every third paragraph, on its line."""
    text = _text(data)
    entries = [line.strip() for line in text.split("\n") if 0 < len(line.split()) < SHORT_WORDS]
    menu = MENU if _is_page(text) or len(entries) < 6 else " ".join(entries[:8])
    return _each_third(data, lambda paragraph: f"{menu} {paragraph.lstrip()}")


def misread(data: bytes) -> bytes:
    """Its bytes taken for those of Windows' encoding."""
    return data.decode("cp1252", "replace").encode()


def torn(data: bytes) -> bytes:
    """The same with a letter lost here and there: nothing can undo it."""
    text = _text(data)
    letters = (
        chr(0xFFFD) if at % 97 == 0 and letter.isalpha() else letter
        for at, letter in enumerate(text)
    )
    return text.encode() if _is_page(text) else "".join(letters).encode()


def bare(data: bytes) -> bytes:
    """Without its shortest lines, the heads of comments and credits among them."""
    text = _text(data)
    if _is_page(text):
        return _SHORT_PIECE.sub("", text).encode()
    lines = text.split("\n")
    return "\n".join(line for line in lines if not 0 < len(line.split()) < SHORT_WORDS).encode()


def remarked(data: bytes) -> bytes:
    """With readers' comments right below it, their heads removed."""
    text = _text(data)
    if not _is_page(text):
        return "\n\n".join((text, *REMARKS)).encode()
    remarks = "".join(f"<p>{remark}</p>" for remark in REMARKS)
    return _BODY_END.sub(lambda end: remarks + end[0], text, count=1).encode()


def mailed(data: bytes) -> bytes:
    """As mail sends it, its encoding not undone."""
    return quopri.encodestring(data)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "cut": cut,
    "glued": glued,
    "misread": misread,
    "torn": torn,
    "bare": bare,
    "remarked": remarked,
    "mailed": mailed,
}


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _is_page(text: str) -> bool:
    return "</" in text[:50_000]


def _each_third(data: bytes, change: Callable[[str], str]) -> bytes:
    text = _text(data)
    number = 0

    def changed(piece: str) -> str:
        nonlocal number
        number += 1
        return change(piece) if number % 3 == 2 else piece

    if _is_page(text):
        return _TEXT.sub(lambda match: changed(match[0]), text).encode()
    return "\n".join(
        changed(line) if len(line) > LONG else line for line in text.split("\n")
    ).encode()
