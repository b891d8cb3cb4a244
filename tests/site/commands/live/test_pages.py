from __future__ import annotations

import html

import pytest

from sitrep.core.errors import Fault
from sitrep.site.commands.live.messages import BuildOutcome
from sitrep.site.commands.live.pages import BARE_PAGE, live_copy
from sitrep.site.policy import MAIL_PAGE, PAGE, SEARCH_PAGE, ContentPolicy
from tests.support.site.sites import parse_page

GOOD = BuildOutcome()
META = '<meta http-equiv="Content-Security-Policy" content="{}">'


def policy_in(page: str) -> dict[str, list[str]]:
    given = next(
        attrs["content"] or ""
        for attrs in parse_page(page).all("meta")
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    return {name: values for name, *values in map(str.split, given.split(";"))}


@pytest.mark.parametrize("policy", [PAGE, SEARCH_PAGE, MAIL_PAGE], ids=["page", "search", "mail"])
@pytest.mark.parametrize("escaped", [False, True])
def test_the_policy_allows_what_is_added_and_nothing_more(
    policy: ContentPolicy, *, escaped: bool
) -> None:
    text = html.escape(str(policy)) if escaped else str(policy)
    page = f"<head>{META.format(text)}</head><body></body>"
    before = policy_in(page)
    after = policy_in(live_copy(page.encode(), GOOD, "x").decode())
    for name in ("script-src", "style-src", "connect-src"):
        assert set(after.pop(name)) == {"'self'", *before.pop(name, [])}
    assert after == before


def test_a_policy_of_nothing_is_opened_for_what_is_added() -> None:
    page = live_copy(META.format("script-src 'none'").encode(), GOOD, "x").decode()
    assert policy_in(page)["script-src"] == ["'self'"]


@pytest.mark.parametrize("page", [b"", b"<p>no head", b"<HEAD></HEAD><BODY CLASS='a'>x", BARE_PAGE])
def test_any_page_gets_the_script_once_and_all_faults(page: bytes) -> None:
    faults = tuple(Fault("a.md", number, "", "is wrong", "Mend it") for number in range(30))
    text = live_copy(page, BuildOutcome(faults), "state").decode()
    assert text.count('<script src="/.serve/reload.js?state" defer></script>') == 1
    assert text.count("<li>") == 30
    assert "30 faults" in text


def test_no_fault_can_write_markup_or_turn_the_writing() -> None:
    fault = Fault("<a>.md", 1, "<i>", "“</aside><script>” \u202e&", "<u>")
    text = live_copy(BARE_PAGE, BuildOutcome((fault,)), "x").decode()
    assert text.count("<script") == 1
    assert text.count("</aside>") == 1
    assert "<i>" not in text
    assert "\u202e" not in text
    assert "&lt;a&gt;.md:1" in text


def test_a_good_page_is_the_same_but_for_its_head() -> None:
    page = "<html><head><title>é</title></head>\n<body>خريطة</body></html>"
    text = live_copy(page.encode(), GOOD, "x").decode()
    assert text == page.replace(
        "</head>", '<script src="/.serve/reload.js?x" defer></script>\n</head>'
    )


def test_before_the_first_build_has_ended_a_page_says_so() -> None:
    assert "The site is being built" in live_copy(BARE_PAGE, None, "x").decode()
