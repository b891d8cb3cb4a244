"""Facts of a document: title, date, source, places; each with the words it was found in.

``byline``, ``credits`` and ``outlets`` find who wrote and first published it (``outlet_names``,
``page_outlets``, ``page_statements`` and ``hosts`` know how sources name themselves), ``dates``
when, ``title`` and ``page_title`` under which headline, ``regions`` where (``place_sense``,
``event_places`` and ``row_places`` decide what a name means), ``event_days`` on which days. A
finder returns its finding with the evidence, or None; it never guesses.
"""
