"""A built digest of which an edition can be sent, and the command that sends it."""

from __future__ import annotations

import email
import os
import subprocess
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path

from sitrep.site.__main__ import main
from tests.support.paths import ROOT
from tests.support.processes import run_program
from tests.support.trees import write

WEEK = "2020-W27"
SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, THEME, SITEURL = "content", "output", {theme!r}, {address!r}
PLUGINS = ["sitrep.site", "sitrep.site.mail"]
SITREP = {{**SITREP, **{ours!r}}}
"""
UNSUBSCRIBE = "https://digest.example.org/leave?who={token}"


@dataclass(frozen=True, slots=True)
class Digest:
    """A folder with content, settings and what was built of them."""

    folder: Path

    def set(self, address: str = "http://localhost:8000", **ours: str) -> None:
        """Write its settings."""
        given = {"sender": "desk@digest.example.org", "unsubscribe": UNSUBSCRIBE, **ours}
        text = SETTINGS.format(
            root=str(ROOT), theme=str(ROOT / "themes" / "digest"), address=address, ours=given
        )
        (self.folder / "conf.py").write_text(text, "utf-8")

    def listed(self, *lines: str) -> str:
        """A list of recipients, outside the digest's folder."""
        path = self.folder.parent / "readers.txt"
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        path.chmod(0o600)
        return str(path)

    def environment(self, **given: str) -> dict[str, str]:
        """That of a command, without what the machine's owner may have set."""
        ours = {"GITHUB_ACTIONS", "SITE_URL", "SITREP_MAIL_PASSWORD"}
        kept = {key: value for key, value in os.environ.items() if key not in ours}
        return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **given}

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the site in its folder."""
        command, *options = words
        found = run_program(
            "sitrep.site",
            [command, "--settings", "conf.py", *options],
            main=main,
            cwd=self.folder,
            environment=self.environment(**environment),
        )
        return subprocess.CompletedProcess(
            found.args, found.returncode, found.stdout.decode(), found.stderr.decode()
        )

    def send(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Send the week, as fast as can be."""
        return self.run("send", WEEK, "--per-minute", "100000", *words, **environment)


def new_digest(folder: Path, files: dict[str, str]) -> Digest:
    """A digest below a folder, built."""
    write(folder / "content", files)
    digest = Digest(folder)
    digest.set()
    built = digest.run("build")
    assert built.returncode == 0, built.stderr
    return digest


def parsed(data: bytes) -> EmailMessage:
    """A mail as a strict program reads it."""
    message = email.message_from_bytes(data, policy=policy.strict.clone(max_line_length=None))
    assert isinstance(message, EmailMessage)
    return message


def texts_of(message: EmailMessage) -> list[str]:
    """The texts of its parts."""
    parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
    return [part.get_content().replace("\r\n", "\n") for part in parts]
