"""The keys of all files but reports, and an index of everything that is declared."""

from __future__ import annotations

from enum import StrEnum

from sitrep.content.schema.events import (
    EVENT,
    KEY_POINT,
    KEY_POINTS,
    STATEMENT,
    TREND,
    TRENDS,
)
from sitrep.content.schema.key import Key, Kind, Need
from sitrep.content.schema.kinds import (
    DAY,
    WORDS,
    choice,
)
from sitrep.content.schema.records import (
    CARRIER,
    CHANGE,
    CHANGES,
    KEEP,
    KEEP_AS_IN_REPORT,
    PROVENANCE,
    REVISION,
)
from sitrep.content.schema.report import REPORT
from sitrep.content.schema.rows import ACTOR, PLACE, REGARD, REGION, SOURCE
from sitrep.content.syntax.fields import Fields


class Repository(StrEnum):
    """Who can read the repository that the folder is kept in."""

    PUBLIC = "public"
    PRIVATE = "private"


EDITION = (
    Key(
        "announced",
        DAY,
        "when the week was closed; `./dev announce` writes it",
        secret=False,
    ),
    Key(
        "title",
        WORDS,
        "the week's headline; without it, one is made of the first key point",
        secret=False,
        is_optional=True,
    ),
    Key("key_points", KEY_POINTS, "what matters most in the week", secret=False),
    Key(
        "trends",
        TRENDS,
        "where things got worse or better, by your judgement",
        secret=False,
        is_optional=True,
    ),
    Key("errata", CHANGES, "corrections of the edition, shown to readers", secret=False),
    KEEP_AS_IN_REPORT,
)
SLUG_REMEDY = "Write slug: about, for the address /about/"
PAGE = (
    Key(
        "title",
        WORDS,
        "the heading",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write title: and what heads the page",
        default="",
    ),
    Key(
        "slug",
        WORDS,
        "the URL, below the site's",
        secret=False,
        need=Need.ALWAYS,
        remedy=SLUG_REMEDY,
        default="",
        form="lower-case letters, digits, hyphens",
    ),
    Key(
        "description",
        WORDS,
        "what it is, for search engines and link cards",
        secret=False,
        form="a sentence",
    ),
    KEEP_AS_IN_REPORT,
)
DIGEST = (
    Key(
        "repository",
        choice(Repository, "`public` or `private`"),
        "who can read the repository; without it, everybody",
        secret=False,
    ),
    Key(
        "kinds",
        # Which keys it has is the curator's choice, so its reader takes it apart.
        Kind(Fields.table, str, '`{piracy = "Piracy"}`'),
        "kinds of events of this digest's own, with their labels",
        secret=False,
    ),
)

FILES = {
    "report": REPORT,
    "carrier": CARRIER,
    "change": CHANGE,
    "revision": REVISION,
    "keep": KEEP,
    "provenance": PROVENANCE,
    "edition": EDITION,
    "key_point": KEY_POINT,
    "trend": TREND,
    "event": EVENT,
    "statement": STATEMENT,
    "page": PAGE,
    "source": SOURCE,
    "region": REGION,
    "place": PLACE,
    "actor": ACTOR,
    "regard": REGARD,
    "digest": DIGEST,
}
"""The keys of each kind of file or table, by the name under which docs/content.md has them."""
