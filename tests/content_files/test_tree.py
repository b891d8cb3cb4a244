from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitrep.content.reading import ContentFile
from sitrep.content.report_text import dump_report
from sitrep.content.tree import read_content
from sitrep.core.errors import Fault
from sitrep.core.limits import MARKUP, PICTURE, REPORT, REPORT_LINES, TABLE, Limit
from sitrep.core.model import Report, Status
from sitrep.core.text import legible
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.feeds.feeds import plan_feeds
from sitrep.site.site import Site
from tests.support.strategies import NASTY, day, reports
from tests.support.trees import CODES, REGIONS, SOURCES, content, line_of, read, report_text, tree

NAME = "2020-07-01-example-wire-bridge"
PATH = f"reports/2020/{NAME}.md"
FILE = f"content/{PATH}"
SITE = Site("Digest", "https://digest.example.org/", "Tests.", "tag:example.org,2026:")
EVENT = "---\ntitle: A bridge reopens\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n---\n"
EDITION = "---\nannounced: 2020-07-07\ntitle: A bridge\nerrata: [{date: 2020-07-08, note: Two.}]\n---\nLead.\n"
PAGE = "---\ntitle: About\nslug: about\n---\n[the feeds](/feeds/)\n"
FULL = report_text(
    carriers='[{source: example-review, date: null, url: "https://a.example.org/x", title: T, changed: [a]}]',
    cites="[example-review]",
    changes="[{date: 2020-07-04, note: n}]",
    provenance='{taken: 2020-07-02, rules: "1"}',
    regions="[SY-ID]",
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A fault as a curator must be able to understand it."""

    file: str
    line: int
    key: str
    problem: str
    """Words that must stand in the problem …"""
    remedy: str
    """… and in the remedy."""

    def matches(self, fault: Fault) -> bool:
        same = (self.file, self.line, self.key) == (
            fault.file.removeprefix("content/"),
            fault.line,
            fault.key,
        )
        return same and self.problem in fault.problem and self.remedy in fault.remedy


def assert_exactly(faults: list[Fault], expected: list[Expected]) -> None:
    """Each fault expected is there, and no other."""
    missed = [each for each in expected if not any(each.matches(fault) for fault in faults)]
    surplus = [fault for fault in faults if not any(each.matches(fault) for each in expected)]
    assert (missed, surplus) == ([], [])
    assert len(faults) == len(expected)


def faults_of(files: Mapping[str, str | bytes]) -> list[Fault]:
    """The faults of files given as texts or bytes."""
    given = [
        ContentFile(path, text if isinstance(text, bytes) else text.encode())
        for path, text in files.items()
    ]
    return read_content(given, codes=CODES)[1]


def test_a_tree_without_faults_is_read_whole() -> None:
    page = f"{PAGE}\n[map]({{static}}/images/map.png)\n"
    files = tree(
        {"a": report_text("a"), "b": report_text("b", status="draft")}, pages___about__md=page
    )
    found = content({**files, "editions/2020-W27.md": EDITION, "images/map.png": "x"})
    assert [each.report.id for each in found.reports] == ["a"]
    assert [each.file.report.id for each in found.drafts] == ["b"]
    assert [str(each.week) for each in found.editions] == ["2020-W27"]
    assert [each.slug for each in found.pages] == ["about"]
    assert [each.id for each in found.sources] == ["example-wire", "example-review"]
    assert [each.id for each in found.regions.rows] == ["idlib", "daraa", "homs", "desert", "syria"]


BROKEN_BODY = """\
::: passage SY-ID 2020-06-30
Fine.
:::

Lost words.

::: pasage SY-ID
:::
::: passage SY-DR
Outer.
::: passage SY-ID
Inner.
:::
::: passage SY-HI 2020-06-31
Wrong day.
:::
::: passage SY-ID
:::
::: passage SY-DR
Open.
"""
UNREADABLE = {
    "aliases": "---\nid: aliases\ntitle: *other\n---\nx\n",
    "anchors": "---\nid: anchors\n\ntitle: &other x\n---\nx\n",
    "tags": "---\nid: tags\nstatus: published\ntitle: !!python/name:os.system x\n---\nx\n",
    "colons": "---\nid: colons\ntitle: Bridge: reopened\n---\nx\n",
    "no-end": "---\nid: no-end\n",
    "no-keys": "Only text.\n",
    "a-list": "---\n- id\n---\nx\n",
}


def many_faults() -> tuple[dict[str, str | bytes], list[Expected]]:
    """One tree with many faults, and each of them."""
    no_title = report_text("no-title", title="null")
    wrong_date = report_text("wrong-date", date="1 July 2020")
    unknown_source = report_text("unknown-source", source="example-wir")
    unknown_carrier = report_text("unknown-carrier", carriers="[{source: nobody}]")
    unknown_region = report_text("unknown-region", body="Text.\n::: passage SY-ID SY-XX\nx\n:::\n")
    unknown_key = report_text("unknown-key", titel="x")
    again = report_text("no-title", url="https://wire.example.org/again")
    empty = report_text("empty", body="\n \n")
    broken = report_text("broken", body=BROKEN_BODY)
    same_url = report_text("same-url", url="http://www.wire.example.org/wrong-date/")
    confirmed = report_text("confirmed", credibility="1")
    bad_status = report_text("bad-status", status="publishd")
    no_region = report_text("no-region", body="Text.")
    bytes_file = report_text("bytes").encode().replace(b"reopened", b"reopened\xff")
    reports_given: dict[str, str | bytes] = {
        "no-title": no_title,
        "wrong-date": wrong_date,
        "unknown-source": unknown_source,
        "unknown-carrier": unknown_carrier,
        "unknown-region": unknown_region,
        "unknown-key": unknown_key,
        "zz-again": again,
        "empty": empty,
        "broken": broken,
        "zz-same-url": same_url,
        "confirmed": confirmed,
        "bad-status": bad_status,
        "no-region": no_region,
        "bytes": bytes_file,
        **UNREADABLE,
    }
    sources = SOURCES.replace('reliability = "D"', 'reliability = "X"')
    regions = REGIONS + '\n[bad]\nname = "Bad"\ncode = []\n'
    edition = EDITION.replace("2020-07-07", "soon")
    page = "---\ntitle: About\nslug: about\n---\n[sources]({static}/sources.toml)\n"
    body = line_of(broken, BROKEN_BODY)
    expected = [
        Expected(
            "reports/no-title.md",
            line_of(no_title, "title: null"),
            "title",
            "is missing",
            "Write title",
        ),
        Expected(
            "reports/wrong-date.md",
            line_of(wrong_date, "date: 1"),
            "date",
            "“1 July 2020”",
            "2020-07-01",
        ),
        Expected(
            "reports/unknown-source.md",
            line_of(unknown_source, "source: "),
            "source",
            "“example-wir”",
            "[example-wir]",
        ),
        Expected(
            "reports/unknown-carrier.md",
            line_of(unknown_carrier, "carriers: "),
            "carriers[1].source",
            "“nobody”",
            "[nobody]",
        ),
        Expected(
            "reports/unknown-region.md",
            line_of(unknown_region, "Text."),
            "passage",
            "outside",
            "between",
        ),
        Expected(
            "reports/unknown-region.md",
            line_of(unknown_region, "::: passage"),
            "passage 1",
            "SY-XX",
            "Correct",
        ),
        Expected(
            "reports/unknown-key.md",
            line_of(unknown_key, "titel"),
            "titel",
            "unknown key",
            "Write title",
        ),
        Expected(
            "reports/zz-again.md",
            2,
            "id",
            "“no-title” is also that of content/reports/no-title.md",
            "another id",
        ),
        Expected(
            "reports/empty.md",
            line_of(empty, "\n \n"),
            "body",
            "has no text",
            "Write its paragraphs",
        ),
        Expected("reports/broken.md", body + 4, "passage", "outside", "between"),
        Expected(
            "reports/broken.md",
            body + 6,
            "passage",
            "“::: pasage SY-ID” is not a passage line",
            "::: passage",
        ),
        Expected(
            "reports/broken.md", body + 7, "passage", "closes a passage that is not open", "Remove"
        ),
        Expected(
            "reports/broken.md",
            body + 10,
            "passage",
            f"inside the passage of line {body + 8}",
            "Close that one",
        ),
        Expected(
            "reports/broken.md", body + 13, "passage", "“2020-06-31” is not a day", "2020-06-30"
        ),
        Expected("reports/broken.md", body + 16, "passage", "is empty", "remove it"),
        Expected("reports/broken.md", body + 18, "passage", "is not closed", "End it"),
        Expected(
            "reports/zz-same-url.md",
            line_of(same_url, "url: "),
            "url",
            "reports/wrong-date.md",
            "carriers",
        ),
        Expected(
            "reports/confirmed.md",
            line_of(confirmed, "credibility: "),
            "credibility",
            "second independent root",
            "another named source",
        ),
        Expected(
            "reports/bad-status.md",
            line_of(bad_status, "status: "),
            "status",
            "“publishd”",
            "draft, published, withdrawn",
        ),
        Expected("reports/no-region.md", 1, "regions", "is missing", "Write regions"),
        Expected(
            "reports/bytes.md",
            line_of(report_text("bytes"), "reopened."),
            "",
            "not UTF-8",
            "Save the file as UTF-8",
        ),
        Expected("reports/aliases.md", 3, "", "an alias (*other)", "quotes"),
        Expected("reports/anchors.md", 4, "", "an anchor (&other)", "quotes"),
        Expected(
            "reports/tags.md", 4, "", "a tag (tag:yaml.org,2002:python/name:os.system)", "quotes"
        ),
        Expected("reports/colons.md", 3, "", "not valid YAML", "colon"),
        Expected("reports/no-end.md", 1, "", "is not closed", "Close the keys"),
        Expected("reports/no-keys.md", 1, "", "has no front matter", "Start the file"),
        Expected("reports/a-list.md", 2, "", "not a list of keys", "key: value"),
        Expected("reports/notes.txt", 1, "", "is not read by anything", "Remove or rename"),
        Expected("Reports/x.md", 1, "", "is not read by anything", "Remove or rename"),
        Expected(
            "sources.toml",
            line_of(sources, '"X"'),
            "example-review.reliability",
            "“X” is not a grade",
            "A to F",
        ),
        Expected("regions.toml", line_of(regions, "[bad]"), "bad.codes", "is missing", "Add codes"),
        Expected(
            "regions.toml",
            line_of(regions, "code = []"),
            "bad.code",
            "is an unknown key",
            "Write codes",
        ),
        Expected("editions/2020-W27.md", 2, "announced", "“soon” is not a date", "2020-07-01"),
        Expected("editions/2020-W54.md", 1, "", "“2020-W54” is not an ISO week", "2020-W27.md"),
        Expected(
            "pages/about.md",
            5,
            "link",
            "“{static}/sources.toml” does not link to a file",
            "Correct",
        ),
        Expected("pages/clash.md", 3, "slug", "“feeds” cannot be an address", "slug: about"),
    ]
    files: dict[str, str | bytes] = {
        "sources.toml": sources,
        "regions.toml": regions,
        "editions/2020-W27.md": edition,
        "editions/2020-W54.md": EDITION,
        "pages/about.md": page,
        "pages/clash.md": "---\ntitle: Clash\nslug: feeds\n---\nx\n",
        "reports/notes.txt": "x",
        "Reports/x.md": report_text("x"),
        **{f"reports/{name}.md": text for name, text in reports_given.items()},
    }
    return files, expected


def test_all_faults_of_a_tree_are_told_at_once_each_with_its_line_and_nothing_else_is() -> None:
    files, expected = many_faults()
    assert_exactly(faults_of(files), expected)


def test_faults_come_by_file_and_line_each_once_in_whatever_order_files_are_read() -> None:
    files, _ = many_faults()
    faults = faults_of(files)
    assert faults == sorted(set(faults))
    assert faults_of(dict(reversed(files.items()))) == faults


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "sources.toml",
            SOURCES + "[a\n",
            Expected("sources.toml", 16, "", "not valid TOML", "Correct"),
        ),
        ("sources.toml", b"\n\xff", Expected("sources.toml", 2, "", "not UTF-8", "Save")),
        ("regions.toml", "a = \n", Expected("regions.toml", 1, "", "not valid TOML", "Correct")),
        ("regions.toml", b"\xff", Expected("regions.toml", 1, "", "not UTF-8", "Save")),
    ],
)
def test_a_broken_table_is_one_fault_and_not_one_for_everything_that_names_it(
    path: str, text: str | bytes, expected: Expected
) -> None:
    assert_exactly(faults_of({**tree({NAME: FULL}), path: text}), [expected])


def test_a_missing_table_is_a_fault() -> None:
    missing = [
        Expected(path, 1, "", "is missing", "Create it")
        for path in ("sources.toml", "regions.toml")
    ]
    assert_exactly(faults_of({PATH: FULL}), missing)


@pytest.mark.parametrize(
    "path",
    [
        "notes.txt",
        "sources.md",
        "Sources.toml",
        "sources.toml/x.md",
        "reports.md",
        "reports/a.markdown",
        "reports/a.MD",
        "reports/2020/a.md.bak",
        "editions/2020-W27.txt",
        "pages/a.html",
        "draft/a.md",
        "a/reports/a.md",
    ],
)
def test_a_file_that_nothing_reads_is_a_fault(path: str) -> None:
    expected = Expected(path, 1, "", "is not read by anything", "Remove or rename")
    assert_exactly(faults_of({**tree(), path: report_text("other")}), [expected])


def test_pictures_are_not_the_cores_to_judge() -> None:
    assert faults_of({**tree(), "images/a.png": b"\xff", "images/2020/b.svg": "<svg/>"}) == []


def test_faults_are_named_below_the_folder_that_was_read() -> None:
    found = read_content([ContentFile("x.txt", b"")], codes=CODES, root="elsewhere")[1]
    assert {fault.file for fault in found} == {
        "elsewhere/x.txt",
        "elsewhere/sources.toml",
        "elsewhere/regions.toml",
    }


def test_an_empty_tree_has_nothing_but_missing_tables() -> None:
    assert [fault.problem for fault in faults_of({})] == ["is missing", "is missing"]


def test_two_pages_at_one_address_are_a_fault() -> None:
    files = {**tree(), "pages/a.md": PAGE, "pages/b.md": PAGE}
    assert [(fault.file, fault.key) for fault in faults_of(files)] == [
        ("content/pages/b.md", "slug")
    ]


def test_a_page_or_edition_that_cannot_be_read_is_a_fault_and_left_out() -> None:
    files = {
        **tree(),
        "pages/a.md": PAGE,
        "pages/b.md": "x",
        "editions/2020-W27.md": "x",
        "editions/2020-W28.md": EDITION,
    }
    found, faults = read(files)
    assert [fault.file for fault in faults] == [
        "content/editions/2020-W27.md",
        "content/pages/b.md",
    ]
    assert [page.slug for page in found.pages] == ["about"]
    assert [str(notes.week) for notes in found.editions] == ["2020-W28"]


def test_two_files_for_one_week_are_a_fault() -> None:
    files = {**tree(), "editions/2020-W27.md": EDITION, "editions/old/2020-W27.md": EDITION}
    expected = Expected(
        "editions/old/2020-W27.md", 1, "", "week 2020-W27 already has another", "Merge"
    )
    assert_exactly(faults_of(files), [expected])


def test_two_pages_at_one_address_are_told_on_the_line_of_the_slug() -> None:
    files = {**tree(), "pages/a.md": PAGE, "pages/b.md": PAGE}
    assert [fault.line for fault in faults_of(files)] == [line_of(PAGE, "slug")]


def test_two_pages_without_a_slug_share_none() -> None:
    text = PAGE.replace("slug: about\n", "")
    files = {**tree(), "pages/a.md": text, "pages/b.md": text}
    assert [fault.problem for fault in faults_of(files)] == ["is missing", "is missing"]


@pytest.mark.parametrize(
    "key",
    [
        "carriers:\n  - source: example-review\n  - source: nobody",
        "cites:\n  - example-review\n  - nobody",
    ],
)
def test_an_unknown_name_in_a_list_is_told_on_its_own_line(key: str) -> None:
    name, _, items = key.partition(":")
    text = report_text(**{name: items})
    assert [fault.line for fault in faults_of(tree({NAME: text}))] == [line_of(text, "nobody")]


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("carriers", "[x, {source: nobody}]", "“nobody” is not a source"),
        ("cites", "[[], nobody]", "“nobody” is neither"),
        ("regions", "[null, SY-XX]", "SY-XX is not an ISO"),
        ("source", "nobody\nsource: nobody", "“nobody” is not a source"),
    ],
)
def test_two_faults_at_one_key_are_both_told(key: str, value: str, problem: str) -> None:
    problems = [fault.problem for fault in faults_of(tree({NAME: report_text(**{key: value})}))]
    assert any(problem in each for each in problems)


def test_a_passage_line_without_a_region_is_one_fault() -> None:
    files = tree({NAME: report_text(body="::: passage 2020-06-30\nThe bridge.\n:::\n")})
    assert [fault.problem for fault in faults_of(files)] == ["names no region"]


# Drafts


def drafts_of(files: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Key and problem of what stands between each draft and publishing; the tree itself has no fault."""
    return {
        each.file.report.id: [(fault.key, fault.problem) for fault in each.faults]
        for each in content(files).drafts
    }


def test_a_draft_may_hold_nulls_and_is_listed_with_what_it_lacks() -> None:
    nulls = dict.fromkeys(["title", "title_kind", "date", "date_basis", "added"], "null")
    nulls |= dict.fromkeys(["source", "url", "credibility", "carriers"], "null")
    text = report_text("a", status="draft", body="Text.", **nulls)
    assert drafts_of(tree({"a": text})) == {
        "a": [
            ("regions", "is missing, and the text has no passages"),
            ("title", "is missing"),
            ("date", "is missing"),
            ("added", "is missing"),
            ("source", "is missing"),
        ]
    }


def test_a_draft_never_adds_a_fault_however_wrong_it_is() -> None:
    wrong = {
        "date": "soon",
        "titel": "x",
        "source": "nobody",
        "url": "x",
        "carriers": "[x]",
        "credibility": "1",
    }
    text = report_text("a", status="draft", body=BROKEN_BODY, **wrong)
    faults = drafts_of(tree({NAME: report_text(), "a": text}))["a"]
    assert {"date", "titel", "source", "url", "carriers", "credibility", "passage"} <= {
        key for key, _ in faults
    }


def test_a_draft_without_a_fault_is_listed_all_the_same() -> None:
    assert drafts_of(tree({"a": report_text("a", status="draft")})) == {"a": []}


def test_a_published_report_may_not_lean_on_a_draft() -> None:
    body = "::: passage SY-ID event=bridge\nIt reopened.\n:::\n"
    one = report_text("a", body, credibility="1", cites="[b]")
    other = report_text("b", body, source="example-review", status="draft")
    files = {**tree({"a": one, "b": other}), "events/bridge.md": EVENT}
    assert {fault.key for fault in faults_of(files)} == {"credibility", "cites[1]"}


def test_a_published_report_is_confirmed_by_what_is_published() -> None:
    body = "::: passage SY-ID event=bridge\nIt reopened.\n:::\n"
    one = report_text("a", body, credibility="1")
    other = report_text("b", body, source="example-review")
    assert faults_of({**tree({"a": one, "b": other}), "events/bridge.md": EVENT}) == []


@pytest.mark.parametrize("status", ["Draft", "drafted", "[draft]", "null", "draft published"])
def test_a_draft_whose_status_is_misspelt_is_a_fault(status: str) -> None:
    text = report_text(status=status)
    found, faults = read(tree({NAME: text}))
    assert [(fault.file, fault.line, fault.key) for fault in faults] == [
        (FILE, line_of(text, "status"), "status")
    ]
    assert (found.reports, found.drafts) == ((), ())


def test_a_draft_whose_key_status_is_misspelt_is_a_fault() -> None:
    text = report_text(status="", state="draft")
    assert {fault.key for fault in faults_of(tree({NAME: text}))} == {"status", "state"}


def test_a_draft_that_cannot_be_read_is_a_fault_for_nobody_can_tell_that_it_is_one() -> None:
    assert len(faults_of({**tree(), "reports/x.md": b"---\nstatus: draft\n\xff\n---\n"})) == 1


def test_a_draft_with_the_id_or_address_of_another_report_is_told_so() -> None:
    files = tree({NAME: report_text(), "3000-later": report_text(status="draft")})
    (faults,) = drafts_of(files).values()
    assert [key for key, _ in faults] == ["id", "url"]


@pytest.mark.parametrize(
    "keys",
    [
        {"id": NAME, "url": "https://wire.example.org/x"},
        {"url": f"https://wire.example.org/{NAME}"},
    ],
)
def test_a_draft_that_sorts_before_the_report_it_repeats_is_told_so(keys: dict[str, str]) -> None:
    files = tree(
        {
            NAME: report_text(),
            "1000-earlier": report_text("1000-earlier", **{"status": "draft", **keys}),
        }
    )
    (faults,) = drafts_of(files).values()
    assert faults != []


def test_a_draft_that_rests_on_another_draft_is_told_so() -> None:
    one = report_text("a", status="draft", cites="[b]")
    other = report_text("b", status="draft", source="example-review")
    assert drafts_of(tree({"a": one, "b": other}))["a"] != []


def test_a_wrong_date_of_a_draft_is_told_once() -> None:
    faults = drafts_of(tree({"a": report_text("a", status="draft", date="soon")}))["a"]
    assert faults == [("date", "“soon” is not a date")]


# Whatever bytes


ANY_PATH = st.sampled_from(
    [PATH, "sources.toml", "regions.toml", "editions/2020-W27.md", "pages/about.md"]
)
PIECES = (
    *NASTY, "---\n", "\n", "id: ", "title: ", "status: ", "published", "draft", "date: ", "2020-07-01", "carriers:",
    "\n  - ", "source: ", "|", "&a ", "*a", "!!x ", "? ", "\t", "changes: ", "note: ", "provenance: ", "%YAML 1.1\n",
    '"\\x00"', '"\\uD800"', "\r", "\r\n", "cites: ", "[[", "0x", "inf", '"""', "'''", "= ", "\x00", "\x85",
)  # fmt: skip


def read_all(files: Mapping[str, str | bytes]) -> list[Fault]:
    """Read, and make of it what a site would; the faults."""
    given = [
        ContentFile(path, text if isinstance(text, bytes) else text.encode())
        for path, text in files.items()
    ]
    found, faults = read_content(given, codes=CODES)
    for drafts in (False, True):
        for plan in plan_feeds(build_catalogue(found, drafts=drafts), SITE):
            assert len(plan.feed.items) <= len(plan.told)
    return faults


@given(ANY_PATH, st.binary(max_size=200))
def test_any_bytes_are_read_or_are_a_fault(path: str, data: bytes) -> None:
    faults = read_all({**tree(), path: data})
    assert all(fault.line >= 1 and fault.problem and fault.remedy for fault in faults)


@given(ANY_PATH, st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.booleans())
def test_any_text_is_read_or_is_a_fault(path: str, text: str, framed: bool) -> None:
    fenced = f"---\n{text}\n---\n{text}" if framed else text
    assert isinstance(read_all({**tree(), path: fenced}), list)


@given(
    ANY_PATH,
    st.integers(0, 400),
    st.integers(0, 12),
    st.lists(st.sampled_from(PIECES), max_size=3).map("".join),
)
def test_a_file_with_a_piece_replaced_is_read_or_is_a_fault(
    path: str, start: int, length: int, piece: str
) -> None:
    files: dict[str, str] = {
        **tree({NAME: FULL}),
        "editions/2020-W27.md": EDITION,
        "pages/about.md": PAGE,
    }
    text = files[path]
    files[path] = text[:start] + piece + text[start + length :]
    faults = read_all(files)
    if not faults:
        published = content(files).reports
        assert len(published) + len(content(files).drafts) == 1


@pytest.mark.parametrize("date", ["9999-12-27", "9999-12-31"])
def test_any_date_is_read_or_is_a_fault(date: str) -> None:
    assert isinstance(read_all(tree({NAME: report_text(date=date)})), list)


@settings(max_examples=40)
@example([Report("2020-07-01-empty", day("2020-07-01"), status=Status.PUBLISHED)])
@given(st.lists(reports, max_size=3, unique_by=lambda report: report.id))
def test_reports_as_ingest_may_write_them_are_read_or_are_a_fault(drawn: list[Report]) -> None:
    texts = {f"reports/{number}.md": dump_report(each) for number, each in enumerate(drawn)}
    faults = read_all({**tree({}), **texts})
    assert all(legible(str(fault)) == str(fault) for fault in faults)


def test_places_are_optional_and_their_faults_are_told_with_all_others() -> None:
    fine = {**tree(), "places.toml": '[SY-ID]\nplaces = ["Killi"]\n'}
    assert faults_of(fine) == []
    (fault,) = faults_of({**fine, "places.toml": '[SY-XX]\nplaces = ["Killi"]\n'})
    assert (fault.file, fault.line) == ("content/places.toml", 1)


@pytest.mark.parametrize(
    ("path", "limit", "text"),
    [
        (f"reports/2020/{NAME}.md", REPORT, report_text(NAME, body="well " * 60_000)),
        (f"reports/2020/{NAME}.md", REPORT_LINES, report_text(NAME, body="a\n" * 10_001)),
        (f"reports/2020/{NAME}.md", MARKUP, report_text(NAME, body="{? " * 10_001)),
        ("editions/2020-W27.md", REPORT, f"---\ntitle: a\n---\n{'well ' * 60_000}"),
        ("pages/about.md", MARKUP, f"---\ntitle: a\nslug: a\n---\n{'![' * 10_000}"),
        ("sources.toml", TABLE, f"{SOURCES}\n#{'a' * TABLE.most}"),
        ("regions.toml", TABLE, f"{REGIONS}\n#{'a' * TABLE.most}"),
        ("places.toml", TABLE, "#" * (TABLE.most + 1)),
        ("images/a.png", PICTURE, "a" * (PICTURE.most + 1)),
    ],
)
def test_a_file_that_is_too_long_is_a_fault_with_how_long_it_is_and_what_to_do(
    path: str, limit: Limit, text: str
) -> None:
    faults = [
        fault
        for fault in faults_of({**tree({NAME: FULL}), path: text})
        if fault.file == f"content/{path}"
    ]
    assert any(
        limit.unit in fault.problem and f"more than the {limit.most:,} taken" in fault.problem
        for fault in faults
    )
    assert all(fault.remedy for fault in faults)


def test_a_page_without_a_report_in_it_keeps_its_other_faults() -> None:
    faults = faults_of(
        {**tree({NAME: report_text(NAME, body="a\n" * 10_001), "b": report_text("b", date="x")})}
    )
    assert len({fault.file for fault in faults}) == 2


def test_the_longest_report_that_is_taken_has_no_fault() -> None:
    body = f"::: passage SY-ID\n{'well ' * 50_000}\n:::\n"
    assert faults_of(tree({NAME: report_text(NAME, body=body)})) == []
