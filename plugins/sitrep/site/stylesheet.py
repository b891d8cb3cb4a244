"""The theme's four stylesheets, sent to readers as one."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from sitrep.core.errors import BuildError

PARTS = ("tokens.css", "base.css", "layout.css", "components.css")
"""In the order of their cascade."""
FILE = "theme/style.css"


class Stylesheet(Generator):
    """Writes ``/theme/style.css``: one request on a slow phone, four files to read and restyle."""

    def generate_output(self, _writer: Writer) -> None:
        """Join the parts; raises BuildError for one the theme lacks."""
        folder = Path(self.theme, "static", "css")
        missing = [part for part in PARTS if not (folder / part).is_file()]
        if missing:
            raise BuildError(
                f"the theme lacks static/css/{', static/css/'.join(missing)}. Add it, be it empty."
            )
        path = Path(sanitised_join(self.output_path, FILE))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\n".join((folder / part).read_bytes() for part in PARTS))


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return Stylesheet


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
