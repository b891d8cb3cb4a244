from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.content.reading import ContentFile
from sitrep.content.tree import read_content
from sitrep.core.model import Status
from sitrep.core.weeks import Week
from sitrep.site.catalogue.build import Catalogue, build_catalogue, named
from tests.support.strategies import day
from tests.support.trees import CODES, SOURCES, catalogue, content, report_text, tree

WORDS = ("SY-ID", "SY-DR", "SY-HI", "SY-DY", "SY-HM", "SY", "idlib", "desert")
DAYS = st.dates(min_value=day("2020-12-20"), max_value=day("2021-01-20"))
STATUS = st.sampled_from(
    [Status.PUBLISHED, Status.PUBLISHED, Status.PUBLISHED, Status.DRAFT, Status.WITHDRAWN]
)


@st.composite
def report_texts(draw: st.DrawFn, name: str) -> str:
    """A report without a fault, of any status, date, regions and carriers."""
    passages = draw(
        st.lists(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True),
            min_size=1,
            max_size=4,
        )
    )
    body = "".join(
        f"::: passage {' '.join(words)}\nPassage {n}.\n:::\n" for n, words in enumerate(passages, 1)
    )
    carriers = draw(st.lists(st.sampled_from(["example-review", "unknown"]), max_size=3))
    return report_text(
        name,
        body=body,
        date=str(draw(DAYS)),
        added=str(draw(DAYS)),
        source=draw(st.sampled_from(["example-wire", "example-review", "unknown"])),
        carriers="[" + ", ".join(f"{{source: {carrier}}}" for carrier in carriers) + "]",
        status=draw(STATUS),
        changes="[{date: 2021-01-21, note: x}]",
    )


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str]:
    """Trees without a fault, some of their weeks announced."""
    reports = {
        f"r{number}": draw(report_texts(f"r{number}")) for number in range(draw(st.integers(0, 6)))
    }
    weeks = draw(st.lists(st.sampled_from(["2020-W52", "2020-W53", "2021-W01"]), unique=True))
    notes = {f"editions/{week}.md": f"---\nannounced: {draw(DAYS)}\n---\nLead.\n" for week in weeks}
    return {**tree(reports), **notes}


