"""Whatever is wrong with the cache or with the disk: never a wrong page, and clear words."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.files.cache import folder as cache_folder
from sitrep.site.build import WholeBuild
from sitrep.site.built import Built
from tests.support.site.sites import files_of, settings_file, settings_for
from tests.support.trees import ANNOUNCED, report_text, tree, write

PLUGINS = ("sitrep.site", "sitrep.site.feeds", "sitrep.site.data")
NAMES = ("2020-07-01-example-wire-bridge", "2020-07-02-example-wire-well")
Spoil = Callable[[Path], None]


def build(folder: Path, output: str = "output", **more: object) -> Built:
    settings = settings_for(folder, PLUGINS=list(PLUGINS), OUTPUT_PATH=str(folder / output), **more)
    return WholeBuild(settings).build()


def content(title: str) -> dict[str, str]:
    return {**tree({name: report_text(name, title=title) for name in NAMES}), **ANNOUNCED}


@pytest.fixture(scope="module", name="wanted")
def _wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a clean build makes of the second content."""
    folder = tmp_path_factory.mktemp("clean")
    write(folder / "content", content("Second"))
    build(folder)
    return files_of(folder / "output")


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    """A folder in which the first content was built, and the second one waits."""
    write(tmp_path / "content", content("First"))
    build(tmp_path)
    write(tmp_path / "content", content("Second"))
    return tmp_path


def be_a_file(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("no folder", "utf-8")


def have_files_for_folders(cache: Path) -> None:
    shutil.rmtree(cache)
    write(cache, {"site": "no folder", "tables": "no folder"})


def have_folders_for_files(cache: Path) -> None:
    for path in [each for each in cache.rglob("*") if each.is_file()]:
        path.unlink()
        (path / "inside").mkdir(parents=True)


def be_full_of_rubbish(cache: Path) -> None:
    for number, path in enumerate(sorted(each for each in cache.rglob("*") if each.is_file())):
        path.unlink()  # which may be a file of the site, too
        path.write_bytes(os.urandom(100) if number % 2 else b"")


def be_cut_short(cache: Path) -> None:
    for path in [each for each in cache.rglob("*") if each.is_file()]:
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data[: len(data) // 2])


def lack_its_files(cache: Path) -> None:
    shutil.rmtree(cache / "site/objects")


def have_links_that_lead_nowhere(cache: Path) -> None:
    for path in [each for each in cache.rglob("*") if each.is_file()]:
        path.unlink()
        path.symlink_to("/nonexistent/place")


SPOILS: tuple[Spoil, ...] = (
    *(be_a_file, have_files_for_folders, have_folders_for_files, be_full_of_rubbish),
    *(be_cut_short, lack_its_files, have_links_that_lead_nowhere),
)


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoiled_cache_spoils_no_page(
    site: Path, wanted: dict[str, bytes], spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(site / ".cache")
    for _ in range(2):
        build(site)
        assert files_of(site / "output") == wanted
    assert "Traceback" not in capsys.readouterr().err


class Foreign:
    """What a pickle of somebody else would have done here."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (os.environ["FOREIGN"],)


def test_a_foreign_pickle_does_nothing(
    site: Path, wanted: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = site / "done"
    monkeypatch.setenv("FOREIGN", str(done))
    body = pickle.dumps({"place": ("key", Foreign())})
    packs = [*(site / ".cache/tables").rglob("*.pack")]
    assert packs
    for pack in packs:
        magic_and_version = pack.read_bytes().partition(b"\n")[0].rpartition(b" ")[0]
        pack.write_bytes(
            magic_and_version
            + b" "
            + blake2b(body, digest_size=16).hexdigest().encode()
            + b"\n"
            + body
        )
    build(site)
    assert files_of(site / "output") == wanted
    assert not done.exists()


def test_nothing_is_taken_over_from_another_version(
    site: Path, wanted: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (cache_folder, sys.modules["sitrep.site.engine.base"]):
        monkeypatch.setattr(module, "program_version", lambda: "another")
    built = build(site)
    assert files_of(site / "output") == wanted
    assert built.work.taken == 0
    assert [*built.work.reasons] == [
        "the program, a library, a setting, a template or a style has changed"
    ]


def test_after_a_template_error_the_next_build_is_right(
    site: Path, wanted: dict[str, bytes]
) -> None:
    before = files_of(site / "output")
    overrides = site / "templates"
    write(overrides, {"region.html": "{{ no_such_name }}"})
    with pytest.raises(BuildError, match="no_such_name"):
        build(site, THEME_TEMPLATES_OVERRIDES=[str(overrides)])
    assert files_of(site / "output") == before
    build(site)
    assert files_of(site / "output") == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="no process has a limit there")
@pytest.mark.parametrize("most", [0, 3_000, 30_000])
def test_on_a_full_disk_the_old_site_stays_and_the_next_build_is_right(
    tmp_path: Path, wanted: dict[str, bytes], most: int
) -> None:
    """No file may be longer than so many bytes: what a full disk says, a limit says, too."""
    write(tmp_path / "content", content("First"))
    build(tmp_path)
    before = files_of(tmp_path / "output")
    write(tmp_path / "content", content("Second"))
    more = f"PLUGINS = {[*PLUGINS]}\nimport resource\n"
    hard = "resource.getrlimit(resource.RLIMIT_FSIZE)[1]"
    limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {hard}))\n"
    code, said = outcome(tmp_path, more + limit)
    assert code == 1
    assert "File too large" in said
    assert "Traceback" not in said
    assert files_of(tmp_path / "output") == before
    build(tmp_path)
    after = files_of(tmp_path / "output")
    assert after == wanted != before


def test_of_two_builds_of_one_site_one_is_refused(
    site: Path, wanted: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = build_while_another_runs(site, "output", monkeypatch)
    assert said == [(1, "another build of output/ is running")]
    assert files_of(site / "output") == wanted


def test_two_builds_with_one_cache_are_both_right(
    site: Path, wanted: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build_while_another_runs(site, "elsewhere", monkeypatch) == [(0, "")]
    assert files_of(site / "elsewhere") == files_of(site / "output") == wanted
    build(site)
    assert files_of(site / "output") == wanted


def build_while_another_runs(
    site: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[int, str]]:
    """What a build into ``output`` came to that began and ended before this one had its cache kept."""
    found = []
    keep = WholeBuild._keep

    def build_meanwhile(self: WholeBuild, folder: Path) -> None:
        code, said = outcome(site, f"PLUGINS, OUTPUT_PATH = {[*PLUGINS]}, {output!r}\n")
        found.append(
            (code, "another build of output/ is running" if "another build" in said else "")
        )
        keep(self, folder)

    monkeypatch.setattr(WholeBuild, "_keep", build_meanwhile)
    build(site)
    monkeypatch.undo()
    return found


def outcome(folder: Path, more: str = "") -> tuple[int, str]:
    """The exit code of a build in a process of its own, and what it said."""
    conf = settings_file(folder)
    with conf.open("a", encoding="utf-8") as file:
        file.write(f"CACHE_PATH = '.cache'\n{more}")
    words = (sys.executable, "-B", "-m", "sitrep.site", "build", "--settings", "conf.py")
    done = subprocess.run(
        words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.returncode, done.stdout
