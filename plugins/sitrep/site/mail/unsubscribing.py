"""How a recipient unsubscribes, made of the template in the settings.

``{token}`` in it stands for what the list of recipients says of each, ``{address}`` for the address.
With an https URL a program can do it in one click, as RFC 8058 has it.
"""

from __future__ import annotations

from urllib.parse import quote

TOKEN, ADDRESS = "{token}", "{address}"
ONE_CLICK = "List-Unsubscribe=One-Click"


def is_personal(template: str) -> bool:
    """Whether it is another one for every recipient."""
    return TOKEN in template or ADDRESS in template


def unsubscribe_url(template: str, address: str, token: str = "") -> str:
    """Where one recipient unsubscribes."""
    filled = template.replace(TOKEN, quote(token, safe=""))
    return filled.replace(ADDRESS, quote(address, safe=""))


def unsubscribe_headers(url: str) -> dict[str, str]:
    """The head lines that say so."""
    headers = {"List-Unsubscribe": f"<{url}>"}
    if url.startswith("https://"):
        headers["List-Unsubscribe-Post"] = ONE_CLICK
    return headers
