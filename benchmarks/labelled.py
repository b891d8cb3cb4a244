"""Labelled documents, as the benchmarks that learn from them or measure by them read them.

Three forms: a folder of NAME.txt with NAME.json beside it or in gold/ (spans of paragraphs);
a file of pages {"id": {"lines": […], "body": "…"}}, with the pages themselves as ID.html.gz in
a folder; and the tests/ of a checkout of trafilatura, whose evaldata.json says of each page some
pieces that are its text and some that are not.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitrep.core.errors import SitrepError
from sitrep.ingest import PIPELINE, Step
from sitrep.ingest.draft import Block, Draft
from sitrep.ingest.knowledge.bank import load_settings
from sitrep.ingest.read.decode import read_document

SETTINGS = load_settings()
Runs = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document and what is known of its text."""

    name: str
    data: bytes
    body: str = ""
    """The text; empty where only pieces are known."""
    inside: tuple[str, ...] = ()
    """Pieces of the text."""
    outside: tuple[str, ...] = ()
    """Pieces that are not of the text."""
    optional: tuple[str, ...] = field(default=())
    """Pieces that may be kept or left."""

    def draft(self) -> Draft | None:
        """The document cleaned; None where it is refused."""
        return self._after(PIPELINE)

    def before(self, step: str) -> Draft | None:
        """The document as a step of the pipeline is given it; None where it is refused."""
        names = [name for name, _step in PIPELINE]
        return self._after(PIPELINE[: names.index(step)])

    def _after(self, steps: tuple[tuple[str, Step], ...]) -> Draft | None:
        try:
            document = read_document(self.data, self.name)
        except SitrepError:
            return None
        draft = Draft(document, doubts=document.doubts)
        for _name, step in steps:
            draft = step(draft, SETTINGS)
        return draft


def documents(folder: Path) -> Iterator[LabelledDocument]:
    """Texts with spans of their paragraphs."""
    for path in sorted(folder.glob("*.txt")):
        label = path.with_suffix(".json")
        label = label if label.exists() else path.parent / "gold" / label.name
        gold = json.loads(label.read_text("utf-8"))
        gold = gold.get("gold", gold)
        raw = path.read_text("utf-8")
        spans = [(each["start"], each["end"]) for each in gold["paragraphs"]]
        spans += [each["continues_at"] for each in gold["paragraphs"] if "continues_at" in each]
        body = "\n".join(
            " ".join(raw[start:end].split()) for start, end in sorted(map(tuple, spans))
        )
        optional = tuple(raw[each["start"] : each["end"]] for each in gold.get("optional", []))
        yield LabelledDocument(path.name, path.read_bytes(), body, optional=optional)


def pages(file: Path, folder: Path | None) -> Iterator[LabelledDocument]:
    """Pages with their text: as their lines, or with a folder as HTML."""
    for name, page in json.loads(file.read_text("utf-8")).items():
        if folder is None:
            data = "\n".join(page["lines"]).encode()
        else:
            data = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
        yield LabelledDocument(f"{name}.{'html' if folder else 'txt'}", data, page["body"])


def trafilatura(tests: Path) -> Iterator[LabelledDocument]:
    """Pages with pieces that are their text and pieces that are not."""
    for page in json.loads((tests / "evaldata.json").read_text("utf-8")).values():
        path = tests / "cache" / page["file"]
        path = path if path.exists() else tests / "eval" / page["file"]
        yield LabelledDocument(
            page["file"],
            path.read_bytes(),
            inside=tuple(page["with"]),
            outside=tuple(page["without"]),
        )


def cases(folder: Path) -> Iterator[LabelledDocument]:
    """Cases of one page or text, with pieces that must and must not be in what is read of it."""
    for path in sorted(folder.rglob("expected.md")):
        told = re.search(r"```json\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
        inputs = sorted(path.parent.glob("in*"))
        due = json.loads(told[1]) if told else {}
        is_alone = len(inputs) == 1 and inputs[0].suffix in {".html", ".txt"}
        if is_alone and ("has" in due or "hasnot" in due):
            name = f"{path.parent.name}{inputs[0].suffix}"
            inside, outside = due.get("has", ()), due.get("hasnot", ())
            data = inputs[0].read_bytes()
            yield LabelledDocument(name, data, inside=tuple(inside), outside=tuple(outside))


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"\w+", text.lower())


def runs(tokens: list[str], size: int = 4) -> Runs:
    """All runs of four words."""
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1)))


def likeness(found: str, wanted: str) -> float:
    """F1 of the runs of four words of two texts."""
    had, due = runs(words(found)), runs(words(wanted))
    return 2 * sum((had & due).values()) / max(1, sum(had.values()) + sum(due.values()))


def labels(blocks: tuple[Block, ...], document: LabelledDocument) -> list[bool | None]:
    """For each block whether it is the text's; None where that is not known."""
    if not document.body:
        inside, outside = map(_plain_all, (document.inside, document.outside))
        return [_by_pieces(_plain(block.text), inside, outside) for block in blocks]
    due = runs(words(document.body))
    spoken = f" {' '.join(words(document.body))} "
    optional = f" {' '.join(words(' '.join(document.optional)))} "
    found: list[bool | None] = []
    seen: set[str] = set()
    for block in blocks:
        label = None if _is_in(block, optional) else _by_body(block, due, spoken)
        if label and block.words >= 6 and block.text in seen:
            label = False  # the same paragraph again, as in pages for two widths of a screen
        if label:
            seen.add(block.text)
        found.append(label)
    return [_by_neighbours(found, at, blocks[at]) for at in range(len(found))]


def _is_in(block: Block, text: str) -> bool:
    own = words(block.text)
    return bool(own) and f" {' '.join(own)} " in text


def _by_body(block: Block, due: Runs, spoken: str) -> bool | None:
    own = words(block.text)
    if len(own) < 4:
        return bool(own) and f" {' '.join(own)} " in spoken
    share = sum(run in due for run in runs(own)) / max(1, len(own) - 3)
    return True if share >= 0.6 else False if share <= 0.3 else None


def _by_neighbours(found: list[bool | None], at: int, block: Block) -> bool | None:
    """A few words count as the text's only between paragraphs of it."""
    if not found[at] or len(words(block.text)) >= 4:
        return found[at]
    near = [found[each] for each in (at - 1, at + 1) if 0 <= each < len(found)]
    return True if all(near) else None if any(near) else False


def _by_pieces(text: str, inside: list[str], outside: list[str]) -> bool | None:
    if any(piece in text for piece in inside):
        return True
    return False if any(piece in text for piece in outside) else None


def _plain_all(texts: tuple[str, ...]) -> list[str]:
    return [_plain(text) for text in texts]


def _plain(text: str) -> str:
    return " ".join(text.split())
