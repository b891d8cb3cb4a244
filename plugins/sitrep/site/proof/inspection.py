"""What is to be said of one built file."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.private.kinds import PrivateKind
from sitrep.site.audit.findings import AuditFinding


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

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing in it that must not be."""
        return not self.findings and not self.private
