"""What Pelican, which reads and writes the curator's own pages, does not know about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from markupsafe import Markup
from pelican.writers import Writer

from sitrep.content.page_file import SitePage
from sitrep.core.language import Language, marked
from sitrep.core.markdown.render import render_page
from sitrep.core.text import slugify
from sitrep.site.generator import SiteGenerator
from sitrep.site.pages.page_head import Stop
from sitrep.site.policy import Served, Serving

_PART = re.compile(r'<(h[2-4]|strong) id="([^"]+)"')
"""A heading or a term in bold as pages are rendered, with its fragment."""


_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
FEW_PARTS = 4
"""With fewer, a page is seen at a glance."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """Something that the site's own words name, and that a reader may want explained."""

    word: str
    """What a heading or a term in bold begins with that explains it, in the digest's language."""
    part_of: str | None = None
    """The subject whose explanation does instead, where there is none of its own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of a page, in its list of contents."""

    name: str
    """Its fragment."""
    words: Markup


EXPLAINED = {
    "events": _Subject(marked("Events")),
    "marks": _Subject(marked("Marks"), "events"),
    "root": _Subject(marked("root"), "events"),
    "echo": _Subject(marked("echo"), "root"),
    "continued": _Subject(marked("continued"), "echo"),
    "unnamed": _Subject(marked("unnamed"), "root"),
    "circular": _Subject(marked("circular"), "unnamed"),
    "carriers": _Subject(marked("Carrier"), "echo"),
    "unconfirmed": _Subject(marked("unconfirmed"), "marks"),
    "figures": _Subject(marked("Figures"), "events"),
    "ranges": _Subject(marked("range"), "figures"),
    "kinds": _Subject(marked("Kinds of events"), "events"),
    "grades": _Subject(marked("Grades")),
    "letters": _Subject(marked("Reliability"), "grades"),
    "credibility": _Subject(marked("Credibility"), "grades"),
    "dates": _Subject(marked("date"), "marks"),
    "titles": _Subject(marked("Title"), "marks"),
    "rights": _Subject(marked("Rights")),
    "corrections": _Subject(marked("Corrections")),
    "late": _Subject(marked("late"), "corrections"),
    "corrected": _Subject(marked("corrected"), "corrections"),
    "withdrawn": _Subject(marked("withdrawn"), "corrections"),
}
"""What the site's own words lead to; a root, an echo and the like by the names of ``Standing``."""


class OwnPages(SiteGenerator):
    """Answers for what Pelican writes of ``content/pages``, such as ``/about/``."""

    def served(self) -> Iterable[Served]:
        """As pages."""
        return (Served(f"{address}*", Serving.PAGE) for address in self.expected())

    def expected(self) -> Iterable[str]:
        """Each of them."""
        return (f"{page.slug}/" for page in self.context["sitrep_content"].pages)

    def generate_output(self, _writer: Writer) -> None:
        """Tell the sitemap of them; they keep no date."""
        stops: list[Stop] = self.context.setdefault("stops", [])
        stops += (Stop(self.site.absolute(address), None) for address in self.expected())


def headings_of(html: str) -> tuple[Heading, ...]:
    """The parts of a page as it is rendered; none of one too short for a list of contents."""
    found = tuple(
        Heading(name, Markup(_TAG.sub("", words))) for name, words in _SECTION.findall(html)
    )
    return found if len(found) >= FEW_PARTS else ()


def explanations(pages: Iterable[SitePage], language: Language) -> Mapping[str, str]:
    """Where a curator's own pages explain what the site's words mean, by subject.

    A subject without a heading or term of its own has that of what it is part of, or is missing.
    """
    parts = [
        (tag == "strong", name, f"{page.slug}/#{name}")
        for page in pages
        for tag, name in _PART.findall(render_page(page.body))
    ]
    found: dict[str, str] = {}
    for _is_term, name, address in sorted(parts, key=itemgetter(0)):  # headings first
        for subject, words in EXPLAINED.items():
            if f"{name}-".startswith(f"{slugify(language.say(words.word))}-"):
                found.setdefault(subject, address)
    for subject, words in EXPLAINED.items():
        if subject not in found and words.part_of in found:
            found[subject] = found[words.part_of]
    return found
