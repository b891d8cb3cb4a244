"""The addresses of a draft, fit to be published: no tracking, no redirect, no user's password.

How an address was found stays in the ledger.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.core.links.addresses import bare_addresses, link_problem
from sitrep.core.links.tracking import clean_address
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings


def tidy_addresses(draft: Draft, _settings: Settings) -> Draft:
    """The draft with the addresses in its url and paragraphs tidied.

    One no reader may follow is left out.
    """
    tidied = replace(draft, blocks=tuple(map(_tidied, draft.blocks)))
    if draft.url is None:
        return tidied
    cleaned = clean_address(draft.url.value)
    found = None if cleaned == draft.url.value else draft.url.value
    if problem := link_problem(cleaned):
        doubt = f"url: the address found {problem}; it is in the ledger, and left out here"
        return replace(tidied, url=None, found_url=draft.url.value, doubts=(*draft.doubts, doubt))
    return replace(tidied, url=replace(draft.url, value=cleaned), found_url=found)


def tidy_text(text: str) -> str:
    """A text with the addresses written out in it tidied."""
    for address in sorted(bare_addresses(text), key=len, reverse=True):
        text = text.replace(address, clean_address(address))
    return text


def _tidied(block: Block) -> Block:
    text = tidy_text(block.text) if block.is_body else block.text
    return block if text == block.text else replace(block, text=text)
