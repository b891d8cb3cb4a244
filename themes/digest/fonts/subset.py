"""Cuts the digest's faces out of their originals, and measures what stands in for them.

    python themes/digest/fonts/subset.py FOLDER

FOLDER holds the npm packages that faces.toml names, unpacked: FOLDER/<package>/files/…, and
@fontsource/gelasio and @fontsource/arimo, which are as wide as Georgia and Arial. Needs fonttools
and brotli, which neither the site nor its tests do. Writes the files beside itself and prints the
fallbacks' figures for faces.toml. The same originals give the same bytes.
"""

from __future__ import annotations

import sys
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

HERE = Path(__file__).parent
FEATURES = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "lnum", "tnum", "pnum")
EM = 1000
"""The units of a joined face: those of most of its parts."""
ARABIC = ("init", "medi", "fina", "isol", "rlig", "rclt")
LETTERS = {
    "e": 12.0, "t": 9.1, "a": 8.1, "o": 7.7, "i": 7.3, "n": 7.0, "s": 6.3, "r": 6.0, "h": 5.9,
    "d": 4.3, "l": 4.0, "u": 2.9, "c": 2.7, "m": 2.6, "f": 2.3, "y": 2.1, "w": 2.1, "g": 2.0,
    "p": 1.8, "b": 1.5, "v": 1.1, "k": 0.7, " ": 18.0,
}  # fmt: skip
"""How often signs stand in English text, in per cent: what the width of a face is weighed by."""


def main() -> int:
    """Cut all of them, and tell their sizes."""
    if len(sys.argv) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    packages = Path(sys.argv[1])
    faces = tomllib.loads((HERE / "faces.toml").read_text("utf-8"))
    by_file = {face["file"]: face for face in faces["face"]}
    for face in by_file.values():
        save(cut(face, packages), face["file"], "woff2")
    for card in faces["card"]:
        join(card, [by_file[name] for name in card["parts"]], packages)
    for fallback in faces["fallback"]:
        print_fallback(fallback, packages)
    return 0


def cut(face: dict[str, Any], packages: Path) -> TTFont:
    """A face with no more signs, axes and features than the digest needs."""
    font = TTFont(packages / face["package"] / "files" / face["original"], recalcTimestamp=False)
    if axes := face.get("axes"):
        limits = {name: tuple(to) if isinstance(to, list) else to for name, to in axes.items()}
        font = reread(instancer.instantiateVariableFont(font, limits))
    options = Options()
    options.layout_features = [*FEATURES, *ARABIC]
    options.hinting, options.desubroutinize = False, True
    options.name_IDs, options.notdef_outline = [0, 13, 14], True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=signs_of(face["signs"]))
    subsetter.subset(font)
    return font


def join(card: dict[str, Any], parts: list[dict[str, Any]], packages: Path) -> None:
    """Write a face of link cards: several faces as one, with no axis left."""
    held = []
    for part in parts:
        pinned = {
            name: at for name, at in card.get("axes", {}).items() if name in part.get("axes", {})
        }
        font = cut({**part, "axes": pinned}, packages)
        scale_upem(font, EM)
        held.append(BytesIO())
        font.flavor = None
        font.save(held[-1])
        held[-1].seek(0)
    left_out = MergeOptions(drop_tables=["STAT", "MVAR", "DSIG", "meta", "vhea", "vmtx"])
    joined = Merger(options=left_out).merge(held)
    joined["head"].created = joined["head"].modified = 0
    joined.recalcTimestamp = False
    save(joined, card["file"], None)


def save(font: TTFont, file: str, flavor: str | None) -> None:
    """Write a font beside this file, and tell its size."""
    font.flavor = flavor
    font.save(HERE / file, reorderTables=True)
    sys.stdout.write(f"{file}: {(HERE / file).stat().st_size} bytes\n")


def reread(font: TTFont) -> TTFont:
    """A font as it is when saved: what is cut off an axis leaves tables that cannot be subset."""
    held = BytesIO()
    font.flavor = None
    font.save(held)
    held.seek(0)
    return TTFont(held, recalcTimestamp=False)


def signs_of(ranges: str) -> set[int]:
    """The code points of ``U+20-7E, U+A0``."""
    found: set[int] = set()
    for each in ranges.split(","):
        first, _, last = each.strip().removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def print_fallback(fallback: dict[str, Any], packages: Path) -> None:
    """Print how a common face is made as wide and as high as one that we ship."""
    ours = TTFont(HERE / fallback["like"])
    name = fallback["measured"].partition("-latin")[0]
    common = TTFont(packages / f"@fontsource/{name}" / "files" / fallback["measured"])
    wide = width_of(ours) / width_of(common)
    em, hhea = ours["head"].unitsPerEm, ours["hhea"]
    sys.stdout.write(f'family = "{fallback["family"]}"\n')
    for key, value in {
        "size_adjust": wide,
        "ascent": hhea.ascent / em / wide,
        "descent": -hhea.descent / em / wide,
        "line_gap": hhea.lineGap / em / wide,
    }.items():
        sys.stdout.write(f"{key} = {value:.4f}\n")


def width_of(font: TTFont) -> float:
    """The mean width of its letters in English text, in parts of its size."""
    widths, names = font["hmtx"], font.getBestCmap()
    total = sum(widths[names[ord(letter)]][0] * often for letter, often in LETTERS.items())
    return float(total / sum(LETTERS.values()) / font["head"].unitsPerEm)


if __name__ == "__main__":
    sys.exit(main())
