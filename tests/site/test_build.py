from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment
from pelican import signals

from sitrep.core.errors import BuildError, ContentError, SettingsError
from sitrep.core.language import Language
from sitrep.site.build import WholeBuild
from sitrep.site.rendering.templates import CompiledTemplates
from sitrep.site.translations import read_language
from tests.support.paths import ROOT
from tests.support.site.sites import Site, build_pages, build_site, files_of, run_site, settings_for
from tests.support.trees import report_text, tree, write


def test_every_published_report_has_its_page(invented_site: Site) -> None:
    names = [file.report.id for file in invented_site.built.content.reports]
    assert len(names) >= 10
    assert all((invented_site.output / "reports" / name / "index.html").is_file() for name in names)
    assert len(list((invented_site.output / "reports").iterdir())) == len(names)


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_two_builds_of_the_same_content_are_byte_identical(
    tmp_path: Path, invented_site: Site, seed: str
) -> None:
    """In other processes: other hash seeds, time zones, locales, folders and file orders."""
    shutil.copytree(ROOT / "tests" / "content", tmp_path / "content", copy_function=shutil.copyfile)
    environment = {"PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
    result = run_site(tmp_path, "build", **environment)
    assert result.returncode == 0, result.stderr
    assert files_of(tmp_path / "output") == files_of(invented_site.output)


def test_faults_stop_the_build_and_leave_the_old_site(tmp_path: Path) -> None:
    site = build_pages(tmp_path, tree())
    before = files_of(site.output)
    (tmp_path / "content/reports/2020/broken.md").write_text(
        report_text("broken", title="", date="soon"), "utf-8"
    )
    with pytest.raises(ContentError) as caught:
        build_pages(tmp_path)
    assert [(fault.file, fault.key) for fault in caught.value.faults] == [
        ("content/reports/2020/broken.md", "title"),
        ("content/reports/2020/broken.md", "date"),
    ]
    assert files_of(site.output) == before
    left = [".cache", ".cache.lock", ".output.lock", "content", "output"]
    assert sorted(path.name for path in tmp_path.iterdir()) == left


def test_a_template_error_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build_pages(tmp_path, tree())
    before = files_of(site.output)
    overrides = tmp_path / "templates"
    write(overrides, {"region.html": "{{ no_such_name }}"})
    with pytest.raises(BuildError, match=r"templates/region\.html:1: 'no_such_name' is undefined"):
        build_pages(tmp_path, THEME_TEMPLATES_OVERRIDES=[str(overrides)])
    assert files_of(site.output) == before
    assert not (tmp_path / "output.building").exists()


def test_a_deleted_report_leaves_no_page(tmp_path: Path) -> None:
    first, second = "2020-07-01-example-wire-bridge", "2020-07-02-example-wire-well"
    build_pages(tmp_path, tree({first: report_text(first), second: report_text(second)}))
    (tmp_path / f"content/reports/2020/{second}.md").unlink()
    site = build_pages(tmp_path)
    assert not (site.output / "reports" / second).exists()
    assert (site.output / "reports" / first).exists()


def test_a_plugin_that_cannot_be_loaded_stops_the_build(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    with pytest.raises(BuildError, match=r"sitrep\.site\.absent"):
        WholeBuild(settings_for(tmp_path, PLUGINS=["sitrep.site", "sitrep.site.absent"]))


def test_what_pelican_only_logs_stops_the_build(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree())
    before = files_of(site.output)
    write(tmp_path / "plugins", {"grumbling.py": PLUGIN})
    plugins = [*settings_for(tmp_path)["PLUGINS"], "grumbling"]
    try:
        with pytest.raises(BuildError, match="lost a report"):
            build_site(tmp_path, PLUGINS=plugins, PLUGIN_PATHS=[str(tmp_path / "plugins")])
    finally:
        signals.all_generators_finalized.disconnect(sys.modules.pop("grumbling").grumble)
    assert files_of(site.output) == before


PLUGIN = """
import logging
from pelican import signals

def grumble(generators):
    logging.getLogger("pelican.generators").error("lost a report")

def register():
    signals.all_generators_finalized.connect(grumble)
"""


def test_a_wrong_key_of_ours_stops_the_build(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    with pytest.raises(SettingsError, match=r"colour.* is an unknown key"):
        WholeBuild(
            settings_for(
                tmp_path,
                SITREP={"description": "d", "tag": "tag:example.org,2020:", "colour": "red"},
            )
        )


def test_drafts_neither_stop_nor_enter_a_build(tmp_path: Path) -> None:
    draft = report_text(
        "2020-07-03-example-draft", status="draft", title="", date="", source="nobody"
    )
    site = build_site(
        tmp_path,
        tree({"2020-07-01-example-wire-bridge": report_text(), "2020-07-03-example-draft": draft}),
    )
    assert not (site.output / "reports/2020-07-03-example-draft").exists()
    assert [each.file.report.id for each in site.built.content.drafts] == [
        "2020-07-03-example-draft"
    ]


def test_a_preview_shows_drafts_marked(tmp_path: Path) -> None:
    draft = report_text("2020-07-03-example-draft", status="draft", title="", source="nobody")
    undated = report_text(
        "undated-example", status="draft", date="", url="", title="Unplaced", body="Just text.\n"
    )
    files = tree({"2020-07-03-example-draft": draft, "undated-example": undated})
    settings = {
        **settings_for(tmp_path.parent, PATH=str(write(tmp_path / "content", files)))["SITREP"],
        "drafts": True,
    }
    site = build_site(tmp_path, SITREP=settings)
    assert "Draft, not published" in site.page("reports/2020-07-03-example-draft/").plain
    assert "Draft, not published" in site.page("editions/2020-W27/").plain
    listed = site.page("drafts/").plain
    assert "Unplaced" in listed
    assert "“nobody” is not a source of sources.toml" in listed
    assert {"name": "robots", "content": "noindex"} in list(site.page("").all("meta"))
    assert not any(
        "draft" in site.text(path).lower()
        for path in ("feed.xml", "feeds/reports.rss")
        if "Unplaced" in site.text(path)
    )


def test_an_empty_digest_builds(tmp_path: Path) -> None:
    site = build_site(tmp_path, tree({}))
    assert "Nothing is published yet" in site.page("").plain


def test_a_broken_template_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"templates/region.html": "fine\n{% if %}\n"})
    with pytest.raises(BuildError, match=r"region\.html:2: "):
        build_pages(tmp_path, tree(), THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "templates")])
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("wrong", ['{{ "a" + 1 }}', '{{ "a" | day }}', "{{ 1 / 0 }}", "\xff"])
def test_a_template_that_cannot_be_run_is_named_with_its_line(tmp_path: Path, wrong: str) -> None:
    write(tmp_path, {"templates/region.html": ""})
    (tmp_path / "templates/region.html").write_bytes(f"fine\n{wrong}\n".encode("latin-1"))
    with pytest.raises(BuildError, match=r"region\.html"):
        build_pages(tmp_path, tree(), THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "templates")])
    assert not (tmp_path / "output").exists()


