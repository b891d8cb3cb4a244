from __future__ import annotations

import re

import pytest

from sitrep.content.checks.fingerprint import make_fingerprint, new_runs
from sitrep.core.errors import Fault
from sitrep.core.markdown.escape import escape_text
from tests.support.trees import line_of, read, report_text, tree

HEADLINE = "Ferrymen Cut Their Ropes As Lake Board Doubles The Toll"
DOCUMENT = (
    "Ferrymen on the northern shore cut the ropes of their own boats on Monday after the Lake Board told them that the "
    "toll would double before the harvest. Nobody was hurt, but eleven barges drifted onto the sandbank below the old "
    "mill and could not be pulled free until the next evening.",
    "“We were never asked, and we will not pay for a bridge that none of us has seen,” said a ferryman who gave his "
    "name as Roe. The board answered in a short note that it had sent letters to every landing in the spring.",
    "Traders in the market at Example Ford complained that flour had become dearer by a third since the boats stopped, "
    "and some families were carrying sacks over the hills on foot because no cart could pass the flooded track.",
)
ARABIC = (
    "قطع أصحاب القوارب على الضفة الشمالية حبال قواربهم يوم الاثنين بعد أن أبلغهم مجلس البحيرة أن الرسوم ستتضاعف قبل "
    "موسم الحصاد، ولم يصب أحد بأذى لكن إحدى عشرة عبارة انجرفت نحو الرمال أسفل الطاحونة القديمة."
)
CHINESE = (
    "北岸的船夫在星期一割断了自己船只的缆绳，因为湖区委员会告诉他们收割之前渡费将会加倍，"
    "没有人受伤，但十一艘驳船漂到了旧磨坊下面的沙洲上。"
)
OWN = (
    "Example Wire tells of a protest at the lake: boats were set adrift by those who work on them, on account of a "
    "higher charge. The authority, called the Lake Board, says it gave notice in writing months ago. Food prices at "
    "Example Ford went up by about a third."
)
MARK = make_fingerprint(new_runs([*DOCUMENT, HEADLINE.lower(), ARABIC, CHINESE]))


def file_of(*paragraphs: str, mark: str | None = MARK, **keys: str) -> str:
    """A summary with a passage for each paragraph."""
    body = "".join(f"::: passage SY-ID\n{escape_text(text)}\n:::\n" for text in paragraphs)
    given = {"text": "summary", "fingerprint": f"[{mark}]" if mark else "", **keys}
    return report_text("one", body=body, **given)


def faults(*paragraphs: str, mark: str | None = MARK, **keys: str) -> list[Fault]:
    return read(tree({"one": file_of(*paragraphs, mark=mark, **keys)}))[1]


def copied(*paragraphs: str, mark: str | None = MARK, **keys: str) -> list[str]:
    return [fault.key for fault in faults(*paragraphs, mark=mark, **keys)]


def test_a_summary_in_own_words_is_fine() -> None:
    assert copied(OWN) == []


def test_the_documents_text_that_is_called_a_summary_is_a_fault_of_each_passage() -> None:
    found = faults(OWN, *DOCUMENT)
    assert [fault.key for fault in found] == ["passage 2", "passage 3", "passage 4"]
    assert found[0].line == line_of(file_of(OWN, *DOCUMENT), DOCUMENT[0]) - 1
    assert found[0].problem == (
        "52 words are copied from the document it was made from, beginning “Ferrymen on the northern shore”"
    )
    assert "quotation marks" in found[0].remedy


@pytest.mark.parametrize("sentence", [each for text in DOCUMENT for each in re.split(r"(?<=[.”]) (?=[A-Z])", text)
                                      if not each.startswith("“")])  # fmt: skip
def test_one_copied_sentence_among_own_words_is_enough(sentence: str) -> None:
    assert copied(f"{OWN} {sentence} Nothing more is known.") == ["passage 1"]


@pytest.mark.parametrize("rest", [0, 3, 6])
def test_words_put_for_one_in_ten_do_not_make_it_own(rest: int) -> None:
    for text in (DOCUMENT[0], DOCUMENT[2]):
        words = [word if at % 10 != rest else "plainly" for at, word in enumerate(text.split())]
        assert copied(" ".join(words)) == ["passage 1"]


@pytest.mark.parametrize("dress", [str.upper, str.lower, str.title, str.swapcase])
def test_other_capitals_do_not_make_it_own(dress) -> None:  # type: ignore[no-untyped-def]
    assert copied(dress(DOCUMENT[2])) == ["passage 1"]


def test_neither_other_order_nor_unseen_signs_nor_letters_of_one_look_make_it_own() -> None:
    assert copied(*reversed(DOCUMENT)) == ["passage 1", "passage 2", "passage 3"]
    for old, new in (
        ("e", "e\u200b"),
        ("a", "а"),
        ("o", "о\u00ad"),
        ("i", "í"),
        (" ", "\u00a0"),
        (",", " –"),
    ):
        assert copied(DOCUMENT[0].replace(old, new)) == ["passage 1"]


