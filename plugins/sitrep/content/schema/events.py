"""The keys of events, and of what edition notes rest on them."""

from __future__ import annotations

from sitrep.content.schema.key import Key, Kind, Need
from sitrep.content.schema.kinds import TEXTS, WORDS, Stray, choice, tables
from sitrep.content.schema.records import FORMERLY, KEEPS
from sitrep.content.syntax.fields import Fields
from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.core.events import Direction, KeyPoint, Reference, Statement, Trend
from sitrep.core.weeks import Span

_REFERENCE_REMEDY = (
    "Write the id of an event or a report, or a passage as 2020-07-01-south-front-idlib#2"
)


def _read_reference(fields: Fields, key: str) -> Reference | None:
    text = fields.words(key)
    found = Reference.parse(text) if text else None
    if text and found is None:
        fields.fault(key, f"“{text}” names no event, report or passage", _REFERENCE_REMEDY)
    return found


def _read_references(fields: Fields, key: str) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for text in fields.texts(key):
        if reference := Reference.parse(text):
            found.append(reference)
        else:
            fields.fault(key, f"“{text}” names no event, report or passage", _REFERENCE_REMEDY)
    return tuple(dict.fromkeys(found))


def _write_references(references: tuple[Reference, ...]) -> Plain:
    return [str(each) for each in references]


def _read_span(fields: Fields, key: str) -> Span | None:
    text = fields.words(key)
    if text is None:
        return None
    days = Span.parse(text)
    if days is None:
        remedy = "Write 2020-06-30 or 2020-06-30/2020-07-01"
        fields.fault(key, f"“{text}” is not a day or span of days", remedy)
    return days


REFERENCE = Kind(_read_reference, str, "a passage, as `report-id#2`")
REFERENCES = Kind(
    _read_references, _write_references, "ids of events or reports, `report-id#2`", is_list=True
)
SPAN = Kind(_read_span, str, "`2020-06-30` or `2020-06-30/2020-07-01`")

_STATEMENT_REMEDY = "Write - {says: …, rests_on: [report-id, other-report-id#2]}"
STATEMENT = (
    Key(
        "says",
        WORDS,
        "what is agreed or not, in your words",
        secret=False,
        need=Need.ALWAYS,
        default="",
        remedy=_STATEMENT_REMEDY,
    ),
    Key(
        "rests_on",
        REFERENCES,
        "the accounts that it rests on",
        secret=False,
        form="ids of reports, `report-id#2`",
    ),
)
"""The keys of an entry of ``agreed`` and ``disputed``."""
NO_STATEMENT = Statement("")
"""Something in a list of statements that is none."""
STATEMENTS = tables(
    Statement,
    STATEMENT,
    "`[{says: …, rests_on: […]}]`",
    Stray(_STATEMENT_REMEDY, NO_STATEMENT),
)

EVENT = (
    Key(
        "title",
        WORDS,
        "a neutral headline, in your words",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write title: what happened, in the present tense, without taking a side",
        default="",
    ),
    Key(
        "regions",
        TEXTS,
        "where it happened",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write regions: [SY-ID], codes or ids of regions.toml",
        form="codes, or ids of `regions.toml`",
    ),
    Key(
        "place",
        WORDS,
        "the name of a place; maps show it no nearer than its subdistrict",
        secret=False,
        is_optional=True,
    ),
    Key(
        "days",
        SPAN,
        "when it happened",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write days: 2020-06-30, or 2020-06-30/2020-07-01",
    ),
    Key(
        "kind",
        WORDS,
        "what kind of event it is",
        secret=False,
        need=Need.ALWAYS,
        remedy="Write kind: and one of clash, shelling, air-strike, bombing, raid …, or other",
        default="other",
        form="a kind of the list below, or of `digest.toml`",
    ),
    Key(
        "see",
        TEXTS,
        "events that belong together with it; one of the two files is enough",
        secret=False,
        is_optional=True,
        form="ids of events",
    ),
    Key(
        "lead",
        REFERENCE,
        "the account that carries the headline, whose grade is shown; without it, the first in the "
        "order of dependence",
        secret=False,
        is_optional=True,
    ),
    Key(
        "agreed",
        STATEMENTS,
        "what the accounts agree on",
        secret=False,
        is_optional=True,
    ),
    Key(
        "disputed",
        STATEMENTS,
        "what they do not agree on, or do not know",
        secret=False,
        is_optional=True,
    ),
    Key(
        "keep",
        KEEPS,
        "what is published although it looks private",
        secret=False,
        form="as in a report",
        is_optional=True,
    ),
    FORMERLY,
)
"""The keys of an event's front matter; its note is the text below."""

KEY_POINT_REMEDY = "Write - {text: …, rests_on: [event-id, report-id#2]}"
KEY_POINT = (
    Key(
        "text",
        WORDS,
        "a sentence",
        secret=False,
        need=Need.ALWAYS,
        default="",
        remedy=KEY_POINT_REMEDY,
    ),
    Key(
        "rests_on",
        REFERENCES,
        "the events or passages that it rests on",
        secret=False,
    ),
)
"""The keys of an entry of ``key_points``."""
NO_KEY_POINT = KeyPoint("")
"""Something in a list of key points that is none."""
KEY_POINTS = tables(
    KeyPoint,
    KEY_POINT,
    "`[{text: …, rests_on: […]}]`",
    Stray(KEY_POINT_REMEDY, NO_KEY_POINT),
)

_TREND_REMEDY = "Write - {region: idlib, trend: deteriorated, reason: …}"
TREND = (
    Key(
        "region",
        WORDS,
        "where",
        secret=False,
        need=Need.ALWAYS,
        default="",
        remedy=_TREND_REMEDY,
        form="an id of `regions.toml`",
    ),
    Key(
        "trend",
        choice(Direction),
        "how things went",
        secret=False,
        need=Need.ALWAYS,
        default=Direction.UNCHANGED,
        remedy=_TREND_REMEDY,
    ),
    Key(
        "reason",
        WORDS,
        "why you think so, in a sentence",
        secret=False,
        need=Need.ALWAYS,
        default="",
        remedy=_TREND_REMEDY,
    ),
    Key("rests_on", REFERENCES, "the events or passages behind it", secret=False, is_optional=True),
)
"""The keys of an entry of ``trends``."""
NO_TREND = Trend("", Direction.UNCHANGED, "")
"""Something in a list of trends that is none."""
TRENDS = tables(
    Trend, TREND, "`[{region: …, trend: …, reason: …}]`", Stray(_TREND_REMEDY, NO_TREND)
)
