"""Sites of an edited digest: built with what can be taken over, and from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from sitrep.core.errors import ContentError, OutputError
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions, BuildWork
from sitrep.site.engine import making, workers
from tests.support.builds.digest import EditedDigest
from tests.support.paths import ROOT
from tests.support.site.sites import empty_folders, files_of, settings_for
from tests.support.trees import write

PLUGINS = (
    *("sitrep.site", "sitrep.site.feeds", "sitrep.site.data", "sitrep.site.mail"),
    *("sitrep.site.search", "sitrep.site.sitemap", "sitrep.site.hosts"),
)


@dataclass(frozen=True, slots=True)
class EditedSite:
    """What a build came to: its files, or what is wrong in the content as the only one."""

    files: dict[str, bytes]
    work: BuildWork


def build_edited(
    folder: Path, digest: EditedDigest, *, cache: bool, processes: int = 1
) -> EditedSite:
    """Build the site of a digest as it is now; with the cache, the last build's files are taken over."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    write(folder / "content", digest.files())
    theme = folder / "theme/digest"
    if not theme.exists():
        shutil.copytree(ROOT / "themes", theme.parent)
    for file, said in digest.theme.items():
        text = (ROOT / "themes/digest" / file).read_text("utf-8")
        head, mark, rest = text.partition("</main>")
        (theme / file).write_text(f"{head}{mark}{said}{rest}", "utf-8")
    output = folder / ("output" if cache else "clean")
    settings = settings_for(
        folder, OUTPUT_PATH=str(output), THEME=str(theme), PLUGINS=list(PLUGINS), **digest.settings
    )
    whole = WholeBuild(settings, BuildOptions(cache=cache, workers=processes))
    with all_at_work():
        try:
            built = whole.build()
        except OutputError:
            raise
        except ContentError as error:
            return EditedSite({"faults": str(error).encode()}, BuildWork())
    return EditedSite(files_of(output), built.work)


@contextmanager
def all_at_work() -> Iterator[None]:
    """Have each process that a build may have do its part, however few files there are."""
    with patch.object(workers, "FEW", 1), patch.object(making, "BATCH", 4):
        yield


def differences(
    folder: Path, digest: EditedDigest, processes: tuple[int, int] = (2, 1)
) -> tuple[list[str], BuildWork]:
    """The files in which a build with the cache differs from a clean one, and what it had to do.

    It had to do nothing where the content is refused.

    ``processes``: how many each of them has.  Folders in which nothing lies are differences, too.
    """
    kept = build_edited(folder, digest, cache=True, processes=processes[0])
    clean = build_edited(folder, digest, cache=False, processes=processes[1])
    every = {**kept.files, **clean.files}
    wrong = [path for path in every if kept.files.get(path) != clean.files.get(path)]
    return sorted(wrong) + empty_folders(folder / "output"), kept.work
