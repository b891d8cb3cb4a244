"""Which feeds the hub is told of: those that are not what was online before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sitrep.core.errors import PublishError
from sitrep.core.text import count
from sitrep.site.commands.verify import read_manifest
from sitrep.site.commands.websub import ping_hub
from sitrep.site.proof.manifest import MANIFEST
from sitrep.site.site import Site


def online_before(to: str | Path | None, against: str | Path | None) -> Mapping[str, str] | None:
    """The manifest of what was online; None where nothing says that.

    ``to`` is the folder that the site is about to be copied to.  Raises PublishError where
    ``against``, the manifest that the curator named, cannot be read.
    """
    if against and to:
        raise PublishError(f"--against goes with --ping. What was online before is in {to}.")
    if against:
        return read_manifest(str(against))
    try:
        return read_manifest(str(to)) if to and (Path(to) / MANIFEST).is_file() else None
    except PublishError:
        return None  # It was damaged there; the site is about to be made whole.


def tell_hub(
    feeds: Iterable[str], site: Site, before: Mapping[str, str] | None, output: Path
) -> str:
    """Tell the hub which feeds have changed, if any have; returns what to tell the curator.

    ``feeds`` are the paths of all below the site, which lies in ``output``.
    """
    if not site.features.feeds:
        return "This site has no feeds, so there is no hub to ping."
    if not site.hub:
        return (
            "No WebSub hub is set (SITREP['hub'] in pelicanconf.py): feed readers will find the "
            "changes when they next poll."
        )
    after = read_manifest(str(output)) if (output / MANIFEST).is_file() else None
    changed = changed_feeds(feeds, before, after)
    if not changed:
        return f"No feed has changed, so {site.hub} was not pinged."
    ping_hub(site.hub, [site.absolute(path) for path in changed])
    is_known = before is not None and after is not None
    why = "" if is_known else ", all of them, since no manifest says what was online before"
    return f"Pinged {site.hub} for {count(len(changed), 'feed')}{why}."


def changed_feeds(
    feeds: Iterable[str], before: Mapping[str, str] | None, after: Mapping[str, str] | None
) -> tuple[str, ...]:
    """The feeds that are not as they were, archives among them; all where that is not known.

    ``feeds`` are paths below the site, ``before`` and ``after`` manifests of it.
    """
    if before is None or after is None:
        return tuple(feeds)
    return tuple(path for path in feeds if before.get(path) != after.get(path))
