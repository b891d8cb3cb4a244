"""What a curator may do to a digest, at random: everything that an edit can touch, again and again."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

from tests.support.builds.digest import DAYS, FIRST, RIGHTS, EditedDigest, EditedReport

PAGER = "templates/_partials/page/pager.html"
STYLE = "static/css/base.css"
Edit = Callable[[EditedDigest], None]


def new_digest(seed: int, reports: int) -> EditedDigest:
    """A digest of so many reports."""
    digest = EditedDigest(random.Random(seed))
    for number in range(6):
        add_source(digest, f"source-{number}")
    for name, codes in (
        ("idlib", '"SY-ID"'),
        ("north", '"SY-HL", "SY-RA", "SY-HA"'),
        ("south", '"SY-DR"'),
        ("homs", '"SY-HI"'),
        ("syria", '"SY"'),
    ):
        digest.regions[name] = [name.capitalize(), codes, ""]
    for _ in range(3):
        add_event(digest)
    for _ in range(reports):
        add_report(digest)
    announce_week(digest)
    return digest


def add_source(digest: EditedDigest, name: str = "") -> None:
    """A source more."""
    digest.made += 1
    name = name or f"source-new-{digest.made}"
    letter = digest.chance.choice("ABCDEF")
    digest.sources[name] = [f"Wire {digest.made}", letter, digest.chance.choice(RIGHTS)]


def add_report(digest: EditedDigest) -> None:
    """A report more."""
    digest.made += 1
    chance, day = digest.chance, digest.day()
    known = sorted(digest.sources)
    digest.reports[f"{day}-report-{digest.made}"] = EditedReport(
        title=digest.words(),
        day=day,
        source=chance.choice(known),
        passages=[digest.passage() for _ in range(chance.randint(1, 3))],
        carriers=chance.sample(known, chance.choice((0, 0, 1, 2))),
        cites=[chance.choice(known)] if chance.random() < 0.3 else [],
        wording=chance.choice(("summary", "verbatim")),
    )


def add_event(digest: EditedDigest) -> None:
    """An event more, or another text of one."""
    digest.made += 1
    day = digest.day()
    digest.events[f"event-{digest.made % 5}"] = (
        f"---\ntitle: {digest.words()}\nregions: [{digest.chance.choice(('SY-ID', 'SY-HL'))}]\n"
        f"days: {day}\nkind: {digest.chance.choice(('shelling', 'politics', 'other'))}\n---\n"
        f"{digest.words(12)}.\n"
    )


def announce_week(digest: EditedDigest) -> None:
    """A week announced, or what is said of it changed."""
    week = FIRST + dt.timedelta(days=7 * digest.chance.randrange(DAYS // 7))
    year, number, _ = week.isocalendar()
    digest.weeks[f"{year}-W{number}"] = (
        f"---\nannounced: {week + dt.timedelta(days=9)}\ntitle: {digest.words()}\n---\n"
        f"{digest.words(12)}.\n"
    )


def retitle(digest: EditedDigest) -> None:
    digest.some_report().title = digest.words()


def re_date(digest: EditedDigest) -> None:
    digest.some_report().day = digest.day()


def regrade(digest: EditedDigest) -> None:
    digest.some_report().credibility = digest.chance.randint(2, 6)


def rewrite_passage(digest: EditedDigest) -> None:
    passages = digest.some_report().passages
    passages[digest.chance.randrange(len(passages))] = digest.passage()


def add_comma(digest: EditedDigest) -> None:
    passages = digest.some_report().passages
    code, more, text = passages[0]
    passages[0] = (code, more, text.replace(" ", ", ", 1))


def carry(digest: EditedDigest) -> None:
    report = digest.some_report()
    others = sorted(digest.sources.keys() - {report.source})
    report.carriers = digest.chance.sample(others, digest.chance.randint(0, 3))


def withdraw(digest: EditedDigest) -> None:
    report = digest.some_report()
    report.status = "published" if report.status == "withdrawn" else "withdrawn"


def hold_back(digest: EditedDigest) -> None:
    """A report becomes a draft, or a draft is published."""
    report = digest.some_report()
    report.status = "published" if report.status == "draft" else "draft"


def correct(digest: EditedDigest) -> None:
    digest.some_report().note = f"{digest.words()}."


def reword(digest: EditedDigest) -> None:
    """What is verbatim becomes a summary, or the other way round: rights rule the one alone."""
    report = digest.some_report()
    report.wording = "summary" if report.wording == "verbatim" else "verbatim"


def rest_on_others(digest: EditedDigest) -> None:
    """The account of a passage is another source's, or its origin's own again."""
    passages = digest.some_report().passages
    code, more, text = passages[0]
    kept = [each for each in more.split() if not each.startswith("from=")]
    root = digest.chance.choice(["", *sorted(digest.sources)])
    passages[0] = (code, " ".join([*kept, *([f"from={root}"] if root else [])]), text)


def delete_report(digest: EditedDigest) -> None:
    if len(digest.reports) > 3:
        del digest.reports[digest.chance.choice(sorted(digest.reports))]


def change_source(digest: EditedDigest) -> None:
    source = digest.sources[digest.chance.choice(sorted(digest.sources))]
    digest.made += 1
    source[0] = digest.chance.choice((source[0], f"Wire {digest.made}"))
    source[1] = digest.chance.choice("ABCDEF")
    source[2] = digest.chance.choice(RIGHTS)


def change_region(digest: EditedDigest) -> None:
    region = digest.regions[digest.chance.choice(sorted(digest.regions))]
    digest.made += 1
    region[0] = f"Region {digest.made}"


def change_codes(digest: EditedDigest) -> None:
    """What belongs to a region is another area: passages move."""
    codes = digest.chance.choice(('"SY-HL"', '"SY-HL", "SY-RA"', '"SY-HL", "SY-RA", "SY-HA"'))
    digest.regions["north"][1] = codes


def add_region(digest: EditedDigest) -> None:
    """A region more, or one less."""
    if digest.regions.pop("desert", None) is None:
        digest.regions["desert"] = ["Desert", '"SY-HI", "SY-DY"', ""]


def translate_region(digest: EditedDigest) -> None:
    region = digest.regions[digest.chance.choice(sorted(digest.regions))]
    digest.made += 1
    language = digest.chance.choice(("ar", "fr"))
    region[2] = f'{language} = "Region {digest.made} in {language}"'


def add_actor(digest: EditedDigest) -> None:
    digest.made += 1
    digest.actors[f"actor-{digest.made % 3}"] = digest.chance.choice(("Guard", "Relief", "Council"))
    names = list(digest.actors.values())
    if len(set(names)) < len(names):  # two actors of one name are a fault
        digest.actors = {"actor-0": names[-1]}


def delete_event(digest: EditedDigest) -> None:
    name = digest.chance.choice([*sorted(digest.events), ""])
    if name:
        del digest.events[name]
        for report in digest.reports.values():
            report.passages = [
                (code, more.replace(f"event={name}", ""), text)
                for code, more, text in report.passages
            ]


def write_page(digest: EditedDigest) -> None:
    digest.pages["about"] = f"---\ntitle: {digest.words()}\nslug: about\n---\n{digest.words(12)}.\n"


def change_setting(digest: EditedDigest) -> None:
    name = digest.chance.choice(("SITENAME", "DEFAULT_LANG", "TIMEZONE", "RELATIVE_URLS"))
    values = {
        "SITENAME": ("One Digest", "Another Digest"),
        "DEFAULT_LANG": ("en", "fr", "ar"),
        "TIMEZONE": ("UTC", "Asia/Damascus"),
        "RELATIVE_URLS": (True, False),
    }
    digest.settings[name] = digest.chance.choice(values[name])


def change_template(digest: EditedDigest) -> None:
    """What stands on all pages, what stands in some, or how all are set."""
    digest.made += 1
    file = digest.chance.choice(("templates/base.html", PAGER, STYLE))
    said = f".n{digest.made} {{ top: 0 }}" if file == STYLE else f"<p>Line {digest.made}</p>"
    digest.theme[file] = said


EDITS: tuple[Edit, ...] = (
    *(add_report, add_report, retitle, re_date, regrade, rewrite_passage, add_comma, carry),
    *(withdraw, delete_report, hold_back, correct, reword, rest_on_others, add_source),
    *(change_source, change_region, change_codes, add_region, translate_region, add_event),
    *(delete_event, add_actor, announce_week, write_page, change_setting, change_template),
)
"""What a curator may do; most of it to a report."""
