"""What two bodies are to one another: copies of one report, issues of one template, or strangers.

Two bodies are copies when most runs of the shorter one are in the longer, or fewer but all over
it, a word changed here and there: a truncated or edited copy passes. Against it speak that
``templates`` sees two issues of a daily text, that nearly all figures are others, or that each
begins with a paragraph of which the other has nothing. Versions of one page are copies while they
share anything much.
Titles, disclaimers and appeals play no part.

Limits: a translation, or a report told again in other words, is a stranger; so is every
body of a few sentences.
"""

from __future__ import annotations

from enum import StrEnum

from sitrep.ingest.families.body_runs import BodyRuns
from sitrep.ingest.families.light_edits import is_lightly_edited
from sitrep.ingest.families.templates import are_issues, is_one_page

SAME_SHARE = 0.7
"""Share of the shorter body's runs that must be in the longer.

Copies with another headline or a cut paragraph keep more than 0.9; reports of one outlet
on one event stay under 0.4.
"""
LEAST_SHARE = 0.4
"""Share below which even an edited copy has too little of the other: one word in five changed."""
_WHOLE = 0.95
"""Share from which a body is whole in another, whatever figures or leads say."""
_VERSION = 0.3
"""Share from which a page that comes again at its URL is an update of the same text."""
_MIN_RUNS = 20
"""Bodies shorter than this are too short to tell a copy from a formula."""
_MIN_FIGURES = 4
"""Numbers a text must have before they can tell one issue of a daily from the next."""
_SAME_FIGURES = 0.5
"""Share of the fewer numbers that copies have in common.

Editing rounds a few, the next day's issue changes most.
"""


class Kinship(StrEnum):
    """What two bodies are to one another."""

    STRANGERS = "strangers"
    COPIES = "copies"
    ISSUES = "issues of one template"


def is_same(one: BodyRuns, other: BodyRuns) -> bool:
    """Whether two bodies are copies of one report."""
    return kinship(one, other) is Kinship.COPIES


def likeness(one: BodyRuns, other: BodyRuns) -> float:
    """The share of all runs of two bodies that are in both."""
    return len(one.runs & other.runs) / max(1, len(one.runs | other.runs))


def kinship(one: BodyRuns, other: BodyRuns) -> Kinship:
    """What two bodies are to one another."""
    length = min(len(one.runs), len(other.runs))
    shared = len(one.runs & other.runs)
    if length < _MIN_RUNS:
        return Kinship.STRANGERS
    if is_one_page(one.text.about, other.text.about) and shared >= _VERSION * length:
        return Kinship.COPIES
    if not _share_wording(one, other, shared / length):
        return Kinship.STRANGERS
    if are_issues(one.text, other.text):
        return Kinship.ISSUES
    # One is an excerpt of the other: it may lack most figures, and has another lead.
    if shared >= _WHOLE * length:
        return Kinship.COPIES
    differ = _have_other_figures(one, other) or _have_other_leads(one, other)
    return Kinship.STRANGERS if differ else Kinship.COPIES


def _share_wording(one: BodyRuns, other: BodyRuns, share: float) -> bool:
    """Whether most of the wording is the same, or less of it but nearly everywhere."""
    if share < LEAST_SHARE:
        return False
    return share >= SAME_SHARE or is_lightly_edited(one.text.paragraphs, other.text.paragraphs)


def _have_other_figures(one: BodyRuns, other: BodyRuns) -> bool:
    """Whether both are full of figures, and mostly of others.

    The numbers of a daily whose wording never changes.
    """
    fewer = min(len(one.figures), len(other.figures))
    return fewer >= _MIN_FIGURES and len(one.figures & other.figures) < _SAME_FIGURES * fewer


def _have_other_leads(one: BodyRuns, other: BodyRuns) -> bool:
    """Whether each begins with a paragraph of which the other has nothing.

    Two short texts above one long notice.
    """
    if not one.lead or not other.lead:
        return False
    return one.lead.isdisjoint(other.runs) and other.lead.isdisjoint(one.runs)
