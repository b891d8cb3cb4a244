from __future__ import annotations

import gc
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican import signals

from sitrep.site.generator import Plugin, SiteGenerator
from sitrep.site.settings import SETTINGS_KEY, read_settings_of
from sitrep.site.theme import connect_theme
from tests.support.site.sites import settings_for
from tests.support.trees import tree, write


def found_for(*plugins: str) -> list[object]:
    pelican = SimpleNamespace(settings={"PLUGINS": list(plugins)})
    answers = [answer for _handler, answer in signals.get_generators.send(pelican)]
    return [each for answer in answers if isinstance(answer, tuple) for each in answer]


class First(SiteGenerator):
    pass


class Second(SiteGenerator):
    pass


ONE = Plugin("one.room", (First,))
TWO = Plugin("two.room", (Second,))


def test_a_plugin_names_its_generators_to_builds_that_name_it_and_to_no_others() -> None:
    for each in (ONE, TWO):
        each.register()
    gc.collect()  # Pelican holds its handlers weakly
    try:
        assert found_for("one.room", "two.room") == [First, Second]
        assert found_for("two.room") == [Second]
        assert found_for() == []
    finally:
        for each in (ONE, TWO):
            signals.get_generators.disconnect(each.generators_for)


def test_the_order_of_a_later_build_is_its_own() -> None:
    for each in (ONE, TWO, TWO, ONE):
        each.register()
    try:
        assert found_for("two.room", "one.room") == [Second, First]
    finally:
        for each in (ONE, TWO):
            signals.get_generators.disconnect(each.generators_for)


def test_generators_of_a_site_share_templates_and_each_is_told_of(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    settings = settings_for(tmp_path)
    settings[SETTINGS_KEY] = read_settings_of(settings)
    connect_theme()
    context: dict[str, Any] = {}
    told: list[object] = []

    def hear(generator: object) -> None:
        told.append(generator)

    signals.generator_init.connect(hear)
    try:
        places = {"path": settings["PATH"], "theme": settings["THEME"]}
        made = [
            each(context=context, settings=settings, output_path=name, **places)
            for each, name in ((First, "one"), (Second, "two"))
        ]
        other = First(context={}, settings=settings, output_path="three", **places)
    finally:
        signals.generator_init.disconnect(hear)
    assert told == [*made, other]
    assert made[0].env is made[1].env is not other.env
    assert made[0].env.autoescape is other.env.autoescape is True
    assert [each.output_path for each in (*made, other)] == ["one", "two", "three"]
    assert made[1].context is context is not other.context
