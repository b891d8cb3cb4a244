"""What a browser may do on each kind of page: for meta tags, ``_headers`` and the audit alike.

Each kind gets the least it needs.  A meta tag reaches readers on every host, a
copy on a disk included; headers are for hosts that read ``_headers``, and say
what a meta tag cannot (who may frame a page).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from sitrep.site.addresses import SEARCH, file_of

SELF = "'self'"
SCRIPTS = {
    "theme/search.js": "1cf1b79a0a65c246394b88b8d38d2fc8c7ab766cc381b2f9c19bbbe514b784a9",
    "pagefind/pagefind.js": "252d272bd34d483d19a752060f6a065114d15ab12c42d8f905ca565e2768a009",
}
"""The only scripts of the site, with their SHA-256.

The theme's as shipped, and that of the Pagefind version in the lock file."""
SCRIPT_OF_PAGE = "theme/search.js"
"""The one that a page names; it loads the other."""
MAIL_FOLDER = "mail/"


@dataclass(frozen=True, slots=True)
class ContentPolicy:
    """A Content-Security-Policy: whatever is not named is forbidden."""

    script: tuple[str, ...] = ()
    connect: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    image: tuple[str, ...] = ()
    font: tuple[str, ...] = ()
    manifest: tuple[str, ...] = ()
    form: tuple[str, ...] = ("'none'",)

    def __str__(self) -> str:
        """As a meta tag has it."""
        named = (
            ("default-src", ("'none'",)),
            ("script-src", self.script),
            ("connect-src", self.connect),
            ("style-src", self.style),
            ("img-src", self.image),
            ("font-src", self.font),
            ("manifest-src", self.manifest),
            ("form-action", self.form),
            ("base-uri", ("'none'",)),
        )
        return "; ".join(f"{name} {' '.join(values)}" for name, values in named if values)

    @property
    def header(self) -> str:
        """As a response header has it, which can also say that no page may frame it."""
        return f"{self}; frame-ancestors 'none'"


PAGE = ContentPolicy(
    connect=(SELF,), style=(SELF,), image=(SELF,), font=(SELF,), manifest=(SELF,), form=(SELF,)
)
"""A page to read, with the field that leads to the search page.

No script may run, so nothing connects; a browser's audit of the page may read ``robots.txt`` from it.
"""
SEARCH_PAGE = replace(PAGE, script=(SELF, "'wasm-unsafe-eval'"))
"""The search page: its form, its script, and Pagefind's program, which is WebAssembly."""
MAIL_PAGE = ContentPolicy(style=("'unsafe-inline'",))
"""The e-mail edition: its styles are inline, since mail programs drop all others."""
FILE = ContentPolicy()
"""What is not a page: feeds, data, pictures.  An SVG opened by itself is a document, too."""


class Serving(Enum):
    """How hosts are asked to serve files, in the order in which ``_headers`` lists them."""

    PAGE = auto()
    SEARCH_PAGE = auto()
    MAIL_PAGE = auto()
    OPEN_PAGE = auto()
    """A page in a folder of files that programs of other sites read."""
    OPEN_FILE = auto()
    """What programs of other sites read: web-based feed readers, and users of the data."""
    SHOWN_PICTURE = auto()
    """What other sites show: the pictures of link cards."""
    PICTURE = auto()
    WEB_MANIFEST = auto()
    """The web app manifest, whose type few hosts know."""
    FILE = auto()
    NAMED_BY_CONTENT = auto()
    """What never changes at its address."""


@dataclass(frozen=True, slots=True)
class Served:
    """How a host is to serve the addresses that a pattern matches."""

    pattern: str
    """Below the site's address; an asterisk at its end stands for anything."""
    serving: Serving


def policy_of(path: str) -> ContentPolicy:
    """The policy of a page of the site, by its file."""
    if path == file_of(SEARCH):
        return SEARCH_PAGE
    return MAIL_PAGE if path.startswith(MAIL_FOLDER) else PAGE
