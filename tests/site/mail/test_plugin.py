"""The e-mail form of editions: one file each that needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitrep.core.errors import BuildError
from sitrep.core.language import ISOLATE, ISOLATED
from sitrep.core.weeks import Week
from sitrep.site.addresses import edition_mail
from sitrep.site.build import WholeBuild
from sitrep.site.catalogue.attribution import voices_of
from sitrep.site.mail.fit import MOST
from sitrep.site.mail.plugin import message_now
from sitrep.site.mail.reading import read_mail
from sitrep.site.mail.wrapping import COLUMNS, columns
from tests.support.paths import ROOT
from tests.support.site.facts import AIM, share_of_facts
from tests.support.site.feeds import blast
from tests.support.site.mail.heavy import heavy_week
from tests.support.site.sites import ADDRESS, Page, Site, build_site, settings_for
from tests.support.trees import report_text, tree

PLUGINS = ["sitrep.site", "sitrep.site.mail"]
HEAVIEST = 100_000
"""Bytes; Gmail cuts a mail off at 102 kB."""


@pytest.fixture(params=["invented_site"])
def site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def mails(site: Site) -> list[Page]:
    return [site.page(edition_mail(edition.week)) for edition in site.built.catalogue.editions]


def test_every_edition_has_its_mail_and_it_is_light(site: Site) -> None:
    sizes = [
        (site.output / edition_mail(each.week)).stat().st_size
        for each in site.built.catalogue.editions
    ]
    assert max(sizes) < HEAVIEST


def test_a_mail_asks_for_nothing(site: Site) -> None:
    for mail in mails(site):
        tags = {tag for tag, _attributes in mail.tags}
        assert not tags & {"img", "script", "link", "style", "iframe", "svg"}
        assert not any("url(" in (attributes.get("style") or "") for _tag, attributes in mail.tags)


def test_every_address_in_a_mail_is_whole(site: Site) -> None:
    links = [link for mail in mails(site) for link in mail.links]
    assert links
    assert [link for link in links if not link.startswith(("https://", "http://", "mailto:"))] == []


def test_a_mail_says_origin_date_grade_and_carriers_of_every_passage(site: Site) -> None:
    for edition, mail in zip(site.built.catalogue.editions, mails(site), strict=True):
        for family in edition.families:
            assert family.origin.name in mail.plain
            for voice in voices_of(family.passages, family.origin):
                assert all(source.name in mail.plain for source in voice.speakers)
                assert f" · {voice.grade.code} · " in mail.plain
            assert all(carriage.source.name in mail.plain for carriage in family.carriages)


@pytest.fixture(scope="module")
def ford(tmp_path_factory: pytest.TempPathFactory) -> Page:
    (mail,) = mails(build_site(tmp_path_factory.mktemp("ford"), blast(), PLUGINS=PLUGINS))
    return mail


def test_a_mail_begins_with_the_headline_the_cut_off_and_the_key_points(ford: Page) -> None:
    assert ford.plain.index("A week at the ford") < ford.plain.index("Holds what had reached us")
    assert (
        "Holds what had reached us by 7 July 2020 · read it on the web "
        "A blast < others. ●● 2 independent roots, ○ 1 echo, ◌ 1 unnamed · D3 "
        "The ford is shut. ● 1 independent root · B3 Lead."
    ) in ford.plain
    assert "Daraa: deteriorated. The ford is shut. ● 1 independent root · B3" in ford.plain
    assert {f"{ADDRESS}/events/ford-blast/", f"{ADDRESS}/reports/a/#a-2"} <= set(ford.links)


def test_a_mail_tells_an_event_by_its_accounts_a_root_before_its_echo(ford: Page) -> None:
    assert (
        "A blast at the ford Bombing · 30 June – 1 July 2020 · "
        "●● 2 independent roots, ○ 1 echo, ◌ 1 unnamed · D3 "
        "Example Review · D3 · ● root Seven died. “Seven dead” · 1 July 2020 "
        "The Ministry and a source not named, in Example Wire · E3 · ● root Four or five died. "
        "“Ford: reports” · 1 July 2020 "
        "The Ministry, in a source not named · E3 · ○ echo Five, the ministry says. "
    ) in ford.plain
    assert (
        "Killed: 4 to 7 The Ministry and a source not named, in Example Wire: 4 or 5; "
        "Example Review: 7"
    ) in ford.plain


def test_dots_are_read_out_as_their_words_alone(ford: Page) -> None:
    """Programs that read a mail aloud would say “black circle”."""
    hidden = [attributes for tag, attributes in ford.tags if tag == "span"]
    dots = sum(ford.plain.count(f"{sign} ") > 0 for sign in "●○◌")
    assert dots == 3
    assert sum(each.get("aria-hidden") == "true" for each in hidden) >= 10


def test_where_several_speak_each_stands_before_their_passage(tmp_path: Path) -> None:
    given = blast()
    text = given["reports/2020/a.md"].replace("# Four or five die\n\n", "")
    given["reports/2020/a.md"] = text.replace("event=ford-blast ", "").replace("SY-DR", "SY-ID")
    (mail,) = mails(build_site(tmp_path, given, PLUGINS=PLUGINS))
    assert "Example Wire · B3 · ● root The ford is shut." in mail.plain
    assert " · E3 · ● root Four or five died." in mail.plain


def test_a_mail_says_what_its_marks_mean_and_what_it_is_made_of(ford: Page) -> None:
    made = "3 reports · ●●● 3 independent roots, ○ 1 echo, ◌ 1 unnamed · 0 carriers"
    assert made in ford.plain
    assert "● an independent root · ○ an echo: adds no root · ◌ unnamed: not counted" in ford.plain


def test_a_mail_says_what_was_changed_since_the_week_was_announced(tmp_path: Path) -> None:
    given = blast()
    notes = given["editions/2020-W27.md"]
    erratum = "errata: [{date: 2020-07-09, note: It was one <ford>.}]\n"
    given["editions/2020-W27.md"] = notes.replace("announced:", f"{erratum}announced:")
    text = given["reports/2020/b.md"]
    told = "changes: [{date: 2020-07-10, note: Six and not seven.}]\nstatus:"
    given["reports/2020/b.md"] = text.replace("status:", told)
    (mail,) = mails(build_site(tmp_path, given, PLUGINS=PLUGINS))
    assert "Corrected 9 July 2020: It was one <ford>." in mail.plain
    assert mail.plain.count("Corrected 10 July 2020: Six and not seven.") == 1, "at its report"
    assert mail.plain.count("Six and not seven.") == 1
    assert mail.plain.index("Lead.") < mail.plain.index("It was one <ford>.")


def test_a_mail_warns_where_all_rests_on_one_origin(tmp_path: Path) -> None:
    built = build_site(tmp_path, tree(), PLUGINS=PLUGINS)
    assert "All of this week rests on Example Wire" in mails(built)[0].plain


def test_what_rights_withhold_is_in_no_mail(tmp_path: Path) -> None:
    text = report_text(
        source="example-review", body="::: passage SY-ID\nA secret sentence stands in here.\n:::\n"
    )
    built = build_site(tmp_path, tree({"2020-07-01-example-wire-bridge": text}), PLUGINS=PLUGINS)
    assert "secret sentence" not in mails(built)[0].plain
    assert "its rights belong to the source" in mails(built)[0].plain


def test_a_theme_without_a_mail_theme_beside_it_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    alone = tmp_path / "themes" / "alone"
    alone.symlink_to(Path(__file__).parents[3] / "themes" / "digest")
    with pytest.raises(BuildError, match="the theme mail/ is missing beside alone/"):
        build_site(tmp_path, tree(), THEME=str(alone))


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a week of 300 reports in two passages each."""
    return build_site(tmp_path_factory.mktemp("heavy"), heavy_week(300), PLUGINS=PLUGINS)


