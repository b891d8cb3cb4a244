from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sitrep.core.errors import DocumentError
from sitrep.core.model import (
    Carrier,
    Change,
    DateBasis,
    Passage,
    Provenance,
    Report,
    Status,
    TextKind,
    TitleKind,
)
from sitrep.ingest.desk.merge import (
    Minted,
    carrier_number,
    merge_reports,
    split_carrier,
    withdraw_merged,
)
from sitrep.ingest.families.differences import Texts
from tests.support.ingest.documents import FLOOD, cleaned, joined

TODAY = dt.date(2021, 6, 1)


def provenance(sign: str) -> Provenance:
    return Provenance(TODAY, "1", sign * 64)


ONE = Report(
    "one",
    title="Pontoons washed away",
    source="example-wire",
    date=dt.date(2021, 5, 14),
    provenance=provenance("a"),
    carriers=(Carrier("lakeside", provenance=provenance("b")),),
    passages=(Passage(joined(*FLOOD)),),
)
OTHER = Report(
    "other",
    title="Pontoons lost",
    source="example-review",
    date=dt.date(2021, 5, 16),
    url="https://review.example.org/pontoons",
    provenance=provenance("c"),
    passages=(Passage(joined(*FLOOD[:-1])),),
)
LACKING = ("Has another headline.", "Lacks 1 paragraph, beginning “Engineers hope to lay a…”.")


def merged(other: Report = OTHER, **wordings: Texts) -> tuple[Carrier, ...]:
    given = {
        sign * 64: wording for sign, wording in {"c": Texts.of_report(OTHER), **wordings}.items()
    }
    return merge_reports(ONE, other, given).carriers[1:]


def test_the_other_report_becomes_a_carrier_with_its_facts_and_what_it_has_otherwise() -> None:
    assert merged() == (
        Carrier(
            "example-review",
            OTHER.date,
            OTHER.url,
            "Pontoons lost",
            LACKING,
            provenance=OTHER.provenance,
        ),
    )


def test_nothing_else_of_the_report_moves() -> None:
    assert replace(merge_reports(ONE, OTHER, {}), carriers=ONE.carriers) == ONE


def test_the_others_carriers_come_along_and_are_compared_with_the_new_leader() -> None:
    old = ("Lacks 3 paragraphs, the first beginning “A”.", "Names no writer.")
    other = replace(OTHER, carriers=(Carrier("portal", changed=old, provenance=provenance("d")),))
    assert merged(other, d=Texts(None, FLOOD[1:]))[1].changed == (
        "Names no writer.",
        "Lacks 1 paragraph, beginning “The spring flood has washed…”.",
    )
    assert merged(other)[1].changed == ("Names no writer.",)


def test_a_report_made_from_a_carriers_copy_is_not_listed_twice() -> None:
    listed = Carrier(
        "example-review", date=OTHER.date, title="Pontoons lost", provenance=OTHER.provenance
    )
    (carrier,) = merged(replace(OTHER, source="example-wire", carriers=(listed,)))
    assert (carrier.source, carrier.provenance) == ("example-review", OTHER.provenance)


def test_a_document_that_both_hold_is_carried_once() -> None:
    assert len(merged(replace(OTHER, carriers=(ONE.carriers[0],)))) == 1


def test_a_report_of_an_unknown_source_becomes_an_unknown_carrier() -> None:
    assert merged(replace(OTHER, source=None))[0].source == "unknown"


def test_beside_a_summary_nothing_is_compared() -> None:
    report = replace(ONE, text=TextKind.SUMMARY)
    assert (
        merge_reports(report, OTHER, {"c" * 64: Texts.of_report(OTHER)}).carriers[1].changed == ()
    )


def test_a_published_report_that_was_merged_is_withdrawn_with_a_note() -> None:
    other = replace(
        OTHER, status=Status.PUBLISHED, changes=(Change(dt.date(2021, 5, 20), "A slip."),)
    )
    found = withdraw_merged(other, "one", TODAY)
    assert found.status is Status.WITHDRAWN
    assert found.changes == (
        *other.changes,
        Change(TODAY, "Withdrawn: it is a copy of the report one."),
    )


# --- Split ---


def test_a_carrier_becomes_a_draft_with_its_facts_and_its_own_text() -> None:
    (carrier,) = merged()
    report = replace(ONE, carriers=(*ONE.carriers, carrier))
    parted = split_carrier(
        report, carrier, cleaned(joined(*FLOOD[:-1])), new=Minted(frozenset({"one"}), TODAY)
    )
    assert parted.kept == ONE
    assert parted.new == Report(
        "2021-05-16-example-review-pontoons-lost",
        added=TODAY,
        title="Pontoons lost",
        title_kind=TitleKind.CARRIER,
        date=OTHER.date,
        date_basis=DateBasis.CARRIER,
        source="example-review",
        url=OTHER.url,
        provenance=OTHER.provenance,
        passages=OTHER.passages,
    )
    assert [note.partition(":")[0] for note in parted.notes] == ["source"]


def test_without_its_ledger_a_carrier_becomes_a_draft_without_text_and_says_so() -> None:
    parted = split_carrier(ONE, ONE.carriers[0], None, new=Minted((), TODAY))
    assert parted.new.passages == ()
    assert [note.partition(":")[0] for note in parted.notes] == ["source", "text"]


def test_a_carrier_of_unknown_source_becomes_a_report_of_none() -> None:
    carrier = Carrier("unknown", provenance=provenance("e"))
    found = split_carrier(
        replace(ONE, carriers=(carrier,)), carrier, None, new=Minted(("undated-copy",), TODAY)
    ).new
    assert (found.id, found.source) == ("undated-copy-2", None)


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_carrier_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(DocumentError, match=rf"one has no carriers\[{number}\]; it has 1"):
        carrier_number(ONE, number)


def test_the_carrier_whose_text_the_report_has_cannot_be_split_off() -> None:
    with pytest.raises(DocumentError, match="the text of one is from"):
        carrier_number(replace(ONE, provenance=provenance("b")), 1)
