"""The curator's pictures: known by their content, drawn again, and nothing else let through.

A photograph tells where and when it was taken and with whose device; a file
named .png may be a page with a script.  So each file of ``content/images/`` is
opened as a picture of one of five kinds and written again from its pixels
alone: what is not a pixel (EXIF, GPS, XMP, profiles, comments, previews, what
follows the picture's end) is not in the copy.  The same file gives the same
bytes.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pelican import signals
from pelican.generators import StaticGenerator
from pelican.writers import Writer
from PIL import Image, ImageCms, ImageOps, features

from sitrep.content.reading import IMAGES, ContentFile
from sitrep.core.errors import Fault
from sitrep.core.limits import PICTURE
from sitrep.site.generator import SiteGenerator
from sitrep.site.policy import Served, Serving

ENDINGS = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "GIF": (".gif",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
}
"""The kinds of pictures that browsers show and Pillow draws, and what their names may end in."""
MAX_PIXELS = 40_000_000
"""Of a picture: 7,700 × 5,200. Drawn, that takes 160 MB of memory.

A file of 1 kB may claim a thousand times more."""
QUALITY = 90
"""Of JPEG, WebP and AVIF: no eye sees that it was saved once more."""
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
)
"""What Pillow raises for files that are damaged, or no pictures."""
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_NO_PICTURE = "is not a picture that can be published"
_KINDS = "PNG, JPEG, GIF, WebP or AVIF"
_EXPORT = f"Export it as {_KINDS}, or remove it"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not published, and what to do about it."""

    problem: str
    remedy: str


def clean_images(files: Iterable[ContentFile], root: str, faults: list[Fault]) -> dict[str, bytes]:
    """The pictures among ``files`` as they are published, by path below the content folder.

    What cannot be published is added to ``faults``.
    """
    pictures: dict[str, bytes] = {}
    for file in files:
        if not file.path.startswith(IMAGES) or PICTURE.is_over(len(file.data)):
            continue  # what is too large, read_content says
        found = clean_image(file.path, file.data)
        if isinstance(found, Refusal):
            faults.append(Fault(f"{root}/{file.path}", 1, "", found.problem, found.remedy))
        else:
            pictures[file.path] = found
    return pictures


def clean_image(name: str, data: bytes) -> bytes | Refusal:
    """The picture in a file, drawn again without anything else in it; or why there is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_formats()) as picture:
                return _refusal(name, picture) or _drawn(picture, data)
    except _BOMBS:
        return _too_large()
    except _UNREADABLE:
        return _unreadable(data)


def _formats() -> tuple[str, ...]:
    """Those of our kinds that this Pillow can draw: it may be built without AVIF or WebP."""
    optional = {"WEBP": "webp", "AVIF": "avif"}
    return tuple(kind for kind in ENDINGS if kind not in optional or features.check(optional[kind]))


def _kind(picture: Image.Image) -> str:
    """Its kind; a JPEG with further pictures behind the first, as phones make them, is a JPEG."""
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def _refusal(name: str, picture: Image.Image) -> Refusal | None:
    """What is wrong with a picture that can be opened, judged by its header alone."""
    kind, ending = _kind(picture), PurePosixPath(name).suffix.lower()
    if picture.width * picture.height > MAX_PIXELS:
        return _too_large()
    if ending not in ENDINGS[kind]:
        right = PurePosixPath(name).with_suffix(ENDINGS[kind][0]).name
        return Refusal(
            f"is a picture of the kind {kind}, which its name does not say", f"Rename it to {right}"
        )
    if kind != "JPEG" and getattr(picture, "is_animated", False):
        return Refusal(
            "is animated, and only still pictures are published", "Export one frame of it"
        )
    return None


def _too_large() -> Refusal:
    return Refusal(
        f"has more than the {MAX_PIXELS} pixels that a picture may have", "Export it smaller"
    )


def _unreadable(data: bytes) -> Refusal:
    start = data[:1000].lstrip().lower()
    if b"<svg" in start:
        return Refusal(
            "is an SVG, which can contain scripts and load from other hosts", "Export it as PNG"
        )
    return Refusal(_NO_PICTURE, _EXPORT)


def _drawn(picture: Image.Image, data: bytes) -> bytes:
    """The picture's pixels, upright and in sRGB, as a file of the same kind."""
    kind = _kind(picture)
    options = _options(kind, data)
    pixels = _upright(picture)
    if _keeps_palette(pixels, kind):
        options["transparency"] = pixels.info.get("transparency")
        pixels = pixels.copy()
    else:
        pixels = _blank_where_unseen(_plain(_in_srgb(pixels), kind))
    pixels.info = {}
    file = io.BytesIO()
    pixels.save(file, kind, **{key: value for key, value in options.items() if value is not None})
    return file.getvalue()


def _keeps_palette(picture: Image.Image, kind: str) -> bool:
    """Whether its palette is kept.

    Where several colours are transparent, what was drawn in them could be recovered.
    """
    return (
        picture.mode == "P"
        and kind in {"PNG", "GIF"}
        and not isinstance(picture.info.get("transparency"), bytes)
    )


def _options(kind: str, data: bytes) -> dict[str, Any]:
    """How Pillow writes a kind of picture."""
    if kind == "WEBP":
        return {
            "lossless": b"VP8L" in data,
            "quality": QUALITY,
        }  # one that holds its pixels exactly goes on so
    if kind == "AVIF":
        # With one thread, the bytes do not depend on the machine's number of cores.
        return {"quality": QUALITY, "max_threads": 1}
    if kind == "JPEG":
        return {"quality": QUALITY, "optimize": True}
    return {"optimize": kind == "PNG"}


def _upright(picture: Image.Image) -> Image.Image:
    """The picture turned upright as its EXIF says; without EXIF it would lie on its side."""
    turned = ImageOps.exif_transpose(picture)
    turned.load()
    return turned


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in the colours that browsers take for granted where no profile says otherwise."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile says nothing
        return picture
    return converted or picture


def _plain(picture: Image.Image, kind: str) -> Image.Image:
    """The picture in a mode that every writer and every browser knows."""
    if kind == "JPEG":
        return picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
    if picture.mode.startswith("I") or picture.mode == "F":
        # Grey in 16 bits: Pillow would cut at 255 what must be divided.
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return (
        picture if picture.mode in {"1", "L"} and kind in {"PNG", "GIF"} else picture.convert("RGB")
    )


def _blank_where_unseen(picture: Image.Image) -> Image.Image:
    """The picture without the colours of wholly transparent pixels.

    What somebody erased there could be recovered from them.
    """
    if picture.mode != "RGBA":
        return picture
    seen = picture.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    blank = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    blank.paste(picture, (0, 0), seen)
    return blank


class ImageFiles(SiteGenerator):
    """Writes the pictures in the place of Pelican's copies of files."""

    def generate_output(self, _writer: Writer) -> None:
        """Write each where Pelican's links lead to it."""
        pictures: Mapping[str, bytes] = self.context["images"]
        for static in self.context["images_placed"]:
            data = pictures.get(PurePosixPath(static.relative_source_path).as_posix())
            if data is not None:
                self.write(static.save_as, data)

    def served(self) -> Iterable[Served]:
        """As pictures, which change seldom."""
        yield Served("images/*", Serving.PICTURE)


def take_over(generator: StaticGenerator) -> None:
    """Have Pelican find and link static files, but copy none: it would copy what a link names."""
    generator.context["images_placed"] = tuple(generator.context["staticfiles"])
    generator.context["staticfiles"] = []


def connect() -> None:
    """Take the static files over from Pelican."""
    signals.static_generator_finalized.connect(take_over)
