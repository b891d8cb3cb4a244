"""What a web app manifest may say: what the site is called, and pictures of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sitrep.site.audit.findings import AuditFinding, Found
from sitrep.site.audit.links import Home, check_loaded

PLAIN = frozenset(
    [
        "name",
        "short_name",
        "description",
        "lang",
        "dir",
        "display",
        "background_color",
        "theme_color",
    ]
)
ADDRESSES = frozenset(["start_url", "scope"])
_REMEDY = "Leave it out of the manifest"


def check_web_manifest(data: bytes, home: Home) -> Iterator[AuditFinding]:
    """What is wrong with one; what is not known here could load, share or run something."""
    try:
        manifest = json.loads(data)
    except ValueError as error:
        yield AuditFinding(1, Found(f"is not JSON ({error})", "Fix the plugin that writes it"))
        return
    if not isinstance(manifest, dict):
        yield AuditFinding(1, Found("is not a manifest", "Fix the plugin that writes it"))
        return
    icons = manifest.get("icons", [])
    asked = [manifest[key] for key in sorted(ADDRESSES & manifest.keys())]
    asked += [each.get("src") for each in icons if isinstance(each, dict)]
    for key in sorted(manifest.keys() - PLAIN - ADDRESSES - {"icons"}):
        yield AuditFinding(1, Found(f"has the key {key}", _REMEDY))
    for address in asked:
        found = check_loaded(str(address), home)
        if found:
            yield AuditFinding(1, found)
