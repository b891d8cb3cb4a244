"""What is written is looked at once more, whoever wrote it: nothing may run, load from elsewhere or lead astray."""

from __future__ import annotations

import json
import sys
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

import pytest
from pelican import signals

from pelicanconf import PLUGINS
from sitrep.core.errors import Fault, OutputError
from sitrep.site.audit import Auditor, House, audit
from sitrep.site.policy import MAIL_PAGE, PAGE, SEARCH_PAGE, ContentPolicy
from tests.support.paths import ROOT
from tests.support.site.sites import Site, build_pages, build_site, files_of
from tests.support.trees import tree, write

HOME = "https://digest.example.org/sub/"
FOLDER = "/srv/digest/content"
THERE = "https://party.example"


def faults(path: str, data: str | bytes, **exact: bytes) -> list[Fault]:
    house = House(HOME, (FOLDER,), exact)
    return audit([(path, data if isinstance(data, bytes) else data.encode())], house, "output")


def page(body: str, head: str = "", policy: ContentPolicy = PAGE) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>A &lt; B</title>\n{head}\n</head>\n<body>\n'
        f"{body}\n</body>\n</html>\n"
    )


def problems(body: str, head: str = "", path: str = "about/index.html") -> str:
    return "\n".join(fault.problem for fault in faults(path, page(body, head)))


