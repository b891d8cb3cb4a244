from __future__ import annotations

import pytest
from lxml import html

from sitrep.ingest.read.stated.json_ld import article_nodes

NODE = '"@type":"NewsArticle","datePublished":"2021-05-14"'


def dates(script: str) -> list[object]:
    root = html.document_fromstring(
        f'<html><head><script type="application/ld+json">{script}</script></head><body>x</body></html>'
    )
    return [node.get("datePublished") for node in article_nodes(root)]


@pytest.mark.parametrize(
    "script",
    [
        f"{{{NODE}}}",
        f"{{{NODE},}}",
        f"//<![CDATA[\n{{{NODE}}}\n//]]>",
        f"/*<![CDATA[*/{{{NODE},}}/*]]>*/",
        f'{{{NODE},"description":"he said "no" twice"}}',
        f'{{{NODE},"description":"cut off',
    ],
)
def test_what_is_broken_still_states_its_date(script: str) -> None:
    assert dates(script) == ["2021-05-14"]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"Event","datePublished":"2021-05-14",,}',
        f'{{{NODE},,"x":{{"datePublished":"2021-05-15",}}',
        "no data at all",
    ],
)
def test_what_may_be_of_another_thing_is_not_taken(script: str) -> None:
    assert not any(dates(script))
