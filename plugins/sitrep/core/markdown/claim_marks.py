"""What marks an unconfirmed claim in plain text, where there is no Markdown."""

from __future__ import annotations

CLAIM_OPEN, CLAIM_CLOSE = "\ufdd0", "\ufdd1"
"""Non-characters around a claim; no legible text holds them."""
