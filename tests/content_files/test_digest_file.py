from __future__ import annotations

import pytest

from sitrep.content.digest_file import Digest, EventKind, parse_digest
from sitrep.content.schema.files import Repository
from sitrep.core.errors import Fault


@pytest.mark.parametrize(
    ("text", "repository"),
    [
        ("", Repository.PUBLIC),
        ('repository = "public"', Repository.PUBLIC),
        ('repository = "private"', Repository.PRIVATE),
    ],
)
def test_a_repository_is_public_unless_the_curator_says_otherwise(
    text: str, repository: Repository
) -> None:
    faults: list[Fault] = []
    assert (parse_digest(text, "digest.toml", faults), faults) == (Digest(repository), [])


@pytest.mark.parametrize(
    "text", ['repository = "secret"', "repository = true", 'repo = "private"', "repository ="]
)
def test_what_cannot_be_read_is_a_fault_and_counts_as_public(text: str) -> None:
    faults: list[Fault] = []
    assert parse_digest(text, "digest.toml", faults) == Digest(Repository.PUBLIC)
    assert len(faults) == 1


def test_a_digest_adds_kinds_of_events_with_their_labels() -> None:
    faults: list[Fault] = []
    found = parse_digest('[kinds]\npiracy = "Piracy"\n', "digest.toml", faults)
    assert (found.kinds, faults) == ((EventKind("piracy", "Piracy"),), [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('"Sea robbery" = "Piracy"', "“Sea robbery”"),
        ('bombing = "Bombs"', "is a kind that every digest has"),
        ('piracy = ""', "has no label"),
        ("piracy = true", "must be text"),
    ],
)
def test_a_kind_that_no_reader_could_be_shown_is_a_fault(line: str, problem: str) -> None:
    faults: list[Fault] = []
    assert parse_digest(f"[kinds]\n{line}\n", "digest.toml", faults).kinds == ()
    assert problem in faults[0].problem
    assert faults[0].line == 2