SAFE = (
    "<p>Plain &amp; <em>simple</em>, 3 &lt; 4 > 2</p><!-- a note of the theme's -->",
    f'<a href="../reports/a/">a</a> <a href="#b">b</a> <a href="{HOME}c/">c</a> <a href="mailto:a@b.example">d</a>',
    f'<a href="{THERE}/x?a=1&amp;copy=2" rel="nofollow noopener noreferrer">e</a>',
    '<img src="../images/map.png" alt="A map > that" srcset="../images/map.png 1x, ../images/big.png 2x">'.replace(
        ">", "&gt;", 1
    ),
    '<script type="application/ld+json">{"name": "\\u003cb\\u003e"}</script>',
    '<svg viewBox="0 0 1 1"><title id="t">Map</title><path d="M0 0" fill="url(#f)"/><use href="#p"/></svg>',
    "<input type=search name=q disabled> <BR/>",
    "<p title='it says onclick=x and javascript:'>text</p>",
    '<details open><summary data-on="x">more</summary></details>',
)
HOSTILE = {
    f"<script src='{THERE}/x.js'></script>": "a script",
    "<script>x()</script>": "a script",
    "<script type=module src=../theme/search.js></script>": "a script",
    "<script src='../theme/search.js' defer></script>": "a script",
    "<ScRiPt>x</sCrIpT>": "a script",
    "<script type='application/ld+json' src='../x.js'></script>": "a script",
    "<script type='application/ld+json'>{}<b></script>": "has a < inside <script>",
    "<p onclick=x()>": "the attribute onclick,",
    '<svg><path ONLOAD="x()"/></svg>': "the attribute onload,",
    "<img src=x onerror=x>": "the attribute onerror,",
    f"<img src={THERE}/a.gif alt>": "from another site",
    "<img src=//party.example/a.gif>": "not an address of this site",
    "<img src='\\\\party.example\\a.gif'>": "not an address of this site",
    "<img src='/&#9;/party.example/a.gif'>": "not an address of this site",
    "<img src='https:party.example/a.gif'>": "from another site",
    "<img src='data:image/gif;base64,AAAA'>": "from another site",
    f"<img srcset='../a.png 1x, {THERE}/b.png 2x'>": "from another site",
    f"<img src='{HOME.replace('org/sub', 'org.party.example/sub')}a.png'>": "from another site",
    f"<input type=image src={THERE}/a>": "from another site",
    f"<body background={THERE}/a>": "from another site",
    f"<table background={THERE}/a>": "from another site",
    f"<svg><image href={THERE}/a /></svg>": "from another site",
    f"<svg><use xlink:href='{THERE}/a#b'></use></svg>": "from another site",
    f"<svg><path fill='url({THERE}/a#b)'/></svg>": "loads",
    "<svg><path fill='u\\72l(//party.example/a#b)'/></svg>": "loads",
    "<svg><set attributeName=href to=javascript:x /></svg>": "<set>",
    "<svg><animate attributeName=href values=javascript:x /></svg>": "<animate>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>": "<foreignobject>",
    "<math><maction>x</maction></math>": "<math>",
    "<iframe src=../about/></iframe>": "<iframe>",
    "<iframe srcdoc='x'></iframe>": "the attribute srcdoc,",
    "<object data=x></object>": "<object>",
    "<embed src=x>": "<embed>",
    "<video src=x></video>": "<video>",
    "<base href=/x/>": "<base>",
    f"<form action={THERE}/>": "from another site",
    f"<form><button formaction={THERE}/>": "from another site",
    f"<a href=../x/ ping={THERE}/>x</a>": "the attribute ping,",
    "<meta http-equiv=refresh content='0;url=/x'>": "acts as the header",
    "<meta http-equiv='Set-Cookie' content=a>": "acts as the header",
    "<meta name=referrer content=unsafe-url>": "where its readers come from",
    f"<link rel=stylesheet href={THERE}/a.css>": "from another site",
    f"<link rel='alternate stylesheet' href={THERE}/a.css>": "from another site",
    f"<link rel=icon href={THERE}/a.ico>": "from another site",
    f"<link rel=preconnect href={THERE}>": "from another site",
    "<link rel=dns-prefetch href=//party.example>": "not an address of this site",
    f"<link rel=preload as=image imagesrcset='{THERE}/a 1x'>": "from another site",
    f"<link rel=manifest href={THERE}/m>": "from another site",
    f"<link href={THERE}/x>": "from another site",
    "<p style='color:red'>": "has an inline style",
    "<style>p{}</style>": "<style>",
    "<a href='javascript:x()'>x</a>": "not a link to a page",
    "<a href='  JaVaScRiPt:x'>x</a>": "not a link to a page",
    "<a href='java&#10;script:x'>x</a>": "contains invisible characters",
    "<a href='&#x6a;avascript&colon;x'>x</a>": "not a link to a page",
    "<a href='\x01javascript:x'>x</a>": "contains invisible characters",
    "<a href='vbscript:x'>x</a>": "not a link to a page",
    "<a href='data:text/html,x'>x</a>": "not a link to a page",
    "<a href='blob:x'>x</a>": "not a link to a page",
    "<area href='file:///x'>": "not a link to a page",
    "<a href='intent://x'>x</a>": "not a link to a page",
    "<a href='//party.example/x'>x</a>": "does not name its host",
    "<a href='https://reader:word@party.example/' rel='noopener noreferrer'>x</a>": "hides its host",
    "<a href='https:party.example' rel='noopener noreferrer'>x</a>": "hides its host",
    "<a href='https://[::1' rel='noopener noreferrer'>x</a>": "hides its host",
    "<a href='https:///x' rel='noopener noreferrer'>x</a>": "hides its host",
    "<a href='https://party.example/\u202ex' rel='noopener noreferrer'>x</a>": "contains invisible characters",
    f"<a href='{THERE}/'>x</a>": "without rel",
    f"<a href='{THERE}/' rel=noopener>x</a>": "without rel",
    f"<a href='{THERE.upper()}/' target=_blank>x</a>": "without rel",
    "<blockquote cite='javascript:x'>x</blockquote>": "not a link to a page",
    "<svg><a xlink:href='javascript:x'>x</a></svg>": "not a link to a page",
    '<p title="a > b" onclick="x()">': "may parse in different ways",
    '<p title="a < b" onclick="x()">': "may parse in different ways",
    "<a href=x\"onclick=x()>": "may parse in different ways",
    '<a title="x"onclick="x()">': "may parse in different ways",
    "<a/onclick=x()>": "may parse in different ways",
    "<!--><img src=x onerror=x()>-->": "may parse in different ways",
    "<!-- --!><img src=x onerror=x()>": "may parse in different ways",
    "<!-- <img> -->": "may parse in different ways",
    "<![CDATA[<b>]]>": "may parse in different ways",
    "<?xml-stylesheet href='x'?>": "may parse in different ways",
    "<!DOCTYPE html SYSTEM 'x'>": "may parse in different ways",
    "<textarea><img src=x onerror=x()></textarea>": "has a < inside <textarea>",
    "<title><style></title><img src=x onerror=x()></style>": "<style>",
    "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>": "may parse in different ways",
    "<xmp><img></xmp>": "<xmp>",
    "3 < 4": "may parse in different ways",
    "<p": "has an unclosed tag",
    "</p onclick=x()>": "may parse in different ways",
}  # fmt: skip


