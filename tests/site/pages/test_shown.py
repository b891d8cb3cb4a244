"""What every page follows from: what ``show`` is given, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from tests.support.site.sites import ADDRESS, build_site
from tests.support.trees import report_text, tree, write

WHOLE = ("catalogue", "published", "sitrep_content", "event_index", "chart", "stops", "SITENAME")


def build_with(folder: Path, template: str, **settings: object) -> str:
    write(folder, {"templates/report.html": template})
    overrides = {"THEME_TEMPLATES_OVERRIDES": [str(folder / "templates")], **settings}
    files = tree({"one": report_text("one")})
    return build_site(folder, files, **overrides).text("reports/one/index.html")


@pytest.mark.parametrize("name", [name for name in WHOLE if name.islower()])
def test_a_template_sees_nothing_of_the_whole_digest(tmp_path: Path, name: str) -> None:
    with pytest.raises(BuildError, match=f"'{name}' is undefined"):
        build_with(tmp_path, f"{{{{ {name} }}}}")


def test_a_template_sees_the_settings_that_it_names(tmp_path: Path) -> None:
    template = "{{ SITENAME }} {{ OWN_SETTING }} {{ SITEURL }}"
    found = build_with(tmp_path, template, OWN_SETTING="ours")
    assert found == "Situation Digest ours ../.."


def test_links_are_absolute_where_the_settings_say_so(tmp_path: Path) -> None:
    found = build_with(tmp_path, "{{ SITEURL }}/x", RELATIVE_URLS=False, PLUGINS=["sitrep.site"])
    assert found == f"{ADDRESS}/x"


def test_a_full_page_of_a_list_stays_as_it_is_when_a_report_is_added(tmp_path: Path) -> None:
    reports = {
        f"r{at:03}": report_text(
            f"r{at:03}",
            f"::: passage SY-ID\nThe River Guard said {at}.\n:::\n",
            date=f"2020-{1 + at // 28:02}-{1 + at % 28:02}",
            added="2020-12-31",
        )
        for at in range(300)
    }
    actors = '[river-guard]\nname = "River Guard"\n'
    *older, newest = reports
    written = []
    for names in (older, [*older, newest]):
        site = build_site(
            tmp_path, tree({name: reports[name] for name in names}, actors__toml=actors)
        )
        further = [path.as_posix() for path in site.pages if path.parent.name.isdigit()]
        written.append({name: site.text(name) for name in further})
    before, after = written
    assert {Path(name).parts[0] for name in before} >= {"regions", "sources", "actors"}
    assert {name: after[name] for name in before} == before
