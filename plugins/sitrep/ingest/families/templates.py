"""What tells two issues of one template from two copies of one report: what differs in them.

An outlet that reports every day fills the same sentences with other towns, days and
figures. Whoever copies a report shortens it, gives it another title, corrects a figure
or spells a name otherwise; place, day and most figures stay.

The sentences of both texts are aligned, and within them the words. Where words of one
are in the place of words of the other, names, days and figures are counted; spellings of
one name do not count, nor do names that the other text has elsewhere (a sentence that
was moved). Two texts are issues if two kinds of these differ, or every date, or most
figures; or if their titles differ in a day; or if one outlet published both itself on two
days; or if all that differs is several places.

Limits: a template of one sentence differs in too little to be told from an edited copy.
"""

from __future__ import annotations

from sitrep.ingest.families.slots import About, Differences, Text, differences

_MUCH = 0.3
"""Share of a text's names, days and figures: an issue changes more, a copy's editor less."""
_MOST = 0.5
"""Share of figures of which a copy's editor changes less."""
_FEW_FIGURES = 2
"""Figures that a copy's editor corrects together with a day."""
_MIN_FIGURES = 4
"""Changed figures that alone tell issues apart."""


def are_issues(one: Text, other: Text) -> bool:
    """Whether two texts that share most words are issues of one template.

    Or an outlet's reports of two days.
    """
    if is_one_page(one.about, other.about):
        return False
    found = differences(one, other)
    if not found.changed:
        return False
    if found.titled_days or (found.titles and found.names > 1):
        return True
    return (
        _fill_template(found)
        or _are_two_reports(one.about, other.about)
        or _are_two_places(found, one, other)
    )


def is_one_page(one: About, other: About) -> bool:
    """Whether two texts are versions of the page at one URL.

    A page that gets a new text every day ("/daily-summary") is not: it states another day.
    """
    if not one.page or one.page != other.page:
        return False
    return not one.day or not other.day or one.day == other.day


def _fill_template(found: Differences) -> bool:
    """Whether two kinds of what fills a template differ, or every date, or most of its figures."""
    much = found.share >= _MUCH
    # One other name may be a spelling that was not recognised; a place or two names are not.
    elsewhere = found.places > 0 or found.names > 1
    more_than_names = found.days + found.figures > 0
    many = found.days > 0 or found.changed > _FEW_FIGURES or much
    all_figures = found.figures + found.same_figures
    return any(
        (
            elsewhere and more_than_names and many,
            found.days and found.figures > _FEW_FIGURES,
            found.days and found.figures and found.share > _MOST,
            found.names and found.days and (found.figures or much),
            found.dates and not found.same_days,
            found.figures >= _MIN_FIGURES and found.figures > _MOST * all_figures,
        )
    )


def _are_two_reports(one: About, other: About) -> bool:
    """Whether one outlet published both itself, on two days and not at one URL."""
    if not one.outlet or one.outlet != other.outlet:
        return False
    if one.page and one.page == other.page:
        return False
    return bool(one.day) and bool(other.day) and one.day != other.day


def _are_two_places(found: Differences, one: Text, other: Text) -> bool:
    """Whether one text says of one place what the other says of another.

    Not where another outlet may have copied and garbled it.
    """
    if one.about.outlet != other.about.outlet:
        return False
    return found.places > 1 and found.names == found.places
