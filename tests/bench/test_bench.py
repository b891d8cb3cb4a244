"""What ./dev bench measures with: its reports are in order, its table says what was measured."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pelican.settings import read_settings

from benchmarks.bench.__main__ import main, with_table
from benchmarks.bench.corpus import article
from benchmarks.bench.measure import BuildFailedError, Cost, cost_of
from benchmarks.bench.skeletons import SKELETONS, edits_of
from benchmarks.bench.table import COLD, Measured, written
from sitrep.site.build import WholeBuild
from sitrep.site.built import Built

REPORTS = 60


def build(folder: Path) -> Built:
    settings = {**read_settings(str(folder / "conf.py"))}
    settings["PLUGINS"] = ["sitrep.site", "sitrep.site.data"]
    return WholeBuild(settings).build()


def test_our_site_of_the_corpus_passes_all_checks_after_each_edit(tmp_path: Path) -> None:
    ours = SKELETONS["ours"]
    ours.lay_out(tmp_path, REPORTS)
    assert len(build(tmp_path).content.reports) == REPORTS
    for _name, one in edits_of(REPORTS):
        ours.edit(tmp_path, one)
    built = build(tmp_path)
    assert len(built.content.reports) == REPORTS + 1
    assert sum(file.report.status.value == "withdrawn" for file in built.content.reports) == 1
    assert 0 < built.work.taken < built.work.files


def test_a_report_follows_from_its_number() -> None:
    assert article(7, REPORTS) == article(7, REPORTS)
    assert article(7, REPORTS).paragraphs == article(7, 10 * REPORTS).paragraphs
    assert len({article(number, REPORTS).slug for number in range(REPORTS)}) == REPORTS


def test_all_generators_get_the_same_words(tmp_path: Path) -> None:
    one = article(3, REPORTS)
    for skeleton in map(partial(replace, settle=lambda _folder: None), SKELETONS.values()):
        path, text = skeleton.write(one)
        assert path.endswith(".md")
        assert all(paragraph in text for paragraph in one.paragraphs)
        skeleton.lay_out(tmp_path / skeleton.name, REPORTS)
        assert len(list((tmp_path / skeleton.name / "content").rglob("2*-*.md"))) >= REPORTS


def test_a_build_is_measured_with_all_its_processes(tmp_path: Path) -> None:
    work = "import os, time; os.fork(); held = bytes(60_000_000); time.sleep(0.5)"
    (tmp_path / "output").mkdir()
    (tmp_path / "output/page.html").write_bytes(bytes(2_000_000))
    cost = cost_of((sys.executable, "-c", work), tmp_path, tmp_path / "output")
    assert (cost.files, cost.size) == (1, 2)
    assert cost.memory > 60


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "raise SystemExit('no template')")
    with pytest.raises(BuildFailedError, match="no template"):
        cost_of(command, tmp_path, tmp_path)


def costs(*seconds: float) -> Sequence[Cost]:
    return [Cost(each, 2 * each, 100.0, 10, 3) for each in seconds]


def measured() -> Measured:
    return Measured(
        reports=1000,
        runs=3,
        machine=["a machine"],
        told={"ours": "ours", "hugo": "Hugo 1"},
        costs={
            "ours": {COLD: costs(1, 9, 2), "after one comma": costs(0.5, 0.5, 0.5)},
            "hugo": {COLD: costs(4, 4, 4), "after one comma": costs(5, 5, 5)},
        },
        missing={"eleventy": "Node.js and npm are not installed"},
        stages={COLD: [("checks", (1.0, 2.0, 80.0)), ("nothing", (0.0, 0.0, 0.0))]},
    )


def test_the_table_begins_with_ratios_of_medians() -> None:
    text = written(measured())
    assert text.startswith("## 1,000 reports\n\n- a machine\n")
    assert "| ours | 0.50 | 0.10 |" in text
    assert text.index("| Hugo 1 | 1.00 | 1.00 |") < text.index("| ours | cold | 2.0 | 4.0 | 100 |")
    assert "eleventy is missing: Node.js and npm are not installed." in text
    assert "| checks | 1.0 | 2.0 | 80 |" in text
    assert "nothing" not in text


def test_a_table_takes_the_place_of_the_one_for_as_many_reports(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    for reports in (50, 100, 50):
        path.write_text(with_table(path, f"## {reports} reports\n\n{len(path.name)}\n"), "utf-8")
    text = path.read_text("utf-8")
    assert text.startswith("# What builds cost\n")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## 100 reports",
        "## 50 reports",
    ]


def test_what_cannot_be_had_is_named_and_the_rest_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    table = tmp_path / "RESULTS.md"
    options = ["--reports", "50", "--runs", "1", "--only", "eleventy", "--in", str(tmp_path)]
    assert main([*options, "--write", str(table)]) == 0
    said = capsys.readouterr().out
    assert "eleventy is missing: Node.js and npm are not installed." in said
    assert "eleventy is missing" in table.read_text("utf-8")


@pytest.mark.parametrize("words", [["--reports", "3"], ["--runs", "0"]])
def test_too_little_to_measure_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words)
