"""Pages that are made one by one, of content that is not built yet, are those of a build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pelicanconf import SITREP
from sitrep.core.errors import BuildError, ContentError
from sitrep.site.at_once.pages import PagesAtOnce
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions
from tests.support.builds.edited import PLUGINS, build_edited
from tests.support.builds.edits import EDITS, change_setting, new_digest
from tests.support.site.sites import settings_for
from tests.support.trees import report_text, tree, write

ROUNDS = 4
LISTED = ("index.html", "reports/", "editions/", "regions/", "sources/", "corrections/", "feeds/")
"""Where all pages are made by this project's generators."""
NAME = "2020-07-01-example-wire-bridge"
REPORT = f"reports/{NAME}/"
FILE = f"content/reports/2020/{NAME}.md"


def at_once_in(folder: Path, *, cache: bool = False, **settings: object) -> PagesAtOnce:
    whole = WholeBuild(settings_for(folder, **settings), BuildOptions(cache=cache))
    return whole.pages_at_once()


def changed_since(before: dict[str, str], now: dict[str, str], content: Path) -> Iterator[Path]:
    for name in before.keys() | now.keys():
        if before.get(name) != now.get(name):
            yield content / name


def differing(at_once: PagesAtOnce, files: dict[str, bytes]) -> list[str]:
    """The pages in which these differ from those of a site; a page that is missing differs."""
    pages = (name for name in files if name.endswith(".html"))
    made = {name: at_once.page(name.removesuffix("index.html")) for name in pages}
    return [
        name
        for name, page in made.items()
        if page != files[name] and (page is not None or name.startswith(LISTED))
    ]


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_pages_are_those_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    digest = new_digest(seed, reports=9)
    theme = tmp_path / "theme/digest"
    files = build_edited(tmp_path, digest, cache=False).files
    at_once = at_once_in(tmp_path, THEME=str(theme), PLUGINS=list(PLUGINS))
    at_once.read()
    assert differing(at_once, files) == [], "at first"
    edits = [edit for edit in EDITS if edit is not change_setting]  # which takes another process
    for number, edit in enumerate(digest.chance.choices(edits, k=ROUNDS)):
        before, gone = digest.files(), files
        edit(digest)
        files = build_edited(tmp_path, digest, cache=False).files
        at_once.read(
            [*changed_since(before, digest.files(), tmp_path / "content"), theme]
            if digest.theme
            else changed_since(before, digest.files(), tmp_path / "content")
        )
        told = f"edit {number} of seed {seed}: {edit.__name__}"
        assert differing(at_once, files) == [], told
        absent = [name for name in gone.keys() - files.keys() if name.endswith("/index.html")]
        assert [name for name in absent if at_once.page(name.removesuffix("index.html"))] == []


def test_faults_leave_the_pages_as_they_were(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    at_once = at_once_in(tmp_path)
    at_once.read()
    before = at_once.page(REPORT)
    write(tmp_path, {FILE: report_text(title="")})
    with pytest.raises(ContentError) as caught:
        at_once.read([tmp_path / FILE])
    assert [(fault.file, fault.key) for fault in caught.value.faults] == [(FILE, "title")]
    assert at_once.page(REPORT) == before != None  # noqa: E711
    write(tmp_path, {FILE: report_text(title="Mended")})
    at_once.read([tmp_path / FILE])
    assert b"Mended" in (at_once.page(REPORT) or b"")


def test_faults_at_first_are_mended_later(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    write(tmp_path, {FILE: report_text(title="")})
    at_once = at_once_in(tmp_path, cache=True)
    with pytest.raises(ContentError):
        at_once.read()
    assert at_once.page(REPORT) is None
    write(tmp_path, {FILE: report_text(title="Mended")})
    at_once.read([tmp_path / FILE])
    assert b"Mended" in (at_once.page(REPORT) or b"")


def test_a_page_that_is_gone_is_empty(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"one": report_text("one"), NAME: report_text()}))
    at_once = at_once_in(tmp_path)
    at_once.read()
    assert at_once.page(REPORT)
    write(tmp_path, {FILE: report_text(status="draft")})
    at_once.read([tmp_path / FILE])
    assert at_once.page(REPORT) == b""
    assert at_once.page("reports/one/")


