from __future__ import annotations

from sitrep.core.private.kinds import Private, PrivateKind
from tests.support.trees import content, read, report_text, tree

NUMBER = Private(PrivateKind.PHONE, "0944555012")
CALL = "::: passage SY-ID\nCall 0944 555 012.\n:::\n"


def test_what_drafts_hold_is_known_for_their_preview_and_allowed_nowhere_else() -> None:
    found = content(tree({"a": report_text("a", body=CALL, status="draft")}))
    assert NUMBER in found.drafted
    assert NUMBER not in found.kept


def test_lines_in_which_there_is_nothing_are_known_so_that_nobody_searches_them_twice() -> None:
    found, _faults = read(
        tree({"a": report_text("a", body=f"::: passage SY-ID\nIt rained.\n:::\n\n{CALL}")})
    )
    assert "It rained." in found.searched
    assert "Call 0944 555 012." not in found.searched


def test_the_label_of_a_kind_of_events_is_searched_and_has_no_place_for_a_keep() -> None:
    digest = '[kinds]\nferry = "Ferry"\ncalls = "Call 0944 555 012"\n'
    (fault,) = read(tree({}) | {"digest.toml": digest})[1]
    assert (fault.file, fault.line, fault.key) == ("content/digest.toml", 3, "kinds.calls")
    assert "phone number" in fault.problem
    assert "keep:" not in fault.remedy
