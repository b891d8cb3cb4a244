from __future__ import annotations

import pytest

from sitrep.site.catalogue.independence import Independence
from sitrep.site.pictures.sources import BETWEEN, GAP, WIDTH, SourceMix, build_source_mix
from tests.support.trees import catalogue, report_text, tree

SOURCES = """\
[wire]
name = "Wire"
affiliation = "independent"
reliability = "B"
reason = "Invented."
rights = "full"
[agency]
name = "Agency"
affiliation = "independent"
reliability = "B"
reason = "Invented."
rights = "full"
[party]
name = "Party"
affiliation = "party-owned"
reliability = "D"
reason = "Invented."
rights = "full"
[quiet]
name = "Quiet"
reliability = "F"
rights = "full"
"""


def mix(*origins: str, passages: int = 1, **keys: str) -> SourceMix:
    body = "::: passage SY-ID\nText.\n:::\n" * passages
    reports = {
        f"r{number}": report_text(f"r{number}", body=body, source=origin, **keys)
        for number, origin in enumerate(origins)
    }
    files = {**tree(reports), "sources.toml": SOURCES}
    edition = catalogue(files).editions[0]
    found = build_source_mix(edition.families, edition.independence)
    assert found is not None
    return found


def rows(found: SourceMix) -> list[tuple[str | None, list[tuple[str, int, int]]]]:
    return [
        (
            group.affiliation,
            [
                (" + ".join(source.name for source in share.sources), share.reports, share.percent)
                for share in group.shares
            ],
        )
        for group in found.groups
    ]


def test_speakers_stand_by_affiliation_the_heaviest_first() -> None:
    found = mix("party", "wire", "agency", "agency", "party")
    assert rows(found) == [
        ("independent", [("Agency", 2, 40), ("Wire", 1, 20)]),
        ("party-owned", [("Party", 2, 40)]),
    ]
    assert [(group.reports, group.percent) for group in found.groups] == [(3, 60), (2, 40)]
    assert found.reports == 5


def test_passages_are_counted_beside_reports() -> None:
    found = mix("wire", "wire", passages=3)
    assert [(share.reports, share.passages) for share in found.groups[0].shares] == [(2, 6)]


def test_carriers_have_no_share() -> None:
    found = mix("wire", carriers="[{source: party, date: 2020-07-02}]")
    assert rows(found) == [("independent", [("Wire", 1, 100)])]


def test_an_unknown_origin_and_an_affiliation_nobody_stated_are_told_as_such() -> None:
    assert rows(mix("unknown", "unknown", "quiet")) == [
        ("not identified", [("", 2, 67)]),
        (None, [("Quiet", 1, 33)]),
    ]


def test_no_reports_make_no_mix() -> None:
    assert build_source_mix((), Independence()) is None


@pytest.mark.parametrize(
    "origins", [["wire"], ["wire", "agency"], ["wire", "agency", "party", "quiet", "unknown"] * 3]
)
def test_the_parts_fill_the_bar_in_order_as_wide_as_their_reports(origins: list[str]) -> None:
    found = mix(*origins)
    assert [bar.reports for bar in found.bars] == [
        part for group in found.groups for part in group.parts
    ]
    assert found.bars[0].x == 0
    assert found.bars[-1].x + found.bars[-1].width == WIDTH
    gaps = [
        after.x - bar.x - bar.width for bar, after in zip(found.bars, found.bars[1:], strict=False)
    ]
    assert set(gaps) <= {GAP, BETWEEN}
    shares = [bar.width / bar.reports for bar in found.bars]
    assert max(shares) - min(shares) <= 1
    assert all(bar.x < bar.middle < bar.x + bar.width for bar in found.bars)


def test_sources_that_are_not_named_are_not_one_part() -> None:
    found = mix("unknown", "unknown", "unknown", "wire")
    assert sorted(bar.reports for bar in found.bars) == [1, 1, 1, 1]
    assert (found.reports, found.independent) == (4, 1)


def shares(found: SourceMix) -> dict[str, tuple[int, list[str]]]:
    """Reports and messengers, by the ids of the sources."""
    return {
        " + ".join(source.id for source in share.sources): (
            share.reports,
            [source.id for source in share.told_by],
        )
        for group in found.groups
        for share in group.shares
    }


def made(**bodies: str) -> SourceMix:
    """The mix of reports, each ``id=origin from`` with the words after the origin on its passage's line."""
    reports = {}
    for name, line in bodies.items():
        origin, _, words = line.partition(" ")
        body = f"::: passage SY-ID {words}\nText.\n:::\n"
        reports[name] = report_text(name, body=body, source=origin)
    edition = catalogue({**tree(reports), "sources.toml": SOURCES}).editions[0]
    found = build_source_mix(edition.families, edition.independence)
    assert found is not None
    return found


def test_a_messenger_has_no_share_and_is_named_beside_whom_it_repeats() -> None:
    found = made(a="wire from=party", b="agency from=party")
    assert shares(found) == {"party": (2, ["agency", "wire"])}
    assert rows(found) == [("party-owned", [("Party", 2, 100)])]
    assert found.independent == 1


def test_a_report_that_rests_on_two_counts_for_both_and_once_in_their_group() -> None:
    found = made(a="party from=wire,agency", b="quiet")
    assert shares(found) == {
        "agency": (1, ["party"]),
        "wire": (1, ["party"]),
        "quiet": (1, []),
    }
    assert [(group.reports, group.percent) for group in found.groups] == [(1, 50), (1, 50)]
    assert sum(bar.reports for bar in found.bars) == 3
    assert (found.reports, found.independent) == (2, 3)


def test_who_is_not_named_beside_a_root_has_a_part_and_is_no_root() -> None:
    found = made(a="wire from=wire,unnamed")
    assert shares(found) == {"wire": (1, []), "": (1, ["wire"])}
    assert [share.is_root for group in found.groups for share in group.shares] == [True, False]


def test_a_circle_is_told_as_one_and_is_no_root() -> None:
    found = made(a="wire from=agency", b="agency from=wire")
    (group,) = found.groups
    assert shares(found) == {"agency + wire": (2, [])}
    assert (group.is_circular, group.affiliation, found.independent) == (True, None, 0)
    assert not group.shares[0].is_root


def test_neighbours_of_one_affiliation_differ_in_tint() -> None:
    wire, agency = mix("wire", "agency").bars
    assert wire.level != agency.level


def test_a_part_too_narrow_for_its_number_goes_without() -> None:
    found = mix("wire", *["party"] * 40)
    assert [bar.wordy for bar in found.bars] == [True, False]
