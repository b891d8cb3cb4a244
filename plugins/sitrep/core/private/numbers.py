"""Numbers that lead to somebody: phones, papers, cards, plates, devices.

A number is found first, then judged by its shape and by what stands before it:
figures, dates and resolutions are numbers too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sitrep.core.private.checksums import is_vin, passes_luhn
from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.reading import Reading, parts_around, words_of
from sitrep.core.private.words import knowledge

NEAR = 34
"""How far before a number its label may begin, in characters: “her number, which she gave us, is”.
"""
MOST_GAP = 22
"""Characters between a label and its number."""

_NUMBER = re.compile(
    r"(?<!\w)\d\d ?\d\d,? No\.? ?\d{6}(?!\w)"  # papers of Russia, series and number
    r"|(?<![\w.,:+/-])(?:\+ ?|\()?\(?\d[\d ().\-/]{3,38}\d(?!\w)|(?<!\w)\d{5,}(?!\w)"
)
_DATE = re.compile(
    r"(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d{2})(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d[-/](?:19|20)?\d\d(?!\d)"
)
_PAIRS = re.compile(r"0[1-9](?:[ .-]\d\d){4}")
"""A phone of France, which holds what could be a date."""
_DIGITS = re.compile(r"\d")
_MANY = re.compile(r"\d{2,}(?<!\W20[0-3]\d)(?<!\W19\d\d)")
"""Digits that are not a year."""
_COUNTED = re.compile(r"\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+\.\d+|\d+")
"""A figure as it is written to be read: in groups of three, or with a decimal point."""
_LOCAL = re.compile(
    r"0 ?\(\d{3}\) ?\d{3} ?\d{2} ?\d{2}"  # 0(532) 123 45 67
    r"|\(?0\d{1,4}\)?[ .\-/]?\d{2,4}(?:[ .\-/]?\d{2,4}){1,3}"  # 0944 123 456, (011) 222 3333, 03/123456
    r"|8[ \-]?\(?\d{3}\)?[ \-]?\d{3}[ \-]?\d{2}[ \-]?\d{2}"  # 8 (912) 345-67-89
    r"|\(\d{2,4}\) ?\d{3}[ \-]?\d{2}[ \-]?\d{2}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}[-.]\d{3}[-.]\d{4}"
    r"|\d{3} \d{3} \d{4}"  # Italy, North America
    r"|7[01689][/-]\d{3}[ -]?\d{3}"  # Lebanese mobiles
    r"|5\d\d \d{3} \d{2} \d{2}"  # Turkish mobiles
)
_BARE = re.compile(
    r"(?:963|961|962|964|966|967|968|970|971|972|973|974|249|218|380)\d{8,9}|(?:90|98|93|92)\d{10}|[78]9\d{9}|201\d{9}"
)
"""A number of the countries written of, with its code but without a plus."""
_SOCIAL_SECURITY = re.compile(r"\d{3}-\d{2}-\d{4}")
_CARD = re.compile(
    r"[2-6]\d{3}[ -]?(?:\d{4}[ -]?){2}\d{1,4}(?:[ -]?\d{3})?|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}"
)
_LABEL_KINDS = (
    ("device", PrivateKind.DEVICE),
    ("identity", PrivateKind.IDENTITY),
    ("plate", PrivateKind.PLATE),
    ("bank", PrivateKind.BANK),
    ("phone", PrivateKind.PHONE),
    ("figure", None),
)
_LEAST = {
    PrivateKind.PHONE: 6,
    PrivateKind.IDENTITY: 6,
    PrivateKind.PLATE: 4,
    PrivateKind.BANK: 6,
    PrivateKind.DEVICE: 14,
}
"""The fewest digits such a number has."""
_MOST = {
    PrivateKind.PHONE: 15,
    PrivateKind.IDENTITY: 16,
    PrivateKind.PLATE: 8,
    PrivateKind.BANK: 24,
    PrivateKind.DEVICE: 20,
}
MOST_BEFORE_THOUSANDS = 8
"""Characters between a label and a number in groups of three, or what is written is a figure."""
_SHORTENED = re.compile(r"(?:^os?|^r|\b(?:no|nos|nr|num|n|nº|ser|ext|is))\. ", re.IGNORECASE)
"""Short words that end with a stop and no sentence."""
_LETTERED = re.compile(
    r"(?<!\w)(?:[^\W\d_]{1,3}[ -]?)?\d[\w-]{0,3}(?:[ -]?[^\W\d_]{1,3}[ -]?)?\d{2,9}"
    r"(?:[ -]?[^\W\d_]{1,3})?(?:[ -]?\d{2,3})?(?!\w)"
)
"""Papers and plates with letters: N 01234567, 34 ABC 123, A123BC77."""
_PLATE = re.compile(
    r"(?<!\w)(?:[ABCEHIKMOPTXАВЕКМНОРСТУХІ]{2} ?\d{4} ?[ABCEHIKMOPTXАВЕКМНОРСТУХІ]{2}"  # Ukraine
    r"|[АВЕКМНОРСТУХABEKMHOPCTYX]\d{3}[АВЕКМНОРСТУХABEKMHOPCTYX]{2} ?\d{2,3}"  # Russia
    r"|[авекмнорстух]\d{3}[авекмнорстух]{2} ?\d{2,3}"
    r"|\d{2} ?[A-Z]{1,3} ?\d{2,5}(?= ?(?:plaka|PLAKA)))(?!\w)"  # Turkey, with its word behind
)


_LABEL_WORD = re.compile(r"(?<![\w-])[ولبفك]?(?:ال)?(\w{1,3})")
_IN_PLATES = re.compile(r"\d ?[ABCEHIKMOPTXYАВЕКМНОРСТУХІавекмнорстух]{2}")
_CAPITALS = "A-ZА-ЯЁІЇЄҐ"
_PAPER = re.compile(
    rf"(?<!\w)[{_CAPITALS}\d]{{1,12}}(?:[ /.-][{_CAPITALS}\d]{{1,12}}){{0,5}}(?!\w)"
)
"""Papers and plates in whatever groups: 006-12-L123456, QQ 12 34 56 C, 245-13C04561."""
_VIN = re.compile(r"\b[A-HJ-NPR-Z\d]{17}\b")
_CODE = re.compile(r"[A-HJ-NPR-Z\d]{17}")
_LEAST_IN_PAPER = {PrivateKind.IDENTITY: 5, PrivateKind.PLATE: 2}
_MOST_IN_PAPER = 16


@dataclass(frozen=True, slots=True)
class _Label:
    kind: PrivateKind | None
    start: int
    end: int
    gap: int = 0
    """Characters between it and its number."""


def find_numbers(text: str) -> Iterator[PrivateFinding]:
    """Private numbers in an unhidden text without web addresses."""
    for match in _NUMBER.finditer(text):
        written = match[0].strip()
        kind = _kind(written, text, match)
        if kind:
            yield PrivateFinding(match.start(), kind, _normal(written), match.end())


def find_lettered(reading: Reading) -> Iterator[PrivateFinding]:
    """Papers and plates that have letters in them, by their labels or by a country's form."""
    may_be_plates = _IN_PLATES.search(reading.bare) or "plaka" in reading.lowered
    for match in _PLATE.finditer(reading.bare) if may_be_plates else ():
        yield PrivateFinding(match.start(), PrivateKind.PLATE, _normal(match[0]), match.end())
    for at, kind in _labels(reading):
        written = _LETTERED.search(reading.bare, at, at + MOST_GAP + 14)
        if written and _is_lettered(written[0]) and _is_gap(reading.bare[at : written.start()]):
            yield PrivateFinding(written.start(), kind, _normal(written[0]), written.end())
        yield from _paper(reading.bare, at, kind)
    for match in _VIN.finditer(reading.bare) if any(map(_CODE.search, reading.long)) else ():
        if is_vin(match[0]) or (
            _is_mixed(match[0]) and has_label(reading.bare, "device", match.start())
        ):
            yield PrivateFinding(match.start(), PrivateKind.DEVICE, match[0], match.end())


