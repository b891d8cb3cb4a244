"""What hypothesis draws from: nasty texts, and reports in normal form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import strategies as st

from sitrep.content.checks.fingerprint import make_fingerprint
from sitrep.content.schema.key import Key, Kind, Need
from sitrep.content.schema.kinds import (
    ANSWER,
    DAY,
    FINGERPRINTS,
    IDS,
    LANGUAGE,
    SLUG,
    TEXT,
    TEXTS,
    URL,
    WORDS,
)
from sitrep.content.schema.records import CARRIER, CHANGE, KEEP, PROVENANCE, REASON, REVISION
from sitrep.content.schema.report import REPORT
from sitrep.core.figures import (
    Amount,
    Figure,
    FigureGroup,
    FigureKind,
    Precision,
    in_order,
)
from sitrep.core.markdown.escape import escape_text
from sitrep.core.model import Carrier, Change, Passage, Provenance, Report, Revision
from sitrep.core.private.kinds import Keep
from sitrep.core.text import is_visible, legible, one_line
from sitrep.core.weeks import Span

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
    "10^5^", "H~2~O", "a {#b}", "{.c}",
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


reasons = one_line_texts.filter(is_visible)
fingerprints = st.frozensets(st.text(max_size=8), max_size=3).map(make_fingerprint)

_DRAWN: dict[Kind, st.SearchStrategy[object]] = {
    WORDS: one_line_texts,
    REASON: reasons,
    TEXT: many_line_texts,
    TEXTS: st.lists(one_line_texts, max_size=2).map(tuple),
    DAY: days,
    URL: addresses,
    SLUG: slugs,
    IDS: st.lists(slugs, max_size=2).map(tuple),
    LANGUAGE: languages,
    ANSWER: st.booleans(),
    FINGERPRINTS: st.lists(fingerprints, max_size=2).map(tuple),
}
"""What each kind of key is drawn from, but for those that allow only some values and for tables."""
_MODELS: dict[tuple[Key, ...], Callable[..., object]] = {
    CARRIER: Carrier,
    CHANGE: Change,
    KEEP: Keep,
    PROVENANCE: Provenance,
    REVISION: Revision,
}


def values_of(key: Key) -> st.SearchStrategy[object]:
    """Values of a key in normal form; None among them where it may be left without one."""
    kind = key.kind
    if kind.choices:
        values: st.SearchStrategy[object] = st.sampled_from(kind.choices)
    elif kind.keys:
        values = st.builds(_MODELS[kind.keys], **{each.name: values_of(each) for each in kind.keys})
        values = st.lists(values, max_size=2).map(tuple) if kind.is_list else values
    else:
        values = _DRAWN[kind]
    must_have = key.need is Need.ALWAYS or key.default is not None or kind.is_list
    return values if must_have or kind is ANSWER else st.none() | values


region_words = st.lists(st.sampled_from(REGION_WORDS), min_size=1, max_size=4, unique=True).map(
    tuple
)
passages = st.builds(Passage, text=_texts, regions=region_words, days=st.none() | spans())
bodies = st.one_of(
    st.just(()),
    st.builds(Passage, text=_texts).map(lambda passage: (passage,)),
    st.lists(passages, min_size=1, max_size=3).map(tuple),
)
reports = st.builds(Report, **{key.name: values_of(key) for key in REPORT}, passages=bodies)
"""Reports in normal form: every key that the schema declares, every value that it allows."""


def day(text: str) -> dt.date:
    """A date as files write it."""
    return dt.date.fromisoformat(text)


def amounts() -> st.SearchStrategy[Amount]:
    """Amounts of people in normal form."""
    numbers = st.integers(1, 9_999_999_998)
    alone = st.sampled_from([each for each in Precision if each is not Precision.BETWEEN])
    return st.one_of(
        st.builds(Amount, alone, numbers),
        st.just(Amount(Precision.EXACT, 0)),
        numbers.flatmap(
            lambda low: st.builds(
                Amount,
                st.just(Precision.BETWEEN),
                st.just(low),
                st.integers(low + 1, 9_999_999_999),
            )
        ),
    )


def figures() -> st.SearchStrategy[tuple[Figure, ...]]:
    """A passage's figures in normal form: by kind and group, each version once."""
    figure = st.builds(
        Figure,
        st.sampled_from(FigureKind),
        amounts(),
        st.sampled_from(FigureGroup),
        st.none() | st.dates(dt.date(1000, 1, 1)),
        st.booleans(),
    )
    return st.lists(figure, max_size=6, unique=True).map(in_order)
