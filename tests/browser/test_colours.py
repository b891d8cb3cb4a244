"""The theme's colours: read, told apart, by people who see fewer of them too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.paths import ROOT

TOKENS = Path(ROOT, "themes/digest/static/css/tokens.css").read_text("utf-8")
TEXTS = [
    *((text, ground) for text in ("ink", "soft", "accent") for ground in ("paper", "leaf")),
    ("ink", "wash"),
    ("ink", "land"),
    ("soft", "far"),
]
PARTS = [
    ("accent", "paper"),
    ("soft", "leaf"),
    ("firm", "paper"),
    ("accent", "land"),
    ("ink", "wash"),
]
SIGHT = {
    "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
"""What linear red, green and blue become: Machado, Oliveira and Fernandes 2009, severity 1."""


@dataclass(frozen=True, slots=True)
class Light:
    """Linear red, green and blue, each from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def luminance(self) -> float:
        """As WCAG reckons it."""
        return 0.2126 * self.red + 0.7152 * self.green + 0.0722 * self.blue

    @property
    def lightness(self) -> float:
        """As it is perceived, from 0 to 100 (CIE L*)."""
        value = max(self.luminance, 0.0)
        return 116 * value ** (1 / 3) - 16 if value > 0.008856 else 903.3 * value

    def seen(self, sight: str) -> Light:
        """What it is to somebody who sees fewer colours."""
        return Light(
            *(row[0] * self.red + row[1] * self.green + row[2] * self.blue for row in SIGHT[sight])
        )


def light_of(code: str) -> Light:
    digits = code if len(code) == 6 else "".join(digit * 2 for digit in code)
    values = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return Light(
        *(
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in values
        )
    )


def tokens_of(scheme: str) -> dict[str, Light]:
    bright, _media, others = TOKENS.partition("@media screen")
    text = bright if scheme == "light" else bright + others.partition("@media")[0]
    return {
        name: light_of(code) for name, code in re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", text)
    }


def contrast(one: Light, other: Light) -> float:
    darker, brighter = sorted((one.luminance, other.luminance))
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(scheme: str) -> None:
    tokens = tokens_of(scheme)
    weak = {pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in TEXTS}
    assert {pair: value for pair, value in weak.items() if value < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_no_text_stands_out_too(scheme: str) -> None:
    tokens = tokens_of(scheme)
    assert [pair for pair in PARTS if contrast(tokens[pair[0]], tokens[pair[1]]) < 3] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_marks_stand_out_from_the_land_whatever_colours_are_seen(scheme: str, sight: str) -> None:
    tokens = tokens_of(scheme)
    for ground in ("land", "paper", "wash"):
        assert contrast(tokens["accent"].seen(sight), tokens[ground].seen(sight)) >= 3, ground
