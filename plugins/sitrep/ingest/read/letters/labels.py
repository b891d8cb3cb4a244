"""What an encoding is called: the names that pages and servers use, as browsers read them."""

from __future__ import annotations

import codecs
import re

_CALLED = {
    "latin-1": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "windows-949": "cp949",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "x-user-defined": "cp1252",
    "unicode-1-1-utf-8": "utf-8",
    "utf-8-sig": "utf-8",
}
"""Labels of the WHATWG's list that Python does not know, or by another name."""
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Encodings that browsers read as a larger one, which pages that state them are in as a rule."""
_OF_PAGES = re.compile(
    r"utf-8|cp|iso8859|koi8|gb|big5|euc|shift_jis|mac-|hz|iso2022|johab|ptcp|kz1048"
)
"""Encodings of pages, as Python calls them.

A page readable as bytes is not in UTF-16, whatever it states; others encode something else.
"""


def known_encoding(name: str) -> str | None:
    """What Python calls an encoding; Latin-1 is read as Windows-1252, as browsers do."""
    name = name.strip().lower()
    try:
        known = codecs.lookup(_CALLED.get(name, name.removeprefix("x-"))).name if name else ""
    except (LookupError, ValueError):  # a name may hold what no name can
        return None
    known = _WIDER.get(known, known)
    return known if _OF_PAGES.match(known) else None
