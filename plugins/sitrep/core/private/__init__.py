"""What in a text may help somebody to find or hurt a person."""

from __future__ import annotations

from sitrep.core.private.find import find_private
from sitrep.core.private.kinds import Private, PrivateFinding, PrivateKind

__all__ = ["Private", "PrivateFinding", "PrivateKind", "find_private"]
