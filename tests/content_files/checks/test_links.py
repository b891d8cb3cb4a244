from __future__ import annotations

import pytest

from sitrep.content.checks.links import check_notes_links, check_written_addresses
from sitrep.content.reading import ContentFile
from sitrep.content.tree import read_content
from sitrep.core.errors import Fault

CODES = frozenset({"SY-ID"})
BAD = (
    "http://ann:word@a.example/",
    "https://b.onion/",
    "http://192.168.1.1/",
    "http://2130706433/",
    "https:evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "https://wire.example.evil.example/",
    "https://w1re.example/",
    "https://a.example/?utm_source=x",
    "https://www.google.com/url?q=https://a.example/",
    "https://a.example:22/",
    "//a.example/",
)
SOURCES = '[wire]\nname = "Wire"\nhomepage = "https://wire.example/"\nrights = "full"\n{more}'
REPORT = """---
id: a
title: {title}
title_kind: editor
date: 2020-07-01
date_basis: editor
added: 2020-07-02
source: wire
url: {url}
text: verbatim
changes: [{{date: 2020-07-03, note: "{note}"}}]
status: published
---
::: passage SY-ID
One paragraph.

{body}
:::
"""


OTHERS = ("holds what looks like", "raw signs")
"""What else may be wrong with such texts, and other modules' to say."""


def faults(**given: str) -> list[Fault]:
    """Of a folder with one report, edition, page and source, each with what is given."""
    texts = {
        "title": "T",
        "url": "null",
        "note": "n",
        "body": "b",
        "lead": "",
        "point": "p",
        "page": "",
        "more": "",
    } | given
    files = {
        "sources.toml": SOURCES.format(**texts),
        "regions.toml": '[idlib]\nname = "Idlib"\ncodes = ["SY-ID"]\n',
        "reports/a.md": REPORT.format(**texts),
        "editions/2020-W27.md": '---\nkey_points: [{{text: "{point}", rests_on: [a]}}]\n---\n{lead}\n'.format(
            **texts
        ),
        "pages/p.md": "---\ntitle: P\nslug: p\n---\nFirst.\n\n{page}\n".format(**texts),
    }
    found = read_content(
        [ContentFile(path, text.encode()) for path, text in files.items()], codes=CODES
    )[1]
    return [fault for fault in found if not any(words in fault.problem for words in OTHERS)]


def where(found: list[Fault]) -> list[tuple[str, int, str]]:
    return [(fault.file.removeprefix("content/"), fault.line, fault.key) for fault in found]


def test_a_folder_with_sound_links_has_no_fault() -> None:
    lead = "[here](https://www.wire.example/x?id=3) and <http://例え.jp/>"
    good = f"{lead} and https://8.8.8.8/"
    page = f"{lead}, [us](/about/), [part](#part), [mail](mailto:desk@wire.example)"
    more = 'about = "See https://a.example/."\nevidence = ["https://a.example/?id=1"]'
    assert (
        faults(
            body=good,
            lead=lead,
            page=page,
            more=more,
            note="https://a.example",
            url="https://wire.example/1",
        )
        == []
    )


@pytest.mark.parametrize("address", BAD)
def test_a_link_no_reader_may_follow_is_a_fault_wherever_it_stands(address: str) -> None:
    link = f"See [there]({address})."
    assert where(faults(body=link)) == [("reports/a.md", 14, "passage 1")]
    assert where(faults(lead=f"Now.\n\n{link}")) == [("editions/2020-W27.md", 4, "lead")]
    assert where(faults(page=link)) == [("pages/p.md", 7, "link")]
    assert where(faults(url=f'"{address}"')) == [("reports/a.md", 9, "url")]
    key = (
        "about" if "wire" in address or "w1re" in address else "feed"
    )  # a feed makes its host known
    assert where(faults(more=f'{key} = "{address}"')) == [("sources.toml", 5, f"wire.{key}")]


@pytest.mark.parametrize(
    "address", [each for each in BAD if each.startswith("http") and ":///" not in each]
)
def test_an_address_written_out_is_judged_as_a_link_would_be(address: str) -> None:
    assert where(faults(body=f"It is at {address} now.")) == [("reports/a.md", 14, "passage 1")]
    assert where(faults(body=f"`{address}`")) == [("reports/a.md", 14, "passage 1")]
    assert where(faults(title=f'"Seen at {address}"')) == [("reports/a.md", 3, "title")]
    assert where(faults(note=f"See {address}")) == [("reports/a.md", 11, "changes[1].note")]
    assert where(faults(point=f"See {address}")) == [("editions/2020-W27.md", 2, "key_points")]


@pytest.mark.parametrize("target", ["mailto:desk@a.example", "/about/", "#x", "{static}a.png"])
def test_a_report_links_to_whole_web_addresses_alone(target: str) -> None:
    (fault,) = faults(body=f"[x]({target})")
    assert fault.problem.endswith("is not a web address")


@pytest.mark.parametrize(
    "target", ["JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "&#106;avascript:alert(1)"]
)
def test_a_script_is_a_fault_although_rendering_would_leave_it_out(target: str) -> None:
    assert [fault.key for fault in faults(body=f"[x]({target})")] == ["passage 1"]
    assert "link" in {fault.key for fault in faults(page=f"[x]({target})")}


def test_a_link_that_names_one_site_and_leads_to_another_is_a_fault() -> None:
    (fault,) = faults(body="[https://wire.example/](https://evil.example/)")
    assert "leads to evil.example" in fault.problem
    assert faults(body="[https://wire.example/](https://www.wire.example/x)") == []


def test_a_host_that_the_curator_lists_as_an_alias_is_meant() -> None:
    assert [fault.key for fault in faults(url="https://w1re.example/x")] == ["url"]
    assert faults(url="https://w1re.example/x", more='aliases = ["w1re.example"]') == []


def test_mixed_scripts_are_told_in_sources_too() -> None:
    (fault,) = faults(more='evidence = ["https://wirе-news.example/"]')
    assert (fault.line, fault.key) == (5, "wire.evidence")
    assert "xn--" in fault.problem


@pytest.mark.parametrize(
    "item", ["https://b.onion/", "https:evil.example", "See https://b.onion/ now"]
)
def test_an_address_in_a_list_is_told_at_the_key_of_the_list(item: str) -> None:
    text = f"---\nerrata: []\nkey_points:\n  - One.\n  - {item}\n---\n"
    found = [*check_notes_links(text, "content/editions/2020-W27.md", frozenset(), key="lead")]
    assert [(fault.line, fault.key) for fault in found] == [(5, "key_points")]


def test_a_comment_is_no_text_of_the_digest() -> None:
    assert [
        *check_written_addresses("# from https://b.onion/\na = 1", "sources.toml", frozenset())
    ] == []
