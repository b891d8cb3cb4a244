"""``{? … ?}`` in Markdown: a claim that the report itself calls unconfirmed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

UNCLOSED = "unclosed_claim"
"""The type of the token for a ``{?`` without ``?}``."""
CLAIM = "claim_close"
"""That of the token behind which stands the word for a claim."""
_START, _END = "{?", "?}"


def plug_claims(parser: MarkdownIt) -> None:
    """Teach a parser the mark.

    Rendering needs the word for it as ``unconfirmed`` in its environment.
    """
    parser.inline.ruler.after("escape", "claim", _parse_claim)
    parser.add_render_rule("claim_open", _render_open)
    parser.add_render_rule(CLAIM, _render_close)
    parser.add_render_rule(UNCLOSED, _render_unclosed)


def _parse_claim(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(_START, state.pos):
        return False
    start = state.pos + len(_START)
    end = state.src.find(_END, start, state.posMax) if start <= _last_end(state.src) else -1
    if end < 0:
        return _parse_unclosed(state, silent)
    if not silent:
        inner: list[Token] = []
        state.md.inline.parse(state.src[start:end].strip(), state.md, state.env, inner)
        state.push("claim_open", "", 1)
        state.tokens += inner
        state.push(CLAIM, "", -1)
    state.pos = end + len(_END)
    return True


@lru_cache(maxsize=4)
def _last_end(text: str) -> int:
    """Where a claim can end at the latest.

    Without it, each of thousands of open claims would look to the end.
    """
    return text.rfind(_END)


def _parse_unclosed(state: StateInline, silent: bool) -> bool:
    """Leave it as text, with a token that a check can find."""
    if not silent:
        state.push(UNCLOSED, "", 0).content = _START
    state.pos += len(_START)
    return True


def _render_open(*_given: Any) -> str:
    return '<span class="claim">'


def _render_close(*given: Any) -> str:
    """The word for it; the parser gives its environment last."""
    env = given[-1]
    return f'</span> <small class="claim-mark">({escapeHtml(env["unconfirmed"])})</small>'


def _render_unclosed(*_given: Any) -> str:
    return _START
