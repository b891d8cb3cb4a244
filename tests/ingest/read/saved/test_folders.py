from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.ingest.read.inputs import expand_names


def names_in(folder: Path, *paths: str) -> list[str]:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x")
    found = expand_names([str(folder)])
    return [Path(name).relative_to(folder).as_posix() for name in found]


@pytest.mark.parametrize(
    "beside", ["_files", "-Dateien", "_fichiers", ".files", "_archivos", "_файлы", "_elemei"]
)
def test_what_a_browser_saves_beside_a_page_is_no_document(tmp_path: Path, beside: str) -> None:
    folder = f"Sluice shut{beside}"
    assert names_in(
        tmp_path,
        "Sluice shut.html",
        f"{folder}/a.png",
        f"{folder}/frame.html",
        f"{folder}/b.js",
        "c.txt",
    ) == ["Sluice shut.html", "c.txt"]


def test_a_folder_that_belongs_to_no_page_is_walked_through_without_scripts(tmp_path: Path) -> None:
    assert names_in(
        tmp_path, "old_files/a.html", "old_files/b.png", "old_files/style.css", "main.js"
    ) == [
        "old_files/a.html",
        "old_files/b.png",
    ]


def test_pictures_in_exports_of_chats_are_no_documents_and_attachments_are(tmp_path: Path) -> None:
    assert names_in(
        tmp_path, "x/messages.html", "x/css/s.css", "x/photos/1.jpg", "x/files/r.pdf", "y/_chat.txt",
        "y/IMG-20210507-WA0001.jpg", "y/00000012-PHOTO-2021-05-07-21-10-11.jpg", "y/map.jpg",
    ) == ["x/files/r.pdf", "x/messages.html", "y/_chat.txt", "y/map.jpg"]  # fmt: skip


def test_a_style_sheet_that_is_named_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("x")
    assert list(expand_names([str(tmp_path / "a.css")])) == [str(tmp_path / "a.css")]
