from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sitrep.content.report_file import ReportFile, parse_report
from sitrep.content.report_text import dump_report
from sitrep.core.model import Provenance, Status, TextKind
from sitrep.ingest.desk.compose import compose_report
from sitrep.ingest.desk.match import (
    HeldReport,
    find_held,
    find_homes,
    is_led_by_origin,
    more_carriers,
    near_reports,
    new_copies,
)
from sitrep.ingest.draft import Draft
from sitrep.ingest.families.body_runs import BodyRuns, PackedRuns
from sitrep.ingest.families.family import DraftFamily
from sitrep.ingest.knowledge.bank import RULES
from sitrep.ingest.ledger.belongings import ReportNote, with_documents
from tests.support.ingest.documents import CANAL, FLOOD, cleaned, group_families, joined, knowledge

TAKEN = dt.date(2021, 6, 1)
OWN = joined("Support Harbour Review", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)
REPRINT = joined("Pontoons lost!", "Meridian Post, May 16, 2021", *FLOOD, "Source: Harbour Review")
OTHER = joined("Sugar toll at the ferry", "May 5, 2021", *CANAL)


def family(*texts: str) -> DraftFamily:
    (found,) = group_families([cleaned(text) for text in texts])
    return found


def held(*texts: str, text: TextKind = TextKind.VERBATIM) -> HeldReport:
    """A report as it stands in the content tree, written and read back."""
    report = replace(compose_report(family(*texts), knowledge(), taken=TAKEN, ids=()), text=text)
    file = parse_report(dump_report(report).encode(), f"{report.id}.md", [])
    assert file
    known = with_documents(file.report, ReportNote.of(report, file.file))
    return HeldReport.of(replace(file, report=known))


def names(copies: tuple[Draft, ...]) -> list[str]:
    return [copy.document.text for copy in copies]


def test_a_document_taken_before_is_found_by_its_hash() -> None:
    known = held(OWN)
    assert find_held(family(OWN), [held(OTHER), known], knowledge()) is known
    assert new_copies(family(OWN), known) == ()


def test_a_reprint_of_a_held_report_is_found_by_its_text() -> None:
    known = held(OWN)
    assert find_held(family(REPRINT), [held(OTHER), known], knowledge()) is known
    assert names(new_copies(family(OWN, REPRINT), known)) == [REPRINT]


def test_another_report_is_not_held() -> None:
    assert find_held(family(OTHER), [held(OWN)], knowledge()) is None
    assert find_held(family(OTHER), [], knowledge()) is None


def test_a_hash_counts_for_more_than_a_text() -> None:
    """A curator who kept two reports of one text apart keeps them apart."""
    text, hashed = held(OWN), held(REPRINT)
    assert find_held(family(REPRINT), [text, hashed], knowledge()) is hashed


def test_a_curators_summary_is_known_by_its_hash_and_its_fingerprint_and_never_by_its_own_words() -> (
    None
):
    summary = held(OWN, text=TextKind.SUMMARY)
    assert find_held(family(OWN), [summary], knowledge()) is summary
    assert summary.bodies == ()
    assert find_held(family(REPRINT), [summary], knowledge()) is summary
    assert find_held(family(OTHER), [summary], knowledge()) is None
    unmarked = HeldReport.of(
        replace(summary.file, report=replace(summary.file.report, fingerprint=()))
    )
    assert find_held(family(REPRINT), [unmarked], knowledge()) is None


def test_the_hashes_of_carriers_count_too() -> None:
    known = held(OWN, REPRINT)
    assert len(known.hashes) == 2
    assert find_held(family(REPRINT), [known], knowledge()) is known


def test_new_carriers_follow_those_that_are_there() -> None:
    known = held(OWN, REPRINT)
    third = cleaned(joined("Northern Radio, May 18, 2021", *FLOOD, "Source: Harbour Review"))
    carriers = more_carriers([third], known, knowledge(), TAKEN)
    assert carriers[:-1] == known.file.report.carriers
    assert [carrier.source for carrier in carriers] == ["meridian-post", "northern-radio"]
    assert carriers[-1].date == dt.date(2021, 5, 18)
    assert carriers[-1].provenance == Provenance(TAKEN, RULES)
    assert carriers[-1].provenance.sha256 == third.document.sha256


def test_a_report_without_provenance_is_still_known_by_its_text() -> None:
    known = held(OWN)
    bare = HeldReport.of(ReportFile("a.md", replace(known.file.report, provenance=None)))
    assert bare.hashes == frozenset()
    assert find_held(family(REPRINT), [bare], knowledge()) is bare


# --- Two reports of one text, kept apart by the curator ---


def twin(known: HeldReport, name: str, **values: object) -> HeldReport:
    """A report of the same text under another id and in another file."""
    report = replace(known.file.report, id=name, provenance=None, carriers=(), **values)  # type: ignore[arg-type]
    return HeldReport.of(ReportFile(f"{name}.md", report))


def test_a_copy_goes_to_the_report_whose_origin_it_shows() -> None:
    known = held(OWN)
    other = twin(known, "other", source="northern-radio", date=dt.date(2021, 1, 1))
    assert find_held(family(REPRINT), [other, known], knowledge()) is known


def test_a_copy_that_shows_no_origin_goes_to_the_older_report() -> None:
    known = held(OWN)
    older = twin(known, "older", source="northern-radio", date=dt.date(2021, 1, 1))
    for reports in ([older, known], [known, older]):
        assert find_held(family(joined(*FLOOD)), reports, knowledge()) is older


def test_a_withdrawn_report_gets_a_copy_only_where_no_other_is() -> None:
    known = held(OWN)
    gone = twin(known, "gone", status=Status.WITHDRAWN)
    assert find_held(family(REPRINT), [gone, known], knowledge()) is known
    assert find_held(family(REPRINT), [gone], knowledge()) is gone


def test_copies_of_one_family_go_each_to_its_own_report() -> None:
    known = held(OWN)
    other = twin(known, "other", source="northern-radio")
    radio = joined("Northern Radio, May 18, 2021", *FLOOD, "Source: Northern Radio")
    homes = find_homes(family(REPRINT, radio), [known, other], knowledge())
    assert {(home, *names(part.copies)) for home, part in homes} == {
        (known, REPRINT),
        (other, radio),
    }


def test_reports_worth_comparing_share_words_with_a_document() -> None:
    known, other, marked = held(OWN), held(OTHER), held(OWN, text=TextKind.SUMMARY)
    bodies = [
        PackedRuns.of(BodyRuns.of(cleaned(text))) for text in (OTHER, REPRINT, "Nothing to report.")
    ]
    assert near_reports(bodies, [known, marked, other]) == {0: (other,), 1: (known, marked)}


def test_a_report_is_found_by_its_text_after_the_text_was_put_aside() -> None:
    bare = held(OWN).without_text()
    assert bare.file.report.passages == ()
    assert find_held(family(REPRINT), [bare], knowledge()) is bare


# --- Who leads ---


def test_a_report_made_from_a_carriers_copy_or_a_nameless_one_is_not_led_by_the_origin() -> None:
    assert is_led_by_origin(held(OWN).file.report)
    assert not is_led_by_origin(held(REPRINT).file.report)
    assert not is_led_by_origin(held(joined(*FLOOD)).file.report)


def test_a_summary_by_hand_gives_way_to_no_page() -> None:
    assert is_led_by_origin(replace(held(joined(*FLOOD)).file.report, provenance=None))
