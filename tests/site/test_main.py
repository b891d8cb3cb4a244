from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitrep.core.errors import Fault
from sitrep.site.__main__ import main
from sitrep.site.commands.annotations import annotation
from tests.support.site.sites import run_site
from tests.support.trees import ANNOUNCED, report_text, tree, write


def test_the_last_line_says_what_the_site_holds_and_how_to_look_at_it(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    result = run_site(tmp_path, "build")
    assert result.returncode == 0
    last = result.stdout.strip().splitlines()[-1]
    assert last.startswith(
        "output/ holds 1 report, 1 edition, 0 events, 1 region, 2 sources, 7 feeds, built in "
    )
    assert last.endswith("Look at it with ./dev serve.")


def test_a_build_says_what_was_made_and_what_was_taken_over(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    first = run_site(tmp_path, "build", "--verbose").stdout
    assert re.search(r"^\d+ files, all made now", first, re.MULTILINE)
    assert re.search(r"^ +\d+\.\d{3} s  report pages$", first, re.MULTILINE)
    assert "there is no earlier build of this site: 404.html" in first
    again = run_site(tmp_path, "build").stdout
    assert re.search(
        r"^\d+ files: \d+ made, \d+ taken over from the last build", again, re.MULTILINE
    )
    assert "report pages\n" not in again
    without = run_site(tmp_path, "build", "--no-cache", "--workers", "1", "--verbose").stdout
    assert re.search(r"^\d+ files, all made now", without, re.MULTILINE)
    assert "there is no cache" in without


def test_a_quiet_build_prints_faults_alone(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    result = run_site(tmp_path, "build", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    write(tmp_path / "content", tree({"one": report_text("one", title="")}))
    result = run_site(tmp_path, "build", "--quiet")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.endswith("Not built; the last good site is unchanged: 1 fault to fix.\n")


def test_a_build_is_profiled_into_a_file(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    result = run_site(tmp_path, "build", "--profile", "build.prof")
    assert result.returncode == 0, result.stderr
    assert "function calls" in result.stdout
    assert (tmp_path / "build.prof").stat().st_size > 1000


def test_every_fault_is_listed_and_the_exit_code_says_so(tmp_path: Path) -> None:
    write(
        tmp_path / "content",
        tree({"one": report_text("one", title=""), "two": report_text("two", source="nobody")}),
    )
    result = run_site(tmp_path, "build")
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "content/reports/2020/one.md:1: title: is missing. "
        "Write title: the headline, and title_kind: who worded it.",
        "content/reports/2020/two.md:8: source: “nobody” is not a source of sources.toml. "
        "Add [nobody] to sources.toml, or write unknown.",
        "Not built; the last good site is unchanged: 2 faults to fix.",
    ]
    assert not (tmp_path / "output").exists()


def test_in_githubs_ci_faults_are_annotations_at_their_lines(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"one": report_text("one", title="")}))
    result = run_site(tmp_path, "build", GITHUB_ACTIONS="true")
    assert (
        "::error file=content/reports/2020/one.md,line=1,title=Content::title: is missing."
        in result.stdout
    )
    assert "::error" not in run_site(tmp_path, "build").stdout


def test_an_annotation_cannot_be_ended_by_what_it_quotes() -> None:
    fault = Fault("content/a,b:c.md", 3, "title", "100%\nis\rodd", "Fix it")
    place = "file=content/a%2Cb%3Ac.md,line=3"
    assert annotation(fault) == f"::error {place},title=Content::title: 100%25%0Ais%0Dodd. Fix it."


def test_an_annotation_holds_no_control_characters() -> None:
    said = annotation(Fault("content/\x1b[2J.md", 3, "x\u2028", "\x1b[2J\n", "Fix it"))
    assert said.isprintable()
    assert said.startswith("::error file=content/\\x1b[2J.md,line=3,")


def test_drafts_are_counted_and_listed_at_the_end(tmp_path: Path) -> None:
    draft = report_text("later", status="draft", title="", date="")
    write(
        tmp_path / "content",
        tree({"2020-07-01-example-wire-bridge": report_text(), "later": draft}),
    )
    result = run_site(tmp_path, "build")
    assert result.returncode == 0
    assert "draft content/reports/2020/later.md: 2 things to settle" in result.stdout
    assert "1 draft not published; ./dev build --drafts makes a preview of them." in result.stdout


def test_notes_on_a_week_without_a_report_are_named(tmp_path: Path) -> None:
    write(
        tmp_path / "content",
        {**tree(), "editions/2020-W30.md": "---\nannounced: 2020-07-28\n---\n"},
    )
    result = run_site(tmp_path, "build")
    assert "editions/2020-W30.md has no page: no report of that week is published." in result.stdout
    assert "2020-W27.md" not in result.stdout


def test_a_preview_goes_to_another_folder(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"later": report_text("later", status="draft")}))
    result = run_site(tmp_path, "build", "--drafts")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "output-drafts/reports/later/index.html").is_file()
    assert not (tmp_path / "output").exists()


