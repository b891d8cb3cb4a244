"""Plain texts that are mails: saved with their heads, forwarded, or quoted from first to last line."""

from __future__ import annotations

from dataclasses import replace

from sitrep.ingest.containers.mail.bodies import section_part, text_body
from sitrep.ingest.containers.mail.facts import head_facts
from sitrep.ingest.containers.mail.heads import head_at, role_at
from sitrep.ingest.containers.mail.lines import MailLine, word_count
from sitrep.ingest.containers.mail.sections import aside_doubts, part_mail
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.draft import Document
from sitrep.ingest.knowledge.mail_words import forward_line, original_line
from sitrep.ingest.markup import Facts

MOSTLY = 0.5
"""Share of a text's words that are quoted in a mail; less is a report that quotes somebody."""
LEAST_ROLES = 3
"""Things that a head says from which a text without any other sign of a mail is one."""


def open_pasted(document: Document) -> OpenedInput | None:
    """The mails in a plain text; None where it is none."""
    body = text_body(document.text)
    if not _is_mail(body.lines):
        return None
    sections = part_mail(body.lines, is_text=True)
    documents = []
    for number, section in enumerate(sections.documents):
        part = section_part(body, section, head_facts(section.head) if section.head else Facts())
        aside = section.head.lines if section.head else ()
        part = replace(
            part,
            aside=aside if number else (*aside, *sections.aside),
            doubts=document.doubts if number else (*document.doubts, *aside_doubts(sections)),
            label=f"quoted {number}" if number else "",
        )
        documents.append(part.document(document.name))
    return OpenedInput(tuple(documents)) if documents else None


def _is_mail(lines: tuple[MailLine, ...]) -> bool:
    """Whether lines have a head, the mark of a forward above one, or are mostly quoted."""
    quoted = word_count(line for line in lines if line.level)
    if quoted and quoted >= MOSTLY * word_count(lines):
        return True
    for at, line in enumerate(lines):
        text = line.plain
        if len(text) > 120 or not text:
            continue
        is_marked = forward_line().fullmatch(text) or original_line().fullmatch(text)
        if is_marked and any(head_at(lines, below) for below in (at + 1, at + 2)):
            return True
        if role_at(lines, at) and not (at and role_at(lines, at - 1)):
            found = head_at(lines, at)
            if found and len(found.roles - {"other"}) >= LEAST_ROLES:
                return True
    return False
