"""A weekly situation-report digest: raw documents in, an attributed site and feeds out.

    site | ingest   the two halves, which meet in content/ alone
    content         the curator's files: read, checked, written, edited
    geo             ISO codes, spellings of places, outlines, and the data they come from
    files           locks, plain files alone, files written whole or not at all
    core            values, errors, text, Markdown, links, language, what is private

Imports run down only (contracts in pyproject.toml). docs/architecture.md says where to find what.
"""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """``sitrep.WholeBuild``: Pelican looks its PELICAN_CLASS up on the top package alone."""
    if name == "WholeBuild":
        from sitrep.site.build import WholeBuild

        return WholeBuild
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
