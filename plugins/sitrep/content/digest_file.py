"""``content/digest.toml``: what holds for the whole folder.

Without the file the careful choice holds.
"""

from __future__ import annotations

from sitrep.content.schema.files import DIGEST, Repository
from sitrep.content.schema.key import read_record
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.core.errors import Fault


def parse_digest(text: str, file: str, faults: list[Fault]) -> Repository:
    """Who can read the repository: everybody, unless the file says otherwise and can be read."""
    try:
        table = parse_toml(text)
    except TomlError as error:
        remedy = 'Write repository = "private", or remove the file'
        faults.append(Fault(file, error.line, "", error.problem, remedy))
        return Repository.PUBLIC
    values = read_record(Fields(table, file, faults), DIGEST)
    repository: Repository = values.get("repository", Repository.PUBLIC)
    return repository
