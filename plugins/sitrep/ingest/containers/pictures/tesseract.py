"""The words in a picture, as tesseract reads them, a program that the system has or has not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

from sitrep.core.errors import DocumentError, printable

PROGRAM = "tesseract"
SECONDS = 120
"""Longest time for a picture; a full page takes three to ten seconds."""
LANGUAGES = re.compile(r"[A-Za-z]{3}[A-Za-z_]{0,12}(?:\+[A-Za-z]{3}[A-Za-z_]{0,12})*")
"""How languages are named: ``ara+eng``."""

_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TESSDATA_PREFIX", "SYSTEMROOT")
"""What the program is told of our environment."""
_NO_LANGUAGE = re.compile(r"failed loading language|couldn't load any languages", re.IGNORECASE)


def read_picture(data: bytes, languages: str) -> str:
    """The words in a picture, paragraphs a blank line apart; raises DocumentError."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise DocumentError("--ocr needs tesseract, which is not installed; give its text instead")
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # One thread: as many documents are read at once as there are cores.
    environment["OMP_THREAD_LIMIT"] = "1"
    command = [program, "stdin", "stdout", "-l", languages]
    try:
        found = subprocess.run(
            command, input=data, capture_output=True, check=False, timeout=SECONDS, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"tesseract read it for more than {SECONDS} seconds") from error
    except OSError as error:
        raise DocumentError(f"tesseract cannot be started ({error.strerror})") from error
    if found.returncode:
        said = found.stderr.decode("utf-8", "replace")
        if _NO_LANGUAGE.search(said):
            raise DocumentError(
                f"tesseract lacks a language of {languages}; install it, or name others with "
                "--ocr-languages"
            )
        first = next((line for line in said.splitlines() if line.strip()), "it says nothing")
        raise DocumentError(f"tesseract could not read it: {printable(first[:120])}")
    return found.stdout.decode("utf-8", "replace").replace("\f", "\n").strip()
