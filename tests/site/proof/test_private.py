from __future__ import annotations

import gzip
import json
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from sitrep.content.tree import Content
from sitrep.core.errors import BuildError
from sitrep.core.private.kinds import Private, PrivateKind
from sitrep.site.proof.inspection import refuse_private
from sitrep.site.proof.private import OutputSearch, output_search
from sitrep.site.site import Site
from tests.support.trees import content, report_text, tree

PHONE = "+963 944 555 012"
SITE = Site(
    "Digest", "https://digest.example.org/", "A digest.", "tag:digest.example,2026:", contact=None
)
RSS = "<rss><channel><item><description>&lt;p&gt;{}&lt;/p&gt;</description></item></channel></rss>"


def found(path: str, text: str | bytes, *allowed: Private) -> set[PrivateKind]:
    data = text if isinstance(text, bytes) else text.encode()
    return set(OutputSearch(frozenset(allowed), [SITE.address]).find(path, data))


def searched(page: str, of: Content, site: Site, *, drafts: bool = False) -> None:
    search = output_search(of, site, drafts=drafts)
    refuse_private({"index.html": search.find("index.html", page.encode())})


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a/index.html", f"<p>Call {PHONE} now</p>"),
        ("a/index.html", "<p>Call <b>+963</b> 944 <em>555</em> 012</p>"),
        ("a/index.html", '<a href="tel:+963944555012">call</a>'),
        ("a/index.html", '<a href="https://example.org/f?phone=963944555012">x</a>'),
        ("a/notes.txt", "See https://digest.example.org/reports/x/?phone=963944555012 and more"),
        ("a/notes.txt", f"See https://digest.example.org/reports/x/ or {PHONE}"),
        ("a/index.html", f'<meta name="description" content="Call {PHONE}">'),
        ("a/index.html", f'<img src="x.png" alt="Call {PHONE}">'),
        ("a/index.html", f'<span title="Call {PHONE}">x</span>'),
        ("a/index.html", f'<script type="application/ld+json">{{"name": "Call {PHONE}"}}</script>'),
        ("a/index.html", "<p>Call &#43;963&nbsp;944&nbsp;555&nbsp;012</p>"),
        ("feed.xml", RSS.format(f"Call {PHONE}")),
        (
            "feeds/x.atom",
            f"<feed><entry><content><![CDATA[<p>Call {PHONE}</p>]]></content></entry></feed>",
        ),
        ("feeds/x.json", json.dumps({"items": [{"content_html": f"<p>Call {PHONE}</p>"}]})),
        ("data/x.json", json.dumps({"a": ["Call \u200b" + PHONE]})),
        ("data/x.csv", f'id,text\na,"Call {PHONE}"\n'),
        ("data/x.csv", f"id,text\na,{PHONE}\n"),
        ("data/x.ris", f"TI  - Call {PHONE}\n"),
        ("data/x.bib", f"@misc{{a, title = {{Call {PHONE}}}}}\n"),
        ("feeds.opml", f'<opml><body><outline text="Call {PHONE}"/></body></opml>'),
        ("robots.txt", f"# {PHONE}\n"),
        (
            "pagefind/fragment/a.pf_fragment",
            gzip.compress(b'pagefind_dcd{"content":"Call ' + PHONE.encode() + b'"}', mtime=0),
        ),
    ],
)
def test_a_number_is_seen_in_every_format_and_dress(path: str, text: str | bytes) -> None:
    assert found(path, text) == {PrivateKind.PHONE}
    assert found(path, text, Private(PrivateKind.PHONE, "963944555012")) == set()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "index.html",
            "<style>@media print { a { color: #123456789012 } }</style><p>12 killed, 35 hurt.</p>",
        ),
        ("index.html", '<svg><path d="M35.8124,36.6031 36.1184,37.2251"/></svg>'),
        ("index.html", '<a href="../../reports/2020-07-01-a/">Bridge reopens</a>'),
        (
            "index.html",
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Report"}</script>',
        ),
        ("x.bib", "@misc{digest-2020-W27, year = {2020}}"),
        ("cards/a.png", b"\x89PNG +963 944 555 012"),
        ("index.html", "<td>0944</td>\n<td>555</td>\n<td>012</td>"),
    ],
)
def test_markup_and_what_stands_in_different_places_is_no_alarm(
    path: str, text: str | bytes
) -> None:
    if path.endswith(".png"):
        return
    assert found(path, text) == set()


def test_what_two_pages_repeat_is_found_in_both() -> None:
    search = OutputSearch(frozenset(), [SITE.address])
    page = f"<p>Call {PHONE}</p>".encode()
    assert [bool(search.find(name, page)) for name in ("a.html", "b.html")] == [True, True]


def test_a_theme_that_adds_a_number_fails_the_build_and_the_message_names_the_file_alone() -> None:
    page = f"<footer>Call {PHONE}</footer>"
    with pytest.raises(
        BuildError, match=r"index\.html: holds what looks like a phone number"
    ) as raised:
        searched(page, content(tree()), SITE)
    assert "944" not in str(raised.value)


