"""URLs without what follows readers about: tracking parameters, session ids, redirectors.

A URL from a newsletter or a post says who sent it, and at times to whom.  The names
are public knowledge, gathered from the documentation of the services that set them
(campaign tags of analytics, click ids of advertisers, recipients of mailings, share
marks); the list is this project's own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from sitrep.core.links.addresses import link_problem
from sitrep.core.links.hosts import bare_host, host_of

_PREFIXES = (
    *("utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_", "otm_", "stm_", "itm_", "hmb_", "ga_"),
    *("at_campaign", "at_custom", "at_medium", "at_link", "at_bbc", "at_ptr", "at_format"),
    *(
        "ns_campaign",
        "ns_mchannel",
        "ns_source",
        "ns_linkname",
        "ns_fee",
        "fb_action_",
        "fb_source",
        "fb_ref",
    ),
    *(
        "mc_cid",
        "mc_eid",
        "mc_tc",
        "ml_subscriber",
        "oly_",
        "vero_",
        "__hs",
        "_hs",
        "trk_",
        "guce_",
        "__cft__",
    ),
)
_NAMES = frozenset(
    {
        *(
            "utm",
            "mtm",
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "gad_source",
            "gad_campaignid",
        ),
        *(
            "msclkid",
            "yclid",
            "ymclid",
            "ysclid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "igshid",
            "igsh",
            "sccid",
            "epik",
        ),
        *(
            "srsltid",
            "_ga",
            "_gl",
            "gs_l",
            "_openstat",
            "mkt_tok",
            "hsctatracking",
            "_ke",
            "_kx",
            "__s",
            "rb_clickid",
        ),
        *(
            "s_cid",
            "wickedid",
            "wt_mc",
            "wt_zmc",
            "wtmc",
            "wtrid",
            "cmpid",
            "xtor",
            "ocid",
            "ncid",
            "emc",
            "smid",
        ),
        *(
            "smtyp",
            "echobox",
            "spm",
            "tracking_source",
            "os_ehash",
            "action_object_map",
            "action_type_map",
        ),
        *(
            "action_ref_map",
            "__twitter_impression",
            "ref_src",
            "ref_url",
            "__tn__",
            "__xts__",
            "mibextid",
            "rdid",
        ),
        *(
            "soc_src",
            "soc_trk",
            "guccounter",
            "sr_share",
            "taid",
            "feedtype",
            "feedname",
            "nr_email_referer",
            "campid",
        ),
        *(
            "ceneo_spo",
            "vgo_ee",
            "dm_i",
            "elqtrackid",
            "elqtrack",
            "sb_referer_host",
            "mkcid",
            "mkevt",
            "irclickid",
        ),
        *(
            "phpsessid",
            "jsessionid",
            "aspsessionid",
            "tblci",
            "taboola_campaign_id",
            "wickedsource",
            "sfnsn",
        ),
    }
)
"""Names in lower case, whole."""
_OF_HOSTS = {
    "twitter.com": frozenset({"s", "t"}),
    "x.com": frozenset({"s", "t"}),
    "youtube.com": frozenset({"si", "feature", "pp"}),
    "youtu.be": frozenset({"si", "feature"}),
    "open.spotify.com": frozenset({"si"}),
    "instagram.com": frozenset({"img_index_share"}),
}
"""Share marks that mean something else elsewhere, by the host that sets them."""
_SIGNED = frozenset(
    {
        "signature",
        "sig",
        "hmac",
        "x-amz-signature",
        "x-goog-signature",
        "x-oss-signature",
        "key-pair-id",
        "hdnea",
        "oh",
    }
)
"""A query that holds one is sealed by it: without any of its parts the page would not open."""
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;?#]*", re.IGNORECASE)
_INNER = re.compile(r"(?:\?|%3F)(?=[^&?=]*=)", re.IGNORECASE)
"""A second question mark: somebody glued tags to an address that had a query already."""

_WRAPPERS: tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"(?:{host})"), re.compile(path), names)
    for host, path, names in (
        (r"(?:www\.|news\.)?google\.[a-z.]{2,6}", r"/(?:url|imgres)", ("q", "url", "imgrefurl")),
        (r"(?:lm?|www)\.facebook\.com", r"/(?:l|flx/warn/?)(?:\.php)?", ("u",)),
        (r"l\.(?:instagram|messenger|wl)\.com", r"/.*", ("u",)),
        (r"l\.threads\.(?:net|com)", r"/.*", ("u",)),
        (r"[a-z0-9.-]+\.safelinks\.protection\.outlook\.com", r"/.*", ("url",)),
        (r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
        (r"(?:away\.|m\.)?vk\.com", r"/away(?:\.php)?", ("to",)),
        (r"out\.reddit\.com", r"/.*", ("url",)),
        (r"t\.umblr\.com", r"/redirect", ("z",)),
        (r"(?:www\.)?linkedin\.com", r"/(?:redir/redirect|safety/go)", ("url",)),
        (r"(?:html\.|www\.)?duckduckgo\.com", r"/l/?", ("uddg",)),
        (r"slack-redir\.net", r"/link", ("url",)),
        (r"(?:www\.)?exit\.sc|(?:urldefense\.com|urldefense\.proofpoint\.com)", r"/.*", ("url",)),
        (
            r"link(?:filter)?\.steamcommunity\.com|steamcommunity\.com",
            r"/linkfilter/?",
            ("u", "url"),
        ),
    )
)
"""Hosts and paths that redirect a reader, and the parameter that says where to."""
_AMP = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp|[\w-]+\.cdn\.ampproject\.org/[cv])/(s/)?(.+)",
    re.IGNORECASE,
)
_DEFENSE = re.compile(r"https://urldefense\.com/v3/__(https?:/{1,2}.+?)__;", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
"""How an address begins; a search engine's ``q`` may be words."""
_MOST_HOSTS = 1_000
_MOST_WRAPPERS = 4
"""Redirects may lie within each other: a mail filter around a search engine around a post."""


