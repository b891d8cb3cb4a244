"""The labels of the site in other languages, from the files that translators edit.

``plugins/sitrep/translations/messages.pot`` lists every label; a language is a
folder beside it with ``LC_MESSAGES/messages.po``, where gettext looks for it.
What it leaves out or marks as fuzzy is shown in English, and named at the end of a build.
"""

from __future__ import annotations

from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from sitrep.core.errors import SettingsError
from sitrep.core.language import Language, Untranslated

FOLDER = Path(__file__).parents[1] / "translations"
TRANSLATIONS = "plugins/sitrep/translations"
"""The folder as messages name it."""
_OURS = "en"
"""The language that the labels are written in, which needs no translation."""


def read_language(code: str, folder: Path = FOLDER) -> Language:
    """The labels of a language; ``pt-BR`` falls back on ``pt`` where it has no file of its own.

    Raises SettingsError for a translation that cannot be read.
    """
    if Language(code).base == _OURS:
        return Language(code)
    fallback = Untranslated()
    path = translation_of(code, folder)
    if path is None:
        return Language(code, fallback, fallback)
    compiled = BytesIO()
    write_mo(compiled, _finished(_read(path)))
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    translations.add_fallback(fallback)
    return Language(code, translations, fallback)


def translation_of(code: str, folder: Path = FOLDER) -> Path | None:
    """The file with the labels of a language, or None where it has none."""
    for name in (code.replace("-", "_"), Language(code).base):
        path = folder / name / "LC_MESSAGES" / "messages.po"
        if path.is_file():
            return path
    return None


def translation_name(code: str, folder: Path = FOLDER) -> str:
    """The file with the labels of a language, or the one to be made, below the folder."""
    path = translation_of(code, folder)
    name = path.parents[1].name if path else Language(code).base
    return f"{name}/LC_MESSAGES/messages.po"


def labels_left(code: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The labels that have no translation in a language; none are left in English."""
    if Language(code).base == _OURS:
        return ()
    path = translation_of(code, folder)
    catalogue = _read(path or folder / "messages.pot")
    left = (message.id for message in _lacking(catalogue))
    return tuple(sorted(each if isinstance(each, str) else each[0] for each in left))


def _read(path: Path) -> Catalog:
    try:
        locale = path.parents[1].name if path.suffix == ".po" else None
        return read_po(BytesIO(path.read_bytes()), locale=locale, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        name = path.relative_to(path.parents[2])
        raise SettingsError(
            f"the translation {name} cannot be read: {error}. Correct it with a gettext editor."
        ) from error


def _finished(catalogue: Catalog) -> Catalog:
    """The catalogue without the labels that lack any of their forms, or that nobody is sure of.

    Babel would fill the gaps with the English words, and gettext take them for a translation.
    """
    for message in _lacking(catalogue):
        catalogue.delete(message.id, message.context)
    return catalogue


def _lacking(catalogue: Catalog) -> Iterator[Message]:
    for message in list(catalogue):
        forms = message.string
        is_whole = bool(forms) if isinstance(forms, str) else all(forms or ("",))
        if message.id and (message.fuzzy or not is_whole):
            yield message
