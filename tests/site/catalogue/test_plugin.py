from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from sitrep.content.folder import read_folder
from sitrep.core.errors import ContentError
from sitrep.geo.codes import iso_codes
from sitrep.site.build import WholeBuild
from sitrep.site.catalogue.plugin import read_tree
from tests.support.site.sites import build_pages, settings_for
from tests.support.trees import report_text, tree, write

LINKS = "See [the picture]({static}/images/map.png) and [more]({filename}more.md).\n"
ABOUT = f"---\ntitle: About\nslug: about\n---\n## Method\n\n{LINKS}"
MORE = "---\ntitle: More\nslug: more\n---\nText with \\<b>markup\\</b>.\n"


def test_the_folder_is_read_below_any_depth(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({}, reports___a___b___deep__md=report_text("deep")))
    assert [file.report.id for file in read_folder(tmp_path / "content").reports] == ["deep"]


@pytest.mark.parametrize("name", [".DS_Store", "note.md~", ".report.md.new", "#report.md#"])
def test_what_editors_leave_is_not_content(tmp_path: Path, name: str) -> None:
    write(tmp_path / "content", {**tree(), f"reports/2020/{name}": "x"})
    assert len(read_folder(tmp_path / "content").reports) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", ["sources.toml", "reports", "/etc/hostname", "nowhere"])
def test_a_link_is_refused_by_name(tmp_path: Path, target: str) -> None:
    write(tmp_path / "content", tree())
    os.symlink(target, tmp_path / "content/reports/link.md")
    with pytest.raises(ContentError) as caught:
        read_folder(tmp_path / "content")
    assert [(fault.file, fault.problem) for fault in caught.value.faults] == [
        ("content/reports/link.md", "is a link or a special file")
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_special_file_does_not_hang_the_build(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    os.mkfifo(tmp_path / "content/reports/pipe.md")
    with pytest.raises(ContentError, match="special file"):
        read_folder(tmp_path / "content")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
@pytest.mark.parametrize("place", ["reports", "pages", "images", "editions"])
def test_neither_does_one_that_pelican_would_read_first(tmp_path: Path, place: str) -> None:
    write(
        tmp_path / "content",
        {**tree({"one": report_text("one", title="")}), f"{place}/a/b.md": "x"},
    )
    os.mkfifo(tmp_path / "content" / place / "pipe.md")
    os.symlink(tmp_path / "content", tmp_path / "content" / place / "a/round")
    with pytest.raises(ContentError) as caught:
        WholeBuild(settings_for(tmp_path)).run()
    named = {fault.file for fault in caught.value.faults}
    assert {
        f"content/{place}/pipe.md",
        f"content/{place}/a/round",
        "content/reports/2020/one.md",
    } <= named


def test_faults_of_files_and_of_their_contents_come_together(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"one": report_text("one", title="")}))
    os.symlink("nowhere", tmp_path / "content/reports/link.md")
    with pytest.raises(ContentError) as caught:
        read_folder(tmp_path / "content")
    assert [fault.file for fault in caught.value.faults] == [
        "content/reports/2020/one.md",
        "content/reports/link.md",
    ]


def test_iso_codes_are_countries_and_subdivisions() -> None:
    codes = iso_codes()
    assert {"SY", "SY-ID", "UA-63", "AF-HEL"} <= codes
    assert not {"XX", "SY-XX", "Syria"} & codes


def test_pages_are_read_by_our_markdown_with_pelicans_links(tmp_path: Path) -> None:
    files = tree(pages___about__md=ABOUT, pages___more__md=MORE)
    write(tmp_path / "content", files)
    (tmp_path / "content/images").mkdir()
    Image.new("RGB", (2, 2)).save(tmp_path / "content/images/map.png")
    site = build_pages(tmp_path)
    assert "../images/map.png" in site.page("about/").links
    assert "../more/" in site.page("about/").links
    assert (site.output / "images/map.png").is_file()
    assert "&lt;b&gt;markup&lt;/b&gt;" in site.text("more/index.html")


