"""What lists of hostile strings do to a site: nothing, if all is well.

    .venv/bin/python benchmarks/hostile_payloads.py [--lists FOLDER] [--list NAME] [--json FILE]

Every string of every list is put into every field of the content that holds text or an
address. What the content's rules refuse is counted as refused and left out; the rest is built
into sites, each page of which is opened in Chromium, and each item of their feeds is shown as
HTML the way a careless feed reader would. Five things are counted a list and field:

    executed      a script of the string ran, or would have but for the Content-Security-Policy
    third-party   a page or an item asked another host for something
    outside       a file was written outside the output folder
    lost          the string was neither refused by name nor shown as it was written
    timed out     a page, or a build, took longer than it may

Of the words that stand before and after a string in running text, it is counted how many are
still there: what is taken for markup may not swallow them. Where the first three happen, the
site is divided until a single string is to blame.

Exits with 1 where one of the five is not zero, with 3 where Chromium or the lists are missing.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import feedparser
from common import ROOT, parser_for, use_test_helpers, write_settings
from playwright.sync_api import BrowserContext, Error, Request, sync_playwright
from static_host import serve

from sitrep.content.reading import ContentFile
from sitrep.content.tree import read_content
from sitrep.core.errors import Fault
from sitrep.core.markdown.escape import escape_text
from sitrep.core.text import legible, one_line
from sitrep.geo.codes import iso_codes

use_test_helpers()

from tests.support.site.chromium import find_chromium  # noqa: E402

LISTS = ROOT.parent / "shared" / "hostile"
ADDRESS = 'SITEURL = "http://127.0.0.1:8000"\n'
PATIENCE = 60_000
"""Milliseconds that a sheaf of pages may take."""
SHEAF = 25
"""Pages opened side by side, each in a frame of its own."""
BUILD_PATIENCE = 900
"""Seconds a site may take."""
SHARED = 5
"""Strings that share an edition: a week a string would be a site of many years."""
COUNTS = ("executed", "third-party", "outside", "lost", "timed out")
CODES = iso_codes()
AREAS = sorted(code for code in CODES if "-" in code)
MONDAY = dt.date(1990, 1, 1)
PLAIN = "plain-wire"
"""The source whose words may be shown whole."""
WATCH = """\
window.__ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => { window.__ran.push(name); };
document.addEventListener("securitypolicyviolation",
  event => window.__ran.push("csp " + event.violatedDirective));
"""
OPEN = """\
async paths => {
  const frames = await Promise.all(paths.map(path => new Promise((done, late) => {
    const frame = document.createElement("iframe");
    frame.onload = () => done(frame);
    setTimeout(() => late(new Error(`${path} is not there after PATIENCE ms`)), PATIENCE);
    frame.src = path;
    document.body.append(frame);
  })));
  const seen = frames.map(frame => {
    const there = frame.contentDocument;
    const active = [...there.querySelectorAll("*")].flatMap(each => [...each.attributes].filter(
      a => /^on/i.test(a.name) || /^\\s*(javascript|vbscript|data):/i.test(a.value)
    ).map(a => a.name));
    return {ran: (frame.contentWindow.__ran || []).concat(active), text: there.body.textContent};
  });
  frames.forEach(frame => frame.remove());
  return seen;
}
"""
SHOW = """\
texts => texts.map(html => {
  const box = document.createElement("div");
  document.body.append(box);
  box.innerHTML = html;
  const text = box.textContent;
  box.remove();
  return text;
})
"""


@dataclass(frozen=True, slots=True)
class Field:
    """A place in the content that a string can be put into."""

    name: str
    kind: str
    """What stands there: text, Markdown, escaped text, a link, an address, an id."""
    page: str
    """The kind of page that shows it, or "" where none has to."""
    file: str
    key: str
    """How faults name it: a file's kind, and what its key begins with."""


