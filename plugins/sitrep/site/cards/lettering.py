"""Fonts for the words of link cards, and whether one can write a line."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont, features

STAND_INS = str.maketrans("ʿʾ", "‘’")
"""Signs of names that the fonts lack, and what printers set for them."""
_ANY = 24
"""A size in pixels, to see what a sign looks like."""


@lru_cache(maxsize=1_000)
def can_draw(text: str, font: Path) -> bool:
    """Whether the font has every character, and Pillow can join letters as the script requires."""
    joins = features.check("raqm")
    if _is_rtl(text) and not joins:
        return False
    signs = text.translate(STAND_INS)
    seen = (sign for sign in signs if unicodedata.category(sign) != "Cf")
    return all(_has(sign, font) or (joins and _can_join(sign, font)) for sign in seen)


def _can_join(sign: str, font: Path) -> bool:
    """Whether what is in no font by itself can be put together of a letter and its dot."""
    return all(_has(part, font) for part in unicodedata.normalize("NFD", sign))


@lru_cache(maxsize=2_000)
def _has(sign: str, font: Path) -> bool:
    """Whether a sign looks other than what stands for signs that a font lacks."""
    face = _font(font, _ANY, False)
    return sign.isspace() or bytes(face.getmask(sign)) != bytes(face.getmask("\uffff"))


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def face_of(path: Path, text: str, size: int) -> ImageFont.FreeTypeFont:
    """The font for a text: joined and set close by raqm, where Pillow has it."""
    return _font(path, size, features.check("raqm") and not text.isspace())


@lru_cache(maxsize=64)
def _font(path: Path, size: int, shaped: bool) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


def fits(text: str, font: ImageFont.FreeTypeFont, width: int) -> bool:
    """Whether a line is no wider than that many pixels."""
    return font.getlength(text) <= width
