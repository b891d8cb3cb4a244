"""Text that was read in the wrong encoding and saved so, put right where that is certain.

UTF-8 taken for a small encoding ("FranÃ§ois", "РџСЂРёРІРµС‚") is ftfy's to mend: what comes out
must be valid UTF-8 throughout, so that a text that is fine is left alone. Where part of the bytes
is lost, what can be read is read and the rest is shown as damaged.

Cyrillic, Greek, Arabic or Hebrew taken for Western European ("Ïðèâåò") is no valid or invalid
anything; it is mended only where chardet finds the letters of the other encoding, and not those of
a Western language, in a whole document. Turkish or
Polish taken for it: see central.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.core.text import count
from sitrep.ingest.read.letters.central import CENTRAL, letters_of, truly_central
from sitrep.ingest.read.letters.evidence import contradicting

_LEAD_BYTES, _LATER_BYTES = bytes(range(0xC2, 0xF5)), bytes(range(0x80, 0xC0))
"""Bytes with which a character of UTF-8 begins, and with which it goes on."""
_LATIN = ("latin-1", "cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2")
_OTHERS = ("cp1251", "cp1253", "cp1256", "mac-roman", "cp437")
"""Encodings for which UTF-8 is taken; in the second kind sound text has such pairs as well."""
_TEXT = re.compile(r"[^<>\n]+")
"""What is between tags and line ends."""
_INVERTED = re.compile(r"[А-яё][А-ЯЁ]{2,}")
_UNWRITTEN = {
    "cp1252": re.compile(r"[À-ÿ]{4,}"),
    "cp1251": _INVERTED,
    "koi8-r": _INVERTED,
}
"""What no word has in a text that is in such an encoding: few but Western European letters, capitals
behind small ones. A text that was taken for it has little else."""
FOREIGN = 0.4
"""Share of a text's letters beyond ASCII in such words from which it may be misread."""
LEAST = 40
"""Fewest letters in such words."""
MANY = 3
"""Fewest characters by which bytes are known as UTF-8: letters of a sound text are none."""
BEFORE = 8
"""Characters before a damaged place that a doubt shows."""
SHOWN = 24
"""Characters of the first damaged place that a doubt shows."""
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_ASCII_AS_SPACES = bytes([0x20] * 0x80) + bytes(range(0x80, 0x100))
_ALONE = "[\x80-\x9fΓ≈┼]"
"""What may be damage though nothing beyond ASCII is beside it."""
_RUN = re.compile(rf"[^\x00-\x7f](?:[^\x00-\x7f]+|(?<={_ALONE}))")
UTF_8 = "utf-8"


@dataclass(frozen=True, slots=True)
class Misreading:
    """How a document was read wrongly before it came here."""

    truly: str
    """The encoding it was in."""
    taken_for: str = ""
    """The one it was taken for; empty where each piece shows that itself."""

    def mended(self, text: str) -> str:
        """A piece of the document put right; as it is where that is not certain."""
        if text.isascii():
            return text
        if self.truly == UTF_8:
            return _with_utf8(text) if _suspect_in(text) else text
        if self.truly in CENTRAL:
            return text.translate(letters_of(self.truly))
        return _reread(text, self)


@dataclass(frozen=True, slots=True)
class MendedText:
    """A text put right, and what to look at in it."""

    text: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mending:
    """A piece of text before and after."""

    before: str
    after: str


def misreading_of(text: str) -> Misreading | None:
    """How a document's text was misread; None for one that seems sound."""
    if text.isascii():
        return None
    beyond = _beyond_ascii(text)
    for taken_for, words in _UNWRITTEN.items():
        if _has_many(words, beyond) and (truly := _truly(text, words, taken_for)):
            return Misreading(truly, taken_for)
    if truly := truly_central(text):
        return Misreading(truly, "cp1252")
    return Misreading(UTF_8) if _RUN.search(beyond) and _suspect_in(text) else None


def _beyond_ascii(text: str) -> str:
    """What of a text is beyond ASCII, a space for what is between; pages have little of it."""
    data = text.encode("utf-8", "surrogatepass").translate(_ASCII_AS_SPACES)
    return b" ".join(data.split()).decode("utf-8", "surrogatepass")


def mended_page(markup: str) -> MendedText:
    """A page's markup with its texts put right, before it is parsed."""
    misreading = misreading_of(markup)
    if misreading is None:
        return MendedText(markup)
    mendings: list[Mending] = []

    def put_right(match: re.Match[str]) -> str:
        if match[0].isascii():
            return match[0]
        mending = Mending(match[0], misreading.mended(match[0]))
        mendings.append(mending)
        return mending.after

    mended = _TEXT.sub(put_right, markup)
    return MendedText(mended, tuple(doubts_of(mendings)))


