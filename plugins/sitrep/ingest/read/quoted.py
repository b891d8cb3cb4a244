"""A text that was quoted as a whole, as a forwarded mail has it: "> " before every line."""

from __future__ import annotations

import re

MOST = 0.9
"""Share of a text's lines that must be quoted; what is around them names whom it quotes."""
LEAST_LINES = 2
MOST_LEVELS = 5
"""How often a text may have been quoted again."""

_SIGN = re.compile(r"^[ \t]?>[ \t]?", re.MULTILINE)


def unquoted(text: str) -> str:
    """The text without the signs of quotation, where nearly all of it is quoted."""
    for _level in range(MOST_LEVELS):
        if text.count(">") < LEAST_LINES or not _is_quoted(text):
            break
        text = _SIGN.sub("", text)
    return text


def _is_quoted(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    signed = sum(bool(_SIGN.match(line)) for line in lines)
    return signed >= LEAST_LINES and signed >= MOST * len(lines)
