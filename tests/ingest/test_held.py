from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sitrep.core.model import Provenance, TextKind
from sitrep.core.reportfile import ReportFile, dump_report, parse_report
from sitrep.ingest.compose import compose_report
from sitrep.ingest.draft import Draft
from sitrep.ingest.families import DraftFamily, group_families
from sitrep.ingest.held import HeldReport, find_held, more_carriers, new_copies
from sitrep.ingest.settings import RULES
from tests.documents import CANAL, FLOOD, cleaned, joined, knowledge

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
    return HeldReport.of(file)


def names(copies: tuple[Draft, ...]) -> list[str]:
    return [copy.document.text for copy in copies]


def test_a_document_taken_before_is_found_by_its_hash() -> None:
    known = held(OWN)
    assert find_held(family(OWN), [held(OTHER), known]) is known
    assert new_copies(family(OWN), known) == ()


def test_a_reprint_of_a_held_report_is_found_by_its_text() -> None:
    known = held(OWN)
    assert find_held(family(REPRINT), [held(OTHER), known]) is known
    assert names(new_copies(family(OWN, REPRINT), known)) == [REPRINT]


def test_another_report_is_not_held() -> None:
    assert find_held(family(OTHER), [held(OWN)]) is None
    assert find_held(family(OTHER), []) is None


def test_a_hash_counts_for_more_than_a_text() -> None:
    """A curator who kept two reports of one text apart keeps them apart."""
    text, hashed = held(OWN), held(REPRINT)
    assert find_held(family(REPRINT), [text, hashed]) is hashed


def test_a_curators_summary_is_known_by_its_hash_and_never_by_its_words() -> None:
    summary = held(OWN, text=TextKind.SUMMARY)
    assert find_held(family(OWN), [summary]) is summary
    assert find_held(family(REPRINT), [summary]) is None


def test_the_hashes_of_carriers_count_too() -> None:
    known = held(OWN, REPRINT)
    assert len(known.hashes) == 2
    assert find_held(family(REPRINT), [known]) is known


def test_new_carriers_follow_those_that_are_there() -> None:
    known = held(OWN, REPRINT)
    third = cleaned(joined("Northern Radio, May 18, 2021", *FLOOD, "Source: Harbour Review"))
    carriers = more_carriers([third], known, knowledge(), TAKEN)
    assert carriers[:-1] == known.file.report.carriers
    assert [carrier.source for carrier in carriers] == ["meridian-post", "northern-radio"]
    assert carriers[-1].date == dt.date(2021, 5, 18)
    assert carriers[-1].provenance == Provenance(third.document.sha256, TAKEN, RULES, "a.txt")


def test_a_report_without_provenance_is_still_known_by_its_text() -> None:
    known = held(OWN)
    bare = HeldReport.of(ReportFile("a.md", replace(known.file.report, provenance=None)))
    assert bare.hashes == frozenset()
    assert find_held(family(REPRINT), [bare]) is bare