FIELDS = (
    Field("title", "text", "reports", "reports", "title"),
    Field("byline", "text", "reports", "reports", "byline"),
    Field("carrier title", "text", "reports", "reports", "carriers[1].title"),
    Field("carrier changed", "text", "reports", "reports", "carriers[1].changed"),
    Field("change note", "text", "reports", "reports", "changes"),
    Field("summary", "markdown", "reports", "reports", "passage 1"),
    Field("link in a text", "link", "", "reports", "passage 2"),
    Field("verbatim text", "markdown", "reports", "verbatim", "passage 1"),
    Field("escaped text", "escaped", "reports", "verbatim", "passage 2"),
    Field("report url", "address", "", "reports", "url"),
    Field("carrier url", "address", "", "reports", "carriers[1].url"),
    Field("archived", "address", "", "reports", "archived"),
    Field("source name", "text", "sources", "sources", "name"),
    Field("source affiliation", "text", "sources", "sources", "affiliation"),
    Field("source about", "text", "sources", "sources", "about"),
    Field("source reason", "text", "sources", "sources", "reason"),
    Field("source homepage", "address", "", "sources", "homepage"),
    Field("source evidence", "address", "", "sources", "evidence"),
    Field("region name", "text", "regions", "regions", "name"),
    Field("region spelling", "text", "", "regions", "spellings"),
    Field("edition lead", "markdown", "editions", "editions", "lead"),
    Field("edition key point", "text", "editions", "editions", "key_points"),
    Field("edition erratum", "text", "editions", "editions", "errata"),
    Field("page", "markdown", "about", "pages", ""),
    Field("report id", "slug", "", "reports", "id"),
    Field("source id", "slug", "", "sources", "source id"),
    Field("region id", "slug", "", "regions", "region id"),
)
NAMED = {each.name: each for each in FIELDS}
KEYS = ("name", "affiliation", "about", "reason", "homepage")


@dataclass(frozen=True, slots=True)
class Case:
    """A string of a list with the fields it is put into."""

    list: str
    at: int
    payload: str
    fields: frozenset[str] = field(default_factory=frozenset)

    def value(self, name: str) -> str:
        """What stands in a field: the string where it is put there, else something harmless."""
        kind = NAMED[name].kind
        if name not in self.fields:
            harmless = {"address": f"https://wire.example.org/{self.at}/{name.replace(' ', '-')}"}
            return harmless.get(kind, f"Plain words {self.at} of the {name}")
        if kind in {"address", "slug"}:
            return self.payload
        if kind == "escaped":
            return escape_text(self.words(name))
        return f"[a link]({self.payload})" if kind == "link" else self.words(name)

    def words(self, name: str) -> str:
        """The string between two words of its own."""
        before, after = self.around(name)
        return f"{before} {self.payload} {after}"

    def around(self, name: str) -> tuple[str, str]:
        """The words before and after the string, found nowhere else."""
        mark = f"{self.at}f{[each.name for each in FIELDS].index(name)}"
        return f"Before{mark}x", f"after{mark}x"


Totals = dict[tuple[str, str], Counter[str]]


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--lists", type=Path, default=LISTS, help="a folder of JSON lists of strings"
    )
    parser.add_argument("--list", action="append", help="only this file of it (may be repeated)")
    parser.add_argument(
        "--site-size", type=int, default=150, help="strings per site (default: %(default)s)"
    )
    parser.add_argument(
        "--json", type=Path, help="write the counts of every list and field to this file"
    )
    options = parser.parse_args()
    browser = find_chromium()
    if browser is None or not options.lists.is_dir():
        print("Chromium or the folder of lists (--lists) is missing.", file=sys.stderr)
        return 3
    totals: Totals = {}
    # No other host can be found, so that a request harms nobody; it is counted all the same.
    arguments = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=arguments)
        for name, payloads in read_lists(options.lists, options.list):
            cases = [judged(Case(name, at, payload), totals) for at, payload in enumerate(payloads)]
            for start in range(0, len(cases), options.site_size):
                context = opened.new_context()
                context.add_init_script(WATCH)
                try_site(
                    context, together(cases[start : start + options.site_size], totals), totals
                )
                context.close()
            print(row(name, total(totals, name)), flush=True)
        opened.close()
    return report_counts(totals, options.json)