@pytest.mark.parametrize(
    "target", ["{static}/../pelicanconf.py", "{filename}absent.md", "{static}/images/absent.png"]
)
def test_a_link_out_of_the_content_folder_or_to_nothing_is_a_fault(
    tmp_path: Path, target: str
) -> None:
    page = f"---\ntitle: About\nslug: about\n---\nFirst.\n\n[x]({target})\n"
    write(tmp_path / "content", tree(pages___about__md=page))
    with pytest.raises(ContentError) as caught:
        read_folder(tmp_path / "content")
    fault = caught.value.faults[0]
    assert (fault.file, fault.line, fault.key) == ("content/pages/about.md", 7, "link")
    assert target in fault.problem


def test_a_page_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    write(tmp_path / "content", tree(pages___about__md="no front matter\n"))
    with pytest.raises(ContentError, match=r"about\.md:1: has no front matter"):
        build_pages(tmp_path)


# --- What git may hold ---


def in_git(folder: Path, **files: str) -> Path:
    """A content folder in a working tree of git."""
    (folder / ".git").mkdir()
    return write(folder / "content", tree({}, **files))


LINKED = report_text("linked", source="example-review", text="verbatim")


def test_a_published_report_holds_no_more_than_its_rights_where_git_shows_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(ContentError, match=r"body: holds 6 words more .* Run ./dev tidy linked"):
        read_folder(in_git(tmp_path, reports___linked__md=LINKED))


def test_a_private_repository_or_none_may_hold_it(tmp_path: Path) -> None:
    one = in_git(tmp_path, reports___linked__md=LINKED, digest__toml='repository = "private"\n')
    assert len(read_folder(one).reports) == 1
    (tmp_path / ".git").rmdir()
    (one / "digest.toml").unlink()
    assert len(read_folder(one).reports) == 1


def test_a_build_tells_git_which_drafts_to_leave_alone_and_when_they_are_out(
    tmp_path: Path,
) -> None:
    draft = LINKED.replace("status: published", "status: draft")
    folder = in_git(tmp_path, reports___linked__md=draft, reports___good__md=report_text("good"))
    read_folder(folder)
    assert "\n/linked.md\n" in (folder / "reports/.gitignore").read_text("utf-8")
    assert "good" not in (folder / "reports/.gitignore").read_text("utf-8")
    write(folder, {"reports/linked.md": draft.replace("text: verbatim", "text: summary")})
    read_folder(folder)
    assert not (folder / "reports/.gitignore").exists()


def test_a_folder_outside_git_is_left_as_it_is(tmp_path: Path) -> None:
    draft = LINKED.replace("status: published", "status: draft")
    folder = write(tmp_path / "content", tree({}, reports___linked__md=draft))
    read_folder(folder)
    assert not (folder / "reports/.gitignore").exists()


def test_pictures_are_looked_at_by_a_build_and_by_nothing_else(tmp_path: Path) -> None:
    """To announce a week every picture was decoded and encoded again."""
    write(tmp_path / "content", {**tree(), "images/map.png": "no picture"})
    assert read_folder(tmp_path / "content").reports
    with pytest.raises(ContentError, match=r"images/map\.png"):
        read_tree(tmp_path / "content")


WITH_A_DRAFT = tree({"one": report_text("one"), "two": report_text("two", status="draft")})


def test_the_site_is_made_from_what_is_published(tmp_path: Path) -> None:
    assert [
        family.report.id for family in build_pages(tmp_path, WITH_A_DRAFT).built.catalogue.families
    ] == ["one"]


def test_a_preview_is_made_from_drafts_as_well(tmp_path: Path) -> None:
    write(tmp_path / "content", WITH_A_DRAFT)
    ours = {**settings_for(tmp_path)["SITREP"], "drafts": True}
    catalogue = build_pages(tmp_path, SITREP=ours).built.catalogue
    assert [(family.report.id, family.is_draft) for family in catalogue.families] == [
        ("one", False),
        ("two", True),
    ]
