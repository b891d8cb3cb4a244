from __future__ import annotations

import pytest

from sitrep.ingest.draft import Draft, Verdict
from tests.support.ingest.documents import BORDER, CANAL, COMMENTS, FLOOD, PORT, cleaned, joined

NEEDS = (
    "Floods have cut off four villages east of Kassala since Thursday, and about 2,300 people wait on roofs and dykes "
    "for boats, the relief office of the state said.",
    "The Gash burst its banks at two places after three nights of rain in the highlands, and the lower bridge is "
    "under water.",
)
RESPONSE = (
    "Two boats of the Red Crescent brought 140 families to a school in Kassala. A helicopter dropped flour for the "
    "villages that no boat can reach.",
    "Engineers of the water authority closed one of the two breaches in the banks with sandbags on Saturday.",
)
GAPS = (
    "Tents for 900 people are lacking in Kassala, and the clinic has no more chlorine to clean the wells.",
    "The relief office asked the capital for two more boats and for fuel for ten days.",
)
NOTICE = (
    "We and our partners keep data on your device so that the page can be paid for, and so that you see what you like.",
    "Some partners rely on their own interest. You can object to that at any time in the list at the foot of this "
    "page. Your choice holds for this site alone and will be kept for a year on your device.",
)
ARTICLE = (*NEEDS, *RESPONSE, *GAPS)
HEADLINE = "Villages near Kassala cut off by flood"
FRENCH = (
    "Les pluies ont coupé trois villages au nord de Kayes depuis lundi, et près de 800 habitants attendent des vivres, "
    "selon la préfecture.",
    "Le pont de la ville a été fermé dans la nuit par les gendarmes, car un pilier menace de céder sous le courant.",
)
FRENCH_AFTER = (
    "Deux camions de vivres sont arrivés à Kayes mercredi, et les villages les plus éloignés ont reçu du mil par "
    "pirogue, a indiqué la préfecture.",
    "Les gendarmes promettent de rouvrir un passage sur le pont avant la fin de la semaine pour les habitants.",
)


def body(draft: Draft) -> list[str]:
    return [block.text for block in draft.body]


@pytest.mark.parametrize(
    "heads",
    [
        ("Needs:", "Response:", "Gaps:"),
        ("Situation:", "Responses:", "Comments:"),
        ("Overview:", "Discussion:", "Outlook:"),
        ("Findings:", "Comment:", "Discussion:"),
    ],
)
def test_subheads_of_a_situation_report_end_nothing_and_stay(heads: tuple[str, str, str]) -> None:
    text = (heads[0], *NEEDS, heads[1], *RESPONSE, heads[2], *GAPS)
    assert body(cleaned(joined("Kassala flood update No. 3", *text))) == list(text)


@pytest.mark.parametrize("head", ["Response", "Discussion", "Comments", "Responses"])
def test_a_subhead_without_a_colon_ends_nothing(head: str) -> None:
    text = (*NEEDS, head, *RESPONSE, *GAPS)
    assert body(cleaned(joined("Kassala flood update No. 3", *text))) == list(text)


def test_a_subhead_ends_nothing_in_another_language() -> None:
    text = (*FRENCH, "Discussion :", *FRENCH_AFTER)
    assert set(FRENCH_AFTER) <= set(body(cleaned(joined("Crue à Kayes", *text))))


@pytest.mark.parametrize(
    "button",
    [
        "Comments",
        "0 Comments",
        "Comment",
        "Comments (0)",
        "12 comments",
        "View comments",
        "Leave a comment",
        "Email",
    ],
)
@pytest.mark.parametrize("closed", ["Post comment", ""])
def test_a_button_above_the_text_ends_nothing_and_the_notice_above_it_is_out(
    button: str, closed: str
) -> None:
    lines = (
        f"{HEADLINE} | Example",
        *NOTICE,
        "Accept",
        HEADLINE,
        button,
        "Share",
        *ARTICLE,
        closed,
    )
    draft = cleaned("\n".join(lines))
    assert body(draft) == list(ARTICLE)
    assert draft.title
    assert draft.title.value == HEADLINE


@pytest.mark.parametrize("button", ["Comments", "3 comments", "Leave a comment"])
def test_a_button_below_the_lead_ends_nothing(button: str) -> None:
    lead = (CANAL[0], CANAL[1], CANAL[2])
    assert body(cleaned(joined("Ferry runs again", *lead, button, "Share", *CANAL[3:]))) == list(
        CANAL
    )


@pytest.mark.parametrize(
    "end", ["17 comments", "Comments", "Discussion", "Responses", "Leave a reply", "0 Comments"]
)
@pytest.mark.parametrize("text", [CANAL, PORT, BORDER, ARTICLE])
def test_readers_comments_end_a_text_whatever_opens_them(end: str, text: tuple[str, ...]) -> None:
    draft = cleaned(joined(*text, end, *COMMENTS))
    assert body(draft) == list(text)
    assert {block.verdict for block in draft.blocks[len(text) + 1 :]} <= {
        Verdict.COMMENT,
        Verdict.FORM,
    }


def test_comments_in_a_reports_voice_are_told_by_the_lines_beside_them() -> None:
    said = (
        "The toll that soldiers take at the ferry is sugar, and officers sell it in town.",
        "Residents on the far bank say that no cart has crossed without a toll since the shelling of the silos began.",
        "The hospital in the district counted fourteen, not eleven, and two of the farm workers have died since then.",
    )
    comments = [line for text in said for line in ("marsh_owl", "May 4, 2021 at 9:12 am", text)]
    assert body(cleaned(joined(*CANAL, "3 comments", *comments))) == list(CANAL)


def test_teasers_of_other_texts_end_a_text() -> None:
    teasers = (
        "Court frees the editor of a weekly who printed a map of the customs posts, his lawyer said on Monday.",
    )
    assert body(cleaned(joined(*FLOOD, "Comments", *teasers * 3))) == list(FLOOD)


def test_a_credit_above_a_text_ends_nothing() -> None:
    credit = "This article was originally published by Northern Radio."
    assert body(cleaned(joined(HEADLINE, *NOTICE, credit, *ARTICLE))) == list(ARTICLE)


def test_what_lies_far_below_the_comments_is_not_the_text() -> None:
    menu = [f"Section {number}" for number in range(30)]
    again = "The Gash is back in its bed near Kassala, and the villages bury their goats, the relief office said."
    assert again not in body(cleaned(joined(*ARTICLE, "Comments", *menu, again)))
