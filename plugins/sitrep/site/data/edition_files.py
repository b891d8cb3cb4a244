"""``/data/editions/<week>.json``, with the reports in files of their own where they are too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitrep.core.terms import week_words
from sitrep.site.addresses import EDITION_SCHEMA, edition_data
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.edition import Edition
from sitrep.site.data.edition_record import build_edition_record
from sitrep.site.data.index_record import SplitBy, Subset, SubsetRecord
from sitrep.site.data.parts import DataFile, size_of
from sitrep.site.data.report_files import ReportFiles
from sitrep.site.data.split import Held, ListedParts, WrittenPart, group_of, part_record
from sitrep.site.engine.group import Group


def editions_of(published: Catalogue, shown: Catalogue) -> Iterator[Edition]:
    """The editions shown, as they are published; one of nothing but drafts is empty."""
    weeks = {edition.week: edition for edition in published.editions}
    for edition in shown.editions:
        yield weeks.get(edition.week) or Edition(
            edition.week, edition.notes, edition.lead, sections=(), families=(), withdrawn=()
        )


def edition_group(edition: Edition, files: ReportFiles) -> Group[ListedParts]:
    """The files of an edition, told of the edition itself last."""
    of = (edition, files.room)
    return Group(edition_data(edition.week), of, lambda: group_of(edition_files(edition, files)))


def edition_files(edition: Edition, files: ReportFiles) -> Iterator[WrittenPart]:
    """The files of an edition's reports, where one does not hold all; then the edition itself."""
    site, writer = files.frame.site, files.writer
    opening = files.frame.opening(EDITION_SCHEMA)
    record = build_edition_record(edition, files.frame)
    text = writer.text(opening, record)
    week = str(edition.week)
    title = week_words(edition.week, site.language)
    reports = tuple(files.frame.reports[family.report.id] for family in edition.families)
    if size_of(text) > files.limit:
        stem = edition_data(edition.week).removesuffix(".json") + "/reports"
        parts = tuple(files.write(Subset(SplitBy.WEEK, week, title, stem), reports))
        yield from parts
        record = replace(record, reports=None, parts=tuple(part.record for part in parts))
        text = writer.text(opening, record)
    if size_of(text) > files.limit:
        text = writer.text(opening, replace(record, events=None))
    file = DataFile(edition_data(edition.week), text)
    alone = SubsetRecord(SplitBy.WEEK, week, title, 1, 1, previous=None, next=None)
    ids = tuple(each.id for each in reports)
    held = Held(reports, record.withdrawn)
    yield WrittenPart(part_record(alone, file, held, site), ids, file)
