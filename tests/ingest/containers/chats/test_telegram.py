from __future__ import annotations

import json

import pytest

from sitrep.ingest.containers.opening import open_documents
from tests.support.ingest.containers import read_all

FIRST = "Sluice above Goris shut after a hit, two guards hurt and taken to hospital."
SECOND = "Lower road under water since noon."
PERSON = "Nilda Querrero"


def message(number: int, stamp: str, text: str, *, name: str = "", forwarded: str = "") -> str:
    who = f'<div class="from_name">{name}</div>' if name else ""
    inner = f'<div class="text">\n{text}\n</div>'
    if forwarded:
        inner = (
            f'<div class="forwarded body"><div class="from_name">{forwarded}<span class="date details" '
            f'title="{stamp}"> {stamp}'
            f"</span></div>{inner}</div>"
        )
    joined = "" if name else " joined"
    return (
        f'<div class="message default clearfix{joined}" id="message{number}"><div class="body"><div '
        f'class="pull_right date details" '
        f'title="{stamp}">21:10</div>{who}{inner}<span class="reactions"><span class="reaction"><span '
        f'class="emoji">🔥</span><span class="count">51</span></span></span></div></div>'
    )


def page(*messages: str, title: str = "Levee Watch") -> str:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        '<div class="page_wrap">'
        f'<div class="page_header"><div class="content"><div class="text bold">{title}</div></div></div>'
        '<div class="page_body chat_page"><div class="history"><a class="pagination block_link" href="messages.html">'
        "Previous</a>"
        '<div class="message service" id="message-1"><div class="body details">7 May 2021</div></div>'
        f"{''.join(messages)}</div></div></div></body></html>"
    )


@pytest.mark.parametrize(
    "stamp",
    ["07.05.2021 23:30:00", "07.05.2021 23:30:00 UTC+04:00", "07.05.2021 23:30:00 UTC-05:00"],
)
def test_each_post_of_a_channel_is_a_document_of_that_outlet_on_its_own_day(stamp: str) -> None:
    first, second = read_all(
        page(
            message(7, stamp, f"{FIRST}<br><br><b>{SECOND}</b>", name="Levee Watch"),
            message(8, stamp.replace("07.05", "08.05"), SECOND),
        ),
        "messages.html",
    )
    assert first.body == (FIRST, SECOND)
    assert (first.published, second.published) == ("2021-05-07", "2021-05-08")
    assert (first.publisher, second.publisher) == ("Levee Watch", "Levee Watch")
    assert first.draft.document.name == "messages.html#message 7"
    assert "51" not in first.draft.document.text


def test_a_post_passed_on_has_its_channel_for_an_origin_and_a_persons_name_is_private() -> None:
    first, second = read_all(
        page(
            message(7, "07.05.2021 21:10:00", FIRST, name="Levee Watch", forwarded="Harbour News"),
            message(8, "08.05.2021 21:10:00", SECOND, forwarded=PERSON),
        )
    )
    assert (first.publisher, first.origin) == ("Levee Watch", "Harbour News")
    assert PERSON not in second.shown
    assert any(PERSON in line for line in second.draft.document.aside)


def test_people_of_a_group_stay_in_the_ledger() -> None:
    reads = read_all(
        page(
            message(7, "07.05.2021 21:10:00", FIRST, name=PERSON),
            message(8, "07.05.2021 21:40:00", SECOND, name="Ada Moss"),
            title="Dam friends",
        )
    )
    assert [read.publisher for read in reads] == [None, None]
    assert all(PERSON not in read.shown and "Ada Moss" not in read.shown for read in reads)


def export(kind: str, *messages: dict[str, object]) -> str:
    return json.dumps({"name": "Levee Watch", "type": kind, "id": 5, "messages": list(messages)})


