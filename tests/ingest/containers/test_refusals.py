from __future__ import annotations

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.opening import open_documents
from tests.support.ingest.containers import SLUICE

TABLE = "day,place,kind,hurt\n2021-05-07,Goris,shelling,2\n2021-05-08,Kapan,flood,0\n2021-05-09,Meghri,flood,1\n"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (TABLE, "events.csv", r"a table of data \(CSV\)"),
        (TABLE, "events.txt", "a table of data"),
        (TABLE.replace(",", ";"), "events.csv", "a table of data"),
        (TABLE.replace(",", "\t"), "events.tsv", r"a table of data \(TSV\)"),
        (TABLE.replace("shelling", '"shelling, by\nboth sides"'), "events.csv", "a table of data"),
        ('{"title": "Sluice", "body": "Shut."}', "answer.json", "JSON data"),
        ('[{"title": "Sluice"}]', "answer.txt", "JSON data"),
        ('{"a": 1}\n{"a": 2}\n{"a": 3}\n', "log.jsonl", "JSON data"),
        ('{"type": "FeatureCollection", "features": []}', "map.geojson", "JSON data"),
    ],
)
def test_data_is_refused_by_name_with_the_way_to_go(data: str, name: str, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        open_documents(data.encode(), name)
    assert "give" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ('{"name": "Levee Watch", "messages": [{"id": 1, "text": "The sluice', "line 1, column 56"),
        (
            '{"version": "https://jsonfeed.org/version/1.1",\n"items": [{"id": "1"},]}',
            "line 2, column",
        ),
        ('\ufeff[\n {"title": "Sluice" "body": "Shut."}]', "line 2, column 21"),
    ],
)
def test_damaged_data_is_no_text_and_the_place_is_named(data: str, where: str) -> None:
    with pytest.raises(DocumentError, match=f"damaged or breaks off at {where}.*export or fetch"):
        open_documents(data.encode(), "export.json")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<?xml version="1.0"?><events><place>Goris</place></events>', "XML data (“events”)"),
        (
            '<opml version="2.0"><body><outline xmlUrl="https://a.example/f"/></body></opml>',
            "a list of feeds",
        ),
        ('<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>', "a map (KML)"),
        (
            '<?xml version="1.0"?>\n<!-- x --><svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
            "a drawing",
        ),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "the map of a site"),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "a calendar"),
        ("BEGIN:VCARD\nFN:Nilda\n", "a card"),
    ],
)
def test_other_markup_is_refused_by_what_it_is(data: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        open_documents(data.encode(), "file")
    assert words in str(caught.value)
    assert "Nilda" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(SLUICE),
        "{Sluice shut} the office said.",
        "[Goris] The sluice was shut, the office said, and two guards, both old, were hurt.\n" * 5,
        "Boats, carts, dogs and men were seen.\nBoats, rafts, oars and men were not.\nWater, mud, stones and reeds.\n",
        "[1] see below\n[2] see above",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Shut.</p></body></html>',
        "<p>The sluice was shut.</p>",
        "<Goris> The sluice was shut, the office said.",
    ],
)
def test_texts_with_commas_and_brackets_are_taken(text: str) -> None:
    assert len(open_documents(text.encode(), "a.txt").documents) == 1
