"""The mail of an edition: what its head says, in whatever language, and that it can be read back."""

from __future__ import annotations

import datetime as dt
import email
from dataclasses import replace
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from sitrep.core.record import When
from sitrep.core.weeks import Week
from sitrep.site.catalogue.edition import Edition
from sitrep.site.mail.message import MailTexts, announced_at, build_message
from sitrep.site.mail.reading import read_mail
from sitrep.site.site import Site
from sitrep.site.translations import read_language
from tests.support.site.feeds import SITE, blast
from tests.support.trees import catalogue

TEXTS = MailTexts("A week at the ford", "Grüße aus dem Norden.\n", "<p>Grüße</p>\n")
DAY = When(dt.date(2020, 7, 7))


@pytest.fixture(scope="module")
def edition() -> Edition:
    return catalogue(blast()).editions[0]


def parsed(data: bytes) -> EmailMessage:
    """The mail as another program reads it, which raises what is not quite right."""
    message = email.message_from_bytes(data, policy=policy.strict.clone(max_line_length=None))
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert not part.defects
        assert not [each for value in part.values() for each in value.defects]
    return message


def said(data: bytes, name: str) -> str:
    """A line of the head as programs decode it that know RFC 2047 and nothing else."""
    unfolded = "".join(email.message_from_bytes(data)[name].splitlines())
    return str(make_header(decode_header(unfolded)))