@pytest.mark.parametrize("body", SAFE)
def test_what_is_safe_is_let_through(body: str) -> None:
    assert problems(body) == ""


@pytest.mark.parametrize(("body", "problem"), HOSTILE.items())
def test_what_could_run_load_or_lead_astray_is_a_fault(body: str, problem: str) -> None:
    assert problem in problems(body)


@pytest.mark.parametrize("body", HOSTILE)
def test_it_is_found_as_well_where_the_same_tags_stood_on_a_page_before(body: str) -> None:
    files = [
        (f"{name}/index.html", page(text).encode())
        for name, text in (("a", SAFE[0]), ("b", body), ("c", body))
    ]
    assert {fault.file for fault in audit(files, House(HOME), "output")} == {
        "output/b/index.html",
        "output/c/index.html",
    }


def test_a_fault_names_file_line_problem_and_remedy() -> None:
    (fault,) = faults("reports/a/index.html", page("<p>\n\n<iframe></iframe>"))
    assert (fault.file, fault.line) == ("output/reports/a/index.html", 13)
    assert fault.problem == "has an element <iframe>"
    assert "theme" in fault.remedy


def test_a_mistake_on_every_page_is_named_three_times_and_counted() -> None:
    files = [(f"{number}/index.html", page("<iframe></iframe>").encode()) for number in range(20)]
    found = sorted(audit(files, House(HOME), "output"))
    assert len(found) == 3
    assert "(as do 17 more files)" in found[-1].problem


# Policies, scripts, styles


@pytest.mark.parametrize("policy", [SEARCH_PAGE, MAIL_PAGE, ContentPolicy(style=("*",))])
def test_a_page_with_another_policy_than_that_of_its_kind_is_a_fault(policy: ContentPolicy) -> None:
    (fault,) = faults("index.html", page("", policy=policy))
    assert "policy" in fault.problem
    assert faults("index.html", page("")) == []


def test_a_policy_after_what_it_is_for_is_a_fault() -> None:
    late = page("").replace("<head>", '<head><link rel="icon" href="theme/icon.svg">')
    assert ["policy" in fault.problem for fault in faults("index.html", late)] == [True]


def test_a_page_that_lets_others_know_where_readers_come_from_is_a_fault() -> None:
    without = page("").replace('<meta name="referrer" content="no-referrer">', "")
    assert ["readers come from" in fault.problem for fault in faults("index.html", without)] == [
        True
    ]


def test_the_one_script_stands_on_the_search_page_alone_and_at_its_own_address() -> None:
    def found(path: str, source: str) -> list[str]:
        policy = SEARCH_PAGE if path.startswith("search") else PAGE
        return [
            fault.problem
            for fault in faults(path, page("", f'<script src="{source}" defer></script>', policy))
        ]

    assert found("search/index.html", "../theme/search.js") == []
    assert found("search/index.html", "../theme/other.js") == ["has a script"]
    assert found("search/index.html", f"{THERE}/search.js") != []
    assert found("about/index.html", "../theme/search.js") == ["has a script"]


