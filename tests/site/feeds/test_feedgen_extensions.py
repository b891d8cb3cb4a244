from __future__ import annotations

from feedgen.util import xml_elem
from lxml import etree

from sitrep.site.feeds.feedgen_extensions import AtomEntryExtension, AtomExtension, RssExtension


def test_an_extension_that_was_told_nothing_adds_nothing() -> None:
    for extension in (AtomExtension(), AtomEntryExtension()):
        assert len(extension.extend_atom(xml_elem("feed"))) == 0
    assert AtomExtension().extend_ns() == {}
    root = etree.fromstring("<rss><channel/></rss>")
    assert len(RssExtension().extend_rss(root)[0]) == 0


def test_an_archive_declares_what_it_uses_alone() -> None:
    extension = AtomExtension()
    extension.archive = True
    assert extension.extend_ns() == {"fh": "http://purl.org/syndication/history/1.0"}
