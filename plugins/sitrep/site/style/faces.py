"""The faces that the digest is set in: the theme's ``fonts/faces.toml``, for the digest's language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.core import get_global

from sitrep.core.errors import BuildError
from sitrep.core.language import Language

FOLDER = "theme/fonts/"
"""Where the site has them."""
LATIN = "Latn"
"""The script of names and addresses, which every digest needs."""


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a face."""

    file: str
    family: str
    weight: str
    style: str
    script: str
    """ISO 15924."""
    range: str | None
    """The signs for one of which a browser fetches it, as CSS writes their ranges; None: any."""
    preload: bool
    abroad: bool = True
    """Whether digests in other scripts than its own have it."""

    @property
    def rule(self) -> str:
        """How the stylesheet declares it; text shows in another face until it is there."""
        signs = f";unicode-range:{self.range}" if self.range else ""
        look = "" if self.weight == "400" else f"font-weight:{self.weight};"
        look += "" if self.style == "normal" else f"font-style:{self.style};"
        return (
            f'@font-face{{font-family:"{self.family}";src:url(fonts/{self.file});'
            f"{look}font-display:swap{signs}}}"
        )


@dataclass(frozen=True, slots=True)
class Fallback:
    """A face that most readers have, made as wide and high as the digest's own until that is there."""

    family: str
    local: tuple[str, ...]
    size_adjust: float
    """In parts of its own size, like the others."""
    ascent: float
    descent: float
    line_gap: float

    @property
    def rule(self) -> str:
        """How the stylesheet declares it."""
        sources = ",".join(f'local("{name}")' for name in self.local)
        return (
            f'@font-face{{font-family:"{self.family}";src:{sources};'
            f"size-adjust:{self.size_adjust:.2%};ascent-override:{self.ascent:.2%};"
            f"descent-override:{self.descent:.2%};line-gap-override:{self.line_gap:.2%}}}"
        )


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a digest."""

    folder: Path
    """Of the theme."""
    faces: tuple[Face, ...]
    fallbacks: tuple[Fallback, ...]
    script: str = LATIN
    """The one that the digest's language is written in."""

    @property
    def rules(self) -> str:
        """What the stylesheet begins with."""
        rules = [face.rule for face in self.faces] + [each.rule for each in self.fallbacks]
        return "\n".join(rules)

    @property
    def preloaded(self) -> tuple[str, ...]:
        """The addresses of those that every page asks for at once: of its language's script alone."""
        asked = [face for face in self.faces if face.preload]
        own = [face for face in asked if face.script == self.script]
        return tuple(f"{FOLDER}{face.file}" for face in own or asked)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Addresses and contents; raises BuildError for a file that the theme lacks."""
        for face in self.faces:
            path = self.folder / face.file
            if not path.is_file():
                raise BuildError(
                    f"the theme lacks fonts/{face.file}, which fonts/faces.toml names. "
                    "Add it, or remove its [[face]]."
                )
            yield f"{FOLDER}{face.file}", path.read_bytes()


def read_faces(theme: Path, language: Language) -> Faces:
    """The faces of the digest's scripts; none where the theme has no ``fonts/faces.toml``.

    Raises BuildError for a file that is no TOML or lacks a key.
    """
    folder = theme / "fonts"
    if not (folder / "faces.toml").is_file():
        return Faces(folder, (), ())
    try:
        tables = tomllib.loads((folder / "faces.toml").read_text("utf-8"))
        faces = tuple(_face(each) for each in tables.get("face", ()))
        fallbacks = tuple(_fallback(each) for each in tables.get("fallback", ()))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise BuildError(
            f"the theme's fonts/faces.toml is unreadable ({error}). "
            "Each [[face]] has file, family, weight, style and script."
        ) from error
    own = script_of(language)
    wanted = tuple(
        face for face in faces if face.script == own or (face.script == LATIN and face.abroad)
    )
    return Faces(folder, wanted, fallbacks, own)


def script_of(language: Language) -> str:
    """The script that a language is written in, as ISO 15924 names it."""
    locale = language.locale
    likely = get_global("likely_subtags").get(locale.language, "")
    parts = [locale.script or "", *likely.split("_")]
    return next((part for part in parts if len(part) == 4), LATIN)


def _face(table: dict[str, object]) -> Face:
    return Face(
        file=str(table["file"]),
        family=str(table["family"]),
        weight=str(table["weight"]),
        style=str(table["style"]),
        script=str(table["script"]),
        range=str(table["range"]) if "range" in table else None,
        preload=bool(table.get("preload")),
        abroad=bool(table.get("abroad", True)),
    )


def _fallback(table: dict[str, object]) -> Fallback:
    measures = (float(str(table[key])) for key in ("size_adjust", "ascent", "descent", "line_gap"))
    local = table["local"]
    if not isinstance(local, list):
        raise BuildError(
            f'the theme\'s fonts/faces.toml has local = {local!r}. Write a list: local = ["Arial"].'
        )
    return Fallback(str(table["family"]), tuple(map(str, local)), *measures)