@pytest.mark.parametrize("path", ["theme/search.js", "pagefind/pagefind.js"])
def test_a_script_of_ours_with_other_content_is_a_fault(path: str) -> None:
    assert ["script" in fault.problem for fault in faults(path, "x()")] == [True]


def test_a_mail_may_have_styles_beside_what_they_style_but_none_that_load() -> None:
    def found(style: str) -> list[str]:
        return [
            fault.problem
            for fault in faults("mail/a.html", page(f'<p style="{style}">', policy=MAIL_PAGE))
        ]

    assert found("color:red") == []
    assert len(found(f"background:url({THERE}/a)")) == 1


@pytest.mark.parametrize(
    "styles",
    [
        f"@import '{THERE}/a.css';",
        "@IMPORT url(a.css);",
        "@\\69mport 'a.css';",
        f"p {{ background: url({THERE}/a) }}",
        "p { background: url( '//party.example/a' ) }",
        "p { background: u\\72 l(//party.example/a) }",
        f"p {{ background: image-set('{THERE}/a' 1x) }}",
        f'@font-face {{ src: url("{THERE}/a") }}',
        "p { background: url(data:image/gif;base64,AA) }",
        "p { width: expression(x()) }",
        "p { -moz-binding: url(a) }",
        "p { behavior: url(a.htc) }",
    ],
)
def test_styles_that_load_or_run_are_a_fault_with_their_line(styles: str) -> None:
    found = faults("theme/style.css", f"/* one\n   two */\np {{ color: red }}\n{styles}\n")
    assert {fault.line for fault in found} == {4}


def test_styles_that_do_not_are_none() -> None:
    styles = "/* url(https://party.example/) */ p { background: url(img/a.png); mask: url(#m); content: '\\2014' }"
    assert faults("theme/style.css", styles) == []


# Feeds, lists, drawings


def rss(title: str = "A", body: str = "<p>A</p>", more: str = "") -> str:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>{escape(title)}</title><link>{HOME}</link><item><title>A</title><dc:creator>{escape(title)}</dc:creator>"
        f"<link>{HOME}reports/a/</link><content:encoded>{escape(body)}</content:encoded>\n{more}</item></channel></rss>"
    )


def atom(title: str, kind: str, body: str) -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title type="{kind}">{escape(title)}</title>'
        f'<entry><content type="html">{escape(body)}</content></entry></feed>'
    )


def json_feed(body: str, **item: str) -> str:
    return json.dumps(
        {"title": "<b>", "items": [{"title": "<img src=x>", "content_html": body, **item}]}
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<img src={THERE}/a.gif>",
        "<img src=/a.gif>",
        "<img src=a.gif>",
        "<script>x</script>",
        "<p onclick=x>",
        "<p style='color:red'>",
        "<a href='javascript:x'>x</a>",
        "<a href='/reports/a/'>x</a>",
        "<a href='reports/a/'>x</a>",
        "<form><input></form>",
        "<link rel=stylesheet href=x>",
        "<svg></svg>",
    ],
)
def test_html_in_feeds_is_judged_as_strictly_as_in_pages_and_holds_no_relative_address(
    body: str,
) -> None:
    assert faults("feeds/a.rss", rss(body=body))
    assert faults("feeds/a.atom", atom("A", "text", body))
    assert faults("feeds/a.json", json_feed(body))
    assert faults("feeds/a.rss", rss(title=body))
    assert faults("feeds/a.atom", atom(body, "html", ""))


def test_feeds_with_safe_texts_are_let_through() -> None:
    body = f'<p>A &amp; B <a href="{THERE}/x">x</a> <a href="{HOME}reports/a/">y</a></p>'
    assert faults("feed.xml", rss("R&amp;D", body)) == []
    assert faults("feeds/a/1.atom", atom("<b> as text", "text", body)) == []
    assert (
        faults("feeds/a.json", json_feed(body, url=f"{HOME}reports/a/", external_url=f"{THERE}/x"))
        == []
    )


