"""Writes what hosts and finders of security holes read."""

from __future__ import annotations

from collections.abc import Iterable

from pelican.writers import Writer

from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.hosts.host_files import (
    HEADERS,
    REDIRECTS,
    SECURITY,
    header_rules,
    headers_text,
    redirects_text,
    security_text,
)


class HostFiles(SiteGenerator):
    """Writes ``/_headers``, ``/_redirects`` and ``/.well-known/security.txt``."""

    def generate_output(self, _writer: Writer) -> None:
        """Write them.

        There is a security.txt where a setting says until when it holds: one that has expired
        is worse than none.
        """
        expires = self.site_settings.security_expires
        security = security_text(self.site, expires) if expires else None
        self.write(HEADERS, headers_text(header_rules(self.context["served"], self.site)).encode())
        moved = self.context["catalogue"].history.moved
        redirects = redirects_text(self.site, moved, has_security=security is not None)
        self.write(REDIRECTS, redirects.encode())
        if security:
            self.write(SECURITY, security.encode())

    def expected(self) -> Iterable[str]:
        """Those that are there in any case."""
        return (HEADERS, REDIRECTS)


PLUGIN = Plugin("sitrep.site.hosts", (HostFiles,))
