"""What mails are handed to, as a URL or a program."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import SettingsError
from sitrep.site.commands.send.mailer import (
    MailProgram,
    MailServer,
    Protection,
    read_mailer,
)


@pytest.mark.parametrize(
    ("word", "mailer"),
    [
        ("smtp://mx.example.org", MailServer("mx.example.org", 587, Protection.STARTTLS)),
        (
            "smtps://desk@mx.example.org:4650/",
            MailServer("mx.example.org", 4650, Protection.TLS, "desk"),
        ),
        (
            "smtp://desk%40example.org@mx.example.org",
            MailServer("mx.example.org", 587, Protection.STARTTLS, "desk@example.org"),
        ),
        ("smtp+plain://[::1]:1025", MailServer("::1", 1025, Protection.NONE)),
        ("/usr/sbin/sendmail", MailProgram(Path("/usr/sbin/sendmail"))),
    ],
)
def test_a_mailer_is_a_server_or_a_program(word: str, mailer: object) -> None:
    assert read_mailer(word) == mailer


@pytest.mark.parametrize(
    "word", ["", "sendmail", "https://mx.example.org", "smtp://", "smtp://mx:x", "smtp://mx/a?b"]
)
def test_anything_else_is_an_error_that_shows_the_forms(word: str) -> None:
    with pytest.raises(SettingsError, match=r"Write smtp://user@mail\.example\.org:587"):
        read_mailer(word)


def test_a_password_in_a_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        read_mailer("smtps://desk:hunter2@mx.example.org")
    assert "holds a password" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_no_mail_leaves_this_machine_unencrypted() -> None:
    with pytest.raises(SettingsError, match="would not be encrypted"):
        read_mailer("smtp+plain://mx.example.org")