def _paper(text: str, at: int, kind: PrivateKind) -> Iterator[PrivateFinding]:
    """The first group of capitals and figures behind a label, shaped as a paper's or a plate's."""
    for match in _PAPER.finditer(text, at, at + MOST_GAP + 30):
        digits = len(_DIGITS.findall(match[0]))
        if not digits:
            continue
        fits = _LEAST_IN_PAPER[kind] <= digits <= _MOST_IN_PAPER and not _DATE.search(match[0])
        between = text[at : match.start()]
        if text[max(0, at - 3) : at].lower().endswith(("no", " nr")):
            between = between.removeprefix(".")
        if fits and _is_mixed(match[0]) and _is_gap(between):
            yield PrivateFinding(match.start(), kind, _normal(match[0]), match.end())
        return


def _is_mixed(written: str) -> bool:
    """Whether it has letters, or two groups that no figure and no date is written in."""
    grouped = re.fullmatch(r"\d{3,}[/-]\d{2,}(?:[/-]\d+)*", written)
    return grouped is not None or (
        any(map(str.isalpha, written)) and any(map(str.isdecimal, written))
    )


def has_label(text: str, kind: str, at: int, *, near: int = NEAR) -> bool:
    """Whether a label of that kind stands shortly before a place in the text."""
    return knowledge().labels[kind].search(text[max(0, at - near) : at].lower()) is not None


def _kind(written: str, text: str, match: re.Match[str]) -> PrivateKind | None:
    digits = "".join(_DIGITS.findall(written))
    if _PAIRS.fullmatch(written):
        return PrivateKind.PHONE
    if _DATE.search(written) or len(digits) < 4:
        return None
    international = written.startswith(("+", "(+"))
    if international and 8 <= len(digits) <= 15:
        return PrivateKind.PHONE
    label = _label_before(text, match.start()) or _label_behind(text, match.end())
    if label and label.kind and _LEAST[label.kind] <= len(digits) <= _MOST[label.kind]:
        return None if _is_counted(written, digits, label) else label.kind
    if label and label.kind is None:
        return None
    return _by_shape(written, digits)


