"""./dev send against a server and a program on this machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.site.feeds import blast
from tests.support.site.mail.sending import WEEK, Digest, new_digest, parsed, texts_of
from tests.support.site.mail.servers import PASSWORD, USER, Server, mail_program, running_server
from tests.support.site.sites import files_of

READERS = (
    "first.reader@one.example.org",
    "second.reader@two.example.org",
    "third@three.example.org",
)
LIST = tuple(f"{address} token-{at}" for at, address in enumerate(READERS, 1))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    return new_digest(tmp_path_factory.mktemp("digest") / "digest", blast())


@pytest.fixture
def digest(built: Digest, tmp_path: Path) -> Digest:
    """A copy of its own."""
    return Digest(Path(shutil.copytree(built.folder, tmp_path / "digest")))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with running_server(tmp_path) as found:
        yield found


def by(server: Server, scheme: str = "smtp+plain", user: str = "") -> tuple[str, str]:
    return "--by", f"{scheme}://{user}{'@' if user else ''}localhost:{server.port}"


def shown(result: subprocess.CompletedProcess[str]) -> str:
    """What was printed, in which nobody's address or token may stand."""
    text = result.stdout + result.stderr
    for each in (*READERS, "first.reader", "second.reader", "token-"):
        assert each not in text
    return text


def test_everybody_on_a_list_gets_a_mail_of_their_own(digest: Digest, server: Server) -> None:
    result = digest.send("--to", digest.listed(*LIST), *by(server))
    assert result.returncode == 0, result.stderr
    assert "Sent to 3 recipients." in shown(result)
    assert server.inbox.recipients == [*READERS]
    assert server.inbox.senders == {"desk@digest.example.org"}
    assert set(server.inbox.greetings) == {"[127.0.0.1]"}
    assert server.inbox.connections == 1
    for number, (address, data) in enumerate(server.inbox.mails, 1):
        message = parsed(data)
        assert message["To"] == address
        assert message["From"] == "Situation Digest <desk@digest.example.org>"
        assert message["Subject"] == "A week at the ford (Week 27, 2020)"
        url = f"https://digest.example.org/leave?who=token-{number}"
        assert message["List-Unsubscribe"] == f"<{url}>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert all(url in text for text in texts_of(message))
        others = [each for each in READERS if each != address]
        assert not any(other.encode() in data for other in others)


def test_what_is_sent_is_what_was_built(digest: Digest, server: Server) -> None:
    digest.set(unsubscribe="")
    digest.run("build")
    digest.send("--to", READERS[0], *by(server))
    ((_address, data),) = server.inbox.mails
    sent, file = parsed(data), parsed((digest.folder / f"output/mail/{WEEK}.eml").read_bytes())
    assert texts_of(sent) == texts_of(file)
    for name in ("Message-ID", "Date", "List-Id", "Subject", "Archived-At", "Content-Language"):
        assert sent[name] == file[name]


def test_a_second_run_sends_to_nobody_twice(digest: Digest, server: Server) -> None:
    digest.send("--to", digest.listed(*LIST[:2]), *by(server))
    result = digest.send("--to", digest.listed(*LIST), *by(server))
    assert "2 recipients got it in an earlier run." in shown(result)
    assert server.inbox.recipients == [*READERS]
    last = digest.send("--to", digest.listed(*LIST), *by(server))
    assert last.returncode == 0
    assert "Nobody is left to send to." in shown(last)
    again = digest.send("--to", digest.listed(*LIST), *by(server), "--again")
    assert "Sent to 3 recipients." in shown(again)


def test_a_dry_run_says_what_would_be_sent_and_leaves_no_trace(
    digest: Digest, server: Server
) -> None:
    before = files_of(digest.folder)
    result = digest.send("--to", digest.listed(*LIST), *by(server), "--dry-run")
    text = shown(result)
    assert result.returncode == 0
    assert "A week at the ford" in text
    assert "to 3 recipients, " in text
    assert "f…@o….org" in text
    assert "Nothing was sent." in text
    assert server.inbox.mails == []
    assert files_of(digest.folder) == before


