"""What of an edition no report of a later week changes: what its archived item follows from."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.events import ShownEvent
from sitrep.site.catalogue.independence import Independence
from sitrep.site.catalogue.key_points import ShownKeyPoint
from sitrep.site.catalogue.stories import Story

UNTOLD = Independence()
"""What something rests on, where that is not told."""


def lasting_edition(edition: Edition) -> Edition:
    """An edition whose events have their own words and its own accounts, and nothing else."""
    return replace(
        edition,
        sections=tuple(map(_section, edition.sections)),
        key_points=tuple(map(_point, edition.key_points)),
        trends=(),
        events=tuple(map(_event, edition.events)),
        independence=UNTOLD,
        previous=None,
        next=None,
    )


def _section(section: Section) -> Section:
    return replace(
        section, mentions=(), independence=UNTOLD, stories=tuple(map(_story, section.stories))
    )


def _story(story: Story) -> Story:
    event = story.event and _event(story.event)
    return replace(story, event=event, elsewhere=(), independence=UNTOLD)


def _point(point: ShownKeyPoint) -> ShownKeyPoint:
    basis = point.basis
    events = tuple(map(_event, basis.events[:1]))
    passages = basis.passages[: 0 if events else 1]
    return replace(
        point, basis=replace(basis, events=events, passages=passages, independence=UNTOLD)
    )


def _event(event: ShownEvent) -> ShownEvent:
    return replace(
        event,
        mentions=(),
        note=Markup(),
        accounts=(),
        independence=UNTOLD,
        figures=(),
        agreed=(),
        disputed=(),
        earlier=(),
        later=(),
        actors=(),
        entries=(),
        touched=None,
    )
