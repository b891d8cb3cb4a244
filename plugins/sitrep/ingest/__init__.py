"""Raw documents to drafts.

    read        names and addresses to text, with what the markup says of its lines
    containers  mails, feeds, chats and office files to the documents in them
    clean       which blocks are the article, and why the others are not
    judge       the same again by what they look like, in any language; the two are weighed
    structure   which blocks are headings, items and notes, and what goes with the article as such
    find        title, date, source and places, each with the words it was found in
    families    which documents are copies of one report
    knowledge   word lists, phrases, outlets, the gazetteer; the data is beside it
    desk        what is done to the content folder
    ledger      what stays private of documents

``PIPELINE`` is the order of cleaning and finding: each step takes a draft and the
knowledge, and gives the draft with what it found. ``run`` does that for many
documents, in processes of ``workers``; what one copy lacks is taken from another.
"""

from __future__ import annotations

from collections.abc import Callable

from sitrep.ingest.clean.addresses import tidy_addresses
from sitrep.ingest.clean.article import find_article
from sitrep.ingest.clean.container import keep_container
from sitrep.ingest.clean.hyphens import join_hyphens
from sitrep.ingest.clean.join import join_broken
from sitrep.ingest.clean.message import keep_message
from sitrep.ingest.clean.page_regions import judge_page
from sitrep.ingest.clean.repair import repair_blocks
from sitrep.ingest.clean.rules import judge_phrases, judge_shapes
from sitrep.ingest.clean.split import split_blocks
from sitrep.ingest.clean.taken_out import note_removed
from sitrep.ingest.draft import Document, Draft
from sitrep.ingest.find.byline import find_byline
from sitrep.ingest.find.dates import find_dates
from sitrep.ingest.find.outlets import find_outlets
from sitrep.ingest.find.places.regions import find_regions
from sitrep.ingest.find.title import find_title
from sitrep.ingest.head.glued import part_dates
from sitrep.ingest.head.one_line import split_one_line
from sitrep.ingest.head.reading import mark_head, read_head
from sitrep.ingest.judge.losses import state_losses
from sitrep.ingest.judge.twice import drop_second_text
from sitrep.ingest.judge.weigh import weigh_judges
from sitrep.ingest.knowledge.bank import Settings
from sitrep.ingest.read.tables.text_tables import join_rows
from sitrep.ingest.structure.headings import find_headings
from sitrep.ingest.structure.inserts import judge_inserts
from sitrep.ingest.structure.pull_quotes import drop_pull_quotes
from sitrep.ingest.structure.sections import keep_sections
from sitrep.ingest.structure.signs import give_forms

Step = Callable[[Draft, Settings], Draft]

PIPELINE: tuple[tuple[str, Step], ...] = (
    ("split", split_blocks),
    ("one_line", split_one_line),
    ("dates_apart", part_dates),
    ("repair", repair_blocks),
    ("rows", join_rows),
    ("hyphens", join_hyphens),
    ("head", read_head),
    ("phrases", judge_phrases),
    ("head_lines", mark_head),
    ("forms", give_forms),
    ("shapes", judge_shapes),
    ("inserts", judge_inserts),
    ("page", judge_page),
    ("article", find_article),
    ("container", keep_container),
    ("message", keep_message),
    ("sections", keep_sections),
    ("pull_quotes", drop_pull_quotes),
    ("judge", weigh_judges),
    ("twice", drop_second_text),
    ("join", join_broken),
    ("headings", find_headings),
    ("byline", find_byline),
    ("outlets", find_outlets),
    ("dates", find_dates),
    ("title", find_title),
    ("regions", find_regions),
    ("removed", note_removed),
    ("losses", state_losses),
    ("addresses", tidy_addresses),
)


def clean(document: Document, settings: Settings) -> Draft:
    """The document with all that can be found in it alone."""
    draft = Draft(document, doubts=document.doubts)
    for _name, step in PIPELINE:
        draft = step(draft, settings)
    return draft
