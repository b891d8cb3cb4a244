"""Words of other languages before a place name."""

import pytest

from sitrep.ingest.find.places.senses_abroad import begins_dateline, is_elsewhere, is_english


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Les pourparlers de ", "Nairobi"),
        ("Vingt blessés ont été admis à l'hôpital d'", "Abéché"),
        ("Así lo declaró el general en ", "Lima"),
        ("Die Verhandlungen in ", "Genf"),
        ("Раненые доставлены в больницу в городе ", "Вологде"),
        ("Про це речниця заявила на зустрічі у ", "Варшаві"),
        ("وأضاف المتحدث في مؤتمر صحفي في ", "الدوحة"),
        ("ونقل المصابون إلى مستشفى في مدينة ", "نيالا"),
    ],
)
def test_words_before_a_name_say_that_nothing_happens_there(before: str, name: str) -> None:
    assert is_elsewhere(before, name)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Des obus sont tombés sur l'hôpital de ", "Abéché"),
        ("Una bomba estalló en ", "Lima"),
        ("Ракета попала в больницу в ", "Вологде"),
        ("سقطت قذيفة قرب مستشفى في ", "نيالا"),
    ],
)
def test_what_happens_at_a_place_counts(before: str, name: str) -> None:
    assert not is_elsewhere(before, name)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Moundou, 3 mars (Agence) — Des pluies", "Moundou"),
        ("دمشق-سانا قال", "دمشق"),
        ("ТОМСК, 4 мая. Ночью", "ТОМСК"),
        ("Bamako (Wire) - Men", "Bamako"),
    ],
)
def test_a_town_that_begins_a_text_is_its_dateline(text: str, town: str) -> None:
    assert begins_dateline(text, len(town))


@pytest.mark.parametrize("text", ["Moundou, 30 km away, burned.", "Bamako is dry.", "Tumbar-based"])
def test_a_sentence_that_begins_with_a_town_has_no_dateline(text: str) -> None:
    assert not begins_dateline(text, 6 if text.startswith(("Bamako", "Tumbar")) else 7)


def test_a_language_is_known_by_its_small_words() -> None:
    french, english = "Des obus sur Sake dans la nuit", "Shells fell on Sake"
    assert not is_english(french, 13, 17)
    assert is_english(english, 15, 19)
