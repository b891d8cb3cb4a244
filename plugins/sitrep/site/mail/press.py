"""Writes the e-mail form of an edition, each part of it once.

A part is written to know how long it is, and what is written stands in every form that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment
from markupsafe import Markup

from sitrep.site.catalogue.edition import Edition, Section
from sitrep.site.catalogue.stories import Story
from sitrep.site.mail.isolates import without_bdi
from sitrep.site.mail.plan import MailPlan, PlannedSection
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class EditionPress:
    """Writes the form of one edition, and its parts."""

    environment: Environment
    edition: Edition
    site: Site
    macros: Mapping[str, Callable[..., Markup]]
    """Those that write the parts of a form, by their names."""
    written: dict[tuple[str, str, frozenset[str]], Markup] = field(default_factory=dict)
    """What stands in several forms, by its kind and name; for a story, by its first accounts too."""

    @classmethod
    def of(cls, environment: Environment, edition: Edition, site: Site) -> EditionPress:
        """One that has written nothing yet."""
        known = {"site": site, "edition": edition}
        parts, story = map(environment.get_template, ("parts.html", "story.html"))
        macros = {**vars(parts.make_module(known)), **vars(story.make_module(known))}
        return cls(environment, edition, site, macros)

    def subject(self) -> str:
        """What the mail is called."""
        template = self.environment.get_template("_subject.html")
        return Markup(template.render(site=self.site, edition=self.edition)).unescape()

    def form(self, plan: MailPlan) -> str:
        """The whole form."""
        first = _first_accounts(plan)
        text = self.environment.get_template("edition.html").render(
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
