from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.geo import towns
from sitrep.geo.towns import read_towns


def test_towns_and_districts_are_known_in_all_spellings() -> None:
    found = [town for town in read_towns("SY") if town.code == "SY-RA"]
    issa = next(town for town in found if "Ein Issa" in town.names)
    assert "عين عيسى" in issa.names
    assert any(town.is_subdivision for town in found)


def test_a_country_without_data_has_none() -> None:
    assert read_towns("XX") == ()


@pytest.mark.parametrize(("folder", "tool"), [("places", "gazetteer"), ("centres", "centres")])
def test_a_broken_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, tool: str
) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "QQ.tsv").write_text("# data\nQQ-A\n", "utf-8")
    monkeypatch.setattr(towns, "_DATA", tmp_path)
    with pytest.raises(BuildError, match=rf"{folder}/QQ\.tsv:2 .*geo\.build\.{tool}"):
        read_towns("QQ")


def test_every_packaged_file_can_be_read() -> None:
    folder = Path(towns.__file__).parent / "data" / "places"
    countries = [file.stem for file in folder.glob("??.tsv")]
    assert len(countries) > 200
    assert all(read_towns(country) for country in countries)
