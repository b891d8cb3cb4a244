from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.mail.message import is_message
from sitrep.ingest.containers.opening import open_documents
from tests.support.ingest.containers import SLUICE, read_all, read_one
from tests.support.ingest.mails import ADDRESS, FORWARDS, PERSON, forward, mail, wrapped

HTML = "<html><body><h1>Sluice shut above Goris after a hit</h1>" + "".join(
    f"<p>{paragraph}</p>" for paragraph in SLUICE
)


def outlets_mail(text: str = "") -> EmailMessage:
    return mail(
        text or wrapped(),
        From="Harbour Review <news@harbour-review.example>",
        Subject="Sluice shut above Goris after a hit",
    )


def test_subject_date_and_outlet_of_a_mail_are_evidence_and_its_headers_no_text() -> None:
    read = read_one(outlets_mail().as_bytes())
    assert read.body == SLUICE
    assert read.title == "Sluice shut above Goris after a hit"
    assert read.published == "2021-05-09"
    assert read.publisher == "Harbour Review"


@pytest.mark.parametrize("kind", FORWARDS)
def test_what_a_person_forwards_is_the_report_with_its_own_head(kind: str) -> None:
    read = read_one(mail(forward(kind)).as_bytes())
    assert read.body == SLUICE
    assert read.title == "Sluice shut above Goris after a hit"
    assert read.published == "2021-05-07"
    assert read.publisher == "Harbour Review"
    assert PERSON not in read.shown
    assert ADDRESS not in read.shown
    assert any(PERSON in line for line in read.draft.document.aside)


@pytest.mark.parametrize("kind", FORWARDS)
def test_a_forward_saved_as_text_is_read_alike(kind: str) -> None:
    read = read_one(forward(kind), "note.txt")
    assert read.body == SLUICE
    assert read.published == "2021-05-07"


def test_a_private_senders_name_is_in_the_ledger_alone() -> None:
    read = read_one(mail(f"{wrapped()}\n\n-- \n{PERSON}\nRiver Street 4\n").as_bytes())
    assert read.body == SLUICE
    assert read.publisher is None
    assert PERSON not in read.shown
    assert "River Street 4" in read.draft.document.aside


def test_a_sender_that_sources_toml_lists_is_the_outlet_whatever_its_name_looks_like() -> None:
    read = read_one(mail(wrapped(), From="NRA <bulletin@mailer.example>").as_bytes())
    assert read.publisher == "Northern Radio"
    read = read_one(mail(wrapped(), From="Ole <ole@meridian-post.example>").as_bytes())
    assert read.publisher == "Meridian Post"


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("Levee Watch <news@leveewatch.example>", "Levee Watch"),
        ('"Ada at Levee Watch" <ada@leveewatch.example>', "Ada at Levee Watch"),
        ("The Delta Institute Digest <digest@mailer.example>", "The Delta Institute Digest"),
        ("Ada Moss <ada@adamoss.example>", None),
        ("Delta Monitor <delta.monitor@gmail.com>", None),
        ("Ada Moss <ada.moss@gmail.com>", None),
    ],
)
def test_a_name_that_no_person_has_is_an_outlets(sender: str, outlet: str | None) -> None:
    assert read_one(mail(wrapped(), From=sender).as_bytes()).publisher == outlet


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: [river-list] Sluice shut above Goris", "Sluice shut above Goris"),
        ("WG: AW: Sluice shut above Goris", "Sluice shut above Goris"),
        ("TR : Sluice shut above Goris", "Sluice shut above Goris"),
        ("=?utf-8?Q?Sluice_shut_=E2=80=93_two_hurt?=", "Sluice shut – two hurt"),
        ("=?koi8-r?B?+8zA2iDawcvS2dTP?=", "Шлюз закрыто"),
    ],
)
def test_a_subject_is_decoded_and_loses_what_answers_and_lists_put_before_it(
    subject: str, title: str
) -> None:
    data = (
        mail(wrapped(), Subject="@")
        .as_bytes()
        .replace(b"Subject: @", f"Subject: {subject}".encode())
    )
    found = open_documents(data, "in").documents[0]
    assert found.page
    assert found.page.facts.titles[0].value == title


def test_of_alternatives_the_page_is_read_unless_it_says_less() -> None:
    message = outlets_mail()
    message.add_alternative(HTML, subtype="html")
    read = read_one(message.as_bytes())
    assert read.body == SLUICE
    message = outlets_mail()
    message.add_alternative("<p>Your program shows no pages.</p>", subtype="html")
    assert read_one(message.as_bytes()).body == SLUICE


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1252", "utf-16"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_transfer_and_letters_are_decoded(charset: str, coding: str) -> None:
    message = EmailMessage(policy=SMTP)
    for name, value in outlets_mail().items():
        if name.lower() in {"from", "to", "subject", "date"}:
            message[name] = value
    text = SLUICE[0].replace("shell", "grenade à main")
    message.set_content(text.encode(charset), "text", "plain", cte=coding)
    message.set_param("charset", charset)
    assert read_one(message.as_bytes()).body == (text,)


