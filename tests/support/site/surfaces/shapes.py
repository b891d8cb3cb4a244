"""An invented digest in which accounts depend on each other in every shape that there is."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.trees import report_text, tree

SOURCES = """\
[agency-one]
name = "Agency One"
homepage = "https://one.example/"
affiliation = "agency"
reliability = "B"
reason = "Invented."
rights = "full"
[agency-two]
name = "Agency Two"
affiliation = "agency"
reliability = "C"
reason = "Invented."
rights = "excerpt:5"
[outlet]
name = "The Outlet"
affiliation = "independent"
reliability = "C"
reason = "Invented."
rights = "full"
[monitor]
name = "The Monitor"
reliability = "B"
reason = "Invented."
rights = "link"
[ministry]
name = "Ministry of Defence"
affiliation = "state"
reliability = "E"
reason = "Invented."
rights = "full"
[commission]
name = "Electoral Commission"
affiliation = "state"
reliability = "D"
reason = "Invented."
rights = "withhold"
[alpha]
name = "Alpha Dispatch"
reliability = "D"
reason = "Invented."
rights = "full"
[beta]
name = "Beta Courier"
reliability = "D"
reason = "Invented."
rights = "full"
"""
REGIONS = """\
[idlib]
name = "Idlib"
codes = ["SY-ID"]
[aleppo]
name = "Aleppo"
codes = ["SY-HL"]
[raqqa]
name = "Raqqa"
codes = ["SY-RA"]
[damascus]
name = "Damascus"
codes = ["SY-DI"]
[north-west]
name = "North-west"
codes = ["SY-ID", "SY-HL"]
[syria]
name = "Syria"
codes = ["SY"]
"""
EVENTS = {
    "ministry-strike": ("A strike hits a depot in Idlib", "SY-ID", "2020-07-14", "air-strike"),
    "raqqa-arrests": ("Dozens are arrested in Raqqa", "SY-RA", "2020-07-28", "detention"),
    "azaz-bomb": ("A car bomb goes off near Azaz", "SY-HL", "2020-07-19", "bombing"),
    "election": ("The commission names the winners", "SY", "2020-07-21", "politics"),
    "damascus-strike": ("Missiles hit the south of Damascus", "SY-DI", "2020-07-20", "air-strike"),
    "rumour": ("A bridge is said to have been mined", "SY-ID", "2020-07-15", "other"),
    "nobody": ("Shots are heard at night", "SY-HL", "2020-07-22", "other"),
    "leaflets": ("Leaflets fall on two towns", "SY-ID, SY-HL", "2020-07-14/2020-07-16", "other"),
}
REPORTS = """
only              outlet     2020-07-07 SY-ID||
one-strike        agency-one 2020-07-14 SY-ID|ministry-strike|from=ministry
two-strike        agency-two 2020-07-15 SY-ID|ministry-strike|from=ministry~credibility=2
monitor-arrests   monitor    2020-07-28 SY-RA|raqqa-arrests|detained=40
ministry-arrests  ministry   2020-07-29 SY-RA|raqqa-arrests|detained=30..35
outlet-arrests    outlet     2020-07-30 SY-RA|raqqa-arrests|from=monitor,ministry
one-azaz          agency-one 2020-07-19 SY-HL|azaz-bomb|credibility=1~killed=5
monitor-azaz      monitor    2020-07-19 SY-HL|azaz-bomb|killed=7
outlet-azaz       outlet     2020-07-20 SY-HL|azaz-bomb|from=agency-one~killed=5
two-azaz          agency-two 2020-07-27 SY-HL|azaz-bomb|from=unnamed~killed=total:22
one-election      agency-one 2020-07-21 SY|election|from=commission
two-election      agency-two 2020-07-22 SY|election|from=commission
one-damascus      agency-one 2020-07-20 SY-DI|damascus-strike|killed=5
monitor-damascus  monitor    2020-07-21 SY-DI|damascus-strike|killed=8
ministry-damascus ministry   2020-07-21 SY-DI|damascus-strike|killed=0..2;SY-DI|damascus-strike|
two-both          agency-two 2020-07-22 SY|election,damascus-strike|from=commission
alpha-bridge      alpha      2020-07-15 SY-ID|rumour|from=beta
beta-bridge       beta       2020-07-16 SY-ID|rumour|from=alpha
unknown-shots     unknown    2020-07-22 SY-HL|nobody|
one-shots         agency-one 2020-07-23 SY-HL|nobody|from=unnamed
two-leaflets      agency-two 2020-07-16 SY-ID~SY-HL|leaflets|from=outlet
alone             outlet     2020-07-16 SY-ID||;SY-HL||from=ministry
late-echo         alpha      2020-07-24 SY-HL||from=one-azaz
"""
KEY_POINTS = {
    "2020-W29": "ministry-strike;one-azaz#1;azaz-bomb,rumour",
    "2020-W30": "damascus-strike;election,nobody",
}


def shapes_tree() -> dict[str, str]:
    """Paths and texts of the content tree."""
    files = dict(map(_report, REPORTS.strip().splitlines()))
    events = {f"events/{name}.md": _event(name) for name in EVENTS}
    notes = {f"editions/{week}.md": _notes(KEY_POINTS.get(week, "")) for week in WEEKS}
    return {**tree(files), **events, **notes, "sources.toml": SOURCES, "regions.toml": REGIONS}


WEEKS = ("2020-W28", "2020-W29", "2020-W30", "2020-W31")


def _report(line: str) -> tuple[str, str]:
    name, source, date, passages = line.split()
    body = "\n".join(_passage(each, name) for each in passages.split(";"))
    extra: Mapping[str, str] = {"title_kind": "carrier"} if source == "unknown" else {}
    title = f"What {source} says on {date}"
    return name, report_text(name, body, source=source, date=date, added=date, title=title, **extra)


def _passage(written: str, name: str) -> str:
    places, event, options = written.split("|")
    words = [*places.split("~"), *([f"event={event}"] if event else []), *options.split("~")]
    line = " ".join(filter(None, words))
    said = " and ".join(
        each.partition("=")[2].replace("total:", "").replace("..", " to ")
        for each in options.split("~")
        if each.startswith(("killed", "detained"))
    )
    return f"::: passage {line}\n# {name.title()} tells of it\n\nIt tells of {said or 'it'}.\n:::\n"


def _event(name: str) -> str:
    title, regions, days, kind = EVENTS[name]
    see = "see: [ministry-strike]\n" if name == "azaz-bomb" else ""
    return f"---\ntitle: {title}\nregions: [{regions}]\ndays: {days}\nkind: {kind}\n{see}---\n"


def _notes(points: str) -> str:
    said = "".join(
        f"  - {{text: Point {number}., rests_on: [{rests}]}}\n"
        for number, rests in enumerate(filter(None, points.split(";")), 1)
    )
    trend = "  - {region: aleppo, trend: unchanged, reason: So it is., rests_on: [azaz-bomb]}\n"
    more = f"key_points:\n{said}trends:\n{trend}" if said else ""
    return f"---\nannounced: 2020-08-05\n{more}---\n"
