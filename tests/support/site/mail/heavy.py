"""A week that holds more than a mail can: hundreds of reports, events with many accounts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.support.trees import REGIONS, SOURCES, report_text

WEEK = "2020-W27"
DAYS = ("2020-06-29", "2020-06-30", "2020-07-01", "2020-07-02", "2020-07-03")
PLACES = (("SY-ID", "idlib"), ("SY-DR", "daraa"), ("SY-HI", "homs"), ("SY", "syria"))
WORDS = "The convoy of six trucks passed the bridge at noon and returned after dark. "
HEBREW = "השיירה עברה את הגשר בצהריים. "


def heavy_week(reports: int = 300, *, words: int = 20, **front: str) -> dict[str, str]:
    """A tree of so many reports of one week, a tenth of them accounts of events.

    ``words`` are the sentences of a passage; ``front`` replaces front matter of the edition.
    """
    sources = "".join(
        f'[outlet-{at}]\nname = "Outlet {at}"\nreliability = "C"\nreason = "Invented."\n'
        'rights = "full"\n'
        for at in range(20)
    )
    notes = {
        "title": "A week of convoys",
        "announced": "2020-07-07",
        "key_points": "[{text: The bridge is shut., rests_on: [event-7]}]",
        **front,
    }
    head = "".join(f"{key}: {value}\n" for key, value in notes.items())
    return {
        "sources.toml": SOURCES + sources,
        "regions.toml": REGIONS,
        f"editions/{WEEK}.md": f"---\n{head}---\nLead of the week.\n",
        **dict(_events(reports)),
        **dict(_reports(reports, words)),
    }


def _events(reports: int) -> Iterator[tuple[str, str]]:
    for at in range(max(8, reports // 30)):
        _code, region = PLACES[at % len(PLACES)]
        yield (
            f"events/event-{at}.md",
            f"---\ntitle: A clash on road {at}\nregions: [{region}]\ndays: {DAYS[at % 5]}\n"
            "kind: clash\n---\n",
        )


def _reports(reports: int, words: int) -> Iterator[tuple[str, str]]:
    events = max(8, reports // 30)
    for at in range(reports):
        code, _region = PLACES[at % len(PLACES)]
        event = f" event=event-{at % events}" if at % 10 < 1 or at < events else ""
        text = (WORDS if at % 7 else HEBREW) * words
        body = (
            f"::: passage {code} {DAYS[at % 5]}{event}\n# Convoy {at} passes\n\n{text}\n:::\n"
            f"::: passage {code}\n# Convoy {at} returns\n\n{text}\n:::\n"
        )
        yield (
            f"reports/2020/report-{at}.md",
            report_text(
                f"report-{at}",
                body,
                title=f"Convoy number {at}",
                source=f"outlet-{at % 20}",
                date=DAYS[at % 5],
                url=f"https://outlet-{at % 20}.example.org/{at}",
                carriers="[{source: example-review, date: 2020-07-03, url: https://review.example.org/b}]",
            ),
        )
