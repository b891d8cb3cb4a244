from __future__ import annotations

import pytest

from sitrep.content.digest_file import parse_digest
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
    assert (parse_digest(text, "digest.toml", faults), faults) == (repository, [])


@pytest.mark.parametrize(
    "text", ['repository = "secret"', "repository = true", 'repo = "private"', "repository ="]
)
def test_what_cannot_be_read_is_a_fault_and_counts_as_public(text: str) -> None:
    faults: list[Fault] = []
    assert parse_digest(text, "digest.toml", faults) is Repository.PUBLIC
    assert len(faults) == 1
