"""Invented documents of the kinds that ingest takes apart, with what has to come out.

The war, the outlets and all wordings are made up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from textwrap import wrap

import pytest

from sitrep.core.model import Region, Source
from sitrep.ingest import clean
from sitrep.ingest.containers.opening import open_documents
from sitrep.ingest.draft import Document, Draft
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.family import DraftFamily, group_bodies, settle_family
from sitrep.ingest.knowledge.bank import Settings, load_settings
from sitrep.ingest.knowledge.outlets import Outlets

SOURCES = (
    Source(
        "harbour-review",
        "Harbour Review",
        homepage="https://harbour-review.example/",
        aliases=("HarbourReview",),
    ),
    Source("meridian-post", "Meridian Post", homepage="https://www.meridian-post.example/"),
    Source(
        "northern-radio",
        "Northern Radio",
        homepage="https://northern-radio.example/",
        aliases=("NRA",),
    ),
)
REGIONS = (
    Region("gezira", "Gezira", frozenset({"SD-GZ"}), ("Jazira",)),
    Region("darfur", "Darfur", frozenset({"SD-DN", "SD-DS", "SD-DW"})),
    Region("aden", "Aden", frozenset({"YE-AD"})),
    Region("syunik", "Syunik", frozenset({"AM-SU"})),
)
CANAL = (
    "Shelling resumed in the north of Gezira state on Sunday, when gunners of the Rapid Column fired on the grain "
    "silos at the edge of the canal zone.",
    "The column's spokesman denied it. According to the district hospital eleven farm workers were hurt, and three of "
    "them were taken by boat to a clinic on the far bank.",
    "Farther west, in Darfur, envoys met village elders to talk about wells, grazing land and the riders of the "
    "al-Nahda league, who had driven off camels.",
    "As of May 3 the ferry at the old sugar mill was running again, residents said, although soldiers searched every "
    "cart and took part of the load as a toll.",
    "“We pay twice for one sack of flour,” a trader told the stringer, “once to those who guard the road and once to "
    "those who block it.”",
    "Observers expect the quiet to last until the rains, which make the tracks south of the railway impassable for "
    "anything heavier than a donkey cart.",
)
"""A report on Gezira and Darfur of May 3; its day has no year."""
PORT = (
    "Dock workers in Aden laid down tools for a third day on Thursday, and four ships with wheat waited in the roads.",
    "The strike began on May 4 over wages that have not been paid since winter, a steward of the union explained.",
    "After almost a week of talks in the customs house, in which both councils sent lawyers rather than men who could "
    "decide, the sides agreed to share the harbour dues by halves until the end of the pilgrimage season.",
    "No shots were fired, but armoured cars of the southern belt stood at both gates of the container yard all night.",
)
"""A report on Aden of early May."""
BORDER = (
    "Two shepherds went missing near the pass above Goris over the weekend, officials of Syunik province said.",
    "Patrols of both armies looked for them with dogs on Monday, each on its own side of the posts.",
    "Nobody has the right to hold a man for following his goats, the mayor told Northern Radio by telephone.",
    "Road of detours",
    "Since the lower road was closed, drivers between the two towns take a gravel track that climbs past a radar hut.",
    "The prefect wants it paved before the first snow, but the budget for the year has been spent on fuel.",
)
"""A report on Syunik with a subhead, by reporters of Northern Radio."""
FLOOD = (
    "The spring flood has washed away eleven of the fourteen pontoons below the dam, the river office said on Friday.",
    "Pontoons were laid in April to replace the bridge that was blown up during the retreat from the left bank.",
    "Families who farm on both banks now cross by rowing boat, and the price of a crossing has doubled within days.",
    "Engineers hope to lay a cable ferry before harvest, if the steel that was promised comes by rail in time.",
)
"""A report without places that the gazetteer knows."""
COMMENTS = (
    "walrus_of_doom",
    "lol who counts these ferries anyway",
    "Observer Nine",
    "I crossed there last week and nobody searched me at all, so either the residents in this piece have been told "
    "what to say or the soldiers take only the carts of people they do not like. My cousin who has the stall by the "
    "mill says that the toll is paid in sugar now, since money is worth nothing there, and that the officers sell it "
    "on in town. You may believe it or not, but whoever writes these pieces has plainly never stood on that bank in "
    "the rain.",
    "Reply",
    "3 days ago",
)


@dataclass(frozen=True, slots=True)
class Example:
    """An invented document and what ingest must find in it; dates as ISO 8601, None where none is shown."""

    text: str
    body: tuple[str, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    origin: str | None = None
    published: str | None = None
    original: str | None = None


def bug(reason: str) -> pytest.MarkDecorator:
    """The mark of a test that states the right behaviour before the code has it."""
    return pytest.mark.xfail(strict=True, reason=f"BUG: {reason}")


@cache
def knowledge() -> Settings:
    """What the package knows, with the invented outlets and regions of this file."""
    settings = load_settings(SOURCES, REGIONS)
    own = tuple(
        replace(outlet, phrases=("member of meridian post",))
        if outlet.id == "meridian-post"
        else outlet
        for outlet in settings.outlets
    )
    return replace(settings, outlets=Outlets(own))


def document(text: str, name: str = "a.txt") -> Document:
    """A text as a document with the hash of its bytes."""
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest(), name)


def group_families(drafts: Iterable[Draft]) -> tuple[DraftFamily, ...]:
    """The families of drafts, in the order of their first; a document given twice is one copy."""
    distinct: dict[str, Draft] = {}
    for draft in drafts:
        distinct.setdefault(draft.document.sha256, draft)
    copies = list(distinct.values())
    groups = group_bodies([PackedRuns.of(BodyRuns.of(copy)) for copy in copies])
    return tuple(settle_family([copies[at] for at in group]) for group in groups)


def cleaned(text: str, name: str = "a.txt") -> Draft:
    """What comes of a text by the whole pipeline."""
    return clean(document(text, name), knowledge())


def from_bytes(text: str, name: str = "a") -> Draft:
    """The only document of a file, cleaned: a page if it has markup."""
    (document,) = open_documents(text.encode("utf-8"), name).documents
    return clean(document, knowledge())


def joined(*paragraphs: str) -> str:
    """Paragraphs with a blank line between."""
    return "\n\n".join(paragraphs)


def paragraphs_of(draft: Draft) -> tuple[str, ...]:
    """The body's paragraphs as one text each."""
    return tuple(" ".join(block.text for block in blocks) for blocks in draft.paragraphs)