def test_whoever_a_server_refuses_is_listed_and_tried_again(digest: Digest, server: Server) -> None:
    server.inbox.refused[READERS[0]] = f"550 <{READERS[0]}>: no first.reader here"
    server.inbox.answers[READERS[1]] = "452 full, try second.reader later"
    listed = digest.listed(*LIST)
    result = digest.send("--to", listed, *by(server))
    text = shown(result)
    assert result.returncode == 1
    assert "Sent to 1 recipient." in text
    assert "Not taken for 2 recipients; another run tries again:" in text
    assert "  f…@o….org: 550 <f…@o….org>: no … here" in text
    assert "  s…@t….org: 452 full, try … later" in text
    server.inbox.refused.clear()
    server.inbox.answers.clear()
    assert digest.send("--to", listed, *by(server)).returncode == 0
    assert server.inbox.recipients == [READERS[2], READERS[0], READERS[1]]


def test_a_mail_of_which_nobody_knows_is_not_sent_again_unless_asked(
    digest: Digest, server: Server
) -> None:
    server.inbox.breaks_off_after.add(READERS[1])
    listed = digest.listed(*LIST)
    result = digest.send("--to", listed, *by(server))
    assert result.returncode == 1
    assert "Perhaps sent to 1 recipient, and not sent again:" in shown(result)
    assert server.inbox.recipients == [*READERS]
    later = digest.send("--to", listed, *by(server))
    assert later.returncode == 1
    assert "may have it or not" in shown(later)
    assert server.inbox.recipients == [*READERS]
    server.inbox.breaks_off_after.clear()
    asked = digest.send("--to", *READERS[1:2], *by(server), "--again")
    assert asked.returncode == 1, "the address has no token, and could not unsubscribe"
    assert digest.send("--to", digest.listed(LIST[1]), *by(server), "--again").returncode == 0
    assert digest.send("--to", listed, *by(server)).returncode == 0


def test_a_server_that_takes_a_few_at_once_is_called_again(digest: Digest, server: Server) -> None:
    server.inbox.most_at_once = 1
    result = digest.send("--to", digest.listed(*LIST), *by(server))
    assert result.returncode == 0
    assert server.inbox.recipients == [*READERS]
    assert server.inbox.connections == 3


def test_a_run_that_is_killed_goes_on_where_it_was(digest: Digest, server: Server) -> None:
    listed = digest.listed(*LIST)
    words = ["send", WEEK, "--settings", "conf.py", "--to", listed, *by(server)]
    slow = subprocess.Popen(
        [sys.executable, "-m", "sitrep.site", *words, "--per-minute", "1"],
        cwd=digest.folder,
        env=digest.environment(),
        stdout=subprocess.DEVNULL,
    )
    book = digest.folder / f".sent/{WEEK}.txt"
    for _ in range(600):
        if book.is_file() and "sent " in book.read_text("ascii"):
            break
        time.sleep(0.05)
    slow.kill()
    slow.wait()
    assert server.inbox.recipients == [READERS[0]]
    assert digest.send("--to", listed, *by(server)).returncode == 0
    assert server.inbox.recipients == [*READERS]


def test_a_server_that_is_not_there_is_an_error_before_anything_is_noted(
    digest: Digest, server: Server
) -> None:
    result = digest.send("--to", digest.listed(*LIST), "--by", "smtp+plain://localhost:1")
    assert result.returncode == 1
    assert "Not sent: localhost:1 (not encrypted) cannot be used: " in shown(result)
    assert digest.send("--to", digest.listed(*LIST), *by(server)).returncode == 0


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Server]:
    with running_server(tmp_path, "starttls", asks=True) as found:
        yield found


