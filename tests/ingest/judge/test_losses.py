from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.ingest.draft import Draft
from sitrep.ingest.judge.losses import alarm_in, loss_line
from sitrep.ingest.loss import Loss
from tests.support.ingest.documents import PORT, cleaned
from tests.support.site.pages import COMMENTS, cleaned_page, news_page, tagged


def loss_of(draft: Draft) -> Loss:
    assert draft.loss
    return draft.loss


def test_a_text_of_which_nothing_was_taken_out_has_lost_nothing() -> None:
    loss = loss_of(cleaned("\n\n".join(PORT)))
    assert (loss.prose_out, loss.figures_out, loss.remains, loss.is_small) == (0, 0, (), False)


def test_the_share_taken_out_is_stated_by_verdict() -> None:
    loss = loss_of(cleaned_page(news_page()))
    shares = dict(loss.by_verdict)
    assert COMMENTS
    assert shares["comment"] > 0
    assert loss.prose_out == pytest.approx(sum(shares.values()))


def test_figures_that_went_with_a_paragraph_are_counted() -> None:
    few = loss_of(cleaned_page(news_page()))
    told = "In 1987 the port lost 41 cranes and 2,300 jobs, and I say so as one who was there at the time."
    page = news_page().replace(b"</section>", f"<p>{told}</p></section>".encode())
    assert loss_of(cleaned_page(page)).figures_out > few.figures_out


def test_what_was_not_read_rightly_is_said() -> None:
    text = tagged(
        "p",
        *PORT,
        "The caf\ufffd at the gate was shut, and it\ufffds said that its owner left in May.",
    )
    loss = loss_of(cleaned_page(news_page(text=text)))
    assert [sign.partition(" (")[0] for sign in loss.remains] == ["another encoding"]
    assert "another encoding" in loss_line(loss)


def test_no_number_or_address_of_a_person_is_quoted() -> None:
    loss = Loss(0.5, 1, 2, (("comment", 0.5),), (), ("Call … now",), True, 81)
    assert loss_line(loss) == (
        "loss: alarm 81: 50% of the prose (comment 50%) and 1 of 2 figures taken out; "
        "the text is small for its document; the judges differ on 1 paragraph, the first “Call … now …”"
    )


def test_a_high_alarm_says_by_what_and_a_low_one_does_not() -> None:
    because = ("paragraphs that break off", "odd signs")
    loss = Loss(0.0, 0, 0, (), (), (), False, 81, because)
    assert loss_line(loss).startswith(
        "loss: alarm 81, by paragraphs that break off and odd signs: "
    )
    assert alarm_in(loss_line(loss)) == 81
    assert loss_line(replace(loss, alarm=12)).startswith("loss: alarm 12: ")


def test_a_note_tells_its_alarm_and_no_other_note_does() -> None:
    loss = loss_of(cleaned("\n\n".join(PORT)))
    assert alarm_in(loss_line(loss)) == loss.alarm
    assert alarm_in("text: alarm 99: none") is None
