from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.content.syntax.front_matter import MarkdownFile, decode, split_file
from sitrep.core.errors import Fault

GOOD = "---\na: 1\n---\nBody.\n\nMore.\n"


def split(data: bytes | str) -> tuple[MarkdownFile | None, list[Fault]]:
    faults: list[Fault] = []
    return split_file(data if isinstance(data, bytes) else data.encode(), "a.md", faults), faults


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(GOOD.encode(), id="plain"),
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(GOOD.replace("\n", "\r").encode(), id="old Mac line ends"),
        pytest.param(GOOD.replace("---\n", "--- \t\n").encode(), id="blanks after the fence"),
        pytest.param(GOOD.replace("B", "\x00\x1bB").encode(), id="control characters"),
    ],
)
def test_a_file_is_taken_apart_into_keys_and_body(data: bytes) -> None:
    page, faults = split(data)
    assert faults == []
    assert page is not None
    assert [(entry.key, entry.line) for entry in page.table.entries] == [("a", 2)]
    assert (page.body, page.body_line) == ("Body.\n\nMore.\n", 4)


def test_a_line_of_hyphens_in_the_body_belongs_to_the_body() -> None:
    page, faults = split("---\na: 1\n---\nx\n---\ny")
    assert page is not None
    assert page.body == "x\n---\ny"
    assert faults == []


def test_a_file_may_end_with_its_front_matter() -> None:
    page, faults = split("---\na: 1\n---")
    assert page is not None
    assert (page.body, page.body_line, faults) == ("", 4, [])


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "has no front matter"),
        ("Title\n---\na: 1\n---\n", 1, "has no front matter"),
        ("\n---\na: 1\n---\n", 1, "has no front matter"),
        ("----\na: 1\n----\n", 1, "has no front matter"),
        ("---\na: 1\n", 1, "has front matter that is not closed"),
        ("---\na: 1\n ---\nBody", 1, "has front matter that is not closed"),
        ("---\n- a\n---\n", 2, "front matter is not a list of keys"),
        ("---\ntext\n---\n", 2, "front matter is not a list of keys"),
        ("---\na: 1\nb: *x\n---\n", 3, "an alias (*x)"),
        (
            "---\na: 1\n\nb: c: d\n---\n",
            4,
            "not valid YAML (mapping values are not allowed in this context)",
        ),
    ],
)
def test_a_file_of_another_shape_is_a_fault_with_its_line(
    text: str, line: int, problem: str
) -> None:
    page, faults = split(text)
    assert page is None
    assert [(fault.file, fault.line, fault.problem) for fault in faults] == [
        ("a.md", line, problem)
    ]
    assert faults[0].remedy


@pytest.mark.parametrize(
    "bad", [b"\xff", b"\xc3", b"\xc3(", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf"]
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_byte_that_is_no_utf8_is_a_fault_with_its_line(bad: bytes, end: bytes) -> None:
    page, faults = split(end.join([b"---", b"a: 1", b"b: \xc3\xa9" + bad, b"---"]))
    assert page is None
    (fault,) = faults
    assert fault.line == 3
    assert "not UTF-8" in fault.problem


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1256"])
def test_another_encoding_is_a_fault(encoding: str) -> None:
    assert split("---\ntitle: إدلب\n---\n".encode(encoding))[1]


def test_a_byte_order_mark_moves_no_line() -> None:
    faults: list[Fault] = []
    assert decode(b"\xef\xbb\xbf---\na: 1\n\xff\n---\n", "a.md", faults) is None
    assert [fault.line for fault in faults] == [3]


def test_old_mac_line_ends_are_counted_too() -> None:
    faults: list[Fault] = []
    assert decode(b"---\ra: 1\r\xff\r---\r", "a.md", faults) is None
    assert [fault.line for fault in faults] == [3]


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_any_bytes_are_a_page_or_a_fault(front: bytes, body: bytes) -> None:
    page, faults = split(b"---\n" + front + b"\n---\n" + body)
    assert (page is None) == bool(faults)
