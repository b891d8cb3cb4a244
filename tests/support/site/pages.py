"""Invented web pages, with the furniture that real ones have around a text."""

from __future__ import annotations

from sitrep.ingest import clean
from sitrep.ingest.draft import Draft, Verdict
from sitrep.ingest.read.decode import read_document
from tests.support.ingest.documents import PORT, knowledge

HEADLINE = "Dock strike in Aden enters its third day"
HEAD = f"""
<meta charset="utf-8"><title>{HEADLINE} - Meridian Post</title>
<meta property="og:title" content="{HEADLINE}">
<meta property="og:site_name" content="Meridian Post">
<meta property="article:published_time" content="2021-05-07T09:30:00+03:00">
<link rel="canonical" href="https://www.meridian-post.example/2021/05/dock-strike-third-day">
<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"name": "Lena Moray"}}}}</script>
"""
COMMENTS = (
    "I worked on that quay for twenty years and can tell you that nobody was ever paid on time, not once, believe me.",
    "The writer forgets that the same council promised new cranes before, and where are they now, I ask you all here?",
)
RELATED = (
    "Two ferries collided in the strait on Tuesday and nobody was hurt, the coast guard said in a short note.",
    "A court in the capital freed the editor of a weekly who had printed a map of the new customs posts.",
)


def tagged(tag: str, *texts: str) -> str:
    return "\n".join(f"<{tag}>{text}</{tag}>" for text in texts)


def news_page(*, text: str = tagged("p", *PORT), head: str = HEAD) -> bytes:
    """A page of a newspaper: text and everything around it."""
    return f"""<!DOCTYPE html><html><head>{head}</head><body class="has-sidebar with-comments">
<div class="cookie-notice"><p>We use cookies so that the page loads faster. You may refuse them at any time.</p></div>
<header class="site-header">
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article>
<h1>{HEADLINE}</h1>
<div class="entry-meta"><span class="author">By Lena Moray</span> <time>May 7, 2021</time></div>
<figure><figcaption>Ships with wheat wait in the roads, seen from the old lighthouse.</figcaption></figure>
<div class="entry-content">
{text}
<div class="share-buttons"><a href="#">Pass it on</a> <a href="#">Print it</a></div>
</div>
<div class="related-posts"><h3>From the same desk</h3>{tagged("p", *RELATED)}</div>
</article></main>
<aside id="sidebar">
<p>Our readers like this corner of the page best of all, or so the survey of spring said.</p></aside>
<section id="comments"><h2>What readers say</h2>{tagged("p", *COMMENTS)}</section>
<footer>
<p>Meridian Post is printed in two towns. All that stands here was written by people who are paid for it.</p></footer>
</body></html>""".encode()


def cleaned_page(data: bytes) -> Draft:
    return clean(read_document(data, "page.html"), knowledge())


def verdict_of(draft: Draft, words: str) -> Verdict:
    """The verdict on the one block that says these words."""
    return next(block.verdict for block in draft.blocks if words in block.text)
