"""What a curator has accepted, written into the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.content.edit import rewrite_report, with_notes
from sitrep.ingest.desk.asking.guesses import Guess, Lacking, with_guess
from sitrep.ingest.desk.folder import Tree, open_report, write_noted
from sitrep.ingest.desk.naming.following import move_files, named_anew

_KEYS = {
    Lacking.TITLE: ("title", "title_kind"),
    Lacking.DATE: ("date", "date_basis"),
    Lacking.SOURCE: ("source",),
}


def settle(tree: Tree, path: str, accepted: Sequence[Guess]) -> Iterator[str]:
    """Write what was accepted, without the doubts that it settles; says what was done.

    An id that ingest gave follows what is known now, and so does the name of the file.
    """
    if not accepted:
        return
    file, text = open_report(tree, path)
    report = file.report
    for guess in accepted:
        report = with_guess(report, guess)
    report = named_anew(tree, file.report, report)
    keys = [name for guess in accepted for name in _KEYS[guess.key]]
    is_renamed = report.id != file.report.id
    edited = rewrite_report(text, file, report, ["id", *keys] if is_renamed else keys)
    settled = [f"{guess.key}: " for guess in accepted]
    write_noted(tree, report, path, with_notes(edited, path, (), without=settled))
    said = ", ".join(guess.key for guess in accepted)
    yield f"> {path}: {said} written"
    if is_renamed:
        move_files(tree, [path])
        yield f"  its id is {report.id} now, and its file has that name"
