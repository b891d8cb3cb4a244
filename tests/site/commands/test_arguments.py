from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.core.weeks import Week
from sitrep.site.commands.arguments import chosen, parse_arguments
from sitrep.site.commands.live.answering import ON_REQUEST


def test_each_command_has_its_options() -> None:
    assert parse_arguments(["build", "--drafts"]).drafts
    assert parse_arguments(["serve", "--port", "8001"]).port == 8001
    assert parse_arguments(["announce", "2020-W27", "--yes"]).week == Week(2020, 27)
    assert parse_arguments(["publish", "--to", "www"]).to == "www"


def test_what_a_command_leaves_out_has_a_default() -> None:
    options = parse_arguments(["announce"])
    assert (options.settings, options.address, options.drafts, options.verbose) == (
        Path("pelicanconf.py"),
        None,
        False,
        False,
    )


def test_serve_starts_builds_with_the_options_it_was_given() -> None:
    given = ["--drafts", "--cards", "--verbose", "--verbose", "--no-cache", "--workers=2"]
    options = parse_arguments(["serve", *given])
    assert chosen(options) == given
    assert chosen(parse_arguments(["build", *given, ON_REQUEST])) == given
    assert chosen(parse_arguments(["serve"])) == []
    assert options.served
    assert not parse_arguments(["build"]).served


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["paint"],
        ["publish"],
        ["publish", "--to", "a", "--ping"],
        ["announce", "--drafts"],
        ["serve", "--port", "x"],
        ["serve", "--profile"],
        ["build", "--workers", "0"],
    ],
)
def test_a_wrong_command_line_ends_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        parse_arguments(arguments)
    assert raised.value.code == 2
    assert capsys.readouterr().err.endswith("--help\n")


@pytest.mark.parametrize("command", ["build", "serve", "announce", "publish"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        parse_arguments([command, "--help"])
    assert raised.value.code == 0
    assert "--settings" in capsys.readouterr().out
