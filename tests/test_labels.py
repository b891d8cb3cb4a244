"""Every label of the site is in one catalogue, and every translation fits it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from sitrep.core.locales import is_language
from sitrep.site.translations import FOLDER
from tasks import EXTRACT_LABELS, UPDATE_LABELS
from tests.support.paths import ROOT

CATALOGUE = FOLDER / "messages.pot"
TRANSLATIONS = sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))
VALUES = re.compile(r"%\(\w+\)s|%%")


def pybabel(*arguments: str, root: Path = ROOT) -> None:
    command = [sys.executable, "-m", "babel.messages.frontend", *arguments]
    subprocess.run(command, cwd=root, check=True, timeout=60)


def extract(root: Path, to: Path) -> bytes:
    pybabel(*EXTRACT_LABELS, f"--output-file={to}", ".", root=root)
    return to.read_bytes()


def catalogue_of(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def labels_in(path: Path) -> set[object]:
    return {message.id for message in catalogue_of(path) if message.id}


def test_the_catalogue_holds_the_labels_of_today(tmp_path: Path) -> None:
    today = extract(ROOT, tmp_path / "messages.pot")
    assert CATALOGUE.read_bytes() == today, "Run ./dev labels and commit it"


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parents[1].name)
def test_a_translation_has_the_labels_of_today_and_their_values(path: Path) -> None:
    assert is_language(path.parents[1].name.replace("_", "-"))
    translation = catalogue_of(path)
    assert labels_in(path) == labels_in(CATALOGUE)
    for message in translation:
        forms = (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        allowed = set(VALUES.findall(str(message.id)))
        assert all(set(VALUES.findall(form)) <= allowed for form in forms if message.id), message.id


def test_labels_of_templates_and_of_modules_are_found_and_messages_for_a_terminal_are_not(
    tmp_path: Path,
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    files = {
        "themes/a/templates/_partials/x.html": (
            '{{ _("Hello %(name)s", name=1) }}{{ ngettext("%(num)s cat", "%(num)s cats", 2) }}'
        ),
        "plugins/sitrep/site/pages/home.py": (
            'wording.say("Nothing here.")\nwording.count("%(num)s dog", "%(num)s dogs", 2)'
        ),
        "plugins/sitrep/core/terms.py": 'marked("unconfirmed")\ntext.count("; ")',
        "plugins/sitrep/site/commands/serve.py": 'say("Stopped.")',
        "plugins/sitrep/ingest/read/pdf.py": 'data.count(b"x")',
        ".venv/themes/a/templates/x.html": '{{ _("Somebody else\'s") }}',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    extract(tmp_path, tmp_path / "messages.pot")
    assert labels_in(tmp_path / "messages.pot") == {
        "Hello %(name)s",
        ("%(num)s cat", "%(num)s cats"),
        "Nothing here.",
        ("%(num)s dog", "%(num)s dogs"),
        "unconfirmed",
    }


def test_a_new_label_comes_into_a_translation_empty_and_an_old_one_goes(tmp_path: Path) -> None:
    path = tmp_path / "fr" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    entries = (
        'msgid ""\nmsgstr ""',
        'msgid "Editions"\nmsgstr "Éditions"',
        'msgid "Gone"\nmsgstr "Parti"',
    )
    path.write_text("\n\n".join(entries), "utf-8")
    pybabel(*UPDATE_LABELS, f"--input-file={CATALOGUE}", f"--output-dir={tmp_path}")
    found = catalogue_of(path)
    assert (found["Editions"].string, found["Sources"].string) == ("Éditions", "")
    assert "Parti" not in path.read_text("utf-8")


GLUED = re.compile(
    r"""(?:\}\}|%\}|</\w+>)[,;:]\ (?=\S)|"[,;:]\ "(?=\ if|\s*\}\}|\ ~)|join\("[,;:]\ "\)""",
    re.VERBOSE,
)
"""A comma, semicolon or colon between two values, as English has them."""


@pytest.mark.parametrize("theme", ["digest", "mail"])
def test_what_stands_between_values_is_the_languages_own(theme: str) -> None:
    found = [
        f"{path.name}:{number}: {match.group()!r}"
        for path in sorted((ROOT / "themes" / theme / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if not line.startswith("{#")
        for match in GLUED.finditer(line)
    ]
    assert found == [], "Write {{ comma }}, {{ semicolon }} or {{ colon }}"
