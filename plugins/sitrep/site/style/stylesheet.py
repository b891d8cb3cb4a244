"""The theme's stylesheets, sent to readers as one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import rcssmin
from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.site.generator import SiteGenerator
from sitrep.site.policy import Served, Serving
from sitrep.site.style.faces import Faces, read_faces

PARTS = (
    "tokens.css",
    "base.css",
    "frame.css",
    "marks.css",
    "event.css",
    "pictures.css",
    "search.css",
    "pages.css",
    "print.css",
)
"""In the order of their cascade."""
FILE = "theme/style.css"


class Stylesheet(SiteGenerator):
    """Writes ``/theme/style.css``, a file a topic in one request, and the faces in ``/theme/fonts/``."""

    def generate_context(self) -> None:
        """Put the faces into the context: pages ask for some of them at once."""
        self.context["faces"] = read_faces(Path(self.theme), self.site.language)

    def generate_output(self, _writer: Writer) -> None:
        """Join the parts; raises BuildError for one the theme lacks."""
        folder = Path(self.theme, "static", "css")
        missing = [part for part in PARTS if not (folder / part).is_file()]
        if missing:
            names = ", ".join(f"static/css/{part}" for part in missing)
            raise BuildError(f"the theme lacks {names}. Add it; it may be empty.")
        style = "\n".join((folder / part).read_text("utf-8") for part in PARTS)
        faces: Faces = self.context["faces"]
        style = f"{faces.rules}\n{rcssmin.cssmin(style)}"
        self.write(FILE, style.encode("utf-8"))
        for address, data in faces.files():
            self.write(address, data)

    def served(self) -> Iterable[Served]:
        """With whatever else the theme brings."""
        yield Served("theme/*", Serving.FILE)

    def expected(self) -> Iterable[str]:
        """The one file."""
        yield FILE
