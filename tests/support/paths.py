"""Where things lie that tests read."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The project."""
SHARED = Path(os.environ.get("SITREP_SHARED", ROOT.parent / "shared"))
"""The documents beside the project, which not every machine has."""
