"""What a build must prove before it takes the place of the last one.

No private detail, an audit without findings; and a manifest of all its files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sitrep.content.tree import Content
from sitrep.core.errors import Fault, OutputError
from sitrep.site.audit import House, audit
from sitrep.site.hosts.host_files import (
    HEADERS,
    REDIRECTS,
    SECURITY,
    header_rules,
    headers_text,
    redirects_text,
)
from sitrep.site.policy import Served
from sitrep.site.proof.manifest import MANIFEST, manifest_text
from sitrep.site.proof.private import OutputSearch, output_search, refuse_private
from sitrep.site.settings import SiteSettings

PRIVATE = 3
"""How many parts a path must have to reveal anything: /srv and /root exist on every machine."""


@dataclass(frozen=True, slots=True)
class BuildClaims:
    """What a build says of the site it made."""

    settings: SiteSettings
    content: Content
    served: tuple[Served, ...] = ()
    """How hosts are asked to serve its files."""
    faults: tuple[Fault, ...] = ()
    """What was found wrong on the way."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The addresses that lead elsewhere now, each with its new one."""


def prove(folder: Path, name: str, claims: BuildClaims) -> None:
    """Check the site built in ``folder``, which is to be called ``name``, and write its manifest.

    Each file is read once and goes through all checks.  Raises a BuildError for what
    gives somebody away, an OutputError for whatever else must not be in it.
    """
    digests: dict[str, str] = {}
    faults = [*claims.faults]
    settings = claims.settings
    house = _house(folder, claims)
    search = output_search(claims.content, settings.site, drafts=settings.drafts)
    faults += audit(_searched(_read(folder, name, digests, faults), search), house, name)
    refuse_private(search)
    if faults:
        raise OutputError(faults)
    (folder / MANIFEST).write_text(manifest_text(digests), "utf-8", newline="\n")


def _house(folder: Path, claims: BuildClaims) -> House:
    settings, site = claims.settings, claims.settings.site
    known = (
        folder,
        settings.content,
        settings.content.parent,
        settings.theme,
        Path(__file__).parents[2],
        Path.home(),
    )
    private = {str(each) for path in known if len((each := path.resolve()).parts) >= PRIVATE}
    return House(site.address, tuple(sorted(private)), _exact(folder, claims))


def _exact(folder: Path, claims: BuildClaims) -> dict[str, bytes]:
    """The files that configure hosts, byte for byte: a change could undo every policy."""
    site = claims.settings.site
    if not site.features.hosts:
        return {}
    has_security = (folder / SECURITY).is_file()
    return {
        HEADERS: headers_text(header_rules(claims.served, site)).encode(),
        REDIRECTS: redirects_text(site, claims.moved, has_security=has_security).encode(),
    }


def _searched(
    files: Iterable[tuple[str, bytes]], search: OutputSearch
) -> Iterator[tuple[str, bytes]]:
    """The files, handed on once they were looked through."""
    for path, data in files:
        search.add(path, data)
        yield path, data


def _read(
    folder: Path, name: str, digests: dict[str, str], faults: list[Fault]
) -> Iterator[tuple[str, bytes]]:
    """Each file once: its path and bytes; links and special files are faults."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            problem = (
                "is a symbolic link or a special file, whose content can change after the build"
            )
            faults.append(
                Fault(f"{name}/{inside}", 1, "", problem, "Switch off the plugin that makes it")
            )
        elif path.is_file():
            data = path.read_bytes()
            digests[inside] = sha256(data).hexdigest()
            yield inside, data
