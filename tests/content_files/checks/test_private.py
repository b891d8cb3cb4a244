from __future__ import annotations

import pytest

from sitrep.core.errors import Fault
from sitrep.core.private.kinds import Private, PrivateKind
from tests.support.ingest.private_cases import PRIVATE
from tests.support.trees import SOURCES, read, report_text, tree

PHONE = "0944 555 012"
KEEP = 'keep: [{what: phone, where: passage 1, reason: "the hotline of the ministry"}]'


def body(*paragraphs: str) -> str:
    return "::: passage SY-ID 2020-06-30\n" + "\n\n".join(paragraphs) + "\n:::\n"


def faults(text: str, **files: str) -> list[Fault]:
    return read(tree({"a": text}, **files))[1]


def keys(text: str) -> list[tuple[str, str]]:
    return [(fault.key, fault.problem) for fault in faults(text)]


def test_a_published_report_that_holds_a_number_is_a_fault_with_kind_place_and_remedy() -> None:
    text = report_text("a", body=body("The bridge reopened.", f"Call {PHONE}."))
    (fault,) = faults(text)
    assert (fault.file, fault.key, fault.line) == ("content/reports/2020/a.md", "passage 1", 17)
    assert fault.problem == "paragraph 2 holds what looks like a phone number"
    assert "keep: [{what: phone, where: passage 1, reason: " in fault.remedy


@pytest.mark.parametrize("case", PRIVATE["shown"], ids=lambda case: case.kind)
def test_no_message_repeats_what_was_found(case: object) -> None:
    text = getattr(case, "text").replace("\n", " ")  # noqa: B009
    digits = "".join(sign for sign in text if sign.isdigit())
    for fault in faults(report_text("a", body=body(text))):
        said = f"{fault.key} {fault.problem} {fault.remedy}"
        assert text not in said
        assert len(digits) < 6 or digits not in "".join(sign for sign in said if sign.isdigit())


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_drafts_fault_is_listed_with_it_and_stops_no_build(status: str) -> None:
    found, stopping = read(
        tree({"a": report_text("a", body=body(f"Call {PHONE}."), status=status)})
    )
    waiting = [fault for draft in found.drafts for fault in draft.faults]
    assert [fault.key for fault in (waiting if status == "draft" else stopping)] == ["passage 1"]
    assert not (stopping if status == "draft" else waiting)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", f"Call {PHONE}"),
        ("byline", "rami@example.org"),
        ("url", "https://example.org/a?phone=963944555012"),
        ("archived", "https://example.org/@35.81247,36.60319"),
        ("carriers", f'[{{source: example-review, title: "Call {PHONE}"}}]'),
        ("changes", f'[{{date: 2020-07-03, note: "Call {PHONE}"}}]'),
    ],
)
def test_every_published_field_of_a_report_is_read(key: str, value: str) -> None:
    found = keys(report_text("a", **{key: value if value[0] == "[" else f'"{value}"'}))
    assert [each.partition("[")[0] for each, problem in found if "looks like" in problem] == [key]


def test_an_id_that_holds_a_number_is_a_fault() -> None:
    assert [key for key, _ in keys(report_text("2020-07-01-call-0944-555-012"))] == ["id"]


def test_what_is_written_in_markdown_is_read_as_it_is_rendered() -> None:
    for text in ("rami**@**example.org", "[write](mailto:rami@example.org)"):
        found = keys(report_text("a", body=body(text)))
        assert [key for key, problem in found if "looks like" in problem] == ["passage 1"]


def test_a_number_cut_by_the_end_of_a_paragraph_or_a_passage_is_found() -> None:
    assert len(keys(report_text("a", body=body("Call 0944 555", "012 at night.")))) == 1
    two = body("It read 0944 555") + "\n" + body("012 at night.")
    assert [key for key, _ in keys(report_text("a", body=two))] == [
        "passage 2 with the one before it"
    ]


