"""What a process remembers from reading to reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.content import reading
from sitrep.content.alone import ahead
from sitrep.site.build import WholeBuild
from sitrep.site.built import BuildOptions
from tests.support.site.sites import settings_for
from tests.support.trees import report_text, tree, write

NAMES = [f"2020-07-0{day}-example-wire-bridge" for day in range(1, 6)]


@pytest.mark.parametrize("cache", [True, False])
def test_only_the_report_that_was_edited_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: bool
) -> None:
    read: list[str] = []

    def noting(work: Callable[..., object]) -> Callable[..., object]:
        def noted(data: bytes, name: str) -> object:
            read.append(name)
            return work(data, name)

        return noted

    for module in (ahead, reading):
        monkeypatch.setattr(module, "read_report", noting(module.read_report))
    write(tmp_path / "content", tree({name: report_text(name) for name in NAMES}))
    options = BuildOptions(cache=cache, workers=1)
    at_once = WholeBuild(settings_for(tmp_path), options).pages_at_once()
    at_once.read()
    assert len(read) == len(NAMES)
    read.clear()
    file = f"content/reports/2020/{NAMES[2]}.md"
    write(tmp_path, {file: report_text(NAMES[2], title="Mended")})
    at_once.read([tmp_path / file])
    assert read == [file]
    assert b"Mended" in (at_once.page(f"reports/{NAMES[2]}/") or b"")
