"""The files of earlier builds, and what each was the result of.

A file is kept under the digest of its bytes, as a second name of the file in the site's folder: it
takes no room, and putting it into a new site costs no more than a name.  Whoever changes a file of
the site in place changes it here as well; so its size and time are compared, and where they differ
its bytes, before it is taken over.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from pathlib import Path

from sitrep.files.whole import make_folder, write_whole
from sitrep.site.engine.tree import SiteTree

_FORMAT = "sitrep site 1"
_OBJECT = re.compile(r"[0-9a-f]{64}(?:\.new)?")
"""The name of a file that is kept, or was about to be."""
_SITES = 4
"""Sites whose files are kept: the one for readers, that on this machine, their previews."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file as a build made it."""

    key: str
    """The digest of what it follows from."""
    sha256: str
    size: int
    written: int
    """When, in nanoseconds, as the file system says."""
    labels: tuple[str, ...] = ()
    """The labels that it says in English, for want of a translation."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build left."""

    base: str
    """The digest of what all its files follow from."""
    proof: str
    """The digest of what they were proven against."""
    files: Mapping[str, Made] = field(default_factory=dict)
    """By address."""

    def hash_of(self, address: str) -> str | None:
        """The hash of a file in hexadecimal; None where it made none."""
        made = self.files.get(address)
        return made.sha256 if made else None


NOTHING = LastBuild("", "")


class Store:
    """The folder of what builds left, for sites of several settings."""

    def __init__(self, folder: Path, site: str) -> None:
        """The store in a folder; ``site`` tells the site from others that are kept there."""
        self._objects = folder / "objects"
        self._sites = folder / "sites"
        self._own = self._sites / f"{blake2b(site.encode(), digest_size=8).hexdigest()}.json"

    def last(self) -> LastBuild:
        """What the last build of this site left; nothing, where that is damaged or not there."""
        return _read(self._own)

    def put(self, made: Made, tree: SiteTree, address: str) -> Made | None:
        """Have a kept file in a site; None where it is not what it was."""
        kept = self._path(made.sha256)
        try:
            found = os.stat(kept)
            if (found.st_size, found.st_mtime_ns) != (made.size, made.written):
                if sha256(Path(kept).read_bytes()).hexdigest() != made.sha256:
                    os.unlink(kept)
                    return None
                made = Made(made.key, made.sha256, found.st_size, found.st_mtime_ns, made.labels)
        except OSError:
            return None
        if not tree.has(address, found):
            _link(kept, tree.make_way(address))
        return made

    def read(self, made: Made) -> bytes | None:
        """A kept file; None where it is not what it was."""
        try:
            data = Path(self._path(made.sha256)).read_bytes()
        except OSError:
            return None
        return data if sha256(data).hexdigest() == made.sha256 else None

    def keep(self, made: Made, source: str) -> None:
        """Keep a file of a site; raises OSError."""
        path = self._path(made.sha256)
        half = f"{path}.new"
        make_folder(os.path.dirname(path))
        try:
            os.link(source, path)
        except FileExistsError:
            if os.stat(path).st_mtime_ns != made.written:  # the same, from another build
                with suppress(FileNotFoundError):
                    os.unlink(half)
                os.link(source, half)
                os.replace(half, path)
        except OSError:
            shutil.copy2(source, half)
            os.replace(half, path)

    def forget(self, made: Made) -> None:
        """Remove a kept file; one that cannot be removed is not what was noted of it."""
        with suppress(OSError):
            os.unlink(self._path(made.sha256))

    def save(self, build: LastBuild, before: LastBuild) -> None:
        """Note what a build left, and drop what no site needs any more; raises OSError.

        What nobody has noted, such as a killed build, is found where all was made anew.
        """
        self._sites.mkdir(parents=True, exist_ok=True)
        write_whole(self._own, _written(build))
        is_other = build.base != before.base
        others = sorted(self._sites.glob("*.json"), key=lambda path: -path.stat().st_mtime_ns)
        for path in others[_SITES:]:
            path.unlink(missing_ok=True)
        gone = {made.sha256 for made in before.files.values()}
        gone -= {made.sha256 for made in build.files.values()}
        is_all = is_other or len(others) > _SITES
        if gone or is_all:
            kept = [_read(path) for path in others[:_SITES] if path != self._own]
            self._drop(None if is_all else gone, [build, *kept])

    def _drop(self, gone: set[str] | None, builds: Iterable[LastBuild]) -> None:
        """Remove the files that no build has, of those given or of all."""
        needed = {made.sha256 for build in builds for made in build.files.values()}
        if gone is None:
            names = (path.name for path in self._objects.glob("*/*"))
            gone = {name for name in names if _OBJECT.fullmatch(name)}
        for name in gone - needed:
            with suppress(OSError):
                os.unlink(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._objects}/{name[:2]}/{name}"


def _link(kept: str, target: str) -> None:
    """Give a kept file a second name; whatever has that name loses it."""
    with suppress(FileNotFoundError):
        os.unlink(target)  # never write into a file that is kept
    try:
        os.link(kept, target)
    except OSError:  # another disk, too many names of one file, a file system without them
        shutil.copy2(kept, target)


def _written(build: LastBuild) -> bytes:
    files = {
        address: [made.key, made.sha256, made.size, made.written, *made.labels]
        for address, made in build.files.items()
    }
    body = json.dumps([build.base, build.proof, files], ensure_ascii=True).encode()
    return f"{_FORMAT} {_sum(body)}\n".encode() + body


def _read(path: Path) -> LastBuild:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") != f"{_FORMAT} {_sum(body)}":
            return NOTHING
        base, proof, files = json.loads(body)
        made = {
            address: Made(key, digest, size, written, tuple(labels))
            for address, (key, digest, size, written, *labels) in files.items()
        }
        return LastBuild(base, proof, made)
    except (OSError, ValueError, TypeError, AttributeError):
        return NOTHING


def _sum(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
