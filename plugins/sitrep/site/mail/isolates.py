"""Names of another direction kept apart by signs of Unicode instead of elements.

Most mail programs drop ``bdi`` (by caniemail.com, 27 of 41), and with it a name would turn the
words around it; the signs are text, which no program drops.
"""

from __future__ import annotations

import re
import unicodedata

from sitrep.core.language import ISOLATE, ISOLATED

_APART = re.compile(f"{ISOLATE}([^{ISOLATE}{ISOLATED}]*){ISOLATED}")
_TAG = re.compile(r"<[^<>]*>")
_TURNING = {
    "ltr": frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "FSI", "PDF", "PDI"}),
    "rtl": frozenset({"L", "EN", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}),
}
"""Unicode's bidirectional classes that can turn the words around them, by the direction of those."""


def without_bdi(html: str, direction: str) -> str:
    """HTML in which signs stand in the place of ``bdi``, and nothing where nothing can turn."""
    if "bdi>" not in html and ISOLATE not in html:
        return html
    signed = html.replace("<bdi>", ISOLATE).replace("</bdi>", ISOLATED)

    def kept(found: re.Match[str]) -> str:
        classes = map(unicodedata.bidirectional, _TAG.sub("", found[1]))
        return found[0] if _TURNING[direction].intersection(classes) else found[1]

    return _APART.sub(kept, signed)
