from __future__ import annotations

from sitrep.ingest.draft import Block
from sitrep.ingest.judge.around_signs import around_signs
from sitrep.ingest.judge.measures import measure_blocks

PROSE = "The mill at the upper weir stood still for a week, and the bakers went to the next valley."
TEASERS = (
    "Bakers of the valley form a guild",
    "Mira Kestrel",
    "12 May 2021",
    "They meet in the old granary on Sundays, and all who bake are welcome to come along.",
    "Ferry timetable changes again",
    "13 May 2021",
    "From June on the last boat leaves at dusk and no longer at nine as it did for years.",
    "Storks are back on the town hall",
    "Tarn Walker, Ida Moor",
    "14 May 2021",
    "The pair has come a week earlier than last year, says the keeper of the archive.",
)


def signs_of(*texts: str) -> dict[str, list[str]]:
    blocks = [Block(0, len(text), text) for text in texts]
    return dict(zip(texts, around_signs(measure_blocks(blocks, None)), strict=True))


def test_days_between_teasers_are_counted_though_their_parts_differ() -> None:
    signs = signs_of(PROSE, *TEASERS)
    assert "stamps above 2 prose" in signs[TEASERS[6]]
    assert "stamps below 1 prose" in signs[TEASERS[6]]
    assert "stamps below 0 prose" in signs[TEASERS[-1]]


def test_a_sentence_that_tells_a_day_is_no_stamp() -> None:
    told = "It happened on 12.05.2021."
    assert "stamps above 0 prose" in signs_of(told, PROSE)[PROSE]


def test_a_paragraph_among_paragraphs_has_full_lines_around_it() -> None:
    first, last = f"{PROSE} So it is said.", f"{PROSE} And so on."
    assert "full 5 prose" in signs_of(first, PROSE, last)[PROSE]
    assert "full 0 prose" in signs_of("Home", PROSE, "World")[PROSE]


def test_a_notice_of_rights_counts_by_its_distance() -> None:
    signs = signs_of(PROSE, "Imprint", "© The Valley Post")
    assert "rights below 2 prose" in signs[PROSE]
    assert "rights below 1 short" in signs["Imprint"]
    assert "rights above 5 short" in signs["© The Valley Post"]
