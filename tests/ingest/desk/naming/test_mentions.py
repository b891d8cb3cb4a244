from __future__ import annotations

from pathlib import Path

from sitrep.ingest.desk.naming.mentions import Mentions
from tests.support.trees import write


def test_an_id_is_mentioned_where_a_file_beside_its_own_names_it(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "content",
        {
            "reports/2021/flood.md": "---\nid: flood\n---\n",
            "reports/2021/port.md": "---\nid: port\n---\nThe flood-tide came.\n",
            "events/harbour.md": "---\nagreed: [port#1]\n---\n",
        },
    )
    mentions = Mentions(folder, frozenset({"flood", "port"}))
    assert "port" in mentions
    assert "flood" not in mentions
