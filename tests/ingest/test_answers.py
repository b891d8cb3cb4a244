from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.ingest import answers
from sitrep.ingest.answers import json_answers
from sitrep.ingest.output import json_answer
from sitrep.ingest.run import Way, open_shelf, take_documents
from tests.support.ingest.documents import FLOOD, PORT, joined, knowledge

OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost", "Example Review, May 16, 2021", *FLOOD[:3], "Source: Example Wire"
)


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    texts = {"d": REPRINT, "a": OWN, "c": joined(*PORT), "b": OWN}
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, "utf-8")
    return [f"{name}.txt" for name in texts]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_answers_are_those_of_one_after_the_other(
    names: list[str], jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_shelf() as shelf:
        intake = take_documents(names, shelf, knowledge(), Way(jobs, lambda _done, _all: None))
        one_by_one = [json_answer(copy, family) for copy, family in intake.settled()]
        assert list(json_answers(intake)) == one_by_one
        monkeypatch.setattr(answers, "FEW", 0)
        assert list(json_answers(intake)) == one_by_one
    assert [
        f'"document": "{name}"' in line for name, line in zip(names, one_by_one, strict=True)
    ] == ([True] * 4)
