from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sitrep.content.checks.own_words import own_words_faults
from sitrep.content.edit import notes_of
from sitrep.content.report_file import parse_report
from sitrep.core.model import Report
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.desk.folder import Tree, read_copy, read_ledger, read_tree
from sitrep.ingest.ledger.records import paragraphs_of, rebuild
from sitrep.ingest.run import Refused
from tests.support.ingest.documents import BORDER, FLOOD, PORT, document, joined
from tests.support.ingest.filing import edit, filed, only_file, only_report, outcomes, state
from tests.support.trees import REGIONS, SOURCES, write

OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined(
    "Pontoons lost in the flood", "Example Review, May 16, 2021", *FLOOD[:3], "Source: Example Wire"
)
NAMELESS = joined("Home", *FLOOD)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "content", {"sources.toml": SOURCES, "regions.toml": REGIONS})


# --- New and known ---


def test_a_family_that_is_new_becomes_a_draft(folder: Path) -> None:
    assert outcomes(folder, OWN, REPRINT, joined(*PORT)) == [(Outcome.NEW, 1), (Outcome.NEW, 1)]


def test_documents_named_again_are_known_and_nothing_is_written(folder: Path) -> None:
    texts = (OWN, REPRINT, NAMELESS, joined(*PORT))
    filed(folder, *texts)
    before = state(folder)
    for again in (texts, texts[::-1], texts[2:3]):
        assert {outcome for outcome, _number in outcomes(folder, *again)} == {Outcome.KNOWN}
    assert state(folder) == before


def test_every_copy_in_a_new_family_is_remembered_though_it_shows_no_publisher(
    folder: Path,
) -> None:
    filed(folder, OWN, REPRINT, NAMELESS)
    report = only_report(folder)
    (held,) = read_tree(folder).held
    hashes = {each.provenance.sha256 for each in held.file.report.carriers if each.provenance}
    assert hashes == {document(REPRINT).sha256, document(NAMELESS).sha256}
    assert {each.source for each in report.carriers} == {"example-review", "unknown"}


def test_together_or_one_after_the_other_makes_the_same_report(
    folder: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "b/content", {"sources.toml": SOURCES, "regions.toml": REGIONS})
    filed(folder, OWN, REPRINT)
    filed(other, OWN)
    filed(other, REPRINT)
    assert only_report(folder) == only_report(other)


# --- Carriers ---


def test_a_reprint_is_added_with_what_it_has_otherwise_and_a_notice_of_one_line(
    folder: Path,
) -> None:
    filed(folder, OWN)
    (done,) = filed(folder, REPRINT)
    assert isinstance(done, Filed)
    assert (done.outcome, done.number, len(done.lines)) == (Outcome.CARRIER, 1, 1)
    assert only_report(folder).carriers[0].changed == (
        "Has another headline.",
        "Lacks 1 paragraph, beginning “Engineers hope to lay a…”.",
    )


def test_two_families_that_one_report_holds_are_both_added(folder: Path) -> None:
    """Each is a piece of the report, and neither has a word of the other."""
    filed(folder, joined(*FLOOD, *BORDER))
    one, other = joined("Harbour news", *FLOOD), joined("Mountain news", *BORDER)
    assert outcomes(folder, one, other) == [(Outcome.CARRIER, 1), (Outcome.CARRIER, 1)]
    assert len(only_report(folder).carriers) == 2


def test_the_origins_own_page_once_more_is_no_carrier(folder: Path) -> None:
    filed(folder, OWN)
    before = only_file(folder).read_bytes()
    assert outcomes(folder, f"{OWN}\n\n17 comments") == [(Outcome.KNOWN, 1)]
    assert only_file(folder).read_bytes() == before


def test_a_copy_of_a_document_of_a_summary_is_its_carrier_when_both_are_named(folder: Path) -> None:
    filed(folder, OWN)
    edit(folder, "text: verbatim", "text: summary")
    edit(folder, FLOOD[0], "Boats are dear since the flood.")
    assert sorted(outcomes(folder, OWN, REPRINT)) == [(Outcome.CARRIER, 1), (Outcome.KNOWN, 1)]
    assert only_report(folder).carriers[0].changed == ()


