"""What may help somebody to find or hurt a person, and how one such thing is found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PrivateKind(StrEnum):
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
    PrivateKind.COORDINATES: "exact coordinates",
    PrivateKind.PHONE: "a phone number",
    PrivateKind.EMAIL: "an e-mail address",
    PrivateKind.HANDLE: "somebody's account or channel",
    PrivateKind.BANK: "a bank account or card number",
    PrivateKind.CRYPTO: "a crypto wallet",
    PrivateKind.IDENTITY: "the number of somebody's papers",
    PrivateKind.PLATE: "a licence plate",
    PrivateKind.DEVICE: "the address of a device (IMEI, IP)",
    PrivateKind.HOME: "somebody's home address",
    PrivateKind.MINOR: "the name of a minor",
    PrivateKind.DETAINEE: "the name of a detained person",
    PrivateKind.WITNESS: "the name of a witness",
}


@dataclass(frozen=True, slots=True, order=True)
class PrivateFinding:
    """One private thing in a text."""

    start: int
    """Offset in the text as it was searched, which ``unhide`` returns."""
    kind: PrivateKind
    value: str
    """In normal form, so that the same number written in two ways is one; never shown."""
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Private:
    """A kind with the value found, wherever in a text it is."""

    kind: PrivateKind
    value: str


@dataclass(frozen=True, slots=True)
class Keep:
    """What is published although it looks private.

    ``where`` is the key as faults name it: ``passage 2``, ``title``.
    """

    what: str
    where: str
    reason: str
    count: int = 1
