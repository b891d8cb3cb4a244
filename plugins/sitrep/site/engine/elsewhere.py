"""Generators that write their files in another process, while the others write theirs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sitrep.site.engine.done import DoneElsewhere
from sitrep.site.engine.engine import Engine
from sitrep.site.engine.forked import ForkedWork


class LeavesFiles(Protocol):
    """A generator that leaves nothing but files."""

    output_path: str

    @property
    def shared(self) -> tuple[object, ...]:
        """The values that its files follow from and those of others do, too."""

    def generate_output(self, writer: Any, /) -> None:
        """Write them."""


class Owners(Protocol):
    """Knows who wrote which file."""

    claims: list[str]

    def claim_address(self, inside: str, /) -> None:
        """Whoever's turn it is writes a file."""


Listed = TypeVar("Listed", bound=LeavesFiles)


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """What a generator has written."""

    done: DoneElsewhere
    claimed: tuple[str, ...]


class WritesElsewhere:
    """Stands for a generator in Pelican's list: its files are written before its turn comes."""

    def __init__(self, generator: LeavesFiles, engine: Engine, owners: Owners) -> None:
        self._generator, self._engine, self._owners = generator, engine, owners
        self._work: ForkedWork[WrittenFiles] | None = None
        self._written: WrittenFiles | None = None

    def begin(self, writer: Any) -> None:
        """Have the files written from now on."""
        self._engine.begin_tree(Path(self._generator.output_path))
        self._engine.digester.of(self._generator.shared)  # once for both processes
        self._work = ForkedWork(lambda: self._write(writer))

    def wait(self) -> None:
        """Wait until they are written, if that was begun."""
        work, self._work = self._work, None
        self._written = work.answer() if work else self._written
        if work and self._written:
            self._engine.join(self._written.done)

    def end(self) -> None:
        """Stop it, if it was begun and nobody has waited for it."""
        if self._work:
            self._work.end()

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican: have its files among those of this process, or write them now."""
        self.wait()
        if self._written is None:
            self._generator.generate_output(writer)
            return
        for address in self._written.claimed:
            self._owners.claim_address(address)

    def _write(self, writer: Any) -> WrittenFiles:
        self._engine.begin_elsewhere()
        before = len(self._owners.claims)
        self._generator.generate_output(writer)
        return WrittenFiles(self._engine.done_elsewhere(), tuple(self._owners.claims[before:]))


class Elsewhere:
    """Which generators of a build write elsewhere; comes before the first of them in Pelican's list."""

    def __init__(self, engine: Engine, owners: Owners) -> None:
        self._engine, self._owners = engine, owners
        self._writing: list[WritesElsewhere] = []

    def standing_for(self, generator: Listed) -> Listed | WritesElsewhere:
        """What comes in the place of one: itself, unless another process is of use."""
        if not self._engine.is_quick:
            return generator
        self._writing.append(WritesElsewhere(generator, self._engine, self._owners))
        return self._writing[-1]

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican, like a generator: begin."""
        for each in self._writing:
            each.begin(writer)

    def clear(self) -> None:
        """Have nothing in the site's folder but its own, before anybody else writes there."""
        for each in self._writing:
            each.wait()
        self._engine.clear_tree()

    def close(self) -> None:
        """Stop whoever is still writing, since nobody needs it any more."""
        for each in self._writing:
            each.end()
