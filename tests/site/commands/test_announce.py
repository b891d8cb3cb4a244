from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sitrep.core.errors import ContentError, SitrepError
from sitrep.core.record import When
from sitrep.core.weeks import Week
from sitrep.site.commands.announce import announce
from tests.support.site.sites import build_site, run_site
from tests.support.trees import report_text, tree, write

DAY = dt.date(2020, 7, 7)
W27 = Week(2020, 27)
NOTES = """\
---
# The week's work
key_points:   # in order
  - {text: "One: point", rests_on: [one]}
errata: []
---
Lead, with a tab at its end.\t

announced: not a key here
"""


def content(folder: Path, notes: str | None = None, **reports: str) -> Path:
    """A content folder with one report per date of ``reports``, and the notes of 2020-W27."""
    dates = reports or {"one": "2020-07-01"}
    files = tree({name: report_text(name, date=date, added=date) for name, date in dates.items()})
    if notes is not None:
        files["editions/2020-W27.md"] = notes
    return write(folder / "content", files)


def edition(folder: Path, week: str = "2020-W27") -> bytes:
    return (folder / "editions" / f"{week}.md").read_bytes()


def test_a_week_without_a_file_gets_one(tmp_path: Path) -> None:
    folder = content(tmp_path)
    done = announce(folder, When(DAY), W27)
    assert edition(folder) == b"---\nannounced: 2020-07-07\nkey_points: []\nerrata: []\n---\n"
    assert (done.week, done.day, done.file, done.reports) == (
        W27,
        DAY,
        "content/editions/2020-W27.md",
        1,
    )


def test_what_the_curator_wrote_stays_byte_for_byte(tmp_path: Path) -> None:
    folder = content(tmp_path, NOTES)
    announce(folder, When(DAY), W27)
    assert edition(folder) == NOTES.replace("---\n", "---\nannounced: 2020-07-07\n", 1).encode()


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("announced:", "announced: 2020-07-07"),
        ("announced: ", "announced: 2020-07-07 "),
        ("announced: null", "announced: 2020-07-07"),
        ("announced: ~", "announced: 2020-07-07"),
        ('announced: ""', "announced: 2020-07-07"),
        ("announced:   # on Tuesday", "announced: 2020-07-07   # on Tuesday"),
        ("announced: null # on Tuesday", "announced: 2020-07-07 # on Tuesday"),
    ],
)
def test_an_empty_key_is_filled_in_where_it_is(tmp_path: Path, written: str, then: str) -> None:
    notes = NOTES.replace("errata: []", f"{written}\nerrata: []")
    folder = content(tmp_path, notes)
    announce(folder, When(DAY), W27)
    assert edition(folder) == notes.replace(written, then, 1).encode()


def test_a_file_from_windows_keeps_its_line_ends_and_its_mark(tmp_path: Path) -> None:
    for name, notes in [("a", NOTES), ("b", NOTES.replace("errata", "announced:\nerrata"))]:
        folder = content(tmp_path / name)
        old = b"\xef\xbb\xbf" + notes.replace("\n", "\r\n").encode()
        (folder / "editions").mkdir(exist_ok=True)
        (folder / "editions" / "2020-W27.md").write_bytes(old)
        announce(folder, When(DAY), W27)
        new = edition(folder)
        assert new.count(b"\n") == new.count(b"\r\n")
        assert new.replace(b" 2020-07-07", b"", 1).replace(
            b"announced:\r\n", b"", 1
        ) == old.replace(b"announced:\r\n", b"", 1)


def test_a_file_in_a_folder_of_its_year_is_found(tmp_path: Path) -> None:
    folder = content(tmp_path)
    write(folder, {"editions/2020/2020-W27.md": NOTES})
    assert announce(folder, When(DAY), W27).file == "content/editions/2020/2020-W27.md"
    assert not (folder / "editions" / "2020-W27.md").exists()


def test_keys_in_braces_get_the_day_too(tmp_path: Path) -> None:
    notes = "---\n{key_points: [{text: One, rests_on: [one]}],  # and only\n announced: null}\n---\nLead.\n"
    folder = content(tmp_path, notes)
    announce(folder, When(DAY), W27)
    assert edition(folder) == notes.replace("null", '"2020-07-07"').encode()


def test_a_key_of_that_name_elsewhere_in_the_file_is_left_alone(tmp_path: Path) -> None:
    notes = '---\nkey_points:\n- {rests_on: [one], text: "One\n\n  announced:"}\n---\nannounced:\n'
    folder = content(tmp_path, notes)
    announce(folder, When(DAY), W27)
    assert edition(folder) == notes.replace("---\n", "---\nannounced: 2020-07-07\n", 1).encode()


def test_the_file_that_is_edited_is_the_one_that_is_read(tmp_path: Path) -> None:
    folder = content(tmp_path)
    former = {f"editions/{name}/2020-W27.md": NOTES for name in ("#2020", ".old", "~old", "2020")}
    write(folder, former)
    assert announce(folder, When(DAY), W27).file == "content/editions/2020/2020-W27.md"
    changed = [name for name in former if (folder / name).read_text("utf-8") != NOTES]
    assert changed == ["editions/2020/2020-W27.md"]