def test_an_address_on_the_command_line_is_the_sites(tmp_path: Path) -> None:
    write(tmp_path / "content", {**tree(), **ANNOUNCED})
    run_site(tmp_path, "build", "--address", "https://digest.example.org/sub/")
    feed = (tmp_path / "output/feed.xml").read_text("utf-8")
    assert "https://digest.example.org/sub/editions/2020-W27/" in feed
    assert "localhost" not in feed


def test_a_published_site_is_to_be_copied_and_not_served(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    result = run_site(tmp_path, "build", "--address", "https://digest.example.org")
    assert result.stdout.strip().endswith(
        "It is built for https://digest.example.org: copy it there."
    )


def test_a_preview_is_served_as_one(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"later": report_text("later", status="draft")}))
    result = run_site(tmp_path, "build", "--drafts")
    assert result.stdout.strip().endswith("Look at it with ./dev serve --drafts.")
    assert "1 draft not published.\n" in result.stdout


@pytest.mark.parametrize(
    "line", ["1 / 0", "raise OSError('no')", "None.x", "import absent", "{}['x']", "x ="]
)
def test_a_settings_file_that_fails_gets_one_sentence(tmp_path: Path, line: str) -> None:
    (tmp_path / "broken.py").write_text(f"{line}\n", "utf-8")
    result = run_site(tmp_path, "build", "--settings", "broken.py")
    assert result.returncode == 1
    assert result.stderr.startswith("Not built; the last good site is unchanged: broken.py: ")
    assert "Traceback" not in result.stderr


def test_a_template_error_is_one_message_and_exit_code_one(tmp_path: Path) -> None:
    write(tmp_path / "content", tree())
    write(tmp_path, {"templates/region.html": "{{ no_such_name }}"})
    conf = tmp_path / "more.py"
    conf.write_text("from conf import *\nTHEME_TEMPLATES_OVERRIDES = ['templates']\n", "utf-8")
    result = run_site(tmp_path, "build", "--settings", str(conf), PYTHONPATH=str(tmp_path))
    assert result.returncode == 1
    assert "'no_such_name' is undefined" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments", [["build", "--settings", "absent.py"], ["serve", "--settings", "absent.py"]]
)
def test_a_missing_settings_file_gets_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    assert "absent.py does not exist" in capsys.readouterr().err


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    options = [
        "settings",
        "drafts",
        "address",
        "verbose",
        "quiet",
        "no-cache",
        "workers",
        "profile",
    ]
    assert [option for option in options if f"--{option}" not in text] == []
    assert "--on-request" not in text


@pytest.mark.parametrize("command", [[], ["build"], ["serve"], ["publish"], ["verify"], ["lint"]])
def test_help_explains_exit_codes(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert "Exit codes: 0 done; 1 not done" in text
    assert "130 stopped with Ctrl-C; 143 ended by SIGTERM" in text
