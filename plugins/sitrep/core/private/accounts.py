"""Ways to reach somebody on a network, and where their money lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sitrep.core.private.checksums import is_base58check, is_bech32, is_iban
from sitrep.core.private.kinds import PrivateFinding, PrivateKind
from sitrep.core.private.numbers import has_label
from sitrep.core.private.reading import Reading, dense_parts
from sitrep.core.private.words import knowledge

_EMAIL = re.compile(
    r"(?:\"[^\s\"@]{1,60}\"|(?<![\w.+@-])[\w.+'-]{1,64}) ?@ ?(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?![\w@])"
)
_OPEN, _CLOSE = r"[ ]?[\[({<|*_-]{1,2} ?", r" ?[\])}>|*_-]{1,2}[ ]?"
_HANDLE = re.compile(r"(?<![\w@.+&=-])@ ?([^\W\d]\w{2,30}(?:\.\w{2,20})?)(?![\w@({]|\.\w{2,}\.)")
_FEDIVERSE = re.compile(r"(?<![\w@.+-])@([\w.-]{1,40}@[\w-]{2,40}(?:\.[\w-]{2,40}){1,3})(?!\w)")
_MADE_UP = re.compile(r"(?<![\w@/.:-])[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)+(?![\w@/-]|\.\w)")
"""A name that no prose holds: parts joined by an underline or a point."""
_NUMBERED = re.compile(r"(?<!\w)[\w.]{2,32}#\d{4}(?!\w)")
"""A name of Discord."""
_LONG_KEY = re.compile(r"(?<!\w)(?:05[0-9a-f]{64}|[0-9A-Fa-f]{76})(?!\w)")
"""An account of Session or of Tox."""
_REDDIT = re.compile(r"(?<![\w/.])/?u/([A-Za-z][\w-]{2,20})(?!\w)")
_SCHEMES = re.compile(
    r"(?:tg|viber|whatsapp|skype|sgnl|signal|xmpp|matrix|tel|sms|callto|facetime|threema|imo)(?:://|:)[\w+@%][\w+@?=&./%#-]{3,}",
    re.IGNORECASE,
)
_WALLET = re.compile(
    r"(?<!\w)(?:0x[0-9a-fA-F]{40}|(?:bc1|tb1|ltc1)[a-z0-9]{20,87}|[13LMDT][1-9A-HJ-NP-Za-km-z]{25,34}|[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}|q[a-z0-9]{41}|r[1-9A-HJ-NP-Za-km-z]{24,34}|[1-9A-HJ-NP-Za-km-z]{32,44})(?!\w)",
    re.ASCII,
)
_IBAN = re.compile(
    r"(?<!\w)([A-Za-z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?)(?!\w)"
)
_SWIFT = re.compile(
    r"(?<!\w)(?:SWIFT|BIC)\b[^\n.;]{0,20}?\b([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)"
)
_SCHEME_WORDS = frozenset(
    [
        "tg",
        "viber",
        "whatsapp",
        "skype",
        "sgnl",
        "signal",
        "xmpp",
        "matrix",
        "tel",
        "sms",
        "callto",
        "facetime",
        "threema",
        "imo",
    ]
)
_ALSO_WORDS = frozenset({"line", "signal", "session", "snap", "truth"})
"""Networks called by common words: only with a capital are they meant.  “line 6: title_kind” is not
an account."""
SHORTEST_WALLET = 26
"""Signs of the shortest address of a wallet."""


NEAR = 34
"""How far from the name of a network somebody's name there is looked for, in characters."""


def find_accounts(reading: Reading) -> Iterator[PrivateFinding]:
    """Addresses and handles in a text."""
    text, accounts = reading.plain, knowledge().accounts
    if "@" in text:
        yield from _emails(text)
        yield from _handles(text)
    if reading.words & {"reddit", "redditor"}:
        yield from (_found(match, PrivateKind.HANDLE) for match in _REDDIT.finditer(text))
    if "discord" in reading.words:
        yield from (_found(match, PrivateKind.HANDLE) for match in _NUMBERED.finditer(text))
    if reading.words & {"session", "tox"}:
        yield from (_found(match, PrivateKind.HANDLE) for match in _LONG_KEY.finditer(text))
    named = any(reading.words.issuperset(pair.split(" ")) for pair in accounts["pairs"])
    if named or "@" in text or "_at_" in text or _bracketed().search(reading.lowered):
        yield from _hidden_emails(text)
    for network, at in reading.places(reading.words & accounts["networks"]):
        if network not in _ALSO_WORDS or reading.bare[at].isupper():
            yield from _named_account(reading.bare, at, at + len(network))
    if ":" in text:
        yield from _addresses(reading)


