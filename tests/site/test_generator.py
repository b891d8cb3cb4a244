from __future__ import annotations

import gc
from types import SimpleNamespace

from pelican import signals

from sitrep.site.generator import Plugin, SiteGenerator


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