@pytest.mark.parametrize(
    "more",
    [
        f"<enclosure url='{THERE}/a.mp3'/>",
        f"<media:thumbnail url='{THERE}/a.png'/>",
        f"<image><url>{THERE}/a.png</url></image>",
        f"<icon>{THERE}/a.ico</icon>",
        "<link>javascript:x</link>",
        "<source url='javascript:x'>A</source>",
    ],
)
def test_what_feed_readers_ask_for_by_themselves_is_a_fault_with_its_line(more: str) -> None:
    assert [fault.line for fault in faults("feeds/a.rss", rss(more=more))][-1] == 2


@pytest.mark.parametrize("key", ["image", "banner_image", "external_url"])
def test_so_it_is_in_json(key: str) -> None:
    assert faults(
        "feeds/a.json", json_feed("", **{key: f"{'' if 'image' in key else 'data:'}{THERE}/a.png"})
    )


@pytest.mark.parametrize(
    "document",
    [
        "<?xml-stylesheet href='x.xsl'?><rss/>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>",
        "<rss><title>",
        "",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title type='xhtml'>x</title></feed>",
    ],
)
def test_xml_that_defines_styles_or_is_none_is_a_fault(document: str) -> None:
    for path in ("feeds/a.atom", "sitemap.xml", "feeds.opml"):
        assert faults(path, document)


@pytest.mark.parametrize(
    "document",
    ["[]", "1", '"x"', "", "{", json.dumps({"items": [{"attachments": [{"url": "x"}]}]})],
)
def test_json_that_is_no_feed_or_has_attachments_is_a_fault(document: str) -> None:
    assert faults("feeds/a.json", document)


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


def test_a_drawing_of_the_theme_is_let_through_and_a_program_in_one_is_not() -> None:
    assert (
        faults(
            "theme/icon.svg", DRAWING.format('<path d="M0 0" fill="url(#a)"/><use x:href="#b"/>')
        )
        == []
    )
    for inside in (
        "<script>x</script>",
        "<path onload='x'/>",
        f"<image x:href='{THERE}/a'/>",
        f"<path fill='url({THERE}/a)'/>",
        "<a x:href='javascript:x'>x</a>",
        "<style>p{}</style>",
        "<foreignObject/>",
        "<set attributeName='href' to='javascript:x'/>",
        "<p xmlns='http://www.w3.org/1999/xhtml'>x</p>",
    ):
        assert faults("theme/icon.svg", DRAWING.format(inside)), inside


def test_a_manifest_names_the_site_and_its_own_pictures_and_nothing_else() -> None:
    icon = {"src": "theme/icon-192.png", "sizes": "192x192"}
    assert (
        faults("site.webmanifest", json.dumps({"name": "A", "scope": "./", "icons": [icon]})) == []
    )
    refused: tuple[object, ...] = (
        {"icons": [{"src": f"{THERE}/a.png"}]},
        {"start_url": f"{THERE}/"},
        {"scope": "//evil.example/"},
        {"share_target": {"action": "./"}},
        {"related_applications": []},
        [],
    )
    for manifest in refused:
        assert faults("site.webmanifest", json.dumps(manifest)), manifest
    assert faults("site.webmanifest", "{")
    assert faults("other/site.webmanifest", "{}")


# Files


@pytest.mark.parametrize(
    "path",
    [
        "a.js",
        "theme/more.js",
        "a.htm",
        "a.php",
        "a.svg",
        "images/a.svg",
        "a.css",
        "a.woff2",
        "theme/a.ttf",
        "a.pdf",
        ".htaccess",
        "theme/.htaccess",
        ".well-known/other",
        "a.xml",
        "data/a.html.exe",
        "sources.toml",
        "reports/a.md",
        "CNAME",
        "service-worker.js",
        "manifest.webmanifest",
        "a",
    ],
)
def test_a_kind_of_file_that_no_site_has_is_a_fault(path: str) -> None:
    assert ["kind of file" in fault.problem for fault in faults(path, "x")] == [True]


