"""An audit of the built site, part of every build: what we closed, no theme or plugin opens again.

    kinds        which files there may be, and how each is read
    pages        HTML, strictly: tags, policy, the one script
    documents    feeds with the HTML in them, lists, drawings
    styles       stylesheets
    elements     what an element may be and hold, wherever it stands
    links        what may be loaded, what may be followed

It sees what was written, not how: whoever wrote it, reader, theme, plugin of
somebody else or we.  A plugin runs in the same process and could change this
very code; against that, only reading it helps (SECURITY.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from sitrep.core.errors import Fault
from sitrep.site.audit.documents import DocumentAudit
from sitrep.site.audit.findings import AuditFinding, Found
from sitrep.site.audit.kinds import FileKind, is_as_named, kind_of
from sitrep.site.audit.links import Home
from sitrep.site.audit.mails import read_once
from sitrep.site.audit.pages import PageAudit
from sitrep.site.audit.styles import check_styles
from sitrep.site.audit.web_manifest import check_web_manifest
from sitrep.site.policy import SCRIPTS

PLACES = 3
"""How many files are named that have the same finding: a theme's mistake is on every page."""


@dataclass(frozen=True, slots=True)
class House:
    """What an audit must know of the site and the machine it was built on."""

    address: str
    """The site's, with a slash at its end."""
    folders: tuple[str, ...] = ()
    """Folders of this machine, whose names stand in no file."""
    exact: Mapping[str, bytes] = field(default_factory=dict)
    """What some files must hold, byte for byte."""


CHANGED = AuditFinding(
    1, Found("is not what this project wrote to it", "Switch off the plugin that changes it")
)
"""What is said of a file that must hold something exact and does not."""


def audit(files: Iterable[tuple[str, bytes]], house: House, root: str) -> list[Fault]:
    """The faults of a site's files, given by path below its folder; messages call it ``root``."""
    auditor = Auditor(house)
    return faults_of(((path, auditor.check(path, data)) for path, data in files), root)


def faults_of(found: Iterable[tuple[str, Iterable[AuditFinding]]], root: str) -> list[Fault]:
    """The faults in files of which an audit found this; messages call their folder ``root``."""
    places: dict[Found, list[tuple[str, int]]] = defaultdict(list)
    for path, findings in found:
        for finding in findings:
            places[finding.found].append((path, finding.line))
    return [fault for found, where in places.items() for fault in _faults(found, where, root)]


def _faults(found: Found, where: list[tuple[str, int]], root: str) -> Iterator[Fault]:
    """A fault for each of the first files, and how many more there are."""
    first = dict(reversed(where))
    for number, (path, line) in enumerate(sorted(first.items())[:PLACES], 1):
        more = len(first) - PLACES if number == PLACES else 0
        problem = f"{found.problem} (as do {more} more files)" if more > 0 else found.problem
        yield Fault(f"{root}/{path}", line, "", problem, found.remedy)


class Auditor:
    """One audit: what it learns of one file makes the next ones quicker, and nothing else."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._home = Home(house.address)
        self._folders = tuple(folder.encode() for folder in house.folders)
        self._pages = PageAudit(self._home)
        documents = DocumentAudit(self._home)
        self._checks: Mapping[FileKind, Callable[[bytes], Iterator[AuditFinding]]] = {
            FileKind.XML: documents.check_xml,
            FileKind.JSON_FEED: documents.check_json_feed,
            FileKind.DRAWING: documents.check_svg,
            FileKind.WEB_MANIFEST: partial(check_web_manifest, home=self._home),
        }

    def check(self, path: str, data: bytes) -> Iterator[AuditFinding]:
        """What is wrong with a file."""
        kind = kind_of(path)
        if kind is None:
            remedy = "Switch off the plugin that writes it, or take it out of the theme"
            yield AuditFinding(
                1, Found("is a kind of file that this site does not publish", remedy)
            )
            return
        yield from self._check_bytes(path, data)
        if kind in self._checks:
            yield from self._checks[kind](data)
        elif kind is FileKind.MAIL:
            yield from self._check_mail(path, data)
        elif kind in {FileKind.PAGE, FileKind.STYLES}:
            yield from self._check_text(path, data, kind)
        elif kind in {FileKind.PICTURE, FileKind.FONT} and not is_as_named(path, data):
            yield AuditFinding(
                1, Found("is not what its name says", "Export it again, or remove it")
            )

    def _check_bytes(self, path: str, data: bytes) -> Iterator[AuditFinding]:
        """What holds for files of every kind."""
        for folder in self._folders:
            if (at := data.find(folder)) >= 0:
                problem = "contains the path of a folder on the machine it was built on"
                yield AuditFinding(
                    data.count(b"\n", 0, at) + 1,
                    Found(problem, "Use a path relative to the project"),
                )
        if data != self._house.exact.get(path, data):
            yield CHANGED
        if path in SCRIPTS and sha256(data).hexdigest() != SCRIPTS[path]:
            remedy = (
                "Restore it; to ship a script of your own, list its SHA-256 in SCRIPTS "
                "in site/policy.py"
            )
            yield AuditFinding(1, Found("is not the script that this project ships", remedy))

    def _check_mail(self, path: str, data: bytes) -> Iterator[AuditFinding]:
        """What is wrong with the page in a mail, or with the mail around it."""
        mail = read_once(data)
        if mail is None:
            remedy = "Switch off the plugin that changes it"
            yield AuditFinding(1, Found("is not a mail of a text and its form alone", remedy))
            return
        yield from self._pages.check(path, mail.html)

    def _check_text(self, path: str, data: bytes, kind: FileKind) -> Iterator[AuditFinding]:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            yield AuditFinding(1, Found(f"is not UTF-8 ({error.reason})", "Save it as UTF-8"))
            return
        yield from (
            self._pages.check(path, text)
            if kind is FileKind.PAGE
            else check_styles(text, self._home)
        )
