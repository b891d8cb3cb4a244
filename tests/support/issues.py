"""A labelled set of templates and copies: what an outlet fills again each day, and what copiers make of a report.

All invented.  ``ISSUES`` are groups of texts that are each a report of its own,
``COPIES`` groups of texts that are one report.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from tests.support.documents import BORDER, CANAL, FLOOD, PORT, joined

TOWNS = ("Saraqib", "Binnish", "Maarrat Misrin", "Kafr Takharim", "Jisr al-Shughur", "Harim")
DAYS = (
    "Monday, 4 May",
    "Tuesday, 5 May",
    "Wednesday, 6 May",
    "Thursday, 7 May",
    "Friday, 8 May",
    "Saturday, 9 May",
)
FIGURES = ((12, 3, 41), (7, 0, 18), (25, 9, 66), (4, 1, 12), (31, 14, 90), (9, 2, 27))


def situation(number: int, town: str | None = None, day: str | None = None) -> str:
    """A situation report that differs in town and day alone."""
    town, day = town or TOWNS[number], day or DAYS[number]
    return joined(
        f"Situation report: {town}",
        f"Observers of the joint office who visited {town} on {day} found the main road open and the market at work.",
        "The office keeps two cars and a radio post in the district, and visits every town that "
        "asks it to come, as far "
        "as mines and the weather allow. Nobody was refused passage, and no shot was heard while the cars were there.",
        f"The bakery of {town} works at half its strength for want of diesel; the mayor asked for a "
        "tank lorry, and the "
        "office has passed this on to those who hand out fuel. The next visit will be made within the week.",
    )


def flash(number: int) -> str:
    """A daily flash update: the same wording, another day and other figures."""
    killed, wounded, left = FIGURES[number]
    return joined(
        f"Daily flash update, {DAYS[number]}",
        f"As of {DAYS[number]}, {killed} people had been killed and {wounded} wounded along the river line, and {left} "
        "families had left for the camps behind the ridge, the relief desk was told by the clinics on both banks.",
        "Food, blankets and water are handed out at the two crossings. Those who come by night are "
        "asked to wait at the "
        "school until the patrols have gone, since the guards fire at whatever moves on the road after dark.",
        "The desk thanks all who send figures from the field. They are raw, and will be corrected "
        "in the weekly digest.",
    )


BOILERPLATE = (
    "The humanitarian community in the river districts works through partners on the ground, "
    "who hand out food parcels, "
    "tents and winter clothes, run clinics and teach children in tents where schools have been hit or are lived in.",
    "Access is given by the two local councils, each for its own bank, and by the border office for what comes from "
    "abroad. Lorries are searched at four posts, and every driver needs a letter for each load that he carries.",
    "Partners ask all parties to spare civilians and what they live on, to let aid pass without hindrance, and to let "
    "those who want to leave do so in safety, by a road of their own choice and with what they can carry.",
    "This report is put together by the coordination office with partners in the field. The "
    "next one will come out in a "
    "week. The names and boundaries on its maps imply no opinion on anybody's part about any border or claim.",
)


def weekly(number: int) -> str:
    """A weekly report that is mostly the same in every issue."""
    killed, wounded, left = FIGURES[number]
    days = ("3 July", "10 July", "17 July", "24 July", "31 July", "7 August")
    return joined(
        f"River districts: situation report No. {number + 4}",
        f"As of {days[number]}, {left + 200},000 people were displaced in the river districts, "
        f"{wounded + 30},000 of whom "
        f"had moved since spring. In the past week {killed} incidents were reported, {wounded + 1} "
        "of them near clinics.",
        *BOILERPLATE[:2],
        f"Partners reached {killed + left},000 people with bread, {left},400 with water and "
        f"{killed + 10},100 with medicine "
        f"this week. The flash appeal is funded to {wounded + 20} per cent.",
        *BOILERPLATE[2:],
    )


def tally(number: int) -> str:
    """A tally of shelling: lines of towns and figures, the towns always the same."""
    killed, wounded, left = FIGURES[number]
    lines = [
        f"In {town} {(killed * at + left) % 97} shells fell and {(wounded + at * 7) % 11} people were wounded."
        for at, town in enumerate(TOWNS, 2)
    ]
    return joined(
        f"Shelling on {DAYS[number]}",
        "The monitors count shells that fall on towns between sunrise and sunrise, as the wardens of each town report "
        "them by radio; those that fall in the fields are left out, and so are those whose sound alone was heard.",
        *lines,
        "A shell counts for the town whose warden saw it come down. Wounded are those who were brought to a clinic.",
    )


def quiet(number: int) -> str:
    """A bulletin in which nothing but the town is another."""
    town = TOWNS[number]
    return joined(
        f"No breach of the truce was seen in {town} in the past day. Patrols walked the streets of "
        "the upper town twice "
        "and spoke with the elders, who had nothing to complain of but the price of salt and the want of a doctor.",
        f"The post at the mill near {town} was manned by four observers, two from each side. They "
        "ate together, as they "
        "have done since spring, and wrote one report, which both have signed and which lies with the joint office.",
    )


def strike(number: int) -> str:
    """A short report of a strike, the same day in another town with other figures."""
    killed, wounded, _left = FIGURES[number]
    town = TOWNS[number]
    return joined(
        f"A drone struck a house in {town} on Friday night, the wardens said. {killed} people were killed and "
        f"{wounded + 2} hurt, among them children, and diggers worked until noon to bring out those who lay below.",
        f"The wardens' post in {town} has asked for oil lamps, since the current has been off for a week and the work "
        "goes on after dark. Nobody has said who sent the drone, and the army does not answer questions of the kind.",
    )


TEMPLATES: dict[str, Callable[[int], str]] = {
    "situation": situation,
    "flash": flash,
    "weekly": weekly,
    "tally": tally,
    "quiet": quiet,
    "strike": strike,
}
ISSUES: dict[str, tuple[str, ...]] = {
    name: tuple(map(make, range(len(TOWNS)))) for name, make in TEMPLATES.items()
} | {
    "town-only": tuple(situation(0, town=town) for town in TOWNS),
    "day-and-town": tuple(situation(at, town=TOWNS[at], day=DAYS[-1 - at]) for at in range(6)),
}

REPORTS = {
    "canal": joined(*CANAL),
    "port": joined(*PORT),
    "border": joined(*BORDER),
    "flood": joined(*FLOOD),
    "situation": situation(0),
    "flash": flash(0),
    "weekly": weekly(0),
    "tally": tally(0),
    "quiet": quiet(0),
    "strike": strike(0),
}
SPELLINGS = (
    ("Saraqib", "Saraqeb"),
    ("Gezira", "Jazira"),
    ("Darfur", "Darfour"),
    ("Goris", "Goriss"),
    ("Aden", "Adan"),
)
FIGURE = (
    ("eleven", "twelve"),
    ("four ships", "five ships"),
    ("Two shepherds", "Three shepherds"),
    ("12 ", "13 "),
)


def swapped(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def headlined(text: str) -> str:
    return joined("You will hardly believe what happened on the river", text)


def cut(text: str) -> str:
    """The first half of the paragraphs, and a little more."""
    parts = text.split("\n\n")
    return joined(*parts[: max(3, (len(parts) + 1) // 2)])


def thinned(text: str) -> str:
    """Without a paragraph from the middle."""
    parts = text.split("\n\n")
    return joined(*parts[:1], *parts[2:]) if len(parts) > 3 else text


def misspelt(text: str) -> str:
    return swapped(
        text,
        ((" which ", " wich "), ("their", "thier"), (" until ", " untill "), (" two ", " tow ")),
    )


def reworded(text: str) -> str:
    return swapped(
        text,
        (
            ("people", "civilians"),
            (" said", " stated"),
            ("Nobody", "No one"),
            ("asked", "requested"),
        ),
    )


EDITS: dict[str, Callable[[str], str]] = {
    "same": lambda text: text,
    "figure": lambda text: swapped(text, FIGURE),
    "headline": headlined,
    "cut": cut,
    "thinned": thinned,
    "typos": misspelt,
    "spelling": lambda text: swapped(text, SPELLINGS),
    "reworded": reworded,
    "commented": lambda text: joined(
        text, "The desk adds that it could not reach anybody on the left bank by telephone."
    ),
    "figure-and-headline": lambda text: headlined(swapped(text, FIGURE)),
    "spelling-and-cut": lambda text: cut(swapped(text, SPELLINGS)),
}
COPIES: dict[str, tuple[str, ...]] = {
    f"{report}-{edit}": (text, EDITS[edit](text))
    for (report, text), edit in product(REPORTS.items(), EDITS)
}
