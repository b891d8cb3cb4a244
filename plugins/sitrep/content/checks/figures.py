"""Whether the text of a passage says the figures that its line gives."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.content.report_file import ReportFile, passage_key
from sitrep.core.errors import Fault
from sitrep.core.figures import figure_key, write_figure_options
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import Passage, Status, TextKind
from sitrep.core.numbers import unsaid_numbers
from sitrep.core.rights import CUT


def figure_faults(file: ReportFile) -> Iterator[Fault]:
    """Faults of numbers in passages' lines that their texts do not give, in digits or in words.

    What was cut from a text because its source's rights demand it was held against
    the figures before; nobody can look it up any more, and so it goes unchecked.
    """
    report = file.report
    if report.status is Status.WITHDRAWN:
        return
    for number, passage in enumerate(report.passages, 1):
        was_cut = report.text is TextKind.EXCERPT and passage.text.endswith(CUT)
        if passage.figures and not was_cut:
            yield from _unsaid(file, passage_key(number), passage)


def _unsaid(file: ReportFile, key: str, passage: Passage) -> Iterator[Fault]:
    text = "\n".join(plain_paragraphs(passage.text))
    numbers = {number for figure in passage.figures for number in figure.amount.numbers}
    missing = unsaid_numbers(numbers, text, file.report.lang)
    for figure in passage.figures:
        for number in figure.amount.numbers:
            if number in missing:
                (option,) = write_figure_options([figure])
                yield file.fault(
                    key,
                    f"{option} says {number}, which is not in the passage's text, in digits or words",
                    f"Write the number that the text gives, or take it out of {figure_key(figure)}=",
                )
