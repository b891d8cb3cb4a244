"""A file of the site as the result of a function and its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sitrep.core.errors import BuildError


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

    def __post_init__(self) -> None:
        for address in self.addresses:
            refuse_outside(address)

    @property
    def name(self) -> str:
        """What tells its function from all others."""
        return name_of(self.make)

    def files(self) -> tuple[bytes, ...]:
        """Make them."""
        made = self.make(*self.of)
        return (made,) if isinstance(made, bytes) else made


def product(address: str, make: Callable[..., bytes], *of: object) -> Product:
    """The product of a single file."""
    return Product((address,), make, of)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files of which only the call that makes them knows how many there are and what they are called.

    What is said of a product's ``of`` holds here as well.
    """

    folder: str
    """Where they stand, below the site's folder; ends with a slash."""
    make: Callable[..., Mapping[str, bytes]]
    """Returns the bytes of each file by its path below ``folder``."""
    of: tuple[Any, ...]

    @property
    def name(self) -> str:
        """What tells it from all others: its function, and where its files stand."""
        return f"{name_of(self.make)} {self.folder}"

    def products(self) -> list[Product]:
        """Make its files, each as a product of its own."""
        made = self.make(*self.of)
        return [product(f"{self.folder}{path}", bytes, data) for path, data in made.items()]


def name_of(function: Callable[..., object]) -> str:
    """What tells a function from all others."""
    return f"{function.__module__}.{function.__qualname__}"


def refuse_outside(address: str) -> None:
    """Raise a BuildError for an address that leads out of the site's folder."""
    if address.startswith("/") or ".." in address.split("/"):
        raise BuildError(f"{address} does not lie in the site's folder.")
