"""The words that readers see where the data holds an identifier."""

from __future__ import annotations

from sitrep.core.accounts import Standing
from sitrep.core.events import Direction
from sitrep.core.language import Language, marked
from sitrep.core.model import DateBasis, Rights, RightsKind, TitleKind
from sitrep.core.weeks import Week

DATE_BASIS = {
    DateBasis.STATED: marked("as the source states"),
    DateBasis.URL: marked("from the URL of the report"),
    DateBasis.CARRIER: marked("as a carrier states"),
    DateBasis.TEXT: marked("from what the text says"),
    DateBasis.EDITOR: marked("set by this digest's editor"),
}
TITLE_KIND = {
    TitleKind.STATED: marked("as the source worded it"),
    TitleKind.CARRIER: marked("as a carrier worded it"),
    TitleKind.EDITOR: marked("worded by this digest's editor"),
}

STANDING = {
    Standing.ROOT: marked("root"),
    Standing.ECHO: marked("echo"),
    Standing.CONTINUED: marked("continued"),
    Standing.UNNAMED: marked("unnamed"),
    Standing.CIRCULAR: marked("circular"),
}
STANDING_MEANS = {
    Standing.ROOT: marked("adds an independent root"),
    Standing.ECHO: marked("repeats what others here say, and confirms nothing"),
    Standing.CONTINUED: marked("more from a report or a source that is here already"),
    Standing.UNNAMED: marked("nobody named stands behind it, so it is not counted"),
    Standing.CIRCULAR: marked("its sources cite each other, and it is not counted"),
}
DIRECTION = {
    Direction.DETERIORATED: marked("deteriorated"),
    Direction.IMPROVED: marked("improved"),
    Direction.UNCHANGED: marked("unchanged"),
}


def rights_words(rights: Rights, language: Language) -> str:
    """What of an outlet's own words this digest shows."""
    return {
        RightsKind.FULL: language.say("its texts are shown in full"),
        RightsKind.EXCERPT: language.say(
            "up to %(words)s words of a text are shown", words=rights.words
        ),
        RightsKind.LINK: language.say("title and link only, apart from summaries in our own words"),
        RightsKind.WITHHOLD: language.say(
            "none of its text is shown, apart from summaries in our own words"
        ),
    }[rights.kind]


def week_words(week: Week, language: Language) -> str:
    """``Week 27, 2020``."""
    return language.say("Week %(number)s, %(year)s", number=week.number, year=week.year)


def edition_title(week: Week, language: Language) -> str:
    """``Week 27, 2020: 29 June – 5 July 2020``."""
    days = language.span(week.first, week.last)
    return language.say("%(week)s: %(days)s", week=week_words(week, language), days=days)
