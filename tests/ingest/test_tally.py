from __future__ import annotations

from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.run import Refused
from sitrep.ingest.tally import summary_line, tally_lines

FILED = (
    Filed(Outcome.NEW, 1, (), 3),
    Filed(Outcome.NEW, 1, (), 1),
    Filed(Outcome.CARRIER, 2, ()),
    Filed(Outcome.KNOWN, 5, ()),
)
REFUSED = tuple(Refused(name, "it is empty") for name in ("a.txt", "b.txt", "c.txt", "d.txt"))


def rows(*filed: Filed, refused: tuple[Refused, ...] = ()) -> list[str]:
    return [" ".join(line.split()) for line in tally_lines(filed, refused)]


def test_the_table_counts_new_carriers_known_and_refused() -> None:
    assert rows(*FILED) == [
        "new reports 2 from 4 documents",
        "carriers added 2",
        "known 5",
        "refused 0",
    ]


def test_origins_that_took_their_place_have_a_row_when_there_are_some() -> None:
    assert "origins that took their place 1" in rows(*FILED, Filed(Outcome.ORIGIN, 1, ()))


def test_reasons_are_counted_with_the_first_names() -> None:
    refused = (*REFUSED, Refused("x.bin", "it is not text"))
    assert rows(refused=refused)[-3:] == [
        "refused 5",
        "4 × it is empty: a.txt, b.txt, c.txt and 1 more",
        "1 × it is not text: x.bin",
    ]


def test_the_figures_of_the_table_stand_below_each_other() -> None:
    assert len({len(line) for line in tally_lines(FILED[1:], ())}) == 1


def test_a_run_is_summed_up_in_a_sentence() -> None:
    assert summary_line(FILED) == "2 drafts written, 2 carriers added."
    assert summary_line(FILED[:1]) == "1 draft written."
    assert summary_line(()) == "0 drafts written."
