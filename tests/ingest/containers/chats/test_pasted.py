from __future__ import annotations

import pytest

from sitrep.core.errors import DocumentError
from sitrep.ingest.containers.opening import open_documents
from tests.support.ingest.containers import Read, read_all

WHO, NUMBER = "Nilda Querrero", "+374 98 765 432"
FIRST = "Sluice above Goris shut after a hit, two guards hurt"
SECOND = "Lower road under water since noon, no boats"
ANDROID = {
    "british": ("07/05/2021, 21:10", "08/05/2021, 08:00"),
    "american": ("5/7/21, 9:10 PM", "5/8/21, 8:00 AM"),
    "american-narrow": ("5/7/21, 9:10\u202fPM", "5/8/21, 8:00\u202fAM"),
    "indian": ("07/05/21, 9:10 pm", "08/05/21, 8:00 am"),
    "german": ("07.05.21, 21:10", "08.05.21, 08:00"),
    "french": ("07/05/2021 à 21:10", "08/05/2021 à 08:00"),
    "spanish": ("7/5/21 21:10", "8/5/21 8:00"),
    "mexican": ("7/5/2021 9:10 p. m.", "8/5/2021 8:00 a. m."),
    "dutch": ("07-05-2021 21:10", "08-05-2021 08:00"),
    "swedish": ("2021-05-07 21:10", "2021-05-08 08:00"),
    "russian": ("07.05.2021, 21:10", "08.05.2021, 08:00"),
    "turkish": ("07.05.2021 21:10", "08.05.2021 08:00"),
    "chinese": ("2021/5/7 下午9:10", "2021/5/8 上午8:00"),
    "arabic": ("٧\u200f/٥\u200f/٢٠٢١, ٩:١٠ م", "٨\u200f/٥\u200f/٢٠٢١, ٨:٠٠ ص"),
}
"""How telephones stamp 7 May at 21:10 and 8 May at 8:00."""


def android(first: str, second: str) -> str:
    return (
        f"{first} - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\n"
        f"{first} - {NUMBER}: {FIRST}\n{first} - {WHO}: <Media omitted>\n{second} - {NUMBER}: {SECOND}\n"
        f"and the pumps stand still\n{second} - {WHO}: 👍\n"
    )


def iphone(first: str, second: str) -> str:
    return (
        f"[{first}:11] Dam desk: \u200eMessages and calls are end-to-end encrypted.\n[{first}:12] {WHO}: {FIRST}\n"
        f"\u200e[{first}:40] {NUMBER}: \u200eimage omitted\n[{second}:02] {WHO}: {SECOND}\nand the pumps stand still\n"
    )


def check(reads: list[Read]) -> None:
    first, second = reads
    assert first.body == (FIRST,)
    assert second.body == (SECOND, "and the pumps stand still")
    assert (first.published, second.published) == ("2021-05-07", "2021-05-08")
    for read in reads:
        assert WHO not in read.shown
        assert NUMBER not in read.shown
        assert any(WHO in line or NUMBER in line for line in read.draft.document.aside)
        assert read.publisher is None


@pytest.mark.parametrize("country", ANDROID)
def test_exports_of_whatsapp_are_read_whatever_the_telephones_language(country: str) -> None:
    check(read_all(android(*ANDROID[country]), "chat.txt"))


@pytest.mark.parametrize(
    "stamps",
    [
        ("07/05/2021, 21:10", "08/05/2021, 08:00"),
        ("07.05.21, 21:10", "08.05.21, 08:00"),
        ("2021-05-07, 21:10", "2021-05-08, 08:00"),
    ],
)
def test_exports_of_an_iphone_are_read(stamps: tuple[str, str]) -> None:
    check(read_all(iphone(*stamps), "_chat.txt"))


def test_an_order_of_day_and_month_that_is_only_likely_is_a_doubt() -> None:
    likely = read_all(android(*ANDROID["british"]))[0]
    assert any("day before month" in doubt for doubt in likely.draft.doubts)
    certain = read_all(android("27/05/2021, 21:10", "28/05/2021, 08:00"))[0]
    assert not any("before month" in doubt for doubt in certain.draft.doubts)


def test_what_a_person_writes_within_minutes_is_one_document() -> None:
    lines = [
        f"07.05.2021, 21:{at} - {WHO}: {text}"
        for at, text in ((10, FIRST), (12, SECOND), (40, FIRST))
    ]
    first, second = read_all("\n".join(lines))
    assert first.body == (FIRST, SECOND)
    assert second.body == (FIRST,)


def test_mentions_of_people_go_to_the_ledger() -> None:
    (read,) = read_all(
        f"07.05.2021, 21:10 - {WHO}: @37498765432 and @\u2068Ada Moss\u2069 say: {FIRST}"
    )
    assert "37498765432" not in read.shown
    assert "Ada Moss" not in read.shown


def test_messages_copied_from_telegram_are_read_with_the_channel_they_come_from() -> None:
    text = (
        f"{WHO}, [07.05.2021 21:10]\n[Forwarded from Levee Watch]\n{FIRST}\n\n{WHO}, [08.05.2021 08:00]\n"
        f"[Forwarded from Ada Moss]\n{SECOND}\n"
    )
    first, second = read_all(text)
    assert (first.published, first.origin) == ("2021-05-07", "Levee Watch")
    assert second.origin is None
    assert "Ada Moss" not in second.shown
    assert any("forwarded" in doubt for doubt in second.draft.doubts)


def test_a_chat_without_words_is_refused() -> None:
    with pytest.raises(DocumentError, match="without a message"):
        open_documents(
            f"07.05.2021, 21:10 - {WHO}: 👍\n07.05.2021, 21:11 - {WHO}: ok".encode(), "chat.txt"
        )


@pytest.mark.parametrize(
    "text",
    [
        f"07.05.2021, 21:10 - the river office said. {FIRST}.",
        f"[07.05.2021] {FIRST}",
        f"Goris, 07.05.2021 21:10\n{FIRST}",
    ],
)
def test_other_texts_with_a_stamp_are_no_chats(text: str) -> None:
    (document,) = open_documents(text.encode(), "a.txt").documents
    assert document.text == text
