"""Which passages may be called confirmed: those with two independent roots behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitrep.core.accounts import accounts_of
from sitrep.core.dependence import trace
from sitrep.core.model import Report
from sitrep.core.regions import Regions
from sitrep.core.roots import Account, Key, Roots

CONFIRMED = 1
"""The credibility that takes a second independent source."""


def confirmed_passages(reports: Iterable[Report], regions: Regions | None) -> frozenset[Key]:
    """The passages behind which two named roots stand, if any passage claims to be confirmed."""
    every = tuple(reports)
    # Nothing else that is checked here depends on who relies on whom.
    if not any(map(claims_confirmation, every)):
        return frozenset()
    accounts = [account for report in every for account in accounts_of(report, regions)]
    roots = trace(accounts).roots
    together: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        if account.is_draft or account.is_withdrawn:
            continue
        for event in account.events:
            together[event] |= roots[account.key].named
    return frozenset(account.key for account in accounts if _is_confirmed(account, roots, together))


def _is_confirmed(
    account: Account, roots: Mapping[Key, Roots], together: Mapping[str, set[str]]
) -> bool:
    """Whether a named source is behind it, and another one behind it or one of its events."""
    own = roots[account.key].named
    behind = own.union(*(together[event] for event in account.events))
    return bool(own) and len(behind) > 1


def claims_confirmation(report: Report) -> bool:
    """Whether a passage of a report is said to be confirmed."""
    return any((each.credibility or report.credibility) == CONFIRMED for each in report.passages)
