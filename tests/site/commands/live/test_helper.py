from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.site.commands.live.helper import Helper
from sitrep.site.commands.live.messages import END, BuildOutcome, ask_for_page, read_page
from sitrep.site.commands.live.newest import NewestPages

ANSWERS = f"""
import json, sys
made = 0
for line in sys.stdin:
    kind, words = json.loads(line)
    if words == ["ends/"]:
        sys.stderr.write("out of paper")
        sys.exit(3)
    print("working", flush=True)
    if words == ["sleeps/"]:
        print("asleep", flush=True)
        sys.stdin.read()
    made += 1
    told = [[], "", []] if kind == "read" else f"{{words[0]}} {{made}}"
    if words == ["fails/"]:
        told = [[], "region.html:3: no ink", []]
    print("\\x1e" + json.dumps(told))
    sys.stdout.write({END!r})
    sys.stdout.flush()
"""
COMMAND = [sys.executable, "-c", ANSWERS]


def ask(helper: Helper, address: str) -> list[bytes | None] | BuildOutcome:
    told: list[str] = []
    ended = helper.ask(ask_for_page(address), told.append)
    return ended or [*map(read_page, told)]


def test_it_answers_each_request_and_the_terminal_gets_the_rest(
    capfd: pytest.CaptureFixture[str],
) -> None:
    helper = Helper(COMMAND)
    assert ask(helper, "a/") == [b"a/ 1"]
    assert ask(helper, "b/") == [b"b/ 2"]
    assert capfd.readouterr().out == "working\nworking\n"
    helper.stop()
    assert ask(helper, "a/") == [b"a/ 1"], "another process"
    helper.stop()


def test_one_that_ends_by_itself_says_why_and_the_next_request_starts_another() -> None:
    helper = Helper(COMMAND)
    problem = "the program ended with exit code 3.\nout of paper"
    assert ask(helper, "ends/") == BuildOutcome(problem=problem)
    assert ask(helper, "a/") == [b"a/ 1"]
    helper.stop()


def test_one_that_is_stopped_meanwhile_has_no_answer() -> None:
    helper = Helper(COMMAND)
    answers: list[object] = []
    asking = threading.Thread(target=lambda: answers.append(ask(helper, "sleeps/")))
    helper.start()
    asking.start()
    while asking.is_alive():
        helper.stop()
        asking.join(0.1)
    assert answers == [[]]


def test_a_page_is_made_once_until_the_content_is_read_again() -> None:
    helper = Helper(COMMAND)
    pages = NewestPages(helper)
    assert pages.read([]).is_good
    assert pages.page("a/") == pages.page("a/") == b"a/ 2"
    assert pages.page("b/") == b"b/ 3"
    assert pages.read([]).is_good
    assert pages.page("a/") == b"a/ 5"
    helper.stop()


def test_a_process_that_has_ended_is_started_again_and_reads_before_it_makes_a_page() -> None:
    helper = Helper(COMMAND)
    pages = NewestPages(helper)
    pages.read([])
    kill(helper)
    assert pages.page("a/") == b"a/ 2", "the second thing that the other one does"
    kill(helper)
    assert pages.read([Path("a.md")]).is_good
    assert pages.page("b/") == b"b/ 2"
    helper.stop()


def test_a_page_that_ends_each_process_is_told_and_others_are_made() -> None:
    helper = Helper(COMMAND)
    pages = NewestPages(helper)
    pages.read([])
    for _ in range(2):
        with pytest.raises(BuildError, match=r"exit code 3\.\nout of paper"):
            pages.page("ends/")
    assert pages.page("a/") == b"a/ 2"
    helper.stop()


def test_what_is_wrong_with_a_page_is_raised_each_time_it_is_asked_for() -> None:
    helper = Helper(COMMAND)
    pages = NewestPages(helper)
    pages.read([])
    for _ in range(2):
        with pytest.raises(BuildError, match=r"region\.html:3: no ink"):
            pages.page("fails/")
    assert pages.page("a/") == b"a/ 3"
    helper.stop()


def kill(helper: Helper) -> None:
    process = helper._process
    assert process
    process.kill()
    process.wait()


def test_reading_that_ends_the_process_is_a_problem() -> None:
    pages = NewestPages(Helper([sys.executable, "-c", "raise SystemExit('no')"]))
    outcome = pages.read([])
    assert (outcome.faults, outcome.problem) == ((), "the program ended with exit code 1.\nno")
