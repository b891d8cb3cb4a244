"""Pelican's settings, read once into typed values.

This project's own keys are in one table, ``SITREP``, so that a misspelt key is an error instead of
being ignored.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sitrep.core.errors import SettingsError
from sitrep.core.language import Language
from sitrep.core.links.addresses import link_problem
from sitrep.core.locales import is_language
from sitrep.core.parse import parse_day
from sitrep.core.text import is_visible
from sitrep.site.site import NOON, Features, Site
from sitrep.site.translations import read_language

SETTINGS_KEY = "sitrep_settings"
"""Where the typed values lie in Pelican's settings, and so in the context of every generator."""
_TAG = re.compile(r"tag:[a-z0-9.-]+\.[a-z]{2,},\d{4}(?:-\d{2}(?:-\d{2})?)?:")
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?/(?:[\w.~%@+-]+/)*", re.ASCII
)
"""An address that every page and feed can start with."""
_MAILBOX = re.compile(
    r"mailto:[\w.!#$%&'*+/=^`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
    r"(?:\?subject=[\w.~%-]*)?",
    re.ASCII,
)
_PLACEHOLDER = re.compile(r"\{(?:token|address)\}")
_LOCAL = re.compile(r"http://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?/[\w./?=&-]*", re.ASCII)
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that no setting needs, and that would forge lines or reverse text where it is shown.

The joiners that Persian is written with, and the marks of direction, are not among them.
"""
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
"""Short or whole, of SHA-1 or SHA-256."""
KEYS = {
    "description": "what the digest is, in a sentence",
    "tag": "what the feeds' ids start with, as tag:example.org,2026:",
    "contact": "where corrections go, https://… or mailto:desk@example.org (optional)",
    "hub": "the WebSub hub that notifies subscribers at once, https://… (optional)",
    "hour": "what time feeds give for a day, in TIMEZONE, as 09:00 (optional: 12:00)",
    "commit": "the commit that the site is built from, as git writes it, in hexadecimal (optional)",
    "security_expires": "when security.txt expires, as 2027-06-30 (optional: no file without it)",
    "sender": "the mailbox that editions are sent from, as desk@example.org (optional)",
    "unsubscribe": "where recipients unsubscribe, https://… or mailto:…, with {token} or {address} "
    "for what tells them apart (optional)",
    "mailer": "what ./dev send hands editions to, as smtp://user@mail.example.org:587 (optional)",
    "drafts": "True to show drafts; set by ./dev build --drafts",
}


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the plugins need to know, all of it."""

    content: Path
    theme: Path
    site: Site
    drafts: bool
    security_expires: dt.date | None = None
    """The day on which security.txt expires; None: none is written."""
    mailer: str | None = None
    """What editions are handed to when they are sent."""


def read_settings_of(settings: Mapping[str, object]) -> SiteSettings:
    """The project's own values in Pelican's settings; raises SettingsError with key and remedy."""
    ours = settings.get("SITREP", {})
    if not isinstance(ours, Mapping):
        raise SettingsError("pelicanconf.py: SITREP must be a table. Write SITREP = {…}.")
    for key in ours:
        if key not in KEYS:
            known = "; ".join(f"{name}: {words}" for name, words in KEYS.items())
            raise SettingsError(
                f"pelicanconf.py: SITREP[{key!r}] is an unknown key. The known keys are {known}."
            )
    site = Site(
        name=_text(settings, "SITENAME"),
        address=_site_address(settings),
        description=_text(ours, "description"),
        tag=_tag(ours),
        language=_language(settings),
        contact=_link(ours, "contact", is_contact),
        hub=_link(ours, "hub", is_hub),
        sender=_link(ours, "sender", is_mailbox),
        unsubscribe=_link(ours, "unsubscribe", is_unsubscribing),
        features=_features(settings),
        zone=_zone(settings),
        hour=_hour(ours),
        commit=_commit(ours),
    )
    content, theme = Path(_text(settings, "PATH")), Path(_text(settings, "THEME"))
    return SiteSettings(
        content=content,
        theme=theme,
        site=site,
        drafts=bool(ours.get("drafts")),
        security_expires=_day(ours, "security_expires"),
        mailer=_link(ours, "mailer", is_visible),
    )


def _hour(ours: Mapping[str, object]) -> dt.time:
    value = ours.get("hour") or str(NOON)
    try:
        return dt.time.fromisoformat(str(value)).replace(tzinfo=None)
    except ValueError as error:
        raise SettingsError(
            f"pelicanconf.py: SITREP['hour'] is {value!r}. Write {KEYS['hour']}."
        ) from error


