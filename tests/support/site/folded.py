"""Names in many spellings and scripts: their folding is the same in the index and in the browser."""

from __future__ import annotations

FOLDED = {
    "Al Ḩasakah": "hasaka",
    "al-Hasakah": "hasaka",
    "Hassakeh": "hasaka",
    "Hassaké": "hasaka",
    "الحسكة": "حسكه",
    "حسكه": "حسكه",
    "ʿAyn ʿIsa": "in isa",
    "Ain Issa": "in isa",
    "Dayr az-Zawr": "dir zur",
    "Deir ez-Zour": "dir zur",
    "Дейр-эз-Зор": "dir zur",
    "Dar‘ā": "dara",
    "Dar'a": "dara",
    "إدلب": "ادلب",
    "Алеппо": "alipu",
    "People’s Protection Units": "piupla prutictiun units",
    "Asayiş": "asis",
    "Kobanê": "kubana",
    "السويداء": "سويدا",
    "٢٠٢٠ السنة": "2020 سنه",
    "Straße İstanbul ǅ": "strasa istanbul dz",
    "東京 村": "東京 村",
}
"""Each with the folded words."""
