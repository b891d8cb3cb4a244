"""Every label of the site is in one catalogue, and every translation fits it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from sitrep.core.language import is_language
from sitrep.site.extract_labels import CATALOGUE, collect_labels, dump_labels, update_translations
from sitrep.site.translations import FOLDER
from tests.support.paths import ROOT

TRANSLATIONS = sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))
VALUES = re.compile(r"%\(\w+\)s|%%")


def test_the_catalogue_holds_the_labels_of_today() -> None:
    assert CATALOGUE.read_bytes() == dump_labels(collect_labels(ROOT / "themes")), (
        "Run ./dev labels and commit it"
    )


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parents[1].name)
def test_a_translation_has_the_labels_of_today_and_their_values(path: Path) -> None:
    assert is_language(path.parents[1].name.replace("_", "-"))
    translation = read_po(BytesIO(path.read_bytes()), locale=path.parents[1].name)
    wanted = {message.id for message in collect_labels(ROOT / "themes")}
    assert {message.id for message in translation} == wanted
    for message in translation:
        forms = (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        allowed = set(VALUES.findall(str(message.id)))
        assert all(set(VALUES.findall(form)) <= allowed for form in forms if message.id), message.id


def test_labels_of_templates_and_of_the_core_are_found(tmp_path: Path) -> None:
    template = tmp_path / "themes" / "a" / "templates" / "x.html"
    template.parent.mkdir(parents=True)
    template.write_text(
        '{{ _("Hello %(name)s", name=1) }}{{ ngettext("%(num)s cat", "%(num)s cats", 2) }}', "utf-8"
    )
    labels = collect_labels(tmp_path / "themes")
    assert {
        "Hello %(name)s",
        ("%(num)s cat", "%(num)s cats"),
        "unconfirmed",
        "usually reliable",
    } <= {message.id for message in labels}


def test_a_new_label_comes_into_a_translation_empty_and_an_old_one_goes(tmp_path: Path) -> None:
    path = tmp_path / "fr" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "Editions"\nmsgstr "Éditions"\n\nmsgid "Gone"\nmsgstr "Parti"\n',
        "utf-8",
    )
    assert list(update_translations(collect_labels(ROOT / "themes"), tmp_path)) == [path]
    found = read_po(BytesIO(path.read_bytes()), locale="fr")
    assert (found["Editions"].string, found["Sources"].string) == ("Éditions", "")
    assert "Parti" not in path.read_text("utf-8")
