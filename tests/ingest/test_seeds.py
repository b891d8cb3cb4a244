"""The shared documents, measured with the scorer that comes with them."""

from __future__ import annotations

import html
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sitrep.ingest import clean
from sitrep.ingest.knowledge.bank import load_settings
from sitrep.ingest.output import json_answer
from sitrep.ingest.read.decode import read_document
from tests.support.ingest.documents import group_families
from tests.support.paths import ROOT

SEEDS = ("000", "001", "002", "003", "004")
FAMILIES = {frozenset({"000"}), frozenset({"001", "002"}), frozenset({"003"}), frozenset({"004"})}
QUOTE = 8
"""Words in a row of a shared document that may stand nowhere in this project."""
FLOORS = {
    "006": 0.98, "007": 0.84, "013": 0.99, "017": 0.99, "018": 0.99,
    "022": 0.99, "026": 0.97, "027": 0.96, "030": 0.95, "031": 0.97,
}  # fmt: skip
"""Body F1 of the further documents as it was when these tests were written; it may only rise."""
FURTHER_FLOORS = {
    "published right": 3,
    "original_date right": 1,
    "publisher right": 1,
    "origin right": 3,
}
"""Findings in the further documents that were right."""
FURTHER_CEILINGS = {
    "title wrong": 2,
    "title invented": 0,
    "published wrong": 0,
    "published invented": 0,
    "original_date wrong": 0,
    "original_date invented": 0,
    "publisher invented": 0,
    "origin invented": 0,
    "leaks": 0,
    "unfaithful": 0,
    "uncovered": 0,
}
"""Faults in the further documents that there were."""


@dataclass(frozen=True, slots=True)
class Case:
    """A shared document with its label and our answer."""

    name: str
    raw: str
    gold: dict[str, Any]
    answer: dict[str, Any]

    @property
    def body(self) -> str:
        return "\n\n".join(
            block["text"] for block in self.answer["blocks"] if block["verdict"] == "body"
        )


@cache
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "cleaning/score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def cases(shared: Path, folder: str) -> dict[str, Case]:
    """The documents of a folder, ingested together with the project's own sources and regions."""
    settings = load_settings((), ())
    documents = scorer(shared).load([shared / folder])
    drafts = [
        clean(read_document(path.read_bytes(), str(path)), settings)
        for path, _raw, _gold in documents
    ]
    families = group_families(drafts)
    answers = {
        copy.document.name: json.loads(json_answer(copy, family.id))
        for family in families
        for copy in family.copies
    }
    return {
        path.stem[:3]: Case(path.stem[:3], raw, gold, answers[str(path)])
        for path, raw, gold in documents
    }


def tally(shared: Path, found: dict[str, Case]) -> Counter[str]:
    """How often what was right, wrong, missed or made up, as the scorer counts."""
    score, counts = scorer(shared), Counter[str]()
    for case in found.values():
        counts["leaks"] += len(score.LEAKS.findall(case.body))
        counts["unfaithful"] += score.unfaithful(case.answer["blocks"], case.raw)
        counts["uncovered"] += score.misplaced(case.answer["blocks"], case.raw)
        counts.update(
            f"{field} {kind(score, case, field)}"
            for field in ("title", "published", "original_date")
        )
        counts.update(f"{field} {named(score, case, field)}" for field in ("publisher", "origin"))
    return counts


def kind(score: ModuleType, case: Case, field: str) -> str:
    found = case.answer[field]
    wanted = case.gold["publication_date" if field == "published" else field]
    if not (found and wanted):
        return "invented" if found else "missed" if wanted else "silent"
    same = score.words(found) == score.words(wanted) if field == "title" else found == wanted
    return "right" if same else "wrong"


def named(score: ModuleType, case: Case, field: str) -> str:
    found, wanted = (
        case.answer[field],
        case.gold["publisher" if field == "publisher" else "original_publisher"],
    )
    is_shown = bool(wanted) and case.gold.get(f"{field}_shown", True)
    if score.same_name(found, wanted, case.gold.get(f"{field}_aliases", [])):
        return "right" if is_shown else "right unshown"
    return ("wrong" if found else "missed") if is_shown else "invented" if found else "silent"


def f1(shared: Path, case: Case) -> float:
    return float(scorer(shared).body_score(case.body, case.gold, case.raw)[2])


def region_f1(shared: Path, found: dict[str, Case], *, subdivisions: bool) -> float:
    hits = [
        scorer(shared).region_hits(c.answer["blocks"], c.gold, subdivisions=subdivisions)
        for c in found.values()
    ]
    right, wrong, missed = (sum(hit[at] for hit in hits) for at in range(3))
    return float(2 * right / (2 * right + wrong + missed))


