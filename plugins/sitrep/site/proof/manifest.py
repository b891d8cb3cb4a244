"""MANIFEST.sha256: what every file of a site must be, as ``sha256sum -c`` reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitrep.core.errors import PublishError

MANIFEST = "MANIFEST.sha256"
_LINE = re.compile(r"([0-9a-f]{64})  ([^\\\n\r/][^\\\n\r]*)")


def manifest_text(digests: Mapping[str, str]) -> str:
    """The manifest of files, given as SHA-256 by path below the site's folder.

    It is sorted, so that two can be compared.
    """
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def parse_manifest(text: str, name: str) -> dict[str, str]:
    """The SHA-256 of each file by path; raises PublishError where it is not a manifest."""
    digests: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None or ".." in match[2].split("/"):
            raise PublishError(
                f"{name}:{number}: is not a line of a manifest. "
                "Build the site again, or name another file."
            )
        digests[match[2]] = match[1]
    if not digests:
        raise PublishError(f"{name}: names no file. Build the site again, or name another file.")
    return digests
