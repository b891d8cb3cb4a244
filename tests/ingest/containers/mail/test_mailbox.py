from __future__ import annotations

import pytest

from sitrep.core.errors import DocumentError
from sitrep.core.limits import MAILS
from sitrep.ingest.containers.opening import open_documents
from tests.support.ingest.containers import SLUICE, read_all
from tests.support.ingest.mails import mail, wrapped


def mailbox(*mails: bytes) -> bytes:
    return b"".join(
        b"From x@y.example Sun May  9 08:15:00 2021\n" + each + b"\n\n" for each in mails
    )


def test_each_mail_of_a_mailbox_is_a_document_with_its_own_day() -> None:
    mails = [
        mail(f"{wrapped()}\n\n{day}", Date=f"Sun, {day} May 2021 08:15:00 +0400").as_bytes()
        for day in (9, 10)
    ]
    first, second = read_all(mailbox(*mails), "all.mbox")
    assert (first.published, second.published) == ("2021-05-09", "2021-05-10")
    assert (first.draft.document.name, second.draft.document.name) == ("all.mbox#1", "all.mbox#2")
    assert first.body[:3] == SLUICE


def test_a_line_of_a_text_that_begins_with_from_begins_no_mail() -> None:
    text = f"{SLUICE[0]}\n\nFrom there the water ran south at 10:30, guards said on Friday evening.\n\n"
    text += f"{SLUICE[1]}\n\n>From the dam nothing was heard of it until Monday, and boats stayed away.\n"
    (read,) = read_all(mailbox(mail(text).as_bytes()), "all.mbox")
    assert any(paragraph.startswith("From the dam") for paragraph in read.body)
    assert any(paragraph.startswith("From there") for paragraph in read.body)


def test_a_mail_that_cannot_be_read_is_refused_by_its_number() -> None:
    bad = b"From: a@b.example\nTo: c@d.example\nSubject: x\n\n"
    opened = open_documents(mailbox(bad, mail(wrapped()).as_bytes()), "all.mbox")
    assert [document.name for document in opened.documents] == ["all.mbox#2"]
    assert [str(part.name) for part in opened.refused] == ["all.mbox#1"]


def test_a_mailbox_of_too_many_mails_is_refused() -> None:
    one = b"From: a@b.example\nTo: c@d.example\n\nx"
    with pytest.raises(DocumentError, match="mails, more than"):
        open_documents(mailbox(*[one] * (MAILS.most + 1)), "all.mbox")
