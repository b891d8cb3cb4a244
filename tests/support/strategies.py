"""What hypothesis draws from: nasty texts, and reports in normal form."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from sitrep.content.checks.fingerprint import make_fingerprint
from sitrep.core.markdown.escape import escape_text
from sitrep.core.model import (
    Carrier,
    Change,
    DateBasis,
    Passage,
    Provenance,
    Report,
    Revision,
    Span,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.text import legible, one_line

NASTY = (
    "2020. The army", "1) item", "* * *", "- - -", "___", "[x]: y", "[x](y)", "![x](y)", "&#x202e;", "&amp;", "&amp",
    "：：： passage SY-ID", "\u200b::: passage SY-ID",
    ":::", "::: passage SY-ID", "::: passage SY-ID 2020-07-01", "<script>alert(1)</script>", "<!-- -->", "\\", "\\*",
    "`", "```", "~~~", "> ", "# ", "#", "## x", "+ ", "- ", "-", "---", "...", "===", "|", "| a | b |", "%", "@", "!",
    "!!str", "&a", "*a", "? ", ": ", ":", "null", "Null", "~", "NO", "yes", "12:30", "1e3", "0x10", "2020-07-01",
    "'", '"', "''", '"a"', "{", "}", "[", "]", "[]", "{}", ",", " #c", "a: b", "a #b", "<<", "=", "\u00a0", "\u2003",
    "\u3000", "\u2028", "\u200b", "\ufeff", "\u202e", "\u2066", "\u061c", "ا", "é", "e\u0301", "😀", "🏳️‍🌈", "Σ", "  ",
    "\t", "**", "__", "*a*", "_a_", "~~a~~", "https://example.org/", "<https://example.org/>", "a@example.org",
    "{static}", "{{ x }}", "{% x %}", "${x}", "]]>", "&", "&&", "&;", "&#;", "&#0;", "&#12;", "&notit;", "%0a", "x",
)  # fmt: skip
"""Signs and words that YAML, Markdown, HTML or a template might take for its own."""

REGION_WORDS = (
    "SY-ID",
    "SY-DR",
    "SY-HI",
    "SY-DY",
    "SY",
    "TR",
    "idlib",
    "desert",
    "north-east-syria",
)
ADDRESSES = (
    "https://example.org/",
    "http://example.org/a/b?c=d&e=f#g",
    "https://www.example.org:8443/%D8%A7/(x),y;z'~",
    "https://example.org/é/ا",
)

fragments = st.sampled_from(NASTY)
raw_texts = st.lists(st.one_of(fragments, st.text(max_size=8)), max_size=8).map("".join)
"""Any text: control characters, surrogates and non-characters too."""

one_line_texts = raw_texts.map(lambda text: one_line(legible(text))).filter(bool)
"""One line in normal form: nothing but what every surface can carry, white space single."""

many_line_texts = st.lists(one_line_texts, min_size=1, max_size=4).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\n  ", " \n"]).map(lambda glue: glue.join(lines))
)
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,5}", fullmatch=True).filter(
    lambda slug: len(slug) <= 80
)
languages = st.sampled_from(("ar", "fa", "he", "no", "pt-BR", "zh-Hant"))
addresses = st.sampled_from(ADDRESSES)
days = st.dates()

_BLOCKS = (
    "- one\n- two",
    "> said\n> so",
    "1. one\n2. two",
    "```\n::\n\n---\n```",
    "**bold** _it_",
    "***",
    "a  \nb",
    "---",
)
_texts = (
    st.lists(
        st.one_of(one_line_texts.map(escape_text), st.sampled_from(_BLOCKS)), min_size=1, max_size=4
    )
    .map("\n\n".join)
    .map(lambda text: text.strip("\n \t"))
    .filter(bool)
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """The days of events, first to last."""
    first, last = sorted((draw(days), draw(days)))
    return Span(first, last)


provenances = st.builds(
    Provenance,
    taken=days,
    rules=one_line_texts,
)
carriers = st.builds(
    Carrier,
    source=one_line_texts,
    date=st.none() | days,
    url=st.none() | addresses,
    title=st.none() | one_line_texts,
    changed=st.lists(one_line_texts, max_size=2).map(tuple),
    provenance=st.none() | provenances,
)
fingerprints = st.frozensets(st.text(max_size=8), max_size=3).map(make_fingerprint)
changes = st.builds(Change, date=days, note=many_line_texts)
revisions = st.builds(
    Revision,
    date=days,
    note=one_line_texts,
    source=st.none() | one_line_texts,
    followed=st.booleans(),
    provenance=st.none() | provenances,
)
region_words = st.lists(st.sampled_from(REGION_WORDS), min_size=1, max_size=4, unique=True).map(
    tuple
)
passages = st.builds(Passage, text=_texts, regions=region_words, events=st.none() | spans())
bodies = st.one_of(
    st.just(()),
    st.builds(Passage, text=_texts).map(lambda passage: (passage,)),
    st.lists(passages, min_size=1, max_size=3).map(tuple),
)
_lists = st.lists(one_line_texts, max_size=2).map(tuple)

reports = st.builds(
    Report,
    id=slugs,
    added=st.none() | days,
    title=st.none() | one_line_texts,
    title_kind=st.none() | st.sampled_from(TitleKind),
    date=st.none() | days,
    date_basis=st.none() | st.sampled_from(DateBasis),
    source=st.none() | one_line_texts,
    byline=st.none() | one_line_texts,
    lang=st.none() | languages,
    url=st.none() | addresses,
    archived=st.none() | addresses,
    carriers=st.lists(carriers, max_size=2).map(tuple),
    cites=_lists,
    corroborated_by=_lists,
    text=st.sampled_from(TextKind),
    regions=_lists,
    credibility=st.none() | st.integers(1, 6),
    status=st.sampled_from(Status),
    changes=st.lists(changes, max_size=2).map(tuple),
    revisions=st.lists(revisions, max_size=2).map(tuple),
    provenance=st.none() | provenances,
    fingerprint=st.lists(fingerprints, max_size=2).map(tuple),
    passages=bodies,
)
"""Reports in normal form: every field, every word of the enumerations."""


def day(text: str) -> dt.date:
    """A date as files write it."""
    return dt.date.fromisoformat(text)
