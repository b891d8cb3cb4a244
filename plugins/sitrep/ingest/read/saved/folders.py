"""What lies beside a document in a folder and is none: a saved page's pictures, scripts, styles.

A browser that saves a page puts what it is drawn with into a folder named like the page
(“page_files”, “page-Dateien”, “page.files”); exports of chats have folders for pictures.
Only folders that are walked through are meant: a file that is named itself is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx", ".mht", ".mhtml")
_BESIDE = re.compile(r"(?P<page>.+)[_.\- ][^\W\d_]{3,12}")
_DRAWS = (
    ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".cur", ".webmanifest",
    ".scss", ".less", ".download",
)  # fmt: skip
"""Endings of files that a page is drawn with and nobody reads."""
_EXPORTS = frozenset({"messages.html", "result.json"})
_OF_EXPORTS = frozenset(
    {"css", "js", "images", "photos", "video_files", "voice_messages", "round_video_messages"}
    | {"stickers", "profile_pictures", "lists", "contacts", "animations", "music"}
)
"""Folders of an export of Telegram; what people had attached is in “files” and is read."""
_CHAT_MEDIA = re.compile(
    r"(?:IMG|VID|AUD|PTT|STK|GIF)-\d{8}-WA\d+\.\w+"
    r"|\d{8}-(?:PHOTO|VIDEO|AUDIO|STICKER|GIF)-[\d-]+\.\w+",
    re.IGNORECASE,
)
"""Pictures and recordings of WhatsApp beside the export of a chat."""


def without_companions(folders: Iterable[str], files: Iterable[str]) -> list[str]:
    """The folders of a folder without those that belong to one of its files."""
    names = list(files)
    stems = {name.rpartition(".")[0] for name in names if name.lower().endswith(_PAGES)}
    is_export = not _EXPORTS.isdisjoint(names)
    kept: list[str] = []
    for folder in folders:
        is_part = is_export and folder in _OF_EXPORTS
        if not is_part and not _belongs(folder, stems):
            kept.append(folder)
    return kept


def is_drawn_with(name: str) -> bool:
    """Whether a file in a folder is what a page is drawn with, or a picture of a chat."""
    return name.lower().endswith(_DRAWS) or bool(_CHAT_MEDIA.fullmatch(name))


def _belongs(folder: str, stems: set[str]) -> bool:
    """Whether a folder is named like a page, with a word that the browser adds."""
    match = _BESIDE.fullmatch(folder)
    return match is not None and match["page"] in stems
