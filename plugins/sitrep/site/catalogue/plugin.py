"""The content folder, read: reports by a generator of our own, pages by a reader for Pelican's.

Pelican's ArticlesGenerator logs a report it cannot read and goes on without it;
here every fault of the whole tree is raised at once, before a page is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pelican import signals
from pelican.generators import Generator
from pelican.readers import BaseReader, Readers

from sitrep.content.folder import checked_content, read_files
from sitrep.content.page_file import parse_site_page
from sitrep.content.tree import Content
from sitrep.core.errors import Fault
from sitrep.core.limits import PICTURE
from sitrep.core.markdown.render import render_page
from sitrep.files.plain import read_plain
from sitrep.site.catalogue import images
from sitrep.site.settings import read_settings_of


def read_tree(folder: Path) -> tuple[Content, dict[str, bytes]]:
    """The content in a folder, and its pictures as they are published, by path; raises ContentError with all faults."""
    faults: list[Fault] = []
    files = list(read_files(folder, faults))
    pictures = images.clean_images(files, folder.name, faults)
    return checked_content(folder, files, faults), pictures


class ContentGenerator(Generator):
    """Reads the content folder into the context, as ``sitrep_content``."""

    def generate_context(self) -> None:
        """Read everything, or raise ContentError."""
        settings = read_settings_of(self.settings)
        self.context["site"] = settings.site
        self.context["sitrep_content"], self.context["images"] = read_tree(settings.content)


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


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return ContentGenerator


def register() -> None:
    """Called by Pelican."""
    images.connect()
    signals.readers_init.connect(add_reader)
    signals.get_generators.connect(add_generator)