def _addresses(reading: Reading) -> Iterator[PrivateFinding]:
    """Addresses with a scheme that leads to a person or a wallet."""
    for _word, at in reading.places(reading.words & _SCHEME_WORDS):
        match = _SCHEMES.match(reading.plain, at)
        if match:
            yield _found(match, _kind_of_scheme(match))


def find_money(reading: Reading) -> Iterator[PrivateFinding]:
    """Bank accounts and wallets in a text."""
    text = reading.bare
    if max(map(len, reading.plain.split()), default=0) >= SHORTEST_WALLET:
        yield from _wallets(reading.plain)
    yield from _wallets_across_lines(text)
    if "swift" in reading.words or "bic" in reading.words:
        for match in _SWIFT.finditer(text):
            yield PrivateFinding(match.start(), PrivateKind.BANK, match[1], match.end())
    for part in dense_parts(text):
        for match in _IBAN.finditer(part.text):
            written = re.sub(r"[ -]", "", match[1]).upper()
            if is_iban(written) or has_label(part.text, "bank", match.start()):
                yield PrivateFinding(
                    part.start + match.start(), PrivateKind.BANK, written, part.start + match.end()
                )


def _emails(text: str) -> Iterator[PrivateFinding]:
    for match in _EMAIL.finditer(text):
        if (
            " @" in match[0]
            and match[0].rpartition(".")[2].lower() not in knowledge().accounts["endings"]
        ):
            continue  # “on @desert.falcon” names an account
        yield PrivateFinding(
            match.start(), PrivateKind.EMAIL, match[0].replace(" ", "").lower(), match.end()
        )


def _hidden_emails(text: str) -> Iterator[PrivateFinding]:
    """“name [at] host [dot] org”, in brackets or as words in the language of the text."""
    lowered = text.lower()
    for match in _hidden_email().finditer(lowered):
        yield PrivateFinding(
            match.start(), PrivateKind.EMAIL, re.sub(r"\W+", ".", match[0]), match.end()
        )


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(
        rf"[\[({{<|*_-]{{1,2}} ?(?:{_either(knowledge().accounts['at'])}|a) ?[\])}}>|*_-]"
    )


@cache
def _hidden_email() -> re.Pattern[str]:
    at, dot = (_either(knowledge().accounts[key]) for key in ("at", "dot"))
    spoken = "|".join(map(_spoken, sorted(knowledge().accounts["pairs"])))
    # Turkish “[et]” is @; “_et_” joins words in names of files, by “and” in French.
    marked_at = rf"(?:(?![_-]et[_-]){_OPEN}(?:{at}|@|a){_CLOSE}|_at_)"
    marked_dot = rf"(?:{_OPEN}(?:{dot}|\.){_CLOSE}|\.| \. | (?:{dot}) )"
    endings = rf"(?:{_either(knowledge().accounts['endings'])})"
    return re.compile(
        rf"(?<![\w])[\w.+-]{{1,40}}(?:{marked_at}[\w-]{{2,40}}(?:{marked_dot}[\w-]{{2,30}}){{1,3}}"
        rf"| (?:{spoken})"
        rf"|(?: ?@ ?)[\w-]{{2,40}}(?:(?:{_OPEN}(?:{dot}|\.){_CLOSE}| \. | (?:{dot}) )[\w-]{{2,30}}){{1,3}}"
        rf"|{marked_at}[\w-]{{2,40}}\.{endings})(?!\w)"
    )


def _spoken(pair: str) -> str:
    """Host and ending as they are said with one language's words for @ and the point."""
    at, dot = map(re.escape, pair.split(" "))
    return rf"{at} [\w-]{{2,40}}(?: {dot} [\w-]{{2,30}}){{0,2}} {dot} (?:{_either(knowledge().accounts['endings'])})"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _handles(text: str) -> Iterator[PrivateFinding]:
    for match in _FEDIVERSE.finditer(text):
        yield PrivateFinding(match.start(), PrivateKind.HANDLE, match[1].lower(), match.end())
    for match in _HANDLE.finditer(text):
        apart = match[0].startswith("@ ") and not _is_nobodys_word(match[1])  # “at noon @ the gate”
        name = match[1].lower()
        nobodys = (
            name in knowledge().accounts["no_handle"]
            or name.partition("_")[0] in knowledge().institutions
        )
        if not apart and not nobodys:
            yield PrivateFinding(match.start(), PrivateKind.HANDLE, name, match.end())


