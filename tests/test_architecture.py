"""The house rules of CONTRIBUTING that neither import-linter nor ruff can hold.

What may import what is in pyproject.toml: contracts of import-linter for floors,
rooms and libraries, ruff for clocks, prints, complexity and the width of lines.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGE = ROOT / "plugins" / "sitrep"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FUNCTION = 50
"""Lines of a function, so that it is seen at once."""
LONGEST_MODULE = 300
FULL_FOLDER = 17
"""Files of a folder that a stranger takes in at a glance."""
HEAVIEST = 1_000_000
"""Bytes of a tracked file; the gazetteer of the world, the heaviest, has half of that."""
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
TOP_LEVEL = {
    "content", "themes", "plugins", "pelicanconf.py", "publishconf.py", "tasks.py", "tests", "output",
    "README.md", "pyproject.toml", "requirements.lock", "requirements-build.lock",
    "requirements-parquet.lock", "requirements-test.lock", "dev",
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "CITATION.cff", ".github", ".ci", ".gitignore", "benchmarks",
    "SECURITY.md", "docs", ".gitattributes",
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


def public_classes(path: Path) -> list[str]:
    nodes = tree_of(path).body
    return [node.name for node in nodes if isinstance(node, ast.ClassDef) and node.name[0] != "_"]


def nested_comprehensions(path: Path) -> list[int]:
    """The lines on which a comprehension lies in another one."""
    return [
        inner.lineno
        for outer in ast.walk(tree_of(path))
        if isinstance(outer, COMPREHENSIONS)
        for inner in ast.walk(outer)
        if inner is not outer and isinstance(inner, COMPREHENSIONS)
    ]


def test_modules_and_functions_are_short() -> None:
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: size for path, size in sizes.items() if size > LONGEST_MODULE} == {}
    assert [
        f"{path}:{node.lineno}"
        for path in MODULES
        for node in functions(path)
        if length(node) >= LONGEST_FUNCTION
    ] == []


def test_no_comprehension_lies_in_another() -> None:
    found = {path.as_posix(): nested_comprehensions(path) for path in MODULES}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_no_module_uses_what_another_keeps_to_itself() -> None:
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sitrep"):
                assert [each.name for each in node.names if each.name[0] == "_"] == [], path


def test_a_public_class_name_means_one_thing() -> None:
    names = Counter(name for path in MODULES for name in public_classes(path))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("root", ["plugins/sitrep", "themes", "tests"])
def test_no_folder_is_too_full_to_find_ones_way(root: str) -> None:
    folders = Counter(
        path.parent.relative_to(ROOT).as_posix()
        for kind in ("*.py", "*.html")
        for path in (ROOT / root).rglob(kind)
        if path.name != "__init__.py"
    )
    assert {name: count for name, count in folders.items() if count > FULL_FOLDER} == {}


def test_nothing_is_caught_blindly_or_set_by_name() -> None:
    blind = re.compile(r"except\s*:|except (?:Base)?Exception\b|\b(?:setattr|hasattr)\(")
    assert {
        path: found[0] for path in MODULES if (found := blind.search(path.read_text("utf-8")))
    } == {}


def dataclasses_of(path: Path) -> Iterator[tuple[str, str]]:
    """The names of a module's dataclasses, each with what it is decorated with."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            for decorator in map(ast.unparse, node.decorator_list):
                if decorator.startswith("dataclass"):
                    yield node.name, decorator


def test_dataclasses_are_frozen_and_slotted_but_for_private_scratch() -> None:
    found = [(path, *each) for path in MODULES for each in dataclasses_of(path)]
    assert found
    assert [each for each in found if "slots=True" not in each[2]] == []
    thawed = [each for each in found if "frozen=True" not in each[2]]
    assert [each for each in thawed if not each[1].startswith("_")] == []


def test_every_name_raised_on_purpose_is_of_our_tree() -> None:
    allowed = {
        "ContentError",
        "OutputError",
        "SettingsError",
        "BuildError",
        "PublishError",
        "DocumentError",
        "SitrepError",
        "NotAValueError",
    }
    allowed |= {
        "refuse",  # of content/edit.py: makes the error of an edit
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


def test_tests_lie_where_their_modules_do() -> None:
    """tests/<floor>/<room>/test_<module>.py; the tests of content/ are in content_files/."""
    rooms = {path.parent.relative_to(PACKAGE).as_posix() for path in MODULES}
    for folder in {path.parent for path in (ROOT / "tests").rglob("test_*.py")}:
        room = folder.relative_to(ROOT / "tests").as_posix()
        first, _, below = room.partition("/")
        name = "content" if first == "content_files" else first
        assert (
            first in {".", "benchmarks", "browser", "docs"}
            or f"{name}/{below}".rstrip("/") in rooms
        ), room


def test_no_test_imports_a_test() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        assert not re.search(
            r"^\s*(?:from|import) [\w.]*\btest_", path.read_text("utf-8"), re.MULTILINE
        ), path


def test_the_top_level_holds_what_the_design_names() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout, so what belongs to it cannot be told")
    assert {name.partition("/")[0] for name in listed.stdout.split("\n") if name} <= TOP_LEVEL


def test_nothing_heavy_and_no_package_is_tracked() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout, so what belongs to it cannot be told")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    there = [path for path in paths if path.is_file()]
    assert [path for path in there if path.suffix in {".whl", ".gz", ".zip", ".pyc"}] == []
    assert [path for path in there if path.stat().st_size > HEAVIEST] == []


def test_only_the_package_lives_in_plugins() -> None:
    assert [path.name for path in (ROOT / "plugins").iterdir() if path.name != "__pycache__"] == [
        "sitrep"
    ]


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
    "lock",
    [
        "requirements.lock",
        "requirements-build.lock",
        "requirements-parquet.lock",
        "requirements-test.lock",
    ],
)
def test_locks_are_hashed_and_name_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    packages = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [each.split("==")[0] for each in packages if "--hash=sha256:" not in each] == []
    assert not re.search(r"https?://|--index|--find-links", text)
