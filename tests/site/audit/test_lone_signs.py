"""Headlines with signs that look like markup and are none: the site is built, and feeds show them as written."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest

from tests.support.sites import build_site
from tests.support.trees import ANNOUNCED, report_text, tree


@pytest.mark.parametrize(
    "title", ["Toll < 50", "3 < 4 > 2", "Prices < https://wire.example.org/x > and on"]
)
def test_a_headline_with_a_lone_sign_is_built_and_arrives_as_written(
    tmp_path: Path, title: str
) -> None:
    text = report_text("a", title=json.dumps(title))
    site = build_site(
        tmp_path,
        tree({"a": text}, **{"editions___2020-W27__md": ANNOUNCED["editions/2020-W27.md"]}),
    )
    for name in ("feeds/reports.rss", "feeds/reports.atom"):
        parsed = feedparser.parse((site.output / name).read_bytes(), sanitize_html=False)
        assert [entry.title for entry in parsed.entries] == [title]