def read_lists(folder: Path, names: list[str] | None) -> Iterator[tuple[str, list[str]]]:
    """The strings of each list, each once, those of pairs one by one, coded ones decoded."""
    for path in sorted(folder.glob("*.json")):
        if path.name == "INDEX.json" or (names and path.name not in names):
            continue
        found: list[str] = []
        for entry in json.loads(path.read_text("utf-8")):
            if path.stem.endswith("_b64"):
                found.append(base64.b64decode(entry).decode("utf-8", "replace"))
            else:
                found += entry if isinstance(entry, list) else [entry]
        yield path.name, list(dict.fromkeys(found))


def judged(case: Case, totals: Totals) -> Case:
    """The case with those fields in which the content's rules let the string stand."""
    for each in FIELDS:
        totals.setdefault((case.list, each.name), Counter())["cases"] += 1
    try:
        case.payload.encode()
    except UnicodeEncodeError:  # no file can hold it
        return refuse(case, NAMED, totals)
    return together([replace(case, fields=frozenset(NAMED))], totals)[0]


def together(cases: list[Case], totals: Totals) -> list[Case]:
    """The cases with the fields that one content folder can hold; what a fault names is refused."""
    while True:
        files = [ContentFile(path, text.encode()) for path, text in tree_of(cases).items()]
        faults = read_content(files, codes=CODES)[1]
        if not faults:
            return cases
        named: dict[int, set[str]] = {}
        for fault in faults:
            for at, names in blamed(fault, cases):
                named.setdefault(at, set()).update(names & cases[at].fields)
        if not any(named.values()):
            raise SystemExit(f"A fault that no string explains: {faults[0]}")
        cases = [refuse(case, named.get(at, set()), totals) for at, case in enumerate(cases)]


def refuse(case: Case, names: object, totals: Totals) -> Case:
    """The case without fields in which its string is refused."""
    out = frozenset(names) if isinstance(names, (set, dict)) else frozenset()
    for name in out:
        totals[case.list, name]["refused"] += 1
    return replace(case, fields=case.fields - out)


def blamed(fault: Fault, cases: list[Case]) -> Iterator[tuple[int, set[str]]]:
    """Which fields of which cases a fault is about, by its file, line and key."""
    kind, _, name = fault.file.removeprefix("content/").partition("/")
    if kind in {"sources.toml", "regions.toml"}:
        rows = 9 if kind == "sources.toml" else 5
        at, row_line = divmod(max(fault.line, 1) - 1, rows)
        yield at, fields_of(kind.removesuffix(".toml"), fault.key, row_line)
    elif kind == "pages":
        yield from ((at, {"page"}) for at in shares_of(name, cases))
    elif kind == "editions":
        # The lead is one text of all; keys with a number say whose they are.
        numbered = re.search(r"\[(\d+)\]", fault.key)
        shares = list(shares_of(name, cases))
        chosen = shares[int(numbered[1]) - 1 : int(numbered[1])] if numbered else shares
        yield from ((at, fields_of("editions", fault.key, 0)) for at in chosen)
    else:
        at = int(re.sub(r"\D", "", name))
        yield (
            at,
            fields_of("verbatim" if "v" in name.removesuffix(".md") else "reports", fault.key, 0),
        )


def shares_of(name: str, cases: list[Case]) -> Iterator[int]:
    """The cases that share a file of the site, by its name."""
    for at in range(len(cases)):
        if name in {f"{week_of(at)}.md", "about.md"}:
            yield at


