from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitrep.site.catalogue.citation import Citation, bibtex, cite_edition, cite_report, ris
from sitrep.site.catalogue.family import Family
from sitrep.site.site import Site
from tests.support.paths import ROOT
from tests.support.strategies import one_line_texts
from tests.support.trees import SOURCES, catalogue, report_text, tree

SITE = Site(
    "Example Digest", "https://digest.example.org/", "For tests.", "tag:digest.example.org,2026:"
)
CARRIERS = "[{source: example-review}, {source: unknown}, {source: example-review}]"


def edition(notes: str = "", site: Site = SITE) -> Citation:
    """How to cite 2020-W27."""
    files = {**tree(), **({"editions/2020-W27.md": f"---\n{notes}\n---\n"} if notes else {})}
    return cite_edition(catalogue(files).editions[0], site)


def family(sources: str = SOURCES, *, drafts: bool = False, **keys: str) -> Family:
    found = catalogue(
        {**tree({"a": report_text("a", **keys)}), "sources.toml": sources}, drafts=drafts
    )
    return (*found.families, *found.withdrawn)[0]


def test_an_edition_is_cited_by_week_days_announcement_and_address() -> None:
    found = edition("announced: 2020-07-07")
    assert found.words == (
        "Example Digest: Week 27, 2020, 29 June – 5 July 2020. Announced on 7 July 2020. "
        "<https://digest.example.org/editions/2020-W27/>"
    )
    assert (found.key, found.author, str(found.day)) == (
        "example-digest-2020-W27",
        "Example Digest",
        "2020-07-07",
    )


def test_an_edition_that_was_corrected_or_is_open_says_so() -> None:
    errata = "announced: 2020-07-07\nerrata: [{date: 2020-07-09, note: x}]"
    assert edition(errata).note == "Announced on 7 July 2020, last corrected on 9 July 2020."
    assert edition().note == "Not announced yet: it may still change."
    assert (edition().year, edition().day) == (2020, None)


def test_a_report_is_cited_by_its_origin_with_its_carriers_and_where_it_was_read() -> None:
    assert cite_report(family(carriers=CARRIERS), SITE).words == (
        "Example Wire (1 July 2020): “Bridge reopens”. Original: <https://wire.example.org/a> "
        "Carried by Example Review, a carrier not named. In: Example Digest: Week 27, 2020, grade B3. "
        "<https://digest.example.org/reports/a/>"
    )


ARMY = '[army]\nname = "The Army"\nreliability = "E"\nreason = "Invented."\n'


@pytest.mark.parametrize(
    ("passages", "grades"),
    [
        (["from=army"], "grade E3 (The Army, in Example Wire)."),
        (["credibility=4"], "grade B4."),
        (
            ["", "from=army", "from=army"],
            "grade B3 (passage 1), E3 (passages 2, 3; The Army, in Example Wire).",
        ),
    ],
)
def test_a_grade_is_that_of_who_speaks_in_a_passage(passages: list[str], grades: str) -> None:
    body = "".join(f"::: passage SY-ID {options}\nText.\n:::\n" for options in passages)
    for kind, word in (("verbatim", " In"), ("summary", "Summarised in")):
        files = tree({"a": report_text("a", body=body, text=kind)})
        (found,) = catalogue({**files, "sources.toml": SOURCES + ARMY}).families
        words = cite_report(found, SITE).words
        assert f"{word}: Example Digest: Week 27, 2020, {grades} <https" in words


def test_a_title_that_is_not_the_origins_stands_in_square_brackets() -> None:
    ours = cite_report(family(title_kind="editor", text="summary"), SITE)
    assert "Example Wire (1 July 2020): [Bridge reopens]. " in ours.words
    assert "Summarised in: Example Digest" in ours.words
    carriers = cite_report(family(title_kind="carrier"), SITE)
    assert "Example Wire (1 July 2020): [Bridge reopens]. " in carriers.words
    withheld = family(SOURCES.replace('rights = "full"', 'rights = "withhold"'))
    assert "(1 July 2020): [Report by Example Wire]. " in cite_report(withheld, SITE).words


def test_a_report_without_an_address_is_cited_by_its_page() -> None:
    found = cite_report(family(url=""), SITE)
    assert found.url == "https://digest.example.org/reports/a/"
    assert "Original" not in found.words


