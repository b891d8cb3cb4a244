"""``content/digest.toml``: what holds for the whole folder.

Without the file, the careful choice holds.
"""

from __future__ import annotations

from enum import StrEnum

from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.core.errors import Fault


class Repository(StrEnum):
    """Who can read the repository that the folder is kept in."""

    PUBLIC = "public"
    PRIVATE = "private"


def parse_digest(text: str, file: str, faults: list[Fault]) -> Repository:
    """Who can read the repository.

    Everybody, where nothing is said or what is said cannot be read.
    """
    try:
        table = parse_toml(text)
    except TomlError as error:
        faults.append(
            Fault(
                file,
                error.line,
                "",
                error.problem,
                'Write repository = "private", or remove the file',
            )
        )
        return Repository.PUBLIC
    fields = Fields(table, file, faults)
    repository = fields.choice("repository", Repository)
    fields.finish()
    return repository or Repository.PUBLIC