def fields_of(file: str, key: str, line: int) -> set[str]:
    """The fields that a key of a file means; all of the file where it means none of them."""
    ours = [each for each in FIELDS if each.file == file]
    if file in {"reports", "verbatim"} and key.rpartition(".")[2] == "source":
        return {"source id"}  # what names a source that has no row
    if file in {"sources", "regions"}:
        by_line = (
            [f"{file[:-1]} id", *(f"source {each}" for each in KEYS), "source evidence"]
            if file == "sources"
            else ["region id", "region name", "", "region spelling"]
        )
        return (
            {by_line[line]}
            if line < len(by_line) and by_line[line]
            else {each.name for each in ours}
        )
    exact = {
        each.name
        for each in ours
        if each.key and (key == each.key or key.startswith((f"{each.key} ", f"{each.key}[")))
    }
    return exact or {each.name for each in ours}


def tree_of(cases: list[Case]) -> dict[str, str]:
    """A content tree: for each case two reports, a source and a region, for each few an edition."""
    files = {
        "pages/about.md": "---\ntitle: About\nslug: about\n---\n"
        + "\n\n".join(case.value("page") for case in cases)
    }
    sources, regions = [], []
    for at, case in enumerate(cases):
        names = names_of(case, at)
        sources.append(source_text(case, names))
        regions.append(
            f"[{toml(names['region'])}]\nname = {toml(case.value('region name'))}\n"
            f"codes = [{toml(AREAS[at])}]\n"
            f"spellings = [{toml(case.value('region spelling') + str(at))}]\n"
        )
        files[f"reports/{at}.md"] = report_text(case, names, monday_of(at), AREAS[at])
        files[f"reports/v{at}.md"] = verbatim_text(case, at, AREAS[at])
    for start in range(0, len(cases), SHARED):
        files[f"editions/{week_of(start)}.md"] = edition_text(
            cases[start : start + SHARED], monday_of(start)
        )
    sources.append(
        f'[{PLAIN}]\nname = "Plain Wire"\nreliability = "C"\nreason = "Plain"\nrights = "full"\n'
    )
    return files | {"sources.toml": "\n".join(sources), "regions.toml": "\n".join(regions)}


