from __future__ import annotations

import json
import re
from typing import Any

from tests.support.site.sites import ADDRESS, Site


def dataset(site: Site) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>',
        site.text("data/index.html"),
        re.DOTALL,
    )
    assert found
    node: dict[str, Any] = json.loads(found[1])
    return node


def test_the_data_page_is_a_dataset_whose_files_are_there(invented_site: Site) -> None:
    found = dataset(invented_site)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Dataset")
    assert 50 <= len(found["description"]) <= 5_000
    files = [each["contentUrl"].removeprefix(f"{ADDRESS}/") for each in found["distribution"]]
    assert len(set(files)) == len(files) > 10
    assert [name for name in files if not (invented_site.output / name).is_file()] == []
    assert {each["encodingFormat"] for each in found["distribution"]} == {
        "text/csv",
        "application/json",
        "application/geo+json",
    }


def test_it_says_of_when_and_where_the_data_are(invented_site: Site) -> None:
    found, catalogue = dataset(invented_site), invented_site.built.catalogue
    first, last = catalogue.editions[-1].week.first, catalogue.editions[0].week.last
    assert found["temporalCoverage"] == f"{first}/{last}"
    assert len(found["spatialCoverage"]) == len(catalogue.regions)
    assert found["license"] == found["url"] == f"{ADDRESS}/data/"
    assert found["creator"]["name"] == catalogue_name(invented_site)


def catalogue_name(site: Site) -> str:
    return site.built.settings.site.name
