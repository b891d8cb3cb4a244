"""Pictures are known by content and drawn again: what a camera, a program or an attacker wrote beside them is gone."""

from __future__ import annotations

import io
import os
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin, features

from sitrep.content.reading import ContentFile
from sitrep.core.errors import ContentError, Fault
from sitrep.site.catalogue.images import Refusal, clean_image, clean_images
from tests.support.site.sites import build_pages
from tests.support.trees import tree, write

SECRET = b"taken by Ada at the old mill"
WORDS = SECRET.decode()
KINDS = {
    "a.png": "PNG",
    "a.jpg": "JPEG",
    "a.JPEG": "JPEG",
    "a.gif": "GIF",
    "a.webp": "WEBP",
    "a.avif": "AVIF",
}
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{WORDS}</x:xmpmeta>".encode()


def picture(mode: str = "RGB", size: tuple[int, int] = (8, 4)) -> Image.Image:
    """Red on the left, blue on the right."""
    made = Image.new("RGB", size, "blue")
    made.paste("red", (0, 0, size[0] // 2, size[1]))
    return made.convert(mode)


def file_of(made: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    made.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes: who, where, how it was held."""
    told = Image.Exif()
    told[0x013B] = WORDS
    told[0x0112] = orientation
    told.get_ifd(0x8825)[1] = "N"
    told.get_ifd(0x8825)[2] = (35.0, 51.0, 12.0)
    return told


def talkative(kind: str) -> bytes:
    """A picture that says more than it shows, in every place its kind has, and behind its end."""
    options: dict[str, Any] = {"exif": exif()} if kind != "GIF" else {"comment": SECRET}
    if kind in {"WEBP", "JPEG", "AVIF"}:
        options["xmp"] = XMP
    if kind == "JPEG":
        options["comment"] = SECRET
    if kind == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Author", WORDS)
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"].add_text("Software", WORDS, zip=True)
    if kind != "GIF":
        options["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return file_of(picture(), kind, **options) + SECRET


def cleaned(name: str, data: bytes) -> bytes:
    found = clean_image(name, data)
    assert isinstance(found, bytes), found
    return found


def refused(name: str, data: bytes) -> str:
    found = clean_image(name, data)
    assert isinstance(found, Refusal), name
    assert found.remedy
    return found.problem


def pixels(data: bytes, mode: str = "RGB") -> Image.Image:
    return Image.open(io.BytesIO(data)).convert(mode)


def main_colour(data: bytes, place: tuple[int, int]) -> str:
    """The colour at a place of a picture that was saved with some loss."""
    colour = pixels(data).getpixel(place)
    assert isinstance(colour, tuple)
    red, _green, blue = colour
    return "red" if red > blue + 140 else "blue" if blue > red + 140 else f"neither: {colour}"


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_picture_keeps_its_pixels_and_nothing_else(name: str, kind: str) -> None:
    before = talkative(kind)
    after = cleaned(f"images/{name}", before)
    assert SECRET in before
    assert SECRET not in after
    assert Image.open(io.BytesIO(before)).getexif() or kind == "GIF"
    found = Image.open(io.BytesIO(after))
    assert (found.format, found.size) == (kind, (8, 4))
    assert not dict(found.getexif())
    assert not {
        "icc_profile",
        "exif",
        "xmp",
        "comment",
        "XML:com.adobe.xmp",
        "Author",
        "Software",
    } & {*found.info}
    assert (main_colour(after, (0, 0)), main_colour(after, (7, 3))) == ("red", "blue")


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_the_same_file_gives_the_same_bytes(name: str, kind: str) -> None:
    assert cleaned(name, talkative(kind)) == cleaned(name, talkative(kind))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_that_was_taken_sideways_is_turned_before_that_is_forgotten(kind: str) -> None:
    sideways = file_of(picture(size=(64, 32)), kind, exif=exif(orientation=6))
    upright = cleaned(f"a.{kind.lower()}", sideways)
    assert pixels(upright).size == (32, 64)
    assert (main_colour(upright, (16, 4)), main_colour(upright, (16, 60))) == ("red", "blue")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA"])
def test_every_mode_of_png_is_drawn(mode: str) -> None:
    data = file_of(picture(mode), "PNG")
    assert pixels(cleaned("a.png", data)).tobytes() == pixels(data).tobytes()


def test_grey_in_sixteen_bits_becomes_grey_in_eight() -> None:
    fine = picture("L").convert("I").point(lambda value: value * 256).convert("I;16")
    assert pixels(cleaned("a.png", file_of(fine, "PNG")), "L").tobytes() == picture("L").tobytes()


def test_what_was_erased_cannot_be_read_back() -> None:
    erased = picture("RGBA")
    erased.putalpha(0)
    assert {*pixels(cleaned("a.png", file_of(erased, "PNG")), "RGBA").get_flattened_data()} == {
        (0, 0, 0, 0)
    }
    few = picture("P")
    data = file_of(few, "PNG", transparency=bytes(256))
    assert {*pixels(cleaned("a.png", data), "RGBA").get_flattened_data()} == {(0, 0, 0, 0)}


def test_a_transparent_colour_stays_transparent() -> None:
    few = picture("P")
    colour = few.getpixel((0, 0))
    for kind in ("GIF", "PNG"):
        found = pixels(
            cleaned(f"a.{kind.lower()}", file_of(few, kind, transparency=colour)), "RGBA"
        )
        assert [found.getpixel(place)[3] for place in ((0, 0), (7, 3))] == [0, 255]  # type: ignore[index]


def test_a_photograph_for_print_becomes_one_for_screens() -> None:
    found = Image.open(io.BytesIO(cleaned("a.jpg", file_of(picture("CMYK"), "JPEG"))))
    assert found.mode == "RGB"


def test_of_several_photographs_in_one_file_the_first_is_shown() -> None:
    data = file_of(picture(), "MPO", save_all=True, append_images=[picture()])
    found = Image.open(io.BytesIO(cleaned("a.jpg", data)))
    assert (found.format, getattr(found, "n_frames", 1)) == ("JPEG", 1)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_is_refused(kind: str) -> None:
    other = picture().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    data = file_of(picture(), kind, save_all=True, append_images=[other], duration=100)
    assert "animated" in refused(f"a.{kind.lower()}", data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"<!doctype html><script>x</script>"),
        ("a.html", b"<!doctype html>"),
        ("a.js", b"alert(1)"),
        ("a.txt", b"words"),
        ("a.pdf", b"%PDF-1.7\n%%EOF\n"),
        ("a.png", b""),
        ("_headers", b"/*\n  Access-Control-Allow-Origin: *\n"),
        ("_redirects", b"/* https://party.example/ 302\n"),
        ("a.bmp", file_of(picture(), "BMP")),
        ("a.tiff", file_of(picture(), "TIFF")),
        ("a.ico", file_of(picture(), "ICO")),
        ("a.png", file_of(picture(), "PNG")[:45]),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50)),
        ("a.gif", b"GIF89a" + bytes(4)),
        ("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 "),
        ("a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    ],
)
def test_what_is_not_a_picture_is_refused_whatever_its_name(name: str, data: bytes) -> None:
    assert refused(f"images/{name}", data) == "is not a picture that can be published"


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"<?xml version='1.0'?>\n<!-- x -->"])
def test_svg_is_refused_by_name_with_a_way_out(start: bytes) -> None:
    found = clean_image(
        "images/map.svg",
        start + b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
    )
    assert isinstance(found, Refusal)
    assert "SVG" in found.problem
    assert "PNG" in found.remedy


@pytest.mark.parametrize("name", ["a.html", "a", "a.jpg", "a.png.svg", ".png", "a.PNGX"])
def test_a_name_that_says_another_kind_is_refused_with_the_right_one(name: str) -> None:
    found = clean_image(f"images/{name}", file_of(picture(), "PNG"))
    assert isinstance(found, Refusal)
    assert "PNG" in found.problem
    assert ".png" in found.remedy


def bomb(width: int, height: int) -> bytes:
    """A small PNG that claims to be large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        )

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "size", [(8_000, 8_000), (12_000, 12_000), (60_000, 60_000), (2**31 - 1, 1)]
)
def test_a_picture_too_large_to_draw_is_refused_before_it_is_drawn(size: tuple[int, int]) -> None:
    assert "pixels" in refused("a.png", bomb(*size))


def test_every_file_of_the_folder_gets_its_fault_and_others_are_not_looked_at() -> None:
    faults: list[Fault] = []
    files = [
        ContentFile("images/a.html", b"<p>"),
        ContentFile("images/2020/b.js", b"x"),
        ContentFile("images/c.png", file_of(picture(), "PNG")),
        ContentFile("sources.toml", b""),
    ]
    assert [*clean_images(files, "content", faults)] == ["images/c.png"]
    assert [fault.file for fault in faults] == ["content/images/a.html", "content/images/2020/b.js"]


def test_all_kinds_can_be_drawn_here() -> None:
    assert features.check("webp")
    assert features.check("avif")


# In a build


def site_files(link: str = "{static}/images/map.png") -> dict[str, str]:
    return tree(pages___about__md=f"---\ntitle: About\nslug: about\n---\n[the map]({link})\n")


def place(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_bytes(data)


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("{static}/images/map.png", "images/map.png"),
        ("{static}../images/map.png", "images/map.png"),
        ("{attach}../images/map.png", "about/map.png"),
    ],
)
def test_a_build_publishes_the_clean_picture_where_its_link_leads(
    tmp_path: Path, link: str, shown: str
) -> None:
    write(tmp_path / "content", site_files(link))
    place(tmp_path, {"images/map.png": talkative("PNG"), "images/more/deep.jpg": talkative("JPEG")})
    site = build_pages(tmp_path)
    assert (site.output / shown).read_bytes() == cleaned("map.png", talkative("PNG"))
    assert (site.output / "images/more/deep.jpg").read_bytes() == cleaned(
        "deep.jpg", talkative("JPEG")
    )
    (target,) = (link for link in site.page("about/").links if link.endswith("map.png"))
    assert (site.output / "about" / target).resolve() == (site.output / shown).resolve()


