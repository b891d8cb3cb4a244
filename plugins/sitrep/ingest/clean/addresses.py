"""The URLs of a draft, fit to be published: no tracking, no redirect, no user's password.

The URL of the origin's page and those written out in paragraphs are cleaned; one that
no reader may follow (a login, a local file) is left out of the draft. How each was
found is kept in the ledger.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.core.links.addresses import bare_addresses, link_problem
from sitrep.core.links.tracking import clean_address
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import Settings


def tidy_addresses(draft: Draft, _settings: Settings) -> Draft:
    """The draft with its URL and those in its paragraphs cleaned."""
    tidied = replace(draft, blocks=tuple(map(_tidied, draft.blocks)))
    if draft.url is None:
        return tidied
    found = draft.url.value
    cleaned = clean_address(found)
    if problem := link_problem(cleaned):
        doubt = f"url: the address found {problem}; it is in the ledger, and left out here"
        return replace(tidied, url=None, found_url=found, doubts=(*draft.doubts, doubt))
    found_url = None if cleaned == found else found
    return replace(tidied, url=replace(draft.url, value=cleaned), found_url=found_url)


def tidy_text(text: str) -> str:
    """A text with the URLs written out in it cleaned."""
    # The longest first: one may be the beginning of another.
    for address in sorted(bare_addresses(text), key=len, reverse=True):
        text = text.replace(address, clean_address(address))
    return text


def _tidied(block: Block) -> Block:
    if not block.is_body:
        return block
    text = tidy_text(block.text)
    return block if text == block.text else replace(block, text=text)
