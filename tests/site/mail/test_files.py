"""The files of an edition's mail: what they say follows from the edition and the site alone."""

from __future__ import annotations

from typing import TypeVar

import pytest

from sitrep.site.build import WholeBuild
from sitrep.site.catalogue.plugin import CatalogueGenerator, ContentGenerator
from sitrep.site.generator import SiteGenerator
from sitrep.site.mail.files import edition_mails
from sitrep.site.mail.plugin import MailPages, mail_environment
from tests.support.paths import ROOT
from tests.support.site.sites import settings_for

Kind = TypeVar("Kind", bound=SiteGenerator)
Mails = list[tuple[tuple[str, bytes], ...]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> MailPages:
    """What writes the mails of invented content, before it has written any."""
    folder = tmp_path_factory.mktemp("mails")
    settings = settings_for(folder, PATH=str(ROOT / "tests" / "content"))
    WholeBuild(settings)
    context = dict(settings)

    def made(kind: type[Kind]) -> Kind:
        return kind(
            context=context,
            settings=settings,
            path=settings["PATH"],
            theme=settings["THEME"],
            output_path=str(folder),
        )

    made(ContentGenerator).generate_context()
    made(CatalogueGenerator).generate_context()
    return made(MailPages)


def all_mails(pages: MailPages) -> Mails:
    """Of all editions, the oldest first: a build begins with the newest."""
    environment = mail_environment(pages)
    editions = reversed(pages.context["catalogue"].editions)
    return [edition_mails(environment, edition, pages.site) for edition in editions]


def test_they_are_the_same_in_any_order_and_again(pages: MailPages) -> None:
    environment = mail_environment(pages)
    first = [
        edition_mails(environment, edition, pages.site)
        for edition in pages.context["catalogue"].editions
    ]
    assert all_mails(pages) == first[::-1]


def test_their_addresses_are_those_that_are_expected(pages: MailPages) -> None:
    written = {address for files in all_mails(pages) for address, _data in files}
    assert written == set(pages.expected())
    assert {address.rpartition(".")[2] for address in written} == {"html", "txt", "eml"}
