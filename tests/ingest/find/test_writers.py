from __future__ import annotations

import pytest

from sitrep.ingest.find.writers import writers_of


@pytest.mark.parametrize(
    ("line", "names", "together"),
    [
        ("By Jane Roe", ("Jane Roe",), "Jane Roe"),
        ("By Jane Roe and Tom Brill", ("Jane Roe", "Tom Brill"), "Jane Roe and Tom Brill"),
        ("Ada Roe, Tom Brill, and Ann Moss", ("Ada Roe", "Tom Brill", "Ann Moss"), "Ada Roe, Tom Brill, and Ann Moss"),
        ("By Jane Roe, Beirut", ("Jane Roe",), "Jane Roe"),
        ("Jane Roe in Goris and Tom Brill", ("Jane Roe", "Tom Brill"), "Jane Roe in Goris and Tom Brill"),
        ("BY AHMED EXAMPLE", ("AHMED EXAMPLE",), "AHMED EXAMPLE"),
        ("Von Karla Muster, Nairobi", ("Karla Muster",), "Karla Muster"),
        ("Par Anne Exemple", ("Anne Exemple",), "Anne Exemple"),
        ("Автор: Елена Примерова", ("Елена Примерова",), "Елена Примерова"),
        ("بقلم: سامي المثال", ("سامي المثال",), "سامي المثال"),
        ("Opracowanie: Jan Przykładny", ("Jan Przykładny",), "Jan Przykładny"),
        ("ABBY SAMPLEBY", ("ABBY SAMPLEBY",), "ABBY SAMPLEBY"),
    ],
)  # fmt: skip
def test_all_writers_of_a_line_are_named(line: str, names: tuple[str, ...], together: str) -> None:
    found = writers_of(line)
    assert found
    assert (found.names, found.together) == (names, together)


@pytest.mark.parametrize(
    "line",
    [
        "By region", "By land and by river", "World", "Boats burn at the mill", "14 May 2021",
        "Canal Zone Situation Report", "From the archive", "",
    ],
)  # fmt: skip
def test_what_is_no_name_is_nobodys(line: str) -> None:
    assert writers_of(line) is None


def test_a_series_is_nobodys_name() -> None:
    assert writers_of("Situation Report Goris") is None
