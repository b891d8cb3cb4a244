"""Writes the e-mail form of an edition, each part of it once.

A part is written to know how long it is, and what is written stands in every form that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    """Stories and lines by their kind, anchor and what depends on the stories before them."""

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
        met = set[str]()
        text = self.environment.get_template("edition.html").render(
            site=self.site,
            edition=self.edition,
            plan=plan,
            parts=self.macros,
            sections=[self._section(planned, met) for planned in plan.sections],
        )
        return f"{self._in_one_direction(text)}\n"

    def part(self, kind: str, item: object, section: Section | None = None) -> str:
        """A part as long as it can be in a form."""
        return self._in_one_direction(self._part(kind, item, section))

    def _part(self, kind: str, item: object, section: Section | None) -> Markup:
        if isinstance(item, Story) and section and kind == "story":
            return self._story(item, section, set())
        if isinstance(item, Story):
            return self._line(item)
        write = self.macros[kind]
        return write(item, whole=()) if kind == "change" else write(item)

    def _section(self, planned: PlannedSection, met: set[str]) -> Markup:
        told = [self._story(story, planned.section, met) for story in planned.told]
        brief = [self._line(story) for story in planned.brief]
        return self.macros["section"](planned, told, brief)

    def _story(self, story: Story, section: Section, met: set[str]) -> Markup:
        """A story where something is told above of the reports that are met already."""
        first = set[str]()
        for passage in story.passages:
            if passage.family.report.id not in met:
                met.add(passage.family.report.id)
                first.add(passage.anchor)
        key = "story", story.anchor, frozenset(first)
        if key not in self.written:
            self.written[key] = self.macros["story"](story, section, first)
        return self.written[key]

    def _line(self, story: Story) -> Markup:
        key = "line", story.anchor, frozenset[str]()
        if key not in self.written:
            self.written[key] = self.macros["line"](story)
        return self.written[key]

    def _in_one_direction(self, html: str) -> str:
        return without_bdi(html, self.site.language.direction)