REPORT = "2020-07-01-example-wire-bridge"


def test_editions_pages_sources_and_regions_are_read() -> None:
    files = {
        "editions/2020-W27.md": f"---\nkey_points: [{{text: 'Call {PHONE}', rests_on: [{REPORT}]}}]\n"
        "---\nWrite to rami@example.org.\n",
        "pages/about.md": f"---\ntitle: About\nslug: about\n---\nCall {PHONE}.\n",
        "sources.toml": SOURCES + f'about = "Call {PHONE}"\n',
        "regions.toml": f'[idlib]\nname = "Idlib {PHONE}"\ncodes = ["SY-ID"]\n',
    }
    found = {(fault.file, fault.key) for fault in read({**tree(), **files})[1]}
    assert found == {
        ("content/editions/2020-W27.md", "lead"),
        ("content/editions/2020-W27.md", "key_points[1].text"),
        ("content/pages/about.md", "body"),
        ("content/sources.toml", "example-review.about"),
        ("content/regions.toml", "idlib.name"),
    }
    lines = {fault.key: fault.line for fault in read({**tree(), **files})[1]}
    assert (lines["lead"], lines["body"], lines["idlib.name"]) == (4, 5, 2)
    assert lines["example-review.about"] == SOURCES.count("\n") + 1


def test_a_sources_own_addresses_are_no_alarm_anywhere() -> None:
    sources = SOURCES.replace("https://wire.example.org/", "https://t.me/example_wire")
    report = report_text("a", url="https://t.me/example_wire/4512")
    assert read(tree({"a": report}, sources__toml=sources))[1] == []
    assert [fault.key for fault in faults(report)] == ["url"]


def test_what_is_kept_with_a_reason_is_published() -> None:
    found, stopping = read(
        tree({"a": report_text("a", body=body(f"Call {PHONE}."), keep=KEEP[6:])})
    )
    assert stopping == []
    assert Private(PrivateKind.PHONE, "0944555012") in found.kept


@pytest.mark.parametrize(
    ("keep", "problem"),
    [
        ("[{what: phone, where: passage 1}]", "is missing"),
        ('[{what: phone, where: passage 1, reason: " "}]', "is missing"),
        (
            "[{what: email, where: passage 1, reason: x}]",
            "keeps an e-mail address at passage 1, but none",
        ),
        (
            "[{what: phone, where: title, reason: x}]",
            "keeps a phone number at title, but none was found there",
        ),
        ("[{what: everything, where: passage 1, reason: x}]", "is not an allowed value"),
        ("[{what: phone, reason: x}]", "is missing"),
    ],
)
def test_an_exception_without_a_reason_or_that_fits_nothing_is_a_fault_and_lets_nothing_through(
    keep: str, problem: str
) -> None:
    found = keys(report_text("a", body=body(f"Call {PHONE}."), keep=keep))
    assert any(problem in each for _key, each in found)
    assert any(key == "passage 1" for key, _ in found)


def test_an_exception_is_for_one_thing_unless_it_says_for_how_many() -> None:
    text = body(f"Call {PHONE} or 0933 555 012.")
    assert [problem for _, problem in keys(report_text("a", body=text, keep=KEEP[6:]))] == [
        "holds what looks like a phone number (2 of them, and keep covers 1)"
    ]
    counted = KEEP[6:].replace("reason", "count: 2, reason")
    assert keys(report_text("a", body=text, keep=counted)) == []
    one_too_many = KEEP[6:].replace("reason", "count: 3, reason")
    assert [key for key, _ in keys(report_text("a", body=text, keep=one_too_many))] == ["passage 1"]


def test_a_row_of_sources_keeps_its_own() -> None:
    row = f'about = "Call {PHONE}"\nkeep = [{{what = "phone", where = "about", reason = "its newsroom"}}]\n'
    assert read(tree(sources__toml=SOURCES + row))[1] == []
