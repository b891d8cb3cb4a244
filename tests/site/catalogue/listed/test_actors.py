from __future__ import annotations

from collections.abc import Iterable

from sitrep.core.weeks import Week
from sitrep.site.catalogue.build import Catalogue
from sitrep.site.catalogue.listed.actors import ActorPage, weeks_of
from tests.support.growth import LINEAR, growth
from tests.support.trees import catalogue, report_text, tree

ACTORS = """\
[river-guard]
name = "River Guard"
spellings = ["RG", "حرس النهر"]

[upper-river-guard]
name = "Upper River Guard"

[lamp-brigade]
name = "Lamp Brigade"
"""
BODY = "::: passage SY-ID\n%s\n:::\n\n::: passage SY-DR\nRain fell.\n:::\n"


def built(reports: dict[str, str], *, drafts: bool = False, **files: str) -> Catalogue:
    return catalogue(tree(reports, actors__toml=ACTORS, **files), drafts=drafts)


def page(given: Catalogue, name: str = "river-guard") -> ActorPage:
    (found,) = [each for each in given.actors if each.actor.id == name]
    return found


def places(found: ActorPage) -> list[str]:
    return [passage.anchor for passage in found.passages]


def ids(found: ActorPage) -> list[str]:
    return [family.report.id for family in found.families]


def test_every_actor_has_a_page_by_name_also_where_nothing_names_it() -> None:
    given = built({"a": report_text("a", BODY % "The River Guard left.")})
    assert [each.actor.name for each in given.actors] == [
        "Lamp Brigade",
        "River Guard",
        "Upper River Guard",
    ]
    assert page(given, "lamp-brigade").lines == ()


def test_without_the_file_there_is_none_and_nothing_is_named() -> None:
    given = catalogue(tree())
    assert given.actors == ()
    assert [family.actors for family in given.families] == [()]


def test_it_is_found_by_any_of_its_names_newest_first() -> None:
    given = built(
        {
            "a": report_text("a", BODY % "The River Guard's men left.", date="2020-07-01"),
            "b": report_text("b", BODY % "Men of RG left.", date="2020-07-08", added="2020-07-09"),
            "c": report_text(
                "c", BODY % "وقال لحرس النهر", date="2020-07-09", added="2020-07-10", lang="ar"
            ),
            "d": report_text("d", BODY % "Nobody left."),
        }
    )
    found = page(given)
    assert places(found) == ["c-1", "b-1", "a-1"]
    assert found.weeks == (Week(2020, 28), Week(2020, 27))
    assert [region.id for region in found.regions] == ["idlib"]


def test_the_longest_name_counts() -> None:
    given = built({"a": report_text("a", BODY % "The Upper River Guard left.")})
    assert places(page(given)) == []
    assert places(page(given, "upper-river-guard")) == ["a-1"]


def test_a_passage_and_its_report_name_actors_by_name() -> None:
    given = built({"a": report_text("a", BODY % "RG and the Lamp Brigade met.")})
    (family,) = given.families
    assert [actor.id for actor in family.actors] == ["lamp-brigade", "river-guard"]
    assert [[actor.id for actor in each.actors] for each in family.passages] == [
        ["lamp-brigade", "river-guard"],
        [],
    ]


def test_a_headline_names_too() -> None:
    titled = "::: passage SY-ID\n# River Guard leaves\n\nThey left.\n:::\n"
    given = built(
        {
            "a": report_text("a", BODY % "They left.", title="River Guard leaves"),
            "b": report_text("b", titled),
        }
    )
    assert {
        mention.family.report.id: len(mention.passages) for mention in page(given).mentions
    } == {
        "a": 0,
        "b": 1,
    }


def test_a_name_does_not_go_beyond_its_paragraph() -> None:
    given = built({"a": report_text("a", BODY % "They saw the River\n\nGuard duty began.")})
    assert page(given).lines == ()


