"""What may help somebody to find or hurt a person, and how one such thing is found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The word for a kind in a file's ``keep``; ``shown`` is how messages call it."""

    COORDINATES = "coordinates"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    BANK = "bank"
    CRYPTO = "crypto"
    IDENTITY = "identity"
    PLATE = "plate"
    DEVICE = "device"
    HOME = "home"
    MINOR = "minor"
    DETAINEE = "detainee"
    WITNESS = "witness"

    @property
    def shown(self) -> str:
        """The kind as it follows “what looks like”."""
        return _SHOWN[self]


_SHOWN = {
    Kind.COORDINATES: "exact coordinates",
    Kind.PHONE: "a phone number",
    Kind.EMAIL: "an e-mail address",
    Kind.HANDLE: "somebody's account or channel",
    Kind.BANK: "a bank account or card number",
    Kind.CRYPTO: "a crypto wallet",
    Kind.IDENTITY: "the number of somebody's papers",
    Kind.PLATE: "a licence plate",
    Kind.DEVICE: "the address of a device (IMEI, IP)",
    Kind.HOME: "somebody's home address",
    Kind.MINOR: "the name of a minor",
    Kind.DETAINEE: "the name of a detained person",
    Kind.WITNESS: "the name of a witness",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One private thing in a text."""

    start: int
    """Offset in the text as it was searched, see ``unhide``."""
    kind: Kind
    value: str
    """In normal form, so that the same number written in two ways is one; never shown."""
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Private:
    """A kind with the value found, wherever it stands."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Keep:
    """What is published although it looks private; ``where`` is the key as faults name it: ``passage 2``, ``title``."""

    what: str
    where: str
    reason: str
    count: int = 1
