"""What of a document is the report, what is not, and why.

Every block gets a verdict with its reason; nothing is deleted. The steps, in the
order in which ``sitrep.ingest.PIPELINE`` runs them:

1. ``split`` takes the text apart into blocks; ``sitrep.ingest.head.one_line`` does the
   same for a document that a scraper delivered as one long line.
2. ``repair`` mends what copying damaged; ``hyphens`` mends words that the lines of
   a PDF broke.
   Then the lines around the text are read (``sitrep.ingest.head``).
3. ``rules`` gives a verdict to each block that a phrase or its shape gives away.
   ``in_prose`` decides how much of a paragraph goes with such a phrase.
4. ``page_regions`` gives a verdict to each block of a web page that is in a menu, a
   comment section, a caption. ``furniture`` decides whether an element contains what
   its class name says.
5. ``article`` finds the run of blocks that is the article. ``ending`` decides whether
   the text is over where a page says so ("Comments").
6. ``container`` corrects that run by the element of the page that contains it.
7. ``join`` puts together sentences that a page break cut.

After the facts have been found (``sitrep.ingest.find``):

8. ``taken_out`` tells the curator how much prose and how many figures were removed.
9. ``addresses`` removes tracking from the URLs that would be published.

``voice`` serves several of these steps: it decides whether a text speaks as a
report, as a page or as a reader.
"""