def test_copies_in_scripts_without_capitals_or_spaces_are_noticed() -> None:
    assert copied(ARABIC) == ["passage 1"]
    assert copied("قالت الصحيفة إن " + ARABIC.replace("أ", "ا")) == ["passage 1"]
    assert copied(CHINESE) == ["passage 1"]
    assert copied("据报道，湖边的船夫抗议渡费上涨，他们把船放走了。委员会说早已发信通知。") == []


def test_names_of_bodies_titles_days_and_figures_are_shared_by_all() -> None:
    mark = make_fingerprint(
        new_runs(
            [
                "On 14 May 2021 the United Lakes Office for the Coordination of Ferry Affairs (ULOCFA) and General "
                "Jane Roe, Minister of Roads and Bridges of the Northern Shore, counted 1,250 boats at Example Ford."
            ]
        )
    )
    own = (
        "According to the United Lakes Office for the Coordination of Ferry Affairs (ULOCFA), 1,250 boats lay there on "
        "14 May 2021; General Jane Roe, Minister of Roads and Bridges of the Northern Shore, gave no number."
    )
    assert copied(own, mark=mark) == []


QUOTE = "We were never asked, and we will not pay for a bridge that none of us has seen"


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", "«{}»", '"{}"'])
def test_a_short_quotation_may_be_the_sources_words(marks: str) -> None:
    assert copied(f"{OWN} One of the men is quoted: {marks.format(QUOTE)}.") == []
    assert copied(f"{OWN} One of the men said they were never asked: {QUOTE.lower()}.") == [
        "passage 1"
    ]


def test_quotation_marks_around_a_whole_text_do_not_make_it_a_summary() -> None:
    assert copied(f"{OWN} “{DOCUMENT[0]}”") == ["passage 1"]
    pieces = [" ".join(DOCUMENT[0].split()[at : at + 20]) for at in range(0, 50, 20)]
    assert copied(" ".join(f"“{piece}”" for piece in pieces)) == ["passage 1"]


@pytest.mark.parametrize("marks", ["“{}”", "「{}」", "«{}»"])
def test_a_quotation_is_as_long_without_spaces_between_words(marks: str) -> None:
    long = (
        CHINESE + "交易商说面粉价格自从船只停运以后上涨了三分之一，许多家庭只能背着粮食翻山越岭。"
    )
    mark = make_fingerprint(new_runs([long]))
    told = f"{OWN} {marks.format(long)} {OWN}"
    assert copied(told, mark=mark) == ["passage 1"]
    assert copied(f"{OWN} {marks.format(CHINESE[:24])} {OWN}", mark=mark) == []


@pytest.mark.parametrize("title", [HEADLINE, HEADLINE.capitalize(), HEADLINE.upper()])
def test_a_headline_that_is_the_documents_is_not_the_editors(title: str) -> None:
    (fault,) = faults(OWN, title=title, title_kind="editor")
    assert (fault.key, "stated or carrier" in fault.remedy) == ("title", True)
    assert copied(OWN, title=title, title_kind="stated") == []
    assert (
        copied(OWN, title="Boatmen protest against a higher toll on the lake", title_kind="editor")
        == []
    )


PROVENANCE = '{taken: 2021-06-01, rules: "1"}'
CARRIED = f"[{{source: example-review, provenance: {PROVENANCE}}}]"


def test_a_summary_of_an_ingested_document_keeps_its_fingerprint() -> None:
    (fault,) = faults(OWN, mark=None, provenance=PROVENANCE)
    assert (fault.key, fault.remedy) == (
        "fingerprint",
        "Ingest the document again, which puts it back",
    )
    assert copied(OWN, provenance=PROVENANCE) == []


def test_a_summary_begun_by_hand_needs_none() -> None:
    assert copied(OWN, mark=None) == []
    assert copied(OWN, mark=None, carriers=CARRIED) == []


def test_a_damaged_fingerprint_is_one_fault() -> None:
    (fault,) = faults(OWN, mark="1.1.x", provenance=PROVENANCE)
    assert (fault.key, fault.problem) == ("fingerprint", "is not as ingest wrote it")


def test_verbatim_texts_and_withdrawn_ones_are_not_asked() -> None:
    assert copied(*DOCUMENT, text="verbatim") == []
    gone = {"status": "withdrawn", "changes": '[{date: 2021-06-02, note: "A hoax."}]'}
    assert copied(*DOCUMENT, **gone) == []


def test_a_draft_is_told_what_would_stop_it() -> None:
    body = f"::: passage SY-ID\n{DOCUMENT[0]}\n:::\n"
    text = report_text("one", body=body, text="summary", status="draft", fingerprint=f"[{MARK}]")
    content, found = read(tree({"one": text}))
    assert found == []
    assert [fault.key for fault in content.drafts[0].faults] == ["passage 1"]
