"""``content/digest.toml``: what holds for the whole folder. Without the file, the careful choice holds."""

from __future__ import annotations

from enum import StrEnum

from sitrep.core.errors import Fault
from sitrep.core.fields import Fields
from sitrep.core.tomlfile import TomlError, parse_toml


class Repository(StrEnum):
    """Who can read the repository that the folder is kept in."""

    PUBLIC = "public"
    PRIVATE = "private"


def parse_digest(text: str, file: str, faults: list[Fault]) -> Repository:
    """Who can read the repository; everybody, where nothing is said or what is said cannot be read."""
    try:
        table = parse_toml(text)
    except TomlError as error:
        faults.append(Fault(file, error.line, "", error.problem, 'Write repository = "private", or remove the file'))
        return Repository.PUBLIC
    fields = Fields(table, file, faults)
    repository = fields.choice("repository", Repository)
    fields.finish()
    return repository or Repository.PUBLIC
