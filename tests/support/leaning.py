"""Catalogues of reports that lean on each other, written in a line each."""

from __future__ import annotations

from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.independence import Independence
from tests.support.trees import catalogue, report_text, tree

OUTLETS = "".join(
    f'[{name}]\nname = "{name.title()}"\nrights = "full"\n\n'
    for name in ("alpha", "beta", "gamma", "delta")
)


def made(*reports: str) -> Catalogue:
    """A catalogue of reports written ``name:source:cited,cited:region``; the region is SY-ID unless given."""
    files = {}
    for written in reports:
        name, source, cites, *region = written.split(":")
        body = f"::: passage {region[0] if region else 'SY-ID'}\nText of {name}.\n:::\n"
        files[name] = report_text(name, body=body, source=source, cites=f"[{cites}]")
    return catalogue({**tree(files), "sources.toml": OUTLETS})


def independence(*reports: str) -> Independence:
    return made(*reports).editions[0].independence