def test_what_rights_withhold_names_nobody() -> None:
    hidden = report_text("a", BODY % "The River Guard left.", source="example-review")
    assert page(built({"a": hidden})).lines == ()
    cut = "::: passage SY-ID\nOne two three four. The River Guard left.\n:::\n"
    sources = """[excerpted]\nname = "Excerpted"\nrights = "excerpt:4"\n"""
    given = built({"b": report_text("b", cut, source="excerpted")}, sources__toml=sources)
    assert page(given).lines == ()


def test_a_withheld_title_names_nobody_and_nor_does_the_name_of_its_source() -> None:
    sources = """[guard]\nname = "River Guard Radio"\nrights = "withhold"\n"""
    report = report_text("a", BODY % "They left.", source="guard", title="The River Guard leaves")
    given = built({"a": report}, sources__toml=sources)
    assert given.families[0].title == "Report by River Guard Radio"
    assert page(given).lines == ()


def test_a_withdrawn_report_names_nobody_and_a_draft_only_in_a_preview() -> None:
    reports = {
        "gone": report_text(
            "gone",
            BODY % "The River Guard left.",
            status="withdrawn",
            changes="[{date: 2020-08-01, note: Wrong.}]",
        ),
        "draft": report_text("draft", BODY % "The River Guard left.", status="draft"),
    }
    assert ids(page(built(reports))) == []
    assert ids(page(built(reports, drafts=True))) == ["draft"]


KEY_POINTS = (
    "---\nkey_points:\n"
    "- {text: The River Guard left., rests_on: [a]}\n"
    "- {text: Rain fell., rests_on: [a]}\n---\n"
)
EVENT = "---\ntitle: %s\nregions: [SY-ID]\ndays: 2020-06-30\nkind: clash\n---\n%s\n"


def test_a_week_is_told_by_its_key_points_then_events_then_reports() -> None:
    accounts = BODY.replace("SY-ID", "SY-ID event=leaving") % "The RG left."
    given = catalogue(
        {
            **tree(
                {
                    "a": report_text("a", accounts),
                    "old": report_text(
                        "old", BODY % "RG came.", date="2020-06-01", added="2020-06-02"
                    ),
                },
                actors__toml=ACTORS,
            ),
            "editions/2020-W27.md": KEY_POINTS,
            "events/leaving.md": EVENT % ("They leave", ""),
        }
    )
    newest, oldest = weeks_of(page(given).lines)
    assert [point.text for point in newest.points] == ["The River Guard left."]
    assert [event.event.id for event in newest.events] == ["leaving"]
    assert [mention.family.report.id for mention in newest.mentions] == ["a"]
    assert (oldest.week, oldest.points, oldest.events) == (Week(2020, 23), (), ())


def test_an_event_names_by_its_headline_and_its_note() -> None:
    accounts = BODY.replace("SY-ID", "SY-ID event=leaving") % "They left."
    for title, note in (("RG leaves", ""), ("They leave", "So says the *River* Guard.")):
        given = catalogue(
            {
                **tree({"a": report_text("a", accounts)}, actors__toml=ACTORS),
                "events/leaving.md": EVENT % (title, note),
            }
        )
        assert [event.event.id for event in page(given).events] == ["leaving"]
        assert page(given).mentions == ()


def test_the_order_of_actors_and_of_files_makes_no_difference() -> None:
    reports = {"a": report_text("a", BODY % "RG left."), "b": report_text("b", BODY % "RG came.")}
    turned = "\n\n".join(reversed(ACTORS.split("\n\n")))
    files = tree(reports, actors__toml=ACTORS)
    other = {**dict(reversed(files.items())), "actors.toml": turned}
    assert catalogue(files).actors == catalogue(other).actors


def test_the_time_grows_with_the_number_of_reports() -> None:
    def names_found(names: str) -> Iterable[ActorPage]:
        return built(
            {name: report_text(name, BODY % f"RG left {name}.") for name in names.split()}
        ).actors

    assert growth(names_found, lambda size: " ".join(f"r{at}" for at in range(size)), 12) < LINEAR
