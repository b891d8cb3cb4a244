from __future__ import annotations

import pytest

from sitrep.ingest.draft import Finding
from sitrep.ingest.find.own_address import day_in_own_address
from tests.support.ingest.documents import FLOOD, cleaned, joined, knowledge


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://wire.example/2021/05/14/boats", "2021-05-14"),
        (
            "https://web.archive.org/web/20230808112233/https://wire.example/2021/05/14/boats",
            "2021-05-14",
        ),
        ("https://wire.example/2021/05/boats", None),
        ("https://wire.example/2021/13/45/boats", None),
        ("https://wire.example/item/20210514", None),
    ],
)
def test_the_path_of_a_url_may_date_its_page(address: str, day: str | None) -> None:
    draft = cleaned(joined(*FLOOD))
    draft = type(draft)(draft.document, draft.blocks, address=Finding(address, "saved from"))
    found = day_in_own_address(draft, knowledge())
    assert (str(found.date) if found else None) == day
