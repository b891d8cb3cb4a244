"""``content/sources.toml``: a table an outlet, its id the table's name."""

from __future__ import annotations

import re

from sitrep.content.keep import parse_keeps
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.nodes import Table
from sitrep.content.syntax.toml_nodes import TomlError, parse_toml
from sitrep.core.errors import Fault
from sitrep.core.grades import RELIABILITY
from sitrep.core.model import UNKNOWN_SOURCE, Rights, RightsKind, Source
from sitrep.core.text import slug_problem

_EXCERPT = re.compile(r"excerpt:([1-9]\d{0,3})")
_RIGHTS_REMEDY = "Write full, excerpt:80 (words), link or withhold"


def parse_sources(text: str, file: str, faults: list[Fault]) -> tuple[Source, ...] | None:
    """The sources in text, in its order; None if it is not TOML.

    What is wrong goes to ``faults``.
    """
    try:
        table = parse_toml(text)
    except TomlError as error:
        faults.append(Fault(file, error.line, "", error.problem, "Correct the line"))
        return None
    rows = []
    for entry in table.entries:
        if isinstance(entry.value, Table):
            rows.append(
                _source(entry.key, Fields(entry.value, file, faults, within=f"{entry.key}."))
            )
        else:
            faults.append(
                Fault(
                    file,
                    entry.line,
                    entry.key,
                    "stands outside a source",
                    "Put it under [id-of-source]",
                )
            )
    return tuple(rows)


def parse_rights(text: str) -> Rights | None:
    """The policy written as full, excerpt:N, link or withhold, or None."""
    if excerpt := _EXCERPT.fullmatch(text):
        return Rights(RightsKind.EXCERPT, int(excerpt.group(1)))
    if text in {"full", "link", "withhold"}:
        return Rights(RightsKind(text))
    return None


def _source(name: str, fields: Fields) -> Source:
    _check_id(name, fields)
    source = Source(
        id=name,
        name=fields.words("name") or name,
        homepage=fields.address("homepage"),
        affiliation=fields.words("affiliation"),
        about=fields.words("about"),
        evidence=fields.addresses("evidence"),
        aliases=fields.texts("aliases"),
        reliability=_reliability(fields),
        reason=fields.words("reason"),
        judged=fields.day("judged"),
        rights=_rights(fields),
        feed=fields.address("feed"),
        keep=parse_keeps(fields),
    )
    fields.require("name", 'Add name = "…", the outlet as readers know it')
    if source.reliability != "F" and not fields.has("reason"):
        fields.fault(
            "reason",
            f"is missing for grade {source.reliability}",
            'Add reason = "…" so that readers can check',
        )
    fields.finish()
    return source


def _check_id(name: str, fields: Fields) -> None:
    if problem := slug_problem(name):
        fields.fault(
            "",
            f"“{name}” {problem}",
            "Use lower-case letters, digits and hyphens",
            line=fields.line,
        )
    if name == UNKNOWN_SOURCE.id:
        fields.fault(
            "",
            "“unknown” is what documents without a source say",
            "Choose another id",
            line=fields.line,
        )


def _reliability(fields: Fields) -> str:
    letter = fields.words("reliability") or "F"
    if letter in RELIABILITY:
        return letter
    fields.fault("reliability", f"“{letter}” is not a grade", "Write one of A to F")
    return "F"


def _rights(fields: Fields) -> Rights:
    text = fields.words("rights")
    policy = parse_rights(text) if text else Rights(RightsKind.LINK)
    if policy is None:
        fields.fault("rights", f"“{text}” is not a policy", _RIGHTS_REMEDY)
    return policy or Rights(RightsKind.LINK)
