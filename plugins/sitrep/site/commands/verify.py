"""Whether a site is what was built: its files, in a folder or online, against a manifest.

A site's own manifest reveals damage. Whoever can change a page can change that manifest as well:
to detect a forger, compare with the manifest of a build of your own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from sitrep.core.errors import PublishError
from sitrep.site.commands.dead_links import find_dead_links
from sitrep.site.commands.publish import MANIFEST as PUBLISHED
from sitrep.site.hosts.host_files import EVERYWHERE, HEADERS, REDIRECTS
from sitrep.site.policy import policy_of
from sitrep.site.proof.manifest import MANIFEST, parse_manifest

WORKERS = 4
"""Simultaneous requests: few, so as not to strain a shared host."""
PATIENCE = 30
"""Seconds that a host may take to answer."""
TRIES = 3
"""Attempts at a file, if the host is busy or the connection breaks."""
PAUSE = 5.0
"""Seconds between two attempts. A Retry-After may shorten them but not lengthen them."""
MAX_BYTES = 200_000_000
"""Bytes read of one file: an endless response is cut off."""
BUSY = frozenset({429, 500, 502, 503, 504})
UNSENT = frozenset({HEADERS, REDIRECTS})
"""Files that a host reads for itself and does not serve."""
Progress = Callable[[int, int], None]
"""Called with the number of files done and the number of all."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a site differs from a manifest; paths below the site."""

    same: int
    differing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    """Known of folders only: a host does not say what else it has."""
    dead_links: tuple[str, ...] = ()
    """Links within the site that lead nowhere, a line each; looked for in folders only."""
    wrong_headers: tuple[str, ...] = ()
    """Headers that the host sends with other values than _headers gives."""
    lacking_headers: tuple[str, ...] = ()
    """Headers that it does not send because it does not read _headers."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was built; headers that a host cannot send do not count."""
        return not self.differences

    @property
    def differences(self) -> int:
        """How many things are not as they were built."""
        found = (self.differing, self.missing, self.extra, self.dead_links, self.wrong_headers)
        return sum(map(len, found))


@dataclass(frozen=True, slots=True)
class Answer:
    """A host's response for a file."""

    digest: str
    headers: Mapping[str, str]
    """By their lower-case names."""


def read_manifest(where: str) -> dict[str, str]:
    """The manifest in a folder, file or URL; raises PublishError where there is none."""
    if is_address(where):
        data = _Host(where).read(MANIFEST)
        if data is None:
            raise PublishError(
                f"{where} has no {MANIFEST}. Name a manifest to compare with: --against output."
            )
        return parse_manifest(data[0].decode("utf-8", "replace"), where)
    path = Path(where) / MANIFEST if Path(where).is_dir() else Path(where)
    try:
        return parse_manifest(path.read_text("utf-8", errors="replace"), str(path))
    except OSError as error:
        raise PublishError(
            f"{path} cannot be read ({error.strerror}). Build the site, or name a manifest."
        ) from error


def is_address(where: str) -> bool:
    """Whether a site is named by its URL."""
    return where.startswith(("https://", "http://"))


def verify_folder(folder: Path, manifest: Mapping[str, str], progress: Progress) -> Comparison:
    """How the files of a folder differ from a manifest."""
    if not folder.is_dir():
        raise PublishError(
            f"{folder} is not a folder. Name one, or a URL that begins with https://."
        )
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }
    kept = sorted(name for name in manifest if name in found)
    differing = []
    for number, name in enumerate(kept, 1):
        path = folder / name
        if path.is_symlink() or sha256(path.read_bytes()).hexdigest() != manifest[name]:
            differing.append(name)
        progress(number, len(kept))
    return Comparison(
        same=len(kept) - len(differing),
        differing=tuple(differing),
        missing=tuple(sorted(manifest.keys() - found)),
        extra=tuple(sorted(found - manifest.keys() - {MANIFEST, PUBLISHED})),
        dead_links=tuple(find_dead_links(folder)),
    )


def verify_address(address: str, manifest: Mapping[str, str], progress: Progress) -> Comparison:
    """How the files that a host serves differ from a manifest, and its headers from ours."""
    host = _Host(address)
    names = sorted(manifest.keys() - UNSENT)
    answers: dict[str, Answer | None] = {}
    with ThreadPoolExecutor(WORKERS) as pool:
        for number, (name, answer) in enumerate(
            zip(names, pool.map(host.request, names), strict=True), 1
        ):
            answers[name] = answer
            progress(number, len(names))
    given = {name: answer for name, answer in answers.items() if answer}
    differing = tuple(name for name, answer in given.items() if answer.digest != manifest[name])
    wrong, lacking = _check_headers(given)
    return Comparison(
        same=len(given) - len(differing),
        differing=differing,
        missing=tuple(name for name in names if name not in given),
        wrong_headers=wrong,
        lacking_headers=lacking,
    )


