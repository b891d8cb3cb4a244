"""The sitemap and robots.txt, of the pages that were written."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from pelican.writers import Writer

from sitrep.core.errors import BuildError
from sitrep.site.addresses import ROBOTS, SITEMAP
from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.pages.base import STOPS_KEY
from sitrep.site.sitemap.sitemap import Sitemap, build_sitemaps, robots_text

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class SitemapFiles(SiteGenerator):
    """Writes ``/sitemap.xml`` and ``/robots.txt``; comes after all generators of pages."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them, of what the context holds as ``stops``."""
        self._listed = len(self.context[STOPS_KEY])
        for sitemap in build_sitemaps(self.context[STOPS_KEY], self.site):
            self.write(sitemap.path, sitemap_xml(sitemap))
        self.write(ROBOTS, robots_text(self.site, preview=self.site_settings.drafts).encode())

    def expected(self) -> Iterable[str]:
        """Both; raises BuildError where pages were written after them."""
        if len(self.context[STOPS_KEY]) > self._listed:
            raise BuildError(
                "pages were written after the sitemap, which does not list them. "
                f"In PLUGINS, name {PLUGIN.name} after all plugins that write pages."
            )
        return (SITEMAP, ROBOTS)


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


PLUGIN = Plugin("sitrep.site.sitemap", (SitemapFiles,))
