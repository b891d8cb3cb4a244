from __future__ import annotations

from textwrap import fill

import pytest

from tests.support.ingest.containers import SLUICE, read_all, read_one
from tests.support.ingest.mails import ADDRESS, HTML_FORWARDS, PERSON, html_forward, mail, wrapped

QUOTE = wrapped(70, "> ")


def html_mail(markup: str, **headers: str) -> bytes:
    message = mail("x", **headers)
    message.clear_content()
    message.set_content(markup, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("kind", HTML_FORWARDS)
def test_a_forward_in_html_is_the_report_with_its_own_head(kind: str) -> None:
    read = read_one(html_mail(html_forward(kind), Subject="Fwd: look"))
    assert read.body == SLUICE
    assert read.title == "Sluice shut above Goris after a hit"
    assert read.publisher == "Harbour Review"
    assert read.published == "2021-05-07"
    assert PERSON not in read.shown


def test_of_a_forward_of_a_forward_the_innermost_is_read() -> None:
    inner = (
        f"---------- Forwarded message ---------\nFrom: {PERSON} <{ADDRESS}>\nDate: Sat, May 8, 2021 at 7:00 AM\n"
        "Subject: Fwd: Sluice\nTo: x@y.example\n\nFYI\n\n-------- Original Message --------\n"
        "From: Harbour Review <desk@harbour-review.example>\nSent: 2021-05-07 21:10\n"
        "Subject: Sluice shut above Goris after a hit\n\n"
    )
    read = read_one(mail(inner + wrapped()).as_bytes())
    assert read.body == SLUICE
    assert read.published == "2021-05-07"
    assert PERSON not in read.shown


def test_a_note_above_an_unnamed_quotation_goes_and_the_quotation_is_read() -> None:
    read = read_one(f"Dear all,\n\nthis came in last night.\n\n{QUOTE}\n\n-- \n{PERSON}\n", "a.txt")
    assert read.body == SLUICE
    assert PERSON not in read.shown


ATTRIBUTIONS = [
    "On Fri, May 7, 2021 at 9:10 PM {who} wrote:",
    "Am 07.05.2021 um 21:10 schrieb {who}:",
    "Le 07/05/2021 à 21:10, {who} a écrit :",
    "El vie, 7 may 2021 a las 21:10, {who} escribió:",
    "пт, 7 мая 2021 г. в 21:10, {who}:\nнаписал(а) 1:",
    "07.05.2021 21:10, {who} пишет:",
    "{who}, 7 May 2021 Cum, 21:10 tarihinde şunu yazdı:",
    "في 7 مايو 2021 21:10، كتب {who}:",
    "Il giorno ven 7 mag 2021 alle ore 21:10 {who} ha scritto:",
]


@pytest.mark.parametrize("line", [each for each in ATTRIBUTIONS if "\n" not in each])
def test_a_short_answer_above_a_long_quotation_is_a_note_in_any_language(line: str) -> None:
    head = line.format(who=f"{PERSON} <{ADDRESS}>")
    read = read_one(mail(f"Thanks!\n\n{head}\n\n{QUOTE}\n", Subject="Re: Sluice").as_bytes())
    assert read.body == SLUICE
    assert PERSON not in read.shown
    assert ADDRESS not in read.shown


def test_a_long_answer_is_the_text_and_a_few_quoted_lines_are_set_aside() -> None:
    text = f"{wrapped()}\n\nOn Thu, May 6, 2021, {PERSON} <{ADDRESS}> wrote:\n> Any news from the dam?\n> Ada\n"
    read = read_one(mail(text, Subject="Re: the dam").as_bytes())
    assert read.body == SLUICE
    assert "Any news from the dam?" in read.draft.document.aside
    assert any("words of notes" in doubt for doubt in read.draft.doubts)


def test_a_long_quoted_mail_below_a_long_answer_is_a_document_of_its_own() -> None:
    answer = "\n".join(
        fill(f"Ferry {at} ran late on Sunday since the pier was under water.") for at in range(14)
    )
    text = f"{answer}\n\nOn Fri, May 7, 2021 at 9:10 PM Harbour Review <desk@harbour-review.example> wrote:\n\n{QUOTE}"
    own, quoted = read_all(mail(text, Subject="Re: Sluice").as_bytes(), "a.eml")
    assert quoted.body == SLUICE
    assert quoted.published == "2021-05-07"
    assert quoted.publisher == "Harbour Review"
    assert own.published == "2021-05-09"


def test_a_report_that_quotes_a_few_words_keeps_them() -> None:
    text = (
        f"{SLUICE[0]}\n\n> We heard it crack, a guard said on Friday.\n\n{SLUICE[1]}\n\n{SLUICE[2]}"
    )
    (read,) = read_all(mail(text).as_bytes())
    assert "We heard it crack, a guard said on Friday." in read.body


def test_a_text_below_two_dashes_that_is_no_signature_stays() -> None:
    text = f"{SLUICE[0]}\n\n--\n\n{SLUICE[1]}\n\n{SLUICE[2]}\n"
    assert SLUICE[2] in read_one(mail(text).as_bytes()).body


def test_the_foot_of_a_mailing_list_and_of_a_telephone_go_to_the_ledger() -> None:
    foot = (
        "_" * 47
        + "\nriver-list mailing list\nriver-list@lists.example\nhttps://lists.example/mailman/listinfo/river\n"
    )
    read = read_one(mail(f"{wrapped()}\n\nEnvoyé de mon iPhone\n{foot}").as_bytes())
    assert read.body == SLUICE
    assert "Envoyé de mon iPhone" in read.draft.document.aside
    assert "river-list" not in read.draft.document.text


def test_the_quoted_form_of_a_text_is_read_as_the_text() -> None:
    assert read_one(wrapped(60, "> "), "a.txt").body == SLUICE
    assert read_one(wrapped(60, ">"), "a.txt").body == SLUICE
    assert read_one(wrapped(60, "> > "), "a.txt").body == SLUICE


CLOSINGS = [
    "Kind regards,",
    "Cordialement",
    "Mit freundlichen Grüßen",
    "С уважением,",
    "مع التحية،",
    "Saygılarımla,",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_letters_end_goes_to_the_ledger_in_any_language(closing: str) -> None:
    read = read_one(
        mail(f"{wrapped()}\n\n{closing}\n\n{PERSON}\nHead of Office\n+374 10 000 000\n").as_bytes()
    )
    assert read.body == SLUICE
    assert "Head of Office" not in read.shown


def test_what_follows_regards_in_a_text_stays() -> None:
    text = f"{SLUICE[0]}\n\nBest regards,\n\n{SLUICE[1]}\n\n{SLUICE[2]}"
    assert SLUICE[2] in read_one(mail(text).as_bytes()).body


FEET = {
    "english": (
        "View this email in your browser",
        "You are receiving this email because you signed up. Unsubscribe",
    ),
    "french": ("Voir dans votre navigateur", "Pour vous désinscrire, cliquez ici."),
    "german": ("Im Browser ansehen", "Vom Newsletter abmelden"),
    "russian": ("Открыть в браузере", "Отписаться от рассылки"),
    "arabic": ("عرض في المتصفح", "لإلغاء الاشتراك اضغط هنا"),
    "turkish": ("Tarayıcıda görüntüle", "Abonelikten çıkmak için tıklayın"),
}


@pytest.mark.parametrize("language", FEET)
def test_what_a_newsletter_says_of_itself_is_no_text(language: str) -> None:
    above, below = FEET[language]
    markup = (
        f'<table><tr><td><a href="https://a.example/v">{above}</a></td></tr><tr><td><h1>Sluice shut above Goris</h1>'
        f"{''.join(f'<p>{text}</p>' for text in SLUICE)}</td></tr>"
        '<tr><td><a href="/1">Feed</a> | <a href="/2">Film</a></td></tr>'
        f"<tr><td>{below}<br>River Street 4, Goris</td></tr></table>"
    )
    read = read_one(html_mail(markup, Subject="Sluice shut above Goris"))
    assert read.body == SLUICE
    assert below in " ".join(read.draft.document.aside)
