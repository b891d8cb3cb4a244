"""The check digits of account numbers.

What passes by chance is rare, so they tell a number from a figure: one in 10 for Luhn, one
in 97 for an IBAN, one in four billion for a wallet.
"""

from __future__ import annotations

import hashlib
import re

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_IBAN_LENGTHS = range(15, 35)
"""IBANs have 15 (Norway) to 34 signs."""
_WALLET_BYTES = 25
"""A version, twenty bytes of the address, four of the checksum."""
_BECH32_SUMS = frozenset({1, 0x2BC830A3})
"""Of BIP 173 and of BIP 350."""

_VIN_VALUES = dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", [*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)], strict=True)
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is what ISO/IEC 7812 requires (cards, IMEIs)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1  # all noughts pass, too


def is_iban(written: str) -> bool:
    """Whether the signs, without spaces, are an IBAN with right check digits (ISO 13616)."""
    if len(written) not in _IBAN_LENGTHS or not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]+", written):
        return False
    country_last = written[4:] + written[:4]
    return int("".join(str(int(sign, 36)) for sign in country_last)) % 97 == 1


def is_base58check(word: str, *, ripple: bool = False) -> bool:
    """Whether the word ends with the four bytes that Bitcoin, Litecoin, Dogecoin and Tron check.

    Or Ripple, which has another order of signs.
    """
    signs = _RIPPLE if ripple else _BASE58
    number = 0
    for sign in word:
        value = signs.find(sign)
        if value < 0:
            return False
        number = number * 58 + value
    if number.bit_length() > 8 * _WALLET_BYTES:
        return False
    data = number.to_bytes(_WALLET_BYTES, "big")
    once = hashlib.sha256(data[:-4]).digest()
    return hashlib.sha256(once).digest()[:4] == data[-4:]


def is_bech32(word: str) -> bool:
    """Whether the word is a SegWit address by BIP 173 or BIP 350."""
    prefix, _, data = word.lower().rpartition("1")
    if not prefix or any(sign not in _BECH32 for sign in data):
        return False
    values = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    values += map(_BECH32.index, data)
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, part in enumerate(_GENERATOR):
            check ^= part if (top >> at) & 1 else 0
    return check in _BECH32_SUMS


def is_vin(written: str) -> bool:
    """Whether 17 signs are a vehicle's number (ISO 3779) with the check digit of North America."""
    if not re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", written):
        return False
    values = (int(sign) if sign.isdecimal() else _VIN_VALUES[sign] for sign in written)
    rest = sum(map(int.__mul__, values, _VIN_WEIGHTS)) % 11
    return written[8] == ("X" if rest == 10 else str(rest))
