"""Ways to reach somebody on a network, and where their money is.

E-mail addresses, also with "[at]" and "dot" in many languages; handles; names on a
network beside the network's name; addresses with a scheme (``tg:``, ``skype:``); bank
accounts and wallets, by their check digits or by a word such as "wallet" before them.

A name is told from a word by what prose never has: a digit, an underline or a point
inside it. Accounts of institutions, and words that only look like handles ("@home"), are
in ``words.toml``.

Limits: a handle that is a plain word ("Signal: hadi") is found only with an @ before it.
"""

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
    r"(?:\"[^\s\"@]{1,60}\"|(?<![\w.+@-])[\w.+'-]{1,64}) ?@ ?"
    r"(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?![\w@])"
)
_OPEN, _CLOSE = r"[ ]?[\[({<|*_-]{1,2} ?", r" ?[\])}>|*_-]{1,2}[ ]?"
_HANDLE = re.compile(r"(?<![\w@.+&=-])@ ?([^\W\d]\w{2,30}(?:\.\w{2,20})?)(?![\w@({]|\.\w{2,}\.)")
_FEDIVERSE = re.compile(r"(?<![\w@.+-])@([\w.-]{1,40}@[\w-]{2,40}(?:\.[\w-]{2,40}){1,3})(?!\w)")
_MADE_UP = re.compile(r"(?<![\w@/.:-])[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)+(?![\w@/-]|\.\w)")
"""A name that prose never has: parts joined by an underline or a point."""
_NUMBERED = re.compile(r"(?<!\w)[\w.]{2,32}#\d{4}(?!\w)")
"""A name on Discord."""
_LONG_KEY = re.compile(r"(?<!\w)(?:05[0-9a-f]{64}|[0-9A-Fa-f]{76})(?!\w)")
"""An account on Session or on Tox."""
_REDDIT = re.compile(r"(?<![\w/.])/?u/([A-Za-z][\w-]{2,20})(?!\w)")
_OWN_FORMS = (
    (frozenset({"reddit", "redditor"}), _REDDIT),
    (frozenset({"discord"}), _NUMBERED),
    (frozenset({"session", "tox"}), _LONG_KEY),
)
"""Names that only their network has in such a form; elsewhere it means something else."""
_SCHEME_WORDS = (
    *("tg", "viber", "whatsapp", "skype", "sgnl", "signal", "xmpp", "matrix"),
    *("tel", "sms", "callto", "facetime", "threema", "imo"),
)
_SCHEMES = re.compile(
    rf"(?:{'|'.join(_SCHEME_WORDS)})(?:://|:)[\w+@%][\w+@?=&./%#-]{{3,}}", re.IGNORECASE
)
_WALLET = re.compile(
    r"(?<!\w)(?:0x[0-9a-fA-F]{40}"  # Ethereum
    r"|(?:bc1|tb1|ltc1)[a-z0-9]{20,87}"  # SegWit
    r"|[13LMDT][1-9A-HJ-NP-Za-km-z]{25,34}"  # Bitcoin, Litecoin, Dogecoin, Tron
    r"|[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}"  # Monero
    r"|q[a-z0-9]{41}"  # Bitcoin Cash
    r"|r[1-9A-HJ-NP-Za-km-z]{24,34}"  # Ripple
    r"|[1-9A-HJ-NP-Za-km-z]{32,44})(?!\w)",  # Solana, and what has no form of its own
    re.ASCII,
)
_LONG_WORD = re.compile(r"(?<!\w)\w{23,}", re.ASCII)
_IBAN = re.compile(
    r"(?<!\w)([A-Za-z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?)(?!\w)"
)
_ACCOUNT = re.compile(
    r"(?: (?i:id|handle|account|user(?:name)?|name|channel|group|nick|حساب|قناة|канал|аккаунт|"
    r"ник))?(?: (?i:is|as|under|at))?[ ]?[:=\-–]?[ ]?\"?@?((?:live:)?[A-Za-z][\w.-]{2,31})"
)
_LINE_END = re.compile(
    r"\n(?:(?:(?<=\w{4}\n)|(?<=\w{4} \n)) ?(?=\w{13})|(?:(?<=\w{13}\n)|(?<=\w{13} \n)) ?(?=\w{4}))"
)
"""The end of a line between two words of which one is half a wallet at least."""
_WORD_BEFORE = re.compile(r"(?<!\w)[1-9A-HJ-NP-Za-km-z]{4,33}$")
_WORD_AT = re.compile(r"[1-9A-HJ-NP-Za-km-z]{4,33}(?!\w)")
_FILE_NAME = re.compile(r"[\w.+-]+-at-[\w-]+\.(?:md|txt|pdf|html?)")
"""A file named for a headline, “bridge-at-the-mill-closed.md”: no mailbox is written so."""
_SWIFT = re.compile(
    r"(?<!\w)(?:SWIFT|BIC)\b[^\n.;]{0,20}?\b([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)"
)
_ALSO_WORDS = frozenset({"line", "signal", "session", "snap", "truth"})
"""Networks called by common words; they are meant only with a capital.

“line 6: title_kind” is not an account.
"""
_WALLET_SIGNS = range(26, 36)
"""How many signs the address of a wallet with a checksum has."""
_MONERO_SIGNS = 95
_SEGWIT_SIGNS = frozenset({42, 62})
_NEAR = 34
"""How far from the name of a network somebody's name there is looked for, in characters."""
_NEAR_WALLET = 60
"""How far before a wallet the word for it may begin."""
_HALF_WALLET = 36
"""Characters before the end of a line in which half a wallet may begin."""


