"""Whom a page credits with its text, and what it is called itself.

A credit to another says that the page is a copy.  Whose copy it is only the page's
own marks say: its name, its title, its copyright line, its host.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile

from sitrep.core.links.hosts import bare_host
from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.outlet_names import outlet_at, outlet_called, owner_of
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.page_words import no_outlets

MOST_NAME = 6
"""Words of an outlet's name."""
MOST_SHOWN = 80
"""Characters of a credit that are shown as evidence."""

_CAPITALS = (
    r"[^\W\d_a-z][\w'.&-]*(?: (?:[^\W\d_a-z&][\w'.&-]*|&|of|the|for|and|on|de|la|al-\w+)){0,6}"
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?(?=$|[\s,;)])",
    re.IGNORECASE,
)
_LEAD_OFF = re.compile(
    r"^[\s:：|–—\"“«'(\[-]*(?:(?:(?-i:the)|our partners?(?: at)?|website of|news agency|newspaper) )*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(
    r"[(\[](?:via |source ?: ?|from )?(?P<name>[^()\[\]]{2,40})[)\]][.\s]*$", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,7}")
_STOPPED = re.compile(r"[.!?…][\"'”’»]*\s*$")
_SENTENCE = re.compile(r"(?<=\w{3})\. ")
_JOINING = frozenset({"on", "and", "of", "the", "for", "de", "la", "&"})
_LIST = re.compile(r"\s*(?:,|/|;|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class CreditWords:
    """The words of credits.toml."""

    leads: tuple[re.Pattern[str], ...]
    """Each ends where the name of an outlet begins."""
    no_credits: frozenset[str]


@cache
def credit_words() -> CreditWords:
    """The words with which texts credit others."""
    data = tomllib.loads(
        files("sitrep.ingest.knowledge").joinpath("data", "credits.toml").read_text("utf-8")
    )
    label = rf"^[\W_]*(?:{'|'.join(data['labels'])})(?= ?[:：|–—-]|$| (?-i:[^\W\d_a-z])|\s*https?:)"
    leads = tuple(re.compile(each, re.IGNORECASE) for each in (*data["phrases"], label))
    return CreditWords(leads, frozenset(data["no_credits"]))


def credited_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet that a line of the page credits with the text; None where it names several."""
    return next(_credits(draft, settings), None)


def _credits(draft: Draft, settings: Settings) -> Iterator[Finding]:
    for block, after in zip(draft.blocks, (*draft.blocks[1:], None), strict=False):
        if block.verdict is Verdict.CREDIT and (name := _credited(block, after, settings)):
            yield Finding(name, block.text[:MOST_SHOWN])
    yield from _in_brackets(draft, settings)


def _credited(block: Block, after: Block | None, settings: Settings) -> str | None:
    text = plain(block.text)
    match = next((found for lead in credit_words().leads if (found := lead.search(text))), None)
    rest = _LEAD_OFF.sub("", text[match.end() :] if match else text).strip()
    if not rest and match and after and not after.is_body:
        rest = _LEAD_OFF.sub("", plain(after.text))
    if len(_several(rest, settings)) > 1:
        return None
    return name_at(rest, settings)


def _several(text: str, settings: Settings) -> set[str]:
    """The outlets of a list, where all its parts name one: nothing says which of them had the text
    first.
    """
    parts = [part.strip(" .") for part in _LIST.split(text)]
    known = [outlet_called(part, settings) for part in parts]
    names = [outlet.name if outlet else part for outlet, part in zip(known, parts, strict=True)]
    named = all(
        outlet or _ACRONYM.fullmatch(part) for outlet, part in zip(known, parts, strict=True)
    )
    return set(names) if named else set()


def name_at(text: str, settings: Settings) -> str | None:
    """The outlet that text begins with: a known one, one whose address stands there, one by its
    capitals.
    """
    if outlet := outlet_at(text, settings):
        return outlet.name
    if address := _ADDRESS.match(text):
        owner = owner_of(_as_link(address.group()), settings.outlets)
        return owner.name if owner else bare_host(_as_link(address.group()))
    match = re.match(_CAPITALS, text)
    said = _SENTENCE.split(match.group())[0].split() if match else []
    words = list(takewhile(lambda word: word.lower().strip(".,") not in settings.no_names, said))
    while words and words[-1] in _JOINING:
        words.pop()
    name = " ".join(words).strip(" .")
    return name if name and len(words) <= MOST_NAME and not _is_no_outlet(name, settings) else None


def _is_no_outlet(name: str, settings: Settings) -> bool:
    """Whether a name is a network's on which others publish, or a place: "first published in
    Beirut".
    """
    if name.casefold() in no_outlets():
        return True
    said = f"in {name}"
    mentions = settings.gazetteer.within(()).mentions(said)
    return any(mention.start <= len("in ") and mention.end == len(said) for mention in mentions)


def _as_link(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def _in_brackets(draft: Draft, settings: Settings) -> Iterator[Finding]:
    """An outlet in brackets behind the last sentence of the text: “… on Sunday. (RFI)”."""
    last = plain(draft.body[-1].text) if draft.body else ""
    match = _BRACKETS.search(last)
    if not match or not _STOPPED.search(last[: match.start()]):
        return
    name = match["name"].strip(" .")
    outlet = outlet_called(name, settings)
    is_acronym = bool(_ACRONYM.fullmatch(name)) and name.lower() not in credit_words().no_credits
    if (
        outlet
        or is_acronym
        or match.group().lower().startswith(("(via", "(source", "[via", "[source"))
    ):
        yield Finding(outlet.name if outlet else name, match.group().strip())