def day_of(draft: Draft, which: str) -> str | None:
    """``published`` or ``original`` as ISO 8601, or None."""
    day = draft.published if which == "published" else draft.original
    return str(day.date) if day and day.date else None


def hard_wrapped(*paragraphs: str, width: int = 92) -> str:
    """Paragraphs as a PDF's text shows them: broken at a width, every third line set wide."""
    return joined(*("\n".join(_set_wide(wrap(paragraph, width))) for paragraph in paragraphs))


def _set_wide(lines: list[str]) -> list[str]:
    return [
        line.replace(" ", "  ") if number % 3 == 1 else line for number, line in enumerate(lines)
    ]


def broken_at(word: str, *paragraphs: str) -> str:
    """Paragraphs wrapped at a width at which the hyphen of word falls on a line's end."""
    first, _, _rest = word.partition("-")
    texts = (hard_wrapped(*paragraphs, width=width) for width in range(78, 130))
    return next(text for text in texts if f"{first}-\n" in text)


def reprint_pdf() -> Example:
    """The text of a PDF of a reprint, without headline and date."""
    disclaimer = (
        "Disclaimer: What is said here is the sole responsibility of the author. The Meridian Institute will not be "
        "held responsible for any slip in it. The institute grants permission to pass these texts on as a whole, with "
        "a link to the page on which they stood. It hosts protected texts for study under fair use, that is as "
        "copyright law allows; whoever wants more must ask the holder."
    )
    text = f"""\
 {broken_at("al-Nahda", *CANAL[:3])}

https://harbour-review.example/media/video/GZ_03_05_2021_EN.mp4

{hard_wrapped(*CANAL[3:])}

*

Dear readers, please hit the share button below this text. Send this story to friends and lists.

SUPPORT HARBOUR REVIEW:

P a y P a l :  d e s k @ h a r b o u r . e x a m p l e ,  o r
at:  https://ko-fi.com/harbour-example

The original source of this report is Harbour Review
Copyright © Harbour Review, 2021

Comments on Meridian Post stories at the forum

Become a Member of Meridian Post

More stories by: Harbour Review

{hard_wrapped(disclaimer, width=128)}
For press enquiries: desk@meridian-post.example

https://harbour-review.example/give/
https://harbour-review.example/ferry-runs-again-while-traders-pay/
https://www.meridian-post.example/writers/harbour
https://harbour-review.example/ferry-runs-again-while-traders-pay/
mailto:desk@meridian-post.example
"""
    return Example(
        text, CANAL, publisher="Meridian Post", origin="Harbour Review", original="2021-05-03"
    )


