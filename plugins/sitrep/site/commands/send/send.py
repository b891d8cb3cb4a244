"""Hands an edition's mail to its recipients, one after another, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitrep.core.errors import PublishError
from sitrep.core.text import count
from sitrep.core.weeks import Week
from sitrep.site.commands.send.carriers import Delivery, DeliveryOutcome, MailCarrier
from sitrep.site.commands.send.pace import Pace
from sitrep.site.commands.send.recipients import Recipient
from sitrep.site.commands.send.sent import SentBook, SentState
from sitrep.site.mail.message import MailAddress, personal_message
from sitrep.site.mail.reading import ReadMail
from sitrep.site.mail.unsubscribing import TOKEN, unsubscribe_url
from sitrep.site.site import Site

MOST_SHOWN = 10
"""Recipients that a dry run shows."""

Progress = Callable[[int, int], None]
"""Is told how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An edition that is to be sent."""

    week: Week
    mail: ReadMail
    sender: str
    site: Site

    @property
    def subject(self) -> str:
        """What it is called."""
        return str(self.mail.message["Subject"])

    def to(self, recipient: Recipient) -> bytes:
        """The mail to one recipient."""
        template, url = self.site.unsubscribe, None
        if template:
            url = unsubscribe_url(template, recipient.address, recipient.token)
        address = MailAddress(self.sender, recipient.address, url)
        return personal_message(self.mail, self.week, address, self.site)


@dataclass(frozen=True, slots=True)
class SendPlan:
    """Who gets a mail, and who does not and why."""

    due: tuple[Recipient, ...]
    already: tuple[Recipient, ...]
    """They have it."""
    unsure: tuple[Recipient, ...]
    """It was being handed over to them when an earlier run ended."""


@dataclass(slots=True)
class _Tally:
    """What has come of a run so far."""

    sent: int = 0
    lost: list[tuple[Recipient, Delivery]] = field(default_factory=list)
    stopped: Delivery | None = None


@dataclass(frozen=True, slots=True)
class SendResult:
    """What came of a run."""

    sent: int
    lost: tuple[tuple[Recipient, Delivery], ...]
    """Those that were not taken, or of whom it is not known, with what was said."""
    left: int
    """How many were not tried any more."""
    stopped: str | None
    """Why the run ended before its time."""

    @property
    def is_whole(self) -> bool:
        """Whether everybody has it."""
        return not self.lost and self.stopped is None

    def lines(self) -> Iterator[str]:
        """What to tell the curator."""
        yield f"Sent to {count(self.sent, 'recipient')}."
        refused = [each for each in self.lost if each[1].outcome is DeliveryOutcome.REFUSED]
        unsure = [each for each in self.lost if each[1].outcome is DeliveryOutcome.UNSURE]
        if refused:
            yield f"Not taken for {count(len(refused), 'recipient')}; another run tries again:"
            yield from (f"  {who.masked}: {came.words}" for who, came in refused)
        if unsure:
            yield f"Perhaps sent to {count(len(unsure), 'recipient')}, and not sent again:"
            yield from (f"  {who.masked}: {came.words}" for who, came in unsure)
        if self.stopped is not None:
            yield (
                f"Stopped with {count(self.left, 'recipient')} left: {self.stopped or 'no answer'}. "
                "Run the same again: whoever has it is left out."
            )


def plan_sending(
    recipients: tuple[Recipient, ...], book: SentBook, letter: Letter, *, again: bool
) -> SendPlan:
    """Who gets a mail now; ``again``: whoever has it already, too.

    Raises PublishError where somebody could not unsubscribe.
    """
    template = letter.site.unsubscribe or ""
    bare = [each.masked for each in recipients if not each.token] if TOKEN in template else []
    if bare:
        raise PublishError(
            f"{count(len(bare), 'recipient')} could not unsubscribe, {bare[0]} among them: the list "
            "holds no token behind the address, which SITREP['unsubscribe'] asks for. Add it, or "
            "write {address} in its place there."
        )
    if again:
        return SendPlan(recipients, (), ())
    states = {each: book.state_of(each) for each in recipients}
    return SendPlan(
        due=tuple(each for each, state in states.items() if state in {None, SentState.FAILED}),
        already=tuple(each for each, state in states.items() if state is SentState.SENT),
        unsure=tuple(each for each, state in states.items() if state is SentState.BEGUN),
    )


@dataclass(frozen=True, slots=True)
class SendRun:
    """A run: what is sent, by whom, how fast, and where it is noted."""

    letter: Letter
    carrier: MailCarrier
    book: SentBook
    pace: Pace
    show: Progress

    def send(self, due: tuple[Recipient, ...]) -> SendResult:
        """Send to everybody who is due."""
        tally = _Tally()
        for number, recipient in enumerate(due, 1):
            self.pace.wait()
            message = self.letter.to(recipient)
            self.book.note(recipient, SentState.BEGUN)
            _settle(recipient, self.carrier.deliver(message, recipient), self.book, tally)
            if tally.stopped:
                break
            self.show(number, len(due))
        left = len(due) - tally.sent - len(tally.lost)
        stopped = tally.stopped.words if tally.stopped else None
        return SendResult(tally.sent, tuple(tally.lost), left, stopped)


def _settle(recipient: Recipient, delivery: Delivery, book: SentBook, tally: _Tally) -> None:
    """Note what came of one mail."""
    if delivery.outcome is DeliveryOutcome.SENT:
        book.note(recipient, SentState.SENT)
        tally.sent += 1
    elif delivery.outcome is DeliveryOutcome.UNSURE:  # it stays as begun
        tally.lost.append((recipient, delivery))
    else:
        book.note(recipient, SentState.FAILED)
        if delivery.outcome is DeliveryOutcome.GONE:
            tally.stopped = delivery
        else:
            tally.lost.append((recipient, delivery))


def dry_lines(plan: SendPlan, letter: Letter, by: str, per_minute: int) -> Iterator[str]:
    """What a run would do."""
    size = len(letter.to(plan.due[0])) if plan.due else 0
    minutes = -(-len(plan.due) // per_minute)
    yield f"{letter.week}: {letter.subject}"
    yield f"from {letter.site.name} <{letter.sender}>, by {by}"
    yield (
        f"to {count(len(plan.due), 'recipient')}, {size // 1000} kB each, {per_minute} a minute, "
        f"{count(minutes, 'minute')} in all"
    )
    yield from (f"  {each.masked}" for each in plan.due[:MOST_SHOWN])
    if len(plan.due) > MOST_SHOWN:
        yield f"  and {len(plan.due) - MOST_SHOWN} more"
    template = letter.site.unsubscribe
    way = f"they unsubscribe at {template}" if template else "nothing says how to unsubscribe"
    yield way
    yield "Nothing was sent."


def passed_over(plan: SendPlan) -> Iterator[str]:
    """Who gets no mail this time."""
    if plan.already:
        yield f"{count(len(plan.already), 'recipient')} got it in an earlier run."
    if plan.unsure:
        shown = ", ".join(each.masked for each in plan.unsure[:MOST_SHOWN])
        yield (
            f"An earlier run ended while it was handed over for {shown}: they may have it or not, "
            "and are left out. To send it to them all the same, name them with --to and add --again."
        )


def read_built(output: Path, address: str, week: Week) -> bytes:
    """The mail of an edition as it was built; raises PublishError where there is none."""
    path = output / address
    if not path.is_file():
        raise PublishError(
            f"{output.name}/ holds no mail of {week}. Build the site first, with sitrep.site.mail "
            "among PLUGINS."
        )
    return path.read_bytes()
