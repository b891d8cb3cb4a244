"""Whom a page credits with its text.

A credit to another outlet says that the page is a copy. The lines that ``phrases.toml``
judged to be credits are read one after the other: what follows the credit's words
("Source:", "originally published by") is cut at the end of the outlet's name. A name
is a known outlet's, else the owner of a URL, else the words with capitals. Last comes
an outlet in brackets behind the final sentence: "… on Sunday. (RFI)".

Limits: a line that credits several outlets gives none, for nothing says which of them
had the text first. Whose copy it is only the page's own marks say (``page_outlets``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sitrep.core.links.hosts import bare_host
from sitrep.ingest.draft import Block, Draft, Finding, Verdict
from sitrep.ingest.find.outlet_names import outlet_at, outlet_called, owner_of
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.knowledge.data_files import read_data
from sitrep.ingest.knowledge.date_patterns import plain
from sitrep.ingest.knowledge.page_words import no_outlets

_NAME_WORDS = 6
"""Most words of an outlet's name that nobody knows; more are a sentence."""
_SHOWN_CHARACTERS = 80
"""Characters of a credit that are shown as evidence."""

_CAPITALS = (
    r"[^\W\d_a-z][\w'.&-]*(?: (?:[^\W\d_a-z&][\w'.&-]*|&|of|the|for|and|on|de|la|al-\w+)){0,6}"
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?(?=$|[\s,;)])",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"^[\s:：|–—\"“«'(\[-]*"
    r"(?:(?:(?-i:the)|our partners?(?: at)?|website of|news agency|newspaper) )*",
    re.IGNORECASE,
)
"""Signs and words between a credit's words and the name; "The" with a capital is of the name."""
_BRACKETS = re.compile(
    r"[(\[](?:via |source ?: ?|from )?(?P<name>[^()\[\]]{2,40})[)\]][.\s]*$", re.IGNORECASE
)
_BRACKETS_SAY_SO = ("(via", "(source", "[via", "[source")
_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,7}")
_STOPPED = re.compile(r"[.!?…][\"'”’»]*\s*$")
_SENTENCE = re.compile(r"(?<=\w{3})\. ")
_JOINING = frozenset({"on", "and", "of", "the", "for", "de", "la", "&"})
_LIST = re.compile(r"\s*(?:,|/|;|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class _CreditWords:
    """The words of credits.toml."""

    leads: tuple[re.Pattern[str], ...]
    """Each ends where the name of an outlet begins."""
    any_lead: re.Pattern[str]
    """All of them."""
    no_credits: frozenset[str]
    """Acronyms in brackets that are not an outlet's."""


@cache
def _credit_words() -> _CreditWords:
    data = read_data("credits")
    label = rf"^[\W_]*(?:{'|'.join(data['labels'])})(?= ?[:：|–—-]|$| (?-i:[^\W\d_a-z])|\s*https?:)"
    patterns = (*data["phrases"], label)
    leads = tuple(re.compile(each, re.IGNORECASE) for each in patterns)
    any_lead = re.compile("|".join(patterns), re.IGNORECASE)
    return _CreditWords(leads, any_lead, frozenset(data["no_credits"]))


def is_credit(text: str) -> bool:
    """Whether a line begins with words that credit somebody with a text."""
    return _credit_words().any_lead.match(text) is not None


def credited_outlet(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet that a line of the page credits with the text, else brackets at its end."""
    for block, after in zip(draft.blocks, (*draft.blocks[1:], None), strict=False):
        if block.verdict is not Verdict.CREDIT:
            continue
        name = _credited(block, after, settings)
        if name:
            return Finding(name, block.text[:_SHOWN_CHARACTERS])
    return _in_brackets(draft, settings)


def _credited(block: Block, after: Block | None, settings: Settings) -> str | None:
    """The one outlet that a credit names, on its line or on the line below it."""
    text = plain(block.text)
    lead = None
    for pattern in _credit_words().leads:
        lead = pattern.search(text)
        if lead:
            break
    rest = _BEFORE_NAME.sub("", text[lead.end() :] if lead else text).strip()
    if not rest and lead and after and not after.is_body:
        rest = _BEFORE_NAME.sub("", plain(after.text))
    if not _names_several(rest, settings):
        return name_at(rest, settings)
    # Of a page's own name and an agency's the text is the agency's.
    outlets = [outlet_called(part.strip(" ."), settings) for part in _LIST.split(rest)]
    wires = [outlet.name for outlet in outlets if outlet and outlet.is_wire]
    return wires[0] if len(wires) == 1 else None


def _names_several(text: str, settings: Settings) -> bool:
    """Whether text is a list of outlets, each part of it a known one or an acronym."""
    names: set[str] = set()
    for part in _LIST.split(text):
        name = part.strip(" .")
        outlet = outlet_called(name, settings)
        # "Ministry of Defence and Justice" has parts that name no outlet: it is one name.
        if outlet is None and not _ACRONYM.fullmatch(name):
            return False
        names.add(outlet.name if outlet else name)
    return len(names) > 1


def name_at(text: str, settings: Settings) -> str | None:
    """The outlet that text begins with: a known one, the owner of a URL, one by its capitals."""
    if outlet := outlet_at(text, settings):
        return outlet.name
    if address := _ADDRESS.match(text):
        written = address.group()
        link = written if "://" in written else f"https://{written}"
        owner = owner_of(link, settings.outlets)
        return owner.name if owner else bare_host(link)
    match = re.match(_CAPITALS, text)
    words: list[str] = []
    for word in _SENTENCE.split(match.group())[0].split() if match else ():
        # "Example Review Monday": the name ends before a weekday or month.
        if word.lower().strip(".,") in settings.no_names:
            break
        words.append(word)
    while words and words[-1] in _JOINING:
        words.pop()
    name = " ".join(words).strip(" .")
    if not name or len(words) > _NAME_WORDS or _is_no_outlet(name, settings):
        return None
    return name


def _is_no_outlet(name: str, settings: Settings) -> bool:
    """Whether a name is a network's on which others publish, or a place's.

    "First published in Beirut" names no outlet.
    """
    if name.casefold() in no_outlets():
        return True
    # "in" before it, for the gazetteer takes some names for a place's only behind such a word.
    said = f"in {name}"
    for mention in settings.gazetteer.within(()).mentions(said):
        if mention.start <= len("in ") and mention.end == len(said):
            return True
    return False


def _in_brackets(draft: Draft, settings: Settings) -> Finding | None:
    """An outlet in brackets behind the last sentence of the text."""
    last = plain(draft.body[-1].text) if draft.body else ""
    match = _BRACKETS.search(last)
    # Brackets within a sentence explain a word; those behind a full stop sign the text.
    if not match or not _STOPPED.search(last[: match.start()]):
        return None
    name = match["name"].strip(" .")
    outlet = outlet_called(name, settings)
    is_acronym = bool(_ACRONYM.fullmatch(name)) and name.lower() not in _credit_words().no_credits
    says_so = match.group().lower().startswith(_BRACKETS_SAY_SO)
    if not (outlet or is_acronym or says_so):
        return None
    return Finding(outlet.name if outlet else name, match.group().strip())
