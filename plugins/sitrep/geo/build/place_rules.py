"""What gazetteer.py takes from GeoNames, and how it spells it: place_floors.toml, common_words.txt."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitrep.geo.build.likeness import likeness
from sitrep.geo.build.subdivisions import plain_name
from sitrep.geo.spelling import fold

FOLDER = Path(__file__).parent
SHORTEST = 3
"""Fewest letters of a name; shorter ones are codes and words."""
SHORTEST_ELSEWHERE = 2
"""The same in scripts that write fewer letters, or a syllable with one."""
METROPOLIS = 100_000
"""Inhabitants of a city that is named in Arabic and Cyrillic wherever it is."""
ABROAD = ("ARABIC", "CYRILLIC")
"""Scripts in which wars and great cities are written of, whatever their own."""

_ARTICLE = re.compile(
    r"\b(?:Al|El|Ad|An|Ar|As|Ash|At|Ath|Az|Adh|al|ad|an|ar|as|ash|at|ath|az|adh|ed|es|er|ez|et) "
    r"(?=[^\W\d_])"
)
_SIGNS = str.maketrans("", "", "ʿʾʻʼ‘’`´'ʹʺ”“")
_KIND = re.compile(
    r"^(?:Caza|Cercle|Arrondissement|Ville|Cité|Commune|Territoire|Département|Province|Préfecture|"
    r"Sous-préfecture|Nafat|Degmada|Circunscrição|Concelho|Distrito|Município) (?:de la |de l'|de |du "
    r"|des |d'|da |do )?|"
    r" (?:District|Subdistrict|Sub-district|Cercle|City|Zone|Locality|Township|Woreda|Raion|Rayon|"
    r"Sub-Prefecture|Prefecture|Territory|Department|Province|Commune|Rural Council|Hromada)$|"
    r"^(?:محافظة|منطقة|مديرية|قضاء|ناحية|ولاية|مركز|شهرستان|ولسوالی|استان|ولايت) |"
    r" (?:[Рр]айон|[Оо]бласть|[Оо]бл|[Кк]рай|[Оо]круг|[Гг]ромада|[Мм]іськрада|[Рр]еспублика)$|"
    r"(?:ခရိုင်|မြို့နယ်|တိုင်းဒေသကြီး|ပြည်နယ်|မြို့)$|^(?:נפת|מחוז) "
)
"""What names of districts say of their kind."""


@dataclass(frozen=True, slots=True)
class GazetteerRules:
    """What place_floors.toml and common_words.txt say."""

    floors: Mapping[str, int]
    default: int
    whole: frozenset[str]
    arabic: frozenset[str]
    spellings: int
    spellings_in_conflict: int
    words: frozenset[str]
    people: frozenset[str]
    capitals: frozenset[str]
    """Country and capital, as "SY damascus"."""
    scripts: Mapping[str, frozenset[str]]
    """By script, as Unicode names its letters, the countries that write in it."""
    spellings_elsewhere: int = 3
    """Most spellings in each script that is not Latin."""

    def mark(self, country: str, key: str) -> str:
        """What a town's name is beside a town's."""
        if f"{country} {key}" in self.capitals:
            return "!"
        return (
            "~" if key in self.words or len(key) < SHORTEST else "?" if key in self.people else ""
        )

    def floor(self, country: str) -> int:
        """Fewest inhabitants of a town that is taken."""
        return 0 if country in self.whole else self.floors.get(country, self.default)

    def writes(self, country: str, people: int) -> frozenset[str]:
        """The scripts other than Latin in which a town is named."""
        own = {script for script, countries in self.scripts.items() if country in countries}
        if country in self.whole or people >= METROPOLIS:
            own.update(ABROAD)
        return frozenset(own)

    def keys(self, country: str, name: str, others: Iterable[str], people: int) -> tuple[str, ...]:
        """The spellings that a town goes by, its name first."""
        most = self.spellings_in_conflict if country in self.whole else self.spellings
        writes = self.writes(country, people)
        keys = {self.key(name, country): "LATIN"}
        for other in sorted(others, key=lambda each: -likeness(name, each)):
            script = script_of(other)
            if script == "LATIN":
                wanted = _is_name(other) and len(fold(other)) > SHORTEST
            else:
                wanted = script in writes and len(other) > SHORTEST_ELSEWHERE
            room = self.spellings_elsewhere if script != "LATIN" else most + 1
            if not wanted or list(keys.values()).count(script) >= room:
                continue
            key = self.key(other, country)
            if key and not self.mark(country, key):
                keys.setdefault(key, script)
        return tuple(keys)

    def key(self, name: str, country: str) -> str:
        """The spelling of a name."""
        if country in self.arabic:
            name = _ARTICLE.sub("al-", name)
        return fold(name.translate(_SIGNS))


def read_rules(countries: Iterable[Mapping[str, Any]]) -> GazetteerRules:
    """The rules of the data files, with the capitals of GeoNames' table of countries."""
    given = tomllib.loads((FOLDER / "place_floors.toml").read_text("utf-8"))
    words, _, people = (FOLDER / "common_words.txt").read_text("utf-8").partition("[people]")
    return GazetteerRules(
        floors=given["floors"],
        default=given["default"],
        whole=frozenset(given["whole"]["countries"]),
        arabic=frozenset(given["arabic"]["countries"]),
        spellings=given["spellings"],
        spellings_in_conflict=given["spellings_in_conflict"],
        spellings_elsewhere=given["spellings_elsewhere"],
        scripts={script: frozenset(each) for script, each in given["scripts"].items()},
        words=_listed(words),
        people=_listed(people),
        capitals=frozenset(
            f"{each['iso']} {fold(str(each['capital']))}" for each in countries if each["capital"]
        ),
    )


def _listed(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not line.startswith(("#", "[")))
    return frozenset(fold(word) for line in lines for word in line.split())


def script_of(name: str) -> str:
    """The script of a name's letters, as Unicode names them; empty where there are several."""
    scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in name if sign.isalpha()}
    return scripts.pop() if len(scripts) == 1 else ""


def _is_name(name: str) -> bool:
    """Whether a name in Latin letters is one that a report may use, and no airport's code."""
    return name[:1].isupper() and not name.isupper()


def without_kind(name: str) -> str:
    """A district's name without what says that it is a district."""
    return _KIND.sub("", name).strip() or name


def forms_of(name: str, words: Container[str]) -> Iterator[str]:
    """A subdivision's name without what it says of its kind; the whole where the rest is a word."""
    plain = without_kind(plain_name(name))
    yield plain
    if len(fold(plain)) <= SHORTEST or fold(plain) in words:
        yield name