def test_a_withdrawn_report_is_cited_as_withdrawn() -> None:
    found = cite_report(family(status="withdrawn", changes="[{date: 2020-07-09, note: x}]"), SITE)
    assert "Withdrawn from: Example Digest: Week 27, 2020." in found.words
    assert "Bridge reopens" not in found.words


def test_an_undated_draft_says_that_its_date_is_unknown() -> None:
    found = cite_report(family(drafts=True, status="draft", date=""), SITE)
    assert found.words.startswith("Example Wire (date unknown): ")
    assert (found.year, found.day) == (None, None)


def test_an_entry_of_bibtex() -> None:
    assert bibtex(edition("announced: 2020-07-07")) == (
        "@misc{example-digest-2020-W27,\n"
        "  author = {{Example Digest}},\n"
        "  title = {{Example Digest: Week 27, 2020, 29 June – 5 July 2020}},\n"
        "  year = {2020},\n"
        "  date = {2020-07-07},\n"
        "  url = {https://digest.example.org/editions/2020-W27/},\n"
        "  note = {Announced on 7 July 2020.},\n"
        "}\n"
    )


def test_a_record_of_ris() -> None:
    assert ris(edition("announced: 2020-07-07")).split("\r\n") == [
        "TY  - RPRT",
        "ID  - example-digest-2020-W27",
        "AU  - Example Digest",
        "TI  - Example Digest: Week 27, 2020, 29 June – 5 July 2020",
        "PY  - 2020",
        "DA  - 2020/07/07/",
        "UR  - https://digest.example.org/editions/2020-W27/",
        "N1  - Announced on 7 July 2020.",
        "LA  - en",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("sign", "written"),
    [
        ("a & b", r"a \& b"),
        ("50 % of #1 in $ a_b", r"50 \% of \#1 in \$ a\_b"),
        ("{x}", r"\textbraceleft{}x\textbraceright{}"),
        ("a}", r"a\textbraceright{}"),
        ("C:\\~^", r"C:\textbackslash{}\textasciitilde{}\textasciicircum{}"),
        ("Ünïcode ا 😀", "Ünïcode ا 😀"),
        ("two\nlines", "two lines"),
    ],
)
def test_signs_that_mean_something_to_latex_are_written_so_that_they_mean_themselves(
    sign: str, written: str
) -> None:
    citation = Citation("k", sign, sign, None, None, "https://example.org/", "", "en", "")
    assert f"title = {{{{{written}}}}}" in bibtex(citation)
    assert f"author = {{{{{written}}}}}" in bibtex(citation)


@given(
    one_line_texts,
    st.sampled_from(["https://example.org/a{b}c\\d%20&_#e", "https://example.org/ا"]),
)
def test_no_title_breaks_an_entry_or_a_record(text: str, url: str) -> None:
    citation = Citation("k", text, text, 2020, None, url, text, "en", "")
    entry = bibtex(citation)
    depths = [entry[:end].count("{") - entry[:end].count("}") for end in range(len(entry))]
    assert min(depths[6:-2]) >= 1
    assert entry.count("{") == entry.count("}")
    assert not re.search(
        r"(?<!\\)[%&_#$]", "".join(line for line in entry.splitlines() if " url = " not in line)
    )
    assert [line[2:6] for line in ris(citation).split("\r\n")[:-1]] == ["  - "] * 9


@pytest.mark.parametrize(("name", "key"), [("نشرة", "nshrh-2020-W27"), ("☮", "digest-2020-W27")])
def test_a_site_whose_name_has_no_latin_letters_still_has_a_key(name: str, key: str) -> None:
    site = Site(name, "https://digest.example.org/", "x", "tag:digest.example.org,2026:")
    assert edition(site=site).key == key


def test_the_citation_file_names_the_version_and_licence_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert (cited["cff-version"], cited["type"]) == ("1.2.0", "software")
    assert (cited["version"], cited["license"]) == (project["version"], project["license"])
    assert set(cited) <= {
        "cff-version",
        "message",
        "type",
        "title",
        "abstract",
        "authors",
        "version",
        "license",
        "keywords",
    }
    assert [set(author) for author in cited["authors"]] == [{"name"}]
    assert all(
        isinstance(cited[key], str) and cited[key]
        for key in ("message", "title", "version", "abstract")
    )