def monday_of(at: int) -> dt.date:
    return MONDAY + dt.timedelta(weeks=at // SHARED)


def week_of(at: int) -> str:
    year, week, _ = monday_of(at).isocalendar()
    return f"{year}-W{week:02}"


def names_of(case: Case, at: int) -> dict[str, str]:
    """The ids of a case's report, source and region, told apart by its place in the tree."""
    named = {"report": "report id", "source": "source id", "region": "region id"}
    return {
        key: case.value(name) if name in case.fields else f"{key}-{at}"
        for key, name in named.items()
    }


def source_text(case: Case, names: dict[str, str]) -> str:
    lines = "".join(f"{key} = {toml(case.value(f'source {key}'))}\n" for key in KEYS)
    evidence = toml(case.value("source evidence"))
    return f'[{toml(names["source"])}]\n{lines}evidence = [{evidence}]\nreliability = "C"\n'


def report_text(case: Case, names: dict[str, str], day: dt.date, code: str) -> str:
    carrier = {
        "source": names["source"],
        "url": case.value("carrier url"),
        "title": case.value("carrier title"),
    }
    front = {
        **front_of(names["report"], names["source"], day),
        "title": case.value("title"),
        "byline": case.value("byline"),
        "url": case.value("report url"),
        "archived": case.value("archived"),
        "carriers": [{**carrier, "changed": [case.value("carrier changed")]}],
        "text": "summary",
        "changes": [{"date": str(day), "note": case.value("change note")}],
    }
    return page_text(front, code, [case.value("summary"), case.value("link in a text")])


def verbatim_text(case: Case, at: int, code: str) -> str:
    """A report that shows a text as its source has it; the source is named by the other report."""
    front = {
        **front_of(f"verbatim-{at}", PLAIN, monday_of(at)),
        "title": f"A text taken as it was {case.at}",
        "text": "verbatim",
    }
    return page_text(front, code, [case.value("verbatim text"), case.value("escaped text")])


def front_of(name: str, source: str, day: dt.date) -> dict[str, object]:
    kinds = {"title_kind": "editor", "date": str(day), "date_basis": "editor", "added": str(day)}
    return {"id": name, "source": source, **kinds, "credibility": 3, "status": "published"}


def page_text(front: dict[str, object], code: str, texts: list[str]) -> str:
    lines = "".join(f"{key}: {yaml(value)}\n" for key, value in front.items())
    passages = "".join(f"::: passage {code}\n{text}\n:::\n" for text in texts)
    return f"---\n{lines}---\n{passages}"


def edition_text(cases: list[Case], day: dt.date) -> str:
    errata = [{"date": str(day), "note": case.value("edition erratum")} for case in cases]
    points = yaml([case.value("edition key point") for case in cases])
    keys = f"announced: {day + dt.timedelta(days=7)}\nkey_points: {points}\n"
    lead = "\n\n".join(case.value("edition lead") for case in cases)
    return f"---\n{keys}errata: {yaml(errata)}\n---\n{lead}\n"


def yaml(value: object) -> str:
    """A value as YAML takes it; days unquoted, as the content's rules want them."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml, value)) + "]"
    return toml(value) if isinstance(value, str) else str(value)


def toml(text: str) -> str:
    """A string in quotes, as TOML and YAML read it; what neither can hold stays as it is."""
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", quoted)


def try_site(context: BrowserContext, cases: list[Case], totals: Totals) -> None:
    """Build one site of the cases, open all of it, and count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in tree_of(cases).items():
            (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "content" / path).write_text(text, "utf-8")
        write_settings(folder, ADDRESS)
        before = written(folder)
        try:
            command = [sys.executable, "-m", "sitrep.site", "build", "--settings", "conf.py"]
            done = subprocess.run(
                command, cwd=folder, capture_output=True, timeout=BUILD_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            charge(cases, totals, "timed out")
            return
        if done.returncode:
            message = done.stderr.decode("utf-8", "replace")
            if not divide(context, cases, totals):
                charge_refusal(cases[0], totals, message)
            return
        outside = {
            path for path in written(folder) - before if not path.startswith(("output/", ".output"))
        }
        found = look(context, folder / "output", cases, totals) | (
            {"outside"} if outside else set()
        )
    for what in sorted(found):
        if len(cases) == 1:
            print(
                f"{what}: {cases[0].list} {cases[0].at} {cases[0].payload[:120]!r}", file=sys.stderr
            )
            charge(cases, totals, what)
    if found:
        divide(context, cases, totals)


def divide(context: BrowserContext, cases: list[Case], totals: Totals) -> bool:
    """Try each half by itself; False where there is nothing to divide."""
    middle = len(cases) // 2
    if middle:
        try_site(context, cases[:middle], totals)
        try_site(context, cases[middle:], totals)
    return bool(middle)


def charge_refusal(case: Case, totals: Totals, message: str) -> None:
    """A build that was refused by name counts as refused; one that failed otherwise, as lost."""
    named = "content/" in message and "Traceback" not in message
    if not named:
        print(f"failed: {case.list} {case.at}: {message[-300:]}", file=sys.stderr)
    charge([case], totals, "refused" if named else "lost")


def charge(cases: list[Case], totals: Totals, what: str) -> None:
    for case in cases:
        for name in case.fields:
            totals[case.list, name][what] += 1


def written(folder: Path) -> set[str]:
    """Every file of a folder, by its path below it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def look(context: BrowserContext, output: Path, cases: list[Case], totals: Totals) -> set[str]:
    """Open every page and show every item of the feeds; gives what was found of the whole site."""
    paths = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    items = feed_items(output)
    texts: dict[str, str] = {}
    found: set[str] = set()
    with serve(output) as address:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: found.update(foreign(request, address)))
        try:
            page.goto(f"{address}/robots.txt")
            for start in range(0, len(paths), SHEAF):
                sheaf = paths[start : start + SHEAF]
                seen: list[dict[str, Any]] = page.evaluate(
                    OPEN.replace("PATIENCE", str(PATIENCE)), [f"/{path}" for path in sheaf]
                )
                for path, one in zip(sheaf, seen, strict=True):
                    kind = path.partition("/")[0]
                    texts[kind] = texts.get(kind, "") + str(one["text"])
                    if one["ran"]:
                        print(f"ran at {path}: {one['ran'][:5]}", file=sys.stderr)
                        found.add("executed")
            shown = page.evaluate(SHOW, [item.html for item in items])
            page.wait_for_timeout(200)
            if page.evaluate("window.__ran.length"):
                found.add("executed")
        except Error as error:
            print(error.message[:200], file=sys.stderr)
            return found | {"timed out"}
        finally:
            page.close()
    if not found:  # else the site is divided and looked at once more
        count_shown(cases, totals, {kind: squeezed(text) for kind, text in texts.items()})
        for item, text in zip(items, shown, strict=True):
            if item.title is not None and squeezed(text) != item.title:
                print(f"feed title: {item.html[:120]!r} shows {text[:120]!r}", file=sys.stderr)
                totals[cases[0].list, "title"]["lost"] += 1
    return found


def foreign(request: Request, address: str) -> set[str]:
    """What a request counts as."""
    if request.url.startswith((address, "about:", "data:")):
        return set()
    print(f"third-party: {request.url[:120]}", file=sys.stderr)
    return {"third-party"}


@dataclass(frozen=True, slots=True)
class Item:
    """A text of a feed as a reader would set it."""

    html: str
    title: str | None
    """What it has to show, squeezed; None for bodies."""


def feed_items(output: Path) -> list[Item]:
    """Titles and bodies of the reports' feeds, as the XML or JSON gives them."""
    items: list[Item] = []
    written_titles = {
        entry["id"]: squeezed(entry["title"])
        for entry in json.loads((output / "feeds/reports.json").read_text("utf-8"))["items"]
    }
    parsed = feedparser.parse(
        (output / "feeds/reports.rss").read_bytes(),
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    for entry in parsed.entries:
        items.append(Item(entry.title, written_titles.get(entry.id)))
        items += [Item(content.value, None) for content in entry.get("content", [])]
    return items


def count_shown(cases: list[Case], totals: Totals, texts: dict[str, str]) -> None:
    """Count the words shown around each string; charge strings that are not shown but should be."""
    for case in cases:
        for name in case.fields:
            each = NAMED[name]
            if not each.page:
                continue
            counts, text = totals[case.list, name], texts.get(each.page, "")
            counts["words"] += 2
            counts["kept"] += sum(word in text for word in case.around(name))
            if each.kind != "markdown" and squeezed(case.words(name)) not in text:
                print(
                    f"lost: {case.list} {case.at} {name}: {case.words(name)[:120]!r}",
                    file=sys.stderr,
                )
                counts["lost"] += 1


def squeezed(text: str) -> str:
    """A text without what readers cannot see: control characters and kinds of white space."""
    return one_line(legible(text))


def total(totals: Totals, name: str) -> Counter[str]:
    """The counts of a list over all fields."""
    return sum((counts for (listed, _field), counts in totals.items() if listed == name), Counter())


def row(name: str, counts: Counter[str]) -> str:
    figures = ", ".join(f"{counts[what]} {what}" for what in COUNTS)
    words = f"{counts['kept']} of {counts['words']} words around them kept"
    return (
        f"{name}: {counts['cases']} cases, {counts['refused']} refused by name; {figures}; {words}"
    )


def report_counts(totals: Totals, file: Path | None) -> int:
    """Print the counts by field and in all; returns the exit code."""
    print()
    for each in FIELDS:
        counts = sum(
            (found for (_list, name), found in totals.items() if name == each.name), Counter[str]()
        )
        print(row(each.name, counts))
    everything = sum(totals.values(), Counter[str]())
    print(row("all", everything))
    if file:
        named = {f"{listed} · {name}": counts for (listed, name), counts in sorted(totals.items())}
        file.write_text(json.dumps(named, indent=1), "utf-8")
    return 1 if any(everything[what] for what in COUNTS) else 0


if __name__ == "__main__":
    sys.exit(main())
