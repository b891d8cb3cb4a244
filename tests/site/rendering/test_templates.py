from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from sitrep.core.language import Language, Untranslated
from sitrep.site.rendering.templates import CompiledTemplates, Templates

BASE = "{% set site = 'S' %}<{% block body %}{% endblock %}>{% include 'foot.html' %}"


def environment_of(**files: str) -> Environment:
    loader = DictLoader({f"{name}.html": text for name, text in files.items()})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return environment


def rendered(environment: Environment, **values: object) -> str:
    """What comes out; it is what Jinja makes of the same templates."""
    text = Templates(environment, Language("en")).render("page.html", values)
    assert text == environment.get_template("page.html").render(values)
    return text


def test_what_is_included_sees_what_is_set_around_it_and_sets_nothing_itself() -> None:
    part = "{% set each = each ~ '!' %}{{ each }}{{ here }}"
    page = "{% for each in items %}{% with here = each %}{% include 'part.html' %}{{ each }}{% endwith %}{% endfor %}"
    assert rendered(environment_of(page=page, part=part), items=["a", "<"]) == "a!aa&lt;!&lt;&lt;"


def test_macros_of_included_files_know_what_the_page_is_given() -> None:
    environment = environment_of(
        base=BASE,
        foot="{% from 'macros.html' import link with context %}{{ link('foot') }}",
        macros="{% macro link(name) %}{{ root }}/{{ name }}{{ '*' if marked is defined }}{% endmacro %}"
        "{% macro plain() %}{% endmacro %}",
        page="{% extends 'base.html' %}{% set marked = true %}{% block body %}"
        "{% for name in names %}{% include 'line.html' %}{% endfor %}{% endblock %}",
        line="{% from 'macros.html' import link as to with context %}{{ to(name) }} ",
    )
    text = Templates(environment, Language("en")).render(
        "page.html", {"root": "..", "names": ["a", "b"]}
    )
    assert text == "<../a* ../b* >../foot*"


def test_what_is_not_constant_is_included_as_jinja_does() -> None:
    environment = environment_of(
        page="{% include name ignore missing %}{% include 'own.html' without context %}",
        own="{{ given is defined }}",
        part="{{ given }}",
    )
    assert rendered(environment, name="part.html", given=1) == "1False"
    assert rendered(environment, name="none.html", given=1) == "False"


def test_a_file_may_include_itself() -> None:
    page = "{{ depth }}{% if depth %}{% with depth = depth - 1 %}{% include 'page.html' %}{% endwith %}{% endif %}"
    assert rendered(environment_of(page=page), depth=2) == "210"


def test_a_file_with_blocks_is_included_as_jinja_does() -> None:
    part = "{% extends 'frame.html' %}{% block body %}in{% endblock %}"
    environment = environment_of(
        page="{% include 'part.html' %}", part=part, frame="[{% block body %}{% endblock %}]"
    )
    assert rendered(environment) == "[in]"


def test_labels_are_translated_and_only_those_that_are_said_count_as_lacking() -> None:
    fallback = Untranslated()
    environment = environment_of(
        page="{% if never %}{{ _('Never') }}{% endif %}{{ _('100%% & more') }}"
    )
    templates = Templates(environment, Language("xx", fallback, fallback))
    assert templates.render("page.html", {"never": False}) == "100% & more"
    assert fallback.labels == {"100%% & more"}


def test_an_error_names_the_line_of_the_file_that_is_included() -> None:
    environment = environment_of(page="{% include 'part.html' %}", part="\n\n{{ missing.name }}")
    with pytest.raises(UndefinedError) as caught:
        Templates(environment, Language("en")).render("page.html", {})
    last = traceback.extract_tb(caught.tb)
    assert [frame.lineno for frame in last if frame.name == "top-level template code"][-1] == 3


def test_a_changed_part_is_compiled_anew() -> None:
    texts = []
    for part in ("one", "two"):
        environment = environment_of(page="{% include 'part.html' %}", part=part)
        texts.append(Templates(environment, Language("en")).render("page.html", {}))
    assert texts == ["one", "two"]


def test_what_is_compiled_is_kept_for_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = environment_of(page="{% include 'part.html' %}", part="kept for others")
    assert rendered(environment) == "kept for others"
    monkeypatch.setattr("sitrep.site.rendering.templates._COMPILED", {})
    monkeypatch.setattr(Environment, "_compile", None)
    assert Templates(environment, Language("en")).render("page.html", {}) == "kept for others"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_kept_where_nobody_else_can_write() -> None:
    folder = Path(CompiledTemplates().directory)
    found = folder.stat()
    assert found.st_uid == os.getuid()
    assert not found.st_mode & 0o077


def test_without_such_a_folder_it_is_kept_for_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsafe(_self: CompiledTemplates) -> str:
        raise RuntimeError

    monkeypatch.setattr(CompiledTemplates, "_get_default_cache_dir", unsafe)
    assert not CompiledTemplates().directory
    environment = environment_of(page="{% include 'part.html' %}", part="three")
    assert rendered(environment) == "three"
