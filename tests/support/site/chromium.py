"""A real Chromium for the tests: an installed one, else Playwright's, else the system's package.

``python -m tests.support.site.chromium`` finds or gets one and says which; where it cannot,
it says what to install and exits with 3.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
MANAGERS = (
    ("apt-get", (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "chromium"))),
    ("dnf", (("dnf", "install", "-y", "chromium"),)),
    ("pacman", (("pacman", "-Sy", "--noconfirm", "chromium"),)),
    ("apk", (("apk", "add", "chromium"),)),
    ("brew", (("brew", "install", "--cask", "chromium"),)),
)
PATIENCE = 600
"""Seconds an installation may take before it is given up."""
ADVICE = (
    "No Chromium was found, and none could be installed. Install Chromium, Chrome or Edge "
    "(Debian, Ubuntu: apt install chromium), or name one in SITREP_CHROMIUM, and run this again."
)


def find_chromium() -> str | None:
    """The path of a Chromium that is here, or None."""
    named = os.environ.get("SITREP_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    return (
        installed
        or next((place for place in PLACES if Path(place).exists()), None)
        or _playwrights()
    )


def get_chromium() -> str | None:
    """A Chromium, installed if need be; None where nothing helps."""
    for install in (None, _install_playwrights, _install_package):
        if install:
            print(f"No Chromium here: trying {install.__doc__}", flush=True)
            install()
        if found := find_chromium():
            return found
    return None


def _playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install_playwrights() -> None:
    """Playwright's own."""
    _try((sys.executable, "-m", "playwright", "install", "chromium"))


def _install_package() -> None:
    """The system's package manager."""
    for manager, commands in MANAGERS:
        if shutil.which(manager):
            for command in commands:
                _try(
                    command if manager == "brew" or os.geteuid() == 0 else ("sudo", "-n", *command)
                )
            return


def _try(command: tuple[str, ...]) -> None:
    try:
        subprocess.run(
            command,
            check=False,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", flush=True)


if __name__ == "__main__":
    chromium = get_chromium()
    print(f"Chromium: {chromium}" if chromium else ADVICE, flush=True)
    sys.exit(0 if chromium else 3)