def test_a_picture_that_is_none_is_a_fault() -> None:
    assert faults("images/a.png", b"\x89PNG\r\n\x1a\n") == []
    assert [fault.problem for fault in faults("images/a.png", "<script>")] == [
        "is not what its name says"
    ]


@pytest.mark.parametrize(
    "path", ["about/index.html", "data/reports.json", "robots.txt", "feeds/a.json"]
)
def test_a_folder_of_the_machine_is_named_nowhere(path: str) -> None:
    text = (
        page(f"<p>\n{FOLDER}/reports")
        if path.endswith("html")
        else json.dumps({"a": f"{FOLDER}/reports"})
    )
    (fault,) = faults(path, text)
    assert fault.problem == "contains the path of a folder on the machine it was built on"
    assert FOLDER not in str(fault)


def test_what_hosts_read_is_what_this_project_wrote() -> None:
    assert faults("_headers", b"/*\n", _headers=b"/*\n") == []
    assert faults("_headers", b"/*\n  Access-Control-Allow-Origin: *\n", _headers=b"/*\n")


def test_a_page_that_is_not_utf_8_is_a_fault() -> None:
    assert ["UTF-8" in fault.problem for fault in faults("index.html", b"\xff")] == [True]


# In a build


@pytest.mark.parametrize("name", ["invented_site"])
def test_a_whole_site_has_no_finding(request: pytest.FixtureRequest, name: str) -> None:
    site: Site = request.getfixturevalue(name)
    files = files_of(site.output)
    assert files.pop("MANIFEST.sha256")
    assert audit(files.items(), House("http://localhost:8000/", (str(ROOT),)), "output") == []


def overridden(folder: Path, template: str, before: str, after: str) -> str:
    """A theme folder of somebody else that has one template otherwise."""
    text = (ROOT / "themes/digest/templates" / template).read_text("utf-8")
    assert before in text
    write(folder / "theirs", {template: text.replace(before, after, 1)})
    return str(folder / "theirs")


THEIRS = {
    "counter": ("base.html", "</body>", f'<img src="{THERE}/count.gif" alt=""></body>', "loads"),
    "script": ("base.html", "</body>", "<script>x()</script></body>", "has a script"),
    "font": (
        "_partials/page/head_meta.html",
        "<title>",
        f'<link rel="stylesheet" href="{THERE}/f.css"><title>',
        "loads",
    ),
    "policy": ("base.html", "policies.page", "policies.search", "policy"),
    "handler": ("_partials/report/report_head.html", "<h1", '<h1 onmouseover="x()"', "onmouseover"),
    "link": ("_partials/page/colophon.html", "<footer", f'<a href="{THERE}/">us</a><footer', "without rel"),
    "frame": ("front.html", "{% block content %}", "{% block content %}<iframe src=/></iframe>", "<iframe>"),
}  # fmt: skip


@pytest.mark.parametrize("name", THEIRS)
def test_a_hostile_theme_fails_the_build_and_the_last_good_site_stays(
    tmp_path: Path, name: str
) -> None:
    good = files_of(build_pages(tmp_path, tree()).output)
    template, before, after, problem = THEIRS[name]
    theirs = overridden(tmp_path, template, before, after)
    with pytest.raises(OutputError) as caught:
        build_pages(tmp_path, THEME_TEMPLATES_OVERRIDES=[theirs])
    assert any(problem in fault.problem for fault in caught.value.faults)
    assert all(
        fault.file.startswith("output/") and fault.line and fault.remedy
        for fault in caught.value.faults
    )
    assert files_of(tmp_path / "output") == good


