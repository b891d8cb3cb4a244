"""What the signs of a script are to those who read it: letters, stops, small letters.

Georgian has small letters alone, as Python sees it, and no word or sentence of it begins with
another: they are no sign of anything.
"""

from __future__ import annotations

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
SOUTH_EAST_ASIAN = (
    "\u0e01-\u0e2e\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6"
)
SOUTH_EAST_ASIAN += "\u0edc-\u0edf\u1000-\u102a\u103f\u1050-\u1055\u1075-\u1081\u1780-\u17b3"
"""Letters, without the vowels and tones above and below them, of Thai, Lao, Burmese and Khmer."""
EAST_ASIAN = f"{HAN}{KANA}\u3000-\u303f\uff00-\uff65"
UNSPACED = f"{EAST_ASIAN}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Signs of scripts that have no spaces between words: letters, marks and stops."""
WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
WIDE += "\U00020000-\U0003fffd"
"""Signs as wide as two Latin ones in type of fixed width."""
STOPPED_BY_SPACE = "\u0e00-\u0eff"
"""Scripts in which a space ends a sentence, if anything does: Thai and Lao."""

STOPS = "。！？｡．।॥။។៕៖።፨፧؟۔։"
"""What ends a sentence wherever it stands; a Latin stop needs a space behind it."""
LATIN_STOPS = ".!?…"
CLOSERS = "\"'”’“‘»›)\\]」』）】〉》〕〗＂"
"""What may stand behind the stop of a sentence, escaped for a class of characters."""
SURE_CLOSERS = CLOSERS.replace("“", "").replace("‘", "")
"""Without those that also open, for where no space tells: “他说。“好。””."""
OPENERS = "\"'“‘„«‹(\\[¿¡「『（【〈《〔〖"

_GEORGIAN = range(0x10D0, 0x1100)


def is_small(sign: str) -> bool:
    """Whether a letter is a small one, in a script that has capitals too."""
    return sign.islower() and ord(sign) not in _GEORGIAN


def is_capital(sign: str) -> bool:
    """Whether a letter is a capital."""
    return sign.isupper()


def has_no_case(sign: str) -> bool:
    """Whether a sign is a letter of a script without capitals."""
    return sign.isalpha() and not sign.isupper() and not is_small(sign)