def test_a_carriers_ledger_rebuilds_its_document_without_the_report(folder: Path) -> None:
    filed(folder, OWN, REPRINT)
    assert rebuild(read_ledger(read_tree(folder), document(REPRINT).sha256), ()) == REPRINT


# --- The origin that comes late ---


def test_an_origin_that_comes_after_its_carrier_takes_its_place(folder: Path) -> None:
    filed(folder, REPRINT)
    assert outcomes(folder, OWN) == [(Outcome.ORIGIN, 1)]
    report = only_report(folder)
    assert (report.title, str(report.date), report.source) == (
        "Pontoons washed away below the dam",
        "2021-05-14",
        "example-wire",
    )
    assert paragraphs_of(report) == FLOOD
    assert [each.source for each in report.carriers] == ["example-review"]
    assert report.carriers[0].changed[1:] == (
        "Lacks 1 paragraph, beginning “Engineers hope to lay a…”.",
    )


def test_a_draft_is_named_after_the_copy_that_leads_now(folder: Path) -> None:
    filed(folder, REPRINT)
    (done,) = filed(folder, OWN)
    report = only_report(folder)
    assert report.id == "2021-05-14-example-wire-pontoons-washed-away-below-the"
    assert only_file(folder) == folder / f"reports/2021/{report.id}.md"
    assert isinstance(done, Filed)
    assert f"  its id is {report.id} now, and its file has that name" in done.lines
    assert outcomes(folder, REPRINT, OWN) == [(Outcome.KNOWN, 2)]


def test_an_id_that_the_curator_chose_stays(folder: Path) -> None:
    filed(folder, REPRINT)
    chosen, path = "ferries-are-dear", only_file(folder)
    edit(folder, f"id: {only_report(folder).id}", f"id: {chosen}")
    assert outcomes(folder, OWN) == [(Outcome.ORIGIN, 1)]
    assert (only_report(folder).id, only_file(folder)) == (chosen, path)


def test_the_id_of_a_draft_on_which_something_rests_stays(folder: Path) -> None:
    filed(folder, REPRINT)
    name = only_report(folder).id
    write(folder, {"events/flood.md": f"---\ntitle: A flood\nagreed: [{name}#1]\n---\n"})
    assert outcomes(folder, OWN) == [(Outcome.ORIGIN, 1)]
    assert only_report(folder).id == name


TAGS = "<td class=x> <br/> <span style=y>"
GARBLED_PAGE = joined("Pontoons lost", *(f"{paragraph} {TAGS}" for paragraph in FLOOD))
CLEAN = joined("Pontoons washed away", "May 16, 2021", *FLOOD)


def test_a_copy_that_was_read_rightly_takes_the_place_of_one_that_was_not(folder: Path) -> None:
    filed(folder, GARBLED_PAGE)
    before = only_report(folder)
    (done,) = filed(folder, CLEAN)
    report = only_report(folder)
    assert isinstance(done, Filed)
    assert "a copy that was read rightly takes the first place" in done.lines[0]
    assert paragraphs_of(report) == FLOOD
    assert report.id != before.id
    assert outcomes(folder, GARBLED_PAGE, CLEAN) == [(Outcome.KNOWN, 2)]


def test_of_copies_that_come_together_the_one_that_was_read_rightly_leads(folder: Path) -> None:
    filed(folder, GARBLED_PAGE, CLEAN)
    assert paragraphs_of(only_report(folder)) == FLOOD


def test_after_it_took_its_place_both_documents_are_known_and_rebuilt(folder: Path) -> None:
    filed(folder, REPRINT)
    filed(folder, OWN)
    before = state(folder)
    assert outcomes(folder, OWN, REPRINT) == [(Outcome.KNOWN, 2)]
    assert state(folder) == before
    tree, report = read_tree(folder), only_report(folder)
    for text in (OWN, REPRINT):
        assert rebuilt(tree, text, report) == text


