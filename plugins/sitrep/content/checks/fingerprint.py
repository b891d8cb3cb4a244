"""A compact, one-way mark of the words in a document, kept with the report that was made from it.

It is a Bloom filter of runs of three words: it says yes for each run that is in the
document, and for one in sixteen that is not. So it shows that a text of some length
was copied, and cannot give a text back: every wrong guess of a run is confirmed one
time in sixteen, and of a list of all the runs that anybody might write, millions are.
Names and figures are not in it (see word_runs), so nobody can try names on it; in
scripts without capitals they cannot be told from other words, and are in it. A salt
makes a list that was worked out for one report useless for another. What it does show,
to somebody who has the document, is that the report was made from it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import ceil, log, log2

from sitrep.content.checks.word_runs import run_texts

CHANCE = 1 / 16
"""How often a run that is not in the document is taken for one that is."""
MOST_RUNS = 4000
"""Runs that a mark covers, 4 kB of front matter; of a longer document it covers every second
run, every third …"""
_PROBES = round(-log2(CHANCE))
_BITS = _PROBES / log(2)
"""Bits for each run; half of all bits are set then, which is when they say most."""
_SALT = 4
"""Bytes of the salt."""
_FORM = "1"
"""The form of a mark; another way of making runs needs another one."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A mark that can be queried."""

    salt: bytes
    rate: int
    """It covers one run in so many."""
    bits: bytes

    @property
    def size(self) -> int:
        """About how many runs the document has."""
        return round(8 * len(self.bits) / _BITS) * self.rate

    def answer(self, run: str) -> bool | None:
        """Whether a run is in the document; None where the mark does not cover it."""
        number = _number(run, self.salt)
        if number % self.rate:
            return None
        return all(self.bits[at // 8] >> at % 8 & 1 for at in _places(number, len(self.bits)))


def new_runs(paragraphs: Iterable[str], known: Collection[Fingerprint] = ()) -> frozenset[str]:
    """The runs of paragraphs that are in none of the ``known`` marks."""
    runs = frozenset[str]().union(*map(run_texts, paragraphs))
    for mark in known:
        runs = frozenset(run for run in runs if not mark.answer(run))
    return runs


def make_fingerprint(runs: Collection[str]) -> str:
    """The mark of a document's runs, as it is written."""
    salt = blake2b("\n".join(sorted(runs)).encode("utf-8", "replace"), digest_size=_SALT).digest()
    rate = max(1, ceil(len(runs) / MOST_RUNS))
    numbers = [number for run in runs if (number := _number(run, salt)) % rate == 0]
    bits = bytearray(max(1, ceil(len(numbers) * _BITS / 8)))
    for number in numbers:
        for at in _places(number, len(bits)):
            bits[at // 8] |= 1 << at % 8
    return f"{_FORM}.{rate}.{base64.urlsafe_b64encode(salt + bits).decode().rstrip('=')}"


@lru_cache(maxsize=256)
def parse_fingerprint(text: str) -> Fingerprint | None:
    """The mark that is written so, or None."""
    form, _, rest = text.partition(".")
    rate, _, code = rest.partition(".")
    if form != _FORM or not (rate.isascii() and rate.isdecimal() and len(rate) < 6 and int(rate)):
        return None
    try:
        data = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return Fingerprint(data[:_SALT], int(rate), data[_SALT:]) if len(data) > _SALT else None


def _number(run: str, salt: bytes) -> int:
    return int.from_bytes(
        blake2b(run.encode("utf-8", "replace"), digest_size=12, salt=salt).digest(), "big"
    )


def _places(number: int, size: int) -> Iterator[int]:
    """The bits of a run in a mark of ``size`` bytes."""
    high, low = divmod(number >> 16, 1 << 40)
    return ((high + probe * (low | 1)) % (8 * size) for probe in range(_PROBES))