def find_accounts(reading: Reading) -> Iterator[PrivateFinding]:
    """Addresses and handles in a text."""
    text, accounts = reading.plain, knowledge().accounts
    if "@" in text:
        yield from _emails(text)
        yield from _handles(text)
    for networks, form in _OWN_FORMS:
        if reading.words & networks:
            for match in form.finditer(text):
                yield _found(match, PrivateKind.HANDLE)
    named = any(reading.words.issuperset(pair.split(" ")) for pair in accounts["pairs"])
    if named or "@" in text or "_at_" in text or _bracketed().search(reading.lowered):
        yield from _hidden_emails(text)
    for network, at in _networks(reading):
        yield from _named_account(reading.bare, at, at + len(network))
    if ":" in text:
        yield from _schemes(reading)


def _schemes(reading: Reading) -> Iterator[PrivateFinding]:
    """Addresses with a scheme that leads to a person."""
    for _word, at in reading.places(reading.words.intersection(_SCHEME_WORDS)):
        match = _SCHEMES.match(reading.plain, at)
        if match:
            is_phone = match[0].lower().startswith(("tel", "sms", "callto"))
            yield _found(match, PrivateKind.PHONE if is_phone else PrivateKind.HANDLE)


def find_money(reading: Reading) -> Iterator[PrivateFinding]:
    """Bank accounts and wallets in a text."""
    text = reading.bare
    if max(map(len, reading.long), default=0) >= _WALLET_SIGNS.start and any(
        map(_LONG_WORD.search, reading.long)
    ):
        yield from _wallets(reading.plain)
    yield from _wallets_across_lines(text)
    if "swift" in reading.words or "bic" in reading.words:
        for match in _SWIFT.finditer(text):
            yield PrivateFinding(match.start(), PrivateKind.BANK, match[1], match.end())
    for part in dense_parts(text):
        for match in _IBAN.finditer(part.text):
            written = re.sub(r"[ -]", "", match[1]).upper()
            if is_iban(written) or has_label(part.text, "bank", match.start()):
                start, end = part.start + match.start(), part.start + match.end()
                yield PrivateFinding(start, PrivateKind.BANK, written, end)


def names_network(reading: Reading) -> bool:
    """Whether a text names a network on which the next text may name somebody."""
    return any(True for _network in _networks(reading))


def _networks(reading: Reading) -> Iterator[tuple[str, int]]:
    for network, at in reading.places(reading.words & knowledge().accounts["networks"]):
        if network not in _ALSO_WORDS or reading.bare[at].isupper():
            yield network, at


def is_labelled_money(reading: Reading, parts: Iterable[str]) -> bool:
    """Whether a text, with these parts around digits, has what a word before it makes an account."""
    return any(map(_IBAN.search, parts)) or (
        any(map(_LONG_WORD.search, reading.long)) and _WALLET.search(reading.plain) is not None
    )


def _emails(text: str) -> Iterator[PrivateFinding]:
    for match in _EMAIL.finditer(text):
        ending = match[0].rpartition(".")[2].lower()
        if " @" in match[0] and ending not in knowledge().accounts["endings"]:
            continue  # “on @desert.falcon” names an account
        written = match[0].replace(" ", "").lower()
        yield PrivateFinding(match.start(), PrivateKind.EMAIL, written, match.end())


def _hidden_emails(text: str) -> Iterator[PrivateFinding]:
    """“name [at] host [dot] org”, in brackets or as words in the language of the text."""
    for match in _hidden_email().finditer(text.lower()):
        if _FILE_NAME.fullmatch(match[0]):
            continue
        value = re.sub(r"\W+", ".", match[0])
        yield PrivateFinding(match.start(), PrivateKind.EMAIL, value, match.end())


@cache
def _bracketed() -> re.Pattern[str]:
    """A word for @ in brackets; looked for first, since the whole pattern is slow."""
    at = _either(knowledge().accounts["at"])
    return re.compile(rf"[\[({{<|*_-]{{1,2}} ?(?:{at}|a) ?[\])}}>|*_-]")


