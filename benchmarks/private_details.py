"""How well private details are noticed: recall and false alarms by kind, on the labelled cases.

    .venv/bin/python benchmarks/private_details.py [--misses] [--part all|shown|held|blind…]

The cases are those of tests/core/private/. Those of ``--part held`` and of the
blind parts were written after the rules. A case counts as noticed when its own kind is found.
``--speed`` measures what a report of 500 words costs, ``--growth`` how the cost
grows with the length of hostile texts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

from sitrep.core.private import find_private  # noqa: E402
from tests.support.private_cases import HARMLESS, PARTS, PRIVATE, Case  # noqa: E402

HOSTILE = (
    "9 ",
    "a.",
    "@a",
    "1.",
    "(0",
    "+9",
    "A ",
    "Ab ",
    "°",
    "٣ ",
    "[at] ",
    "a@",
    "ст. ",
    "x-",
    "&#",
    "%4",
    "0x",
    ", 9",
    " was ",
    "rue ",
    "Ahmad Ali said ",
    "Ahmad told AFP ",
    "prison Ahmad Ali ",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=("all", *PARTS), default="all")
    parser.add_argument(
        "--misses", action="store_true", help="show what was missed, and every false alarm"
    )
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    if options.speed:
        show_speed()
    elif options.growth:
        show_growth()
    else:
        show_scores(options.part, misses=options.misses)
    return 0


def chosen(cases: Mapping[str, tuple[Case, ...]], part: str) -> list[Case]:
    return [case for name, some in cases.items() if part in {"all", name} for case in some]


def show_scores(part: str, *, misses: bool) -> None:
    private, harmless = chosen(PRIVATE, part), chosen(HARMLESS, part)
    total, found = Counter(case.kind for case in private), Counter[str]()
    for case in private:
        kinds = {finding.kind.value for finding in find_private(case.text)}
        found[case.kind] += case.kind in kinds
        if misses and case.kind not in kinds:
            print(f"missed {case.kind}: {case.text!r} {sorted(kinds)}")
    false = Counter[str]()
    alarmed = 0
    for case in harmless:
        kinds = {finding.kind.value for finding in find_private(case.text)}
        alarmed += bool(kinds)
        false.update(kinds)
        if misses and kinds:
            print(f"false alarm {sorted(kinds)}: {case.text!r}")
    for kind, number in total.items():
        print(
            f"{kind:12} recall {found[kind]:3}/{number:3} = {found[kind] / number:.2f}   false alarms {false[kind]}"
        )
    print(f"all          recall {found.total() / total.total():.3f} of {total.total()}")
    print(f"             false alarms {alarmed / len(harmless):.3f} of {len(harmless)}")


def show_speed() -> None:
    prose = " ".join(case.text for case in HARMLESS["shown"] if case.language == "en").split()
    texts = [" ".join(prose[at : at + 500]) for at in range(0, len(prose) - 500, 500)]
    times = []
    for _ in range(20):
        start = time.process_time()
        for text in texts:
            find_private(text)
        times.append((time.process_time() - start) / len(texts))
    print(f"{min(times) * 1000:.2f} ms for 500 words (best of 20)")


def show_growth() -> None:
    for unit in HOSTILE:
        times = []
        for size in (20_000, 40_000, 80_000):
            text = (unit * size)[:size]
            start = time.process_time()
            find_private(text)
            times.append(time.process_time() - start)
        print(f"{unit!r:10} " + "  ".join(f"{each * 1000:8.1f} ms" for each in times))


if __name__ == "__main__":
    sys.exit(main())
