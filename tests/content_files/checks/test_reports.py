from __future__ import annotations

from collections.abc import Sequence

import pytest

from sitrep.content.checks.by_itself import check_alone
from sitrep.content.checks.named import Beside
from sitrep.content.checks.reports import check_together
from sitrep.content.report_file import ReportFile
from sitrep.core.errors import Fault
from sitrep.core.model import (
    Carrier,
    Change,
    DateBasis,
    Passage,
    Region,
    Report,
    Source,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.core.regions import Regions
from tests.support.strategies import day
from tests.support.trees import CODES

SOURCES = (Source("wire", "Wire"), Source("review", "Review"), Source("post", "Post"))
REGIONS = Regions((Region("idlib", "Idlib", frozenset({"SY-ID"})),), CODES)

EVENTS = ("bomb",)

KINDS = {"title": "title_kind", "date": "date_basis"}
"""The keys whose value has a kind, with the kind's."""
UNSTATED = {"title_kind": TitleKind.CARRIER, "date_basis": DateBasis.CARRIER}


def report(name: str = "a", /, **values: object) -> Report:
    """A published report without a fault, but for ``values``."""
    given: dict[str, object] = {
        "title": "Bridge reopens",
        "title_kind": TitleKind.STATED,
        "date": day("2020-07-01"),
        "date_basis": DateBasis.STATED,
        "added": day("2020-07-02"),
        "source": "wire",
        "url": f"https://wire.example.org/{name}",
        "credibility": 3,
        "status": Status.PUBLISHED,
        "passages": (Passage("The bridge reopened.", ("SY-ID",)),),
        **values,
    }
    given |= {
        kind: None for key, kind in KINDS.items() if given[key] is None and kind not in values
    }
    given |= {
        kind: UNSTATED[kind]
        for kind in KINDS.values()
        if given["source"] == "unknown" and kind not in values
    }
    return Report(name, **given)  # type: ignore[arg-type]


def joined(name: str = "a", /, **values: object) -> Report:
    """A report that is an account of the one event."""
    return report(name, passages=(Passage("x", ("SY-ID",), events=EVENTS),), **values)


def check_files(files: Sequence[ReportFile]) -> list[Fault]:
    """What is wrong with the reports, one by one and together."""
    return check_together([*map(check_alone, files)], SOURCES, REGIONS, Beside(frozenset(EVENTS)))


def check(*reports: Report, lines: tuple[tuple[str, int], ...] = ()) -> list[Fault]:
    files = [
        ReportFile(f"{number}-{each.id}.md", each, lines) for number, each in enumerate(reports)
    ]
    return check_files(files)


def told(*reports: Report) -> list[tuple[str, str, str]]:
    return sorted((fault.file, fault.key, fault.problem) for fault in check(*reports))


def test_a_report_that_fulfils_everything_has_no_fault() -> None:
    assert check(report()) == []


@pytest.mark.parametrize("key", ["title", "date", "added", "source"])
def test_what_every_published_report_must_say_is_missed(key: str) -> None:
    assert told(report(**{key: None})) == [("0-a.md", key, "is missing")]


@pytest.mark.parametrize("passages", [(), (Passage("", ("SY-ID",)),)])
def test_a_report_without_text_is_a_fault(passages: tuple[Passage, ...]) -> None:
    assert ("0-a.md", "body", "the report has no text") in told(report(passages=passages))


@pytest.mark.parametrize("text", ["* * *", "- ", "&nbsp;", "\u200b", ">"])
def test_a_report_that_shows_no_word_has_no_text(text: str) -> None:
    assert told(report(passages=(Passage(text, ("SY-ID",)),))) == [
        ("0-a.md", "body", "the report has no text")
    ]


def test_what_was_cut_to_its_rights_needs_no_title() -> None:
    assert told(report(title=None, text=TextKind.EXCERPT)) == []


@pytest.mark.parametrize("title", ["\u200b", "\u202e", "\u00ad\u2060"])
def test_a_title_nobody_can_see_is_missing(title: str) -> None:
    assert told(report(title=title, title_kind=None)) == [("0-a.md", "title", "is missing")]


@pytest.mark.parametrize(
    "target", ["/about/", "#part", "//example.org/", "ftp://example.org/x", "{static}a.png"]
)
def test_a_link_that_only_works_on_one_page_is_a_fault(target: str) -> None:
    text = f"See [there]({target}) and [here](https://example.org/)."
    found = report(
        passages=(Passage("The bridge reopened.", ("SY-ID",)), Passage(text, ("SY-ID",)))
    )
    ((file, key, problem),) = told(found)
    assert (file, key) == ("0-a.md", "passage 2")
    assert problem.endswith("is not a web address")


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_what_lies_too_deep_to_be_shown_is_a_fault(mark: str) -> None:
    deep, fine = (
        report(passages=(Passage(mark * levels + "deep", ("SY-ID",)),)) for levels in (70, 20)
    )
    assert check(fine) == []
    assert ("0-a.md", "passage 1", "lists and quotations are nested too deeply") in told(deep)


@pytest.mark.parametrize(
    "text", ["He says {? that they fled.", "One {? claim ?} and {? another.", "{?"]
)
def test_a_claim_that_does_not_end_is_a_fault_of_its_passage(text: str) -> None:
    found = report(
        passages=(Passage("The bridge {? reopened ?}.", ("SY-ID",)), Passage(text, ("SY-ID",)))
    )
    assert told(found) == [("0-a.md", "passage 2", "a claim begins with {? and is not closed")]
    assert [fault.remedy for fault in check(found)] == ["Write ?} after it"]


def test_a_withdrawn_report_needs_no_title_and_no_text_but_a_reason() -> None:
    gone = {"status": Status.WITHDRAWN, "title": None, "passages": ()}
    assert told(report(**gone)) == [
        ("0-a.md", "changes", "does not say when and why it was withdrawn")
    ]
    assert check(report(**gone, changes=(Change(day("2020-07-05"), "Another bridge."),))) == []


@pytest.mark.parametrize("key", ["date", "added", "source"])
def test_a_withdrawn_report_must_say_the_rest_all_the_same(key: str) -> None:
    gone = report(
        status=Status.WITHDRAWN,
        changes=(Change(day("2020-07-05"), "Another bridge."),),
        **{key: None},
    )
    assert told(gone) == [("0-a.md", key, "is missing")]


@pytest.mark.parametrize(
    ("key", "values", "problem"),
    [
        ("source", {"source": "nobody"}, "“nobody” is not a source of sources.toml"),
        ("source", {"source": "Wire"}, "“Wire” is not a source of sources.toml"),
        ("carriers[2].source", {"carriers": (Carrier("review"), Carrier("nobody"))},
         "“nobody” is not a source of sources.toml"),
        ("cites[2]", {"cites": ("wire", "nobody")}, "“nobody” is neither a source nor a report"),
        ("passage 1", {"passages": (Passage("x", ("idlib",), rests_on=("wire", "unnamed", "nobody")),)},
         "“nobody” in from= is neither a source nor a report"),
        ("passage 1", {"passages": (Passage("x", ("idlib",), events=("bom",)),)}, "“bom” is not an event"),
        ("regions[1]", {"regions": ("SY-XX",)}, "SY-XX is not an ISO 3166 code"),
        ("regions[1]", {"regions": ("SY-DR",)}, "SY-DR is in no region of regions.toml"),
        ("passage 1", {"passages": (Passage("x", ("SY-ID", "atlantis")),)},
         "“atlantis” is neither an ISO code nor a region of regions.toml"),
        ("passage 2", {"passages": (Passage("x", ("idlib",)), Passage("x", ("TR",)))},
         "TR is in no region of regions.toml"),
        ("regions", {"passages": (Passage("x"),)}, "is missing, and the text has no passages"),
    ],
)  # fmt: skip
def test_what_is_named_must_be_known(key: str, values: dict[str, object], problem: str) -> None:
    assert told(report(**values)) == [("0-a.md", key, problem)]


@pytest.mark.parametrize(
    "values",
    [
        {"source": "unknown"},
        {"carriers": (Carrier("unknown"), Carrier("unknown"))},
        {"cites": ("review", "unknown", "b")},
        {"passages": (Passage("x"),), "regions": ("idlib", "SY-ID")},
        {"url": None},
        {"credibility": None},
    ],
)
def test_what_may_be_unknown_or_left_out_is_no_fault(values: dict[str, object]) -> None:
    assert check(report(**values), report("b")) == []


def test_a_fault_stands_on_the_line_of_its_key() -> None:
    faults = check(report(source="nobody", date=None), lines=(("source", 7), ("passage 1", 20)))
    assert sorted((fault.key, fault.line) for fault in faults) == [("date", 1), ("source", 7)]


def test_one_id_for_two_reports_is_a_fault_of_the_later_file() -> None:
    faults = told(report(), report("b"), report(url="https://wire.example.org/other"))
    assert faults == [("2-a.md", "id", "“a” is also that of 0-a.md")]


@pytest.mark.parametrize(
    "url",
    [
        "https://wire.example.org/a",
        "http://wire.example.org/a",
        "https://www.wire.example.org/a/",
        "https://WIRE.example.org/a#top",
    ],
)
def test_two_reports_for_one_address_are_a_fault_of_the_later_file(url: str) -> None:
    assert told(report(), report("b", url=url)) == [
        ("1-b.md", "url", "“wire.example.org/a” is also that of 0-a.md")
    ]


@pytest.mark.parametrize(
    "url",
    ["https://wire.example.org/A", "https://wire.example.org/a?id=1", "https://example.org/a"],
)
def test_two_addresses_are_no_fault(url: str) -> None:
    assert check(report(), report("b", url=url)) == []


def test_two_servers_on_one_host_are_two_addresses() -> None:
    url = "https://wire.example.org:8443/a"
    assert check(report(), report("b", url=url)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"source": "wire"}),
        ({"source": "unknown"}, {"source": "review"}),
        ({}, {"source": "unknown"}),
        ({"cites": ("review",)}, {"source": "review"}),
        ({"cites": ("b",)}, {"source": "review"}),
        ({}, {"source": "review", "cites": ("wire",)}),
        ({}, {"source": "review", "cites": ("a",)}),
        ({"cites": ("post",)}, {"source": "review", "cites": ("post",)}),
        ({"cites": ("review",)}, {"source": "review", "cites": ("wire",)}),
        ({"cites": ("unknown",)}, {"source": "review"}),
    ],
)
def test_credibility_1_needs_a_second_source_that_does_not_lean_on_it(
    one: dict[str, object], other: dict[str, object]
) -> None:
    faults = told(joined("a", credibility=1, **one), joined("b", **other))
    assert faults == [
        ("0-a.md", "credibility", "is 1, and passage 1 has no second independent root")
    ]