def test_a_password_comes_from_the_environment_or_a_private_file(
    digest: Digest, guarded: Server, tmp_path: Path
) -> None:
    trust = {"SSL_CERT_FILE": str(guarded.trust)}
    to = ("--to", digest.listed(LIST[0]), *by(guarded, "smtp", USER))
    without = digest.send(*to, **trust)
    assert "there is no password for the mailer's user" in shown(without)
    wrong = digest.send(*to, **trust, SITREP_MAIL_PASSWORD="wrong horse")
    assert "does not take user and password (535)" in shown(wrong)
    assert "horse" not in shown(wrong)
    assert digest.send(*to, **trust, SITREP_MAIL_PASSWORD=PASSWORD).returncode == 0
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSWORD}\n", "utf-8")
    secret.chmod(0o644)
    file = ("--password-file", str(secret), "--again")
    assert f"Run chmod 600 {secret}" in shown(digest.send(*to, *file, **trust))
    secret.chmod(0o600)
    assert digest.send(*to, *file, **trust).returncode == 0
    assert guarded.inbox.is_encrypted == [True, True]


def test_a_server_that_cannot_be_trusted_gets_neither_password_nor_mail(
    digest: Digest, guarded: Server
) -> None:
    to = ("--to", digest.listed(LIST[0]), *by(guarded, "smtp", USER))
    result = digest.send(*to, SITREP_MAIL_PASSWORD=PASSWORD)
    assert result.returncode == 1
    assert "certificate verify failed" in shown(result)
    assert guarded.inbox.mails == []


def test_a_server_without_starttls_gets_nothing(digest: Digest, server: Server) -> None:
    result = digest.send("--to", digest.listed(LIST[0]), *by(server, "smtp"))
    assert result.returncode == 1
    assert "STARTTLS" in shown(result)
    assert server.inbox.mails == []


def test_tls_from_the_start_is_spoken(digest: Digest, tmp_path: Path) -> None:
    with running_server(tmp_path, "tls") as server:
        result = digest.send(
            *("--to", digest.listed(LIST[0]), *by(server, "smtps")), SSL_CERT_FILE=str(server.trust)
        )
        assert result.returncode == 0, result.stderr
        assert server.inbox.is_encrypted == [True]


def test_a_program_gets_mails_with_plain_ends_of_lines_and_no_address_in_its_words(
    digest: Digest, tmp_path: Path
) -> None:
    digest.set("https://digest.example.org")
    digest.run("build")
    program = mail_program(tmp_path / "program", sys.executable)
    listed = digest.listed(*LIST, "no-body@four.example.org token-4")
    result = digest.send("--to", listed, "--by", str(program))
    assert result.returncode == 1
    assert "  n…@f….org: cannot deliver to n…@f….org; try again later" in shown(result)
    mails = sorted(program.parent.glob("*.eml"))
    assert [parsed(mail.read_bytes())["To"] for mail in mails] == [*READERS]
    assert not any(b"\r" in mail.read_bytes() for mail in mails)
    words = {path.read_text() for path in program.parent.glob("*.words")}
    assert words == {"-i\n-f\ndesk@digest.example.org\n-t"}


def test_a_program_that_is_not_there_ends_the_run(digest: Digest) -> None:
    digest.set("https://digest.example.org")
    digest.run("build")
    result = digest.send("--to", digest.listed(*LIST), "--by", "/nowhere/sendmail")
    assert result.returncode == 1
    assert "Stopped with 3 recipients left: it cannot be run" in shown(result)


def test_links_that_nobody_else_can_open_are_not_sent_abroad(digest: Digest) -> None:
    result = digest.send("--to", digest.listed(*LIST), "--by", "smtps://mx.example.org")
    assert result.returncode == 1
    assert "all links would lead to http://localhost:8000/" in shown(result)


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        ({"sender": ""}, "Set SITREP['sender'] in pelicanconf.py"),
        ({"sender": "no mailbox"}, "SITREP['sender'] is 'no mailbox'. Write the mailbox"),
        ({"unsubscribe": "http://x"}, "SITREP['unsubscribe'] is 'http://x'. Write where"),
    ],
)
def test_settings_that_lack_or_are_wrong_are_named(
    digest: Digest, server: Server, ours: dict[str, str], words: str
) -> None:
    digest.set(**ours)
    result = digest.send("--to", digest.listed(*LIST), *by(server))
    assert result.returncode == 1
    assert words in shown(result)