PLUGIN = """\
from pathlib import Path
from pelican import signals

def spoil(pelican):
    output = Path(pelican.output_path)
    {action}

def register():
    signals.finalized.connect(spoil)
"""
SPOILED = [name for name in PLUGINS if name.rpartition(".")[2] not in {"data", "mail", "cards"}]
"""Those that make what is spoiled."""
ACTIONS = {
    "a script on every page": "page = output / 'index.html'; page.write_text(page.read_text().replace('</body>', "
    "'<script src=\"https://party.example/x.js\"></script></body>'))",
    "a worker": "(output / 'sw.js').write_text('x()')",
    "the search script": "(output / 'theme/search.js').write_text('x()')",
    "a feed's picture": "feed = output / 'feed.xml'; feed.write_text(feed.read_text().replace('</channel>', "
    "'<image><url>https://party.example/a.png</url></image></channel>'))",
    "the policy of the host": "(output / '_headers').write_text('/*\\\\n  Access-Control-Allow-Origin: *\\\\n')",
    "a redirect": "(output / '_redirects').write_text('/* https://party.example/:splat 302\\\\n')",
    "the curator's files": "(output / 'sources.toml').write_text('x')",
    "a link out of the folder": "(output / 'images').mkdir(); (output / 'images/a.png').symlink_to('/etc/hostname')",
    "a folder's name": "(output / 'robots.txt').write_text(str(Path(pelican.settings['PATH']).resolve()))",
}


@pytest.mark.parametrize("name", ACTIONS)
def test_a_hostile_plugin_fails_the_build_and_the_last_good_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    good = files_of(build_site(tmp_path, tree(), PLUGINS=SPOILED).output)
    module = f"spoiler_{[*ACTIONS].index(name)}"
    write(
        tmp_path / "plugins",
        {f"{module}.py": PLUGIN.format(action=ACTIONS[name].replace("\\\\", "\\"))},
    )
    monkeypatch.syspath_prepend(str(tmp_path / "plugins"))
    try:
        with pytest.raises(OutputError) as caught:
            build_site(tmp_path, PLUGINS=[*SPOILED, module])
    finally:
        signals.finalized.disconnect(sys.modules[module].spoil)
    assert all(fault.remedy for fault in caught.value.faults)
    assert any("is written by" not in fault.problem for fault in caught.value.faults)
    assert files_of(tmp_path / "output") == good


def mail(body: str, kind: str = "multipart/alternative") -> bytes:
    """A mail of a text and a page, each encoded."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "A week"
    message.set_content("text\n", cte="base64")
    message.add_alternative(page(body, policy=MAIL_PAGE), subtype="html", cte="base64")
    return message.as_bytes().replace(b"multipart/alternative", kind.encode())


def test_a_page_of_a_mail_that_was_clean_before_is_judged_with_its_own_policy_and_text() -> None:
    auditor, clean = Auditor(House(HOME)), page("<p>a</p>", policy=MAIL_PAGE)
    spoiled = clean.replace("<p>", '<p onclick="a">')
    assert not [*auditor.check("mail/a.html", clean.encode())]
    assert [*auditor.check("mail/b.html", spoiled.encode())]
    assert not [*auditor.check("mail/b.html", clean.encode())]
    assert [*auditor.check("about/index.html", clean.encode())]


def test_the_page_in_a_mail_is_audited_as_any_other_however_it_is_encoded() -> None:
    assert faults("mail/a.eml", mail("<p>fine</p>")) == []
    (fault,) = faults("mail/a.eml", mail(f'<img src="{THERE}/pixel.png">'))
    assert fault.file == "output/mail/a.eml"


def test_a_mail_of_anything_else_is_a_fault() -> None:
    for data in (b"From: x\r\n\r\ntext", mail("", "multipart/mixed"), mail("")[:600]):
        (fault,) = faults("mail/a.eml", data)
        assert fault.problem == "is not a mail of a text and its form alone"
    assert ["kind of file" in each.problem for each in faults("other/a.eml", mail(""))] == [True]
