"""Generators that write their files in another process, while the others write theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from sitrep.site.engine.done import DoneElsewhere
from sitrep.site.engine.engine import Engine
from sitrep.site.engine.forked import ForkedWork


class WritesApart(Protocol):
    """A generator on which no other waits."""

    leaves: ClassVar[tuple[str, ...]]
    """What it puts into the context."""
    output_path: str
    context: dict[str, Any]

    @property
    def shared(self) -> tuple[object, ...]:
        """The values that its files follow from and those of others do, too."""

    def write_files(self) -> None:
        """Write them."""

    def tell_plugins(self) -> None:
        """Tell other plugins that they are written."""

    def generate_output(self, writer: Any, /) -> None:
        """Do both."""


class Owners(Protocol):
    """Knows who wrote which file."""

    claims: list[str]

    def claim_address(self, inside: str, /) -> None:
        """Whoever's turn it is writes a file."""


Listed = TypeVar("Listed", bound=WritesApart)


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """What a generator has written."""

    done: DoneElsewhere
    claimed: tuple[str, ...]
    left: Mapping[str, Any]
    """What it put into the context."""


class WritesElsewhere:
    """Stands for a generator in Pelican's list: its files are written before its turn comes."""

    def __init__(self, generator: WritesApart, owners: Owners, wait: Callable[[], None]) -> None:
        """``wait`` waits until its files are written, or until it is known that they are not."""
        self.generator = generator
        self.written: WrittenFiles | None = None
        self._owners, self._wait = owners, wait

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican: have its files among those of this process, or write them now."""
        self._wait()
        if self.written is None:
            self.generator.generate_output(writer)
            return
        for address in self.written.claimed:
            self._owners.claim_address(address)
        self.generator.context.update(self.written.left)
        self.generator.tell_plugins()


class Elsewhere:
    """Which generators of a build write elsewhere; comes before the first of them in Pelican's list.

    One process writes for all of them: what they share is worked out once.
    """

    def __init__(self, engine: Engine, owners: Owners) -> None:
        self._engine, self._owners = engine, owners
        self._work: ForkedWork[tuple[WrittenFiles, ...]] | None = None
        self._writing: list[WritesElsewhere] = []

    def standing_for(self, generator: Listed) -> Listed | WritesElsewhere:
        """What comes in the place of one: itself, unless another process is of use."""
        if not self._engine.is_quick:
            return generator
        self._writing.append(WritesElsewhere(generator, self._owners, self.wait))
        return self._writing[-1]

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican, like a generator: begin."""
        del writer
        generators = [each.generator for each in self._writing]
        if generators:
            self._engine.begin_tree(Path(generators[0].output_path))
            self._engine.digester.of(*(each.shared for each in generators))  # once for both
            self._work = ForkedWork(lambda: tuple(map(self._write, generators)))

    def wait(self) -> None:
        """Wait until all is written, if that was begun."""
        work, self._work = self._work, None
        answer = work.answer() if work else None
        if answer:
            for each, written in zip(self._writing, answer, strict=True):
                each.written = written
                self._engine.join(written.done, written.claimed)

    def clear(self) -> None:
        """Have nothing in the site's folder but its own, before anybody else writes there."""
        self.wait()
        self._engine.clear_tree()

    def close(self) -> None:
        """Stop what is still being written, since nobody needs it any more."""
        if self._work:
            self._work.end()

    def _write(self, generator: WritesApart) -> WrittenFiles:
        """Write its files, in the other process."""
        self._engine.begin_elsewhere()
        before = len(self._owners.claims)
        generator.write_files()
        left = {name: generator.context[name] for name in generator.leaves}
        claimed = tuple(self._owners.claims[before:])
        return WrittenFiles(self._engine.done_elsewhere(), claimed, left)
