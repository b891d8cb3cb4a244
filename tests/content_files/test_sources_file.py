from __future__ import annotations

import pytest

from sitrep.content.schema.kinds import parse_rights
from sitrep.content.sources_file import parse_sources
from sitrep.core.errors import Fault
from sitrep.core.model import Rights, RightsKind, Source
from tests.support.strategies import day
from tests.support.trees import line_of

FULL = """\
[example-wire]
name = "Example Wire"
homepage = "https://wire.example.org/"
affiliation = "independent"
about = "Paid for by its readers."
evidence = ["https://register.example.org/1"]
aliases = ["EW", "wire.example.org"]
reliability = "B"
reason = "Corrects its errors."
judged = 2020-07-01
rights = "excerpt:80"
feed = "https://wire.example.org/feed.xml"

[bare]
name = "Bare"
"""


def parse(text: str) -> tuple[tuple[Source, ...], list[Fault]]:
    faults: list[Fault] = []
    return parse_sources(text, "sources.toml", faults) or (), faults


def told(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.key, fault.problem) for fault in parse(text)[1]]


def test_every_key_has_its_place_in_the_source() -> None:
    (full, bare), faults = parse(FULL)
    assert faults == []
    assert full == Source(
        id="example-wire",
        name="Example Wire",
        homepage="https://wire.example.org/",
        affiliation="independent",
        about="Paid for by its readers.",
        evidence=("https://register.example.org/1",),
        aliases=("EW", "wire.example.org"),
        reliability="B",
        reason="Corrects its errors.",
        judged=day("2020-07-01"),
        rights=Rights(RightsKind.EXCERPT, 80),
        feed="https://wire.example.org/feed.xml",
    )
    assert bare == Source("bare", "Bare")


def test_a_source_nobody_judged_is_f_and_without_a_policy_link() -> None:
    bare = parse(FULL)[0][1]
    assert (bare.reliability, bare.rights) == ("F", Rights(RightsKind.LINK))


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('name = "Bare"', "", "bare.name", "is missing"),
        (
            'homepage = "https:',
            'homepage = "ftp:',
            "example-wire.homepage",
            "“ftp://wire.example.org/” is not a web address",
        ),
        (
            'reliability = "B"',
            'reliability = "b"',
            "example-wire.reliability",
            "“b” is not a grade",
        ),
        (
            'reliability = "B"',
            'reliability = "G"',
            "example-wire.reliability",
            "“G” is not a grade",
        ),
        ('reason = "Corrects its errors."', "", "example-wire.reason", "is missing for grade B"),
        ("judged = 2020-07-01", 'judged = "July"', "example-wire.judged", "“July” is not a date"),
        (
            "judged = 2020-07-01",
            "judged = 2020-07-01T10:00:00",
            "example-wire.judged",
            "“2020-07-01 10:00:00” is not a date",
        ),
        (
            'rights = "excerpt:80"',
            'rights = "excerpt"',
            "example-wire.rights",
            "“excerpt” is not a policy",
        ),
        (
            'aliases = ["EW", "wire.example.org"]',
            'aliases = "EW"',
            "example-wire.aliases",
            "must be a list",
        ),
        ("[bare]", "[Bare]", "Bare.", "“Bare” is not a valid id"),
        (
            "[bare]",
            "[con]",
            "con.",
            "“con” is the name of a device on Windows, where no file can have it",
        ),
        ("[bare]", '["../bare"]', "../bare.", "“../bare” is not a valid id"),
        (
            "[bare]",
            "[unknown]",
            "unknown.",
            "“unknown” is reserved for documents that name no source",
        ),
    ],
)
def test_what_is_wrong_is_one_fault(old: str, new: str, key: str, problem: str) -> None:
    text = FULL.replace(old, new)
    where = new or ("[bare]" if key.startswith("bare") else "[example-wire]")
    assert told(text) == [(line_of(text, where), key, problem)]


def test_a_misspelt_name_is_told_as_unknown_and_as_missing() -> None:
    assert told('[a]\nnmae = "A"\n') == [
        (1, "a.name", "is missing"),
        (2, "a.nmae", "is an unknown key"),
    ]


def test_a_key_outside_a_source_is_a_fault() -> None:
    assert told('\nname = "A"\n') == [(2, "name", "is outside a table")]


def test_broken_toml_is_one_fault_with_its_line() -> None:
    found, faults = parse(FULL + "\n[broken\n")
    assert found == ()
    assert [(fault.line, fault.key) for fault in faults] == [(17, "")]
    assert "not valid TOML" in faults[0].problem


@pytest.mark.parametrize("name", ['""', '" "'])
def test_an_empty_name_is_a_fault(name: str) -> None:
    assert told(f"[a]\nname = {name}\n") == [(2, "a.name", "is missing")]


@pytest.mark.parametrize("name", ["true", "3.10", "1_000", "0x1F"])
def test_a_name_that_is_no_text_is_a_fault(name: str) -> None:
    assert told(f"[a]\nname = {name}\n") == [(2, "a.name", "must be text")]


@pytest.mark.parametrize(
    ("line", "key", "problem"),
    [
        ("judged = 20200701", "a.judged", "“20200701” is not a date"),
        ("judged = true", "a.judged", "“true” is not a date"),
        ("aliases = [1]", "a.aliases", "holds something that is not text"),
        ("about = 2020-07-01", "a.about", "must be text"),
        ("homepage = 1", "a.homepage", "“1” is not a web address"),
        ("evidence = 1", "a.evidence", "must be a list"),
        ('reliability = "B"\nreason = true', "a.reason", "must be text"),
    ],
)
def test_a_value_of_another_kind_is_one_fault(line: str, key: str, problem: str) -> None:
    assert [(name, said) for _, name, said in told(f'[a]\nname = "A"\n{line}\n')] == [
        (key, problem)
    ]


def test_a_number_that_python_cannot_hold_is_one_fault_with_its_line() -> None:
    assert [(line, key) for line, key, _ in told(f'[a]\nname = "A"\njudged = {"9" * 5000}\n')] == [
        (3, "")
    ]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "register.example.org", ""]
)
def test_evidence_that_is_no_web_address_is_a_fault(address: str) -> None:
    problems = told(
        f'[a]\nname = "A"\nevidence = ["https://register.example.org/1", "{address}"]\n'
    )
    assert [(line, key) for line, key, _ in problems] == [(3, "a.evidence")]


@pytest.mark.parametrize("text", ["full", "excerpt:1", "excerpt:9999", "link", "withhold"])
def test_a_policy_is_read_back_as_it_is_written(text: str) -> None:
    assert str(parse_rights(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Full",
        "excerpt",
        "excerpt:",
        "excerpt:0",
        "excerpt:-1",
        "excerpt: 8",
        "excerpt:80 words",
        "none",
    ],
)
def test_what_is_no_policy_is_none(text: str) -> None:
    assert parse_rights(text) is None
