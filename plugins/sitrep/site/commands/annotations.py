"""Faults as GitHub Actions shows them: at their lines."""

from __future__ import annotations

from sitrep.core.errors import Fault, printable


def annotation(fault: Fault) -> str:
    """The fault as a GitHub Actions workflow command."""
    place = f"file={_escaped(fault.file, ',:')},line={fault.line}"
    key = f"{fault.key}: " if fault.key else ""
    return printable(
        f"::error {place},title=Content::{_escaped(f'{key}{fault.problem}. {fault.remedy}.')}"
    )


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
