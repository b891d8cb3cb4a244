"""Rights decide once, for every surface: the whole output is walked, whatever its files are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from sitrep.content.tree import Content
from sitrep.core.markdown.outline import plain_paragraphs
from sitrep.core.model import UNKNOWN_SOURCE, Report, Rights, RightsKind, Status, TextKind
from sitrep.core.rights import permit
from tests.support.site.leaks import Secret, find_leaks, words_of
from tests.support.site.sites import Site

RUN = 8
"""Words in a row that prove a text was copied; fewer may meet by chance."""
WITHDRAWN_RUN = 5
"""Of a withdrawn text less may be left."""
WHOLE = 1000
"""More words than a title has: it is sought as a whole."""


@pytest.fixture(params=["invented_site"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites."""
    built: Site = request.getfixturevalue(request.param)
    return built


def test_nothing_that_rights_forbid_stands_in_any_file(site: Site) -> None:
    found = find_leaks(site.output, secrets_of(site.built.content))
    assert not found, "\n".join(map(str, found))


def test_what_rights_permit_is_found_by_the_same_search(site: Site) -> None:
    """Else the test above would pass on files that it cannot read."""
    for report, rights in verbatim_or_not(site.built.content):
        texts = [text for text in permit(report, rights).texts if text]
        if report.status is Status.PUBLISHED and texts:
            found = {
                leak.file
                for leak in find_leaks(site.output / "reports" / report.id, shown(report, texts))
            }
            assert "index.html" in found, report.id


@pytest.mark.parametrize("kind", [*RightsKind, "withdrawn", "draft"])
def test_the_invented_content_has_texts_of_every_kind(invented_site: Site, kind: str) -> None:
    """Each with enough words to tell, so that the search above is not in vain."""
    content = invented_site.built.content
    kinds = [
        str(rights.kind) if report.status is Status.PUBLISHED else str(report.status)
        for report, rights in verbatim_or_not(content)
        if report.text is TextKind.VERBATIM and len(words_in(report)) > 2 * RUN
    ]
    assert kind in kinds
    if kind != RightsKind.FULL:
        assert any(secret.name.startswith(kind) for secret in secrets_of(content))


def test_a_text_from_a_source_whose_policy_allows_all_is_in_pages_and_feeds(
    invented_site: Site,
) -> None:
    report = next(
        report
        for report, rights in verbatim_or_not(invented_site.built.content)
        if report.status is Status.PUBLISHED
        and report.text is TextKind.VERBATIM
        and rights.kind is RightsKind.FULL
    )
    text = shown(report, [*texts_of(report)])
    for folder in (f"reports/{report.id}", "editions", "feeds"):
        assert find_leaks(invented_site.output / folder, text), folder


def secrets_of(content: Content) -> list[Secret]:
    """All that may stand nowhere."""
    return [
        secret for report, rights in verbatim_or_not(content) for secret in _secrets(report, rights)
    ]


def verbatim_or_not(content: Content) -> Iterator[tuple[Report, Rights]]:
    """Every report, drafts too, with its origin's policy."""
    policies = {source.id: source.rights for source in content.sources}
    for file in (*content.reports, *(draft.file for draft in content.drafts)):
        yield file.report, policies.get(file.report.source or "", UNKNOWN_SOURCE.rights)


def shown(report: Report, texts: Iterable[str]) -> list[Secret]:
    return [Secret(report.id, " ".join(plain_paragraphs(text)), RUN) for text in texts]


def words_in(report: Report) -> list[str]:
    return [
        word for text in texts_of(report) for word in words_of(" ".join(plain_paragraphs(text)))
    ]


def texts_of(report: Report) -> Iterator[str]:
    return (passage.text for passage in report.passages)


def _secrets(report: Report, rights: Rights) -> Iterator[Secret]:
    if report.status is not Status.PUBLISHED:
        run = WITHDRAWN_RUN if report.status is Status.WITHDRAWN else RUN
        yield from _texts(f"{report.status} {report.id}", report, run)
    elif report.text is TextKind.VERBATIM and rights.kind in {RightsKind.LINK, RightsKind.WITHHOLD}:
        yield from _texts(f"{rights.kind} {report.id}", report, RUN)
        if rights.kind is RightsKind.WITHHOLD:
            titles = [report.title, *(carrier.title for carrier in report.carriers)]
            yield from (
                Secret(f"withhold {report.id} title", title, WHOLE) for title in titles if title
            )
    elif report.text is TextKind.VERBATIM and rights.kind is RightsKind.EXCERPT:
        yield Secret(f"excerpt {report.id}", _beyond_excerpt(report, rights), RUN)


def _texts(name: str, report: Report, run: int) -> Iterator[Secret]:
    return (Secret(name, " ".join(plain_paragraphs(text)), run) for text in texts_of(report))


def _beyond_excerpt(report: Report, rights: Rights) -> str:
    """What follows the words that are shown, which are the first and no more than the policy says."""
    words = [
        word
        for text in texts_of(report)
        for line in plain_paragraphs(text)
        for word in line.split()
    ]
    permitted = [text for text in permit(report, rights).texts if text]
    shown_words = [
        word for text in permitted for line in plain_paragraphs(text) for word in line.split()
    ]
    assert shown_words == words[: len(shown_words)]
    assert len(shown_words) <= rights.words
    return " ".join(words[len(shown_words) :])
