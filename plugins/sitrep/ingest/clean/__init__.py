"""A document's blocks, judged: what is the article, what is not, and why.

In the order in which it happens: ``split`` cuts the text into blocks, ``one_line`` those that
were glued together, ``repair`` and ``hyphens`` undo what hard wraps did. ``rules`` judges by
phrases and shapes, ``page_regions`` (with ``furniture`` and ``voice``) by what web pages say of
their parts. ``article`` finds the run of prose, ``ending`` where it ends, ``container`` keeps
what its element holds, ``join`` puts broken paragraphs together, ``in_prose`` spares a phrase
within a sentence. ``taken_out`` tells the curator what was removed, ``addresses`` cleans URLs.
"""