def clean_address(address: str) -> str:
    """The URL behind redirectors, without what tracks its reader; unchanged if it has neither."""
    for _ in range(_MOST_WRAPPERS):
        inner = _unwrapped(address)
        if inner is None:
            break
        address = inner
    return untracked(address)


def untracked(address: str) -> str:
    """The address without tracking parameters and session ids; what a signature seals stays."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if not (parts.query or parts.fragment or ";" in parts.path):
        return address
    host = bare_host(address).removeprefix("m.")
    own = _OF_HOSTS.get(host, frozenset())
    cleaned = parts._replace(
        path=_SESSION_PATH.sub("", parts.path),
        query=_kept_query(parts.query, own),
        fragment=_kept_fragment(parts.fragment),
    )
    return address if cleaned == parts else urlunsplit(cleaned)


def _kept_query(query: str, own: frozenset[str]) -> str:
    pairs = query.split("&")
    if any(_name(pair) in _SIGNED for pair in pairs):
        return query
    kept = [_without_inner(pair) for pair in pairs if not _is_tracking(pair, own)]
    return query if kept == pairs else "&".join(kept)


def _kept_fragment(fragment: str) -> str:
    """A fragment is a place on the page, but for one that is tags alone."""
    pairs = fragment.removeprefix("?").split("&")
    return "" if all(_is_tracking(pair) for pair in pairs) else fragment


def _without_inner(pair: str) -> str:
    """A pair whose value has tags behind a second question mark, without those."""
    before, *inner = _INNER.split(pair)
    return before if before and inner and all(_is_tracking(each) for each in inner) else pair


def _is_tracking(pair: str, own: frozenset[str] = frozenset()) -> bool:
    name = _name(pair)
    return "=" in pair and (name in _NAMES or name in own or name.startswith(_PREFIXES))


def _name(pair: str) -> str:
    """The name of a pair, in lower case; of one cut out of HTML, without the rest of its entity."""
    return unquote(pair.partition("=")[0]).lower().removeprefix("amp;").lstrip("?")


def _unwrapped(address: str) -> str | None:
    """Where a redirector leads; None for any other URL, or where no reader may be sent."""
    inner = wrapped_address(address)
    return None if inner is None or link_problem(inner) else inner


def wrapped_address(address: str) -> str | None:
    """The URL that a redirector contains, whatever it is; None for any other URL."""
    amp, defended = _AMP.fullmatch(address), _DEFENSE.match(address)
    if amp:
        return f"http{'s' if amp[1] else ''}://{amp[2]}"
    if defended:
        return re.sub(r"^(https?):/+", r"\1://", defended[1])
    try:
        parts = urlsplit(address)
        given = dict(parse_qsl(parts.query))
    except ValueError:
        return None
    wrappers = _wrappers_of(host_of(address))
    names = (names for path, names in wrappers if path.fullmatch(parts.path))
    inner = next((given[name] for name in next(names, ()) if name in given), None)
    return inner if inner and _SCHEME.match(inner) else None


@lru_cache(_MOST_HOSTS)
def _wrappers_of(host: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """What is known of redirectors of a host; thousands of addresses have some dozens of hosts."""
    return tuple((path, names) for hosts, path, names in _WRAPPERS if hosts.fullmatch(host))
