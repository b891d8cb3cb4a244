"""Sites of an edited digest: built with what can be taken over, and from nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions, BuildWork
from tests.support.builds.edits import EditedDigest
from tests.support.paths import ROOT
from tests.support.site.sites import empty_folders, files_of, settings_for
from tests.support.trees import write

PLUGINS = (
    *("sitrep.site", "sitrep.site.feeds", "sitrep.site.data", "sitrep.site.mail"),
    *("sitrep.site.search", "sitrep.site.sitemap", "sitrep.site.hosts"),
)


@dataclass(frozen=True, slots=True)
class EditedSite:
    """What a build came to."""

    files: dict[str, bytes]
    work: BuildWork


def build_edited(folder: Path, digest: EditedDigest, *, cache: bool) -> EditedSite:
    """Build the site of a digest as it is now; with the cache, the last build's files are taken over."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    write(folder / "content", digest.files())
    theme = folder / "theme/digest"
    if not theme.exists():
        shutil.copytree(ROOT / "themes", theme.parent)
    base = (ROOT / "themes/digest/templates/base.html").read_text("utf-8")
    base = base.replace("</main>", f"</main>{digest.template}")
    (theme / "templates/base.html").write_text(base, "utf-8")
    output = folder / ("output" if cache else "clean")
    settings = settings_for(
        folder, OUTPUT_PATH=str(output), THEME=str(theme), PLUGINS=list(PLUGINS), **digest.settings
    )
    whole = WholeBuild(settings, BuildOptions(cache=cache, workers=2 if cache else 1))
    built = whole.build()
    return EditedSite(files_of(output), built.work)


def differences(folder: Path, digest: EditedDigest) -> tuple[list[str], BuildWork]:
    """The files in which a build with the cache differs from a clean one, and what it had to do.

    Folders in which nothing lies are differences, too.
    """
    kept, clean = (build_edited(folder, digest, cache=cache) for cache in (True, False))
    every = {**kept.files, **clean.files}
    wrong = [path for path in every if kept.files.get(path) != clean.files.get(path)]
    return sorted(wrong) + empty_folders(folder / "output"), kept.work
