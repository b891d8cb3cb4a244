"""The same page again with another text is news, and nothing that somebody wrote is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.model import Status
from sitrep.ingest.desk.curate import merge_files
from sitrep.ingest.desk.filed import Filed, Outcome
from sitrep.ingest.desk.folder import read_ledger, read_tree
from sitrep.ingest.families.page_version import stated_version
from tests.support.ingest.desk import TODAY, Desk, WebPage, new_desk
from tests.support.ingest.documents import BORDER, FLOOD, PORT, document, joined
from tests.support.site.pages import cleaned_page

HEADLINE = "Shell hits the market of the old town"
LINK = "https://wire.example.org/2021/05/14/shell-hits-market"
STRIKE = (
    "A shell hit the vegetable market of the old town on Friday morning and killed nine people, its hospital said.",
    "Twenty-one people were hurt, and 1,200 families have left the quarter since, according to the river office.",
    "Nobody said who had fired it, and the guns on both banks were silent for the rest of the day.",
)
NEWER = (
    STRIKE[0].replace("nine", "fourteen"),
    STRIKE[1].replace("Twenty-one", "Thirty"),
    STRIKE[2],
    "On Saturday the hospital asked for blood, and the ferry brought two surgeons from the left bank.",
)
NOTE = "Nine → fourteen people, twenty-one → thirty people; 1 paragraph added."


def page(
    paragraphs: tuple[str, ...] = STRIKE, address: str = LINK, modified: str = "", foot: str = ""
) -> str:
    head = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return str(
        WebPage(
            paragraphs,
            f"{HEADLINE} - Example Wire",
            HEADLINE,
            "Example Wire",
            address,
            "2021-05-14",
            foot,
            head,
        )
    )


def copy(paragraphs: tuple[str, ...], site: str = "Example Review") -> str:
    text = (*paragraphs, "Source: Example Wire")
    return str(
        WebPage(
            text,
            heading="Carnage in the old town, they say",
            site=site,
            address="https://review.example.org/2021/carnage-there",
        )
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def outcomes(done: list[object]) -> list[Outcome]:
    return [each.outcome for each in done if isinstance(each, Filed)]


ADDRESSES = (
    LINK,
    f"{LINK}/",
    LINK.replace("https", "http"),
    LINK.replace("wire.", "www.wire."),
    f"{LINK}?utm_source=feed&utm_medium=rss",
    f"{LINK}?fbclid=xyz#comments",
    f"{LINK}/amp/",
    f"{LINK}?amp=1",
    LINK.replace("wire.example", "amp.wire.example"),
    f"https://web.archive.org/web/20210516101010/{LINK}",
    LINK.replace("example.org", "EXAMPLE.org"),
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("summary", [False, True], ids=["verbatim", "summary"])
def test_a_published_report_says_that_its_source_now_says_otherwise(
    desk: Desk, address: str, summary: bool
) -> None:
    desk.take(page())
    desk.publish()
    if summary:
        desk.edit("text: verbatim", "text: summary")
        for paragraph in STRIKE:
            desk.edit(paragraph, "A shell fell on a market.")
    before = desk.report
    told = desk.told(page(NEWER, address))
    report = desk.report
    assert NOTE in told
    assert (
        'changes: - {date: 2021-06-01, note: "The source revised its report: Nine → fourteen people'
        in told
    )
    assert (report.title, report.passages, report.provenance) == (
        before.title,
        before.passages,
        before.provenance,
    )
    assert report.status is Status.PUBLISHED
    assert [(each.note, each.followed) for each in report.revisions] == [(NOTE, False)]
    state = desk.state
    for again in (page(NEWER, address), page(), page(NEWER, address, foot="17 people read this.")):
        assert set(outcomes(desk.take(again))) == {Outcome.KNOWN}  # type: ignore[arg-type]
    assert desk.state == state


def test_no_sentence_of_the_source_is_in_the_note(desk: Desk) -> None:
    desk.take(page())
    desk.publish()
    desk.take(page((NEWER[0], *BORDER[:2], NEWER[3])))
    note = desk.report.revisions[0].note
    assert note == "Nine → fourteen people; 3 paragraphs added; 2 paragraphs taken out."


def test_an_untouched_draft_follows_the_page_and_remembers_the_older_version(desk: Desk) -> None:
    desk.take(page())
    before = desk.report
    told = desk.told(page(NEWER))
    report = desk.report
    assert NOTE in told
    assert "changes: - {date: 2021-06-01" in told
    assert report.id == before.id
    assert "killed fourteen people" in report.passages[0].text
    assert [(each.note, each.followed, each.provenance) for each in report.revisions] == [
        (NOTE, True, before.provenance)
    ]
    state = desk.state
    desk.take(page(), page(NEWER))
    assert desk.state == state
    assert read_ledger(read_tree(desk.folder), document(page()).sha256)


def test_a_draft_that_the_curator_worked_on_keeps_every_word(desk: Desk) -> None:
    desk.take(page())
    desk.edit("killed nine people", "killed at least nine people")
    text = desk.file.read_text("utf-8").partition("\n---\n")[2]
    told = desk.told(page(NEWER))
    assert NOTE in told
    assert desk.file.read_text("utf-8").partition("\n---\n")[2] == text
    assert [each.followed for each in desk.report.revisions] == [False]


def test_a_title_that_the_editor_wrote_stays_when_a_draft_follows_its_page(desk: Desk) -> None:
    desk.take(page())
    desk.edit(
        f"title: {HEADLINE}\ntitle_kind: stated", "title: A market is hit\ntitle_kind: editor"
    )
    desk.take(page(NEWER))
    report = desk.report
    assert (report.title, report.title_kind) == ("A market is hit", "editor")
    assert "killed fourteen people" in report.passages[0].text


def test_each_version_is_one_more_revision_and_none_comes_twice(desk: Desk) -> None:
    third = (NEWER[0].replace("fourteen", "seventeen"), *NEWER[1:])
    desk.take(page())
    desk.publish()
    for version in (page(NEWER), page(third), page(NEWER), page(third), page()):
        desk.take(version)
    notes = [each.note for each in desk.report.revisions]
    assert len(notes) == 2
    assert notes[1].startswith("Nine → seventeen people")


def test_a_page_with_the_same_words_is_known(desk: Desk) -> None:
    desk.take(page())
    before = desk.state
    spaced = page().replace("market of", "market   of").replace("<main>", "<main class='wide'>")
    assert outcomes(desk.take(spaced)) == [Outcome.KNOWN]  # type: ignore[arg-type]
    assert desk.state == before


def test_an_own_page_without_an_address_is_known_as_its_sources(desk: Desk) -> None:
    texts = [
        joined("Support Example Wire", HEADLINE, "May 14, 2021", *each) for each in (STRIKE, NEWER)
    ]
    desk.take(texts[0])
    desk.publish()
    assert NOTE in desk.told(texts[1])


def test_a_carriers_page_that_comes_again_says_what_it_changes_now(desk: Desk) -> None:
    desk.take(page(), copy(STRIKE))
    desk.publish()
    altered = (STRIKE[0].replace("nine", "ninety"), *STRIKE[1:])
    told = desk.told(copy(altered))
    report = desk.report
    assert "carriers[1]" in told
    assert len(report.carriers) == 1
    assert "Has other figures: ninety for nine." in report.carriers[0].changed
    assert [(each.source, each.followed) for each in report.revisions] == [("example-review", True)]
    state = desk.state
    desk.take(copy(altered), copy(STRIKE), page())
    assert desk.state == state


def test_a_copy_that_leads_and_comes_again_is_told_apart_from_its_origin(desk: Desk) -> None:
    desk.take(copy(STRIKE))
    told = desk.told(copy(NEWER))
    report = desk.report
    assert NOTE in told
    assert "killed fourteen people" in report.passages[0].text
    assert [each.source for each in report.carriers] == ["example-review"]
    desk.take(page())
    assert desk.report.title == HEADLINE


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("apart", [True, False])
def test_what_a_page_states_says_which_version_is_the_newer(
    desk: Desk, order: tuple[int, int], apart: bool
) -> None:
    versions = (
        page(modified="2021-05-14T08:00:00Z"),
        page(NEWER, modified="2021-05-15T10:00:00+03:00"),
    )
    documents = [versions[at] for at in order]
    for each in [[one] for one in documents] if apart else [documents]:
        desk.take(*each)
    report = desk.report
    assert "killed fourteen people" in report.passages[0].text
    assert [each.followed for each in report.revisions] == [True]
    state = desk.state
    desk.take(*versions)
    assert desk.state == state


def test_two_versions_in_one_run_that_state_nothing_are_put_before_the_curator(desk: Desk) -> None:
    told = desk.told(page(), page(NEWER))
    assert "nothing shows which is the newer" in told
    assert len(desk.report.revisions) == 1
    assert not desk.report.revisions[0].followed


def test_another_days_text_at_the_same_address_is_a_report_of_its_own(desk: Desk) -> None:
    desk.take(page())
    other = str(
        WebPage(
            PORT,
            "Dock strike - Example Wire",
            "Dock strike goes on",
            "Example Wire",
            LINK,
            "2021-05-21",
        )
    )
    desk.take(other)
    assert len(desk.files) == 2


def test_a_page_written_from_end_to_end_at_the_same_address_on_the_same_day_is_its_update(
    desk: Desk,
) -> None:
    desk.take(page())
    desk.publish()
    told = desk.told(page((*BORDER[:3], BORDER[4])))
    assert "4 paragraphs added; 3 paragraphs taken out" in told


def test_without_its_ledger_a_summary_says_nothing_that_nobody_can_know(desk: Desk) -> None:
    desk.take(page())
    desk.publish()
    desk.edit("text: verbatim", "text: summary")
    desk.edit(STRIKE[0], "A shell fell on a market.")
    for ledger in (desk.folder.parent / ".ledger").iterdir():
        ledger.unlink()
    before = desk.state
    assert "not on this machine" in desk.told(page(NEWER))
    assert desk.state == before


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2021-05-15T10:00:00+03:00", "2021-05-15 07:00:00"),
        ("2021-05-15", "2021-05-15 00:00:00"),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", "2021-05-14 00:00:00"),
    ],
)
def test_when_a_page_was_changed_is_what_it_states(stated: str, moment: str | None) -> None:
    found = stated_version(cleaned_page(page(modified=stated).encode()))
    assert (str(found) if found else None) in {
        moment,
        "2021-05-14 00:00:00" if moment is None else moment,
    }


def test_flood_of_another_outlet_is_no_version(desk: Desk) -> None:
    desk.take(page())
    desk.take(joined(*FLOOD))
    assert len(desk.files) == 2


def test_a_report_that_is_merged_brings_the_versions_of_its_pages(desk: Desk) -> None:
    desk.take(joined(HEADLINE, *PORT))
    desk.take(page())
    desk.take(page(NEWER))
    first, second = sorted(desk.reports, key=lambda report: len(report.revisions))
    list(merge_files(read_tree(desk.folder), (first.id, second.id), sure=False, today=TODAY))
    assert [(each.source, each.followed) for each in desk.report.revisions] == [
        ("example-wire", True)
    ]
    state = desk.state
    desk.take(page(), page(NEWER))
    assert desk.state == state


def test_what_a_carrier_changed_stays_said_when_the_page_that_leads_comes_again(desk: Desk) -> None:
    for document_ in (copy(STRIKE), page(), page(NEWER)):
        desk.take(document_)
    changed = desk.report.carriers[0].changed
    assert changed[0] == "Has another headline."
    assert "nine for fourteen" in changed[-1]


def test_an_older_version_is_known_as_such_though_the_page_led_twice_since(desk: Desk) -> None:
    times = ("2021-05-14T08:00", "2021-05-15T08:00", "2021-05-16T08:00")
    third = (NEWER[0].replace("fourteen", "seventeen"), *NEWER[1:])
    desk.take(page(NEWER, modified=times[1]))
    desk.take(page(third, modified=times[2]))
    told = desk.told(page(modified=times[0]))
    assert "earlier version" in told
    assert "killed seventeen people" in desk.report.passages[0].text
    assert all(each.followed for each in desk.report.revisions)
