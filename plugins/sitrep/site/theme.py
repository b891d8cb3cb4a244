"""How templates are read: escaped, unknown names an error, labels translated, globals set."""

from __future__ import annotations

from functools import partial

from jinja2 import StrictUndefined
from markupsafe import Markup, escape
from pelican import signals
from pelican.generators import Generator

from sitrep.core import figures
from sitrep.core import terms as labels
from sitrep.core.figures.labels import figures_words
from sitrep.core.grades import CREDIBILITY, RELIABILITY
from sitrep.core.language import Language
from sitrep.core.markdown.render import below
from sitrep.core.names.scripts import writing_of
from sitrep.site import addresses, policy
from sitrep.site.catalogue import attribution, cautions
from sitrep.site.pages.head import UNNAMED_MEANS, plain_head
from sitrep.site.pages.own import headings_of
from sitrep.site.pages.page_head import PageHead
from sitrep.site.pictures.kinds import kind_icon
from sitrep.site.rendering.templates import CompiledTemplates
from sitrep.site.settings import SETTINGS_KEY
from sitrep.site.site import Site

GLOBALS = {
    "edition_address": addresses.edition_address,
    "edition_data": addresses.edition_data,
    "report_data": addresses.report_data,
    "edition_mail": addresses.edition_mail,
    "event_address": addresses.event_address,
    "region_address": addresses.region_address,
    "actor_address": addresses.actor_address,
    "source_address": addresses.source_address,
    "report_address": addresses.report_address,
    "region_feeds": addresses.region_feeds,
    "source_feeds": addresses.source_feeds,
    "paged": addresses.paged,
    "unnamed_means": UNNAMED_MEANS,
    "independent_words": cautions.independent_words,
    "echo_words": cautions.echo_words,
    "independence_words": cautions.independence_words,
    "dots": cautions.dots,
    "headings_of": headings_of,
    "root_marks": cautions.root_marks,
    "standing_signs": cautions.SIGNS,
    "kind_icon": kind_icon,
    "voices_of": attribution.voices_of,
    "said_by": attribution.said_by,
    "week_cautions": cautions.week_cautions,
    "region_cautions": cautions.region_cautions,
    "part_cautions": cautions.part_cautions,
    "figures_words": figures_words,
    "amount_words": figures.amount_words,
    "number_words": figures.number_words,
    "figure_name": figures.figure_name,
    "range_words": figures.range_words,
    "standing_words": labels.STANDING,
    "standing_means": labels.STANDING_MEANS,
    "direction_words": labels.DIRECTION,
    "rights_words": labels.rights_words,
    "date_basis_words": labels.DATE_BASIS,
    "title_kind_words": labels.TITLE_KIND,
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "policies": {
        "page": Markup(policy.PAGE),
        "search": Markup(policy.SEARCH_PAGE),
        "mail": Markup(policy.MAIL_PAGE),
    },
}


_COMPILED = CompiledTemplates()


def prepare_environment(generator: Generator) -> None:
    """Give a generator's Jinja environment this project's rules, filters and globals."""
    environment = generator.env
    if environment.bytecode_cache is _COMPILED:
        return  # another generator of the site has the same
    site = generator.settings[SETTINGS_KEY].site
    language = site.language
    environment.autoescape = True
    environment.bytecode_cache = _COMPILED
    # Each build has environments of its own: no file needs to be checked for changes.
    environment.auto_reload = False
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_translations(language.translations, newstyle=True)
    environment.filters.update(
        bdi=partial(isolated, language=language),
        below=below,
        day=language.day,
        short_day=language.short_day,
        week=partial(labels.week_words, language=language),
    )
    environment.globals.update(
        GLOBALS,
        language=language,
        comma=language.comma,
        semicolon=language.semicolon,
        colon=language.colon,
        writing_of=partial(writing_of, language=language.code),
        page_head=partial(plain_head, site=site),
        current=partial(current_mark, site=site),
        is_within=partial(is_within, site=site),
        subject=None,  # of a page that Pelican writes
    )


def current_mark(address: str, head: PageHead, site: Site) -> Markup:
    """What marks a link of the navigation that leads to this page, or to what it is part of."""
    if head.address == site.absolute(address):
        return Markup(' aria-current="page"')
    return Markup(' aria-current="true"') if is_within(address, head, site) else Markup()


def is_within(address: str, head: PageHead, site: Site) -> bool:
    """Whether a page lies below the page at an address, and is not that page."""
    above = site.absolute(address)
    return bool(address) and head.address != above and head.address.startswith(above)


def isolated(words: str, language: Language) -> Markup:
    """A name or headline as markup that cannot change the direction of the text around it.

    ASCII cannot, where lines run from left to right, and needs no element.
    """
    if words.isascii() and language.direction == "ltr":
        return escape(words)
    return Markup("<bdi>%s</bdi>") % (words,)


def connect_theme() -> None:
    """Have every generator read templates in this way."""
    signals.generator_init.connect(prepare_environment)
