"""Notices of reports that no longer stand where they stood: moved elsewhere, or without a file."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.core.record import What
from sitrep.site.addresses import HOME
from sitrep.site.catalogue.attribution import isolated, link, paragraph
from sitrep.site.catalogue.changes.history import Former
from sitrep.site.catalogue.changes.retelling import WHAT, ShownChange
from sitrep.site.catalogue.family import Family
from sitrep.site.feeds.bodies import settled
from sitrep.site.feeds.item_parts import clean
from sitrep.site.feeds.items import Author, Item, report_head
from sitrep.site.feeds.stories import change_words
from sitrep.site.feeds.told.told import Told
from sitrep.site.site import Site


@dataclass(frozen=True, slots=True)
class ToldMove(Told):
    """That a report no longer stands in a feed."""

    family: Family
    change: ShownChange | None
    """By which it left, where readers are told of that."""

    def item(self, site: Site) -> Item:
        """A notice under the report's own id."""
        language, change = site.language, self.change
        head = report_head(self.family, self.appeared, self.changed, site)
        what = change.what if change else language.say(WHAT[What.MOVED])
        words = clean(" ".join(change_words(change, language)) if change else "")
        title = language.say("%(what)s: %(name)s", what=what, name=head.title)
        return Item(
            id=self.id,
            title=title,
            link=head.link,
            appeared=self.appeared,
            changed=self.changed,
            html=settled(
                (
                    paragraph(link(head.link, isolated(title))),
                    *([paragraph(isolated(words))] if words else []),
                    paragraph(language.say("It no longer stands in this feed.")),
                )
            ),
            summary=words or language.say("It no longer stands in this feed."),
            language=self.family.text_lang or self.family.title_lang,
            creators=(Author(clean(site.name), site.absolute(HOME)),),
            tags=head.tags,
        )


@dataclass(frozen=True, slots=True)
class ToldDeletion(Told):
    """That a report has no file any more."""

    former: Former

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back; else other reports took over."""
        end = self.former.end
        return bool(end and end.entry.what is What.WITHDRAWN)

    def item(self, site: Site) -> Item:
        """A notice under the report's own id."""
        former, end, language = self.former, self.former.end, site.language
        what = end.what if end else language.say(WHAT[What.WITHDRAWN])
        words = clean(" ".join(change_words(end, language))) if end else ""
        heirs = [heir for heir in former.heirs if heir.address]
        name = end.name if end else former.name
        title = language.say("%(what)s: %(name)s", what=what, name=name)
        parts = [paragraph(link(site.absolute(former.address), isolated(title)))]
        parts += [paragraph(isolated(words))] if words else []
        for each in heirs:
            parts.append(paragraph(link(site.absolute(each.address), isolated(each.name))))
        return Item(
            id=self.id,
            title=clean(title),
            link=site.absolute(former.address),
            appeared=self.appeared,
            changed=self.changed,
            html=settled(parts),
            summary=words or clean(title),
            creators=(Author(clean(site.name), site.absolute(HOME)),),
            withdrawn=self.is_withdrawn,
        )