def _is_counted(written: str, digits: str, label: _Label) -> bool:
    """Whether a number behind a label is a year or in thousands: “ID scheme covers 2 500 000”."""
    if label.kind is PrivateKind.PLATE and _is_figure(written, digits):
        return True
    thousands = re.fullmatch(r"[1-9]\d{0,2}(?: \d{3})+", written) is not None
    return thousands and label.kind is PrivateKind.IDENTITY and label.gap > MOST_BEFORE_THOUSANDS


def _by_shape(written: str, digits: str) -> PrivateKind | None:
    if _SOCIAL_SECURITY.fullmatch(written):
        return PrivateKind.IDENTITY
    if len(digits) > 12 and passes_luhn(digits) and (written.isdigit() or _CARD.fullmatch(written)):
        return PrivateKind.DEVICE if len(digits) == 15 and written.isdigit() else PrivateKind.BANK
    return PrivateKind.PHONE if _is_phone(written, digits) else None


def _is_phone(written: str, digits: str) -> bool:
    """Whether a number without a label has the shape of a phone's."""
    if digits.startswith("00") and written.startswith(("00", "(00")) and 10 <= len(digits) <= 16:
        return True
    if _COUNTED.fullmatch(written) and not written.startswith("0") and not _BARE.fullmatch(digits):
        return False
    if _LOCAL.fullmatch(written) and 8 <= len(digits) <= 11 and not re.match(r"0\.\d", written):
        return True
    in_years = re.fullmatch(r"(?:(?:19|20)\d\d ?){2,4}", written) is not None
    return not in_years and _BARE.fullmatch(digits) is not None


def _label_before(text: str, at: int) -> _Label | None:
    """The nearest label before a number, with little but words and spaces between."""
    start = max(0, at - NEAR)
    window = text[start:at].lower()
    best: _Label | None = None
    for name, kind in _LABEL_KINDS:
        for found in knowledge().labels[name].finditer(window):
            if (best is None or found.end() > best.end) and _is_gap(_without_stop(window, found)):
                best = _Label(kind, found.start(), found.end(), len(window) - found.end())
        if best and best.kind and best.kind is not PrivateKind.PHONE and name == "bank":
            return best  # “number” and the like name a phone only where nothing else is named
    return best


def _without_stop(window: str, label: re.Match[str]) -> str:
    """What follows a label, without the stop of “no.”."""
    after = window[label.end() :]
    return after.removeprefix(".") if label[0].endswith(("no", "nr")) else after


def _label_behind(text: str, at: int) -> _Label | None:
    """A label in brackets or at once behind a number: “0944 123 (mobile)”."""
    window = text[at : at + 14].lower()
    found = re.match(r" ?[(,\-–] ?", window)
    if not found:
        return None
    label = knowledge().labels["phone"].match(window, found.end())
    return _Label(PrivateKind.PHONE, found.end(), label.end()) if label else None


def _labels(reading: Reading) -> Iterator[tuple[int, PrivateKind]]:
    """Where labels of papers and plates end that have a digit behind them."""
    lowered, known = reading.lowered, knowledge()
    if not (reading.words & known.paper_words or _has_stem(reading)):
        return
    for part in parts_around(
        lowered, [found.start() for found in _MANY.finditer(lowered)], NEAR + MOST_GAP
    ):
        if known.paper_beginnings.isdisjoint(_LABEL_WORD.findall(part.text)):
            continue
        for name, kind in (("identity", PrivateKind.IDENTITY), ("plate", PrivateKind.PLATE)):
            for found in knowledge().labels[name].finditer(part.text):
                yield part.start + found.end(), kind


def _has_stem(reading: Reading) -> bool:
    """Whether a longer label of a paper or a plate is there; its first word is looked for first."""
    said = " ".join(reading.words)
    return any(
        first in said and stem in reading.lowered
        for first, stem in zip(_first_words(), knowledge().paper_stems, strict=True)
    )


@cache
def _first_words() -> tuple[str, ...]:
    """Of each stem the letters that it begins with."""
    return tuple(min(words_of(stem), key=stem.find) for stem in knowledge().paper_stems)


def _is_gap(between: str) -> bool:
    """Whether what lies between a label and a number joins the two."""
    joined = _SHORTENED.sub(" ", between)
    return len(between) <= MOST_GAP and not re.search(r"[.!?;] |[\n\d]", joined)


def _is_lettered(written: str) -> bool:
    digits = len(_DIGITS.findall(written))
    letters = [sign for sign in written if sign.isalpha()]
    return digits >= 3 and 0 < len(letters) <= 6 and all(sign == sign.upper() for sign in letters)


def _is_figure(written: str, digits: str) -> bool:
    return len(digits) < 5 and written.isdigit() and 1900 <= int(written) <= 2100


def _normal(written: str) -> str:
    return re.sub(r"\W", "", written).upper()
