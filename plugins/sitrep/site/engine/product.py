"""A file of the site as the result of a function and its arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Product:
    """Files that one call makes.

    All that they say must follow from ``of``, and from what is the same for a whole build (program,
    settings, templates): the call may be left out, or happen in another process.
    """

    addresses: tuple[str, ...]
    """Where they stand, below the site's folder."""
    make: Callable[..., bytes | tuple[bytes, ...]]
    """A function of a module, or a method of a generator that uses nothing of it but its
    environment; returns the bytes of the file, or of each of several."""
    of: tuple[Any, ...]
    """Its arguments: values, cheap to have and cheap to digest."""

    @property
    def name(self) -> str:
        """What tells its function from all others."""
        return f"{self.make.__module__}.{self.make.__qualname__}"

    def files(self) -> tuple[bytes, ...]:
        """Make them."""
        made = self.make(*self.of)
        return (made,) if isinstance(made, bytes) else made


def product(address: str, make: Callable[..., bytes], *of: object) -> Product:
    """The product of a single file."""
    return Product((address,), make, of)
