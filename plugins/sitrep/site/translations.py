"""The labels of the site in other languages, from the files that translators edit.

``plugins/sitrep/translations/messages.pot`` lists every label; a language is a
folder beside it with ``LC_MESSAGES/messages.po``, where gettext looks for it.
What it leaves out or marks as fuzzy is shown in English.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from sitrep.core.errors import SettingsError
from sitrep.core.language import Language

FOLDER = Path(__file__).parents[1] / "translations"


def read_language(code: str, folder: Path = FOLDER) -> Language:
    """The labels of a language; ``pt-BR`` falls back on ``pt`` where it has no file of its own.

    Raises SettingsError for a translation that cannot be read.
    """
    for name in (code.replace("-", "_"), code.partition("-")[0]):
        path = folder / name / "LC_MESSAGES" / "messages.po"
        if path.is_file():
            return Language(code, _read(path))
    return Language(code, NullTranslations())


def _read(path: Path) -> GNUTranslations:
    compiled = BytesIO()
    try:
        write_mo(
            compiled,
            read_po(BytesIO(path.read_bytes()), locale=path.parents[1].name, abort_invalid=True),
        )
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        name = path.relative_to(path.parents[2])
        raise SettingsError(
            f"the translation {name} cannot be read: {error}. Correct it with a gettext editor."
        ) from error
    compiled.seek(0)
    return GNUTranslations(compiled)
