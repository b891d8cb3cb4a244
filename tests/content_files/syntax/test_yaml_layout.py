from __future__ import annotations

import pytest
from hypothesis import given

from sitrep.content.syntax.nodes import Scalar, Table
from sitrep.content.syntax.yaml_layout import dump_flow, find_comments, read_keys
from sitrep.content.syntax.yaml_nodes import parse_yaml
from tests.support.strategies import one_line_texts


def written(text: str) -> list[str]:
    return [text[span.start : span.end] for span in read_keys(text).spans]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("# none\n", []),
        ("a: b\nc:\n", ["a: b", "c:"]),
        ("a:\n- b\n# of c\nc: 'd\n\n  e' # f\n", ["a:\n- b", "c: 'd\n\n  e'"]),
        ("é😀: [b, {c: d}] # e\nf: g\n", ["é😀: [b, {c: d}]", "f: g"]),
        ("  a: 1\n  b: 2\n", ["a: 1", "b: 2"]),
        ("{a: 1, 'b': [c],\n d: {e: f}}\n", ["a: 1", "'b': [c]", "d: {e: f}"]),
    ],
)
def test_a_key_goes_from_its_first_to_its_last_character(text: str, keys: list[str]) -> None:
    assert written(text) == keys


def test_a_table_in_braces_is_told_from_one_in_lines() -> None:
    assert read_keys("{a: 1}").is_flow
    assert read_keys("{a: 1}").start == 1
    assert not read_keys("a: {b: 1}").is_flow
    assert read_keys("  a: 1\n").column == 2


def test_comments_are_found_and_signs_in_texts_are_not() -> None:
    text = "# one\na: 'x # y'  # two\nb: |  # three\n  # text\n\n# four\nc: [d,  # five\n e] #\n"
    assert find_comments(text) == ("# one", "# two", "# three", "# four", "# five", "#")


@given(one_line_texts)
def test_what_is_dumped_for_braces_is_read_back(text: str) -> None:
    node = parse_yaml(f"{{a: {dump_flow(text)}}}")
    assert isinstance(node, Table)
    assert node.entries[0].value == Scalar(text, 1)
