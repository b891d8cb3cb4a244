"""Pages, and pieces of HTML: their tags, their policy, their scripts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise

from sitrep.site.addresses import SEARCH, file_of
from sitrep.site.audit.elements import DATA_SCRIPT, ElementKind, ElementPosition, check_element
from sitrep.site.audit.findings import AuditFinding, Found, shown
from sitrep.site.audit.links import Home
from sitrep.site.audit.tags import UNCERTAIN, Tag, is_plain, parse_tag
from sitrep.site.policy import MAIL_FOLDER, SCRIPT_OF_PAGE, policy_of

RAW = frozenset(
    {"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"}
)
"""Elements whose content browsers read by rules of its own: text alone may stand in them."""
REFERRER = '<meta name="referrer" content="no-referrer">'
_HEADS = re.compile(r"<([^<>]*)>")
_FIRST = ("<link", "<script", "<body", "<style", "<img")
"""What a policy must stand before, so that it holds for it."""


class HtmlAudit:
    """An audit of all HTML of one kind; what it learns of a tag it keeps for the next page."""

    def __init__(self, place: ElementPosition) -> None:
        self._place = place
        self._whole = place.kind is ElementKind.FEED
        self._judged: dict[str, tuple[Tag | None, tuple[Found, ...]]] = {}
        """What stands between < and >, taken apart and judged."""
        self._safe: set[str] = set()
        """What of that is safe wherever it stands."""

    def check(self, text: str, script: str | None = None) -> Iterator[AuditFinding]:
        """What is wrong with a page or a piece of one.

        ``script`` is the only address that a script in it may have.
        """
        if not self._is_safe(text):
            yield from self._check_pieces(text, script)

    def _is_safe(self, text: str) -> bool:
        """Whether all its tags are known to be safe: far quicker than judging one by one."""
        heads = _HEADS.findall(text)
        if len(heads) != text.count("<"):
            return False
        rest = {head for head in set(heads) - self._safe if not self._learn(head)}
        if not rest:
            return True
        if any(self._is_odd(head) for head in rest):
            return False
        # What is left is raw text, whose end must come before any other tag.
        return all(
            following == f"/{head.split(None, 1)[0].lower()}"
            for head, following in pairwise([*heads, ""])
            if head in rest
        )

    def _learn(self, head: str) -> bool:
        """Whether a tag is safe wherever it stands; one that is will be known by its looks."""
        if is_plain(head, whole=self._whole):
            self._safe.add(head)
            return True
        tag, found = self._known(head)
        is_safe = not found and (tag is None or tag.ends or tag.name not in RAW)
        if is_safe:
            self._safe.add(head)
        return is_safe

    def _is_odd(self, head: str) -> bool:
        tag, found = self._known(head)
        return bool(found) or (
            tag is not None and tag.name == "script" and tag.attributes != DATA_SCRIPT
        )

    def _check_pieces(self, text: str, script: str | None) -> Iterator[AuditFinding]:
        pieces = text.split("<")
        raw: str | None = None
        for number, piece in enumerate(pieces[1:], 1):
            head, closed, _text = piece.partition(">")
            tag, found = self._known(head)
            problems = [*_of_piece(head, closed, tag, raw), *_allowed(tag, found, script)]
            yield from (AuditFinding(_line(pieces, number), each) for each in problems)
            raw = tag.name if tag and not tag.ends and tag.name in RAW else None
        if raw is not None:
            yield AuditFinding(_line(pieces, len(pieces)), Found(f"ends inside <{raw}>", UNCERTAIN))

    def _known(self, head: str) -> tuple[Tag | None, tuple[Found, ...]]:
        if head not in self._judged:
            self._judged[head] = self._judge(head)
        return self._judged[head]

    def _judge(self, head: str) -> tuple[Tag | None, tuple[Found, ...]]:
        tag = parse_tag(head)
        if isinstance(tag, Found):
            return None, (tag,)
        if tag is None or tag.ends:
            return tag, ()
        return tag, tuple(check_element(tag, self._place))


def _of_piece(head: str, closed: str, tag: Tag | None, raw: str | None) -> Iterator[Found]:
    """What is wrong with where a tag stands."""
    if not closed:
        yield Found(f"has an unclosed tag <{shown(head)}", UNCERTAIN)
    if raw is not None and not (tag and tag.ends and tag.name == raw):
        yield Found(f"has a < inside <{raw}>", "Write it as &lt;, or in a script as \\u003c")


def _allowed(tag: Tag | None, found: tuple[Found, ...], script: str | None) -> tuple[Found, ...]:
    """The findings, without that of the one script that a page may have."""
    if tag is None or tag.name != "script" or tag.ends or tag.attributes == DATA_SCRIPT:
        return found
    given = dict(tag.attributes)
    return () if script and given in ({"src": script, "defer": ""}, {"src": script}) else found


def _line(pieces: list[str], number: int) -> int:
    """The line on which a piece begins."""
    return sum(piece.count("\n") for piece in pieces[:number]) + 1


class PageAudit:
    """An audit of a site's pages."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._pages = HtmlAudit(ElementPosition(ElementKind.PAGE, home))
        self._mails = HtmlAudit(ElementPosition(ElementKind.MAIL, home))
        self._clean: tuple[object, str] = ("", "")
        """The last page of a mail without findings, with its policy: it is a file by itself, too."""

    def check(self, path: str, text: str) -> Iterator[AuditFinding]:
        """What is wrong with the page at ``path``, below the site's folder."""
        if not path.startswith(MAIL_FOLDER):
            yield from _check_head(path, text)
            yield from self._pages.check(text, _script_of(path))
        elif self._clean != (policy_of(path), text):
            found = [*_check_head(path, text), *self._mails.check(text)]
            self._clean = self._clean if found else (policy_of(path), text)
            yield from found


def _script_of(path: str) -> str | None:
    """The address of the script on the one page that has one."""
    return (
        posixpath.relpath(SCRIPT_OF_PAGE, posixpath.dirname(path))
        if path == file_of(SEARCH)
        else None
    )


def _check_head(path: str, text: str) -> Iterator[AuditFinding]:
    """Whether a page begins with its policy, and keeps browsers from sending a referrer."""
    if "<head" not in text:
        # A piece of a page, as an unfinished theme may write: its tags are judged all the same.
        return
    policy = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(path)}">'
    at = text.find(policy)
    first = min((found for mark in _FIRST if (found := text.find(mark)) >= 0), default=len(text))
    if not 0 <= at < first:
        remedy = "Extend base.html, or put policies.page into the head before anything else"
        yield AuditFinding(
            1,
            Found(
                "does not begin its head with the content security policy of its kind of page",
                remedy,
            ),
        )
    if REFERRER not in text:
        yield AuditFinding(
            1,
            Found(
                "tells other sites where its readers come from",
                f"Put {REFERRER} into the head",
            ),
        )
