from __future__ import annotations

import datetime as dt

from sitrep.ingest.find.nearest_days import nearest
from sitrep.ingest.knowledge.date_patterns import SeenDay


def test_a_day_without_a_year_is_put_beside_another() -> None:
    assert nearest(SeenDay(12, 30, None, 0, ""), dt.date(2021, 1, 3)) == dt.date(2020, 12, 30)


def test_a_leap_day_far_from_any_leap_year_is_none() -> None:
    assert nearest(SeenDay(2, 29, None, 0, ""), dt.date(2022, 5, 1)) is None