def test_japanese_mail_in_seven_bits_is_read() -> None:
    text = "水門は木曜日の夜に閉じられた。川の事務所によると、二人の警備員が病院に運ばれた。"
    data = b"From: a@b.example\nTo: c@d.example\nSubject: x\nContent-Type: text/plain; charset=iso-2022-jp\n\n"
    assert text in read_one(data + text.encode("iso2022_jp")).draft.document.text


def test_flowed_lines_go_on_where_they_end_with_a_space() -> None:
    message = outlets_mail()
    flowed = "\n\n".join(" \n".join(p.split(", ")) for p in SLUICE)
    message.set_content(flowed, params={"format": "flowed"})
    assert read_one(message.as_bytes()).body == tuple(p.replace(", ", " ") for p in SLUICE)


def test_an_attachment_is_a_document_and_a_cover_note_is_none() -> None:
    message = mail("Please find our report attached. Kind regards")
    message.add_attachment(HTML.encode(), "text", "html", filename="report 7.html")
    message.add_attachment(b"\x89PNG\r\n\x1a\n\0", "image", "png", filename="map.png")
    (read,) = read_all(message.as_bytes(), "a.eml")
    assert read.body == SLUICE
    assert read.draft.document.name == "a.eml#report 7.html"
    assert any("report attached" in line for line in read.draft.document.aside)


def test_mail_and_attachment_are_two_documents_where_both_have_a_text() -> None:
    message = outlets_mail()
    message.add_attachment(
        b"Ferries ran again on Friday, and " * 30, "text", "plain", filename="b.txt"
    )
    assert [read.draft.document.name for read in read_all(message.as_bytes(), "a.eml")] == [
        "a.eml",
        "a.eml#b.txt",
    ]


def test_an_attachment_that_cannot_be_read_is_refused_by_name_and_the_mail_is_taken() -> None:
    message = outlets_mail()
    message.add_attachment(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "application", "msword", filename="old.doc"
    )
    opened = open_documents(message.as_bytes(), "a.eml")
    assert len(opened.documents) == 1
    assert [part.name for part in opened.refused] == ["a.eml#old.doc"]
    assert "office file" in opened.refused[0].reason


def test_pictures_in_a_mail_are_a_doubt_and_no_refusal() -> None:
    message = outlets_mail()
    message.add_attachment(b"\x89PNG\r\n\x1a\n\0", "image", "png", filename="map.png")
    opened = open_documents(message.as_bytes(), "a.eml")
    assert opened.refused == ()
    assert any("1 attachment" in doubt for doubt in opened.documents[0].doubts)


def test_an_attached_mail_is_a_document_with_its_own_head() -> None:
    message = mail("Attached.")
    message.add_attachment(outlets_mail())
    read = read_one(message.as_bytes(), "a.eml")
    assert read.body == SLUICE
    assert read.publisher == "Harbour Review"


def test_mails_nested_without_end_are_refused() -> None:
    message = outlets_mail()
    for _ in range(12):
        outer = mail("x")
        outer.add_attachment(message)
        message = outer
    opened = open_documents(message.as_bytes(), "a.eml")
    assert all(document.text == "x" for document in opened.documents)
    assert "containers inside one another" in opened.refused[0].reason


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\n\n \n", "a mail without text"),
        (
            b"From: a@b.example\nTo: c@d.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x--",
            "encrypted",
        ),
        (
            b"From: a@b.example\nTo: c@d.example\nContent-Type: text/plain; charset=x-odd\n\nword",
            "unknown encoding",
        ),
        (b"From: a@b.example\nTo: c@d.example\n" + b"X: y\n" * 3_000 + b"\nword", "lines before"),
    ],
    ids=["empty", "encrypted", "odd", "long"],
)
def test_mails_that_cannot_be_read_are_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        open_documents(data, "a.eml")


@pytest.mark.parametrize(
    "data",
    [
        b"From: our correspondent\nDate: 3 July\n\nShells fell.",
        b"Subject matter: rivers\n\nWater.",
        b"<html>From: x",
        b"From 3 July on, boats ran.\nTo: the island.",
        b"",
    ],
)
def test_other_texts_are_no_mails(data: bytes) -> None:
    assert not is_message(data)
