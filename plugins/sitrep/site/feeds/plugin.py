"""The feeds' files: each feed in its formats, and the list of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from sitrep.site.addresses import OPML
from sitrep.site.feeds.directory import Format, feed_directory
from sitrep.site.feeds.feeds import FeedFile, build_feeds, feed_files
from sitrep.site.feeds.json_feed import json_feed
from sitrep.site.feeds.opml import opml
from sitrep.site.feeds.rss_atom import atom, rss
from sitrep.site.site import Site

WRITERS: dict[Format, Callable[[FeedFile, Site], bytes]] = {
    Format.RSS: rss,
    Format.ATOM: atom,
    Format.JSON: json_feed,
}


class FeedFiles(Generator):
    """Writes every feed of the catalogue; their files are in the context as ``feeds``."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them, and tell other plugins as Pelican does."""
        site = self.context["site"]
        catalogue = replace(self.context["catalogue"], editions=self.context["published"].editions)
        self.context["feeds"] = tuple(feed_files(build_feeds(catalogue, site)))
        for file in self.context["feeds"]:
            path = self._write(file.path, WRITERS[file.format](file, site))
            signals.feed_written.send(str(path), context=self.context, feed=file)
        self._write(OPML, opml(feed_directory(catalogue, site), site))

    def _write(self, address: str, document: bytes) -> Path:
        path = Path(sanitised_join(self.output_path, address))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document)
        return path


def add_generator(_pelican: object) -> type[Generator]:
    """Name our generator to Pelican."""
    return FeedFiles


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(add_generator)
