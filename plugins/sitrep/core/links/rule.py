"""What is wrong with a URL somebody wrote, and the remedy: the link rule, tracking, lookalikes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitrep.core.links.addresses import REMEDY, link_problem, shown_address
from sitrep.core.links.hosts import ascii_host, bare_host, host_of, host_problem
from sitrep.core.links.lookalikes import lookalike_problem
from sitrep.core.links.tracking import clean_address, wrapped_address
from sitrep.core.model import Source

MOST_JUDGED = 1_000
"""Addresses whose judgement is remembered: a report names one in several places."""
_LOOKALIKE_REMEDY = (
    "Correct it; if that host is meant, add it to the aliases of its source in sources.toml, "
    "as the message spells it"
)


@dataclass(frozen=True, slots=True)
class LinkFault:
    """Why an address may not be published, and what to do about it."""

    problem: str
    remedy: str


@lru_cache(MOST_JUDGED)
def judge_address(address: str, remedy: str = REMEDY) -> LinkFault | None:
    """What is wrong with an address by itself, or None."""
    if problem := link_problem(address):
        return LinkFault(f"{shown_address(address)} {problem}", remedy)
    cleaned = clean_address(address)
    inner = wrapped_address(cleaned)
    if inner and (problem := link_problem(inner)):
        return LinkFault(f"“{host_of(address)}” redirects to an address that {problem}", remedy)
    if cleaned != address:
        tracks = (
            "tells on whoever follows it: it holds tracking parameters or leads through a redirect"
        )
        return LinkFault(f"{shown_address(address)} {tracks}", f"Write {cleaned}")
    return None


def judge_host(address: str, known: Collection[str]) -> LinkFault | None:
    """What the host of a sound URL may be taken for, or None; ``known`` are the sources' hosts."""
    problem = lookalike_problem(host_of(address), known)
    return LinkFault(f"{shown_address(address)} {problem}", _LOOKALIKE_REMEDY) if problem else None


def known_hosts(sources: Iterable[Source]) -> frozenset[str]:
    """The hosts by which the sources are known: of their addresses, and those among their aliases.

    An address in letters that pass for others is not known by being written; an
    alias is: the curator spelled that host out to say that it is meant.
    """
    sources = tuple(sources)
    aliased = {host for source in sources for host in _alias_hosts(source)}
    named = {host for source in sources for host in _hosts(source)}
    return frozenset(
        host for host in named if host in aliased or lookalike_problem(host, ()) is None
    )


def _hosts(source: Source) -> Iterator[str]:
    yield from filter(None, (bare_host(each) for each in (source.homepage, source.feed) if each))
    yield from _alias_hosts(source)


def _alias_hosts(source: Source) -> Iterator[str]:
    """The hosts among the aliases; the others are names in words."""
    named = (
        alias
        for alias in source.aliases
        if " " not in alias and "." in alias and not host_problem(alias)
    )
    yield from filter(None, map(ascii_host, named))
