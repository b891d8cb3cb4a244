"""``./dev review --ask``: what drafts lack, asked one draft after the other.

The return key accepts all best guesses of a draft at once. What several drafts lack alike is
asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitrep.core.errors import ContentError, DocumentError, printable
from sitrep.core.model import Report
from sitrep.core.text import count
from sitrep.ingest.desk.asking.answers import Move, TypedAnswer, read_answer, read_value
from sitrep.ingest.desk.asking.guesses import Guess, Lacking, guesses_at
from sitrep.ingest.desk.asking.settling import settle
from sitrep.ingest.desk.folder import Tree

Ask = Callable[[str], str]
"""Shows a question and returns the line that was typed; raises EOFError where there is none."""

HOW_TO = (
    "Return accepts the first guess at each key; a number another one; “title …”, “date 2020-07-01” "
    "and “source …” write your own; - leaves the draft as it is; q ends."
)


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft that lacks something, and what that may be."""

    path: str
    guesses: Mapping[Lacking, Sequence[Guess]]

    def numbered(self) -> tuple[Guess, ...]:
        """All guesses in the order of their numbers."""
        return tuple(guess for guesses in self.guesses.values() for guess in guesses)

    def lines(self) -> Iterator[str]:
        """What it lacks, and what that may be, each guess with its number."""
        numbers = {guess: number for number, guess in enumerate(self.numbered(), 1)}
        for key, guesses in self.guesses.items():
            yield from (f"  {numbers[guess]:2}  {guess}" for guess in guesses)
            if not guesses:
                yield f"   -  {key}: nothing to guess it by"


def open_drafts(
    reports: Mapping[str, Report], notes: Mapping[str, tuple[str, ...]]
) -> tuple[OpenDraft, ...]:
    """The drafts that lack a title, a date or a source; both are by the paths of their files."""
    found = (
        OpenDraft(path, guesses_at(report, notes.get(path, ()))) for path, report in reports.items()
    )
    return tuple(draft for draft in found if draft.guesses)


def ask_all(tree: Tree, drafts: Sequence[OpenDraft], ask: Ask) -> Iterator[str]:
    """Ask for what drafts lack, and write what is accepted; says what was done."""
    if not drafts:
        yield "No draft lacks a title, a date or a source."
        return
    yield HOW_TO
    try:
        shared = _shared(drafts, ask)
        for number, draft in enumerate(drafts, 1):
            yield ""
            yield f"{draft.path}   ({number} of {len(drafts)})"
            yield from draft.lines()
            talk = _Talk(draft, ask, tree.sources, dict(shared))
            if not talk.is_over():
                return
            try:
                yield from settle(tree, draft.path, talk.accepted())
            except (ContentError, DocumentError) as error:
                yield f"  not written: {error}"
    except EOFError:
        yield "Nothing more was typed; what was accepted before is written."


def _shared(drafts: Sequence[OpenDraft], ask: Ask) -> dict[Lacking, Guess]:
    """What is accepted for all drafts that lack it; asked where there are several."""
    guesses = [draft.guesses[Lacking.SOURCE] for draft in drafts if Lacking.SOURCE in draft.guesses]
    if len(guesses) < 2:
        return {}
    guess = guesses[0][0]
    question = (
        f"Of {count(len(guesses), 'draft')} {guess.evidence}. Source: {guess.value} in all of them? "
        "Return for yes, - to be asked for each: "
    )
    return {} if ask(question).strip() else {Lacking.SOURCE: guess}


@dataclass(slots=True)
class _Talk:
    """The questions on one draft, and what was answered."""

    draft: OpenDraft
    ask: Ask
    sources: frozenset[str]
    chosen: dict[Lacking, Guess]

    def accepted(self) -> tuple[Guess, ...]:
        """What is to be written."""
        return tuple(self.chosen[key] for key in self.draft.guesses if key in self.chosen)

    def is_over(self) -> bool:
        """Ask until the draft is dealt with; False where the curator ends."""
        prompt = "? "
        while self._left():
            answer = read_answer(self.ask(prompt), self.draft.numbered(), self.sources)
            if answer.move is Move.END:
                return False
            if answer.move is Move.LEAVE:
                self.chosen.clear()
                return True
            if answer.move is Move.ACCEPT:
                self._accept()
                return True
            prompt = self._taken(answer) or f"Return for {' and '.join(self._left())}? "
        return True

    def _left(self) -> list[Lacking]:
        return [key for key in self.draft.guesses if key not in self.chosen]

    def _accept(self) -> None:
        """Take the best guesses, and ask for each key of which there is none."""
        for key in self._left():
            if guesses := self.draft.guesses[key]:
                self.chosen[key] = guesses[0]
        for key in self._left():
            prompt = f"{key} (Return leaves it open): "
            while key not in self.chosen and (typed := self.ask(prompt).strip()):
                prompt = self._taken(read_value(key, typed, self.sources))

    def _taken(self, answer: TypedAnswer) -> str:
        """Take a value; what is wrong where there is none, as a prompt."""
        if answer.guess is None:
            return printable(f"{answer.fault}: ")
        self.chosen[answer.guess.key] = answer.guess
        return ""
