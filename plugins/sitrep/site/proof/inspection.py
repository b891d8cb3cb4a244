"""What is to be said of one built file, and what is said of private details in any."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sitrep.core.errors import BuildError
from sitrep.core.private.kinds import PrivateKind
from sitrep.site.audit.findings import AuditFinding

MOST_SHOWN = 20
"""Files that a message names."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that a proof has to say of a file: it follows from the file alone."""

    path: str
    """Below the site's folder."""
    sha256: str
    findings: tuple[AuditFinding, ...] = ()
    """What an audit found in it."""
    private: tuple[PrivateKind, ...] = ()
    """The kinds of private things that it shows and nothing allows."""

    loud: bytes | None = field(default=None, compare=False)
    """Of a large file the hashes of the lines that hold something, or may beside others; else None."""

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing in it that must not be."""
        return not self.findings and not self.private


def refuse_private(found: Mapping[str, Collection[PrivateKind]]) -> None:
    """Raise a BuildError that names each file that gives somebody away, if there is one."""
    lines = [
        f"{name}: holds what looks like {kind.shown}"
        for name in sorted(found)
        for kind in sorted(found[name])
    ]
    if lines:
        more = (f"and {len(lines) - MOST_SHOWN} more",) if len(lines) > MOST_SHOWN else ()
        raise BuildError(
            "the built site holds private details that no file of the content keeps on purpose. "
            "Look for them in the theme, the plugins and the settings:",
            *lines[:MOST_SHOWN],
            *more,
        )