def test_it_has_a_text_and_its_form_the_fullest_last(edition: Edition) -> None:
    message = parsed(build_message(edition, DAY, TEXTS, SITE))
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert isinstance(plain, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == TEXTS.plain
    assert html.get_content().replace("\r\n", "\n") == TEXTS.html


def test_its_head_says_what_is_known_and_no_more(edition: Edition) -> None:
    message = parsed(build_message(edition, DAY, TEXTS, SITE))
    head = {name: str(value) for name, value in message.items() if name != "Content-Type"}
    assert head == {
        "From": "Example Digest:;",
        "Subject": "A week at the ford",
        "Date": "Tue, 07 Jul 2020 12:00:00 +0000",
        "Message-ID": "<edition.2020-W27.2026@digest.example.org>",
        "Content-Language": "en",
        "List-Id": "Example Digest <editions.digest.example.org>",
        "List-Archive": "<https://digest.example.org/sub/editions/>",
        "Archived-At": "<https://digest.example.org/sub/editions/2020-W27/>",
        "MIME-Version": "1.0",
    }


def test_a_sender_and_a_way_out_that_is_everybodys_are_in_it(edition: Edition) -> None:
    site = replace(
        SITE, sender="desk@example.org", unsubscribe="mailto:leave@example.org?subject=leave"
    )
    message = parsed(build_message(edition, DAY, TEXTS, site))
    assert message["From"] == "Example Digest <desk@example.org>"
    assert message["List-Unsubscribe"] == "<mailto:leave@example.org?subject=leave>"
    assert "List-Unsubscribe-Post" not in message


def test_a_way_out_of_each_recipient_is_not_in_what_is_public(edition: Edition) -> None:
    site = replace(SITE, unsubscribe="https://example.org/leave?who={token}")
    assert b"Unsubscribe" not in build_message(edition, DAY, TEXTS, site)


def test_its_date_is_when_the_week_was_announced_where_the_curator_is(edition: Edition) -> None:
    site = replace(SITE, zone=ZoneInfo("America/Bogota"), hour=dt.time(9))
    assert parsed(build_message(edition, DAY, TEXTS, site))["Date"] == (
        "Tue, 07 Jul 2020 09:00:00 -0500"
    )
    exact = When.parse("2020-07-07T18:30:00+02:00")
    assert exact
    assert parsed(build_message(edition, exact, TEXTS, site))["Date"] == (
        "Tue, 07 Jul 2020 18:30:00 +0200"
    )


def test_announced_is_what_the_record_says_and_nothing_of_an_open_week(edition: Edition) -> None:
    assert announced_at(edition) == DAY
    assert announced_at(replace(edition, history=())) == DAY
    open_ = replace(edition, notes=replace(edition.notes, announced=None))
    assert announced_at(open_) is None


LANGUAGES = ("en", "ar", "fr", "zh-Hans", "ja", "ru", "he", "hi", "tr", "my")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_comes_back_as_it_was_sent(edition: Edition, code: str) -> None:
    language = read_language(code)
    words = " ".join(
        [*(language.locale.months["format"]["wide"].values()), *language.locale.languages.values()]
    )[:900]
    name = " ".join(language.locale.months["format"]["wide"].values())[:40].strip()
    site = replace(SITE, name=f"{name}, (7)", language=language, sender="desk@example.org")
    texts = MailTexts(words[:120].strip(), f"{words}\n", f"<p>{words}</p>\n")
    data = build_message(edition, DAY, texts, site)
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    message = parsed(data)
    shown = f'"{site.name}"' if name.isascii() else site.name
    assert said(data, "Subject") == texts.subject
    assert said(data, "From") == f"{shown} <desk@example.org>"
    assert said(data, "List-Id") == f"{shown} <editions.digest.example.org>"
    assert message["From"].addresses[0].addr_spec == "desk@example.org"
    mail = read_mail(data)
    assert mail
    assert (mail.plain, mail.html) == (texts.plain, texts.html)
    assert len(data) < 2.2 * (len(words.encode()) * 2 + 900)


def test_encoded_words_keep_to_their_length(edition: Edition) -> None:
    texts = replace(TEXTS, subject="Ш" * 300)
    data = build_message(edition, DAY, texts, replace(SITE, name="ملخص الأسبوع " * 6))
    head = data.partition(b"\r\n\r\n")[0]
    words = [word for word in head.split() if word.startswith(b"=?")]
    assert len(words) > 8
    assert max(map(len, words)) <= 75
    assert max(map(len, head.split(b"\r\n"))) <= 78


@pytest.mark.parametrize("name", ['Digest "of" x', "A, B", "=?utf-8?q?x?=", "A <b> (c)"])
def test_a_name_with_signs_that_mean_something_in_a_head_is_a_name(
    edition: Edition, name: str
) -> None:
    data = build_message(
        edition, DAY, replace(TEXTS, subject=name), replace(SITE, name=name, sender="d@example.org")
    )
    quoted = name.replace('"', '\\"')
    assert said(data, "From") in {f"{name} <d@example.org>", f'"{quoted}" <d@example.org>'}
    (address,) = parsed(data)["From"].addresses
    assert address.addr_spec == "d@example.org"
    assert said(data, "Subject") == name


def test_a_long_url_in_its_head_is_left_whole(edition: Edition) -> None:
    unsubscribe = f"https://example.org/{'leave/' * 30}"
    data = build_message(edition, DAY, TEXTS, replace(SITE, unsubscribe=unsubscribe))
    assert f"\r\nList-Unsubscribe: <{unsubscribe}>\r\n".encode() in data
    assert parsed(data)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_same_edition_makes_the_same_bytes_and_another_text_another_boundary(
    edition: Edition,
) -> None:
    data = build_message(edition, DAY, TEXTS, SITE)
    assert data == build_message(edition, DAY, TEXTS, SITE)
    other = build_message(edition, DAY, replace(TEXTS, plain="Other.\n"), SITE)
    assert parsed(data).get_boundary() != parsed(other).get_boundary()


def test_no_text_can_end_a_part(edition: Edition) -> None:
    boundary = parsed(build_message(edition, DAY, TEXTS, SITE)).get_boundary()
    texts = replace(TEXTS, plain=f"--{boundary}--\n--=_2020-W27\n")
    mail = read_mail(build_message(edition, DAY, texts, SITE))
    assert mail
    assert mail.plain == texts.plain


@pytest.mark.parametrize("week", ["2020-W27", "2020-W28"])
@pytest.mark.parametrize("tag", ["tag:a.example,2026:", "tag:a.example,2025-01-01:"])
def test_an_id_is_made_of_tag_and_week(edition: Edition, week: str, tag: str) -> None:
    found = Week.parse(week)
    assert found
    site: Site = replace(SITE, tag=tag)
    data = build_message(replace(edition, week=found), DAY, TEXTS, site)
    minted = tag.split(",")[1].rstrip(":")
    assert parsed(data)["Message-ID"] == f"<edition.{week}.{minted}@a.example>"


def test_nothing_but_a_text_and_its_form_is_read_back(edition: Edition) -> None:
    data = build_message(edition, DAY, TEXTS, SITE)
    assert read_mail(data)
    assert read_mail(b"no mail") is None
    assert read_mail(data.replace(b"text/html", b"text/css")) is None
    assert read_mail(data.replace(b"multipart/alternative", b"multipart/mixed")) is None
    assert read_mail(data[: len(data) // 2]) is None
    html = b"Content-Type: text/html"
    assert read_mail(data.replace(html, b"Content-Disposition: attachment\r\n" + html)) is None