def _commit(ours: Mapping[str, object]) -> str | None:
    value = ours.get("commit")
    if value is None or value == "":
        return None
    if isinstance(value, str) and _COMMIT.fullmatch(value):
        return value
    raise SettingsError(
        f"pelicanconf.py: SITREP['commit'] is {value!r}. Write {KEYS['commit']}, or nothing."
    )


def _zone(settings: Mapping[str, object]) -> dt.tzinfo:
    name = settings.get("TIMEZONE", "UTC")
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f"pelicanconf.py: TIMEZONE is {name!r}, which is no time zone. Write it as "
            "Europe/Berlin or UTC."
        ) from error


def _features(settings: Mapping[str, object]) -> Features:
    """The parts of the site that PLUGINS names, by the rooms they are made in."""
    plugins = settings.get("PLUGINS") or ()
    if not isinstance(plugins, (list, tuple)):
        raise SettingsError(
            'pelicanconf.py: PLUGINS must be a list. Write PLUGINS = ["sitrep.site", …].'
        )
    names = {each.__name__ if isinstance(each, ModuleType) else each for each in plugins}
    return Features(**{part.name: f"sitrep.site.{part.name}" in names for part in fields(Features)})


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    hint = f": {KEYS[key]}" if key in KEYS else ""
    if isinstance(value, str) and is_visible(value):
        if found := _UNFIT.search(value):
            sign = f"U+{ord(found[0]):04X}"
            raise SettingsError(
                f"pelicanconf.py: {key} contains a line break, a control character or one that "
                f"reverses text ({sign}). Write it on one line, without such characters{hint}."
            )
        return value
    raise SettingsError(f"pelicanconf.py: {key} is missing or is not text. Set it{hint}.")


def _link(table: Mapping[str, object], key: str, fits: Callable[[str], bool]) -> str | None:
    value = table.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, str) and not _UNFIT.search(value) and fits(value):
        return value
    raise SettingsError(f"pelicanconf.py: SITREP[{key!r}] is {value!r}. Write {KEYS[key]}.")


def _day(table: Mapping[str, object], key: str) -> dt.date | None:
    value = table.get(key)
    day = parse_day(value) if isinstance(value, str) else None
    if value and not day:
        raise SettingsError(f"pelicanconf.py: SITREP[{key!r}] is {value!r}. Write {KEYS[key]}.")
    return day


def is_contact(address: str) -> bool:
    """Whether readers can send corrections there: to a web page or a mailbox."""
    if _MAILBOX.fullmatch(address):
        return True
    return address.startswith("https://") and link_problem(address) is None


def is_mailbox(address: str) -> bool:
    """Whether mail can come from there: ``desk@example.org``."""
    return "?" not in address and bool(_MAILBOX.fullmatch(f"mailto:{address}"))


def is_unsubscribing(template: str) -> bool:
    """Whether recipients can unsubscribe there, whatever stands for them in it."""
    return is_contact(_PLACEHOLDER.sub("x", template))


def is_hub(address: str) -> bool:
    """Whether it can be a WebSub hub; one on this machine, to try it out, needs no TLS."""
    return (is_contact(address) and not address.startswith("mailto:")) or bool(
        _LOCAL.fullmatch(address)
    )


def _language(settings: Mapping[str, object]) -> Language:
    code = _text(settings, "DEFAULT_LANG")
    if not is_language(code):
        raise SettingsError(
            f"pelicanconf.py: DEFAULT_LANG is {code!r}, which is not a language that CLDR "
            "knows. Write en, ar, fr, pt-BR …"
        )
    return read_language(code)


def _site_address(settings: Mapping[str, object]) -> str:
    address = _text(settings, "SITEURL").rstrip("/") + "/"
    if _ADDRESS.fullmatch(address):
        return address
    raise SettingsError(
        f"SITEURL (SITE_URL in the environment) is {address!r}. Write the site's URL as "
        "https://example.org or https://example.org/folder, without user name, query, fragment or "
        "space."
    )


def _tag(ours: Mapping[str, object]) -> str:
    tag = _text(ours, "tag")
    if _TAG.fullmatch(tag):
        return tag
    raise SettingsError(
        f"pelicanconf.py: SITREP['tag'] is {tag!r}. Write {KEYS['tag']}, and never change it."
    )
