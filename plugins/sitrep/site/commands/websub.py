"""Telling a WebSub hub that feeds have changed: the one request this half ever makes, and never in a build."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode, urlsplit

from sitrep.core.errors import PublishError

PATIENCE = 20
"""Seconds a hub may take to answer."""
BATCH = 50
"""Feeds told of in one request: hubs take several, and a long digest has hundreds."""


def ping_hub(hub: str, feeds: Sequence[str]) -> None:
    """Tell the hub of the feeds at these addresses; raises PublishError where it does not take it.

    As publishers do it: a form with ``hub.mode=publish`` and a ``hub.url`` for each feed.
    """
    for batch in _batches(feeds):
        form = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in batch)])
        status, reason = _post(hub, form)
        if not 200 <= status < 300:
            raise PublishError(
                f"the hub {hub} answered {status} {reason}. The site is online; tell it again later."
            )


def _batches(feeds: Sequence[str]) -> Iterator[Sequence[str]]:
    return (feeds[start : start + BATCH] for start in range(0, len(feeds), BATCH))


def _post(address: str, form: str) -> tuple[int, str]:
    """Status and reason of the answer; redirects are not followed, a hub has one address."""
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
            f"the hub {address} cannot be reached ({error}). Tell it again later."
        ) from error
