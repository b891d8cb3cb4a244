from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.inputs import Raw
from sitrep.ingest.run import FEW, Intake, Refused, Shelf, Way, open_shelf, take_documents
from tests.support.ingest.documents import BORDER, CANAL, FLOOD, PORT, document, joined, knowledge

OWN = joined("Support Harbour Review", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood!", "Meridian Post, May 16, 2021", *FLOOD, "Source: Harbour Review"
)
BODIES = (CANAL, PORT, BORDER, FLOOD)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.chdir(tmp_path)
    with open_shelf() as opened:
        yield opened


def put(**texts: str) -> list[str]:
    """Documents written as files; their names."""
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, "utf-8")
    return [f"{name}.txt" for name in texts]


def many(number: int) -> list[str]:
    """That many documents on four matters, a bad one among them."""
    names = put(
        **{f"d{at}": joined(f"Bulletin of day {at}", *BODIES[at % 4]) for at in range(number)}
    )
    Path("d3.txt").write_bytes(b"")
    return names


def taken(shelf: Shelf, names: list[str], jobs: int = 1) -> Intake:
    return take_documents(names, shelf, knowledge(), Way(jobs, lambda _done, _total: None))


def kept(intake: Intake) -> list[object]:
    """Everything that may go out."""
    return [
        intake.entries,
        intake.runs,
        intake.refused,
        [(copy, family) for copy, family in intake.settled()],
    ]


def test_documents_come_in_the_order_of_their_names_and_bad_ones_apart(shelf: Shelf) -> None:
    names = [*put(b=OWN, a=joined(*PORT)), "absent.txt", *put(e="", c=REPRINT)]
    intake = taken(shelf, names)
    assert [entry.name for entry in intake.entries] == ["b.txt", "a.txt", "c.txt"]
    assert [each.name for each in intake.refused] == ["absent.txt", "e.txt"]
    assert str(intake.refused[1]) == "e.txt: it is empty"


def test_the_same_bytes_under_two_names_are_one_document_answered_under_both(shelf: Shelf) -> None:
    intake = taken(shelf, put(a=OWN, b=OWN))
    assert len(intake.runs) == 1
    assert [entry.at for entry in intake.entries] == [0, 0]
    assert [copy.document.name for copy, _family in intake.settled()] == ["a.txt", "b.txt"]


def test_families_are_settled_and_those_left_out_are_out(shelf: Shelf) -> None:
    intake = taken(shelf, put(reprint=REPRINT, port=joined(*PORT), own=OWN))
    ((first, family), (second, _port)) = intake.families()
    assert (first, second) == ((0, 2), (1,))
    assert family.leader.document.sha256 == document(OWN).sha256
    assert [numbers for numbers, _family in intake.families(without={0})] == [(1,), (2,)]


def test_copies_have_one_family_id(shelf: Shelf) -> None:
    ids = [
        family for _copy, family in taken(shelf, put(a=REPRINT, b=joined(*PORT), c=OWN)).settled()
    ]
    assert ids[0] == ids[2] != ids[1]


def test_the_outcome_is_the_same_in_one_process_and_in_several(shelf: Shelf) -> None:
    names = many(FEW + 10)
    with open_shelf() as other:
        assert kept(taken(shelf, names)) == kept(taken(other, names, jobs=3))


def test_standard_input_is_read_by_the_first_process(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = many(FEW + 2)
    pid = os.getpid()
    monkeypatch.setattr(
        "sitrep.ingest.run.read_raw", lambda _name: Raw(OWN.encode() if os.getpid() == pid else b"")
    )
    intake = taken(shelf, [*names, "-"], jobs=2)
    assert [entry.name for entry in intake.entries] == ["-"]
    assert len(intake.refused) == len(names)


def test_few_documents_are_cleaned_in_one_process_of_their_own(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def read(_name: str) -> Raw:
        (tmp_path / f"{os.getpid()}.pid").touch()
        return Raw(OWN.encode())

    monkeypatch.setattr("sitrep.ingest.run.read_raw", read)
    taken(shelf, many(FEW - 1), jobs=8)
    assert [path.stem != str(os.getpid()) for path in tmp_path.glob("*.pid")] == [True]


def test_how_far_it_is_is_told_after_every_document(shelf: Shelf) -> None:
    told: list[tuple[int, int]] = []
    names = [*put(a=OWN), "absent.txt", *put(b=REPRINT)]
    take_documents(
        names, shelf, knowledge(), Way(1, lambda done, total: told.append((done, total)))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def _die(_name: str) -> Raw:
    os._exit(1)


def test_a_document_that_ends_its_process_is_refused_by_name(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitrep.ingest.run.read_raw", _die)
    intake = taken(shelf, put(a=OWN))
    assert [str(each) for each in intake.refused] == [
        "a.txt: the process that read it ended (code 1)"
    ]


def test_the_knowledge_can_be_handed_to_another_process() -> None:
    found: Settings = pickle.loads(pickle.dumps(knowledge()))
    assert found.outlets == knowledge().outlets


def test_no_documents_are_no_entries(shelf: Shelf) -> None:
    assert taken(shelf, []) == Intake((), (), (), shelf)
    assert Refused("a", "b") == Refused("a", "b")
