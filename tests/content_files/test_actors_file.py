from __future__ import annotations

import pytest

from sitrep.content.actors_file import parse_actors
from sitrep.core.actors import Actor, Regard
from sitrep.core.errors import Fault
from tests.support.trees import content, line_of, read, tree

TEXT = """\
[lamp-brigade]
name = "Lamp Brigade"
spellings = ["LB", "لواء المصباح"]
about = "An invented brigade."
regarded = [{by = "the Mast Party", as = "smugglers"}]
evidence = ["https://lamp.example.org/"]

[river-guard]
name = "River Guard"
"""


def parse(text: str) -> tuple[tuple[Actor, ...], list[Fault]]:
    faults: list[Fault] = []
    return parse_actors(text, "actors.toml", faults) or (), faults


def told(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.key, fault.problem) for fault in parse(text)[1]]


def test_actors_are_read_with_all_that_is_said_of_them() -> None:
    (lamp, river), faults = parse(TEXT)
    assert faults == []
    assert lamp == Actor(
        "lamp-brigade",
        "Lamp Brigade",
        spellings=("LB", "لواء المصباح"),
        about="An invented brigade.",
        regarded=(Regard("the Mast Party", "smugglers"),),
        evidence=("https://lamp.example.org/",),
    )
    assert lamp.names == ("Lamp Brigade", "LB", "لواء المصباح")
    assert river == Actor("river-guard", "River Guard")


@pytest.mark.parametrize(
    ("line", "key", "problem"),
    [
        ("[River Guard]", "", "Cannot be read"),
        ("[River_Guard]", "River_Guard.", "“River_Guard” is not a valid id"),
        ("[con]", "con.", "“con” is the name of a device on Windows, where no file can have it"),
    ],
)
def test_an_id_is_part_of_an_address(line: str, key: str, problem: str) -> None:
    found = told(f'{line}\nname = "R G"\n')
    assert len(found) == 1
    assert found[0][0] == 1
    if key:
        assert found[0][1:] == (key, problem)


def test_a_name_is_needed() -> None:
    assert told("[a]\n") == [(1, "a.name", "is missing")]


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ('about = "A group."', "about"),
        ('regarded = [{by = "X", as = "y"}]', "regarded"),
        ('about = "A."\nregarded = [{by = "X", as = "y"}]\nevidence = []', "about and regarded"),
    ],
)
def test_what_is_said_of_an_actor_rests_on_evidence(keys: str, named: str) -> None:
    ((line, key, problem),) = told(f'[a]\nname = "Ab"\n{keys}\n')
    assert key == "a.evidence"
    assert problem == f"is missing or empty, and {named} must rest on something"
    assert line == (5 if "evidence" in keys else 1)


def test_evidence_that_is_wrong_is_one_fault() -> None:
    ((_line, key, _problem),) = told('[a]\nname = "Ab"\nabout = "A."\nevidence = ["ftp://x/"]\n')
    assert key == "a.evidence"


def test_who_holds_it_and_what_for_are_both_needed() -> None:
    text = '[a]\nname = "Ab"\nregarded = [{by = "X"}, {as = "y"}]\nevidence = ["https://a.org/"]\n'
    assert told(text) == [
        (3, "a.regarded[1].as", "is missing"),
        (3, "a.regarded[2].by", "is missing"),
    ]


@pytest.mark.parametrize("spelling", ["R.G.", "river  guard", "RIVER GUARD"])
def test_two_actors_with_one_name_are_a_fault_that_names_both(spelling: str) -> None:
    text = f'{TEXT}spellings = ["RG"]\n\n[other]\nname = "{spelling}"\n'
    found = parse(text)[1]
    if spelling == "RIVER GUARD":  # asks for capitals, so that texts tell the two apart
        assert found == []
        return
    (fault,) = found
    shown = " ".join(spelling.split())
    assert (fault.key, fault.problem) == (
        "other.name",
        f"has “{shown}”, and river-guard has it too",
    )
    assert fault.line == line_of(text, "[other]") + 1


def test_two_actors_may_share_no_spelling_in_any_script() -> None:
    text = f'{TEXT}spellings = ["لواء المصبـاح"]\n'
    assert told(text) == [
        (line_of(text, "لواء المصبـاح"), "river-guard.spellings", "has “لواء المصبـاح”, and lamp-brigade has it too")
    ]  # fmt: skip


def test_a_spelling_that_stands_twice_is_a_fault() -> None:
    assert told('[a]\nname = "Ab"\nspellings = ["Ab", "Ac", "Ac", "ab c"]\n') == [
        (3, "a.spellings", "has “Ab” twice"),
        (3, "a.spellings", "has “Ac” twice"),
    ]


@pytest.mark.parametrize("spelling", ["Front (Homs)", "x", "", "Front, the"])
def test_a_spelling_that_no_text_holds_is_a_fault(spelling: str) -> None:
    assert told(f'[a]\nname = "Ab"\nspellings = ["{spelling}"]\n') == [
        (3, "a.spellings", f"holds “{spelling}”, which is not found in any text")
    ]


def test_the_file_is_optional() -> None:
    assert content(tree()).actors == ()


def test_the_tree_has_the_actors_in_the_order_of_the_file() -> None:
    found = content(tree(actors__toml=TEXT))
    assert [actor.id for actor in found.actors] == ["lamp-brigade", "river-guard"]


def test_its_addresses_keep_the_rule_for_links() -> None:
    text = TEXT.replace("https://lamp.example.org/", "https://wire.example.org.evil.example/")
    faults = read(
        tree(actors__toml=text.replace("An invented", "See http://a.onion/: an invented"))
    )[1]
    assert {(fault.file, fault.key) for fault in faults} == {
        ("content/actors.toml", "lamp-brigade.about"),
        ("content/actors.toml", "lamp-brigade.evidence"),
    }


def test_what_gives_somebody_away_is_a_fault_unless_it_is_kept() -> None:
    text = TEXT.replace("An invented brigade.", "Call +963 944 123 456.")
    (fault,) = read(tree(actors__toml=text))[1]
    assert (fault.key, fault.line) == ("lamp-brigade.about", line_of(text, "Call"))
    keep = 'keep = [{what = "phone", where = "about", reason = "invented"}]\n'
    assert read(tree(actors__toml=text.replace("about", f"{keep}about", 1)))[1] == []


def test_what_others_say_of_an_actor_is_searched_too() -> None:
    text = TEXT.replace("smugglers", "smugglers, +963 944 123 456")
    (fault,) = read(tree(actors__toml=text))[1]
    assert (fault.key, fault.line) == ("lamp-brigade.regarded[1].as", line_of(text, "smugglers"))
