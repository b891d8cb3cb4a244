"""The links in the files of the content folder, each against the one rule for links.

Address fields are judged where they are read; here are the links in Markdown,
addresses written out in texts, and what only the whole folder can tell: whether a
host passes for that of a source.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sitrep.content.report_file import ReportFile, passage_key
from sitrep.content.syntax.front_matter import FENCE
from sitrep.core.errors import Fault
from sitrep.core.links.addresses import bare_addresses, link_problem, shown_address
from sitrep.core.links.hosts import bare_host, host_of
from sitrep.core.links.lookalikes import lookalike_problem
from sitrep.core.links.rule import LinkFault, judge_address, judge_host
from sitrep.core.markdown.outline import LINK_REMEDY, Link, page_links, report_links
from sitrep.core.model import Report

_SCHEME = re.compile(r"[a-z][a-z0-9+.\s-]*:|[/\\]{2}", re.IGNORECASE)
"""What makes a link lead off the site; a page of the site may link within it."""
_MAIL = re.compile(r"mailto:[^\s@?&]+@[^\s@?&]+", re.IGNORECASE)
"""A page of the site may say where to write to; a subject or body would be sent in the writer's
name."""
_KEY = re.compile(r"(?:- \{?)?(?!https?:)([A-Za-z_][\w-]*)\s*[:=]")
_TABLE = re.compile(r"\[([\w.-]+)\]\s*$")


@dataclass(frozen=True, slots=True)
class CheckedLinks:
    """What is said of the links of a text by itself."""

    faults: tuple[Fault, ...] = ()
    """As long as none of its hosts passes for another one."""
    hosts: frozenset[str] = frozenset()
    """All to which they lead."""


@dataclass(frozen=True, slots=True)
class _Addresses:
    """All that a report says of addresses, by key."""

    fields: tuple[tuple[str, str], ...]
    """Those in fields of their own, which are judged where they are read."""
    written: tuple[tuple[str, str], ...]
    """Those written out in texts that are shown as they are."""
    links: tuple[tuple[str, Link], ...]
    """Of its passages."""

    @property
    def hosts(self) -> frozenset[str]:
        addresses = {address for _key, address in (*self.fields, *self.written)}
        addresses.update(link.target for _key, link in self.links)
        return frozenset(filter(None, map(host_of, addresses)))


def passing_hosts(hosts: Iterable[str], known: Collection[str]) -> frozenset[str]:
    """The hosts that may be taken for others; ``known`` are the sources' own."""
    return frozenset(host for host in hosts if lookalike_problem(host, known))


def report_links_alone(file: ReportFile) -> CheckedLinks:
    """What is said of the links of a report without knowing the sources."""
    found = _addresses(file.report)
    return CheckedLinks(tuple(_report_faults(file, found, None)), found.hosts)


def check_report_links(file: ReportFile, hosts: Collection[str]) -> Iterator[Fault]:
    """Faults for the links in a report's text, and for addresses that pass for a source's."""
    return _report_faults(file, _addresses(file.report), hosts)


def _report_faults(
    file: ReportFile, found: _Addresses, hosts: Collection[str] | None
) -> Iterator[Fault]:
    """Faults of a report's addresses; without ``hosts`` none passes for another one."""
    for key, address in found.fields:
        if wrong := _judge_host(address, hosts):
            yield file.fault(key, wrong.problem, wrong.remedy)
    for key, address in found.written:
        if wrong := _judge(address, hosts):
            yield file.fault(key, wrong.problem, wrong.remedy)
    for key, link in found.links:
        if wrong := _wrong_link(link, hosts):
            yield file.fault(key, wrong.problem, wrong.remedy)


def notes_links_alone(text: str, file: str, *, key: str) -> CheckedLinks:
    """What is said of the links of an edition or event without knowing the sources."""
    head, body = _parted(text)
    addresses = {each for line in head.split("\n") for each in bare_addresses(line)}
    addresses.update(link.target for link in report_links(body))
    hosts = frozenset(filter(None, map(host_of, addresses)))
    return CheckedLinks(tuple(_notes_faults(text, file, None, key)), hosts)


def check_notes_links(text: str, file: str, hosts: Collection[str], *, key: str) -> Iterator[Fault]:
    """Faults for the links of an edition's or an event's file, front matter and text.

    ``key`` is what the text is called: an edition's lead, an event's note.
    """
    return _notes_faults(text, file, hosts, key)