def test_the_mailer_may_stand_in_the_settings(digest: Digest, server: Server) -> None:
    missing = digest.send("--to", digest.listed(*LIST))
    assert "Set SITREP['mailer'] in pelicanconf.py, or add --by" in shown(missing)
    digest.set(mailer=by(server)[1])
    assert digest.send("--to", digest.listed(*LIST)).returncode == 0
    assert len(server.inbox.mails) == 3


def test_a_week_that_is_not_announced_is_not_sent(digest: Digest, server: Server) -> None:
    notes = digest.folder / f"content/editions/{WEEK}.md"
    notes.write_text(notes.read_text("utf-8").replace("announced: 2020-07-07\n", ""), "utf-8")
    digest.run("build")
    result = digest.send("--to", digest.listed(*LIST), *by(server))
    assert result.returncode == 1
    assert f"{WEEK} is not announced" in shown(result)
    assert not (digest.folder / f"output/mail/{WEEK}.eml").exists()
    unknown = digest.run("send", "2019-W01", "--to", digest.listed(*LIST), *by(server))
    assert "2019-W01 is not announced, or has no report" in shown(unknown)


def test_a_form_that_is_not_of_todays_content_is_sent_with_a_warning(
    digest: Digest, server: Server
) -> None:
    assert "Warning" not in shown(digest.send("--to", digest.listed(LIST[0]), *by(server)))
    report = digest.folder / "content/reports/2020/a.md"
    report.write_text(report.read_text("utf-8").replace("The ford is shut", "It is shut"), "utf-8")
    result = digest.send("--to", digest.listed(LIST[1]), *by(server))
    assert f"output/mail/{WEEK}.eml is not what today's content and settings make" in result.stderr
    assert result.returncode == 0
    assert "The ford is shut" in texts_of(parsed(server.inbox.mails[-1][1]))[0]


def test_a_site_that_was_not_built_or_a_damaged_mail_is_an_error(
    digest: Digest, server: Server
) -> None:
    mail = digest.folder / f"output/mail/{WEEK}.eml"
    mail.write_bytes(mail.read_bytes()[:2000])
    assert "is damaged" in shown(digest.send("--to", digest.listed(*LIST), *by(server)))
    mail.unlink()
    assert "Build the site first" in shown(digest.send("--to", digest.listed(*LIST), *by(server)))


def test_nothing_of_a_recipient_is_in_the_digests_folder(digest: Digest, server: Server) -> None:
    server.inbox.refused[READERS[0]] = f"550 <{READERS[0]}>"
    digest.send("--to", digest.listed(*LIST), *by(server))
    subprocess.run(["git", "init", "-q"], cwd=digest.folder, check=True)
    subprocess.run(["git", "add", "content"], cwd=digest.folder, check=True)
    for name, data in files_of(digest.folder).items():
        assert not any(each.encode() in data for each in (*READERS, "first.reader", "token-1")), (
            name
        )
    listed = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"],
        cwd=digest.folder,
        check=True,
        capture_output=True,
    )
    assert b".sent" not in listed.stdout


def test_a_list_that_others_can_read_is_warned_of(digest: Digest, server: Server) -> None:
    listed = digest.listed(*LIST)
    Path(listed).chmod(0o644)
    result = digest.send("--to", listed, *by(server))
    assert "Warning: other users of this machine can read" in shown(result)
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["2020-27", "--to", "x"], "is not an ISO week"),
        (["2020-W27"], "--to"),
        (["2020-W27", "--to", "x", "--per-minute", "0"], "is not a number from 1"),
    ],
)
def test_a_wrong_command_line_ends_with_2(digest: Digest, words: list[str], problem: str) -> None:
    result = digest.run("send", *words)
    assert result.returncode == 2
    assert problem in result.stderr
