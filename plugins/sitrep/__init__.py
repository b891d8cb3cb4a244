"""A weekly situation-report digest: raw documents in, an attributed site and feeds out.

core    values and rules; knows neither of the others
ingest  documents -> drafts in content/
site    content/ -> catalogue -> pages and feeds, as Pelican plugins
"""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """``sitrep.WholeBuild``: Pelican looks its PELICAN_CLASS up on the top package alone."""
    if name == "WholeBuild":
        from sitrep.site.build import WholeBuild

        return WholeBuild
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