def rebuilt(tree: Tree, text: str, report: Report) -> str | None:
    copy = read_copy(tree, document(text).sha256, report)
    return copy.document.text if copy else None


def test_the_doubts_it_settles_go_and_the_curators_comments_stay(folder: Path) -> None:
    filed(folder, REPRINT)
    edit(folder, "\ntitle: Pontoons lost", "\n# who wrote this?\ntitle: Pontoons lost")
    edit(folder, "---\n# title", "---\n# call the editor\n# title")
    assert "date: none shown" in notes_of(only_file(folder).read_text("utf-8"))
    filed(folder, OWN)
    text = only_file(folder).read_text("utf-8")
    *notes, lost = notes_of(text)
    assert notes == ["call the editor", "regions: no place is named that the gazetteer knows"]
    assert lost.startswith("loss: alarm ")
    assert "# who wrote this?\ntitle: Pontoons washed away" in text


def test_a_text_that_the_curator_worked_on_stays_and_that_is_said(folder: Path) -> None:
    filed(folder, REPRINT)
    edit(folder, "washed away", "carried off")
    assert outcomes(folder, OWN) == [(Outcome.ORIGIN, 1)]
    assert "carried off" in paragraphs_of(only_report(folder))[0]
    assert any(
        note.startswith("text: it stays as you have it")
        for note in notes_of(only_file(folder).read_text("utf-8"))
    )


def test_a_published_report_is_left_as_readers_know_it_and_the_curator_is_told(
    folder: Path,
) -> None:
    filed(folder, REPRINT)
    edit(folder, "status: draft", "status: published")
    before = only_report(folder)
    (done,) = filed(folder, OWN)
    assert isinstance(done, Filed)
    assert done.outcome is Outcome.UPDATE
    assert "the page of Example Wire itself was found" in done.lines[0]
    report = only_report(folder)
    assert (report.title, report.passages, report.provenance) == (
        before.title,
        before.passages,
        before.provenance,
    )
    assert [each.source for each in report.carriers] == ["example-review"]
    assert report.revisions[0].note == "1 paragraph added; another headline."
    assert any(
        "the page of Example Wire itself was found" in note
        for note in notes_of(only_file(folder).read_text("utf-8"))
    )


def test_the_origin_and_another_reprint_that_come_together_are_both_taken(folder: Path) -> None:
    filed(folder, REPRINT)
    third = joined("Boats are dear since the flood", *FLOOD, BORDER[4])
    assert outcomes(folder, third, OWN) == [(Outcome.ORIGIN, 1), (Outcome.CARRIER, 1)]
    carriers = only_report(folder).carriers
    assert [each.source for each in carriers] == ["example-review", "unknown"]
    assert (
        carriers[1].changed[-1].startswith("Has 1 paragraph more, beginning “Since the lower road")
    )


# --- What goes wrong ---


def test_a_draft_that_stands_in_the_way_is_named_and_the_rest_goes_on(folder: Path) -> None:
    filed(folder, OWN)
    only_file(folder).write_text("no report", "utf-8")
    done = filed(folder, OWN, joined(*PORT))
    assert [type(each) for each in done] == [Refused, Filed]


def test_a_file_whose_keys_cannot_be_changed_is_named_and_left(folder: Path) -> None:
    filed(folder, REPRINT)
    text = only_file(folder).read_text("utf-8")
    body = text.partition("\n---\n")[2]
    keys = "id: x\nstatus: draft\nsource: example-wire\ncarriers: []\ncarriers: []\n"
    keys += "provenance: {taken: 2021-06-01, rules: 1}"
    only_file(folder).write_text(f"---\n{keys}\n---\n{body}", "utf-8")
    before = only_file(folder).read_bytes()
    (done,) = filed(folder, OWN)
    assert isinstance(done, Refused)
    assert only_file(folder).read_bytes() == before


