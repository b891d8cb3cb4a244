from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.ingest.desk.drafts import filing
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.run import Refused
from tests.support.ingest.desk import Desk, new_desk
from tests.support.ingest.documents import FLOOD, PORT, joined

TOWNS = ("Ozarnik", "Belhava", "Tirmoun", "Saltegg", "Durnholt", "Quarreby", "Vennmark", "Ilskop")
TRADES = ("millers", "ferrymen", "weavers")
OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood", "Example Review, May 16, 2021", *FLOOD[:3], "Source: Example Wire"
)


def story(number: int) -> str:
    """A report of its own, of which nothing but its shape is like another's."""
    town, trade = TOWNS[number % len(TOWNS)], TRADES[number // len(TOWNS)]
    words = [f"{town.lower()}{at}{trade}" for at in range(60)]
    paragraphs = [
        f"The {trade} of {town} said that {' '.join(words[at : at + 12])} were theirs to keep."
        for at in range(0, 60, 12)
    ]
    return joined(
        f"{trade.capitalize()} of {town} refuse", f"May {number % 9 + 1}, 2021", *paragraphs
    )


MANY = tuple(map(story, range(len(TOWNS) * len(TRADES))))


def one_by_one(folder: Path, monkeypatch: pytest.MonkeyPatch, *runs: tuple[str, ...]) -> Desk:
    """What stands in the folder where every family is filed after the other."""
    with monkeypatch.context() as patched:
        patched.setattr(filing, "FEW", 1000)
        desk = new_desk(folder)
        for documents in runs:
            desk.take(*documents)
    return desk


def reports_of(desk: Desk) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in desk.files}


def test_many_families_become_the_same_drafts_as_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = (*MANY, OWN, REPRINT)
    desk = new_desk(tmp_path / "many")
    found = desk.take(*documents)
    assert len(documents) > filing.FEW
    assert [each.outcome for each in found if isinstance(each, Filed)] == [Outcome.NEW] * 25
    assert reports_of(desk) == reports_of(one_by_one(tmp_path / "few", monkeypatch, documents))
    assert {each.outcome for each in desk.take(*documents) if isinstance(each, Filed)} == {
        Outcome.KNOWN
    }


def test_what_belongs_to_a_report_goes_to_it_among_many_new_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk(tmp_path / "many")
    desk.take(OWN)
    found = [each for each in desk.take(*MANY[:12], REPRINT, *MANY[12:]) if isinstance(each, Filed)]
    assert [each.outcome for each in found][12] is Outcome.CARRIER
    assert [each.outcome for each in found].count(Outcome.NEW) == len(MANY)
    others = one_by_one(tmp_path / "few", monkeypatch, (OWN,), (*MANY[:12], REPRINT, *MANY[12:]))
    assert reports_of(desk) == reports_of(others)


def test_drafts_with_the_same_words_in_their_ids_get_ids_that_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = (joined("The quay", "May 14, 2021", *FLOOD), joined("The quay", "May 14, 2021", *PORT))
    documents = (*same, *MANY)
    desk = new_desk(tmp_path / "many")
    desk.take(*documents)
    assert len({report.id for report in desk.reports}) == len(documents)
    assert reports_of(desk) == reports_of(one_by_one(tmp_path / "few", monkeypatch, documents))


def test_what_is_in_a_drafts_place_refuses_that_one_and_no_other(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    desk.take(*MANY)
    names = [path.name for path in desk.files]
    for path in desk.files:
        path.unlink()
    (desk.folder / "reports/2021" / names[3]).mkdir()
    found = desk.take(*MANY)
    refused = [each for each in found if isinstance(each, Refused)]
    assert ["exists already" in each.reason for each in refused] == [True]
    assert len(found) == len(MANY)
    assert len([path for path in desk.files if path.is_file()]) == len(MANY) - 1