def _notes_faults(text: str, file: str, hosts: Collection[str] | None, key: str) -> Iterator[Fault]:
    head, body = _parted(text)
    yield from check_written_addresses(head, file, hosts)
    for wrong in _wrong_links(report_links(body), hosts):
        yield Fault(file, head.count("\n") + 2, key, wrong.problem, wrong.remedy)


def check_page_links(text: str, file: str, hosts: Collection[str]) -> Iterator[Fault]:
    """Faults for the links of a page that lead off the site."""
    head, body = _parted(text)
    yield from check_written_addresses(head, file, hosts)
    leading_off = [
        link
        for link in page_links(body)
        if _SCHEME.match(link.target) and not _MAIL.fullmatch(link.target)
    ]
    for link in leading_off:
        for wrong in _wrong_links([link], hosts):
            line = f"{head}\n{body[: max(body.find(link.target), 0)]}".count("\n") + 1
            yield Fault(file, line, "link", wrong.problem, wrong.remedy)


def check_written_addresses(text: str, file: str, hosts: Collection[str] | None) -> Iterator[Fault]:
    """Faults for the addresses written in lines of keys, by line and key.

    Without ``hosts`` none passes for another one.
    """
    table = key = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            continue
        if heading := _TABLE.match(line):
            table = f"{heading[1]}."
        if named := _KEY.match(line.strip()):
            key = named[1]
        for address in bare_addresses(line):
            if wrong := _judge(address, hosts):
                yield Fault(file, number, f"{table}{key}", wrong.problem, wrong.remedy)


def _judge(address: str, hosts: Collection[str] | None) -> LinkFault | None:
    return judge_address(address, LINK_REMEDY) or _judge_host(address, hosts)


def _judge_host(address: str, hosts: Collection[str] | None) -> LinkFault | None:
    return None if hosts is None else judge_host(address, hosts)


def _wrong_links(links: Iterable[Link], hosts: Collection[str] | None) -> Iterator[LinkFault]:
    return filter(None, (_wrong_link(link, hosts) for link in links))


def _wrong_link(link: Link, hosts: Collection[str] | None) -> LinkFault | None:
    wrong = _judge(link.target, hosts) or _disguise(link)
    return LinkFault(f"the link {wrong.problem}", wrong.remedy) if wrong else None


def _disguise(link: Link) -> LinkFault | None:
    """A link whose words are one address and that leads to another host."""
    shown = next(iter(bare_addresses(link.words)), "")
    if not shown or link_problem(shown) or _site(shown) == _site(link.target):
        return None
    problem = f"reads as {shown_address(shown)} and leads to {host_of(link.target)}"
    return LinkFault(problem, "Let its words name the site to which it leads")


def _site(address: str) -> str:
    return bare_host(address)


def _addresses(report: Report) -> _Addresses:
    named = [("url", report.url), ("archived", report.archived)]
    named += [(f"carriers[{at}].url", each.url) for at, each in enumerate(report.carriers, 1)]
    passages = enumerate(report.passages, 1)
    return _Addresses(
        fields=tuple((key, address) for key, address in named if address),
        written=tuple(
            (key, address) for key, text in _plain_texts(report) for address in bare_addresses(text)
        ),
        links=tuple(
            (passage_key(number), link)
            for number, passage in passages
            for link in report_links(passage.text)
        ),
    )


def _plain_texts(report: Report) -> Iterator[tuple[str, str]]:
    """The fields whose texts are shown as they are, by key."""
    named = [("title", report.title), ("byline", report.byline)]
    named += [(f"changes[{at}].note", each.note) for at, each in enumerate(report.changes, 1)]
    for at, passage in enumerate(report.passages, 1):
        named.append((passage_key(at), passage.title))
    for at, carrier in enumerate(report.carriers, 1):
        named.append((f"carriers[{at}].title", carrier.title))
        named += [(f"carriers[{at}].changed", each) for each in carrier.changed]
    return ((key, text) for key, text in named if text)


def _parted(text: str) -> tuple[str, str]:
    """Front matter with the line that ends it, and the body."""
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    return "\n".join(lines[: end + 1]), "\n".join(lines[end + 1 :])
