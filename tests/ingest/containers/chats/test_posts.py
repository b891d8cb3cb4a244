from __future__ import annotations

from tests.support.ingest.containers import SLUICE, read_all, read_one

WHO = "Nilda Querrero"
TEXT = f"""Levee Watch @leveewatch · May 7, 2021
{SLUICE[0]}
213 Retweets 410 Likes

{WHO} @nilda_q · May 8, 2021
Replying to @leveewatch
{SLUICE[1]}

Levee Watch @levee.watch@dams.example · 5h
{SLUICE[2]}
"""


def test_each_post_is_a_document_with_its_own_day_and_a_persons_name_is_private() -> None:
    first, second, third = read_all(TEXT, "posts.txt")
    assert (first.body, first.publisher, first.published) == (
        (SLUICE[0],),
        "Levee Watch",
        "2021-05-07",
    )
    assert (second.body, second.publisher, second.published) == ((SLUICE[1],), None, "2021-05-08")
    assert all(word not in second.shown for word in (WHO, "nilda_q"))
    assert (third.body, third.published) == ((SLUICE[2],), None)
    assert "213 Retweets 410 Likes" in first.draft.document.aside


def test_a_text_that_names_a_handle_is_no_post() -> None:
    text = f"Sluice shut\n\n{SLUICE[0]} Levee Watch @leveewatch · May 7, 2021"
    assert read_one(text).draft.document.text == text
