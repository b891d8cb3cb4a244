"""Pings a WebSub hub when feeds have changed.

This is the only request that publishing makes; a build makes none.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode, urlsplit

from sitrep.core.errors import PublishError

PATIENCE = 20
"""Seconds a hub may take to answer."""
BATCH = 50
"""Feeds in one request: hubs accept several, and a large digest has hundreds."""


def ping_hub(hub: str, feeds: Sequence[str]) -> None:
    """Tell the hub that the feeds at these URLs have changed; raises PublishError if it refuses.

    The request is a form with ``hub.mode=publish`` and a ``hub.url`` for each feed.
    """
    for batch in _batches(feeds):
        form = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in batch)])
        status, reason = _post(hub, form)
        if not 200 <= status < 300:
            raise PublishError(
                f"the hub {hub} answered {status} {reason}. The site is online; "
                "ping the hub again later with publish --ping."
            )


def _batches(feeds: Sequence[str]) -> Iterator[Sequence[str]]:
    return (feeds[start : start + BATCH] for start in range(0, len(feeds), BATCH))


def _post(address: str, form: str) -> tuple[int, str]:
    """Status and reason of the response; redirects are not followed, because a hub has one URL."""
    parts = urlsplit(address)
    make = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "sitrep"}
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection = make(parts.netloc, timeout=PATIENCE)
        try:
            connection.request("POST", path, form, headers)
            answer = connection.getresponse()
            return answer.status, answer.reason
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise PublishError(
            f"the hub {address} cannot be reached ({error}). "
            "Ping it again later with publish --ping."
        ) from error