def _check_headers(answers: Mapping[str, Answer]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Wrong headers, each with the first page that has it, and headers that no page has."""
    wrong: dict[str, str] = {}
    seen: set[str] = set()
    pages = [name for name in answers if name.endswith(".html")]
    for name in pages:
        for header, wanted in _wanted(name):
            sent = answers[name].headers.get(header.lower())
            seen |= {header} if sent is not None else set()
            if sent is not None and sent != wanted:
                wrong.setdefault(header, f"{header} of {name}")
    lacking = (
        tuple(header for header, _value in _wanted("index.html") if header not in seen)
        if pages
        else ()
    )
    return tuple(wrong.values()), lacking


def _wanted(name: str) -> Iterator[tuple[str, str]]:
    yield "Content-Security-Policy", policy_of(name).header
    # For how long browsers must use https is for the host to say; most set that header themselves.
    yield from (pair for pair in EVERYWHERE if pair[0] != "Strict-Transport-Security")


class _SameHost(HTTPRedirectHandler):
    """Follows redirects that stay on the host: some redirect /a.html to /a."""

    def redirect_request(self, req: Request, *answer: Any) -> Request | None:
        """The request that follows, or None to stop here."""
        new = answer[-1]
        return (
            super().redirect_request(req, *answer)
            if urlsplit(new)[:2] == urlsplit(req.full_url)[:2]
            else None
        )


class _Host:
    """A site as its host serves it."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/") + "/"
        self._opener: OpenerDirector = build_opener(_SameHost())

    def request(self, name: str) -> Answer | None:
        """Its response for a file; None if it has no such file."""
        read = self.read(name)
        return Answer(sha256(read[0]).hexdigest(), read[1]) if read else None

    def read(self, name: str) -> tuple[bytes, dict[str, str]] | None:
        """A file's bytes and headers; raises PublishError if the host cannot be reached."""
        address = urljoin(self._address, quote(_as_requested(name)))
        for attempt in range(TRIES):
            try:
                return self._read(address)
            except HTTPError as error:
                error.close()
                if error.code not in BUSY:
                    return None
                problem = f"{error.code} {error.reason}"
                pause = _pause(error.headers.get("Retry-After"))
            except (URLError, HTTPException, OSError) as error:
                problem, pause = str(getattr(error, "reason", error)), PAUSE
            if attempt + 1 < TRIES:
                time.sleep(pause)
        raise PublishError(
            f"{address} cannot be read ({problem}). Try again when the host is reachable."
        )

    def _read(self, address: str) -> tuple[bytes, dict[str, str]]:
        request = Request(
            address, headers={"User-Agent": "sitrep verify", "Cache-Control": "no-cache"}
        )
        with self._opener.open(request, timeout=PATIENCE) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return answer.read(MAX_BYTES), headers


def _as_requested(name: str) -> str:
    """A file's path as readers request it: many hosts redirect a/index.html to a/."""
    return (
        name.removesuffix("index.html")
        if name == "index.html" or name.endswith("/index.html")
        else name
    )


def _pause(retry_after: str | None) -> float:
    if retry_after and retry_after.isdecimal():
        return min(float(retry_after), PAUSE)
    return PAUSE  # also where it is a date


def verdict_lines(verdict: Comparison, most: int = 20) -> Iterator[str]:
    """The differences, of each kind at most so many, for a person."""
    for ending, names in (
        (" differs", verdict.differing),
        (" is missing", verdict.missing),
        (" is not in the manifest", verdict.extra),
        ("", verdict.dead_links),
        (" is not as it was built", verdict.wrong_headers),
    ):
        for name in names[:most]:
            yield f"{name}{ending}"
        if len(names) > most:
            yield f"… and {len(names) - most} more like these"
    if verdict.lacking_headers:
        headers = ", ".join(verdict.lacking_headers)
        yield f"The host does not send {headers}: the pages' own policy holds without them."


def verify(where: str, against: str | None, progress: Progress) -> Comparison:
    """How a site, in a folder or online, differs from its own manifest or from ``against``."""
    manifest = read_manifest(against or where)
    if is_address(where):
        return verify_address(where, manifest, progress)
    return verify_folder(Path(where), manifest, progress)
