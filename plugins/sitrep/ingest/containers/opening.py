"""The documents of an input: what a reader of containers takes apart, else one document.

``BY_BYTES`` and ``BY_TEXT`` are where a new kind of container belongs: a row looks at the
bytes, or at the plain text that was read from them, and says whether it is of its kind.
"""

from __future__ import annotations

from collections.abc import Callable

from sitrep.core.errors import DocumentError
from sitrep.core.limits import CONTAINER, MB
from sitrep.ingest.containers.chats.pasted import open_pasted_chat
from sitrep.ingest.containers.chats.posts import open_posts
from sitrep.ingest.containers.chats.telegram_html import is_telegram_page, open_telegram_page
from sitrep.ingest.containers.chats.thread import open_thread
from sitrep.ingest.containers.feeds.xml_feed import is_feed, open_feed
from sitrep.ingest.containers.front_matter import open_front_matter, open_markdown
from sitrep.ingest.containers.json_data import is_json, open_json
from sitrep.ingest.containers.mail.mailbox import is_mailbox, open_mailbox
from sitrep.ingest.containers.mail.message import Opener, is_message, open_message
from sitrep.ingest.containers.mail.pasted import open_pasted
from sitrep.ingest.containers.markup_data import is_data, refuse_data
from sitrep.ingest.containers.office.archive import is_archive, open_archive
from sitrep.ingest.containers.parts import OpenedInput
from sitrep.ingest.containers.pictures.scans import is_pdf, is_picture, open_picture, open_scan
from sitrep.ingest.containers.source import Incoming, refuse_deep
from sitrep.ingest.containers.tables import refuse_table
from sitrep.ingest.draft import Document
from sitrep.ingest.read.decode import SPLIT_IT, WITHOUT_TEXT, read_document

BY_BYTES: tuple[tuple[Callable[[bytes], bool], Callable[[Incoming, Opener], OpenedInput]], ...] = (
    (is_mailbox, open_mailbox),
    (is_message, open_message),
    (is_feed, open_feed),
    (is_json, open_json),
    (is_archive, open_archive),
    (is_data, refuse_data),
    (is_picture, open_picture),
    (is_telegram_page, open_telegram_page),
)
"""Kinds of containers that their first bytes tell, and what opens each."""
BY_TEXT: tuple[Callable[[Document], OpenedInput | None], ...] = (
    open_front_matter,
    open_pasted_chat,
    open_thread,
    open_posts,
    open_pasted,
    open_markdown,
)
"""What finds documents in a plain text, or gives None for a text that is one itself."""


def open_documents(
    data: bytes, name: str, charset: str | None = None, *, ocr: str = ""
) -> OpenedInput:
    """The documents of an input; raises DocumentError where nothing of it can be taken.

    ``ocr`` are the languages in which pictures are to be read, if they are.
    """
    return open_incoming(Incoming(data, name, charset, ocr=ocr))


def open_incoming(incoming: Incoming) -> OpenedInput:
    """The documents of an input or of a part of one."""
    if CONTAINER.is_over(len(incoming.data)):
        raise DocumentError(f"it has more than the {CONTAINER.most // MB} MB taken; {SPLIT_IT}")
    refuse_deep(incoming)
    for is_kind, opens in BY_BYTES:
        if is_kind(incoming.data):
            return opens(incoming, open_incoming)
    try:
        document = read_document(incoming.data, incoming.name, incoming.charset)
    except DocumentError as error:
        if incoming.ocr and is_pdf(incoming.data) and WITHOUT_TEXT in str(error):
            return open_scan(incoming)
        raise
    if document.page is None:
        for finds in BY_TEXT:
            found = finds(document)
            if found is not None:
                return found
        refuse_table(document)
    return OpenedInput((document,))
