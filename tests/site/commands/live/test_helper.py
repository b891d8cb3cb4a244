from __future__ import annotations

import sys
import threading

import pytest

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
    assert pages.page("a/") == pages.page("a/") == b"a/ 1"
    assert pages.page("b/") == b"b/ 2"
    assert pages.read([]).is_good
    assert pages.page("a/") == b"a/ 4"
    assert pages.page("ends/") is None
    helper.stop()


def test_reading_that_ends_the_process_is_a_problem() -> None:
    pages = NewestPages(Helper([sys.executable, "-c", "raise SystemExit('no')"]))
    outcome = pages.read([])
    assert (outcome.faults, outcome.problem) == ((), "the program ended with exit code 1.\nno")
