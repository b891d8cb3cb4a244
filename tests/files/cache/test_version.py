from __future__ import annotations

from pathlib import Path

from sitrep.files.cache.version import PACKAGE, folders_digest, program_version


def test_the_version_is_that_of_this_program() -> None:
    assert (PACKAGE / "files/cache/version.py").is_file()
    assert program_version() == program_version()


def test_a_folder_is_known_by_the_names_and_bytes_of_its_files(tmp_path: Path) -> None:
    def digest(files: dict[str, str], name: str) -> str:
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text)
        return folders_digest([tmp_path / name])

    same = {"a.txt": "one", "b/c.txt": "two"}
    assert digest(same, "1") == digest(same, "2")
    assert digest(same, "1") == digest({"__pycache__/a.pyc": "x"}, "1")
    others = ({"a.txt": "one!"}, {"d.txt": ""}, {"b/c.txt": "twotwo"})
    assert len({digest(same | other, f"o{n}") for n, other in enumerate(others)}) == 3


def test_a_file_alone_counts_too(tmp_path: Path) -> None:
    (tmp_path / "plugin.py").write_text("1")
    before = folders_digest([tmp_path / "plugin.py"])
    (tmp_path / "plugin.py").write_text("2")
    assert folders_digest([tmp_path / "plugin.py"]) != before
