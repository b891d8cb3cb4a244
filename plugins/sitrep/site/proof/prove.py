"""What a build must prove before it takes the place of the last one.

No private detail, an audit without findings; and a manifest of all its files.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from sitrep.content.tree import Content
from sitrep.core.errors import Fault, OutputError
from sitrep.files.whole import PUBLIC_FILE
from sitrep.site.audit import CHANGED, Auditor, House, faults_of
from sitrep.site.audit.findings import AuditFinding
from sitrep.site.hosts.host_files import (
    HEADERS,
    REDIRECTS,
    SECURITY,
    header_rules,
    headers_text,
    redirects_text,
)
from sitrep.site.policy import Served
from sitrep.site.proof.inspection import Inspection, refuse_private
from sitrep.site.proof.manifest import MANIFEST, manifest_text
from sitrep.site.proof.private import output_search
from sitrep.site.proof.quiet import QuietLines
from sitrep.site.settings import SiteSettings

PRIVATE = 3
"""How many parts a path must have to reveal anything: /srv and /root exist on every machine."""

_SPECIAL = "is a symbolic link or a special file, whose content can change after the build"


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


class Prover:
    """Inspects the files of a build, each by itself, and concludes from all of them.

    An inspection may be made wherever a file is at hand: in another process, in whatever order, or
    in an earlier build of the same file with the same ``digest_parts`` and the same program.  What
    is remembered of one file makes the next quicker, and changes nothing that is found.
    """

    def __init__(self, folder: Path, name: str, claims: BuildClaims) -> None:
        """Prepare the proof of the site in ``folder``, which is to be called ``name``.

        Of the claims only the settings and the content count before the conclusion.
        """
        self._folder, self._name = folder, name
        settings = claims.settings
        self._house = _house(folder, settings)
        self._auditor = Auditor(self._house)
        self._search = output_search(claims.content, settings.site, drafts=settings.drafts)

    @property
    def digest_parts(self) -> tuple[object, ...]:
        """What an inspection depends on, beside the file, its path and the program.

        Why the content's lines are not among it, OutputSearch.digest_parts says.
        """
        return (self._house.address, self._house.folders, self._search.digest_parts)

    def know(self, lines: QuietLines) -> None:
        """Pass over the lines of large files in which an earlier build found nothing."""
        self._search.known_lines = lines

    def inspect(self, path: str, data: bytes) -> Inspection:
        """What is to be said of one file, given by its path below the site's folder."""
        return next(self.inspect_each([(path, data)]))

    def inspect_each(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Inspection]:
        """The same of each of many files, in less time than one by one."""
        audited: deque[Inspection] = deque()
        for searched in self._search.find_each(self._audited(files, audited)):
            found = audited.popleft()
            private = tuple(sorted(searched.kinds))
            yield replace(found, private=private, loud=searched.loud)

    def conclude(self, inspections: Iterable[Inspection], claims: BuildClaims) -> None:
        """Check the whole site and write its manifest.

        Raises a BuildError for what gives somebody away, an OutputError for whatever else must not
        be in it.

        ``inspections`` are those that were made of files as they are now; every other file is read
        and inspected here.
        """
        faults = [*claims.faults]
        given = {each.path: each for each in inspections}
        paths = sorted(self._paths(faults))
        rest = [path for path in paths if path not in given]
        read = ((path, (self._folder / path).read_bytes()) for path in rest)
        given |= {each.path: each for each in self.inspect_each(read)}
        seen = [given[path] for path in paths]
        exact = _exact(self._folder, claims)
        faults += faults_of(((each.path, _findings(each, exact)) for each in seen), self._name)
        refuse_private({each.path: each.private for each in seen if each.private})
        if faults:
            raise OutputError(faults)
        manifest = manifest_text({each.path: each.sha256 for each in seen})
        (self._folder / MANIFEST).write_text(manifest, "utf-8", newline="\n")
        (self._folder / MANIFEST).chmod(PUBLIC_FILE)

    def _audited(
        self, files: Iterable[tuple[str, bytes]], audited: deque[Inspection]
    ) -> Iterator[tuple[str, bytes]]:
        """The files, handed on once they were audited."""
        for path, data in files:
            findings = tuple(self._auditor.check(path, data))
            audited.append(Inspection(path, sha256(data).hexdigest(), findings))
            yield path, data

    def _paths(self, faults: list[Fault]) -> Iterator[str]:
        """The files of the site; links and special files are faults."""
        waiting = [""]
        while waiting:
            below = waiting.pop()
            with os.scandir(f"{self._folder}/{below}") as entries:
                for entry in entries:
                    inside = f"{below}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{inside}/")
                    elif entry.is_file(follow_symlinks=False):
                        yield inside
                    else:
                        faults.append(_fault(f"{self._name}/{inside}"))


def _fault(place: str) -> Fault:
    return Fault(place, 1, "", _SPECIAL, "Switch off the plugin that makes it")


def _findings(inspected: Inspection, exact: Mapping[str, bytes]) -> Iterator[AuditFinding]:
    """What an audit found in a file; first, whether it is one that was changed."""
    wanted = exact.get(inspected.path)
    if wanted is not None and sha256(wanted).hexdigest() != inspected.sha256:
        yield CHANGED
    yield from inspected.findings


def _house(folder: Path, settings: SiteSettings) -> House:
    known = (
        folder,
        settings.content,
        settings.content.parent,
        settings.theme,
        Path(__file__).parents[2],
        Path.home(),
    )
    private = {str(each) for path in known if len((each := path.resolve()).parts) >= PRIVATE}
    return House(settings.site.address, tuple(sorted(private)))


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
