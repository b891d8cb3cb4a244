from __future__ import annotations

import pytest

from sitrep.core.links.addresses import bare_addresses, link_problem, shown_address


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c&d=%20#e",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org/é/ا/😀",
        "https://xn--9dbq2a.example/",
        "https://example.org/a'(b)*~;,",
        "https://example.org/" + "a" * 1980,
        "https://8.8.8.8/",
        "https://example.org/@name",
        "https://example.org/?next=https://user@example.org/",
    ],
)
def test_a_web_address_passes(text: str) -> None:
    assert link_problem(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "example.org/a",
            "//example.org/a",
            "/a",
            "",
            "https://",
            "https:///a.b",
            "https:example.org",
            "https:/example.org",
        ),
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\x01javascript:alert(1)",
        ),
        *(
            "data:text/html,x.y",
            "vbscript:x",
            "view-source:https://example.org",
            "blob:https://example.org/x",
        ),
        *(
            "ftp://example.org/",
            "file:///etc/passwd.x",
            "mailto:a@example.org",
            "tel:+1",
            "jar:http://example.org!/",
        ),
        *(
            "https://user@example.org/",
            "https://user:word@example.org/",
            "https://:word@example.org/",
            "https://@example.org",
        ),
        *(
            "https://localhost/",
            "https://10.0.0.1/",
            "https://2130706433/",
            "https://[::ffff:127.0.0.1]/",
            "http://a.onion/",
        ),
        *("https://example.org/a b", "https://example.org/\u00a0"),
        *("https://example.org/<b>", 'https://example.org/"x'),
        *(
            "https://example.org\\@evil.example/",
            "https:\\\\example.org",
            "https://example.org/\u202egnp",
        ),
        *(
            "https://exam\u200bple.org/",
            "https://example.org/a\u200bb",
            "https://example.org/%0d%0aX:y",
            "https://example.org/%00",
        ),
        *("https://example.org:99999/", "https://example.org:x/"),
        *("https://example.org:0/", "https://example.org:22/"),
        *(
            "https://example.org:6667/",
            "https://[::1/",
            "http://[",
            "https://[]/",
            "https://example.org%2eevil.example/",
        ),
        "https://example.org/" + "a" * 1981,
    ],
)
def test_where_no_reader_may_be_sent_has_a_problem(text: str) -> None:
    assert link_problem(text)


def test_a_message_repeats_neither_a_password_nor_a_very_long_address() -> None:
    assert shown_address("https://ann:s3cret@example.org/") == "“https://…@example.org/”"
    assert (
        shown_address("https://ann:s3:c@ret@example.org/?a=b@c") == "“https://…@example.org/?a=b@c”"
    )
    assert len(shown_address("https://example.org/" + "a" * 200)) == 60


def test_addresses_written_in_a_text_are_found_without_the_signs_behind_them() -> None:
    text = (
        "See (https://a.example/x_(1)?y=2), “http://b.example/”. Or "
        "https:c.example; not www.d.example."
    )
    assert bare_addresses(text) == (
        "https://a.example/x_(1)?y=2",
        "http://b.example/",
        "https:c.example",
    )
