"""How like two spellings of a name are, in whatever script: the first names a place is known by.

GeoNames lists a town's names of all centuries by alphabet.  For place_rules.py.
"""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_CYRILLIC = dict(
    zip("абвгґдежзийіїклмнопрстуфхцчшщыэєёюя", "abvhgdezziiiiklmnoprstufhccssieeeua", strict=True)
)
_ARABIC = dict(
    zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىپچگکی", "abttjhhddrzssssttaghkklmnhuyaapcgky", strict=True)
)
_SIGNS = {"ь": "", "ъ": "", "ء": "", "я": "ia", "ю": "iu", "є": "ie"}
_SOUNDS = str.maketrans(_CYRILLIC | _ARABIC | _SIGNS)
_ALIKE = str.maketrans({"y": "i", "w": "v", "q": "k", "g": "h", "j": "i", "o": "u", "e": "i"})


@lru_cache(maxsize=400_000)
def sounds_of(name: str) -> str:
    """A name roughly as it sounds, in Latin letters."""
    parted = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(sign for sign in parted if sign.isalpha())
    return letters.translate(_SOUNDS).translate(_ALIKE)


def likeness(one: str, other: str) -> float:
    """From 0 to 1, which is the same."""
    return SequenceMatcher(None, sounds_of(one), sounds_of(other), autojunk=False).ratio()
