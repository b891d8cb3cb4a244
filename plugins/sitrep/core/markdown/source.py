"""Markdown as others write it, to markup that ingest takes apart; nothing shows it to readers."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from sitrep.core.markdown.parsers import MAX_NESTING


def source_markup(text: str) -> str:
    """The markup of a Markdown source, HTML in it as it is: it is not safe in a page."""
    return str(_source_parser().render(text))


@cache
def _source_parser() -> MarkdownIt:
    """Knows what most writers use; a line break stays one, as in a text with a line per paragraph."""
    options = {"html": True, "breaks": True, "maxNesting": MAX_NESTING}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
