"""A page that credits another outlet is that outlet's own only with evidence, whatever the order of arrival."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from sitrep.core.model import Report, TitleKind
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.draft import Draft
from tests.support.ingest.desk import Desk, WebPage, new_desk
from tests.support.ingest.documents import FLOOD, cleaned, joined
from tests.support.site.pages import cleaned_page

HEADLINE = "Pontoons washed away below the dam"
BLOGS = "You will not believe what the flood took"
ALTERED = (FLOOD[0].replace("eleven", "thirteen"), *FLOOD[1:])
LINK = "https://lakeside-radio.example/2021/05/14/pontoons-washed-away"
CREDITS = (
    "Source: Lakeside Radio",
    "Sources : Lakeside Radio",
    "SOURCE – Lakeside Radio",
    "Original source: Lakeside Radio",
    "Source of this article: Lakeside Radio, 14 May 2021",
    "Original article: Lakeside Radio",
    "Via Lakeside Radio",
    "via: Lakeside Radio",
    "(via Lakeside Radio)",
    "(Source: Lakeside Radio)",
    "First published by Lakeside Radio",
    "First published on Lakeside Radio on May 14, 2021.",
    "Originally aired on Lakeside Radio",
    "This story first appeared on Lakeside Radio.",
    "This article was originally published at Lakeside Radio",
    "This report was first broadcast by Lakeside Radio.",
    "This text comes from Lakeside Radio.",
    "The above article is reproduced with the kind permission of Lakeside Radio.",
    "Republished from Lakeside Radio",
    "Reprinted with permission from Lakeside Radio.",
    "Reposted from Lakeside Radio, 14 May 2021",
    "Taken from Lakeside Radio",
    "Courtesy of Lakeside Radio",
    "Courtesy: Lakeside Radio",
    "Credit: Lakeside Radio",
    "h/t Lakeside Radio",
    "Hat tip: Lakeside Radio",
    "Quelle: Lakeside Radio",
    "Fuente: Lakeside Radio",
    "Источник: Lakeside Radio",
    "المصدر: Lakeside Radio",
    "Read the full story at Lakeside Radio",
    "Cet article a été publié à l’origine par Lakeside Radio.",
    "Publié initialement sur Lakeside Radio",
    "Article paru d'abord dans Lakeside Radio, le 14 mai 2021",
    "Dieser Artikel erschien zuerst bei Lakeside Radio.",
    "Zuerst erschienen bei Lakeside Radio",
    "Der Beitrag wurde ursprünglich von Lakeside Radio veröffentlicht.",
    "Este artículo fue publicado originalmente por Lakeside Radio",
    "Publicado por primera vez en Lakeside Radio",
    "Tomado de Lakeside Radio",
    "Publicado originalmente em Lakeside Radio",
    "Questo articolo è apparso originariamente su Lakeside Radio.",
    "Tratto da Lakeside Radio",
    "Впервые опубликовано на Lakeside Radio",
    "По материалам Lakeside Radio",
    "Статья впервые опубликована в Lakeside Radio.",
    "نُشر هذا المقال أولاً في Lakeside Radio",
    "نقلاً عن Lakeside Radio",
    "Bu haber ilk olarak Lakeside Radio tarafından yayımlandı.",
    "Republished under Creative Commons from Lakeside Radio.",
    "This article is republished from Lakeside Radio under a Creative Commons license. Read the original article.",
)


def own(paragraphs: tuple[str, ...] = FLOOD) -> WebPage:
    return WebPage(
        paragraphs, f"{HEADLINE} - Lakeside Radio", HEADLINE, "Lakeside Radio", LINK, "2021-05-14"
    )


def copy(credit: str = CREDITS[0], **marks: str) -> WebPage:
    return WebPage((*ALTERED, credit), heading=BLOGS, **marks)


def found(page: WebPage | str) -> Draft:
    return cleaned_page(str(page).encode()) if isinstance(page, WebPage) else cleaned(page)


def named(page: WebPage | str) -> tuple[str | None, str | None]:
    draft = found(page)
    return (
        draft.publisher.value if draft.publisher else None,
        draft.origin.value if draft.origin else None,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


# --- Whom a page credits ---


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("kind", ["page", "text"])
@pytest.mark.parametrize("at_top", [False, True])
def test_a_credit_in_any_words_names_the_origin_and_no_publisher(
    credit: str, kind: str, at_top: bool
) -> None:
    texts = (credit, *FLOOD) if at_top else (*FLOOD, credit)
    draft = found(WebPage(texts, heading=BLOGS) if kind == "page" else joined(BLOGS, *texts))
    assert draft.origin
    assert draft.origin.value == "Lakeside Radio"
    assert draft.publisher is None
    assert draft.credit
    assert [block.text for block in draft.body] == list(FLOOD)


@pytest.mark.parametrize(
    "sentence",
    [
        "La lista fue publicada por primera vez en Omdurman.",
        "Il est apparu d'abord dans le village de Killi.",
        "Впервые опубликованы в Омдурмане списки пропавших.",
        "Die Liste wurde zuerst in Omdurman veröffentlicht.",
        "Übernommen von der Stadt wurden die Kosten.",
    ],
)
def test_what_others_than_the_text_appeared_in_is_no_credit(sentence: str) -> None:
    draft = cleaned(joined(BLOGS, *FLOOD[:1], sentence, *FLOOD[1:]))
    assert sentence in [block.text for block in draft.body]
    assert draft.origin is None


@pytest.mark.parametrize(
    ("end", "origin"),
    [
        ("(RFI)", "RFI"),
        ("[RFI]", "RFI"),
        ("(Harbour Review)", "Harbour Review"),
        ("(via Lakeside Radio)", "Lakeside Radio"),
        ("(ends)", None),
        ("(END)", None),
        ("(all times are local)", None),
    ],
)
def test_brackets_behind_the_last_sentence_credit_an_outlet(end: str, origin: str | None) -> None:
    assert named(joined(BLOGS, *FLOOD[:-1], f"{FLOOD[-1]} {end}")) == (None, origin)


@pytest.mark.parametrize(
    "address",
    [
        "https://lakeside-radio.example/a-b",
        "lakeside-radio.example",
        "www.lakeside-radio.example/x",
    ],
)
def test_an_address_in_a_credit_names_the_outlet_on_its_server(address: str) -> None:
    assert named(joined(BLOGS, *FLOOD, f"Source: {address}")) == (None, "lakeside-radio.example")
    known = address.replace("lakeside-radio", "harbour-review")
    assert named(joined(BLOGS, *FLOOD, f"Source: {known}")) == (None, "Harbour Review")


def test_a_credit_to_several_outlets_says_that_it_is_a_copy_and_not_whose() -> None:
    draft = cleaned(joined(BLOGS, *FLOOD, "Sources: Harbour Review, Northern Radio"))
    assert draft.origin is None


@pytest.mark.parametrize(
    "credit",
    [
        "This report was first published in Beirut on Monday.",
        "Source: Syria",
        "Source: Telegram",
        "Via Facebook",
        "Source: own reporting",
        "Source: UNHCR, WFP",
        "Originally published: July 3, 2020",
    ],
)
def test_a_place_a_network_or_a_list_is_nobody_who_published_first(credit: str) -> None:
    assert named(joined(BLOGS, *FLOOD, credit)) == (None, None)


SENTENCES = (
    "Source of the fire was a shell, residents said.",
    "This report by the river office lists every pontoon that was lost in the last ten years.",
    "Taken from their homes at night, the men were held in a school.",
    "The story was the same in every village on the left bank.",
    "The report was published by the river office in spring and lists every shoal.",
    "This story is told in every kitchen on the left bank.",
    "Via the lower road it takes two days to reach the clinic.",
    "The first published map of the shoals is from 1911 and hangs in the office.",
    "From Tuesday on the Ferry Office sells tickets for a week.",
    "Courtesy was the last thing the guards showed at the gate that morning.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_text_that_sounds_like_a_credit_stays(sentence: str) -> None:
    draft = cleaned(joined(BLOGS, *FLOOD[:2], sentence, *FLOOD[2:]))
    assert sentence in [block.text for block in draft.body]
    assert draft.origin is None


# --- Whose the copy is ---


@pytest.mark.parametrize(
    ("marks", "publisher"),
    [
        ({}, None),
        ({"site": "Corner Notes"}, "Corner Notes"),
        ({"title": f"{BLOGS} | Corner Notes"}, "Corner Notes"),
        ({"title": f"Corner Notes: {BLOGS}"}, "Corner Notes"),
        ({"title": "Corner Notes"}, "Corner Notes"),
        ({"title": BLOGS}, None),
        ({"foot": "© 2021 Corner Notes. All rights reserved."}, "Corner Notes"),
        ({"address": "https://www.corner-notes.example/2021/flood-took"}, "corner-notes.example"),
        (
            {"address": "https://corner-notes.example/2021/flood-took", "site": "Corner Notes"},
            "Corner Notes",
        ),
        ({"address": "https://www.harbour-review.example/2021/flood-took"}, "Harbour Review"),
        ({"foot": "© 2021 Lakeside Radio"}, None),
        ({"site": "Lakeside Radio"}, "Lakeside Radio"),
        ({"address": LINK}, "Lakeside Radio"),
    ],
)
def test_a_copy_is_called_by_its_own_marks_alone(
    marks: dict[str, str], publisher: str | None
) -> None:
    assert named(copy(**marks)) == (publisher, "Lakeside Radio")


def test_a_copy_that_states_the_origins_page_as_the_canonical_one_is_not_the_origins() -> None:
    shared = '<meta property="og:url" content="https://corner-notes.example/2021/flood-took">'
    draft = found(WebPage(ALTERED, BLOGS, BLOGS, address=LINK, head=shared))
    assert (draft.publisher, draft.origin, draft.url, draft.address) != (None, None, None, None)
    assert draft.publisher
    assert draft.origin
    assert draft.url
    assert draft.address
    assert (draft.publisher.value, draft.origin.value) == (
        "corner-notes.example",
        "lakeside-radio.example",
    )
    assert (draft.url.value, draft.address.value) == (
        LINK,
        "https://corner-notes.example/2021/flood-took",
    )


# --- In the digest ---


def family(report: Report) -> tuple[str | None, str | None, list[str]]:
    return report.source, report.title, [each.source for each in report.carriers]


@pytest.mark.parametrize("credit", [CREDITS[0], CREDITS[10], f"{FLOOD[0]} (RFI)"])
@pytest.mark.parametrize("marks", [{}, {"site": "Corner Notes"}])
def test_a_copy_alone_is_a_carrier_and_its_title_is_not_the_origins(
    desk: Desk, credit: str, marks: dict[str, str]
) -> None:
    desk.take(str(copy(credit, **marks)))
    report = desk.report
    assert report.source in {"lakeside-radio", "rfi"}
    assert [each.source for each in report.carriers] == ["corner-notes" if marks else "unknown"]
    assert (report.title, report.title_kind) == (BLOGS, TitleKind.CARRIER)


COPIES = {
    "nameless": str(copy()),
    "site": str(copy(site="Corner Notes")),
    "titled": str(copy(title=f"{BLOGS} | Corner Notes")),
    "host": str(copy(address="https://corner-notes.example/2021/flood-took")),
    "text": joined(BLOGS, *ALTERED, CREDITS[0]),
}


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize(
    "order", ["origin first", "copy first", "together", "together, copy first"]
)
def test_the_origins_page_leads_in_every_order_and_the_copy_carries_what_it_changed(
    desk: Desk, kind: str, order: str
) -> None:
    documents = (
        [str(own()), COPIES[kind]] if "copy first" not in order else [COPIES[kind], str(own())]
    )
    if "together" in order:
        desk.take(*documents)
    else:
        desk.take(documents[0])
        desk.take(documents[1])
    report = desk.report
    carrier = {"nameless": "unknown", "text": "unknown", "host": "corner-notes-example"}.get(
        kind, "corner-notes"
    )
    assert family(report) == ("lakeside-radio", HEADLINE, [carrier])
    assert "eleven of the fourteen" in report.passages[0].text
    assert (report.url, str(report.date)) == (LINK, "2021-05-14")
    changed = " ".join(report.carriers[0].changed)
    assert "Has another headline." in changed
    assert "thirteen for eleven" in changed
    before = desk.state
    desk.take(*documents)
    desk.take(*reversed(documents))
    assert desk.state == before


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_two_copies_and_the_origin_make_one_family_in_every_order(
    desk: Desk, order: tuple[int, ...]
) -> None:
    documents = (str(own()), str(copy()), str(copy(CREDITS[11], site="Corner Notes")))
    for at in order:
        desk.take(documents[at])
    report = desk.report
    assert (report.source, report.title) == ("lakeside-radio", HEADLINE)
    assert sorted(each.source for each in report.carriers) == ["corner-notes", "unknown"]
    assert all("thirteen for eleven" in " ".join(each.changed) for each in report.carriers)


def test_a_reprint_by_an_outlet_that_the_digest_lacks_is_a_carrier_and_the_curator_is_told(
    desk: Desk,
) -> None:
    desk.take(str(own()))
    desk.publish()
    told = desk.told(str(copy(site="Corner Notes")))
    assert family(desk.report) == ("lakeside-radio", HEADLINE, ["corner-notes"])
    assert "corner-notes is not in sources.toml" in told


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("together", [True, False])
def test_a_reprint_without_a_credit_is_not_lost(
    desk: Desk, order: tuple[int, ...], together: bool
) -> None:
    """Each calls the page its own; the one that was dated first is the one that published first."""
    reprint = WebPage(ALTERED, heading=BLOGS, site="Corner Notes", date="2021-05-17")
    documents = [(str(own()), str(reprint))[at] for at in order]
    for each in [documents] if together else [[document] for document in documents]:
        desk.take(*each)
    assert family(desk.report) == ("lakeside-radio", HEADLINE, ["corner-notes"])


def test_when_the_origins_page_comes_after_publishing_the_report_stays_and_says_what_the_source_says(
    desk: Desk,
) -> None:
    desk.take(str(copy(site="Corner Notes")))
    desk.publish()
    before = desk.report
    done = desk.take(str(own()))
    report = desk.report
    assert (report.title, report.passages) == (before.title, before.passages)
    assert [each.source for each in report.carriers] == ["corner-notes"]
    assert report.url == LINK
    assert "thirteen for eleven" in " ".join(report.carriers[0].changed)
    assert "Thirteen → eleven" in report.revisions[0].note
    assert [each.outcome for each in done if isinstance(each, Filed)] == [Outcome.UPDATE]
    state = desk.state
    desk.take(str(own()))
    assert desk.state == state
