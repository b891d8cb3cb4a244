"""How well private details are noticed: recall and false alarms by kind, on the labelled cases.

    .venv/bin/python benchmarks/private_details.py [--misses] [--part all|shown|held|blind…]

The cases are those of tests/core/private/. Those of --part held and of the blind parts were written
after the rules. A case counts as noticed when its own kind is found.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping

from common import parser_for, processor_seconds, use_test_helpers

from sitrep.core.private.find import find_private

use_test_helpers()

from tests.support.ingest.private_cases import HARMLESS, PARTS, PRIVATE, Case  # noqa: E402


def main() -> int:
    parser = parser_for(__doc__)
    parser.add_argument(
        "--part",
        choices=("all", *PARTS),
        default="all",
        help="the cases of one part (default: %(default)s)",
    )
    parser.add_argument(
        "--misses", action="store_true", help="show what was missed, and every false alarm"
    )
    parser.add_argument(
        "--speed", action="store_true", help="measure what a report of 500 words costs instead"
    )
    options = parser.parse_args()
    if options.speed:
        show_speed()
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
        recall = f"{found[kind]:3}/{number:3} = {found[kind] / number:.2f}"
        print(f"{kind:12} recall {recall}   false alarms {false[kind]}")
    print(f"all          recall {found.total() / total.total():.3f} of {total.total()}")
    print(f"             false alarms {alarmed / len(harmless):.3f} of {len(harmless)}")


def show_speed() -> None:
    prose = " ".join(case.text for case in HARMLESS["shown"] if case.language == "en").split()
    texts = [" ".join(prose[at : at + 500]) for at in range(0, len(prose) - 500, 500)]
    seconds = processor_seconds(lambda: [find_private(text) for text in texts])
    print(f"{seconds / len(texts) * 1000:.2f} ms for 500 words")


if __name__ == "__main__":
    sys.exit(main())
