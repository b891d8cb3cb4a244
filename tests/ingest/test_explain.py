from __future__ import annotations

from sitrep.ingest.draft import Verdict
from sitrep.ingest.explain import MARGIN, ToldLine, Tone, explain_document
from tests.support.ingest.documents import (
    FLOOD,
    PORT,
    cleaned,
    group_families,
    joined,
    reprint_page,
)

OWN = joined("Support Harbour Review", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood!", "Meridian Post, May 16, 2021", *FLOOD, "Source: Harbour Review"
)


def explained(*texts: str, width: int = 100) -> list[ToldLine]:
    """What is told of the first of some texts."""
    (family,) = group_families(
        [cleaned(text, f"{number}.txt") for number, text in enumerate(texts)]
    )
    copy = next(each for each in family.copies if each.document.name == "0.txt")
    return list(explain_document(copy, family, width=width))


def texts(*given: str, width: int = 100) -> list[str]:
    return [line.text for line in explained(*given, width=width)]


def test_what_was_found_stands_first_with_the_words_it_was_found_in() -> None:
    found = texts(reprint_page().text)
    assert found[0] == "0.txt"
    assert "  publisher       Meridian Post   (Meridian Post, May 08, 2021)" in found
    assert "  regions         YE-AD (5)   (Aden)" in found


def test_every_block_is_shown_in_order_with_verdict_rule_and_reason() -> None:
    copy = cleaned(joined("Share", *PORT))
    found = texts(copy.document.text)
    at = [
        next(i for i, line in enumerate(found) if line[MARGIN:].startswith(block.text[:30]))
        for block in copy.blocks
    ]
    assert at == sorted(at)
    assert [found[i][:MARGIN].strip() for i in at] == ["share", *["body"] * 4]
    assert f"{'':{MARGIN}}[share-buttons; says “Share”]" in found
    assert any(line.strip().endswith("YE-AD: Aden]") for line in found)


def test_the_text_the_facts_around_it_and_what_is_left_out_differ_in_colour() -> None:
    tones = {
        line.text[:MARGIN].strip(): line.tone for line in explained(OWN) if line.text[:1].isalpha()
    }
    assert (tones["body"], tones["title"], tones["donation"]) == (Tone.BODY, Tone.ABOUT, Tone.OUT)


def test_long_blocks_are_wrapped_beside_their_verdicts() -> None:
    found = texts(OWN, width=60)
    start = next(i for i, line in enumerate(found) if line.startswith("body"))
    assert max(map(len, found[start:])) <= 60
    assert found[start + 1].startswith(" " * MARGIN)


def test_the_copies_of_the_family_are_named() -> None:
    own, reprint = texts(OWN, REPRINT), texts(REPRINT, OWN)
    assert "  copies          1 other among these documents; this one leads" in own
    assert "  carried by      Meridian Post   (1.txt)" in own
    assert "  copies          1 other among these documents; 1.txt leads" in reprint
    assert "  led by          Harbour Review   (1.txt)" in reprint
    assert "  copies          no other among these documents" in texts(OWN)


def test_what_would_steer_a_terminal_is_shown_as_escapes() -> None:
    (family,) = group_families(
        [cleaned(joined("Home\x1b[2J", "A bell\x07 rings\u202e", *FLOOD), "a\x1b[2J.txt")]
    )
    found = [line.text for line in explain_document(family.leader, family, width=100)]
    assert not set("".join(found)) & {"\x1b", "\x07", "\u202e"}
    assert found[0] == "a\\x1b[2J.txt"


def test_every_verdict_fits_into_the_margin() -> None:
    assert max(map(len, Verdict)) < MARGIN
