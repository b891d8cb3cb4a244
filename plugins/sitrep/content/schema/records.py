"""The keys of the tables that lie within front matter."""

from __future__ import annotations

from sitrep.content.schema.key import Key, Kind, Need, write_record
from sitrep.content.schema.kinds import (
    ANSWER,
    DAY,
    IDS,
    TEXT,
    TEXTS,
    URL,
    WORDS,
    choice,
    make,
    number,
    tables,
)
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.core.model import UNKNOWN_SOURCE, Carrier, Change, Provenance, Revision
from sitrep.core.private.kinds import Keep, PrivateKind
from sitrep.core.text import is_visible

MOST_KEPT = 20
"""Findings of one kind at one key that one reason can be given for."""

PRIVATE_KEYS = ("sha256", "from")
"""Keys of provenance that earlier versions wrote into report files."""

_AS_INGEST_WROTE_IT = "Leave provenance as ingest wrote it, or write null"
PROVENANCE = (
    Key(
        "taken",
        DAY,
        "when the text was taken from a document",
        secret=False,
        need=Need.ALWAYS,
        remedy=_AS_INGEST_WROTE_IT,
    ),
    Key(
        "rules",
        WORDS,
        "the version of the rules by which it was cleaned",
        secret=False,
        need=Need.ALWAYS,
        remedy=_AS_INGEST_WROTE_IT,
    ),
)
"""The keys of ``provenance``."""


def _read_provenance(fields: Fields, key: str) -> object | None:
    inner = fields.table(key)
    if inner is None:
        return None
    for private in PRIVATE_KEYS:
        inner.refuse(
            private,
            "says which document was handed in, and belongs in the ledger alone",
            "Run ./dev tidy, which takes it out",
        )
    return make(Provenance, PROVENANCE, inner)


def _write_provenance(provenance: Provenance) -> Plain:
    return write_record(provenance, PROVENANCE)


ORIGIN_OF_TEXT = Key(
    "provenance",
    Kind(_read_provenance, _write_provenance, "as ingest wrote it", keys=PROVENANCE),
    "when it was taken from a document, and by which rules",
    secret=False,
)

_CHANGE_REMEDY = "Write - {date: 2020-07-04, note: what changed and why}"
CHANGE = (
    Key(
        "date",
        DAY,
        "when it was corrected",
        secret=False,
        need=Need.ALWAYS,
        remedy=_CHANGE_REMEDY,
    ),
    Key(
        "note",
        TEXT,
        "what changed and why",
        secret=False,
        need=Need.ALWAYS,
        remedy=_CHANGE_REMEDY,
    ),
)
"""The keys of an entry of ``changes`` and ``errata``."""
CHANGES = tables(Change, CHANGE, "`[{date: …, note: …}]`")

_REVISION_REMEDY = "Write - {date: 2020-07-04, note: how the source's page differs now}"
REVISION = (
    Key(
        "date",
        DAY,
        "when the page was found to differ",
        secret=False,
        need=Need.ALWAYS,
        remedy=_REVISION_REMEDY,
    ),
    Key(
        "note",
        WORDS,
        "how it differs, in none of its own sentences",
        secret=False,
        need=Need.ALWAYS,
        remedy=_REVISION_REMEDY,
    ),
    Key(
        "source",
        WORDS,
        "whose page it is, if not the origin's",
        secret=False,
        is_optional=True,
        form="an id of `sources.toml`",
    ),
    Key(
        "followed",
        ANSWER,
        "whether your text is up to it; until then readers see the note",
        secret=False,
    ),
    ORIGIN_OF_TEXT,
)
"""The keys of an entry of ``revisions``."""
REVISIONS = tables(
    Revision,
    REVISION,
    "`[{date: …, note: …, followed: false}]`; shown until `followed: true`",
)

CARRIER = (
    Key(
        "source",
        WORDS,
        "who reprinted it",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write source: and an id of sources.toml, or unknown",
        default=UNKNOWN_SOURCE.id,
        form="an id of `sources.toml`, or `unknown`",
    ),
    Key("date", DAY, "when", secret=False),
    Key("url", URL, "its page", secret=False),
    Key("title", WORDS, "its headline", secret=True),
    Key("changed", TEXTS, "what it says differently", secret=True, form="a list of sentences"),
    ORIGIN_OF_TEXT,
)
"""The keys of an entry of ``carriers``, in the order in which they are written."""
CARRIERS = tables(Carrier, CARRIER, "a list of tables; see below")


def _read_reason(fields: Fields, key: str) -> str | None:
    reason = fields.words(key)
    if reason is None or is_visible(reason):
        return reason
    fields.fault(key, "is missing", _REASON_REMEDY)
    return None


_REASON_REMEDY = "Say why it harms nobody that this is published"
REASON = Kind(_read_reason, str, "a sentence")
KEEP = (
    Key(
        "what",
        choice(PrivateKind, "the kind that the fault names"),
        "what looks private",
        secret=False,
        need=Need.ALWAYS,
        remedy=f"Write one of {', '.join(PrivateKind)}",
    ),
    Key(
        "where",
        WORDS,
        "the key at which it was found",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write the key that the fault named: passage 2, title, carriers[1].url",
        form="`passage 2`, `title`, `carriers[1].url` …",
    ),
    Key(
        "reason",
        REASON,
        "why it harms nobody that this is published",
        secret=False,
        need=Need.ALWAYS,
        remedy=_REASON_REMEDY,
    ),
    Key(
        "count",
        number(1, MOST_KEPT),
        "how many of them there are at the key",
        secret=False,
        default=1,
        is_optional=True,
        form=f"1 to {MOST_KEPT}; without it, 1",
    ),
)
"""The keys of an entry of ``keep``."""
KEEPS = tables(Keep, KEEP, "`{what, where, reason}` each, and `count` for several")

FORMERLY = Key(
    "formerly",
    IDS,
    "ids that it had, or of what became part of it; their addresses lead here",
    secret=False,
    is_optional=True,
    form="a list of ids",
)
"""The key by which an address that would vanish leads on."""

KEEP_AS_IN_REPORT = Key(
    "keep",
    KEEPS,
    "what is published although it looks private",
    secret=False,
    form="as in a report",
)
