"""The content folder, read: reports by a generator of our own, pages by a reader for Pelican's.

Pelican's ArticlesGenerator logs a report it cannot read and goes on without it;
here every fault of the whole tree is raised at once, before a page is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from pelican import signals
from pelican.readers import BaseReader, Readers

from sitrep.content.alone.how_to_read import USUAL, HowToRead
from sitrep.content.folder import checked_content, read_files
from sitrep.content.page_file import parse_site_page
from sitrep.content.reading import ContentFile
from sitrep.content.tree import Content
from sitrep.core.errors import Fault
from sitrep.core.limits import PICTURE
from sitrep.core.markdown.render import render_page
from sitrep.files.cache.remember import RunMemory
from sitrep.files.plain import read_plain
from sitrep.geo.charts import read_chart
from sitrep.geo.local_names import regions_in
from sitrep.site.catalogue import images
from sitrep.site.catalogue.build import build_catalogue
from sitrep.site.engine.engine import engine_of
from sitrep.site.generator import SiteGenerator

FILES_KEY = "read_files"
"""Where the context may hold what reads the files of the content folder."""


def read_tree(
    folder: Path,
    how: HowToRead = USUAL,
    read: Callable[[Path, list[Fault]], Iterable[ContentFile]] = read_files,
) -> tuple[Content, dict[str, bytes]]:
    """The content of a folder, and its pictures as they are published, by path.

    ``read`` gives the files. Raises ContentError with all faults.
    """
    faults: list[Fault] = []
    files = list(read(folder, faults))
    pictures = images.clean_images(files, folder.name, faults)
    return checked_content(folder, files, faults, how=how), pictures


class ContentGenerator(SiteGenerator):
    """Reads the content folder into the context, as ``sitrep_content``."""

    def generate_context(self) -> None:
        """Read everything, or raise ContentError."""
        settings = self.site_settings
        self.context["site"], self.context["preview"] = settings.site, settings.drafts
        engine = engine_of(self.context)
        how = HowToRead(
            remember=engine.remember("content"),
            recall=engine.recall("content"),
            each=engine.each if engine.knows_nothing("content") else None,
        )
        read = self.context.get(FILES_KEY, read_files)
        content, self.context["images"] = read_tree(settings.content, how, read)
        regions = regions_in(content.regions, settings.site.language)
        self.context["sitrep_content"] = replace(content, regions=regions)


class CatalogueGenerator(SiteGenerator):
    """Puts the catalogue into the context, as ``catalogue``.

    ``published`` is the same without the drafts of a preview; ``chart`` is what maps are drawn on.
    """

    def generate_context(self) -> None:
        """Build it from what was read."""
        content, language = self.context["sitrep_content"], self.site.language
        self.context["chart"] = read_chart(content.regions)
        engine = engine_of(self.context)
        memory = RunMemory(engine.remember("catalogue"), engine.recall("catalogue"))
        self.context["published"] = build_catalogue(content, language=language, memory=memory)
        self.context["catalogue"] = (
            build_catalogue(content, drafts=True, language=language, memory=memory)
            if self.site_settings.drafts
            else self.context["published"]
        )


class PageReader(BaseReader):
    """Reads ``content/pages`` for Pelican's own generator, by our Markdown rules."""

    enabled = True
    file_extensions: ClassVar = ["md"]

    def read(self, source_path: str) -> tuple[str, dict[str, str]]:
        """The page's HTML and metadata; its faults are ContentGenerator's to raise."""
        page = parse_site_page(read_plain(source_path, PICTURE.most), source_path, [])
        if page is None:
            return "", {}
        return str(render_page(page.body)), {
            "title": page.title,
            "slug": page.slug,
            "summary": page.description or "",
            "status": "published",
        }


def add_reader(readers: Readers) -> None:
    """Have .md pages read by us, whether or not another Markdown is installed."""
    readers.reader_classes["md"] = PageReader


def connect_reader() -> None:
    """Have Pelican read its pages by our rules."""
    signals.readers_init.connect(add_reader)
