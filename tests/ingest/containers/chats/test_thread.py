from __future__ import annotations

import pytest

from sitrep.ingest.containers.chats.thread import open_thread
from sitrep.ingest.draft import Document
from tests.support.ingest.containers import SLUICE, read_one

HEAD = "{name}\n@leveewatch\n"
FOOT = (
    "9:10 PM · May 7, 2021·Web App\n213 Retweets 410 Likes\nReplies\nSome One @someone12 · May 8\n"
    "Replying to @leveewatch\nThanks for this!\n"
)


@pytest.mark.parametrize("mark", ["{n}/ ", "{n}/3 ", "({n}/3) ", "{n}/n "])
def test_the_posts_of_a_thread_are_one_text_and_answers_are_none_of_it(mark: str) -> None:
    posts = "\n\n".join(mark.format(n=at) + text for at, text in enumerate(SLUICE, 1))
    read = read_one(f"{HEAD.format(name='Levee Watch')}{posts}\n{FOOT}", "thread.txt")
    assert read.body == SLUICE
    assert (read.publisher, read.published) == ("Levee Watch", "2021-05-07")
    assert "someone12" not in read.shown


def test_a_person_who_writes_a_thread_is_in_the_ledger_alone() -> None:
    posts = "\n\n".join(f"{at}/ {text}" for at, text in enumerate(SLUICE, 1))
    read = read_one(f"{HEAD.format(name='Nilda Querrero')}{posts}\n{FOOT}", "thread.txt")
    assert read.publisher is None
    assert "Nilda" not in read.shown


@pytest.mark.parametrize(
    "text",
    [
        "1/ one\n2/ two",
        "1) Sluice shut\n2) Road flooded\n3) Pumps still\n@desk",
        "3/ three\n4/ four\n5/ five\n@x",
        "\n".join(f"{at}. {text}" for at, text in enumerate(SLUICE, 1)),
    ],
)
def test_numbered_lists_are_no_threads(text: str) -> None:
    assert open_thread(Document("a", text, "", "a")) is None
