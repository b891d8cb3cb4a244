"""The house rules of DESIGN.md, held by machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.support.paths import ROOT

PACKAGE = ROOT / "plugins" / "sitrep"
MODULES = sorted(PACKAGE.rglob("*.py"))
CORE = sorted((PACKAGE / "core").glob("*.py"))
IDS = [path.relative_to(PACKAGE).as_posix() for path in MODULES]
CORE_IDS = [path.name for path in CORE]
LONGEST_FUNCTION = 50
LONGEST_MODULE = 300
TOP_LEVEL = {
    "content", "themes", "plugins", "pelicanconf.py", "publishconf.py", "tasks.py", "tests", "output",
    "README.md", "pyproject.toml", "requirements.lock", "requirements-build.lock", "requirements-test.lock", "dev",
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "CITATION.cff", ".github", ".ci", ".gitignore", "benchmarks",
    "SECURITY.md",
}  # fmt: skip


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_imports_run_one_way() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", CORE, ids=CORE_IDS)
def test_the_core_opens_no_file_asks_no_clock_and_no_network(path: Path) -> None:
    banned = {"pathlib", "os", "shutil", "socket", "time", "random", "logging"}
    banned |= {"urllib.request", "http", "subprocess", "importlib.resources"}
    assert not imports(path) & banned
    text = path.read_text("utf-8")
    assert not re.search(
        r"(?<![.\w])open\(|\.read_text\(|\.write_text\(|\b(?:date|datetime)\.(?:today|now|utcnow)\(",
        text,
    )


def test_only_the_modules_named_touch_files_in_ingest_and_only_its_main_module_prints() -> None:
    touching = {
        "__main__.py",
        "reading.py",  # names to bytes
        "contentfolder.py",  # reports
        "ledgerfolder.py",  # ledgers
        "intake.py",  # a temporary file for what is cleaned
        "settings.py",  # the package's own data
        "build_places.py",  # downloads to the package's own data
    }
    for path in sorted((PACKAGE / "ingest").glob("*.py")):
        text = path.read_text("utf-8")
        if path.name not in touching:
            assert not imports(path) & {"os", "pathlib", "shutil", "tempfile"}, path
            assert not re.search(r"(?<![.\w])open\(", text), path
        assert path.name == "__main__.py" or not re.search(r"(?<!\.)\bprint\(", text), path


def test_no_clock_is_asked_but_by_the_main_modules() -> None:
    asking = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if re.search(r"\.(?:today|now|utcnow)\(|time\.time\(", path.read_text("utf-8"))
    ]
    assert asking == [
        "ingest/__main__.py",  # when documents were taken
        "ingest/desk/__main__.py",  # when a report was begun, split off or withdrawn
        "site/__main__.py",  # the day of an announcement; a build asks nobody
    ]


def test_only_the_modules_named_use_the_network_and_only_fetching_and_progress_wait_in_ingest() -> (
    None
):
    network = {
        "socket",
        "ssl",
        "http.client",
        "urllib.request",
        "urllib.robotparser",
        "http.server",
        "socketserver",
    }
    using = [path.relative_to(PACKAGE).as_posix() for path in MODULES if imports(path) & network]
    assert using == [
        "ingest/fetch.py",  # robots.txt
        "ingest/webrequest.py",  # one request
        "site/hub.py",  # tells the feeds' hub, from the publish task
        "site/serve.py",  # answers on this machine
        "site/verify.py",  # asks a published site for its files
    ]
    timed = [
        path.name for path in sorted((PACKAGE / "ingest").glob("*.py")) if "time" in imports(path)
    ]
    assert timed == ["fetch.py", "progress.py", "workers.py"]


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_modules_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE
    assert [node.name for node in functions(path) if length(node) >= LONGEST_FUNCTION] == []


def test_functions_are_about_eight_lines_in_the_median() -> None:
    lengths = [length(node) for path in MODULES for node in functions(path)]
    assert median(lengths) <= 9
    assert sum(size <= 25 for size in lengths) >= 0.97 * len(lengths)


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_functions_take_four_parameters_at_most(path: Path) -> None:
    for node in functions(path):
        positional = [*node.args.posonlyargs, *node.args.args]
        own = [each for each in positional if each.arg not in {"self", "cls"}]
        assert len(own) <= 4, node.name


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_no_blanket_except_no_setattr_no_hasattr(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"except\s*:|except (?:Base)?Exception\b", text)
    assert not re.search(r"\b(?:setattr|hasattr)\(", text)


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_dataclasses_are_frozen_and_slotted_but_for_private_scratch(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            name = ast.unparse(decorator)
            if name.startswith("dataclass"):
                assert "slots=True" in name, node.name
                assert "frozen=True" in name or node.name.startswith("_"), node.name


def test_every_name_raised_on_purpose_is_of_our_tree() -> None:
    allowed = {
        "ContentError",
        "OutputError",
        "SettingsError",
        "BuildError",
        "PublishError",
        "DocumentError",
        "SitrepError",
    }
    allowed |= {
        "YamlError",
        "TomlError",
        "NotImplementedError",
        "AttributeError",
        "SystemExit",
        "ArgumentTypeError",  # command_line: by it argparse learns what to say
        "OutputError",
    }
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                # What files/ does for both halves fails as the system's own calls do.
                here = allowed | {"OSError"} if path.parent.name == "files" else allowed
                assert ast.unparse(node.exc.func).rpartition(".")[2] in here, (
                    f"{path}:{node.lineno}"
                )


@pytest.mark.parametrize("half", ["core", "files", "ingest", "site"])
def test_tests_mirror_modules(half: str) -> None:
    modules = {path.stem for path in (PACKAGE / half).glob("*.py")} - {
        "__init__",
        "__main__",
        "tree",
    }
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / half).glob("test_*.py")}
    assert modules - tested == set()


def test_the_top_level_holds_what_the_design_names() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout, so what belongs to it cannot be told")
    assert {name.partition("/")[0] for name in listed.stdout.split("\n") if name} <= TOP_LEVEL


def test_only_the_package_lives_in_plugins() -> None:
    assert [path.name for path in (ROOT / "plugins").iterdir() if path.name != "__pycache__"] == [
        "sitrep"
    ]


def test_plugins_are_listed_in_the_order_in_which_data_flows() -> None:
    text = (ROOT / "pelicanconf.py").read_text("utf-8")
    listed = re.findall(r'"sitrep\.site\.(\w+)"', text)
    assert listed[:3] == ["environment", "reader", "catalogue"]
    with_register = {
        path.stem
        for path in (PACKAGE / "site").glob("*.py")
        if "def register(" in path.read_text("utf-8")
    }
    assert set(listed) == with_register


def test_settings_files_are_plain_data() -> None:
    for node in ast.walk(tree_of(ROOT / "pelicanconf.py")):
        assert not isinstance(
            node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.Call | ast.If | ast.For
        )


def test_the_theme_marks_nothing_safe_but_in_one_audited_place() -> None:
    templates = sorted((ROOT / "themes").rglob("*.html"))
    uses = [
        (path.name, len(re.findall(r"\|\s*safe\b", path.read_text("utf-8")))) for path in templates
    ]
    assert [use for use in uses if use[1]] == [("page.html", 1)]
    assert not any("autoescape" in path.read_text("utf-8") for path in templates)


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-build.lock", "requirements-test.lock"]
)
def test_locks_are_hashed_and_name_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    packages = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [each.split("==")[0] for each in packages if "--hash=sha256:" not in each] == []
    assert not re.search(r"https?://|--index|--find-links", text)
