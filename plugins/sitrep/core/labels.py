"""What readers are told where the data holds a word of ours."""

from __future__ import annotations

from sitrep.core.model import DateBasis, Rights, RightsKind, TitleKind

DATE_BASIS = {
    DateBasis.STATED: "as the source states",
    DateBasis.URL: "from the address of the report",
    DateBasis.CARRIER: "as a carrier states",
    DateBasis.TEXT: "from what the text says",
    DateBasis.EDITOR: "set by this digest's editor",
}
TITLE_KIND = {
    TitleKind.STATED: "as the source worded it",
    TitleKind.CARRIER: "as a carrier worded it",
    TitleKind.EDITOR: "worded by this digest's editor",
}


def rights_words(rights: Rights) -> str:
    """What of an outlet's own words this digest shows."""
    return {
        RightsKind.FULL: "its texts are shown in full",
        RightsKind.EXCERPT: f"up to {rights.words} words of a text are shown",
        RightsKind.LINK: "title and link only, beside summaries in our own words",
        RightsKind.WITHHOLD: "nothing of its texts is shown, beside summaries in our own words",
    }[rights.kind]