def doubts_of(mendings: Iterable[Mending]) -> Iterator[str]:
    """What to look at in pieces of a document that were put right, or might have to be."""
    changed: list[Mending] = []
    damaged: list[str] = []
    for each in mendings:
        if each.after != each.before:
            changed.append(each)
        if _is_damaged(each.after):
            damaged.append(each.after)
    if changed:
        first = _difference(changed[0])
        were = "piece of text was" if len(changed) == 1 else "pieces of text were"
        yield (
            f"letters: {len(changed)} {were} read in the wrong encoding before and put right, "
            f"the first from “{first.before}” to “{first.after}”. Check that the words are right"
        )
    if damaged:
        yield (
            f"letters: {count(len(damaged), 'piece')} of text may have been read in the wrong "
            f"encoding before and cannot be put right, the first “{_suspect_in(damaged[0])}”"
        )


def _difference(mending: Mending) -> Mending:
    """The first place at which a piece was put right, a few characters of it."""
    pairs = zip(mending.before, mending.after, strict=False)
    same = next((at for at, (old, new) in enumerate(pairs) if old != new), 0)
    start = mending.before.rfind(" ", 0, same) + 1
    return Mending(mending.before[start:][:SHOWN], mending.after[start:][:SHOWN])


def _is_damaged(text: str) -> bool:
    if not _suspect_in(text):
        return False
    from ftfy.badness import is_bad

    return is_bad(text)


def _with_utf8(text: str) -> str:
    import ftfy  # takes 200 ms to load, and few documents need it

    # Of the bytes that Windows-1252 has no sign for, only one is at the end of a common sign.
    mended = ftfy.fix_encoding(text.replace("â€\ufffd", "”"))
    return _from_others(text) or text if mended == text else mended


def _from_others(text: str) -> str | None:
    """A text that is UTF-8 throughout, read in an encoding in which ftfy takes it for sound."""
    for encoding in _OTHERS:
        try:
            data = text.encode(encoding)
            if len(_MULTIBYTE.findall(data)) >= MANY:
                return data.decode(UTF_8)
        except UnicodeError:
            continue
    return None


def _has_many(unwritten: re.Pattern[str], beyond: str) -> bool:
    """Whether what of a text is beyond ASCII is in such words for a good part."""
    in_words = sum(map(len, unwritten.findall(beyond)))
    return in_words >= LEAST and in_words >= FOREIGN * sum(map(str.isalpha, beyond))


def _truly(text: str, unwritten: re.Pattern[str], taken_for: str) -> str | None:
    """The encoding of a text that was taken for another one; None where it was not."""
    lines = (line for line in text.splitlines() if unwritten.search(line))
    data = b"\n".join(line.encode(taken_for, "ignore") for line in lines)
    found = contradicting(data, taken_for)
    return found.codec if found else None


def _reread(text: str, misreading: Misreading) -> str:
    try:
        return text.encode(misreading.taken_for).decode(misreading.truly)
    except UnicodeError:
        return text


def _suspect_in(text: str) -> str:
    """What of a text may be misread UTF-8; empty where nothing is."""
    # Few signs of most texts are beyond ASCII; only where two are side by side may they be that.
    for run in _RUN.finditer(text):
        start, end = run.span()
        if found := _SUSPECT.search(text, max(0, start - 1), end):
            return text[max(0, found.start() - BEFORE) :][:SHOWN]
    return ""


def _signs(encoding: str, read: bytes) -> str:
    """What an encoding makes of bytes, escaped for a class of characters."""
    return re.escape("".join(dict.fromkeys(read.decode(encoding, "ignore"))))


def _suspect() -> re.Pattern[str]:
    """What UTF-8 looks like that was taken for something else; sound texts seldom have it."""
    latin = [
        f"[{_signs(each, _LEAD_BYTES[:30])}][{_signs(each, _LATER_BYTES)}]"
        f"|[{_signs(each, _LEAD_BYTES[30:])}][{_signs(each, _LATER_BYTES)}]{{2}}"
        for each in _LATIN
    ]
    others = [
        f"(?:[{_signs(each, _LEAD_BYTES)}][{_signs(each, _LATER_BYTES)}]{{1,2}}){{3}}"
        for each in _OTHERS
    ]
    telling = [
        "[\x80-\x84\x86-\x9f]",
        "вЂ",
        "‚Ä",
        "√[©†°®ß±≥≤]",
        "├[│⌐íáñ]",
        "ΓÇ",
        "[A-Za-z](?:Γ|[ГДЕ][’‚„…†‡€›љњћќџЎўЈ¤Ґ¦§Ё©«¬®°±Ііґµ¶·ё№є»јЅѕї]|[≈┼])",
    ]
    return re.compile("|".join([*latin, *others, *telling]))


_SUSPECT = _suspect()
