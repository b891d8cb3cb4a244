"""Whether git keeps a file, and with it everybody who has the repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SECONDS = 20
"""Longest wait for git; it answers in milliseconds unless its index is locked."""
_NOT_TRACKED = 1
"""What ``git ls-files --error-unmatch`` exits with for a file that it does not track."""


def is_tracked(path: Path) -> bool | None:
    """Whether git tracks a file; None where there is a repository and git cannot say."""
    above = path.absolute().parent
    if not any((folder / ".git").exists() for folder in (above, *above.parents)):
        return False
    command = ["git", "-C", str(above), "ls-files", "--error-unmatch", "--", path.name]
    try:
        found = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if found.returncode == 0:
        return True
    return False if found.returncode == _NOT_TRACKED else None
