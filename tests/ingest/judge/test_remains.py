from __future__ import annotations

import pytest

from sitrep.ingest.draft import Block
from sitrep.ingest.judge.remains import remains_in

FOUND = {
    "another encoding": [
        "The cafÃ© near the lock was shut, and itâ€™s said the owner left.",
        "ÐœÐ¾Ð»Ð¾ÐºÐ¾ Ð¿Ñ€Ð¸Ð²ÐµÐ·Ð»Ð¸ ÑƒÑ‚Ñ€Ð¾Ð¼",
        "The caf\ufffd near the lock was shut by the d\ufffdpartement.",
    ],
    "mail": [
        "> The lock was shut.\n> Nobody was told.",
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64",
        "The caf=C3=A9 near the lock was shut=C2=A0again.",
    ],
    "mark-up": [
        "<p>The lock was shut.</p>",
        "Men &amp; mules crossed the lock.",
        "[caption id=4 width=300]Mules[/caption]",
        ".lead {margin:0 auto; color:red}",
    ],
}
CLEAN = (
    "Le café près de l’écluse était fermé ; « personne » n’en a été averti à Noël.",
    "Молоко привезли утром, а хлеб — вечером.",
    "At 5 < 6 and 7 > 3 the scale is wrong: x = 4. Men & mules; AT&T; it’s “fine” — naïve, Ångström, ÆØÅ.",
    "Se cerró la compuerta: ¿quién avisó? Ninguno, según la Comisión [1] (véase el acta).",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in FOUND for text in FOUND[kind]])
def test_what_is_left_is_named(kind: str, text: str) -> None:
    assert kind in dict(remains_in([Block(0, len(text), text)]))


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_text_has_none(text: str) -> None:
    assert not list(remains_in([Block(0, len(text), text)]))