def test_a_week_of_300_reports_is_as_light_as_any(heavy: Site) -> None:
    form = (heavy.output / "mail/2020-W27.html").read_bytes()
    assert 0.9 * MOST < len(form) <= MOST < HEAVIEST
    assert len((heavy.output / "mail/2020-W27.txt").read_bytes()) < HEAVIEST


def test_a_week_that_is_cut_says_how_much_there_is_and_where(heavy: Site) -> None:
    (edition,) = heavy.built.catalogue.editions
    (mail,) = mails(heavy)
    counts = re.search(r"Here are (\d+) of (\d+) stories in full and (\d+) in a line", mail.plain)
    assert counts
    told, every, brief = map(int, counts.groups())
    assert every == len(edition.stories) > 500
    more = [int(number) for number in re.findall(r"(\d+) more on the web", mail.plain)]
    assert told + brief + sum(more) == every
    assert sum(tag == "h3" for tag, _attributes in mail.tags) == told > 15
    for section in edition.sections:
        assert section.region.name in mail.plain
    assert {
        f"{ADDRESS}/editions/2020-W27/#region-{section.region.id}" for section in edition.sections
    } <= set(mail.links)


def test_what_a_key_point_rests_on_is_told_whole_however_long_the_week(heavy: Site) -> None:
    (mail,) = mails(heavy)
    text = heavy.text("mail/2020-W27.html")
    assert re.search(r"<h3[^>]*><a[^>]*>A clash on road 7</a></h3>", text)
    assert f"{ADDRESS}/events/event-7/" in mail.links


