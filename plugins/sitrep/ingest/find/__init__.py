"""Facts of a document: writer, outlets, dates, title, places; each with its evidence.

A fact that the document does not show stays unknown. The steps, in the order in which
``sitrep.ingest.PIPELINE`` runs them (each may use what those before it found):

Before them, the lines around the text were read together (``sitrep.ingest.head``).

1. ``byline``: who wrote the text, with ``writers``.
2. ``outlets``: who published this copy and who published the text first. It asks, the
   strongest evidence first: ``credits`` (the lines that credit another outlet),
   ``page_outlets`` (a web page's own marks), ``page_title`` (a page dump's first line), and
   ``whose``, a room for what the text itself says of it.
3. ``dates``: when this copy was published, and the text first. ``day_order`` decides
   whether 5/6/2020 is a day in May or in June, ``nearest_days`` gives a day its year,
   ``own_address`` reads a day in a URL.
4. ``title``: the headline above the text, with ``page_headline`` and ``page_title``.
5. ``places.regions``: which regions each paragraph speaks of (``places`` is a room of its
   own).

``event_days`` is used by the desk, which writes passages: which days they mention.

Shared: ``page_statements`` reads what a web page states of itself, ``outlet_names``
finds the outlet of a name or URL, ``hosts`` compares URLs.
"""
