from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.core.language import Language
from sitrep.site.theme import isolated
from tests.support.site.sites import build_site
from tests.support.trees import report_text, tree, write


def build_with(folder: Path, template: str, **keys: str) -> str:
    write(folder, {"templates/report.html": template})
    files = tree({"one": report_text("one", **keys)})
    return build_site(folder, files, THEME_TEMPLATES_OVERRIDES=[str(folder / "templates")]).text(
        "reports/one/index.html"
    )


def test_templates_escape_what_they_are_given(tmp_path: Path) -> None:
    assert (
        build_with(tmp_path, "{{ family.title }}", title="'<b>x</b> & y'")
        == "&lt;b&gt;x&lt;/b&gt; &amp; y"
    )


def test_an_unknown_name_is_an_error_and_not_an_empty_string(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="'titel' is undefined"):
        build_with(tmp_path, "{{ titel }}")


def test_days_and_counts_are_said_in_words_whatever_the_locale(tmp_path: Path) -> None:
    counted = "{{ ngettext('%(num)s report', '%(num)s reports', NUMBER) }}"
    one, two = counted.replace("NUMBER", "1"), counted.replace("NUMBER", "2")
    template = f"{{{{ family.report.date | day }}}} / {one} / {two}"
    assert build_with(tmp_path, template) == "1 July 2020 / 1 report / 2 reports"


def test_weeks_and_short_days_are_said_in_words(tmp_path: Path) -> None:
    template = "{{ family.week | week }} / {{ family.report.date | short_day }}"
    assert build_with(tmp_path, template) == "Week 27, 2020 / 1 Jul"


def test_what_labels_are_given_is_escaped_once(tmp_path: Path) -> None:
    template = "{{ _('Report by %(source)s', source=family.title) }}"
    assert (
        build_with(tmp_path, template, title="'<b>x</b> & y'")
        == "Report by &lt;b&gt;x&lt;/b&gt; &amp; y"
    )


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("Quay & Sons", "en", "Quay &amp; Sons"),
        ("<b>", "ar", "<bdi>&lt;b&gt;</bdi>"),
        ("Quay", "ar", "<bdi>Quay</bdi>"),
        ("صحيفة", "en", "<bdi>صحيفة</bdi>"),
        ("a\u202eb", "en", "<bdi>a\u202eb</bdi>"),
    ],
)
def test_only_words_that_cannot_turn_a_line_stand_without_an_element(
    words: str, language: str, shown: str
) -> None:
    assert isolated(words, Language(language)) == shown
