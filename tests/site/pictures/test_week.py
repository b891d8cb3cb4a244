from __future__ import annotations

from sitrep.geo.outlines import Chart, ChartArea, Spot
from sitrep.site.pictures.week import WeekPictures, build_pictures
from tests.support.trees import catalogue, content, report_text, tree

SQUARE = ((0, 0), (100, 0), (100, 100), (0, 100))
CHART = Chart(
    "SY", width=100, height=100, areas=(ChartArea("SY-ID", (SQUARE,), Spot(50, 50, 40)),), land=()
)
WITHDRAWN = report_text("a", status="withdrawn", changes="[{date: 2020-07-05, note: Wrong.}]")


def pictures(*reports: str, chart: Chart | None = CHART) -> WeekPictures:
    files = tree({f"r{number}": text for number, text in enumerate(reports)})
    return build_pictures(catalogue(files).editions[0], content(files).regions, chart)


def test_the_pictures_of_a_week_tell_of_the_same_reports() -> None:
    other = report_text("r1", source="example-review", date="2020-07-03", text="summary")
    found = pictures(report_text("r0"), other)
    assert found.map is not None
    assert found.mix is not None
    assert [(area.figures.reports, area.figures.independent) for area in found.map.areas] == [
        (2, 2)
    ]
    assert [day.count for day in found.days.days] == [0, 0, 1, 0, 1, 0, 0]
    assert sum(share.reports for group in found.mix.groups for share in group.shares) == 2


def test_without_a_chart_there_is_no_map() -> None:
    found = pictures(report_text("r0"), chart=None)
    assert found.map is None
    assert found.days.reports == 1


def test_a_week_of_withdrawn_reports_has_no_sources_to_show() -> None:
    found = pictures(WITHDRAWN)
    assert (found.mix, found.days.reports) == (None, 0)
