"""The files of an edition's mail: what they say follows from the edition and the site alone."""

from __future__ import annotations

from typing import TypeVar

import pytest

from sitrep.site.build import WholeBuild
from sitrep.site.catalogue.plugin import CatalogueGenerator, ContentGenerator
from sitrep.site.generator import SiteGenerator
from sitrep.site.mail.files import edition_mails
from sitrep.site.mail.plugin import MailPages
from tests.support.paths import ROOT
from tests.support.site.sites import settings_for

Kind = TypeVar("Kind", bound=SiteGenerator)


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


def all_mails(pages: MailPages, order: int = 1) -> list[tuple[str, bytes]]:
    """The files of all editions, made in their order or in the opposite one."""
    editions = pages.context["catalogue"].editions[::order]
    return sorted(
        file for each in editions for file in edition_mails(pages.templates, each, pages.site)
    )


def test_they_are_the_same_in_any_order_and_again(pages: MailPages) -> None:
    assert all_mails(pages) == all_mails(pages, -1)


def test_their_addresses_are_those_that_are_expected(pages: MailPages) -> None:
    written = [address for address, _data in all_mails(pages)]
    assert written == sorted(pages.expected())
    assert {address.rpartition(".")[2] for address in written} == {"html", "txt", "eml"}
