"""Writes the e-mail form of an edition, each part of it once.

A part is written to know how long it is, and what is written stands in every form that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from markupsafe import Markup

from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.stories import Story
from sitrep.site.mail.isolates import without_bdi
from sitrep.site.mail.plan import MailPlan, PlannedSection
from sitrep.site.site import Site

Macros = Mapping[str, Callable[..., Markup]]
"""What writes parts, by their names."""


class MailTemplates(Protocol):
    """The templates of the e-mail theme."""

    def rendered(self, name: str, **values: object) -> str:
        """What the template of a name makes of some values."""

    def macros(self, name: str, **values: object) -> Macros:
        """The macros of a template, which know some values."""


@dataclass(frozen=True, slots=True)
class EditionPress:
    """Writes the form of one edition, and its parts."""

    templates: MailTemplates
    edition: Edition
    site: Site
    macros: Macros
    """Those of the parts of a form."""
    written: dict[tuple[str, str, frozenset[str]], Markup] = field(default_factory=dict)
    """What stands in several forms, by its kind and name; for a story, by its first accounts too."""

    @classmethod
    def of(cls, templates: MailTemplates, edition: Edition, site: Site) -> EditionPress:
        """One that has written nothing yet."""
        parts, story = (
            templates.macros(name, site=site, edition=edition)
            for name in ("parts.html", "story.html")
        )
        return cls(templates, edition, site, {**parts, **story})

    def subject(self) -> str:
        """What the mail is called."""
        words = self.templates.rendered("_subject.html", site=self.site, edition=self.edition)
        return Markup(words).unescape()

    def form(self, plan: MailPlan) -> str:
        """The whole form."""
        first = _first_accounts(plan)
        text = self.templates.rendered(
            "edition.html",
            site=self.site,
            edition=self.edition,
            plan=plan,
            parts=self.macros,
            cautions=self._once("cautions", "", self.edition),
            foot=self._once("foot", "", self.edition),
            sections=[self._section(planned, first) for planned in plan.sections],
        )
        return f"{self._in_one_direction(text)}\n"

    def stories(self, plan: MailPlan, order: Iterable[Story]) -> Iterator[str]:
        """Stories that a plan tells whole, each as it stands in the form."""
        first = _first_accounts(plan)
        sections = {each.section.region.id: each.section for each in plan.sections}
        for story in order:
            text = self._story(story, sections[story.region.id], first[story.anchor])
            yield self._in_one_direction(text)

    def part(self, kind: str, item: object, section: Section | None = None) -> str:
        """A part as long as it can be in a form."""
        return self._in_one_direction(self._part(kind, item, section))

    def _part(self, kind: str, item: object, section: Section | None) -> Markup:
        if isinstance(item, Story) and section and kind == "story":
            return self._story(item, section, _firsts(item, set()))
        if isinstance(item, Story):
            return self._once("line", item.anchor, item)
        if isinstance(item, PlannedSection):
            return self._section(item, {})
        write = self.macros[kind]
        return write(item, whole=()) if kind == "change" else write(item)

    def _section(self, planned: PlannedSection, first: Mapping[str, frozenset[str]]) -> Markup:
        section = planned.section
        return self.macros["section"](
            planned,
            self._once("heading", section.region.id, section),
            [self._story(story, section, first[story.anchor]) for story in planned.told],
            [self._once("line", story.anchor, story) for story in planned.brief],
        )

    def _story(self, story: Story, section: Section, first: frozenset[str]) -> Markup:
        key = "story", story.anchor, first
        if key not in self.written:
            self.written[key] = self.macros["story"](story, section, first)
        return self.written[key]

    def _once(self, kind: str, name: str, item: object) -> Markup:
        key = kind, name, frozenset[str]()
        if key not in self.written:
            self.written[key] = self.macros[kind](item)
        return self.written[key]

    def _in_one_direction(self, html: str) -> str:
        return without_bdi(str(html), self.site.language.direction)


def _first_accounts(plan: MailPlan) -> dict[str, frozenset[str]]:
    """By the anchors of stories: of which passages nothing of their report is told above."""
    met = set[str]()
    stories = (story for planned in plan.sections for story in planned.told)
    return {story.anchor: _firsts(story, met) for story in stories}


def _firsts(story: Story, met: set[str]) -> frozenset[str]:
    """The anchors of the first accounts of their reports, where some reports are met already."""
    first = set[str]()
    for passage in story.passages:
        if passage.family.report.id not in met:
            met.add(passage.family.report.id)
            first.add(passage.anchor)
    return frozenset(first)
