"""A mail is taken apart once for all that look at it one after the other."""

from __future__ import annotations

from functools import lru_cache

from sitrep.site.mail.reading import ReadMail, read_mail


@lru_cache(1)
def read_once(data: bytes) -> ReadMail | None:
    """The mail in a file, as ``read_mail`` reads it; nobody may change it."""
    return read_mail(data)