@pytest.mark.parametrize(
    "link",
    [
        "{static}/sources.toml",
        "{attach}/sources.toml",
        "{filename}/sources.toml",
        "{static}/regions.toml",
        "{static}/pages/about.md",
        "{static}/reports/2020/2020-07-01-example-wire-bridge.md",
        "{static}/images/../sources.toml",
        "{static}/images/%2e%2e/sources.toml",
        "{static}/images/%2E./sources.toml",
        "{static}/images/..%2fsources.toml",
        "{static}/images/%252e%252e/sources.toml",
        "{static}/images/../../conf.py",
        "{static}//sources.toml",
        "{static}/./sources.toml",
        "{static}/images\\\\..\\\\sources.toml",
    ],
)
def test_a_link_reaches_nothing_but_pictures(tmp_path: Path, link: str) -> None:
    write(tmp_path / "content", site_files(link))
    place(tmp_path, {"images/map.png": file_of(picture(), "PNG")})
    with pytest.raises(ContentError) as caught:
        build_pages(tmp_path)
    assert {(fault.file, fault.key) for fault in caught.value.faults} == {
        ("content/pages/about.md", "link")
    }
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("mark", ["|static|", "{ static }", "{STATIC}", "{static}|static|"])
def test_other_ways_to_write_a_link_publish_nothing(tmp_path: Path, mark: str) -> None:
    write(tmp_path / "content", site_files(f"<{mark}/sources.toml>"))
    try:
        site = build_pages(tmp_path)
    except ContentError:
        return
    assert not [path for path in site.output.rglob("*") if path.suffix == ".toml"]


def test_links_and_special_files_among_the_pictures_are_faults(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    place(tmp_path, {"images/map.png": file_of(picture(), "PNG")})
    folder = tmp_path / "content/images"
    (folder / "link.png").symlink_to(folder / "map.png")
    (folder / "folder").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.png")
    with pytest.raises(ContentError) as caught:
        build_pages(tmp_path)
    assert [fault.file for fault in caught.value.faults] == [
        f"content/images/{name}" for name in ("folder", "link.png", "pipe.png")
    ]
