from __future__ import annotations

import pytest

from sitrep.core.errors import SettingsError
from sitrep.site.settings import read_settings_of

GIVEN = {
    "PATH": "content",
    "THEME": "themes/digest",
    "SITENAME": "Example Digest",
    "SITEURL": "https://digest.example.org",
    "DEFAULT_LANG": "en",
    "SITREP": {"description": "What was said.", "tag": "tag:digest.example.org,2026:"},
}


def with_ours(**ours: object) -> dict[str, object]:
    return {
        **GIVEN,
        "SITREP": {"description": "What was said.", "tag": "tag:digest.example.org,2026:", **ours},
    }


def test_settings_become_typed_values_once() -> None:
    settings = read_settings_of(GIVEN)
    assert settings.site.name == "Example Digest"
    assert settings.site.absolute("feed.xml") == "https://digest.example.org/feed.xml"
    assert settings.drafts is False


def test_the_address_ends_with_one_slash_however_it_is_written() -> None:
    assert read_settings_of(
        {**GIVEN, "SITEURL": "https://digest.example.org/sub/"}
    ).site.address.endswith("org/sub/")


@pytest.mark.parametrize(
    "address",
    [
        "https://digest.example.org",
        "http://localhost:8000",
        "https://example.org/a/b/",
        "https://user.example.org/~x",
    ],
)
def test_an_address_that_pages_can_be_told_by_is_taken(address: str) -> None:
    assert read_settings_of({**GIVEN, "SITEURL": address}).site.address == address.rstrip("/") + "/"


@pytest.mark.parametrize(
    "address",
    [
        "digest.example.org", "ftp://example.org", "https://", "https://me:key@example.org", "https://example.org/?a=b",
        "https://example.org/#x", "https://example.org/a b", 'https://example.org/"><b>', "http://[::1",
    ],
)  # fmt: skip
def test_any_other_address_is_refused_with_the_remedy(address: str) -> None:
    with pytest.raises(SettingsError, match="Write the site's URL as https://"):
        read_settings_of({**GIVEN, "SITEURL": address})


def test_contact_and_hub_may_be_left_out_or_empty() -> None:
    assert [read_settings_of(each).site.contact for each in (GIVEN, with_ours(contact=""))] == [
        None,
        None,
    ]
    assert [read_settings_of(each).site.hub for each in (GIVEN, with_ours(hub=""))] == [None, None]


@pytest.mark.parametrize("contact", ["https://example.org/mistakes", "mailto:desk@example.org"])
def test_corrections_may_go_to_a_page_or_by_mail(contact: str) -> None:
    assert read_settings_of(with_ours(contact=contact)).site.contact == contact


@pytest.mark.parametrize(
    "name", ["نشرة\u200cها", "دفتر \u200f(أ)", "Żółw – Digest", "\u00a0Digest"]
)
def test_a_name_may_hold_what_its_language_needs(name: str) -> None:
    assert read_settings_of({**GIVEN, "SITENAME": name}).site.name == name


def test_a_hub_on_this_machine_can_be_tried_out() -> None:
    assert (
        read_settings_of(with_ours(hub="http://127.0.0.1:8080/hub")).site.hub
        == "http://127.0.0.1:8080/hub"
    )


def test_a_hub_is_told_by_its_address() -> None:
    assert (
        read_settings_of(with_ours(hub="https://hub.example.org/")).site.hub
        == "https://hub.example.org/"
    )


def test_the_commit_is_as_git_writes_it_or_not_said() -> None:
    for commit in ("0123abc", "0123456789abcdef0123456789abcdef01234567"):
        assert read_settings_of(with_ours(commit=commit)).site.commit == commit
    assert read_settings_of(GIVEN).site.commit is None
    assert read_settings_of(with_ours(commit="")).site.commit is None


@pytest.mark.parametrize("commit", ["main", "0123ab", "0123ABCD", "0123abc ", 1234567])
def test_what_is_no_commit_is_refused(commit: object) -> None:
    with pytest.raises(SettingsError, match=r"SITREP\['commit'\] is .* Write the commit"):
        read_settings_of(with_ours(commit=commit))