def test_a_draft_keeps_the_fingerprint_of_its_documents_and_a_copy_adds_only_what_is_new(
    folder: Path,
) -> None:
    filed(folder, OWN)
    (first,) = only_report(folder).fingerprint
    filed(
        folder,
        joined(
            "Pontoons lost in the flood",
            "Example Review, May 16, 2021",
            *FLOOD,
            "Source: Example Wire",
        ),
    )
    assert only_report(folder).fingerprint[0] == first
    more = joined(
        "Pontoons lost",
        "Example Review, May 17, 2021",
        *FLOOD,
        BORDER[0],
        BORDER[1],
        "Source: Example Wire",
    )
    filed(folder, more)
    marks = only_report(folder).fingerprint
    assert marks[0] == first
    assert len(marks) > 1
    assert sum(map(len, marks[1:])) < len(first)


def test_a_fingerprint_that_was_taken_away_comes_back_with_its_document(folder: Path) -> None:
    filed(folder, OWN)
    whole = only_file(folder).read_text("utf-8")
    marks = only_report(folder).fingerprint
    edit(folder, f"fingerprint:\n- {marks[0]}\n", "")
    assert only_report(folder).fingerprint == ()
    ((filing,),) = [filed(folder, OWN)]
    assert "lacked its fingerprint" in str(filing)
    assert only_file(folder).read_text("utf-8") == whole


def test_a_draft_that_is_called_a_summary_and_left_as_it_is_cannot_be_published(
    folder: Path,
) -> None:
    filed(folder, OWN)
    edit(folder, "text: verbatim", "text: summary")
    edit(folder, "status: draft", "status: published")
    edit(folder, "regions: []", "regions: [SY-ID]")
    path = only_file(folder)
    file = parse_report(path.read_bytes(), path.as_posix(), [])
    assert file is not None
    keys = [fault.key for fault in own_words_faults(file)]
    assert keys == ["passage 1"]


def test_a_draft_that_no_build_would_take_is_refused_and_nothing_of_it_is_written(
    folder: Path,
) -> None:
    paragraphs = [
        f"{paragraph} This was on day {day} of the flood."
        for day in range(1_000)
        for paragraph in FLOOD
    ]
    (refused,) = filed(
        folder, joined("Pontoons washed away below the dam", "May 14, 2021", *paragraphs)
    )
    assert isinstance(refused, Refused)
    assert "its report would have" in refused.reason
    assert "more than the 262,144 taken; split the document" in refused.reason
    assert not (folder / "reports").exists()
    assert not (folder.parent / ".ledger").exists()


# --- On another machine, where the ledger is not ---


def without_ledger(folder: Path) -> None:
    shutil.rmtree(folder.parent / ".ledger")


@pytest.mark.parametrize(
    "texts", [(OWN,), (REPRINT,), (NAMELESS,), (OWN, REPRINT), (OWN, REPRINT, NAMELESS)]
)
def test_documents_are_known_by_their_texts_where_the_ledger_stayed_elsewhere(
    folder: Path, texts: tuple[str, ...]
) -> None:
    filed(folder, *texts)
    without_ledger(folder)
    before = only_file(folder).read_bytes()
    assert {outcome for outcome, _number in outcomes(folder, *texts)} == {Outcome.KNOWN}
    assert only_file(folder).read_bytes() == before


def test_a_reprint_that_is_new_is_a_carrier_there_too(folder: Path) -> None:
    filed(folder, OWN)
    edit(folder, "status: draft", "status: published")
    without_ledger(folder)
    assert sorted(outcomes(folder, OWN, REPRINT)) == [(Outcome.CARRIER, 1), (Outcome.KNOWN, 1)]
    assert [each.source for each in only_report(folder).carriers] == ["example-review"]


def test_a_full_reprint_of_the_same_words_is_a_carrier_there_too(folder: Path) -> None:
    filed(folder, OWN)
    without_ledger(folder)
    copy = joined(
        "Pontoons washed away below the dam",
        "Example Review, May 16, 2021",
        *FLOOD,
        "Source: Example Wire",
    )
    assert outcomes(folder, copy) == [(Outcome.CARRIER, 1)]