def blog_copy() -> Example:
    """A blog's copy, without headline, known by the line that says who posted it."""
    text = joined("date 2021-05-05 Posted on by lakeside_reader", "Source", *CANAL)
    return Example(text, CANAL, published="2021-05-05", original="2021-05-03")


def own_page() -> Example:
    """The outlet's own page: a meter, appeals, readers' comments; no year anywhere."""
    text = f"""\
0 $
1,200 $
3,000 $
850 $

Ferry Runs Again While Traders Pay Two Tolls

Support Harbour Review

PayPal: desk@harbour.example, https://harbour-review.example/give/ or https://www.patreon.com/harbour-example, \
BTC: 1InventedInventedInvented9, ETH: 0x{"ab12" * 10}

{joined(*CANAL)}

Support Harbour Review


Notify of
Newest Most Voted
Inline Feedbacks
6 comments
{chr(10).join(COMMENTS)}
"""
    return Example(
        text,
        CANAL,
        title="Ferry Runs Again While Traders Pay Two Tolls",
        publisher="Harbour Review",
        origin="Harbour Review",
    )


def reprint_page() -> Example:
    """A reprint with both outlets' date lines, labels, a page break in mid-sentence."""
    talks, agreed = PORT[2].split(", the sides ")
    text = f"""\


Video: Wheat Ships Wait While Dockers and Councils Talk

By Harbour Review
Meridian Post, May 08, 2021
Harbour Review 6 May 2021

Region: Southern Arabia

Theme: Ports, Trade Unions

<u>Files on Labour</u>

In-depth Report: **YEMEN**

{PORT[0]}

{PORT[1]}

https://harbour-review.example/media/video/AD 06 05 2021 EN.mp4

{talks},

the sides {agreed}

{PORT[3]}

*

Note to readers: send this article to your own lists.

Support Harbour Review:

The original source of this text is <u>Harbour Review</u> Copyright © <u>Harbour Review</u>, 2021

Articles by: **Harbour Review**

Legal notice: the views expressed here are the writer's alone.
"""
    return Example(
        text,
        PORT,
        title="Video: Wheat Ships Wait While Dockers and Councils Talk",
        byline="Harbour Review",
        publisher="Meridian Post",
        origin="Harbour Review",
        published="2021-05-08",
        original="2021-05-06",
    )


def portal_page() -> Example:
    """A portal's page: a banner, a section's label, byline and date in one line."""
    text = joined(
        "The biggest board for dredging and salvage jobs - APPLY NOW",
        "Borders and Boundaries (Caucasus)",
        "Search for Missing Shepherds Goes On",
        "By Anahit Example May 11, 2021",
        *BORDER,
        "Join our mailing list",
    )
    return Example(
        text,
        BORDER,
        title="Search for Missing Shepherds Goes On",
        byline="Anahit Example",
        origin="Northern Radio",
        published="2021-05-11",
        original="2021-05-11",
    )


def page_with_menus() -> Example:
    """A page scraped whole, a line a text node: menus, buttons, labels, news in brief, comments."""
    menu = ["Home", "World", "Rivers", "Weather", "Podcasts", "About us", "Write to us", "Search"]
    text = "\n".join(
        [
            "Skip to main content",
            *menu,
            *menu,
            "Eleven Pontoons Lost Below the Dam",
            "by",
            "Piet Example",
            "14/05/2021",
            "Follow Harbour Review on Telegram",
            *FLOOD[:2],
            "Read also: Cable ferry planned for the upper town",
            *FLOOD[2:],
            "Tags: rivers, bridges",
            "Share this on Facebook",
            "Leave a reply",
            *COMMENTS,
            "© 2021 Harbour Review. All rights reserved.",
            *menu,
        ]
    )
    return Example(
        text,
        FLOOD,
        title="Eleven Pontoons Lost Below the Dam",
        byline="Piet Example",
        publisher="Harbour Review",
        origin="Harbour Review",
        published="2021-05-14",
        original="2021-05-14",
    )


EXAMPLES = {
    "reprint-pdf": reprint_pdf(),
    "blog-copy": blog_copy(),
    "own-page": own_page(),
    "reprint-page": reprint_page(),
    "portal-page": portal_page(),
    "page-with-menus": page_with_menus(),
}
"""One of each kind, by name."""