def test_mail_has_a_sender_a_way_out_and_what_takes_it() -> None:
    settings = read_settings_of(
        with_ours(
            sender="desk@example.org",
            unsubscribe="https://example.org/leave/{token}?at={address}",
            mailer="smtp://mx.example.org",
        )
    )
    assert settings.site.sender == "desk@example.org"
    assert settings.site.unsubscribe == "https://example.org/leave/{token}?at={address}"
    assert settings.mailer == "smtp://mx.example.org"
    bare = read_settings_of(with_ours())
    assert (bare.site.sender, bare.site.unsubscribe, bare.mailer) == (None, None, None)


@pytest.mark.parametrize("language", ["en", "ar", "pt-BR"])
def test_the_site_speaks_the_language_of_the_settings(language: str) -> None:
    assert read_settings_of({**GIVEN, "DEFAULT_LANG": language}).site.language.code == language


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (with_ours(colour="red"), "SITREP['colour'] is an unknown key"),
        (with_ours(description=""), "description is missing"),
        (
            with_ours(tag="digest.example.org"),
            "Write what the feeds' ids start with, as tag:example.org,2026:",
        ),
        (
            with_ours(contact="desk@example.org"),
            "SITREP['contact'] is 'desk@example.org'. Write where corrections go",
        ),
        (with_ours(contact="javascript:alert(1)"), "SITREP['contact'] is "),
        (with_ours(sender="mailto:desk@example.org"), "Write the mailbox that editions are sent"),
        (with_ours(sender="Desk <desk@example.org>"), "SITREP['sender'] is "),
        (with_ours(sender="desk@example.org?subject=x"), "SITREP['sender'] is "),
        (with_ours(sender="desk@example.org\r\nBcc: all@example.org"), "SITREP['sender'] is "),
        (with_ours(unsubscribe="http://example.org/{token}"), "Write where recipients unsubscribe"),
        (with_ours(unsubscribe="https://example.org/{who} x"), "SITREP['unsubscribe'] is "),
        (with_ours(mailer=7), "SITREP['mailer'] is 7"),
        (with_ours(hub="mailto:hub@example.org"), "SITREP['hub'] is "),
        (with_ours(hub=True), "SITREP['hub'] is True"),
        (with_ours(hub=0), "SITREP['hub'] is 0"),
        (with_ours(hub="http://hub.example.org/"), "SITREP['hub'] is "),
        (with_ours(hub="https://me:key@hub.example.org/"), "SITREP['hub'] is "),
        (with_ours(hub="https://"), "Write the WebSub hub"),
        (with_ours(contact="http://example.org/"), "SITREP['contact'] is "),
        (with_ours(contact="mailto:desk"), "SITREP['contact'] is "),
        (
            with_ours(contact="mailto:desk@example.org\r\nBcc: all@example.org"),
            "SITREP['contact'] is ",
        ),
        (with_ours(contact="mailto:desk@example.org?bcc=all@example.org"), "SITREP['contact'] is "),
        (with_ours(contact="https://example.org/\u202e"), "SITREP['contact'] is "),
        (with_ours(description="What\nwas said"), "description contains a line break"),
        (
            {**GIVEN, "SITENAME": "Example\x1b[2J"},
            "SITENAME contains a line break, a control character",
        ),
        (
            {**GIVEN, "SITENAME": "Example \u202e Digest"},
            "reverses text (U+202E). Write it on one line",
        ),
        ({**GIVEN, "SITENAME": "Example\x00"}, "SITENAME contains"),
        ({**GIVEN, "SITENAME": "\u200f"}, "SITENAME is missing"),
        (
            {**GIVEN, "DEFAULT_LANG": "english"},
            "DEFAULT_LANG is 'english', which is not a language that CLDR knows",
        ),
        ({**GIVEN, "SITENAME": None}, "SITENAME is missing"),
        ({**GIVEN, "SITREP": []}, "SITREP must be a table"),
    ],
)
def test_a_wrong_setting_names_file_key_and_remedy(settings: dict[str, object], words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings_of(settings)
    assert words in str(caught.value)
    assert str(caught.value).startswith("pelicanconf.py: ")