def entry(**values: object) -> dict[str, object]:
    standard: dict[str, object] = {
        "id": 7,
        "type": "message",
        "date": "2021-05-07T23:30:00",
        "date_unixtime": "1620415800",
        "from": "Levee Watch",
        "from_id": "channel5",
        "text": [
            "Sluice above Goris shut ",
            {"type": "bold", "text": "after a hit"},
            ", two guards hurt.",
        ],
    }
    return standard | values


def test_the_data_of_a_channel_are_read_alike() -> None:
    service = {"id": 6, "type": "service", "action": "pin_message", "text": ""}
    passed_on = entry(
        id=8, forwarded_from="Harbour Post Bulletin", forwarded_from_id="channel9", text=FIRST
    )
    private = entry(id=9, forwarded_from=PERSON, forwarded_from_id="user3", text=SECOND)
    first, second, third = read_all(export("public_channel", service, entry(), passed_on, private))
    assert first.body == ("Sluice above Goris shut after a hit, two guards hurt.",)
    assert (first.published, first.publisher) == ("2021-05-07", "Levee Watch")
    assert second.origin == "Harbour Post Bulletin"
    assert PERSON not in third.shown


def test_people_in_the_data_of_a_group_are_private_and_a_channel_that_writes_there_is_none() -> (
    None
):
    mine = entry(**{"from": PERSON, "from_id": "user3"})
    first, second = read_all(export("public_supergroup", mine, entry(id=8, text=FIRST)))
    assert first.publisher is None
    assert PERSON not in first.shown
    assert second.publisher == "Levee Watch"


def test_all_chats_of_an_account_are_read() -> None:
    chat = json.loads(export("public_channel", entry()))
    other = {**chat, "id": 6, "name": "Harbour News"}
    whole = json.dumps({"about": "x", "chats": {"about": "y", "list": [chat, other]}})
    names = [document.name for document in open_documents(whole.encode(), "result.json").documents]
    assert names == ["result.json#message 5-7", "result.json#message 6-7"]


def test_a_post_is_the_same_document_in_both_exports_of_its_channel() -> None:
    text = "Sluice above Goris shut after a hit, two guards hurt."
    html = page(message(7, "07.05.2021 23:30:00 UTC+04:00", text, name="Levee Watch"))
    (one,) = open_documents(html.encode(), "messages.html").documents
    (other,) = open_documents(export("public_channel", entry()).encode(), "result.json").documents
    assert one.sha256 == other.sha256


def test_links_below_a_post_go_to_the_ledger_and_links_in_it_stay() -> None:
    text = f'{FIRST} <a href="https://a.example/">More here</a>, they say.'
    foot = '<br><br><a href="https://t.me/x">Subscribe</a> | <a href="">#dams</a> 🔥'
    (read,) = read_all(page(message(7, "07.05.2021 21:10:00", text + foot, name="Levee Watch")))
    assert read.body == (f"{FIRST} More here, they say.",)
    assert "Subscribe | #dams 🔥" in read.draft.document.aside
    pieces = [
        f"{FIRST}\n\n",
        {"type": "text_link", "text": "Subscribe"},
        {"type": "hashtag", "text": " #dams"},
    ]
    (read,) = read_all(export("public_channel", entry(text=pieces)))
    assert read.body == (FIRST,)
    assert "Subscribe #dams" in read.draft.document.aside


@pytest.mark.parametrize("seconds", [None, "x", "1", "99999999999999999999"])
def test_a_post_whose_world_time_is_lost_is_read_beside_those_that_have_it(
    seconds: str | None,
) -> None:
    later = entry(id=2, date="2021-05-07T10:05:00", date_unixtime=seconds, text=SECOND)
    data = export(
        "public_channel",
        entry(id=1, date="2021-05-07T10:00:00", date_unixtime="1620374400", text=FIRST),
        {key: value for key, value in later.items() if value is not None},
    )
    found = read_all(data)
    assert [each.published for each in found] == ["2021-05-07", "2021-05-07"]