def test_drafts_of_a_preview_are_shown_and_updated_as_reports_are(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"one": report_text("one"), NAME: report_text()}))
    at_once = at_once_in(tmp_path, SITREP={**SITREP, "drafts": True})
    at_once.read()
    for status, title in (("draft", "Held back"), ("draft", "Edited"), ("published", "Out")):
        write(tmp_path, {FILE: report_text(status=status, title=title)})
        at_once.read([tmp_path / FILE])
        for address in (REPORT, "editions/2020-W27/"):
            page = at_once.page(address) or b""
            assert title.encode() in page, address
    write(tmp_path, {"content/reports/2020/two.md": report_text("two", status="draft")})
    at_once.read([tmp_path / "content/reports/2020/two.md"])
    assert at_once.page("reports/two/")


def test_nothing_is_written_and_only_pages_are_made(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    at_once = at_once_in(tmp_path)
    at_once.read()
    assert at_once.page("") is not None
    for address in ("nowhere/", "theme/style.css", "../conf.py", "feed.xml", "/", "reports"):
        assert at_once.page(address) is None, address
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_what_reading_worked_out_serves_the_build_that_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "content", tree())
    at_once_in(tmp_path, cache=True).read()
    monkeypatch.setattr("sitrep.content.reading.read_report", refuse)
    assert WholeBuild(settings_for(tmp_path)).build().content.reports


def test_reports_that_stay_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "content", tree())
    at_once = at_once_in(tmp_path)
    at_once.read()
    monkeypatch.setattr("sitrep.content.reading.read_report", refuse)
    monkeypatch.setattr("sitrep.site.catalogue.build.build_family", refuse)
    monkeypatch.setattr("sitrep.content.record.states.report_parts", refuse)
    sources = tmp_path / "content/sources.toml"
    at_once.read([sources])
    assert at_once.page(REPORT) is not None


def test_a_template_that_fails_makes_no_page(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    write(tmp_path, {"more/report.html": "\n{{ 1 / 0 }}"})
    at_once = at_once_in(tmp_path, THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "more")])
    at_once.read()
    with pytest.raises(BuildError, match=r"more/report\.html:2: division by zero\."):
        at_once.page(REPORT)
    assert at_once.page("") is not None
    write(tmp_path, {"more/report.html": "mended"})
    at_once.read([tmp_path / "more/report.html"])
    assert at_once.page(REPORT) == b"mended"


def test_a_template_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    write(tmp_path, {"more/report.html": "\n{% if %}"})
    at_once = at_once_in(tmp_path, THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "more")])
    with pytest.raises(BuildError, match=r"more/report\.html:2: "):
        read_and_make(at_once)


def test_a_failure_of_the_program_is_told_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise KeyError("lost")

    write(tmp_path / "content", tree())
    at_once = at_once_in(tmp_path)
    at_once.read()
    monkeypatch.setattr("sitrep.site.pages.base.PagesOfCatalogue.page", fail)
    with pytest.raises(BuildError, match=r"test_pages\.py:\d+: KeyError: 'lost'\."):
        at_once.page(REPORT)


def test_content_that_is_reached_by_another_name_is_the_same(tmp_path: Path) -> None:
    write(tmp_path / "kept/content", tree())
    (tmp_path / "linked").symlink_to(tmp_path / "kept")
    at_once = at_once_in(tmp_path / "linked")
    at_once.read()
    for name, title in (("kept", "Second"), ("linked", "Third")):
        write(tmp_path / name, {FILE: report_text(title=title)})
        at_once.read([tmp_path / name / FILE])
        assert title.encode() in (at_once.page(REPORT) or b"")


def test_what_was_worked_out_of_a_report_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"one": report_text("one"), NAME: report_text()}))
    at_once = at_once_in(tmp_path)
    at_once.read()
    assert NAME in " ".join(remembered(at_once))
    write(tmp_path, {"content/sources.toml": "broken"})
    with pytest.raises(ContentError):
        at_once.read([tmp_path / "content/sources.toml"])
    before = remembered(at_once)
    assert NAME in " ".join(before), "faults leave everything as it was"
    write(tmp_path / "content", tree({"one": report_text("one")}))
    (tmp_path / FILE).unlink()
    at_once.read([tmp_path / FILE, tmp_path / "content/sources.toml"])
    left = remembered(at_once)
    assert NAME not in " ".join(left)
    assert {each for each in before if NAME not in each} == set(left)


def read_and_make(at_once: PagesAtOnce) -> None:
    at_once.read()
    at_once.page(REPORT)


def remembered(at_once: PagesAtOnce) -> list[str]:
    """The places of what is known in the process."""
    return [place for memory in at_once._memories.values() for place in memory._known]


def refuse(*_given: object) -> None:
    pytest.fail("it was worked out again")
