"""The outlets that a mail or chat names: who sent it, and from whom it was passed on.

A sender is an outlet where its name, or its server, is one that the knowledge or the content
folder lists. Anybody else may be a private person, whose name goes nowhere.
"""

from __future__ import annotations

from sitrep.ingest.draft import Draft, Finding
from sitrep.ingest.find.outlet_names import outlet_called, owner_of
from sitrep.ingest.find.page_statements import facts_of
from sitrep.ingest.knowledge.bank import Settings


def known_sender(draft: Draft, settings: Settings) -> Finding | None:
    """The known outlet that sent it."""
    facts = facts_of(draft)
    for stated in facts.senders if facts else ():
        outlet = outlet_called(stated.value, settings) or owner_of(stated.value, settings.outlets)
        if outlet:
            return Finding(outlet.name, stated.evidence)
    return None


def passed_on_from(draft: Draft, settings: Settings) -> Finding | None:
    """The outlet from which whoever sent it had it."""
    facts = facts_of(draft)
    for stated in facts.forwarded if facts else ():
        outlet = outlet_called(stated.value, settings)
        return Finding(outlet.name if outlet else stated.value, stated.evidence)
    return None
