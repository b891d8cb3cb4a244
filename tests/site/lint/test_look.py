"""What a curator is told to look at; all of it is invented."""

from __future__ import annotations

from sitrep.content.edition_file import EditionFile, parse_edition
from sitrep.core.weeks import Week
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.lint.finding import Topic
from sitrep.site.lint.look import Subject, finding_lines, look
from sitrep.site.lint.weeks import number_warnings
from tests.support.trees import SOURCES, content, report_text, tree

EVENT = (
    "---\ntitle: A mill burns\nregions: [SY-ID]\ndays: 2020-06-30\nkind: other\n{more}---\n{note}"
)
W27 = Week(2020, 27)


def body(words: str, options: str = "event=mill") -> str:
    return f"::: passage SY-ID 2020-06-30 {options}\n{words}\n:::\n"


def found(
    reports: dict[str, str], event: str | None = None, edition: str = "", sources: str = SOURCES
) -> list[tuple[Topic, str]]:
    files = tree(reports)
    files["sources.toml"] = sources
    if event is not None:
        files["events/mill.md"] = event
    if edition:
        files["editions/2020-W27.md"] = edition
    held = content(files)
    editions = {}
    if edition:
        name = "content/editions/2020-W27.md"
        notes = parse_edition(edition.encode(), name, [])
        assert notes is not None
        editions[W27] = EditionFile(name, notes, edition.encode())
    subject = Subject(held, build_catalogue(held), editions, sources, "content/sources.toml", "en")
    return [(each.topic, str(each.fault)) for each in look(subject)]


def of(topic: Topic, findings: list[tuple[Topic, str]]) -> list[str]:
    return [said for each, said in findings if each is topic]


def pair(first: str, second: str, more: str = "", note: str = "") -> list[tuple[Topic, str]]:
    reports = {
        "a": report_text("a", first),
        "b": report_text("b", second, source="example-review"),
    }
    return found(reports, EVENT.format(more=more, note=note))


def test_nothing_is_found_where_all_is_well() -> None:
    assert pair(body("It burnt."), body("A mill burnt.")) == []
    assert list(finding_lines(())) == ["Nothing to look at."]


def test_a_week_of_one_source_is_found() -> None:
    (said,) = of(Topic.SINGLE_ROOT, found({"a": report_text("a")}))
    assert said.startswith("content/editions/2020-W27.md:1: 2020-W27 rests on Example Wire alone.")


def test_a_disagreement_is_found_unless_something_is_said_of_it() -> None:
    first, second = (
        body("Four died.", "event=mill killed=4"),
        body("Six died.", "event=mill killed=6"),
    )
    (said,) = of(Topic.DISAGREEMENT, pair(first, second))
    assert "content/events/mill.md:1: disputed: its accounts disagree on killed: 4, 6." in said
    assert of(Topic.DISAGREEMENT, pair(first, second, note="Nobody knows.")) == []
    disputed = "disputed:\n  - {says: How many, rests_on: [a, b]}\n"
    assert of(Topic.DISAGREEMENT, pair(first, second, disputed)) == []
    agreeing = body("Four or more died.", "event=mill killed=4+")
    assert of(Topic.DISAGREEMENT, pair(first, agreeing)) == []


def test_events_with_one_account_or_none_are_found() -> None:
    event = EVENT.format(more="", note="")
    (one,) = of(Topic.LONELY_EVENT, found({"a": report_text("a", body("It burnt."))}, event))
    assert "only a tells of it" in one
    (none,) = of(Topic.LONELY_EVENT, found({"a": report_text("a")}, event))
    assert "content/events/mill.md:1: no published passage tells of it. Join its accounts" in none


def test_key_points_with_nobody_behind_them_or_numbers_from_nowhere_are_found() -> None:
    edition = (
        "---\nkey_points:\n  - {text: Four people died., rests_on: [a]}\n"
        "  - {text: Seven people died., rests_on: [a]}\n---\n"
    )
    findings = found(
        {"a": report_text("a", body("Four died.", "from=unnamed killed=4"))}, None, edition
    )
    (number,) = of(Topic.UNFOUNDED_NUMBER, findings)
    assert number.startswith("content/editions/2020-W27.md:4: key_points[2]: says Seven, which")
    assert len(of(Topic.BASELESS_POINT, findings)) == 2


def test_a_build_warns_of_such_numbers_at_its_end() -> None:
    edition = "---\nkey_points:\n  - {text: Seven people died., rests_on: [a]}\n---\n"
    files = tree({"a": report_text("a", body("Four died.", ""))})
    held = content({**files, "editions/2020-W27.md": edition})
    (said,) = number_warnings(build_catalogue(held).editions, held.reports, "en")
    assert "2020-W27.md: key_points[1] says Seven" in said


def test_a_figure_that_no_line_has_is_found() -> None:
    findings = found(
        {"a": report_text("a", body("Four people were killed and six wounded.", "killed=4"))}
    )
    (said,) = of(Topic.UNLISTED_FIGURE, findings)
    assert "a.md:14: passage 1: says 6 wounded, which its line has not" in said


def test_whoever_is_quoted_and_not_said_to_be_is_found() -> None:
    text = "According to Example Review it burnt."
    (said,) = of(Topic.UNSAID_ROOT, found({"a": report_text("a", body(text, ""))}))
    assert "seems to rest on example-review" in said
    assert "Write from=example-review on its line" in said
    told = body(text, "from=example-review")
    assert of(Topic.UNSAID_ROOT, found({"a": report_text("a", told)})) == []


def test_what_is_not_graded_or_leads_nowhere_is_found() -> None:
    unjudged = SOURCES.replace('reliability = "B"\nreason = "Invented for tests."\n', "")
    report = report_text("a", credibility="", url="")
    findings = found({"a": report}, sources=unjudged)
    passage, source = of(Topic.UNGRADED, findings)
    assert "passage 1: has no credibility" in passage
    assert source.startswith("content/sources.toml:1: reliability: example-wire has no reliability")
    cannot = SOURCES.replace('"B"', '"F"', 1)
    assert [*of(Topic.UNGRADED, found({"a": report}, sources=cannot))] == [passage]
    assert "has no link out" in of(Topic.NO_LINK, findings)[0]
    archived = report_text(
        "a", url="", archived="https://web.archive.org/web/2020/https://wire.example.org/a"
    )
    assert of(Topic.NO_LINK, found({"a": archived})) == []


def test_findings_are_listed_by_topic_and_counted() -> None:
    files = tree({"a": report_text("a", url="")})
    held = content(files)
    subject = Subject(held, build_catalogue(held), {}, SOURCES, "content/sources.toml", "en")
    lines = list(finding_lines(look(subject)))
    assert lines[0] == f"{Topic.SINGLE_ROOT.value}:"
    assert lines[-1] == "2 things to look at."
