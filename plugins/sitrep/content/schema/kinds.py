"""The kinds of values that keys have."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sitrep.content.checks.fingerprint import parse_fingerprint
from sitrep.content.schema.key import Key, Kind, Need, read_record, write_record
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.core.grades import RELIABILITY
from sitrep.core.locales import is_language
from sitrep.core.model import Rights, RightsKind
from sitrep.core.text import slug_problem

_EXCERPT = re.compile(r"excerpt:([1-9]\d{0,3})")
_RIGHTS_REMEDY = "Write full, excerpt:80 (words), link or withhold"


def choice(members: type[StrEnum], form: str = "") -> Kind:
    """One of the words of an enumeration."""

    def read(fields: Fields, key: str) -> StrEnum | None:
        return fields.choice(key, members)

    words = ", ".join(f"`{member}`" for member in members)
    return Kind(read, str, form or words, choices=tuple(members))


def number(low: int, high: int) -> Kind:
    """A whole number from low to high."""

    def read(fields: Fields, key: str) -> int | None:
        return fields.number(key, low, high)

    return Kind(read, str, f"{low} to {high}", choices=tuple(range(low, high + 1)))


def table(model: Callable[..., object], keys: tuple[Key, ...], form: str) -> Kind:
    """A table within a table; None where it lacks what it needs."""

    def read(fields: Fields, key: str) -> object | None:
        inner = fields.table(key)
        return None if inner is None else make(model, keys, inner)

    def write(record: object) -> Plain:
        return write_record(record, keys)

    return Kind(read, write, form, keys=keys)


@dataclass(frozen=True, slots=True)
class Stray:
    """What is said of something in a list of tables that is none."""

    remedy: str = "Write - {key: value, …}"
    blank: object | None = None
    """What takes its place, so that the tables after it keep their numbers; None for nothing."""


STRAY = Stray()


def tables(
    model: Callable[..., object], keys: tuple[Key, ...], form: str, stray: Stray = STRAY
) -> Kind:
    """A list of tables; those that lack what they need are left out."""

    def read(fields: Fields, key: str) -> tuple[object, ...]:
        made = (
            make(model, keys, inner) if inner else stray.blank
            for inner in fields.tables(key, stray.remedy)
        )
        return tuple(record for record in made if record is not None)

    def write(records: tuple[object, ...]) -> Plain:
        return [write_record(record, keys) for record in records]

    return Kind(read, write, form, keys=keys, is_list=True)


def make(model: Callable[..., object], keys: tuple[Key, ...], fields: Fields) -> object | None:
    """The value made from a table, or None where the table lacks what it needs."""
    values = read_record(fields, keys)
    needed = {key.field for key in keys if key.need is Need.ALWAYS}
    return model(**values) if needed <= values.keys() else None


class _Answer(StrEnum):
    """A question that a curator answers."""

    YES = "true"
    NO = "false"


def _read_answer(fields: Fields, key: str) -> bool:
    return fields.choice(key, _Answer) is _Answer.YES


def _write_answer(answer: bool) -> Plain:
    return str(_Answer.YES if answer else _Answer.NO)


def _read_slug(fields: Fields, key: str) -> str | None:
    slug = fields.words(key)
    if slug and (problem := slug_problem(slug)):
        remedy = "Write lower-case letters, digits and hyphens, at most 80; it becomes the address"
        fields.fault(key, f"“{slug}” {problem}", remedy)
    return slug


def _read_ids(fields: Fields, key: str) -> tuple[str, ...]:
    ids = fields.texts(key)
    for name in ids:
        if problem := slug_problem(name):
            fields.fault(key, f"“{name}” {problem}", "Write ids as they were: formerly: [old-id]")
    return tuple(name for name in ids if not slug_problem(name))


def _read_language(fields: Fields, key: str) -> str | None:
    language = fields.words(key)
    if language is None or is_language(language):
        return language
    fields.fault(key, f"“{language}” is not a language code", "Write its code: ar, fa, he, pt-BR …")
    return None


def _read_fingerprints(fields: Fields, key: str) -> tuple[str, ...]:
    marks = fields.texts(key)
    known = tuple(mark for mark in marks if parse_fingerprint(mark))
    if known != marks:
        remedy = "Leave it as ingest wrote it; if it is lost, ingest the document again"
        fields.fault(key, "is not as ingest wrote it", remedy)
    return known


def _read_reliability(fields: Fields, key: str) -> str | None:
    letter = fields.words(key)
    if letter is None or letter in RELIABILITY:
        return letter
    fields.fault(key, f"“{letter}” is not a grade", "Write one of A to F")
    return None


def _read_rights(fields: Fields, key: str) -> Rights | None:
    text = fields.words(key)
    policy = parse_rights(text) if text else None
    if text and policy is None:
        fields.fault(key, f"“{text}” is not a policy", _RIGHTS_REMEDY)
    return policy


def parse_rights(text: str) -> Rights | None:
    """The policy written as full, excerpt:N, link or withhold, or None."""
    if excerpt := _EXCERPT.fullmatch(text):
        return Rights(RightsKind.EXCERPT, int(excerpt.group(1)))
    if text in {"full", "link", "withhold"}:
        return Rights(RightsKind(text))
    return None


WORDS = Kind(Fields.words, str, "text")
"""A text of one line."""
TEXT = Kind(Fields.text, str, "text")
"""A text that may have line breaks."""
TEXTS = Kind(Fields.texts, list, "a list", is_list=True)
IDS = Kind(_read_ids, list, "a list of ids", is_list=True)
DAY = Kind(Fields.day, str, "a date")
URL = Kind(Fields.address, str, "a URL")
URLS = Kind(Fields.addresses, list, "a list of URLs", is_list=True)
ANSWER = Kind(_read_answer, _write_answer, "`true` or `false`")
SLUG = Kind(_read_slug, str, "lower-case letters, digits, hyphens")
LANGUAGE = Kind(_read_language, str, "`ar`, `fa`, `pt-BR` …")
FINGERPRINTS = Kind(_read_fingerprints, list, "as ingest wrote it", is_list=True)
RELIABILITY_LETTER = Kind(_read_reliability, str, "A to F")
RIGHTS = Kind(_read_rights, str, "`full`, `excerpt:80` (words), `link`, `withhold`")