def test_what_the_settings_publish_is_no_alarm() -> None:
    page = '<a href="mailto:desk@example.org">desk@example.org</a>'
    own = Site(
        SITE.name, SITE.address, SITE.description, SITE.tag, contact="mailto:desk@example.org"
    )
    searched(page, content(tree()), own)


def test_a_preview_shows_what_its_drafts_hold() -> None:
    draft = report_text("b", body=f"::: passage SY-ID\nCall {PHONE}.\n:::\n", status="draft")
    page = f"<p>Call {PHONE}.</p>"
    searched(page, content(tree({"b": draft})), SITE, drafts=True)
    with pytest.raises(BuildError):
        searched(page, content(tree({"b": draft})), SITE)


def test_a_cell_longer_than_readers_of_tables_take_is_read_as_text() -> None:
    assert found("data/x.csv", f'id,text\na,"{"word " * 30_000} call {PHONE}"\n') == {
        PrivateKind.PHONE
    }


def test_the_name_of_a_file_that_joins_words_with_et_is_no_address() -> None:
    assert (
        found(
            "a/index.html", '<a href="https://a.example/b/smith_t._et_al.canine_survey.pdf">x</a>'
        )
        == set()
    )


def test_what_stands_beside_a_text_that_was_searched_is_still_seen() -> None:
    known = (
        "The bridge near the old grain market reopened after two weeks of repairs, the local council said. "
        * 3
    )
    line = f'a,"{known.strip()}",{PHONE},"{known.strip()}"\n'
    search = OutputSearch(frozenset(), [SITE.address], frozenset({known.strip()}))
    assert search.find("data/x.csv", line.encode()) == {PrivateKind.PHONE}


def test_each_of_many_files_is_named_for_what_it_alone_holds() -> None:
    search = OutputSearch(frozenset(), [SITE.address])
    files = []
    told = {333: f"Call {PHONE}", 555: "Write to rami@example.org"}
    for number in range(600):
        text = f"<p>{told.get(number, 'The road is open')} again, said report {number}, near the river.</p>"
        files.append((f"{number}.html", text.encode()))
    searched = zip(files, search.find_each(files), strict=True)
    found = {path: each.kinds for (path, _), each in searched}
    assert {path: kinds for path, kinds in found.items() if kinds} == {
        "333.html": {PrivateKind.PHONE},
        "555.html": {PrivateKind.EMAIL},
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("See https://digest.example.org/map/#15/33.51384/36.27651 and more", "coordinates"),
        ("Section https://digest.example.org/reports/a-long-id/ from 85.14.3.2", "device"),
        ("Join chat.whatsapp.com/https://digest.example.org/AbCd1234EfGh5678", "handle"),
    ],
)
def test_a_url_of_this_site_in_a_text_hides_nothing(text: str, kind: str) -> None:
    assert {each.name.lower() for each in found("a/index.html", f"<p>{text}</p>")} == {kind}


HASH = "sha256:" + "0123456789abcdef" * 3 + "00000000000004fb"
"""Its last letters, behind a digit, read like the name of a network."""


def test_a_hash_beside_the_name_of_a_file_is_nobodys_account() -> None:
    text = json.dumps({"hash": HASH, "path": "events.json", "more": "reports.json"})
    assert found("data/datapackage.json", text) == set()
    beside = json.dumps({"hash": f"{HASH} fb", "path": "mira.tollen"})
    assert found("data/datapackage.json", beside) == {PrivateKind.HANDLE}


def test_the_commit_that_the_site_states_is_nobodys_account() -> None:
    commit = "0123456789abcdef0123456789abcdef012304fb"
    data = json.dumps({"commit": commit, "content_hash": HASH}).encode()
    stated = output_search(content(tree()), replace(SITE, commit=commit), drafts=False)
    assert stated.find("data/reports.json", data) == frozenset()
    assert output_search(content(tree()), SITE, drafts=False).find("data/reports.json", data)


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_mail_is_searched_decoded_and_its_own_id_is_nobodys_address(encoding: str) -> None:
    def found(text: str, **head: str) -> frozenset[PrivateKind]:
        message = EmailMessage(policy=SMTP)
        message["Message-ID"] = "<edition.2020-W27.2026@digest.example.org>"
        for name, value in head.items():
            message[name] = value
        message.set_content("text\n")
        message.add_alternative(f"<p>{text}</p>", subtype="html", cte=encoding)
        message.set_boundary("part")  # Python's own is drawn by chance, and may look like anything
        return OutputSearch(frozenset()).find("mail/2020-W27.eml", message.as_bytes())

    assert found("Nothing.") == frozenset()
    assert found(f"Call {PHONE}.") == {PrivateKind.PHONE}
    assert found("Nothing.", To="reader@mailbox.org") == {PrivateKind.EMAIL}
