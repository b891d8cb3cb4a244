"""The labelled cases: texts with something private in them, and texts that only look so."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.paths import ROOT

_FOLDER = ROOT / "tests" / "core" / "private"


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what is in it; ``kind`` is empty where nothing is."""

    kind: str
    language: str
    text: str


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _text(written: str) -> str:
    return written.replace("\\n", "\n")


def _private(name: str) -> tuple[Case, ...]:
    return tuple(Case(kind, language, _text(text)) for kind, language, text in _rows(name))


def _harmless(name: str) -> tuple[Case, ...]:
    return tuple(Case("", language, _text(text)) for language, text in _rows(name))


PARTS = ("shown", "held", "blind", "blind3", "blind4", "blind5", "blind6")
_FILES = {part: "" if part == "shown" else f"_{part}" for part in PARTS}
PRIVATE = {part: _private(f"cases_private{name}.tsv") for part, name in _FILES.items()}
HARMLESS = {part: _harmless(f"cases_harmless{name}.tsv") for part, name in _FILES.items()}