def test_credibility_1_alone_is_a_fault_and_beside_what_joins_another_event() -> None:
    expected = [("0-a.md", "credibility", "is 1, and passage 1 has no second independent root")]
    assert told(joined(credibility=1)) == expected
    assert told(joined(credibility=1), report("b", source="review")) == expected


def test_a_passages_own_credibility_is_checked_at_the_passage() -> None:
    one = report(passages=(Passage("x", ("idlib",)), Passage("y", ("idlib",), credibility=1)))
    assert told(one) == [
        ("0-a.md", "passage 2", "is 1, and passage 2 has no second independent root")
    ]


def test_a_passage_that_two_named_sources_stand_behind_is_confirmed_by_itself() -> None:
    passage = Passage("x", ("idlib",), rests_on=("wire", "review"), credibility=1)
    assert check(report(passages=(passage,))) == []


def test_any_number_of_carriers_is_no_second_source() -> None:
    carriers = (Carrier("review"), Carrier("post"))
    assert [key for _, key, _ in told(report(credibility=1, carriers=carriers))] == ["credibility"]


def test_credibility_1_stands_where_one_of_the_others_is_independent() -> None:
    one = joined(credibility=1)
    assert check(one, joined("b"), joined("c", source="review")) == []


def test_a_withdrawn_report_confirms_nothing() -> None:
    gone = joined(
        "b",
        source="review",
        status=Status.WITHDRAWN,
        changes=(Change(day("2020-07-05"), "Wrong."),),
    )
    assert "0-a.md" in {file for file, _, _ in told(joined(credibility=1), gone)}


def test_the_order_of_files_does_not_matter() -> None:
    files = [
        ReportFile(f"{name}.md", report(name[0], url="https://wire.example.org/x"))
        for name in ("a1", "a2", "b1")
    ]
    assert sorted(check_files(files)) == sorted(check_files(files[::-1]))