def test_a_folder_that_cannot_be_written_gets_one_sentence(tmp_path: Path) -> None:
    write(tmp_path, {"output.building": "a file in the way", "content/x": ""})
    (tmp_path / "content/x").unlink()
    with pytest.raises(BuildError, match=r"output\.building"):
        build_pages(tmp_path, tree())


def test_a_build_reads_its_settings_once_and_compiles_its_translation_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty-two times once, half a second of it spent on compiling translations."""
    read: list[str] = []

    def counted(language: str) -> Language:
        read.append(language)
        return read_language(language)

    monkeypatch.setattr("sitrep.site.settings.read_language", counted)
    site = build_site(tmp_path, tree(), DEFAULT_LANG="ar")
    assert read == ["ar"]
    assert 'dir="rtl"' in site.text("index.html")


def test_a_build_compiles_each_template_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every generator of Pelican has an environment of its own, which would compile all of them again."""
    compiled: list[str] = []
    compile_template = Environment._compile

    def counted(self: Environment, source: str, filename: str) -> CodeType:
        compiled.append(filename)
        return compile_template(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", counted)
    monkeypatch.setattr("sitrep.site.rendering.templates._COMPILED", {})
    # Nor are those at hand that other processes have compiled.
    folder = str(tmp_path / "compiled")
    (tmp_path / "compiled").mkdir()
    monkeypatch.setattr(CompiledTemplates, "_get_default_cache_dir", lambda _self: folder)
    monkeypatch.setattr("sitrep.site.theme._COMPILED.directory", folder)
    build_site(tmp_path, tree())
    assert len(compiled) > 20
    assert len(compiled) == len(set(compiled))
