"""What looks in a text like another encoding, like mail or like mark-up: it was not read rightly.

By signs that no language has: letters as UTF-8 leaves them where it is read as something else,
heads of mail and its encodings, tags, entities, short codes, styles and scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sitrep.ingest.draft import Block

LEAST = {"another encoding": 2, "mail": 2, "mark-up": 1}
"""How often such signs must be found: one damaged letter says little."""

_ENCODING = re.compile(
    "\ufffd|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Â[\u00a0-\u00bf]|[ÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]"
    "|[ØÙ][\u0080-\u00bf§¨©ª«¬®¯°±²³´µ¶·¸¹º]|[\u0080-\u009f]|[A-Za-z]\u00ad?[ÊËÔÒÓ]{2,}"
)
_MAIL = re.compile(
    r"^(?:Content-(?:Type|Transfer-Encoding|Disposition)|MIME-Version|Message-ID|Received|Return-Path"
    r"|X-[\w-]+|DKIM-Signature):|^>{1,3} ?\S|=[0-9A-F]{2}=[0-9A-F]{2}|^[A-Za-z0-9+/]{60,}={0,2}$"
    r"|^--[\w=.-]{12,}$",
    re.MULTILINE,
)
_MARKUP = re.compile(
    r"</?(?:p|div|span|a|br|img|b|i|em|strong|li|ul|ol|h[1-6]|td|tr|table|script|style|blockquote)\b[^<>]{0,300}>"
    r"|&(?:amp|lt|gt|quot|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,5});"
    r"|\[/?(?:caption|button|embed|gallery|vc_\w+|et_\w+)\b[^\]]*\]|\{\{[^{}]{1,80}\}\}|!?\[[^\]]{1,200}\]\(\S{4,}\)"
    r"|\bfunction\s?\(|\bvar \w+ ?=|[#.][\w-]+ ?\{[\w-]+ ?:[^{}]{1,80}\}|\bdocument\.(?:write|get)",
    re.IGNORECASE,
)
_MARKUP_SIGNS = ("<", "&", "[", "{", "funct", "var ", "document.")
"""One of them, in small letters, is in all that the pattern finds; most texts have none."""


def _of_encoding(text: str) -> Iterable[re.Match[str]]:
    return () if text.isascii() else _ENCODING.finditer(text)


def _of_mail(text: str) -> Iterable[re.Match[str]]:
    if "\n" in text or "=" in text:
        return _MAIL.finditer(text)
    begun = _MAIL.match(text)  # what else it finds begins a line
    return (begun,) if begun else ()


def _of_markup(text: str) -> Iterable[re.Match[str]]:
    small = text.lower()
    may_be = any(sign in small for sign in _MARKUP_SIGNS)
    return _MARKUP.finditer(text) if may_be else ()


_KINDS = (("another encoding", _of_encoding), ("mail", _of_mail), ("mark-up", _of_markup))


def remains_in(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """What the text of blocks looks like that it should not, each with the first sign of it."""
    for kind, hits_in in _KINDS:
        found = 0
        first = ""
        for block in blocks:
            for hit in hits_in(block.text):
                found += 1
                first = first or hit[0]
        if found >= LEAST[kind]:
            yield kind, first
