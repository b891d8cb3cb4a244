"""The sitemap and robots.txt, from the heads of the pages that were written."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from sitrep.content.tree import Content
from sitrep.site.addresses import ROBOTS
from sitrep.site.pages.head import PageHead, plain_head
from sitrep.site.pages.sitemap import Sitemap, build_sitemaps, robots_text
from sitrep.site.site import Site

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class SitemapFiles(Generator):
    """Writes ``/sitemap.xml`` and ``/robots.txt``; comes after all generators of pages."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them; the curator's own pages are written by Pelican and keep no date."""
        site: Site = self.context["site"]
        content: Content = self.context["sitrep_content"]
        written: list[PageHead] = self.context["heads"]
        own = (
            plain_head(page.title, page.description, f"{page.slug}/", site)
            for page in content.pages
        )
        for sitemap in build_sitemaps([*written, *own], site):
            self._write(sitemap.path, sitemap_xml(sitemap))
        self._write(ROBOTS, robots_text(site, preview=self.context["preview"]).encode())

    def _write(self, path: str, data: bytes) -> None:
        Path(sanitised_join(self.output_path, path)).write_bytes(data)


def sitemap_xml(sitemap: Sitemap) -> bytes:
    """The file as the protocol of sitemaps.org has it."""
    root, stop_tag = ("sitemapindex", "sitemap") if sitemap.is_index else ("urlset", "url")
    tree = ET.Element(root, xmlns=NAMESPACE)
    for stop in sitemap.stops:
        element = ET.SubElement(tree, stop_tag)
        ET.SubElement(element, "loc").text = stop.address
        if stop.changed:
            ET.SubElement(element, "lastmod").text = str(stop.changed)
    ET.indent(tree, space="")
    document: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return document


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return SitemapFiles


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