@cache
def _hidden_email() -> re.Pattern[str]:
    """An e-mail address with words for @ and the point."""
    at, dot = _either(knowledge().accounts["at"]), _either(knowledge().accounts["dot"])
    spoken = "|".join(map(_spoken, sorted(knowledge().accounts["pairs"])))
    # Turkish “[et]” is @; “_et_” joins words in names of files, by “and” in French.
    marked_at = rf"(?:(?![_-]et[_-]){_OPEN}(?:{at}|@|a){_CLOSE}|_at_)"
    dots = rf"(?:{_OPEN}(?:{dot}|\.){_CLOSE}| \. | (?:{dot}) )"
    marked_dot = rf"(?:{_OPEN}(?:{dot}|\.){_CLOSE}|\.| \. | (?:{dot}) )"
    endings = rf"(?:{_either(knowledge().accounts['endings'])})"
    return re.compile(
        rf"(?<![\w])[\w.+-]{{1,40}}(?:{marked_at}[\w-]{{2,40}}(?:{marked_dot}[\w-]{{2,30}}){{1,3}}"
        rf"| (?:{spoken})"
        rf"|(?: ?@ ?)[\w-]{{2,40}}(?:{dots}[\w-]{{2,30}}){{1,3}}"
        rf"|{marked_at}[\w-]{{2,40}}\.{endings})(?!\w)"
    )


def _spoken(pair: str) -> str:
    """Host and ending as they are said with one language's words for @ and the point."""
    at, dot = map(re.escape, pair.split(" "))
    endings = _either(knowledge().accounts["endings"])
    return rf"{at} [\w-]{{2,40}}(?: {dot} [\w-]{{2,30}}){{0,2}} {dot} (?:{endings})"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _handles(text: str) -> Iterator[PrivateFinding]:
    for match in _FEDIVERSE.finditer(text):
        yield PrivateFinding(match.start(), PrivateKind.HANDLE, match[1].lower(), match.end())
    for match in _HANDLE.finditer(text):
        if match[0].startswith("@ ") and not _is_made_up(match[1]):
            continue  # “at noon @ the gate”
        name = match[1].lower()
        if name in knowledge().accounts["no_handle"]:
            continue
        if name.partition("_")[0] in knowledge().institutions:
            continue
        yield PrivateFinding(match.start(), PrivateKind.HANDLE, name, match.end())


def _is_made_up(name: str) -> bool:
    """Whether a word is made up: it has a digit, an underline or a point inside."""
    bare = name.rstrip(".-")
    if not re.search(r"[_\d]|live:|[a-z]\.[a-z]", bare):
        return False
    return not re.fullmatch(r"(?:\w+\.)+(?:com|org|net|me|us|ru)", bare)


def _named_account(text: str, start: int, end: int) -> Iterator[PrivateFinding]:
    """“Telegram: name_here”, “on Skype as live:name”: a network's name, then a made-up one."""
    found = _ACCOUNT.match(text, end)
    if found and _is_made_up(found[1]):
        yield PrivateFinding(start, PrivateKind.HANDLE, found[1].lower(), found.end())
    first = max(0, start - _NEAR)
    for match in _MADE_UP.finditer(text[first : end + _NEAR]):
        name = match[0]
        if _is_made_up(name) and not _is_host(name):
            begin = first + match.start()
            yield PrivateFinding(begin, PrivateKind.HANDLE, name.lower(), begin + len(name))


def _is_host(name: str) -> bool:
    return "_" not in name and name.rpartition(".")[2].lower() in knowledge().accounts["endings"]


def _wallets(text: str) -> Iterator[PrivateFinding]:
    words = _LONG_WORD.finditer(text)  # as long as the shortest wallet
    for match in filter(None, (_WALLET.match(text, word.start()) for word in words)):
        is_wallet = _is_wallet(match[0])
        if not is_wallet and _is_mixed(match[0]):
            is_wallet = has_label(text, "crypto", match.start(), near=_NEAR_WALLET)
        if is_wallet:
            yield PrivateFinding(match.start(), PrivateKind.CRYPTO, match[0], match.end())


def _wallets_across_lines(text: str) -> Iterator[PrivateFinding]:
    """Wallets that the end of a line cuts in two: the check digits say what belongs together."""
    for cut in _LINE_END.finditer(text):
        end = cut.start() - (text[cut.start() - 1] == " ")
        head = _WORD_BEFORE.search(text, max(0, end - _HALF_WALLET), end)
        tail = _WORD_AT.match(text, cut.end())
        if not head or not tail:
            continue
        joined = head[0] + tail[0]
        if len(joined) in _WALLET_SIGNS and not joined.isalpha() and is_base58check(joined):
            start = end - len(head[0])
            yield PrivateFinding(start, PrivateKind.CRYPTO, joined, cut.end())


def _is_wallet(word: str) -> bool:
    """Whether a word is a wallet by its form or its check digits."""
    if word.startswith(("0x", "q")) or (len(word) == _MONERO_SIGNS and word[0] in "48"):
        return True
    if word.startswith(("bc1", "tb1", "ltc1")):
        return is_bech32(word) or len(word) in _SEGWIT_SIGNS
    if len(word) >= _WALLET_SIGNS.stop:
        return False
    return is_base58check(word) or is_base58check(word, ripple=True)


def _is_mixed(word: str) -> bool:
    """Whether a word has digits and letters of both sizes, as no word of a text has."""
    has_digit = any(map(str.isdigit, word))
    return has_digit and any(map(str.isupper, word)) and any(map(str.islower, word))


def _found(match: re.Match[str], kind: PrivateKind) -> PrivateFinding:
    return PrivateFinding(match.start(), kind, re.sub(r"\s", "", match[0]).lower(), match.end())