@pytest.mark.parametrize("name", SEEDS)
def test_a_seeds_body_is_whole_clean_and_covered(name: str, shared: Path) -> None:
    case = cases(shared, "seeds")[name]
    assert f1(shared, case) >= 0.99
    counts = tally(shared, {name: case})
    assert (counts["leaks"], counts["unfaithful"], counts["uncovered"]) == (0, 0, 0)


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("field", ["title", "published", "original_date"])
def test_a_seeds_title_and_dates_are_right_and_none_is_made_up(
    name: str, field: str, shared: Path
) -> None:
    assert kind(scorer(shared), cases(shared, "seeds")[name], field) in {"right", "silent"}


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("field", ["publisher", "origin"])
def test_a_seeds_outlets_are_right_and_none_is_made_up(name: str, field: str, shared: Path) -> None:
    assert named(scorer(shared), cases(shared, "seeds")[name], field) in {
        "right",
        "right unshown",
        "silent",
    }


def test_the_seeds_are_four_families(shared: Path) -> None:
    members: dict[str, set[str]] = {}
    for name, case in cases(shared, "seeds").items():
        members.setdefault(case.answer["family"], set()).add(name)
    assert {frozenset(each) for each in members.values()} == FAMILIES


def test_the_outlets_own_undated_page_has_its_day_from_the_family_and_no_date_of_its_own(
    shared: Path,
) -> None:
    answer = cases(shared, "seeds")["002"].answer
    assert (answer["published"], answer["original_date"]) == (None, "2020-06-26")


def test_the_seeds_regions_are_right_by_paragraph(shared: Path) -> None:
    found = cases(shared, "seeds")
    assert region_f1(shared, found, subdivisions=False) >= 0.9
    assert region_f1(shared, found, subdivisions=True) >= 0.9


@pytest.mark.parametrize("name", FLOORS)
def test_a_further_documents_body_is_no_worse_than_it_was(name: str, shared: Path) -> None:
    assert f1(shared, cases(shared, "cleaning/documents")[name]) >= FLOORS[name]


def test_findings_in_the_further_documents_are_no_worse_than_they_were(shared: Path) -> None:
    counts = tally(shared, cases(shared, "cleaning/documents"))
    assert {
        what: counts[what] for what, least in FURTHER_FLOORS.items() if counts[what] < least
    } == {}
    assert {
        what: counts[what] for what, most in FURTHER_CEILINGS.items() if counts[what] > most
    } == {}


def test_families_and_regions_of_the_further_documents_are_no_worse_than_they_were(
    shared: Path,
) -> None:
    found = cases(shared, "cleaning/documents")
    labels = [case.gold["duplicate_group"] or name for name, case in found.items()]
    assert (
        scorer(shared).rand_index([case.answer["family"] for case in found.values()], labels) == 1
    )
    assert region_f1(shared, found, subdivisions=False) >= 0.47
    syria = {
        name: c
        for name, c in found.items()
        if any(code.startswith("SY") for code in c.gold["regions"])
    }
    assert region_f1(shared, syria, subdivisions=True) >= 0.68


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[at : at + QUOTE]) for at in range(len(words) - QUOTE + 1))


def test_neither_ingest_nor_its_tests_quote_a_shared_document(shared: Path) -> None:
    package = Path(str(files("sitrep.ingest")))
    ours = [*package.rglob("*.py"), *package.rglob("*.toml"), *Path(__file__).parent.rglob("*.py")]
    held = {
        run
        for path in [*ours, *(ROOT / "tests/support").rglob("*.py")]
        for run in runs(path.read_text("utf-8"))
    }
    texts = [
        path.read_text("utf-8")
        for path in [*shared.glob("seeds/*.txt"), *shared.glob("cleaning/documents/*.txt")]
    ]
    pages = json.loads((shared / "cleaning/plain_dumps_dev.json").read_text("utf-8"))
    texts += ["\n".join(page["lines"]) for page in pages.values()]
    assert {" ".join(run) for text in texts for run in runs(text) if run in held} == set()


def forms_of(raw: str) -> dict[str, str]:
    """The forms in which a text comes that was a page's: on one line, broken, quoted."""
    lines = raw.split("\n")
    one_line = " ".join(raw.split())
    broken = "<br>\n".join(html.escape(line, quote=False) for line in lines)
    return {
        "one line": one_line,
        "one paragraph": f"<p>{html.escape(one_line, quote=False)}</p>",
        "broken": f"<html><body><div>{broken}</div></body></html>",
        "quoted": "\n".join(f"> {line}" for line in lines),
    }


@pytest.mark.parametrize("form", ["one line", "one paragraph", "broken", "quoted"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_has_the_same_body_in_every_form(shared: Path, seed: str, form: str) -> None:
    score, case = scorer(shared), cases(shared, "seeds")[seed]
    text = forms_of(case.raw)[form]
    draft = clean(read_document(text.encode("utf-8"), "a.txt"), load_settings((), ()))
    said = score.words(" ".join(block.text for block in draft.body))
    assert said == score.words(case.body)
