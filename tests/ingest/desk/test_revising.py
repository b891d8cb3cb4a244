from __future__ import annotations

from pathlib import Path

from sitrep.ingest.desk.folder import open_report, read_tree
from sitrep.ingest.desk.revising import known_versions, wordings_of
from sitrep.ingest.desk.versions import ORIGIN
from tests.support.ingest.desk import new_desk
from tests.support.ingest.documents import FLOOD, joined

OWN = joined("Support Example Wire", "Pontoons washed away below the dam", "May 14, 2021", *FLOOD)


def test_the_words_of_a_version_are_known_by_its_ledger_whatever_became_of_the_draft(
    tmp_path: Path,
) -> None:
    desk = new_desk(tmp_path)
    desk.take(OWN)
    desk.edit(FLOOD[0], "Boats are dear since the flood.")
    tree = read_tree(desk.folder)
    (version,) = known_versions(tree, open_report(tree, str(desk.file))[0].report, ORIGIN)
    assert version.wording.paragraphs == FLOOD


def test_without_its_ledger_a_verbatim_report_is_known_by_its_own_text(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    desk.take(OWN)
    for ledger in (desk.folder.parent / ".ledger").iterdir():
        ledger.unlink()
    tree = read_tree(desk.folder)
    assert known_versions(tree, desk.report, ORIGIN)[0].wording.paragraphs == FLOOD
    assert wordings_of(tree, desk.report) == {}
