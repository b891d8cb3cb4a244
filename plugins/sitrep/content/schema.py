"""What the files of content/ may hold, declared once, key by key.

Writing takes the order of keys and which may be left out from here, rights take from
here what is a source's own words, and docs/content.md is generated from it. Reading
asks for the same keys; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from sitrep.content.syntax.yaml_nodes import Plain
from sitrep.core.model import Carrier, Report

Record = TypeVar("Record", Report, Carrier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of a file."""

    name: str
    meaning: str
    """What it says, in a few words."""
    value: str
    """How it is written."""
    secret: bool
    """Whether it holds a source's own words, which its rights may withhold."""
    is_optional: bool = False
    """Whether it is written only where it says something; the others stand there as null."""


def _key(name: str, meaning: str, value: str, *, is_optional: bool = False) -> Key:
    return Key(name=name, meaning=meaning, value=value, secret=False, is_optional=is_optional)


def _words(name: str, meaning: str, value: str) -> Key:
    """A key that holds a source's own words."""
    return Key(name=name, meaning=meaning, value=value, secret=True)


_AS_WRITTEN = "as ingest wrote it"

CARRIER = (
    _key("source", "who reprinted it", "an id of `sources.toml`, or `unknown`"),
    _key("date", "when", "a date"),
    _key("url", "its page", "a URL"),
    _words("title", "its headline", "text"),
    _words("changed", "what it says differently", "a list of sentences"),
    _key("provenance", "when it was taken from a document, and by which rules", _AS_WRITTEN),
)
"""The keys of an entry of ``carriers``, in the order in which they are written."""

REPORT = (
    _key(
        "id",
        "part of the URL, and the id in feeds; given once, never changed",
        "lower-case letters, digits, hyphens",
    ),
    _words("title", "the headline", "text"),
    _key(
        "title_kind",
        "who worded the headline; null as long as there is none",
        "`stated` (the origin), `carrier`, `editor` (you)",
    ),
    _key("date", "when the origin first published it", "a date, as 2020-07-01"),
    _key(
        "date_basis",
        "what the date rests on; null as long as there is none",
        "`stated`, `url`, `carrier`, `text`, `editor`",
    ),
    _key("added", "when it entered the digest", "a date"),
    _key("source", "the origin", "an id of `sources.toml`, or `unknown`"),
    _words("byline", "who wrote it", "text"),
    _key(
        "lang",
        "the language of its words, if it is not the digest's",
        "`ar`, `fa`, `pt-BR` …",
        is_optional=True,
    ),
    _key("url", "the origin's page", "a URL"),
    _key("archived", "a copy in a public archive", "a URL"),
    _key("carriers", "who reprinted it", "a list of tables; see below"),
    _key("cites", "what it leans on", "ids of sources or reports"),
    _key("corroborated_by", "reports that rest on other sources and confirm it", "ids of reports"),
    _key(
        "text",
        "whose words these are",
        "`verbatim` (the origin's: its rights rule them), `excerpt` (what `tidy` left of them), "
        "`summary` (yours)",
    ),
    _key(
        "regions",
        "where it is filed, if its text has no passages",
        "codes, or ids of `regions.toml`",
    ),
    _key(
        "credibility",
        "how far this report can be believed",
        "1 to 6; 1 needs a second independent source",
    ),
    _key("status", "whether it is shown", "`draft`, `published`, `withdrawn`"),
    _key("changes", "errata, shown to readers", "`[{date: …, note: …}]`"),
    _key(
        "revisions",
        "other versions of its source's page",
        "`[{date: …, note: …, followed: false}]`; shown until `followed: true`",
        is_optional=True,
    ),
    _key("provenance", "when it was taken from a document, and by which rules", _AS_WRITTEN),
    _key(
        "keep",
        "what is published although it looks private",
        "`{what, where, reason}` each, and `count` for several",
        is_optional=True,
    ),
    _key(
        "fingerprint",
        "one-way marks of its documents' words, by which a published summary that copies them is "
        "a fault",
        _AS_WRITTEN,
        is_optional=True,
    ),
)
"""The keys of a report's front matter, in the order in which they are written."""

EDITION = (
    _key("announced", "when the week was closed; `./dev announce` writes it", "a date"),
    _key("key_points", "what matters most in the week", "a list of sentences"),
    _key("errata", "corrections of the edition, shown to readers", "`[{date: …, note: …}]`"),
    _key("keep", "what is published although it looks private", "as in a report"),
)
PAGE = (
    _key("title", "the heading", "text"),
    _key("slug", "the URL, below the site's", "lower-case letters, digits, hyphens"),
    _key("description", "what it is, for search engines and link cards", "a sentence"),
    _key("keep", "what is published although it looks private", "as in a report"),
)
SOURCE = (
    _key("name", "what readers see", "text"),
    _key("homepage", "its site; ingest recognises it by the host", "a URL"),
    _key("affiliation", "a short label; equal ones are one row in the mix of sources", "text"),
    _key("about", "who runs and pays for it", "a sentence or two"),
    _key("evidence", "what that rests on", "a list of URLs"),
    _key("aliases", "other names and host names by which ingest recognises it", "a list"),
    _key("reliability", "the letter of the Admiralty code", "A to F"),
    _key("reason", "why; needed for A to E", "a sentence"),
    _key("judged", "when that was judged", "a date"),
    _key(
        "rights",
        "what may be shown of its own words; without it, `link`",
        "`full`, `excerpt:80` (words), `link`, `withhold`",
    ),
    _key("feed", "its own feed", "a URL"),
    _key("keep", "what is published although it looks private", "as in a report"),
)
REGION = (
    _key("name", "what readers see", "text"),
    _key("codes", "what belongs to it", "ISO 3166-2 or 3166-1 codes"),
    _key("spellings", "other spellings by which ingest recognises it", "a list"),
    _key("pcodes", "OCHA's P-codes of its codes, for the data files", '`{SY-HI = "SY04"}`'),
    _key("keep", "what is published although it looks private", "as in a report"),
)
PLACE = (
    _key("places", "names of places in the area", "a list"),
    _key(
        "shy",
        "names that are words or people's names as well: they count only as “the village of …”",
        "a list",
    ),
)
DIGEST = (
    _key(
        "repository",
        "who can read the repository; without it, everybody",
        "`public` or `private`",
    ),
)

FILES = {
    "report": REPORT,
    "carrier": CARRIER,
    "edition": EDITION,
    "page": PAGE,
    "source": SOURCE,
    "region": REGION,
    "place": PLACE,
    "digest": DIGEST,
}
"""The keys of each kind of file or row, by the name under which docs/content.md has them."""


def written(values: Mapping[str, Plain], keys: Sequence[Key]) -> dict[str, Plain]:
    """The values of a record in the order of its keys, without those that may be left out and are
    empty.
    """
    return {key.name: values[key.name] for key in keys if values[key.name] or not key.is_optional}


def without_words(record: Record, keys: Iterable[Key]) -> Record:
    """A record without what a source said in its own words: each such field has its default."""
    secret = {key.name for key in keys if key.secret}
    empty: dict[str, Any] = {
        each.name: each.default for each in fields(record) if each.name in secret
    }
    return replace(record, **empty)


def keys_table(keys: Iterable[Key]) -> str:
    """The keys as a table of Markdown."""
    rows = [f"| `{key.name}` | {key.meaning} | {key.value} |" for key in keys]
    return "\n".join(["| key | meaning | written as |", "|---|---|---|", *rows, ""])