_ACCOUNT = re.compile(
    r"(?: (?i:id|handle|account|user(?:name)?|name|channel|group|nick|حساب|قناة|канал|аккаунт|"
    r"ник))?(?: (?i:is|as|under|at))?[ ]?[:=\-–]?[ ]?\"?@?((?:live:)?[A-Za-z][\w.-]{2,31})"
)


def _is_nobodys_word(name: str) -> bool:
    """Whether a word is made up: it holds a digit, an underline or a dot within."""
    bare = name.rstrip(".-")
    return bool(re.search(r"[_\d]|live:|[a-z]\.[a-z]", bare)) and not re.fullmatch(
        r"(?:\w+\.)+(?:com|org|net|me|us|ru)", bare
    )


def _named_account(text: str, start: int, end: int) -> Iterator[PrivateFinding]:
    """“Telegram: name_here”, “on Skype as live:name”: a network's name, then a name no prose holds."""
    found = _ACCOUNT.match(text, end)
    if found and _is_nobodys_word(found[1]):
        yield PrivateFinding(start, PrivateKind.HANDLE, found[1].lower(), found.end())
    around = text[max(0, start - NEAR) : end + NEAR]
    for match in _MADE_UP.finditer(around):
        if _is_nobodys_word(match[0]) and not _is_host(match[0]):
            begin = max(0, start - NEAR) + match.start()
            yield PrivateFinding(begin, PrivateKind.HANDLE, match[0].lower(), begin + len(match[0]))


def _is_host(name: str) -> bool:
    return "_" not in name and name.rpartition(".")[2].lower() in knowledge().accounts["endings"]


def _kind_of_scheme(match: re.Match[str]) -> PrivateKind:
    return (
        PrivateKind.PHONE
        if match[0].lower().startswith(("tel", "sms", "callto"))
        else PrivateKind.HANDLE
    )


def _wallets(text: str) -> Iterator[PrivateFinding]:
    for match in _WALLET.finditer(text):
        labelled = _is_mixed(match[0]) and has_label(text, "crypto", match.start(), near=60)
        if _is_wallet(match[0]) or labelled:
            yield PrivateFinding(match.start(), PrivateKind.CRYPTO, match[0], match.end())


def _wallets_across_lines(text: str) -> Iterator[PrivateFinding]:
    """Wallets that the end of a line cuts in two: the check digits say what belongs together."""
    for cut in _LINE_END.finditer(text):
        head, tail = (
            _WORD_BEFORE.search(text, max(0, cut.start() - 36), cut.start()),
            _WORD_AT.match(text, cut.end()),
        )
        joined = head[0] + tail[0] if head and tail else ""
        if SHORTEST_WALLET <= len(joined) <= 35 and not joined.isalpha() and is_base58check(joined):
            yield PrivateFinding(
                cut.start() - len(head[0]) if head else cut.start(),
                PrivateKind.CRYPTO,
                joined,
                cut.end(),
            )


_LINE_END = re.compile(r"(?<=\w{13}) ?\n ?(?=\w{4})|(?<=\w{4}) ?\n ?(?=\w{13})")
"""The end of a line between two words of which one is half a wallet at least."""
_WORD_BEFORE = re.compile(r"(?<!\w)[1-9A-HJ-NP-Za-km-z]{4,33}$")
_WORD_AT = re.compile(r"[1-9A-HJ-NP-Za-km-z]{4,33}(?!\w)")


def _is_wallet(word: str) -> bool:
    if word.startswith(("0x", "q")) or (len(word) == 95 and word[0] in "48"):
        return True
    if word.startswith(("bc1", "tb1", "ltc1")):
        return is_bech32(word) or len(word) in {42, 62}
    return len(word) <= 35 and (is_base58check(word) or is_base58check(word, ripple=True))


def _is_mixed(word: str) -> bool:
    return (
        any(map(str.isdigit, word)) and any(map(str.isupper, word)) and any(map(str.islower, word))
    )


def _found(match: re.Match[str], kind: PrivateKind) -> PrivateFinding:
    return PrivateFinding(match.start(), kind, re.sub(r"\s", "", match[0]).lower(), match.end())
