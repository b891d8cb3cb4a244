from __future__ import annotations

from sitrep.ingest.markup import Element, Page


def test_the_elements_around_one_come_innermost_first() -> None:
    page = Page((), (Element(-1, "html"), Element(0, "body"), Element(1, "p"), Element(1, "p")))
    assert page.around(3) == (3, 1, 0)
    assert page.around(-1) == ()