def test_every_story_of_a_form_is_in_its_text_with_its_links(heavy: Site) -> None:
    (mail,) = mails(heavy)
    text = heavy.text("mail/2020-W27.txt")
    lines = text.split("\n")
    assert [line for line in lines if columns(line) > COLUMNS and "://" not in line] == []
    urls = {line.rpartition(" ")[2] for line in lines if "://" in line}
    assert urls == {link for link in mail.links if "://" in link}


def test_beside_a_form_stand_its_text_and_the_two_as_a_mail(ford: Page, heavy: Site) -> None:
    mail = read_mail((heavy.output / "mail/2020-W27.eml").read_bytes())
    assert mail
    assert mail.html == heavy.text("mail/2020-W27.html")
    assert mail.plain == heavy.text("mail/2020-W27.txt")
    assert mail.message["Subject"] == "A week of convoys (Week 27, 2020)"


def test_a_week_that_is_not_announced_has_no_mail_to_send(tmp_path: Path) -> None:
    built = build_site(
        tmp_path, {**blast(), "editions/2020-W27.md": "---\n---\nLead.\n"}, PLUGINS=PLUGINS
    )
    assert sorted(path.suffix for path in (built.output / "mail").iterdir()) == [".html", ".txt"]


def test_two_builds_write_the_same_mail(tmp_path: Path) -> None:
    first, second = (
        build_site(tmp_path / name, blast(), PLUGINS=PLUGINS) for name in ("one", "two")
    )
    for ending in ("html", "txt", "eml"):
        path = f"mail/2020-W27.{ending}"
        assert (first.output / path).read_bytes() == (second.output / path).read_bytes()


def test_what_a_build_would_write_now_is_what_it_wrote(tmp_path: Path) -> None:
    built = build_site(tmp_path, blast(), PLUGINS=PLUGINS)
    settings = settings_for(tmp_path, PLUGINS=PLUGINS)
    WholeBuild(settings)
    now = message_now(settings, Week(2020, 27))
    assert now == (built.output / "mail/2020-W27.eml").read_bytes()
    assert message_now(settings, Week(2020, 28)) is None


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the project's own content, without what mail does not need."""
    return build_site(tmp_path_factory.mktemp("own"), PATH=str(ROOT / "content"), PLUGINS=PLUGINS)


def test_two_thirds_of_the_words_of_a_mail_are_facts(own: Site) -> None:
    editions = own.built.catalogue.editions
    shares = {
        str(edition.week): share_of_facts(edition, own.page(edition_mail(edition.week)).plain)
        for edition in editions
    }
    assert {week: share for week, share in shares.items() if share < AIM} == {}


def test_a_mail_of_our_own_is_far_from_where_programs_cut_it(own: Site) -> None:
    sizes = [path.stat().st_size for path in (own.output / "mail").glob("*.html")]
    assert len(sizes) == 10
    assert max(sizes) < 0.6 * HEAVIEST


def test_a_mail_in_arabic_runs_from_right_to_left_in_what_is_left_of_it(tmp_path: Path) -> None:
    """Programs drop html and body: the first element in it says language and direction."""
    (mail,) = mails(build_site(tmp_path, blast(), PLUGINS=PLUGINS, DEFAULT_LANG="ar"))
    (first, *_) = (attributes for tag, attributes in mail.tags if tag == "div")
    assert (first.get("lang"), first.get("dir")) == ("ar", "rtl")
    assert f"{ISOLATE}The ford is shut.{ISOLATED}" in mail.plain, "clause and rest are one"
    styles = [attributes.get("style") or "" for _tag, attributes in mail.tags]
    assert not any(side in style for style in styles for side in ("left", "right"))