@given(trees(), st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(files: dict[str, str], random: object) -> None:
    given_files = [ContentFile(path, text.encode()) for path, text in files.items()]
    expected = build_catalogue(read_content(given_files, codes=CODES)[0], drafts=True)
    random.shuffle(given_files)  # type: ignore[attr-defined]
    assert build_catalogue(read_content(given_files, codes=CODES)[0], drafts=True) == expected


@given(trees())
def test_every_published_passage_stands_once_in_one_section_of_the_edition_of_its_week(
    files: dict[str, str],
) -> None:
    expected = Counter(
        (Week.of(each.report.date), each.report.id, number)
        for each in content(files).reports
        if each.report.date and each.report.status is Status.PUBLISHED
        for number, _ in enumerate(each.report.passages, 1)
    )
    found = Counter(
        (edition.week, passage.family.report.id, passage.shown.number)
        for edition in catalogue(files).editions
        for section in edition.sections
        for passage in section.passages
    )
    assert found == expected
    assert set(found.values()) <= {1}


@given(trees())
def test_every_published_passage_stands_once_in_one_region(files: dict[str, str]) -> None:
    made = catalogue(files)
    standing = Counter(passage.anchor for section in made.regions for passage in section.passages)
    assert standing == Counter(
        f"{family.report.id}-{passage.number}"
        for family in made.families
        for passage in family.passages
    )
    assert set(standing.values()) <= {1}


@given(trees(), st.booleans())
def test_what_goes_in_comes_out(files: dict[str, str], drafts: bool) -> None:
    read = content(files)
    made = build_catalogue(read, drafts=drafts)
    count = Counter(each.report.status for each in read.reports) + Counter(
        each.file.report.status for each in read.drafts
    )
    assert len(made.withdrawn) == count[Status.WITHDRAWN]
    assert len(made.families) == count[Status.PUBLISHED] + (count[Status.DRAFT] if drafts else 0)
    assert sum(family.is_draft for family in made.families) == (
        count[Status.DRAFT] if drafts else 0
    )
    assert sum(len(edition.families) for edition in made.editions) == len(made.families)
    assert sum(len(page.originated) for page in made.sources) == len(made.families)


@settings(max_examples=50)
@given(trees())
def test_no_mention_repeats_where_a_passage_stands(files: dict[str, str]) -> None:
    for section in catalogue(files).regions:
        assert not set(section.passages) & set(section.mentions)


MIXED = tree(
    {
        "a": report_text(
            "a", date="2020-07-01", carriers="[{source: example-review}, {source: unknown}]"
        ),
        "b": report_text(
            "b", date="2020-07-02", source="unknown", carriers="[{source: example-review}]"
        ),
        "c": report_text("c", date="2020-07-02", status="draft"),
        "d": report_text(
            "d", date="2020-07-03", status="withdrawn", changes="[{date: 2020-07-05, note: x}]"
        ),
        "e": report_text(
            "e", date="2020-06-01", carriers="[{source: example-review}, {source: example-review}]"
        ),
    }
)


def sources(made: Catalogue) -> dict[str, tuple[list[str], list[str]]]:
    """What each source originated and carried, by ids, in the order of the pages."""
    return {
        page.source.id: (
            [each.report.id for each in page.originated],
            [each.report.id for each in page.carried],
        )
        for page in made.sources
    }


def test_families_come_newest_first_without_drafts_and_withdrawn_ones() -> None:
    made = catalogue(MIXED)
    assert [family.report.id for family in made.families] == ["b", "a", "e"]
    assert [family.report.id for family in made.withdrawn] == ["d"]


def test_a_preview_holds_the_drafts_as_well() -> None:
    made = catalogue(MIXED, drafts=True)
    assert [family.report.id for family in made.families] == ["b", "c", "a", "e"]
    assert [family.report.id for family in made.families if family.is_draft] == ["c"]


def test_a_source_shows_what_it_originated_and_what_it_carried_each_once() -> None:
    assert sources(catalogue(MIXED)) == {
        "example-review": ([], ["b", "a", "e"]),
        "example-wire": (["a", "e"], []),
        "unknown": (["b"], ["a"]),
    }


def test_a_sources_page_has_a_line_for_each_of_its_reports_and_of_those_it_carried_newest_first() -> (
    None
):
    reports = {
        "own-old": report_text("own-old", date="2020-06-01"),
        "carried": report_text(
            "carried", date="2020-07-01", source="unknown", carriers="[{source: example-wire}]"
        ),
        "own-new": report_text("own-new", date="2020-07-02"),
        "both": report_text("both", date="2020-07-03", carriers="[{source: example-wire}]"),
    }
    (page,) = (
        page for page in catalogue(tree(reports)).sources if page.source.id == "example-wire"
    )
    assert [(line.family.report.id, str(line.part)) for line in page.lines] == [
        ("both", "published"),
        ("both", "carried"),
        ("own-new", "published"),
        ("carried", "carried"),
        ("own-old", "published"),
    ]


def test_a_source_that_only_makes_statements_has_a_page_with_the_accounts_that_go_back_to_it() -> (
    None
):
    said = "::: passage SY-ID event=blast from=ministry\nx\n:::\n::: passage SY-ID\ny\n:::\n"
    files = tree(
        {
            "one": report_text("one", body=said),
            "two": report_text("two", source="example-review", text="summary", body=said),
        }
    )
    files["sources.toml"] += '\n[ministry]\nname = "Ministry"\n'
    files["events/blast.md"] = (
        "---\ntitle: Blast\nregions: [SY-ID]\ndays: 2020-06-30\nkind: bombing\n---\n"
    )
    pages = {page.source.id: page for page in catalogue(files).sources}
    page = pages["ministry"]
    assert page.only_speaks
    assert [(each.family.report.id, each.shown.number) for each in page.accounts] == [
        ("one", 1),
        ("two", 1),
    ]
    assert [str(line.part) for line in page.lines] == ["spoke", "spoke"]
    assert page.echoes == 1
    wire = pages["example-wire"]
    assert not wire.only_speaks
    assert [each.shown.number for each in wire.accounts] == [2]
    assert wire.told_by_others == ()
    assert wire.echoes == 0


def test_a_source_is_alone_once_for_each_region_of_a_week_that_rests_on_it() -> None:
    two = "::: passage SY-ID\nx\n:::\n::: passage SY-DR\nx\n:::\n"
    reports = {
        "a": report_text("a", body=two, date="2020-07-01", carriers="[{source: unknown}]"),
        "b": report_text("b", source="example-review", date="2020-07-02"),
        "c": report_text("c", date="2020-07-08"),
        "d": report_text("d", date="2020-07-09"),
        "e": report_text("e", date="2020-07-15", source="example-review", cites="[example-wire]"),
    }
    made = catalogue(tree(reports))
    # Daraa in week 27, where Idlib has two origins; Idlib in week 28, where two reports are of one;
    # Idlib in week 29, where another leans on it.
    assert {page.source.id: page.alone for page in made.sources} == {
        "example-wire": 3, "example-review": 0, "unknown": 0
    }  # fmt: skip


def test_a_source_without_a_report_has_its_page_and_the_unknown_one_only_with_a_report() -> None:
    assert sources(catalogue(tree({}))) == {"example-review": ([], []), "example-wire": ([], [])}


def test_regions_come_in_the_order_of_their_file_and_only_with_something_on_them() -> None:
    reports = {
        "a": report_text("a", body="::: passage SY-DR SY-ID\nx\n:::\n"),
        "b": report_text("b"),
    }
    made = catalogue(tree(reports))
    assert [
        (section.region.id, len(section.passages), len(section.mentions))
        for section in made.regions
    ] == [
        ("idlib", 1, 1),
        ("daraa", 0, 1),
        ("syria", 1, 0),
    ]


def test_editions_come_newest_first() -> None:
    made = catalogue(MIXED)
    assert [str(edition.week) for edition in made.editions] == ["2020-W27", "2020-W23"]
    assert made.latest == made.editions[0]


WEEKS = {
    name: report_text(name, date=date)
    for name, date in [("w27", "2020-07-01"), ("w28", "2020-07-08")]
}
WEEKS |= {"w29": report_text("w29", date="2020-07-15")}


@pytest.mark.parametrize(
    ("announced", "latest", "coming"),
    [
        ([], "2020-W29", None),
        (["2020-W27"], "2020-W27", "2020-W29"),
        (["2020-W28"], "2020-W28", "2020-W29"),
        (["2020-W27", "2020-W28"], "2020-W28", "2020-W29"),
        (["2020-W29"], "2020-W29", None),
        (["2020-W27", "2020-W28", "2020-W29"], "2020-W29", None),
        (["2020-W30"], "2020-W29", None),
    ],
)
def test_the_latest_edition_is_the_newest_announced_and_a_newer_one_is_coming(
    announced: list[str], latest: str, coming: str | None
) -> None:
    notes = {f"editions/{week}.md": "---\nannounced: 2020-07-30\n---\n" for week in announced}
    made = catalogue({**tree(WEEKS), **notes})
    assert made.latest is not None
    assert str(made.latest.week) == latest
    assert (str(made.coming.week) if made.coming else None) == coming


def test_an_empty_tree_has_no_edition() -> None:
    made = catalogue(tree({}))
    assert (made.latest, made.coming, made.families, made.regions) == (None, None, (), ())


@pytest.mark.parametrize("keys", [{"id": "../../evil"}, {"id": "''"}, {"source": "../evil"}])
def test_a_draft_never_gets_an_address_outside_its_folder(keys: dict[str, str]) -> None:
    made = catalogue(tree({"a": report_text("a", status="draft", **keys)}), drafts=True)
    names = [
        *(family.report.id for family in made.families),
        *(page.source.id for page in made.sources),
    ]
    assert [name for name in names if not name.replace("-", "").isalnum()] == []


@pytest.mark.parametrize("rights", ["link", "withhold", "excerpt:3"])
def test_text_that_rights_withhold_is_nowhere_in_the_catalogue(rights: str) -> None:
    files = tree(
        {"a": report_text("a", body="::: passage SY-ID\nA secret sentence stands in here.\n:::\n")}
    )
    files["sources.toml"] = SOURCES.replace('rights = "full"', f'rights = "{rights}"')
    assert "secret" not in repr(catalogue(files))


def test_the_text_of_a_withdrawn_report_is_nowhere_in_the_catalogue() -> None:
    gone = report_text("a", body="::: passage SY-ID\nA secret sentence.\n:::\n", status="withdrawn")
    text = gone.replace("status:", "changes: [{date: 2020-07-05, note: Wrong.}]\nstatus:")
    assert "secret" not in repr(catalogue(tree({"a": text})))


def test_ids_of_reports_and_sources_have_names_and_addresses() -> None:
    names = named(catalogue(MIXED), {"example-wire", "b", "c"})
    assert (names["example-wire"].name, names["example-wire"].address) == (
        "Example Wire",
        "sources/example-wire/",
    )
    assert names["b"].address == "reports/b/"
    assert names.keys() == {"example-wire", "b"}


def test_the_source_of_a_withdrawn_report_has_a_page_for_its_tombstone_to_link_to() -> None:
    gone = report_text(
        "a", status="withdrawn", source="unknown", changes="[{date: 2020-07-05, note: Wrong.}]"
    )
    (page,) = (page for page in catalogue(tree({"a": gone})).sources if page.source.id == "unknown")
    assert (page.originated, page.carried) == ((), ())


def test_a_region_of_which_only_a_withdrawn_report_spoke_keeps_its_page() -> None:
    gone = report_text(
        "a", status="withdrawn", changes="[{date: 2020-07-09, note: Another bridge.}]"
    )
    made = catalogue(tree({"a": gone}))
    assert [(section.region.id, section.passages) for section in made.regions] == [("idlib", ())]