def test_the_newest_week_that_is_over_is_announced_and_the_others_are_named(tmp_path: Path) -> None:
    folder = content(tmp_path, old="2020-06-16", older="2020-06-09", open="2020-07-01")
    done = announce(folder, When(dt.date(2020, 7, 5)))
    assert (str(done.week), [str(week) for week in done.waiting]) == ("2020-W25", ["2020-W24"])
    assert "Not announced yet: 2020-W24." in str(done)
    assert str(announce(folder, When(DAY)).week) == "2020-W27"
    assert str(announce(folder, When(DAY)).week) == "2020-W24"
    with pytest.raises(SitrepError, match="all weeks that are over and have reports are announced"):
        announce(folder, When(DAY))


def test_an_announced_week_is_refused_whatever_the_day(tmp_path: Path) -> None:
    folder = content(tmp_path)
    announce(folder, When(DAY), W27)
    before = edition(folder)
    with pytest.raises(
        SitrepError, match=r"2020-W27 was announced on 2020-07-07; .* ./dev correct"
    ):
        announce(folder, When(dt.date(2020, 7, 8)), W27, early=True)
    assert edition(folder) == before


def test_a_week_without_published_reports_is_refused(tmp_path: Path) -> None:
    reports = {
        "draft": report_text("draft", status="draft"),
        "other": report_text("other", date="2020-06-16"),
    }
    folder = write(tmp_path / "content", tree(reports))
    with pytest.raises(SitrepError, match="2020-W27 has no published report"):
        announce(folder, When(DAY), W27)
    assert not (folder / "editions").exists()


@pytest.mark.parametrize("day", ["2020-07-01", "2020-07-05"])
def test_a_week_that_is_not_over_is_refused_unless_that_is_intended(
    tmp_path: Path, day: str
) -> None:
    folder = content(tmp_path)
    with pytest.raises(SitrepError, match=f"2020-W27 is not over on {day}: it ends on 2020-07-05"):
        announce(folder, When(dt.date.fromisoformat(day)), W27)
    announce(folder, When(dt.date.fromisoformat(day)), W27, early=True)
    assert f"announced: {day}".encode() in edition(folder)


def test_reports_that_came_after_that_day_are_counted(tmp_path: Path) -> None:
    reports = {
        name: report_text(name, added=added)
        for name, added in [("a", "2020-07-07"), ("b", "2020-07-08")]
    }
    done = announce(write(tmp_path / "content", tree(reports)), When(DAY), W27)
    assert (done.reports, done.late) == (2, 1)
    assert "1 report came after that day and will be marked as late." in str(done)


def test_a_tree_with_faults_is_refused(tmp_path: Path) -> None:
    folder = content(tmp_path, NOTES.replace("errata", "erata"))
    with pytest.raises(ContentError):
        announce(folder, When(DAY), W27)
    assert b"2020-07-07" not in edition(folder)


def test_the_next_build_has_the_edition_in_the_feeds(tmp_path: Path) -> None:
    folder = content(tmp_path)
    assert "2020-W27" not in build_site(tmp_path).text("feed.xml")
    announce(folder, When(DAY), W27)
    assert "2020-W27" in build_site(tmp_path).text("feed.xml")


def test_the_command_says_what_it_did_and_what_comes_next(tmp_path: Path) -> None:
    content(tmp_path)
    result = run_site(tmp_path, "announce", "--date", "2020-07-07")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "2020-W27 is announced as of 2020-07-07 with 1 report, in content/editions/2020-W27.md.\n"
        "Check it with "
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["2020-W54"], 2, "“2020-W54” is not an ISO week. Write it as 2020-W27"),
        (["27"], 2, "“27” is not an ISO week"),
        (["2020-W27", "--date", "7 July"], 2, "“7 July” is not a date. Write it as 2020-07-07"),
        (["2020-W27", "2020-W28"], 2, "“2020-W28” is one word too many"),
        (["2020-W27", "--date", "9999-01-01"], 1, "Not announced: 9999-01-01 is in the future."),
        (["2020-W28"], 1, "Not announced: 2020-W28 has no published report."),
        (["2020-W27", "--date", "2020-07-05"], 1, "add --yes if this is intended."),
    ],
)
def test_the_command_refuses_with_a_reason(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    folder = content(tmp_path)
    result = run_site(tmp_path, "announce", *arguments)
    assert (result.returncode, words in result.stderr) == (code, True), result.stderr
    assert not (folder / "editions").exists()


def test_the_command_lists_faults_as_the_build_does(tmp_path: Path) -> None:
    write(tmp_path / "content", tree({"one": report_text("one", title="")}))
    result = run_site(tmp_path, "announce", "2020-W27")
    assert result.returncode == 1
    assert result.stderr.startswith("content/reports/2020/one.md:1: title: is missing.")
    assert result.stderr.splitlines()[-1] == "Not announced: 1 fault to fix."


def test_without_a_date_it_is_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:
            return cls(2020, 7, 9, 23, 30, tzinfo=tz)

    monkeypatch.setattr("sitrep.site.__main__.dt.datetime", Clock)
    folder = content(tmp_path)
    assert run_site(tmp_path, "announce").returncode == 0
    assert b"announced: 2020-07-09" in edition(folder)
